/* dashboard/portal/work.c - see work.h; excuses are in excuse.c. */
#include "dashboard/portal/work.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "dashboard/view/preview_mark.h"
#include "dashboard/web/path.h"

#define RETRY_SECONDS "3600" /* what was sent too often may be sent then */

enum { ETAG_DIGITS = 32 };

static bool find_route(struct work *work, struct error *err)
{
	const struct request *request = work->request;
	struct route_match match = { NULL, NULL, "" };
	const char *stranger = NULL;

	if (request->refusal == NULL)
		match = route_find(work->arena, request);
	if (match.route != NULL)
		stranger = route_stranger(match.route, request);
	if (request->refusal != NULL)
		(void)error_set(err, ERROR_MISUSE, request->refusal, "%s", "");
	else if (match.allow == NULL)
		(void)error_set(err, ERROR_REFUSED, "route.none", "%s", request->path);
	else if (match.route == NULL)
		(void)error_set(err, ERROR_MISUSE, "route.method", "%s", request->method);
	else if (stranger != NULL)
		(void)error_set(err, ERROR_MISUSE, "request.parameter", "%s", stranger);
	else
		work->page.route = match.route;
	work->allow = match.allow;
	work->page.code = match.code;
	return work->page.route != NULL;
}

static bool choose_edition(struct work *work, struct error *err)
{
	struct page *page = &work->page;
	const char *named = request_parameter(page->request, "edition", NULL);
	int number = page->current;

	if (named != NULL) {
		number = page_number(named);
		if (number == 0)
			return error_set(err, ERROR_MISUSE, "request.value", "edition=%s", named);
	}
	if (page->current == 0)
		return !page->route->edition ||
			error_set(err, ERROR_FAILURE, "edition.none", "%s", "");
	page->pinned = named != NULL;
	page->edition = editions_get(work->editions, number, err);
	return page->edition != NULL;
}

bool work_admit(struct work *work, struct error *err)
{
	enum lang lang = path_lang(work->request->path);

	work->page = (struct page){ .arena = work->arena,
		.request = work->request,
		.lang = lang,
		.base = work->base,
		.words = work->stock->words[lang],
		.editions = work->editions,
		.letterbox = work->letterbox,
		.current = editions_current(work->editions),
		.version = work->stock->version,
		.site = work->site,
		.still = work->still,
		.code = "" };
	return find_route(work, err) && choose_edition(work, err);
}

/* Each part stands on a line of its own: no path or value holds a line break. */
const char *work_key(const struct work *work)
{
	const struct page *page = &work->page;
	text_auto key = { 0 };

	text_addf(&key, "%d\n%s\n", page->edition == NULL ? 0 : edition_info(page->edition)->number,
		work->request->path);
	for (const char *at = page->route->parameters; *at != '\0'; at += strspn(at, " ")) {
		size_t size = strcspn(at, " ");
		const char *name = arena_copy(work->arena, at, size);
		const char *value = request_parameter(page->request, name, NULL);

		if (value != NULL)
			text_addf(&key, "%s=%s\n", name, value);
		at += size;
	}
	return arena_copy(work->arena, text_z(&key), key.size);
}

/* A strong entity tag: edition, address and the very bytes. */
static void add_etag(const struct work *work, const char *key, struct answer *answer)
{
	const struct edition *edition = work->page.edition;
	text_auto all = { 0 };
	char hash[HASH_HEX];
	char etag[ETAG_DIGITS + 3];

	text_addf(&all, "%s\n%s\n", edition == NULL ? "" : edition_info(edition)->sha256, key);
	text_add(&all, text_span(&answer->body->bytes));
	hash_bytes(text_span(&all), hash);
	(void)snprintf(etag, sizeof etag, "\"%.*s\"", ETAG_DIGITS, hash);
	answer_add(answer, "ETag", etag);
}

/*
 * What an edition or a version of the styles is named in never changes, nor does a picture, which its hash
 * names. A page is no such thing: it tells which edition is in force.
 */
static bool is_for_ever(const struct page *page)
{
	const char *version = request_parameter(page->request, "v", NULL);

	if (media_is_page(page->route->media))
		return false;
	return page->pinned || page->route->media == MEDIA_JPEG ||
		(version != NULL && strcmp(version, page->version) == 0);
}

static void add_headers(
	const struct work *work, const struct outcome *outcome, struct answer *answer)
{
	const struct page *page = &work->page;

	media_headers(page->route->media, *page->base == '\0', answer);
	answer_add(answer, "Cache-Control",
		outcome->fresh || *page->base != '\0' ? "no-store"
			: is_for_ever(page)           ? "public, max-age=31536000, immutable"
					    : "public, max-age=60, stale-while-revalidate=600");
	if (media_is_page(page->route->media))
		answer_add(answer, "Content-Language", lang_codes[page->lang]);
	if (media_packs(page->route->media))
		answer_add(answer, "Vary", "Accept-Encoding");
	if (outcome->file_name != NULL)
		answer_add(answer, "Content-Disposition",
			arena_format(page->arena, "attachment; filename=\"%s\"",
				preview_file_name(page, outcome->file_name)));
	else if (preview_is(page) && page->route->edition && !media_is_page(page->route->media))
		answer_add(answer, "Content-Disposition",
			arena_format(page->arena, "inline; filename=\"%s\"",
				preview_file_name(page, strrchr(page->request->path, '/') + 1)));
	if (outcome->next != NULL)
		answer_add(answer, "Location", outcome->next);
	if (answer->status == 429 || answer->status == 503)
		answer_add(answer, "Retry-After", RETRY_SECONDS);
}

struct answer *work_perform(
	struct work *work, const char *key, bool *ret_passing, struct error *err)
{
	const struct route *route = work->page.route;
	struct outcome outcome = { 0 };
	struct answer *answer = NULL;
	bool fine = route->view(&work->page, &outcome, err);

	if (fine && route->template != NULL && outcome.next == NULL)
		fine = templates_render(work->stock->templates, route->template, outcome.model,
			&outcome.bytes, err);
	if (fine) {
		preview_mark(&work->page, route->media, &outcome.bytes);
		answer = answer_new(outcome.next != NULL ? 303
				: outcome.status != 0    ? outcome.status
							 : 200,
			&outcome.bytes);
		add_headers(work, &outcome, answer);
		if (answer->status == 200)
			add_etag(work, key, answer);
		*ret_passing = outcome.passing || outcome.fresh;
	}
	json_decref(outcome.model);
	text_done(&outcome.bytes);
	return answer;
}

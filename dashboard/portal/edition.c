/*
 * dashboard/portal/edition.c - one edition: what it changed against the one before.
 *
 * Figures that are new, figures that were replaced with the reason, verdicts that moved. Everything
 * links to the indicators as that edition has them.
 */
#include <string.h>

#include "dashboard/portal/changed.h"
#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/parts.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

enum {
	MOST_CORRECTIONS = 500, /* shown on a page */
	MOST_ADDED = 200,
};

struct looking {
	struct page page; /* as of the edition that is looked at: its links lead there */
	struct edition *before; /* NULL for the first */
	json_t *model;
};

/* { name, url, method }; `method` only where it is not the primary one. */
static json_t *named(
	const struct page *page, const struct indicator *indicator, const struct method *method)
{
	return json_pack("{s:s,s:s,s:o,s:b}", "name", indicator->name[page->lang], "url",
		rows_url(page, indicator), "method",
		tell_text(method->primary ? "" : method->name[page->lang]), "illustrative",
		method->illustrative);
}

/* The named row with { place, period, value, status }, the place where it is not the city. */
static json_t *change_row(const struct looking *looking, const struct edition_change *change)
{
	const struct page *page = &looking->page;
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct observation *after = &change->after;
	bool city = strcmp(after->place->code, catalogue->city) == 0;
	json_t *row = named(page, change->indicator, change->method);

	(void)json_object_set_new(
		row, "place", tell_text(city ? "" : after->place->name[page->lang]));
	(void)json_object_set_new(row, "period", tell_period(&after->period, page->lang));
	(void)json_object_set_new(row, "later", json_null());
	(void)json_object_set_new(row, "value", rows_value(after, change->indicator, page->lang));
	(void)json_object_set_new(
		row, "status", after->known ? tell_status(after->status, page->lang) : json_null());
	return row;
}

/* A later figure of the source is no correction of ours: it says so where no reason is given. */
static json_t *reason_of(const struct looking *looking, const struct edition_change *change)
{
	const struct page *page = &looking->page;

	if (*change->reason != '\0')
		return json_string(change->reason);
	if (strcmp(change->before.vintage, change->after.vintage) == 0)
		return json_null();
	return json_string(words_get(page->words, "edition.later-vintage"));
}

static bool add_corrections(struct looking *looking, struct error *err)
{
	const struct page *page = &looking->page;
	struct edition_change *list;
	json_t *rows = json_array();
	size_t count;

	(void)json_object_set_new(looking->model, "corrections", json_null());
	if (!edition_corrections(
		    page->edition, page->arena, MOST_CORRECTIONS, &list, &count, err)) {
		json_decref(rows);
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		json_t *row = change_row(looking, &list[i]);

		(void)json_object_set_new(
			row, "before", rows_value(&list[i].before, list[i].indicator, page->lang));
		(void)json_object_set_new(row, "reason", reason_of(looking, &list[i]));
		(void)json_array_append_new(rows, row);
	}
	if (count > 0)
		(void)json_object_set_new(
			looking->model, "corrections", json_pack("{s:O}", "rows", rows));
	json_decref(rows);
	return true;
}

/* New figures of the city one by one; in the first edition everything is new. */
static bool add_added(struct looking *looking, struct error *err)
{
	const struct page *page = &looking->page;
	struct edition_change *list;
	size_t count;
	json_t *rows;

	(void)json_object_set_new(looking->model, "added", json_null());
	if (looking->before == NULL)
		return true;
	if (!edition_added(page->edition, page->arena, edition_catalogue(page->edition)->city,
		    MOST_ADDED, &list, &count, err))
		return false;
	rows = json_array();
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(rows, change_row(looking, &list[i]));
	if (count > 0)
		(void)json_object_set_new(
			looking->model, "added", json_pack("{s:O}", "rows", rows));
	json_decref(rows);
	return true;
}

static json_t *news_row(const struct looking *looking, const struct edition_news *news)
{
	const struct page *page = &looking->page;
	json_t *row = named(page, news->indicator, news->method);

	(void)json_object_set_new(row, "count", tell_count(news->count, page->lang));
	(void)json_object_set_new(row, "replaced",
		news->replaced == 0 ? json_null() : tell_count(news->replaced, page->lang));
	return row;
}

static void add_news(struct looking *looking, const struct changed *changed)
{
	json_t *rows = json_array();

	for (size_t i = 0; i < changed->news_count; i++)
		(void)json_array_append_new(rows, news_row(looking, &changed->news[i]));
	(void)json_object_set_new(looking->model, "news", rows);
}

/* Verdicts of the same method and place that have another state now. */
static void add_moved(struct looking *looking, const struct changed *changed)
{
	const struct page *page = &looking->page;
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	json_t *rows = json_array();

	for (size_t i = 0; i < changed->moved_count; i++) {
		const struct edition_state *now = changed->moved[i].now;
		const struct place *place = catalogue_place(
			catalogue, now->place, edition_info(page->edition)->day);
		bool city = strcmp(now->place, catalogue->city) == 0;
		json_t *row = named(page, now->indicator, now->method);

		(void)json_object_set_new(row, "place",
			tell_text(city || place == NULL ? "" : place->name[page->lang]));
		(void)json_object_set_new(
			row, "before", tell_state(changed->moved[i].then, page->lang));
		(void)json_object_set_new(row, "state", tell_state(now->state, page->lang));
		(void)json_array_append_new(rows, row);
	}
	(void)json_object_set_new(looking->model, "moved", rows);
	(void)json_object_set_new(
		looking->model, "some_moved", json_boolean(changed->moved_count > 0));
}

/* { number, time, instant, note, code, sha256, previous, next, fixed_url, first } */
static json_t *facts(const struct looking *looking)
{
	const struct page *page = &looking->page;
	const struct edition_info *info = edition_info(page->edition);
	const char *older = info->number < 2
		? NULL
		: page_path(page, arena_format(page->arena, "/e/%d", info->number - 1));
	const char *newer = info->number >= page->current
		? NULL
		: page_path(page, arena_format(page->arena, "/e/%d", info->number + 1));

	return json_pack("{s:i,s:o,s:s,s:o,s:s,s:s,s:o,s:o,s:s,s:b}", "number", info->number,
		"time", tell_instant(info->published_at, page->lang), "instant", info->published_at,
		"note", tell_text(info->note), "code", info->code, "sha256", info->sha256,
		"previous", json_text_or_null(older), "next", json_text_or_null(newer), "fixed_url",
		page_url(page, "/"), "first", looking->before == NULL);
}

/* Opens the edition that :code numbers, and the one before it. */
static bool open_both(const struct page *page, struct looking *looking, struct error *err)
{
	int number = page_number(page->code);
	int newest = page->edition == NULL ? 0 : edition_info(page->edition)->number;
	int before;

	if (number == 0 || number > newest)
		return error_set(err, ERROR_REFUSED, "edition.unknown", "%s", page->code);
	looking->page = *page;
	looking->page.pinned = true;
	looking->page.edition = editions_get(page->editions, number, err);
	if (looking->page.edition == NULL)
		return false;
	/* one that takes others back follows on the one whose figures hold again */
	before = edition_info(looking->page.edition)->correction.wrong > 0
		? edition_info(looking->page.edition)->correction.back_to
		: number - 1;
	looking->before = before == 0 ? NULL : editions_get(page->editions, before, err);
	return before == 0 || looking->before != NULL;
}

bool parts_changes(const struct page *page, json_t *model, struct error *err)
{
	struct looking looking = { .model = model };
	struct changed changed;

	if (!open_both(page, &looking, err) ||
		!changed_read(looking.page.edition, looking.before, page->arena, &changed, err))
		return false;
	if (!add_corrections(&looking, err) || !add_added(&looking, err))
		return false;
	add_news(&looking, &changed);
	add_moved(&looking, &changed);
	(void)json_object_set_new(model, "facts", facts(&looking));
	(void)json_object_set_new(model, "summary", changed_say(page, &changed));
	return true;
}

bool edition_view(const struct page *page, struct outcome *ret, struct error *err)
{
	json_t *title = tell_say(page->words, "edition.title", "number", page->code);

	ret->model = shell_new(page, json_string_value(title));
	json_decref(title);
	(void)json_object_set_new(ret->model, "editions", json_string(page_url(page, "/editions")));
	return parts_changes(page, ret->model, err);
}

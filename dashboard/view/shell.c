/* dashboard/view/shell.c - see shell.h. */
#include "dashboard/view/shell.h"

#include <string.h>

#include "dashboard/view/tell.h"
#include "dashboard/web/path.h"
#include "dashboard/web/route.h"
#include "indicators/content.h"

/* The address of this page in a language; an error page leads to the front page. */
static const char *url_in(const struct page *page, enum lang lang)
{
	const struct request *request = page->request;
	struct page other = *page;
	const char *url;

	other.lang = lang;
	url = page_url(&other, page->route == NULL ? "/" : path_shared(page->request->path));
	for (size_t i = 0; page->route != NULL && i < request->parameter_count; i++) {
		const struct parameter *each = &request->parameters[i];

		if (route_takes(page->route, each->name) && *each->value != '\0' &&
			strcmp(each->name, "edition") != 0)
			url = page_more(&other, url, each->name, each->value);
	}
	return url;
}

static json_t *languages(const struct page *page)
{
	json_t *list = json_array();

	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto key = { 0 };

		text_addf(&key, "language.%s", lang_codes[lang]);
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:s,s:b}", "code", lang_codes[lang], "name",
				words_get(page->words, text_z(&key)), "url", url_in(page, lang),
				"here", lang == page->lang));
	}
	return list;
}

struct link {
	const char *path, *key;
	const char *indicator; /* that the edition must have; NULL: none */
};

static const struct link main_links[] = {
	{ "/", "nav.overview" },
	{ "/indicators", "nav.indicators" },
	{ "/plan", "nav.plan" },
	{ "/programmes", "nav.programmes" },
	{ "/documents", "nav.documents" },
	{ "/places", "nav.places" },
	{ "/editions", "nav.editions" },
	{ "/data", "nav.data" },
};
static const struct link foot_links[] = {
	{ "/ask", "nav.ask" },
	{ "/services", "nav.services" },
	{ "/1022", "nav.hotline", "hotline-reports-received" },
	{ "/news", "nav.news" },
	{ "/handbook", "nav.handbook" },
	{ "/cooperation", "nav.cooperation" },
	{ "/media", "nav.media" },
	{ "/method", "nav.method" },
	{ "/verify", "nav.verify" },
	{ "/about", "nav.about" },
	{ "/accessibility", "nav.accessibility" },
	{ "/privacy", "nav.privacy" },
};

/* A section without a page is not led to. */
static bool is_empty(const struct page *page, const char *path)
{
	int section = text_index(content_sections, path + 1);
	const struct catalogue *catalogue;

	if (section < 0)
		return false;
	catalogue = page->edition == NULL ? NULL : edition_catalogue(page->edition);
	for (int i = 0; catalogue != NULL && i < catalogue->content_count; i++)
		if (catalogue->content[i].section == (enum content_section)section)
			return false;
	return true;
}

/* Nor is a page whose figures the edition does not know. */
static bool is_unknown(const struct page *page, const char *indicator)
{
	return indicator != NULL &&
		(page->edition == NULL ||
			catalogue_indicator(edition_catalogue(page->edition), indicator) == NULL);
}

static json_t *links(const struct page *page, const struct link *items, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++) {
		if (is_empty(page, items[i].path) || is_unknown(page, items[i].indicator))
			continue;
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:b}", "name", words_get(page->words, items[i].key),
				"url", page_url(page, items[i].path), "here",
				page->route != NULL &&
					strcmp(page->route->pattern, items[i].path) == 0));
	}
	return list;
}

static json_t *edition_model(const struct page *page)
{
	const struct edition_info *info;

	if (page->edition == NULL)
		return json_null();
	info = edition_info(page->edition);
	return json_pack("{s:i,s:o,s:s,s:o,s:s,s:s,s:o,s:o,s:b,s:o,s:s}", "number", info->number,
		"time", tell_instant(info->published_at, page->lang), "instant", info->published_at,
		"note", tell_text(info->note), "code", info->code, "sha256", info->sha256,
		"figures", tell_count(info->figures, page->lang), "illustrative",
		info->illustrative == 0 ? json_null() : tell_count(info->illustrative, page->lang),
		"is_current", *page->base == '\0' && info->number == page->current, "previous",
		info->number < 2
			? json_null()
			: json_string(arena_format(page->arena, "?edition=%d", info->number - 1)),
		"fixed_url", page_fixed(page, "/", ""));
}

/* What a reader of an older edition is told. */
static json_t *notice(const struct page *page)
{
	text_auto sentence = { 0 };
	struct page latest = *page;

	if (page->edition == NULL || edition_info(page->edition)->number == page->current)
		return json_null();
	words_say(page->words, "notice.older", &sentence, "number",
		arena_format(page->arena, "%d", edition_info(page->edition)->number), "current",
		arena_format(page->arena, "%d", page->current), NULL);
	latest.pinned = false;
	return json_pack("{s:s,s:s}", "sentence", text_z(&sentence), "url",
		page_url(&latest, page->route == NULL ? "/" : path_shared(page->request->path)));
}

/* What somebody in the office is told of an edition that is none yet; null in the portal. */
static json_t *preview(const struct page *page)
{
	text_auto sentence = { 0 };

	if (*page->base == '\0')
		return json_null();
	words_say(page->words, "preview.sentence", &sentence, "number",
		arena_format(page->arena, "%d", page->current), NULL);
	return json_pack("{s:s,s:s}", "sentence", text_z(&sentence), "url",
		page->lang == LANG_EN ? "/en/board" : "/board");
}

/* Where the code of this page's edition is verified. */
static const char *verify_url(const struct page *page)
{
	if (page->edition == NULL)
		return page_path(page, "/verify");
	return page_more(
		page, page_path(page, "/verify"), "code", edition_info(page->edition)->code);
}

/* What a reader is told of the editions that this one takes back. */
static json_t *correction(const struct page *page)
{
	const struct edition_info *info;
	text_auto sentence = { 0 };

	if (page->edition == NULL || edition_info(page->edition)->correction.wrong == 0)
		return json_null();
	info = edition_info(page->edition);
	words_say(page->words,
		info->correction.wrong == info->number - 1 ? "correction.single"
							   : "correction.several",
		&sentence, "wrong", arena_format(page->arena, "%d", info->correction.wrong), "last",
		arena_format(page->arena, "%d", info->number - 1), "back",
		arena_format(page->arena, "%d", info->correction.back_to), "reason",
		info->correction.reason, NULL);
	return json_pack("{s:s}", "sentence", text_z(&sentence));
}

json_t *shell_new(const struct page *page, const char *title)
{
	json_t *model = json_object();
	const char *site = page->edition == NULL
		? words_get(page->words, "site.name")
		: edition_catalogue(page->edition)->title[page->lang];

	(void)json_object_set(model, "t", words_json(page->words));
	(void)json_object_set_new(model, "lang", json_string(lang_codes[page->lang]));
	(void)json_object_set_new(model, "correction", correction(page));
	(void)json_object_set_new(model, "title", json_string(title));
	(void)json_object_set_new(model, "site", json_string(site));
	(void)json_object_set_new(model, "home", json_string(page_url(page, "/")));
	(void)json_object_set_new(model, "method", json_string(page_url(page, "/method")));
	(void)json_object_set_new(model, "feed", json_string(page_path(page, "/editions.atom")));
	(void)json_object_set_new(model, "verify", json_string(verify_url(page)));
	(void)json_object_set_new(model, "search", json_string(page_path(page, "/search")));
	(void)json_object_set_new(model, "pinned",
		page->pinned && page->edition != NULL
			? json_integer(edition_info(page->edition)->number)
			: json_null());
	(void)json_object_set_new(model, "version", json_string(page->version));
	(void)json_object_set_new(model, "languages", languages(page));
	(void)json_object_set_new(model, "navigation", links(page, main_links, COUNT(main_links)));
	(void)json_object_set_new(model, "foot", links(page, foot_links, COUNT(foot_links)));
	(void)json_object_set_new(model, "edition", edition_model(page));
	(void)json_object_set_new(model, "notice", notice(page));
	(void)json_object_set_new(model, "preview", preview(page));
	return model;
}

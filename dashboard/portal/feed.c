/*
 * dashboard/portal/feed.c - the editions as a feed and as a calendar, and what search engines are told:
 * the map of the site and robots.txt.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "dashboard/api/dataset.h"
#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/view/files.h"
#include "dashboard/view/preview_mark.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"
#include "dashboard/web/route.h"

enum {
	FEED_EDITIONS = 50, /* the newest */
	SITEMAP_EDITIONS = 1000,
	ICAL_LINE = 75, /* bytes, less the break */
};

typedef void taker(void *context, const struct page *page, const struct manifest *manifest);

/* Hands the newest editions over, at most so many, the newest first; those taken back are gone. */
static bool each_edition(
	const struct page *page, int most, taker *take, void *context, struct error *err)
{
	for (int number = edition_info(page->edition)->number; number > 0 && most > 0; number--) {
		struct manifest manifest;

		if (editions_manifest(page->editions, page->arena, number, &manifest, err)) {
			take(context, page, &manifest);
			most--;
		} else if (strcmp(err->key, "edition.withdrawn") != 0)
			return false;
	}
	return true;
}

static const char *edition_url(const struct page *page, int number)
{
	return dataset_url(page, arena_format(page->arena, "/e/%d", number));
}

/* In a preview each says so: they stand alone in a reader of feeds, or on a day. */
static json_t *edition_title(const struct page *page, int number)
{
	json_auto_t *title = tell_say(
		page->words, "edition.title", "number", arena_format(page->arena, "%d", number));

	return json_string(number == page->current ? preview_title(page, json_string_value(title))
						   : json_string_value(title));
}

/* ---- Atom ---- */

static void take_entry(void *context, const struct page *page, const struct manifest *manifest)
{
	char code[HASH_CODE];

	hash_code(manifest->sha256, code);
	(void)json_array_append_new(context,
		json_pack("{s:o,s:s,s:s,s:s,s:o}", "title", edition_title(page, manifest->number),
			"url", edition_url(page, manifest->number), "updated",
			manifest->published_at, "code", code, "note", tell_text(manifest->note)));
}

bool atom_view(const struct page *page, struct outcome *ret, struct error *err)
{
	json_t *entries = json_array();

	ret->model = shell_new(page, preview_title(page, words_get(page->words, "editions.title")));
	(void)json_object_set_new(ret->model, "entries", entries);
	(void)json_object_set_new(
		ret->model, "self", json_string(dataset_url(page, "/editions.atom")));
	(void)json_object_set_new(ret->model, "page", json_string(dataset_url(page, "/editions")));
	(void)json_object_set_new(
		ret->model, "updated", json_string(edition_info(page->edition)->published_at));
	return each_edition(page, FEED_EDITIONS, take_entry, entries, err);
}

/* ---- iCalendar ---- */

/* A content line, folded where it is long but within no character, and its special ones escaped. */
static void line(struct text *ret, const char *name, const char *value, bool escaped)
{
	size_t used = strlen(name) + 1;

	text_addf(ret, "%s:", name);
	for (const char *z = value; *z != '\0'; z++) {
		bool starts = ((unsigned char)*z & 0xC0) != 0x80;
		bool special = escaped && strchr("\\;,\n", *z) != NULL;

		/* a character and its escape: at most 4 bytes */
		if (starts && used + 4 > ICAL_LINE) {
			text_addz(ret, "\r\n ");
			used = 1;
		}
		if (special)
			text_addc(ret, '\\');
		text_addc(ret, special && *z == '\n' ? 'n' : *z);
		used += 1 + special;
	}
	text_addz(ret, "\r\n");
}

/* 2026-11-24T02:00:00Z as 20261124T020000Z. */
static const char *stamp(const struct page *page, const char *instant)
{
	text_auto text = { 0 };

	for (; *instant != '\0'; instant++)
		if (*instant != '-' && *instant != ':')
			text_addc(&text, *instant);
	return arena_copy(page->arena, text_z(&text), text.size);
}

static void take_event(void *context, const struct page *page, const struct manifest *manifest)
{
	struct text *ret = context;
	json_t *title = edition_title(page, manifest->number);
	const char *time = stamp(page, manifest->published_at);
	const char *host = strstr(page->site, "://") + strlen("://");

	line(ret, "BEGIN", "VEVENT", false);
	line(ret, "UID", arena_format(page->arena, "edition-%d@%s", manifest->number, host), true);
	line(ret, "DTSTAMP", time, false);
	line(ret, "DTSTART", time, false);
	line(ret, "SUMMARY", json_string_value(title), true);
	if (*manifest->note != '\0')
		line(ret, "DESCRIPTION", manifest->note, true);
	line(ret, "URL", edition_url(page, manifest->number), false);
	line(ret, "END", "VEVENT", false);
	json_decref(title);
}

bool calendar_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const char *title = preview_title(page, words_get(page->words, "editions.title"));

	line(&ret->bytes, "BEGIN", "VCALENDAR", false);
	line(&ret->bytes, "VERSION", "2.0", false);
	line(&ret->bytes, "PRODID", "-//tiendo//editions//VI", false);
	line(&ret->bytes, "NAME", title, true);
	line(&ret->bytes, "X-WR-CALNAME", title, true);
	if (!each_edition(page, FEED_EDITIONS, take_event, &ret->bytes, err))
		return false;
	line(&ret->bytes, "END", "VCALENDAR", false);
	ret->file_name = "editions.ics";
	return true;
}

/* ---- for search engines ---- */

/* One address in both languages. */
static void add_address(const struct page *page, const char *path, json_t *list)
{
	struct page vi = *page, en = *page;

	vi.lang = LANG_VI;
	en.lang = LANG_EN;
	(void)json_array_append_new(list,
		json_pack("{s:s,s:s}", "vi", dataset_url(&vi, path), "en", dataset_url(&en, path)));
}

static void take_address(void *context, const struct page *page, const struct manifest *manifest)
{
	add_address(page, arena_format(page->arena, "/e/%d", manifest->number), context);
}

/* Every page of the table of routes, and those of indicators and places one by one. */
static json_t *addresses(const struct page *page)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	struct page latest = *page;
	json_t *list = json_array();

	latest.pinned = false;
	latest.lang = LANG_VI; /* whose paths have nothing in front */
	for (const struct route *route = routes; route->pattern != NULL; route++)
		if (strcmp(route->method, "GET") == 0 && route->media == MEDIA_HTML &&
			strchr(route->pattern, ':') == NULL)
			add_address(page, route->pattern, list);
	for (int i = 0; i < catalogue->indicator_count; i++)
		add_address(page, arena_format(page->arena, "/i/%s", catalogue->indicators[i].code),
			list);
	for (int i = 0; i < catalogue->place_count; i++)
		add_address(page, page_place_url(&latest, &catalogue->places[i]), list);
	return list;
}

bool sitemap_view(const struct page *page, struct outcome *ret, struct error *err)
{
	json_t *list = addresses(page);

	ret->model = json_pack("{s:s,s:o}", "updated", edition_info(page->edition)->published_at,
		"addresses", list);
	return each_edition(page, SITEMAP_EDITIONS, take_address, list, err);
}

bool robots_view(const struct page *page, struct outcome *ret, struct error *err UNUSED)
{
	const struct embedded *file = embedded_find(dashboard_files, "robots.txt");

	text_add(&ret->bytes, (struct span){ file->data, file->size });
	text_addf(&ret->bytes, "Sitemap: %s/sitemap.xml\n", page->site);
	return true;
}

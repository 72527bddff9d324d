/*
 * dashboard/portal/edition.c - one edition: what it changed against the one before.
 *
 * Figures that are new, figures that were replaced with the reason, verdicts that moved. Everything
 * links to the indicators as that edition has them.
 */
#include <string.h>

#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"
#include "indicators/format.h"
#include "store/edition/changes.h"

enum {
	MOST_CORRECTIONS = 500, /* shown on a page */
	MOST_ADDED = 200,
};

struct looking {
	struct page page; /* as of the edition that is looked at: its links lead there */
	struct edition *before; /* NULL for the first */
	json_t *model;
};

/* The figures of the news: all, those that replaced one, those that are illustrative. */
struct counts {
	int all, replaced, illustrative;
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

static bool add_news(struct looking *looking, struct counts *counts, struct error *err)
{
	const struct page *page = &looking->page;
	struct edition_news *list;
	json_t *rows = json_array();
	size_t count;

	(void)json_object_set_new(looking->model, "news", rows);
	if (!edition_news(page->edition, page->arena, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		(void)json_array_append_new(rows, news_row(looking, &list[i]));
		counts->all += list[i].count;
		counts->replaced += list[i].replaced;
		if (list[i].method->illustrative)
			counts->illustrative += list[i].count;
	}
	return true;
}

static const struct edition_state *same_in(
	const struct edition_state *list, size_t count, const struct edition_state *wanted)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].indicator->code, wanted->indicator->code) == 0 &&
			strcmp(list[i].method->code, wanted->method->code) == 0 &&
			strcmp(list[i].place, wanted->place) == 0)
			return &list[i];
	return NULL;
}

/* Verdicts of the same method and place that have another state now. */
static bool add_moved(struct looking *looking, struct error *err)
{
	const struct page *page = &looking->page;
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	struct edition_state *now, *then;
	size_t count, then_count;
	json_t *rows = json_array();

	(void)json_object_set_new(looking->model, "moved", rows);
	if (looking->before == NULL)
		return true;
	if (!edition_states(page->edition, page->arena, &now, &count, err) ||
		!edition_states(looking->before, page->arena, &then, &then_count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct edition_state *old = same_in(then, then_count, &now[i]);
		const struct place *place = catalogue_place(
			catalogue, now[i].place, edition_info(page->edition)->day);
		bool city = strcmp(now[i].place, catalogue->city) == 0;
		json_t *row;

		if (old == NULL || old->state == now[i].state)
			continue;
		row = named(page, now[i].indicator, now[i].method);
		(void)json_object_set_new(row, "place",
			tell_text(city || place == NULL ? "" : place->name[page->lang]));
		(void)json_object_set_new(row, "before", tell_state(old->state, page->lang));
		(void)json_object_set_new(row, "state", tell_state(now[i].state, page->lang));
		(void)json_array_append_new(rows, row);
	}
	return true;
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

/* "12 số liệu mới, 1 số liệu được thay." */
static json_t *summary(const struct looking *looking, const struct counts *counts)
{
	const struct page *page = &looking->page;
	size_t moved = json_array_size(json_object_get(looking->model, "moved"));
	const struct {
		const char *key;
		long n;
	} parts[] = {
		{ "edition.new", counts->all - counts->replaced },
		{ "edition.new-illustrative", counts->illustrative },
		{ "edition.replaced", counts->replaced },
		{ "edition.moved", (long)moved },
	};
	text_auto text = { 0 };

	for (size_t i = 0; i < COUNT(parts); i++) {
		text_auto count = { 0 };

		if (parts[i].n == 0)
			continue;
		if (text.size > 0)
			text_addc(&text, ' ');
		format_number((struct decimal){ parts[i].n, 0 }, page->lang, &count);
		words_say(page->words, parts[i].key, &text, "n", text_z(&count), NULL);
	}
	if (text.size == 0)
		text_addz(&text, words_get(page->words, "edition.nothing"));
	return json_string(text_z(&text));
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

bool edition_view(const struct page *page, struct outcome *ret, struct error *err)
{
	struct looking looking = { 0 };
	struct counts counts = { 0 };
	json_t *title;

	if (!open_both(page, &looking, err))
		return false;
	title = tell_say(page->words, "edition.title", "number", page->code);
	ret->model = looking.model = shell_new(page, json_string_value(title));
	json_decref(title);
	if (!add_news(&looking, &counts, err) || !add_corrections(&looking, err) ||
		!add_added(&looking, err) || !add_moved(&looking, err))
		return false;
	(void)json_object_set_new(ret->model, "facts", facts(&looking));
	(void)json_object_set_new(ret->model, "some_moved",
		json_boolean(json_array_size(json_object_get(ret->model, "moved")) > 0));
	(void)json_object_set_new(ret->model, "summary", summary(&looking, &counts));
	(void)json_object_set_new(ret->model, "editions", json_string(page_url(page, "/editions")));
	return true;
}

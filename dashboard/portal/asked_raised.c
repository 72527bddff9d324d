/* dashboard/portal/asked_raised.c - asked_raised() of asked.h: for leaders, on the board and in the briefing. */
#include <stdlib.h>
#include <string.h>

#include "dashboard/portal/asked.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/tell.h"
#include "indicators/place.h"

enum { RAISED_MAX = 10 }; /* lines of a list */

/* What is added up under one name. */
struct heap {
	const char *name;
	struct inquiry_tally tally;
	int order;
};

struct raised {
	const struct page *page;
	struct edition_tally *list;
	size_t count;
};

static const struct indicator *indicator_of(
	const struct raised *raised, const struct edition_tally *each)
{
	return catalogue_indicator(edition_catalogue(raised->page->edition), each->indicator);
}

/* The name of what it is added up under, or of that nothing is named. */
static const char *pillar_name(const struct raised *raised, const struct edition_tally *each)
{
	const struct indicator *indicator = indicator_of(raised, each);

	return indicator == NULL ? words_get(raised->page->words, "ask.raised.no-indicator")
				 : indicator->pillar->name[raised->page->lang];
}

static const char *place_name(const struct raised *raised, const struct edition_tally *each)
{
	const struct place *place = catalogue_place(edition_catalogue(raised->page->edition),
		each->place, edition_info(raised->page->edition)->day);

	return place == NULL ? words_get(raised->page->words, "ask.raised.no-place")
			     : place->name[raised->page->lang];
}

static int by_number(const void *left, const void *right)
{
	const struct heap *a = left, *b = right;

	return a->tally.received != b->tally.received ? b->tally.received - a->tally.received
						      : a->order - b->order;
}

static json_t *heaps(const struct raised *raised,
	const char *(*name_of)(const struct raised *raised, const struct edition_tally *each))
{
	const struct page *page = raised->page;
	struct heap *list = arena_new(page->arena, raised->count + 1, sizeof *list);
	json_t *rows = json_array();
	size_t count = 0;

	for (size_t i = 0; i < raised->count; i++) {
		const char *name = name_of(raised, &raised->list[i]);
		size_t at = 0;

		while (at < count && strcmp(list[at].name, name) != 0)
			at++;
		if (at == count)
			list[count++] = (struct heap){ .name = name, .order = (int)at };
		inquiry_add(&list[at].tally, &raised->list[i].tally);
	}
	qsort(list, count, sizeof *list, by_number);
	for (size_t i = 0; i < count && i < RAISED_MAX; i++)
		(void)json_array_append_new(rows,
			json_pack("{s:s,s:o,s:o,s:o}", "name", list[i].name, "received",
				tell_count(list[i].tally.received, page->lang), "waiting",
				tell_count(list[i].tally.waiting, page->lang), "overdue",
				tell_count(list[i].tally.overdue, page->lang)));
	return rows;
}

static int by_age(const void *left, const void *right)
{
	const struct edition_tally *a = left, *b = right;

	return a->tally.oldest != b->tally.oldest ? a->tally.oldest - b->tally.oldest
						  : strcmp(a->indicator, b->indicator);
}

static json_t *longest_row(const struct raised *raised, const struct edition_tally *each)
{
	const struct page *page = raised->page;
	const struct indicator *indicator = indicator_of(raised, each);
	const struct reporter *owner = indicator == NULL
		? NULL
		: rows_owner(edition_catalogue(page->edition), indicator);
	const int days = edition_info(page->edition)->day - each->tally.oldest;
	text_auto since = { 0 };

	period_say_day(each->tally.oldest, page->lang, &since);
	return json_pack("{s:s,s:s,s:s,s:o,s:o,s:b}", "name",
		indicator == NULL ? words_get(page->words, "ask.raised.no-indicator")
				  : indicator->name[page->lang],
		"place", place_name(raised, each), "since", text_z(&since), "days",
		tell_say(
			page->words, "ask.raised.days", "n", arena_format(page->arena, "%d", days)),
		"by", owner == NULL ? json_null() : json_string(owner->name[page->lang]), "late",
		each->tally.overdue > 0);
}

/* Sorts the list, so it comes last. */
static json_t *longest(const struct raised *raised)
{
	json_t *rows = json_array();

	qsort(raised->list, raised->count, sizeof *raised->list, by_age);
	for (size_t i = 0; i < raised->count && json_array_size(rows) < RAISED_MAX; i++)
		if (raised->list[i].tally.oldest != 0)
			(void)json_array_append_new(rows, longest_row(raised, &raised->list[i]));
	return rows;
}

json_t *asked_raised(const struct page *page, struct error *err)
{
	struct raised raised = { .page = page };
	struct inquiry_tally all = { 0 };
	json_t *model;

	if (!edition_tallies(page->edition, page->arena, &raised.list, &raised.count, err))
		return NULL;
	if (raised.count == 0)
		return json_null();
	for (size_t i = 0; i < raised.count; i++)
		inquiry_add(&all, &raised.list[i].tally);
	model = json_pack("{s:o,s:o,s:o}", "counts", asked_counts(page->words, &all), "pillars",
		heaps(&raised, pillar_name), "places", heaps(&raised, place_name));
	(void)json_object_set_new(model, "longest", longest(&raised));
	(void)json_object_set_new(model, "has_longest", json_boolean(all.waiting > 0));
	return model;
}

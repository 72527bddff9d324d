/*
 * dashboard/portal/compare.c - places beside one another: every indicator that two of them have a figure
 * of, by one method a row, in the last period that they all have.
 */
#include <stdlib.h>
#include <string.h>

#include "dashboard/portal/pages.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/choice.h"
#include "dashboard/view/picture.h"
#include "dashboard/view/placelist.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

enum {
	COMPARED = 4, /* places at once */
	COMPARED_UNASKED = 3, /* the largest, when none is named */
};

static const char *const names[COMPARED] = { "a", "b", "c", "d" };
static const char *const label_keys[COMPARED] = { "compare.first", "compare.second",
	"compare.third", "compare.fourth" };

struct comparing {
	const struct page *page;
	const struct choice *items; /* of every field: nothing, then the places in order */
	const struct place **places; /* of the items; the first is NULL */
	size_t count;
	const struct place *chosen[COMPARED];
	size_t chosen_count;
	size_t at[COMPARED]; /* of the items, for each field */
};

/* ---- which places ---- */

static void offer(const struct page *page, struct comparing *ret)
{
	size_t count;
	const struct place **list = placelist(page, &count);
	struct choice *items = arena_new(page->arena, count + 1, sizeof *items);

	ret->places = arena_new(page->arena, count + 1, sizeof(void *));
	ret->places[0] = NULL;
	items[0] = (struct choice){ "", words_get(page->words, "compare.nothing") };
	for (size_t i = 0; i < count; i++) {
		ret->places[i + 1] = list[i];
		items[i + 1] = (struct choice){ list[i]->code, list[i]->name[page->lang] };
	}
	ret->items = items;
	ret->count = count + 1;
}

static bool is_chosen(const struct comparing *comparing, const struct place *place)
{
	for (size_t i = 0; i < comparing->chosen_count; i++)
		if (comparing->chosen[i] == place)
			return true;
	return false;
}

/* The wards with the most people, so that the page shows something at once. */
static void choose_largest(struct comparing *comparing)
{
	for (size_t field = 0; field < COMPARED_UNASKED; field++) {
		size_t best = 0;

		for (size_t i = 1; i < comparing->count; i++)
			if (comparing->places[i]->level == PLACE_WARD &&
				!is_chosen(comparing, comparing->places[i]) &&
				(best == 0 ||
					comparing->places[i]->population >
						comparing->places[best]->population))
				best = i;
		if (best == 0)
			return;
		comparing->at[field] = best;
		comparing->chosen[comparing->chosen_count++] = comparing->places[best];
	}
}

static struct choices field(const struct comparing *comparing, size_t at)
{
	return (struct choices){ names[at], words_get(comparing->page->words, label_keys[at]),
		comparing->items, comparing->count };
}

static bool choose(struct comparing *comparing, struct error *err)
{
	for (size_t i = 0; i < COMPARED; i++) {
		struct choices choices = field(comparing, i);
		const struct place *place;

		if (!choice_read(comparing->page, &choices, &comparing->at[i], err))
			return false;
		place = comparing->places[comparing->at[i]];
		if (place != NULL && !is_chosen(comparing, place))
			comparing->chosen[comparing->chosen_count++] = place;
	}
	if (comparing->chosen_count == 0)
		choose_largest(comparing);
	return true;
}

/* ---- their figures ---- */

/* Of one method at every chosen place. */
struct row {
	const struct indicator *indicator;
	const struct method *method;
	struct series series[COMPARED];
	const struct observation *shown[COMPARED]; /* NULL: there is none */
	const struct period *common; /* NULL: each its own */
};

/* The last known figure of this very place, but the city goes on under its code; within `period`. */
static const struct observation *last_of(const struct comparing *comparing,
	const struct series *series, size_t at, const struct period *period)
{
	const char *city = edition_catalogue(comparing->page->edition)->city;
	const struct place *place = comparing->chosen[at];
	bool any = strcmp(place->code, city) == 0;

	for (size_t i = series->count; i > 0; i--) {
		const struct observation *each = &series->items[i - 1];

		if (each->known && (any || each->place == place) &&
			(period == NULL || period_compare(&each->period, period) == 0))
			return each;
	}
	return NULL;
}

/* Does every place that has any figure have one of that period? */
static bool is_common(
	const struct comparing *comparing, const struct row *row, const struct period *period)
{
	for (size_t i = 0; i < comparing->chosen_count; i++)
		if (row->shown[i] != NULL && last_of(comparing, &row->series[i], i, period) == NULL)
			return false;
	return true;
}

/* Shows the last period that all have, where there is one. */
static void align(const struct comparing *comparing, struct row *row)
{
	size_t first = 0;

	while (first < comparing->chosen_count && row->shown[first] == NULL)
		first++;
	if (first == comparing->chosen_count)
		return;
	for (size_t i = row->series[first].count; i > 0 && row->common == NULL; i--)
		if (row->series[first].items[i - 1].known &&
			is_common(comparing, row, &row->series[first].items[i - 1].period))
			row->common = &row->series[first].items[i - 1].period;
	for (size_t i = 0; row->common != NULL && i < comparing->chosen_count; i++)
		if (row->shown[i] != NULL)
			row->shown[i] = last_of(comparing, &row->series[i], i, row->common);
}

/* False on failure; `ret_count` is how many of the places have a figure. */
static bool read_row(
	const struct comparing *comparing, struct row *row, size_t *ret_count, struct error *err)
{
	const struct page *page = comparing->page;

	*ret_count = 0;
	for (size_t i = 0; i < comparing->chosen_count; i++) {
		if (!edition_series(page->edition, page->arena, row->indicator, row->method,
			    comparing->chosen[i]->code, &row->series[i], err))
			return false;
		row->shown[i] = last_of(comparing, &row->series[i], i, NULL);
		*ret_count += row->shown[i] != NULL;
	}
	align(comparing, row);
	return true;
}

/* { place, value, status, period, spark }; `period` only where there is none in common. */
static json_t *cell(const struct comparing *comparing, const struct row *row, size_t at)
{
	const struct page *page = comparing->page;
	const struct observation *shown = row->shown[at];
	bool own = shown != NULL && row->common == NULL;

	return json_pack("{s:s,s:o,s:o,s:o,s:o}", "place", comparing->chosen[at]->name[page->lang],
		"value",
		shown == NULL ? json_null() : tell_value(shown->value, row->indicator, page->lang),
		"status", shown == NULL ? json_null() : tell_status(shown->status, page->lang),
		"period", own ? tell_period(&shown->period, page->lang) : json_null(), "spark",
		row->series[at].count < 2
			? json_null()
			: picture_spark(page, row->indicator, row->method, comparing->chosen[at]));
}

static json_t *row_model(const struct comparing *comparing, const struct row *row)
{
	const struct page *page = comparing->page;
	json_t *cells = json_array();

	for (size_t i = 0; i < comparing->chosen_count; i++)
		(void)json_array_append_new(cells, cell(comparing, row, i));
	return json_pack("{s:s,s:s,s:o,s:b,s:o,s:o}", "name", row->indicator->name[page->lang],
		"url", rows_url(page, row->indicator), "by",
		tell_text(row->method->primary ? "" : row->method->name[page->lang]),
		"illustrative", row->method->illustrative, "period",
		row->common == NULL ? json_null() : tell_period(row->common, page->lang), "cells",
		cells);
}

/* A figure of one place alone is nothing to compare. */
static bool add_rows(const struct comparing *comparing, json_t *rows, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(comparing->page->edition);

	for (int i = 0; i < catalogue->indicator_count; i++)
		for (int k = 0; k < catalogue->indicators[i].method_count; k++) {
			const struct indicator *indicator = &catalogue->indicators[i];
			struct row row = { indicator, &indicator->methods[k], { { 0 } }, { NULL },
				NULL };
			size_t found;

			if (!read_row(comparing, &row, &found, err))
				return false;
			if (found >= 2 || (found == 1 && comparing->chosen_count == 1))
				(void)json_array_append_new(rows, row_model(comparing, &row));
		}
	return true;
}

static void add_form(const struct comparing *comparing, json_t *model)
{
	const struct page *page = comparing->page;
	json_t *fields = json_array(), *heads = json_array();

	for (size_t i = 0; i < COMPARED; i++) {
		struct choices choices = field(comparing, i);

		(void)json_array_append_new(fields, choice_model(&choices, comparing->at[i]));
	}
	for (size_t i = 0; i < comparing->chosen_count; i++)
		(void)json_array_append_new(heads,
			json_pack("{s:s,s:s}", "name", comparing->chosen[i]->name[page->lang],
				"url", page_place_url(page, comparing->chosen[i])));
	(void)json_object_set_new(model, "action", json_string(page_path(page, "/compare")));
	(void)json_object_set_new(model, "choices", fields);
	(void)json_object_set_new(model, "heads", heads);
}

bool compare_view(const struct page *page, struct outcome *ret, struct error *err)
{
	struct comparing comparing = { .page = page };
	json_t *rows = json_array();

	offer(page, &comparing);
	ret->model = shell_new(page, words_get(page->words, "compare.title"));
	(void)json_object_set_new(ret->model, "rows", rows);
	ret->passing = true; /* there are more pairs than are worth keeping */
	if (!choose(&comparing, err) || !add_rows(&comparing, rows, err))
		return false;
	add_form(&comparing, ret->model);
	(void)json_object_set_new(ret->model, "places", json_string(page_url(page, "/places")));
	(void)json_object_set_new(ret->model, "any", json_boolean(json_array_size(rows) > 0));
	return true;
}

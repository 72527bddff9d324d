/* collector/entry_form.c - see entry_form.h. */
#include "collector/entry_form.h"

#include <string.h>

#include "indicators/period_shift.h"
#include "store/office/history.h"

enum { SUCCESSIONS = 16 }; /* bodies that followed one another; more is a circle */

struct making {
	struct arena *arena;
	struct history *history;
	const struct catalogue *catalogue;
	const struct period *asked;
	int today;
	struct entry_form_row *rows;
	size_t count;
};

/* Is `code` the reporter, or a body that it followed? */
static bool stands_for(
	const struct catalogue *catalogue, const struct reporter *reporter, const char *code)
{
	const struct reporter *body = catalogue_reporter(catalogue, code);

	for (int i = 0; body != NULL && i < SUCCESSIONS; i++) {
		if (body == reporter)
			return true;
		body = catalogue_reporter(catalogue, body->successor);
	}
	return false;
}

/* The row of a place's code and a breakdown among those of the method, which begin at `first`. */
static struct entry_form_row *row_of(struct making *making, size_t first,
	const struct indicator *indicator, const struct method *method,
	const struct observation *figure)
{
	struct entry_form_row *row;

	for (size_t i = first; i < making->count; i++) {
		row = &making->rows[i];
		if (strcmp(row->place->code, figure->place->code) == 0 &&
			strcmp(row->breakdown, figure->breakdown) == 0)
			return row;
	}
	making->rows = arena_push(making->arena, making->rows, making->count, sizeof *making->rows);
	row = &making->rows[making->count++];
	*row = (struct entry_form_row){
		.indicator = indicator,
		.method = method,
		.place = figure->place,
		.breakdown = figure->breakdown,
	};
	return row;
}

/* Takes a figure as the row's last, unless a later one is known or it is of the period asked for. */
static void take(
	const struct making *making, struct entry_form_row *row, const struct observation *figure)
{
	if (making->asked != NULL && period_compare(&figure->period, making->asked) >= 0)
		return;
	if (row->last == NULL || period_compare(&row->last->period, &figure->period) < 0)
		row->last = figure;
}

static bool add_place(struct making *making, size_t first, const struct indicator *indicator,
	const struct method *method, const struct place *place, struct error *err)
{
	struct past *items;
	size_t count;

	if (!history_series(making->history, making->arena, method, place, INT64_MIN, INT64_MAX,
		    &items, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		take(making, row_of(making, first, indicator, method, &items[i].observation),
			&items[i].observation);
	return making->count <= ENTRY_FORM_MAX_ROWS ||
		error_set(err, ERROR_REFUSED, "entry-form.limit", "%d", ENTRY_FORM_MAX_ROWS);
}

/* The period after the last that any of the rows has; NULL where there is none. */
static const struct period *next_period(struct making *making, size_t first)
{
	const struct period *last = NULL;
	struct period *next = arena_new(making->arena, 1, sizeof *next);

	if (making->asked != NULL)
		return making->asked;
	for (size_t i = first; i < making->count; i++) {
		const struct observation *figure = making->rows[i].last;

		if (figure != NULL && (last == NULL || period_compare(last, &figure->period) < 0))
			last = &figure->period;
	}
	return last != NULL && period_shift(last, 1, next) ? next : NULL;
}

/* Asks for the period, of the places that exist in it. */
static void ask(struct making *making, size_t first)
{
	const struct period *asked = next_period(making, first);
	int day = asked == NULL ? making->today : period_last_day(asked);
	size_t kept = first;

	for (size_t i = first; i < making->count; i++) {
		struct entry_form_row row = making->rows[i];

		row.place = catalogue_place(making->catalogue, row.place->code, day);
		row.asked = asked;
		if (row.place != NULL)
			making->rows[kept++] = row;
	}
	making->count = kept;
}

static bool add_method(struct making *making, const struct indicator *indicator,
	const struct method *method, struct error *err)
{
	const struct catalogue *catalogue = making->catalogue;
	size_t first = making->count;
	bool any;

	if (!history_any(making->history, method, &any, err))
		return false;
	for (int i = 0; any && i < catalogue->place_count; i++)
		if (!add_place(making, first, indicator, method, &catalogue->places[i], err))
			return false;
	if (making->count == first) {
		const struct observation none = {
			.place = catalogue_place(catalogue, catalogue->city, making->today),
			.breakdown = "",
		};

		if (none.place != NULL)
			(void)row_of(making, first, indicator, method, &none);
	}
	ask(making, first);
	return true;
}

bool entry_form_make(struct arena *arena, struct office *office, const struct catalogue *catalogue,
	const char *reporter, const struct period *asked, int today, struct entry_form *ret,
	struct error *err)
{
	history_auto *history = history_new(office);
	struct making making = { arena, history, catalogue, asked, today, NULL, 0 };
	const struct reporter *found = catalogue_reporter(catalogue, reporter);

	if (found == NULL)
		return error_set(err, ERROR_REFUSED, "reporter.none", "%s", reporter);
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];

		for (int m = 0; m < indicator->method_count; m++)
			if (stands_for(catalogue, found, indicator->methods[m].reporter) &&
				!add_method(&making, indicator, &indicator->methods[m], err))
				return false;
	}
	if (making.count == 0)
		return error_set(err, ERROR_REFUSED, "reporter.owes-nothing", "%s", reporter);
	*ret = (struct entry_form){ found, making.rows, making.count };
	return true;
}

/* charts/frame.c - see frame.h. */
#include "charts/frame.h"

#include <stdlib.h>
#include <string.h>

#include "charts/kind.h"
#include "indicators/indicator.h"
#include "indicators/place.h"

enum { PLAN_DIGITS = 6 }; /* of the plan's value today: far below a pixel */

/* The frequency letter of each kind of period, as the catalogue writes it. */
static const char letters[] = "ASQMWD";

static bool is_hollow(char status)
{
	return status != '\0' && strchr("EPFV", status) != NULL;
}

static bool is_adjacent(const struct observation *before, const struct observation *after)
{
	return after->period.from <= before->period.until;
}

/*
 * Should every period of a kind be there? Yes when the indicator is declared
 * so, or when at least half of the neighbours are: a figure that comes every
 * second year is not a line full of holes. A bit a kind.
 */
static unsigned regular_kinds(const struct series *series)
{
	size_t pairs[PERIOD_SPAN + 1] = { 0 }, adjacent[PERIOD_SPAN + 1] = { 0 };
	const char *declared = series->indicator == NULL ? NULL : series->indicator->frequency;
	unsigned kinds = 0;

	for (size_t i = 1; i < series->count; i++) {
		const struct observation *a = &series->items[i - 1], *b = &series->items[i];

		if (a->period.kind != b->period.kind)
			continue;
		pairs[a->period.kind]++;
		adjacent[a->period.kind] += is_adjacent(a, b);
	}
	for (int kind = 0; kind < PERIOD_SPAN; kind++)
		if ((declared != NULL && declared[0] == letters[kind]) ||
			(pairs[kind] > 1 && adjacent[kind] * 2 >= pairs[kind]))
			kinds |= 1U << kind;
	return kinds;
}

/* By the end of the period, then by its start. */
static bool is_later(const struct observation *a, const struct observation *b)
{
	if (a->period.until != b->period.until)
		return a->period.until > b->period.until;
	return a->period.from > b->period.from;
}

/* Observations by x. Series come by the start of their periods, so this has little to do. */
static const struct observation **in_order(const struct series *series, struct arena *arena)
{
	const struct observation **list = arena_new(arena, series->count, sizeof(void *));

	for (size_t i = 0; i < series->count; i++) {
		size_t at = i;

		for (; at > 0 && is_later(list[at - 1], &series->items[i]); at--)
			list[at] = list[at - 1];
		list[at] = &series->items[i];
	}
	return list;
}

static void add_break(struct frame *frame, double x, int day, struct arena *arena)
{
	size_t at = frame->break_count;

	for (size_t i = 0; i < frame->break_count; i++)
		if (frame->breaks[i].x == x)
			return;
	frame->breaks = arena_push(arena, frame->breaks, at, sizeof *frame->breaks);
	for (; at > 0 && frame->breaks[at - 1].x > x; at--)
		frame->breaks[at] = frame->breaks[at - 1];
	frame->breaks[at] = (struct frame_break){ x, day };
	frame->break_count++;
}

static void note_status(struct frame *frame, char status)
{
	size_t length = strlen(frame->hollow);

	if (is_hollow(status) && strchr(frame->hollow, status) == NULL &&
		length + 1 < sizeof frame->hollow)
		frame->hollow[length] = status;
}

/* Marks the break between two figures, if there is one. */
static bool breaks_between(struct frame *frame, const struct observation *before,
	const struct observation *after, struct arena *arena)
{
	if (before->place != NULL && after->place != NULL && series_breaks(before, after)) {
		int day = before->place->from_day > after->place->from_day ? before->place->from_day
									   : after->place->from_day;

		add_break(frame, (double)day * PERIOD_DAY_MINUTES, day, arena);
		return true;
	}
	if (after->status == 'B') {
		add_break(frame, (double)after->period.from, 0, arena);
		return true;
	}
	return false;
}

/* Is a period missing between the two? */
static bool gap_between(
	unsigned regular, const struct observation *before, const struct observation *after)
{
	return before->period.kind == after->period.kind && !is_adjacent(before, after) &&
		(regular >> after->period.kind & 1) != 0;
}

static bool overlaps(const struct observation *before, const struct observation *after)
{
	return after->period.from < before->period.until;
}

static struct frame_point point_of(const struct observation *item)
{
	return (struct frame_point){ .x = (double)item->period.until,
		.y = item->known ? decimal_double(item->value) : 0,
		.observation = item,
		.hollow = item->known && is_hollow(item->status) };
}

static void note_absent(struct frame *frame, const struct observation *item, struct arena *arena)
{
	frame->absent = arena_push(arena, frame->absent, frame->absent_count, sizeof(void *));
	frame->absent[frame->absent_count++] = item;
}

/* The known figures of a series; what is missing is noted for the primary one. */
static void fill_line(struct frame *frame, struct frame_line *line, const struct series *series,
	bool primary, struct arena *arena)
{
	const struct observation **list = in_order(series, arena);
	const struct observation *before = NULL;
	unsigned regular = regular_kinds(series);
	bool missing = false;

	line->points = arena_new(arena, series->count, sizeof *line->points);
	for (size_t i = 0; i < series->count; i++) {
		const struct observation *item = list[i];
		bool broken;

		if (!item->known) {
			missing = true;
			if (primary)
				note_absent(frame, item, arena);
			continue;
		}
		missing = missing || (before != NULL && gap_between(regular, before, item));
		broken = before != NULL && breaks_between(frame, before, item, arena);
		if (primary && before != NULL && missing)
			frame->gaps++;
		line->points[line->count] = point_of(item);
		line->points[line->count++].joined = before != NULL && !missing && !broken &&
			!overlaps(before, item);
		note_status(frame, item->status);
		before = item;
		missing = false;
	}
	frame->points += line->count;
	if (line->count > 0)
		line->latest = &line->points[line->count - 1];
}

static int compare_periods(const void *a, const void *b)
{
	const struct period *x = a, *y = b;

	return x->until != y->until ? (x->until > y->until) - (x->until < y->until)
				    : (x->from > y->from) - (x->from < y->from);
}

/* The periods side by side: the chosen ones, or the latest of all that rows have. */
static void fill_columns(struct frame *frame, struct arena *arena)
{
	const struct chart_request *request = frame->request;
	size_t count = 0, kept = 0;
	struct period *all;

	for (size_t i = 0; i < request->row_count; i++)
		count += request->rows[i].figure_count;
	all = arena_new(arena, count + request->period_count, sizeof *all);
	count = 0;
	for (size_t i = 0; i < request->period_count; i++)
		all[count++] = request->periods[i];
	for (size_t i = 0; request->period_count == 0 && i < request->row_count; i++)
		for (size_t k = 0; k < request->rows[i].figure_count; k++)
			all[count++] = request->rows[i].figures[k].period;
	if (count > 0)
		qsort(all, count, sizeof *all, compare_periods);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || compare_periods(&all[kept - 1], &all[i]) != 0)
			all[kept++] = all[i];
	frame->column_count = kept < CHART_MAX_COLUMNS ? kept : CHART_MAX_COLUMNS;
	frame->columns = all + (kept - frame->column_count);
}

static void fill_cells(struct frame *frame, struct frame_row *row, struct arena *arena)
{
	row->cells = arena_new(arena, frame->column_count, sizeof *row->cells);
	for (size_t i = 0; i < frame->column_count; i++)
		row->cells[i].x = (double)frame->columns[i].until;
	for (size_t i = 0; i < row->row->figure_count; i++) {
		const struct observation *item = &row->row->figures[i];
		const struct period *column = bsearch(&item->period, frame->columns,
			frame->column_count, sizeof *column, compare_periods);

		if (column != NULL)
			row->cells[column - frame->columns] = point_of(item);
	}
}

static void fill_rows(struct frame *frame, struct arena *arena)
{
	const struct chart_request *request = frame->request;

	fill_columns(frame, arena);
	frame->row_count = request->row_count;
	frame->rows = arena_new(arena, frame->row_count, sizeof *frame->rows);
	for (size_t i = 0; i < frame->row_count; i++) {
		const struct chart_row *row = &request->rows[i];
		const struct series figures = { .items = row->figures, .count = row->figure_count };

		frame->rows[i].row = row;
		fill_line(frame, &frame->rows[i].line, &figures, false, arena);
		fill_cells(frame, &frame->rows[i], arena);
	}
}

/* Adds a point by x; one at the same place takes the former's if `replace`. */
static void add_plan_point(
	struct frame_plan_point *list, size_t *count, const struct plan_point *point, bool replace)
{
	double x = (double)point->period.until;
	size_t at = *count;

	while (at > 0 && list[at - 1].x > x)
		at--;
	if (replace && at > 0 && list[at - 1].x == x) {
		list[at - 1] = (struct frame_plan_point){ x, decimal_double(point->value), point };
		return;
	}
	for (size_t i = *count; i > at; i--)
		list[i] = list[i - 1];
	list[at] = (struct frame_plan_point){ x, decimal_double(point->value), point };
	(*count)++;
}

/* Whether a later decision set the same target again: that is no former one. */
static bool set_again(const struct plan *plan, const struct plan_point *former)
{
	for (int i = 0; i < plan->count; i++) {
		const struct plan_point *point = &plan->points[i];

		if (!point->superseded && point->period.until == former->period.until &&
			point->comparator == former->comparator &&
			decimal_compare(point->value, former->value) == 0)
			return true;
	}
	return false;
}

static void fill_plan(struct frame *frame, struct arena *arena)
{
	const struct plan *plan = frame->request->plan;

	if (plan == NULL)
		return;
	frame->plan = arena_new(arena, (size_t)plan->count, sizeof *frame->plan);
	frame->former = arena_new(arena, (size_t)plan->count, sizeof *frame->former);
	for (int i = 0; i < plan->count; i++) {
		const struct plan_point *point = &plan->points[i];

		if (!point->superseded)
			add_plan_point(frame->plan, &frame->plan_count, point, false);
		else if (!set_again(plan, point))
			add_plan_point(frame->former, &frame->former_count, point, true);
	}
	frame->planned_today = plan_value_at(plan,
		(int64_t)(frame->request->today + 1) * PERIOD_DAY_MINUTES, PLAN_DIGITS,
		&frame->plan_now);
	if (frame->planned_today)
		frame->plan_today = decimal_double(frame->plan_now);
}

/* A forecast begins where the figures end; without a figure there is none. */
static void fill_band(struct frame *frame, struct arena *arena)
{
	const struct chart_forecast *forecast = frame->request->forecast;
	const struct frame_line *line = frame_primary(frame);

	if (forecast == NULL || line == NULL || line->latest == NULL)
		return;
	frame->band = arena_new(arena, forecast->count, sizeof *frame->band);
	for (size_t i = 0; i < forecast->count; i++) {
		const struct chart_forecast_point *point = &forecast->points[i];
		double x = (double)point->period.until;
		double before = frame->band_count == 0 ? line->latest->x
						       : frame->band[frame->band_count - 1].x;

		if (x > before)
			frame->band[frame->band_count++] = (struct frame_band){ x,
				decimal_double(point->low), decimal_double(point->middle),
				decimal_double(point->high), point };
	}
}

const struct frame *frame_new(const struct chart_request *request, struct arena *arena)
{
	struct frame *frame = arena_new(arena, 1, sizeof *frame);

	frame->request = request;
	if (request->kind->rows) {
		fill_rows(frame, arena);
		return frame;
	}
	frame->line_count = request->series_count;
	for (int i = 0; i < request->series_count; i++) {
		frame->lines[i].series = &request->series[i];
		fill_line(frame, &frame->lines[i], request->series[i].series, i == 0, arena);
	}
	fill_plan(frame, arena);
	fill_band(frame, arena);
	return frame;
}

const struct frame_line *frame_primary(const struct frame *frame)
{
	return frame->line_count > 0 ? &frame->lines[0] : NULL;
}

size_t frame_lines(const struct frame *frame)
{
	return (size_t)frame->line_count + frame->row_count;
}

const struct frame_line *frame_line(const struct frame *frame, size_t i)
{
	return i < (size_t)frame->line_count ? &frame->lines[i]
					     : &frame->rows[i - (size_t)frame->line_count].line;
}

bool frame_known(const struct frame_point *cell)
{
	return cell->observation != NULL && cell->observation->known;
}

static size_t known_in(const struct frame *frame, size_t column)
{
	size_t count = 0;

	for (size_t i = 0; i < frame->row_count; i++)
		count += frame_known(&frame->rows[i].cells[column]);
	return count;
}

static bool has_any(const struct frame *frame, const struct frame_row *row)
{
	for (size_t k = 0; k < frame->column_count; k++)
		if (frame_known(&row->cells[k]))
			return true;
	return false;
}

bool frame_latest_column(const struct frame *frame, size_t *ret)
{
	size_t speaking = 0, any = frame->column_count - 1;
	bool found = false;

	if (frame->column_count == 0)
		return false;
	for (size_t i = 0; i < frame->row_count; i++)
		speaking += has_any(frame, &frame->rows[i]);
	for (size_t k = frame->column_count; k-- > 0;) {
		size_t known = known_in(frame, k);

		if (known > 0 && 2 * known >= speaking) {
			*ret = k;
			return true;
		}
		any = known > 0 && !found ? k : any;
		found = found || known > 0;
	}
	*ret = any;
	return true;
}

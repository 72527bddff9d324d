/*
 * indicators/rollup_all.c - see rollup_all.h.
 *
 * Figures are split by kind of period, a step each. Every step is then what was reported for it
 * and, for places without, what the steps before it tile to; and is added up over places.
 */
#include "indicators/rollup_all.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Kinds of periods, the shorter first; those of the office's own calendar apart. */
enum step {
	DAYS,
	WEEKS,
	MONTHS,
	QUARTERS,
	HALVES,
	YEARS,
	OWN_1,
	OWN_3,
	OWN_6,
	OWN_12,
	OTHERS,
	STEPS
};

enum { MOST_SOURCES = 4 };

/* clang-format off */
static const struct {
	enum period_kind kind; /* PERIOD_SPAN: so many months of the office's own calendar */
	int months;
	int source_count;
	enum step sources[MOST_SOURCES]; /* what it is made of: the longest that there is */
} steps[STEPS] = {
	[DAYS]     = { PERIOD_DAY,     0,  0, { 0 } },
	[WEEKS]    = { PERIOD_WEEK,    0,  1, { DAYS } },
	[MONTHS]   = { PERIOD_MONTH,   0,  1, { DAYS } },
	[QUARTERS] = { PERIOD_QUARTER, 0,  2, { MONTHS, DAYS } },
	[HALVES]   = { PERIOD_HALF,    0,  3, { QUARTERS, MONTHS, DAYS } },
	[YEARS]    = { PERIOD_YEAR,    0,  4, { HALVES, QUARTERS, MONTHS, DAYS } },
	[OWN_1]    = { PERIOD_SPAN,    1,  1, { DAYS } },
	[OWN_3]    = { PERIOD_SPAN,    3,  2, { OWN_1, DAYS } },
	[OWN_6]    = { PERIOD_SPAN,    6,  3, { OWN_3, OWN_1, DAYS } },
	[OWN_12]   = { PERIOD_SPAN,    12, 4, { OWN_6, OWN_3, OWN_1, DAYS } },
	[OTHERS]   = { PERIOD_SPAN,    0,  0, { 0 } },
};

const char *const rollup_overs[OVER_COUNT + 1] = { "places", "time", "both", NULL };

static const char *const over_words[OVER_COUNT][LANG_COUNT] = {
	[OVER_PLACES] = { "Tổng hợp theo đơn vị", "Added up over places" },
	[OVER_TIME]   = { "Tổng hợp theo thời gian", "Added up over time" },
	[OVER_BOTH]   = { "Tổng hợp theo thời gian và đơn vị", "Added up over time and places" },
};

static const char *const both_note[LANG_COUNT] = {
	" Số liệu của từng đơn vị được tổng hợp từ các kỳ ngắn hơn.",
	" The figure of each place is itself added up from shorter periods.",
};
/* clang-format on */

/* A figure of a step, reported or made. */
struct made {
	struct rollup_cell
		cell; /* `period` is an index of the step's periods once they are known */
	const struct period *period;
	struct rollup_mark mark;
	int order; /* 0 reported; then the sources in order of preference */
};

struct step_figures {
	struct period *periods;
	struct rollup_cell *cells;
	size_t cell_count;
	int period_count;
};

struct adding {
	struct arena *arena;
	const struct rollup_figures *figures;
	const struct rollup_weights *weights;
	struct step_figures reported[STEPS];
	struct rollup_row *rows;
	size_t count;
	struct error *err;
};

static enum step step_of(const struct rollup_figures *figures, const struct period *period)
{
	int months = figures->calendar == NULL ? 0 : calendar_months(figures->calendar, period);

	for (enum step step = DAYS; step < OTHERS; step++)
		if (steps[step].kind == period->kind && steps[step].months == months)
			return step;
	return OTHERS;
}

static void split(struct adding *adding)
{
	const struct rollup_figures *figures = adding->figures;
	size_t count = (size_t)figures->period_count;
	enum step *step = arena_new(adding->arena, count + 1, sizeof *step);
	int *local = arena_new(adding->arena, count + 1, sizeof *local);

	for (int i = 0; i < figures->period_count; i++) {
		struct step_figures *to =
			&adding->reported[step[i] = step_of(figures, &figures->periods[i])];

		to->periods = arena_push(
			adding->arena, to->periods, (size_t)to->period_count, sizeof *to->periods);
		to->periods[local[i] = to->period_count++] = figures->periods[i];
	}
	for (size_t i = 0; i < figures->cell_count; i++) {
		struct step_figures *to = &adding->reported[step[figures->cells[i].period]];

		to->cells = arena_push(adding->arena, to->cells, to->cell_count, sizeof *to->cells);
		to->cells[to->cell_count] = figures->cells[i];
		to->cells[to->cell_count++].period = local[figures->cells[i].period];
	}
}

static struct rollup_input input_of(const struct adding *adding, const struct step_figures *step)
{
	const struct rollup_figures *figures = adding->figures;

	return (struct rollup_input){
		.rules = figures->rules,
		.scales = figures->scales,
		.nodes = figures->nodes,
		.node_count = figures->node_count,
		.periods = step->periods,
		.period_count = step->period_count,
		.cells = step->cells,
		.cell_count = step->cell_count,
		.places_of = ROLLUP_OWN_PLACES,
	};
}

/* The periods of a step that hold one of the source's. */
static int targets_of(const struct adding *adding, enum step step,
	const struct step_figures *source, const struct period **ret)
{
	const struct calendar *calendar = adding->figures->calendar;
	struct period *list = NULL, target;
	int count = 0;

	if (steps[step].kind != PERIOD_SPAN)
		return rollup_time_targets(adding->arena, source->periods, source->period_count,
			steps[step].kind, ret);
	for (int i = 0; calendar != NULL && i < source->period_count; i++) {
		if (!calendar_holding(
			    calendar, steps[step].months, source->periods[i].from, &target) ||
			(count > 0 && period_compare(&list[count - 1], &target) == 0))
			continue;
		list = arena_push(adding->arena, list, (size_t)count, sizeof *list);
		list[count++] = target;
	}
	*ret = list;
	return count;
}

struct gathered {
	struct made *list;
	size_t count;
};

static struct made *push(const struct adding *adding, struct gathered *gathered)
{
	gathered->list = arena_push(
		adding->arena, gathered->list, gathered->count, sizeof *gathered->list);
	return &gathered->list[gathered->count++];
}

/* What one source tiles to. */
static bool make(const struct adding *adding, enum step step, int order, struct gathered *ret)
{
	const struct step_figures *source = &adding->reported[steps[step].sources[order - 1]];
	struct rollup_input input = input_of(adding, source);
	const struct period *targets;
	int count = targets_of(adding, step, source, &targets);
	struct rollup_spans spans;

	if (count == 0)
		return true;
	if (!rollup_time(adding->arena, &input, targets, count, &spans, adding->err))
		return false;
	for (size_t i = 0; i < spans.count; i++)
		*push(adding, ret) = (struct made){ spans.cells[i], &targets[spans.cells[i].period],
			spans.marks[i], order };
	return true;
}

/* By period, then place; the preferred first. */
static int compare_made(const void *left, const void *right)
{
	const struct made *a = left, *b = right;
	int order = period_compare(a->period, b->period);

	if (order == 0)
		order = (a->cell.place > b->cell.place) - (a->cell.place < b->cell.place);
	if (order == 0)
		order = (a->order > 0) - (b->order > 0);
	if (order == 0)
		order = a->mark.withheld - b->mark.withheld;
	return order != 0 ? order : a->order - b->order;
}

/* Keeps one figure a place and period, and numbers the periods. */
static void settle(const struct adding *adding, struct gathered *gathered, struct step_figures *ret)
{
	size_t kept = 0;

	if (gathered->count > 1)
		qsort(gathered->list, gathered->count, sizeof *gathered->list, compare_made);
	ret->cells = arena_new(adding->arena, gathered->count + 1, sizeof *ret->cells);
	ret->periods = arena_new(adding->arena, gathered->count + 1, sizeof *ret->periods);
	for (size_t i = 0; i < gathered->count; i++) {
		struct made *made = &gathered->list[i];
		bool same = kept > 0 &&
			period_compare(gathered->list[kept - 1].period, made->period) == 0;

		if (same && gathered->list[kept - 1].cell.place == made->cell.place)
			continue;
		if (!same)
			ret->periods[ret->period_count++] = *made->period;
		made->cell.period = ret->period_count - 1;
		ret->cells[kept] = made->cell;
		gathered->list[kept++] = *made;
	}
	ret->cell_count = gathered->count = kept;
}

static bool gather(const struct adding *adding, enum step step, struct gathered *ret)
{
	const struct step_figures *reported = &adding->reported[step];

	for (size_t i = 0; i < reported->cell_count; i++)
		*push(adding, ret) = (struct made){ .cell = reported->cells[i],
			.period = &reported->periods[reported->cells[i].period] };
	if (rollup_time_none(&adding->figures->rules))
		return true;
	for (int order = 1; order <= steps[step].source_count; order++)
		if (!make(adding, step, order, ret))
			return false;
	return true;
}

static struct rollup_row *add_row(struct adding *adding, enum rollup_over over)
{
	struct rollup_row *row;

	adding->rows = arena_push(adding->arena, adding->rows, adding->count, sizeof *adding->rows);
	row = &adding->rows[adding->count++];
	*row = (struct rollup_row){ .over = over };
	return row;
}

static void add_made(struct adding *adding, const struct made *made)
{
	const struct rollup_figures *figures = adding->figures;
	struct rollup_row *row = add_row(adding, OVER_TIME);
	struct rollup_total *total = &row->total;

	row->period = *made->period;
	row->time = made->mark.reason;
	*total = (struct rollup_total){ .place = made->cell.place,
		.status = made->cell.status,
		.withheld = made->mark.withheld,
		.coverage = made->mark.coverage };
	total->known = rollup_cell_value(&made->cell, &figures->scales, figures->rules.factor,
		figures->rules.decimals, &total->value);
	total->parts = made->cell.has == ROLLUP_PARTS;
	if (total->parts) {
		total->numerator = (struct decimal){ made->cell.amount, figures->scales.numerator };
		total->denominator = (struct decimal){ made->cell.denominator,
			figures->scales.denominator };
	}
}

/* Weights by period and node: of the latest period that has ended by then. */
static const int64_t *weigh(const struct adding *adding, const struct step_figures *step)
{
	const struct rollup_weights *weights = adding->weights;
	size_t nodes = (size_t)adding->figures->node_count;
	int64_t *list, *ended;

	if (weights == NULL)
		return NULL;
	list = arena_new(adding->arena, (size_t)step->period_count * nodes + 1, sizeof *list);
	ended = arena_new(adding->arena, nodes + 1, sizeof *ended);
	for (int period = 0; period < step->period_count; period++) {
		int64_t *each = list + (size_t)period * nodes;

		for (size_t node = 0; node < nodes; node++) {
			each[node] = -1;
			ended[node] = INT64_MIN;
		}
		for (size_t i = 0; i < weights->cell_count; i++) {
			const struct rollup_cell *cell = &weights->cells[i];
			int64_t until = weights->periods[cell->period].until;

			if (cell->has == ROLLUP_VALUE && cell->amount >= 0 &&
				until <= step->periods[period].until &&
				until >= ended[cell->place]) {
				each[cell->place] = cell->amount;
				ended[cell->place] = until;
			}
		}
	}
	return list;
}

/* Of a period: has any reporting place a figure, and was one of these made over time? */
struct presence {
	bool any, made;
};

static bool add_totals(
	struct adding *adding, const struct step_figures *step, const struct gathered *gathered)
{
	struct rollup_input input = input_of(adding, step);
	struct presence *there = arena_new(
		adding->arena, (size_t)step->period_count + 1, sizeof *there);
	struct rollup rollup;

	for (size_t i = 0; i < gathered->count; i++) {
		const struct made *made = &gathered->list[i];

		if (!adding->figures->nodes[made->cell.place].reports)
			continue;
		there[made->cell.period].any |= made->order == 0 || !made->mark.withheld;
		there[made->cell.period].made |= made->order > 0 && !made->mark.withheld;
	}
	input.weights = weigh(adding, step);
	if (!rollup_places(adding->arena, &input, &rollup, adding->err))
		return false;
	for (size_t i = 0; i < rollup.count; i++) {
		const struct presence *presence = &there[rollup.totals[i].period];
		struct rollup_row *row;

		if (!presence->any)
			continue;
		row = add_row(adding, presence->made ? OVER_BOTH : OVER_PLACES);
		row->total = rollup.totals[i];
		row->period = step->periods[rollup.totals[i].period];
	}
	return true;
}

bool rollup_all(struct arena *arena, const struct rollup_figures *figures,
	const struct rollup_weights *weights, struct rollup_row **ret, size_t *ret_count,
	struct error *err)
{
	struct adding adding = {
		.arena = arena, .figures = figures, .weights = weights, .err = err
	};

	split(&adding);
	for (enum step step = DAYS; step < STEPS; step++) {
		struct gathered gathered = { 0 };
		struct step_figures settled = { 0 };

		if (!gather(&adding, step, &gathered))
			return false;
		settle(&adding, &gathered, &settled);
		for (size_t i = 0; i < gathered.count; i++)
			if (gathered.list[i].order > 0)
				add_made(&adding, &gathered.list[i]);
		if (!add_totals(&adding, &settled, &gathered))
			return false;
	}
	*ret = adding.rows;
	*ret_count = adding.count;
	return true;
}

const char *rollup_over_say(enum rollup_over over, enum lang lang)
{
	return over_words[over][lang];
}

void rollup_row_say(const struct rollup_row *row, const struct rollup_rules *rules,
	const struct indicator *indicator, enum lang lang, struct text *ret)
{
	struct rollup_mark mark = { .reason = row->time, .coverage = row->total.coverage };

	if (row->over == OVER_TIME) {
		rollup_time_say(&mark, lang, ret);
		return;
	}
	rollup_say(&row->total, rules, indicator, lang, ret);
	if (row->over == OVER_BOTH)
		text_addz(ret, both_note[lang]);
}

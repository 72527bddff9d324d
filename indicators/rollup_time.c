/*
 * indicators/rollup_time.c - see rollup_time.h.
 *
 * The cells of a target's periods lie together, because cells are sorted by
 * period; each target is one pass over them with a sum per place.
 */
#include "indicators/rollup_time.h"

#include <string.h>

#include "indicators/place.h"
#include "indicators/rollup_calendar.h"

typedef __int128 wide;

static const int64_t LIMIT = 999999999999999999; /* 18 digits */

bool rollup_time_none(const struct rollup_rules *rules)
{
	bool adds = rules->kind == KIND_FLOW || rules->kind == KIND_RATIO ||
		rules->kind == KIND_STOCK;

	return rules->time_rule == TIME_NEVER || (!adds && rules->time_rule != TIME_AT_END);
}

bool rollup_time_last(const struct rollup_rules *rules)
{
	return rules->kind == KIND_STOCK || rules->time_rule == TIME_AT_END;
}

/* What a place has in a target. */
struct gathered {
	wide amount, denominator;
	struct rollup_cell last; /* of the last part; its figure is a stock's */
	int reported, exempt; /* exempt: status M */
	bool ended; /* the last part is there, or exempt */
	bool partless;
	char status;
};

struct gathering {
	const struct rollup_input *input;
	const size_t *first; /* index of the first cell of each period, and the end */
	struct gathered *places;
	struct rollup_cell *cells;
	struct rollup_mark *marks;
	size_t count;
};

/* Where each period's cells begin; false where a cell is out of order or range. */
static bool index_cells(const struct rollup_input *input, size_t *ret)
{
	int period = 0;

	ret[0] = 0;
	for (size_t i = 0; i < input->cell_count; i++) {
		const struct rollup_cell *cell = &input->cells[i];

		if (cell->place < 0 || cell->place >= input->node_count || cell->period < 0 ||
			cell->period >= input->period_count ||
			(i > 0 && rollup_cell_compare(cell - 1, cell) >= 0) ||
			cell->has > (input->rules.kind == KIND_RATIO ? ROLLUP_PARTS : ROLLUP_VALUE))
			return false;
		while (period < cell->period)
			ret[++period] = i;
	}
	while (period < input->period_count)
		ret[++period] = input->cell_count;
	return true;
}

static void gather(struct gathering *gathering, int period, bool last)
{
	const struct rollup_input *input = gathering->input;
	bool ratio = input->rules.kind == KIND_RATIO;

	for (size_t i = gathering->first[period]; i < gathering->first[period + 1]; i++) {
		const struct rollup_cell *cell = &input->cells[i];
		struct gathered *place = &gathering->places[cell->place];

		if (cell->has == ROLLUP_ABSENT) {
			place->exempt += cell->status == 'M';
			place->ended |= last && cell->status == 'M';
			continue;
		}
		place->reported++;
		place->ended |= last;
		place->amount += cell->amount;
		if (cell->has == ROLLUP_PARTS)
			place->denominator += cell->denominator;
		place->partless |= ratio && cell->has == ROLLUP_VALUE;
		place->status = coverage_status(place->status, cell->status);
		if (last)
			place->last = *cell;
	}
}

static bool existed_through(const struct rollup_input *input, int node, const struct period *target)
{
	const struct place *place = input->nodes[node].place;

	if (input->places_of != ROLLUP_OWN_PLACES)
		return true; /* the cells were moved to places of one day */
	return place->from_day <= rollup_calendar_first_day(target) &&
		place->until_day > period_last_day(target);
}

static enum rollup_time_reason judge_last(const struct gathered *place)
{
	return place->last.has == ROLLUP_ABSENT ? TIME_UNFINISHED : TIME_LAST;
}

static enum rollup_time_reason judge_sum(const struct gathering *gathering, int node,
	const struct gathered *place, const struct coverage *coverage, const struct period *target)
{
	if (!place->ended)
		return TIME_UNFINISHED;
	if (!existed_through(gathering->input, node, target))
		return TIME_PLACE_CHANGED;
	if (place->partless)
		return TIME_NO_PARTS;
	if (coverage_count(coverage) < gathering->input->rules.minimum_time)
		return TIME_TOO_FEW;
	if (place->amount > LIMIT || place->amount < -LIMIT || place->denominator > LIMIT ||
		place->denominator < -LIMIT)
		return TIME_TOO_LARGE;
	return coverage->reported == coverage->expected ? TIME_COMPLETE : TIME_INCOMPLETE;
}

static enum rollup_time_reason judge(const struct gathering *gathering, int node,
	const struct gathered *place, const struct coverage *coverage, const struct period *target)
{
	if (rollup_time_none(&gathering->input->rules))
		return TIME_NOT_ADDED;
	return rollup_time_last(&gathering->input->rules)
		? judge_last(place)
		: judge_sum(gathering, node, place, coverage, target);
}

/* The cell of a place in a target, with its mark. */
static void settle(struct arena *arena, struct gathering *gathering, int node, int target_index,
	const struct period *target, int parts)
{
	const struct gathered *place = &gathering->places[node];
	struct rollup_cell cell = { .place = node, .period = target_index, .status = 'L' };
	struct rollup_mark mark = { .coverage = { place->reported, parts - place->exempt,
					    COVERAGE_UNSIZED, 0 } };

	mark.reason = judge(gathering, node, place, &mark.coverage, target);
	mark.withheld = mark.reason >= TIME_TOO_FEW;
	if (mark.reason == TIME_LAST) {
		cell.amount = place->last.amount;
		cell.denominator = place->last.denominator;
		cell.has = place->last.has;
		cell.status = coverage_status('A', place->last.status);
	} else if (!mark.withheld) {
		cell.amount = (int64_t)place->amount;
		cell.denominator = (int64_t)place->denominator;
		cell.status = coverage_status(
			place->status, mark.reason == TIME_INCOMPLETE ? 'P' : 'A');
		cell.has = gathering->input->rules.kind == KIND_RATIO ? ROLLUP_PARTS : ROLLUP_VALUE;
	}
	gathering->cells = arena_push(
		arena, gathering->cells, gathering->count, sizeof *gathering->cells);
	gathering->marks = arena_push(
		arena, gathering->marks, gathering->count, sizeof *gathering->marks);
	gathering->cells[gathering->count] = cell;
	gathering->marks[gathering->count++] = mark;
}

/* One target; false where the periods do not tile it. */
static bool add_target(struct arena *arena, struct gathering *gathering,
	const struct period *target, int target_index)
{
	const struct rollup_input *input = gathering->input;
	int begin, end;
	int parts = rollup_calendar_parts(
		input->periods, input->period_count, target, &begin, &end);

	if (parts == 0)
		return false;
	memset(gathering->places, 0, (size_t)input->node_count * sizeof *gathering->places);
	for (int period = begin; period < end; period++)
		gather(gathering, period, input->periods[period].until == target->until);
	for (int node = 0; node < input->node_count; node++)
		if (gathering->places[node].reported > 0)
			settle(arena, gathering, node, target_index, target, parts);
	return true;
}

bool rollup_time(struct arena *arena, const struct rollup_input *input,
	const struct period *targets, int target_count, struct rollup_spans *ret, struct error *err)
{
	struct gathering gathering = { .input = input };
	size_t *first = arena_new(arena, (size_t)input->period_count + 1, sizeof *first);
	int untiled = 0;

	for (int i = 1; i < input->period_count; i++)
		if (input->periods[i].kind != input->periods[0].kind ||
			period_compare(&input->periods[i - 1], &input->periods[i]) >= 0)
			return error_set(
				err, ERROR_FAILURE, "rollup.periods", "not ascending, of one kind");
	if (!index_cells(input, first))
		return error_set(err, ERROR_FAILURE, "rollup.cells", "out of order or range");
	gathering.first = first;
	gathering.places = arena_new(
		arena, (size_t)input->node_count + 1, sizeof *gathering.places);
	for (int i = 0; i < target_count; i++)
		untiled += !add_target(arena, &gathering, &targets[i], i);
	*ret = (struct rollup_spans){ gathering.cells, gathering.marks, gathering.count, untiled };
	return true;
}

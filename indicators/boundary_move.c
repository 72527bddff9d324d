/*
 * indicators/boundary_move.c - moves the figures of each period; see boundary.h.
 *
 * Each place has a spot. Figures start on the spots of the places they were
 * given for and flow down the steps of ended places, each dealing out all it
 * has, until they lie on places of the day. A ratio flows as its numerator
 * and the rest of its denominator.
 */
#include "indicators/boundary.h"

#include <string.h>

#include "indicators/boundary_private.h"
#include "indicators/place.h"

static const int64_t LIMIT = 999999999999999999; /* 18 digits */

struct spot {
	wide amount, rest; /* rest: denominator - numerator */
	const struct rollup_cell *cell; /* what was given for the place */
	const struct rollup_cell *carried; /* what cannot be put together, from the one old place */
	int expected, reported;
	enum boundary_basis basis;
	char status, absent;
	enum boundary_reason refused; /* why a figure of an old place was; BOUNDARY_MOVED: none */
	bool touched;
};

struct moving {
	struct arena *arena;
	const struct boundary *boundary;
	const struct boundary_cells *given;
	struct spot *spots; /* as catalogue->places */
	wide *dealt, *rests;
	struct rollup_scales scales; /* of what comes out */
	struct rollup_cell *cells;
	struct boundary_mark *marks;
	size_t count;
	struct boundary_refusal *refusals;
	size_t refusal_count;
};

static wide power(int exponent)
{
	wide result = 1;

	while (exponent-- > 0)
		result *= 10;
	return result;
}

bool boundary_deal(wide amount, const struct boundary_exit *leaving, wide *rest, wide *ret)
{
	wide sign = amount < 0 ? -1 : 1, left = amount * sign, total = 0;

	for (int i = 0; i < leaving->count; i++)
		total += leaving->steps[i].weight;
	for (int i = 0; i < leaving->count; i++) {
		wide product;

		if (__builtin_mul_overflow(amount * sign, (wide)leaving->steps[i].weight, &product))
			return false;
		ret[i] = product / total;
		rest[i] = product % total;
		left -= ret[i];
	}
	for (; left > 0; left--) {
		int most = 0;

		for (int i = 1; i < leaving->count; i++)
			if (rest[i] > rest[most])
				most = i;
		ret[most]++;
		rest[most] = -1;
	}
	for (int i = 0; i < leaving->count; i++)
		ret[i] *= sign;
	return true;
}

static bool exists(const struct place *place, int day)
{
	return place->from_day <= day && day < place->until_day;
}

/* Tells every place of the day which old places it is made of, with or without figures. */
static void expect(struct moving *moving, int day)
{
	const struct catalogue *catalogue = moving->boundary->catalogue;

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct boundary_place *place = &moving->boundary->places[i];
		const struct rollup_cell *cell = moving->spots[i].cell;

		if (cell == NULL && !exists(&catalogue->places[i], day))
			continue;
		for (int k = 0; k < place->reach_count; k++) {
			struct spot *target = &moving->spots[place->reach[k].target];

			target->touched |= cell != NULL;
			if (cell != NULL && cell->has == ROLLUP_ABSENT)
				target->absent = target->absent == '\0' ||
						target->absent == cell->status
					? cell->status
					: 'O';
			if (cell != NULL && cell->has == ROLLUP_ABSENT && cell->status == 'M')
				continue;
			target->expected++;
			if (place->reach[k].basis > target->basis)
				target->basis = place->reach[k].basis;
		}
	}
}

static bool is_additive(const struct moving *moving, const struct rollup_cell *cell)
{
	enum indicator_kind kind = moving->given->kind;

	return kind == KIND_FLOW || kind == KIND_STOCK ||
		(kind == KIND_RATIO && cell->has == ROLLUP_PARTS);
}

/* Does the place go whole to a place that is made of nothing else? */
static bool stands_alone(const struct moving *moving, const struct boundary_place *place)
{
	return place->reach_count == 1 && place->reach[0].basis <= BASIS_WHOLE &&
		moving->spots[place->reach[0].target].expected == 1;
}

static enum boundary_reason admit(const struct moving *moving, const struct rollup_cell *cell)
{
	const struct boundary_place *place = &moving->boundary->places[cell->place];

	if (place->later)
		return BOUNDARY_LATER;
	if (place->reach_count == 0)
		return BOUNDARY_NO_LINK;
	for (int i = 0; i < place->reach_count; i++)
		if (place->reach[i].basis == BASIS_UNKNOWN)
			return BOUNDARY_NO_SHARE;
	if (!is_additive(moving, cell) && !stands_alone(moving, place))
		return BOUNDARY_NOT_ADDITIVE;
	return BOUNDARY_MOVED;
}

/* The figure at the scales of what comes out. */
static void put(struct moving *moving, const struct rollup_cell *cell)
{
	const struct rollup_scales *scales = &moving->given->scales;
	struct spot *spot = &moving->spots[cell->place];

	if (!is_additive(moving, cell)) {
		const struct boundary_place *place = &moving->boundary->places[cell->place];

		moving->spots[place->reach[0].target].carried = cell;
	} else if (cell->has == ROLLUP_PARTS) {
		wide whole = cell->denominator *
			power(moving->scales.denominator - scales->denominator);

		spot->amount = cell->amount * power(moving->scales.numerator - scales->numerator);
		spot->rest = whole - spot->amount;
	} else {
		spot->amount = cell->amount;
	}
}

static void refuse(
	struct moving *moving, const struct rollup_cell *cell, enum boundary_reason reason)
{
	moving->refusals = arena_push(
		moving->arena, moving->refusals, moving->refusal_count, sizeof *moving->refusals);
	moving->refusals[moving->refusal_count++] = (struct boundary_refusal){
		(size_t)(cell - moving->given->cells), reason
	};
}

/* Puts a figure on its spot, or refuses it; its targets learn which. */
static void start(struct moving *moving, const struct rollup_cell *cell)
{
	const struct boundary_place *place = &moving->boundary->places[cell->place];
	enum boundary_reason reason = admit(moving, cell);

	if (reason == BOUNDARY_MOVED)
		put(moving, cell);
	else
		refuse(moving, cell, reason);
	for (int i = 0; i < place->reach_count; i++) {
		struct spot *target = &moving->spots[place->reach[i].target];

		if (reason == BOUNDARY_MOVED) {
			target->reported++;
			target->status = coverage_status(target->status, cell->status);
		} else {
			target->refused = reason;
		}
	}
}

/* Deals out one of the amounts of an ended place. */
static bool deal(struct moving *moving, const struct boundary_exit *leaving, wide amount, bool rest)
{
	if (amount == 0)
		return true;
	if (!boundary_deal(amount, leaving, moving->rests, moving->dealt))
		return false;
	for (int i = 0; i < leaving->count; i++) {
		struct spot *to = &moving->spots[leaving->steps[i].to];

		if (rest)
			to->rest += moving->dealt[i];
		else
			to->amount += moving->dealt[i];
	}
	return true;
}

/* What lies on places that ended before the day moves on, in the order they ended. */
static bool flow(struct moving *moving)
{
	for (int i = 0; i < moving->boundary->ended_count; i++) {
		int place = moving->boundary->ended[i];
		const struct boundary_exit *leaving = &moving->boundary->places[place].exit;
		struct spot *spot = &moving->spots[place];

		if (leaving->count > 0 &&
			(!deal(moving, leaving, spot->amount, false) ||
				!deal(moving, leaving, spot->rest, true)))
			return false;
	}
	return true;
}

static bool fits(wide units)
{
	return units <= LIMIT && units >= -LIMIT;
}

/* The figure on a spot; false where it has too many digits. */
static bool fill(const struct moving *moving, const struct spot *spot,
	const struct boundary_mark *mark, struct rollup_cell *ret)
{
	bool ratio = moving->given->kind == KIND_RATIO;

	if (spot->carried != NULL) {
		ret->has = spot->carried->has;
		ret->amount = spot->carried->amount;
	} else {
		if (!fits(spot->amount) || !fits(spot->amount + spot->rest))
			return false;
		ret->has = ratio ? ROLLUP_PARTS : ROLLUP_VALUE;
		ret->amount = (int64_t)spot->amount;
		ret->denominator = ratio ? (int64_t)(spot->amount + spot->rest) : 0;
	}
	ret->status = coverage_status(spot->status, boundary_apportioned(mark) ? 'E' : 'A');
	if (spot->reported < spot->expected)
		ret->status = coverage_status(ret->status, 'P');
	return true;
}

static bool settle(struct moving *moving, int place, int period)
{
	const struct spot *spot = &moving->spots[place];
	struct rollup_cell cell = { .place = place, .period = period, .status = 'L' };
	struct boundary_mark mark = { .basis = spot->basis,
		.coverage = { spot->reported, spot->expected, COVERAGE_UNSIZED, 0 } };

	if (spot->reported == 0 && spot->refused == BOUNDARY_MOVED) {
		cell.status = spot->absent; /* nothing to withhold: nobody has a figure */
	} else if (spot->reported == 0 ||
		coverage_count(&mark.coverage) < moving->boundary->rules.minimum) {
		mark.withheld = true;
	} else if (!fill(moving, spot, &mark, &cell)) {
		return false;
	}
	if (cell.has == ROLLUP_ABSENT)
		mark.reason = spot->refused == BOUNDARY_MOVED ? BOUNDARY_MISSING : spot->refused;
	moving->cells = arena_push(
		moving->arena, moving->cells, moving->count, sizeof *moving->cells);
	moving->marks = arena_push(
		moving->arena, moving->marks, moving->count, sizeof *moving->marks);
	moving->cells[moving->count] = cell;
	moving->marks[moving->count++] = mark;
	return true;
}

/* Moves the cells first..end - 1, all of one period. */
static bool move_period(struct moving *moving, size_t first, size_t end)
{
	const struct rollup_cell *cells = moving->given->cells;
	int places = moving->boundary->catalogue->place_count;
	int period = cells[first].period;

	memset(moving->spots, 0, (size_t)places * sizeof *moving->spots);
	for (size_t i = first; i < end; i++)
		moving->spots[cells[i].place].cell = &cells[i];
	expect(moving, period_last_day(&moving->given->periods[period]));
	for (size_t i = first; i < end; i++)
		if (cells[i].has != ROLLUP_ABSENT)
			start(moving, &cells[i]);
	if (!flow(moving))
		return false;
	for (int i = 0; i < places; i++)
		if (moving->spots[i].touched && !settle(moving, i, period))
			return false;
	return true;
}

static bool in_order(const struct boundary *boundary, const struct boundary_cells *given)
{
	for (size_t i = 0; i < given->count; i++) {
		const struct rollup_cell *cell = &given->cells[i];

		if (cell->place < 0 || cell->place >= boundary->catalogue->place_count ||
			cell->period < 0 || cell->period >= given->period_count ||
			(i > 0 && rollup_cell_compare(cell - 1, cell) >= 0) ||
			cell->has > (given->kind == KIND_RATIO ? ROLLUP_PARTS : ROLLUP_VALUE))
			return false;
	}
	return true;
}

/* Numerator and denominator at one scale, so that their difference is whole. */
static struct rollup_scales common(const struct boundary_cells *given)
{
	struct rollup_scales scales = given->scales;

	if (given->kind != KIND_RATIO)
		return scales;
	if (scales.numerator < scales.denominator)
		scales.numerator = scales.denominator;
	scales.denominator = scales.numerator;
	return scales;
}

bool boundary_move(struct arena *arena, const struct boundary *boundary,
	const struct boundary_cells *given, struct boundary_moved *ret, struct error *err)
{
	struct moving moving = { .arena = arena, .boundary = boundary, .given = given };
	size_t room = (size_t)boundary->most_steps + 1, end;

	if (!in_order(boundary, given))
		return error_set(err, ERROR_FAILURE, "boundary.cells", "out of order or range");
	moving.scales = common(given);
	moving.spots = arena_new(
		arena, (size_t)boundary->catalogue->place_count + 1, sizeof *moving.spots);
	moving.dealt = arena_new(arena, room, sizeof *moving.dealt);
	moving.rests = arena_new(arena, room, sizeof *moving.rests);
	for (size_t first = 0; first < given->count; first = end) {
		int period = given->cells[first].period;

		for (end = first; end < given->count && given->cells[end].period == period; end++)
			continue;
		if (!move_period(&moving, first, end))
			return error_set(err, ERROR_FAILURE, "boundary.large", "%s",
				given->periods[period].label);
	}
	*ret = (struct boundary_moved){ *given, moving.marks, moving.refusals,
		moving.refusal_count };
	ret->now.cells = moving.cells;
	ret->now.count = moving.count;
	ret->now.scales = moving.scales;
	return true;
}

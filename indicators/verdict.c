/*
 * indicators/verdict.c - see verdict.h.
 *
 * Every comparison is of exact decimals. Gaps are differences times the sign
 * of the direction and their ratio is sign-free, so neither a complement (both
 * differences change sign) nor a unit (both are scaled) changes the state.
 */
#include "indicators/verdict.h"

#include <stdlib.h>

#include "indicators/indicator.h"
#include "indicators/place.h"

enum { ENOUGH_OF_THE_WAY = 50, PART_DIGITS = 9, LENGTH_SLACK = 6 };

/* What is judged by what. */
struct judging {
	const struct indicator *indicator;
	const struct series *series;
	const struct plan *plan;
	int today;
};

/* The last point in force that fell due after the figure's period and by `today`. */
static const struct plan_point *overdue(const struct plan *plan, int64_t until, int today)
{
	const struct plan_point *found = NULL;

	for (int i = 0; i < plan->count; i++) {
		const struct plan_point *point = &plan->points[i];

		if (!point->superseded && point->period.until > until &&
			period_last_day(&point->period) + VERDICT_GRACE_DAYS < today &&
			(found == NULL || point->period.until > found->period.until))
			found = point;
	}
	return found;
}

/* a - b in the good direction; false when digits run out. */
static bool ahead(
	const struct indicator *indicator, struct decimal a, struct decimal b, struct decimal *ret)
{
	return indicator->direction == DIRECTION_UP ? decimal_subtract(a, b, ret)
						    : decimal_subtract(b, a, ret);
}

/* The latest figure that is one: a forecast tells nothing of what was reached. */
static const struct observation *latest_real(const struct series *series)
{
	const struct observation *latest = NULL;

	for (size_t i = 0; i < series->count; i++) {
		const struct observation *item = &series->items[i];

		if (item->known && item->status != 'F' &&
			(latest == NULL || item->period.until > latest->period.until ||
				(item->period.until == latest->period.until &&
					item->period.from >= latest->period.from)))
			latest = item;
	}
	return latest;
}

static int64_t length(const struct period *period)
{
	return period->until - period->from;
}

static bool same_length(const struct period *a, const struct period *b)
{
	return llabs(length(a) - length(b)) * LENGTH_SLACK <= length(b);
}

/* The start of the last break at or before `latest`. */
static int64_t last_break(const struct series *series, const struct observation *latest)
{
	int64_t since = INT64_MIN;

	for (size_t i = 0; i < series->count; i++) {
		const struct observation *item = &series->items[i];

		if (item->status == 'B' && item->place->id == latest->place->id &&
			item->period.until <= latest->period.until && item->period.from > since)
			since = item->period.from;
	}
	return since;
}

/*
 * The first figure that may be compared with `latest`, of the place and after the last break, and
 * the last such one before it; NULL where there is none.
 */
static void find_comparable(const struct judging *judging, const struct observation *latest,
	const struct observation **ret_first, const struct observation **ret_last)
{
	const struct series *series = judging->series;
	int64_t since = last_break(series, latest);

	*ret_first = *ret_last = NULL;
	for (size_t i = 0; i < series->count; i++) {
		const struct observation *item = &series->items[i];

		if (!item->known || item->status == 'F' || item->place->id != latest->place->id ||
			item->period.from < since || item->period.until >= latest->period.until ||
			(judging->indicator->kind == KIND_FLOW &&
				!same_length(&item->period, &latest->period)))
			continue;
		if (*ret_first == NULL || item->period.until < (*ret_first)->period.until)
			*ret_first = item;
		if (*ret_last == NULL || item->period.until > (*ret_last)->period.until)
			*ret_last = item;
	}
}

/*
 * Short, with a baseline: how much of the planned way from it was gone? Where there was no way to
 * go but a level to hold, one figure below it is behind and a second one running is off plan.
 */
static void judge_way(const struct indicator *indicator, const struct observation *before,
	struct verdict *verdict)
{
	struct decimal gone, planned, margin;

	if (!ahead(indicator, verdict->latest->value, verdict->baseline->value, &gone) ||
		!ahead(indicator, verdict->plan_value, verdict->baseline->value, &planned))
		return;
	if (planned.units <= 0) {
		verdict->reason = REASON_SLIPPED;
		if (ahead(indicator, before->value, verdict->plan_value, &margin) &&
			margin.units < 0)
			verdict->state = STATE_OFF_PLAN;
		return;
	}
	verdict->sized = decimal_ratio(gone, planned, 100, 0, &verdict->share);
	if (!verdict->sized)
		return;
	verdict->reason = REASON_SHORT;
	if (verdict->share.units < ENOUGH_OF_THE_WAY)
		verdict->state = STATE_OFF_PLAN;
}

static void judge_short(const struct judging *judging, struct verdict *verdict)
{
	const struct observation *before;

	verdict->reason = REASON_SHORT_UNSIZED;
	verdict->state = STATE_BEHIND;
	find_comparable(judging, verdict->latest, &verdict->baseline, &before);
	if (verdict->baseline != NULL)
		judge_way(judging->indicator, before, verdict);
}

/* Do figures of the period say something of the whole of it only when it is over? */
static bool adds_up(const struct indicator *indicator, const struct period *period)
{
	return indicator->kind == KIND_FLOW ||
		(indicator->kind != KIND_STOCK &&
			(period->kind == PERIOD_SPAN || period->kind == PERIOD_QUARTER ||
				period->kind == PERIOD_HALF));
}

/* The point in force whose period holds this one and more, or NULL. */
static const struct plan_point *whole_of(const struct plan *plan, const struct period *period)
{
	for (int i = 0; i < plan->count; i++) {
		const struct period *other = &plan->points[i].period;

		if (!plan->points[i].superseded && other->from <= period->from &&
			period->until <= other->until && length(period) < length(other))
			return &plan->points[i];
	}
	return NULL;
}

/* Flows of one length only can be compared: a month's with no year's. */
static bool other_length(const struct indicator *indicator, const struct plan *plan,
	const struct period *period, const struct plan_point **ret)
{
	*ret = NULL;
	if (indicator->kind != KIND_FLOW)
		return false;
	for (int i = 0; i < plan->count; i++) {
		const struct plan_point *point = &plan->points[i];

		if (point->superseded)
			continue;
		if (same_length(&point->period, period))
			return false;
		if (*ret == NULL || point->period.until < (*ret)->period.until)
			*ret = point;
	}
	return *ret != NULL;
}

/*
 * Sets what the figure of a part is compared with: of a flow so far, the plan's share of the days
 * so far; of a rate, the path before the point. False where there is no such thing.
 */
static bool set_part_value(
	const struct indicator *indicator, const struct plan *plan, struct verdict *verdict)
{
	const struct period *part = &verdict->latest->period, *whole = &verdict->whole->period;

	verdict->planned = true;
	verdict->plan_period = *part;
	if (indicator->kind == KIND_FLOW && part->from == whole->from &&
		decimal_part(verdict->whole->value, length(part), length(whole), PART_DIGITS,
			&verdict->plan_value))
		return true;
	if (indicator->kind != KIND_FLOW && part->until < whole->until &&
		plan_path_at(plan, part->until, &verdict->plan_value))
		return true;
	verdict->plan_value = verdict->whole->value;
	verdict->plan_period = *whole;
	return false;
}

/*
 * Sets what the figure is compared with: the path where there is one, the
 * nearest point where there is none. False when the nearest point is still
 * ahead of `today`, so that nothing is owed yet.
 */
static bool set_plan_value(
	const struct plan *plan, struct verdict *verdict, const struct plan_point **ret_point)
{
	int64_t until = verdict->latest->period.until;

	*ret_point = plan_point_at(plan, until);
	verdict->planned = true;
	verdict->plan_period = verdict->latest->period;
	if (*ret_point == NULL && plan_path_at(plan, until, &verdict->plan_value))
		return true;
	if (*ret_point == NULL)
		*ret_point = plan_next(plan, until);
	if (*ret_point == NULL)
		*ret_point = verdict->target;
	verdict->plan_value = (*ret_point)->value;
	verdict->plan_period = (*ret_point)->period;
	return (*ret_point)->period.until <= until || verdict->overdue != NULL;
}

static bool reached(const struct indicator *indicator, const struct verdict *verdict,
	const struct plan_point *point)
{
	struct decimal margin;

	if (point != NULL)
		return plan_point_met(point, verdict->latest->value);
	return ahead(indicator, verdict->latest->value, verdict->plan_value, &margin) &&
		margin.units >= 0;
}

/* Can it not be undone by what the rest of the period brings? */
static bool settled(const struct indicator *indicator, const struct verdict *verdict, int today)
{
	if (verdict->whole == NULL && period_last_day(&verdict->latest->period) < today)
		return true;
	return indicator->kind == KIND_STOCK ||
		(indicator->kind == KIND_FLOW && indicator->direction == DIRECTION_UP);
}

/* Compares; `owed` is false where nothing is owed yet, `point` what set the plan's value, if any. */
static void compare(const struct judging *judging, bool owed, const struct plan_point *point,
	struct verdict *verdict)
{
	bool over = period_last_day(&verdict->latest->period) < judging->today;
	bool final = settled(judging->indicator, verdict, judging->today);

	if (final && plan_point_met(verdict->target, verdict->latest->value)) {
		verdict->state = STATE_ACHIEVED;
		verdict->reason = REASON_TARGET_MET;
	} else if ((over || final) && reached(judging->indicator, verdict, point)) {
		verdict->state = STATE_ON_PLAN;
		verdict->reason = REASON_ON_PATH;
	} else if (!owed || !over) {
		bool ended = period_last_day(&verdict->plan_period) < judging->today;

		verdict->reason = ended ? REASON_AWAITED : REASON_NOT_DUE;
		return;
	} else {
		judge_short(judging, verdict);
		return;
	}
	if (verdict->overdue != NULL) {
		verdict->state = STATE_NO_DATA;
		verdict->reason = REASON_OVERTAKEN;
	}
}

/* Finds the plan's value for the latest figure and compares it. */
static void judge(const struct judging *judging, struct verdict *verdict)
{
	const struct period *period = &verdict->latest->period;
	const struct plan_point *point = NULL;
	bool owed = true, comparable = true;

	if (adds_up(judging->indicator, period))
		verdict->whole = whole_of(judging->plan, period);
	if (verdict->whole != NULL) {
		comparable = set_part_value(judging->indicator, judging->plan, verdict);
	} else if (other_length(judging->indicator, judging->plan, period, &point)) {
		verdict->planned = true;
		verdict->plan_value = point->value;
		verdict->plan_period = point->period;
		comparable = false;
	} else {
		owed = set_plan_value(judging->plan, verdict, &point);
	}
	if (comparable)
		compare(judging, owed, point, verdict);
	else
		verdict->reason = REASON_PART;
}

struct verdict verdict_judge(const struct indicator *indicator, const struct series *series,
	const struct plan *plan, int today)
{
	const struct judging judging = { indicator, series, plan, today };
	struct verdict verdict = { .state = STATE_NONE, .reason = REASON_NO_PLAN };

	verdict.latest = latest_real(series);
	verdict.target = plan == NULL ? NULL : plan_target(plan);
	if (verdict.target == NULL)
		return verdict;
	if (indicator->direction == DIRECTION_NONE) {
		verdict.reason = REASON_NO_DIRECTION;
		return verdict;
	}
	if (verdict.latest == NULL) {
		verdict.state = STATE_NO_DATA;
		verdict.reason = REASON_NO_FIGURE;
		return verdict;
	}
	verdict.overdue = overdue(plan, verdict.latest->period.until, today);
	judge(&judging, &verdict);
	return verdict;
}

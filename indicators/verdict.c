/*
 * indicators/verdict.c - see verdict.h.
 *
 * Every comparison is of exact decimals. Gaps are differences times the sign
 * of the direction and their ratio is sign-free, so neither a complement (both
 * differences change sign) nor a unit (both are scaled) changes the state.
 */
#include "indicators/verdict.h"

#include "indicators/indicator.h"
#include "indicators/place.h"

enum { ENOUGH_OF_THE_WAY = 50 };

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

/* Sets the share of the planned way from the first comparable figure that was gone. */
static void size_the_way(
	const struct indicator *indicator, const struct series *series, struct verdict *verdict)
{
	const struct observation *baseline = NULL;
	struct decimal gone, planned;

	for (size_t i = 0; i < series->count && baseline == NULL; i++)
		if (series->items[i].known &&
			series->items[i].place->id == verdict->latest->place->id &&
			series->items[i].period.until < verdict->latest->period.until)
			baseline = &series->items[i];
	verdict->sized = baseline != NULL &&
		ahead(indicator, verdict->latest->value, baseline->value, &gone) &&
		ahead(indicator, verdict->plan_value, baseline->value, &planned) &&
		planned.units > 0 && decimal_ratio(gone, planned, 100, 0, &verdict->share);
}

static void judge_short(
	const struct indicator *indicator, const struct series *series, struct verdict *verdict)
{
	size_the_way(indicator, series, verdict);
	verdict->reason = verdict->sized ? REASON_SHORT : REASON_SHORT_UNSIZED;
	verdict->state = verdict->sized && verdict->share.units < ENOUGH_OF_THE_WAY ? STATE_OFF_PLAN
										    : STATE_BEHIND;
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

struct verdict verdict_judge(const struct indicator *indicator, const struct series *series,
	const struct plan *plan, int today)
{
	struct verdict verdict = { .state = STATE_NONE, .reason = REASON_NO_PLAN };
	const struct plan_point *point;
	bool owed;

	verdict.latest = series_latest(series);
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
	owed = set_plan_value(plan, &verdict, &point);
	if (plan_point_met(verdict.target, verdict.latest->value)) {
		verdict.state = STATE_ACHIEVED;
		verdict.reason = REASON_TARGET_MET;
	} else if (reached(indicator, &verdict, point)) {
		verdict.state = STATE_ON_PLAN;
		verdict.reason = REASON_ON_PATH;
	} else if (!owed) {
		verdict.reason = REASON_NOT_DUE;
		return verdict;
	} else {
		judge_short(indicator, series, &verdict);
		return verdict;
	}
	if (verdict.overdue != NULL) {
		verdict.state = STATE_NO_DATA;
		verdict.reason = REASON_OVERTAKEN;
	}
	return verdict;
}

/* indicators/judgement.c - see judgement.h. */
#include "indicators/judgement.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "indicators/unit.h"

static const double SLACK = 1e-9;
static const double HOLDING_CHANCE = 1.0 / 3; /* less than that, and a met target is at risk */

static int year_of(const struct period *period)
{
	int year, month, day;

	clock_date_of(period_last_day(period), &year, &month, &day);
	return year;
}

static void ask_methods(const struct judgement_input *input, const struct comparable *comparable,
	const struct scale *scale, struct arena *arena, struct judgement *judgement)
{
	const struct unit *unit = input->indicator->unit;
	const struct plan_point *target = judgement->verdict.target;
	int *years = arena_new(arena, comparable->count + 1, sizeof(*years));
	double *values = arena_new(arena, comparable->count + 1, sizeof(*values));
	struct methods_input question = {
		.years = years,
		.values = values,
		.count = comparable->count,
		.yearly = comparable->count == 0 ||
			comparable->items[0]->period.kind == PERIOD_YEAR,
		.rate = scale->tolerance > 0,
		.direction = input->indicator->direction,
		.targeted = target != NULL,
		.full = unit->share ? unit->factor : 0,
		.limited = scale->bounded,
		.limit = input->indicator->direction == DIRECTION_UP ? scale->high : scale->low,
	};

	for (size_t i = 0; i < comparable->count; i++) {
		years[i] = year_of(&comparable->items[i]->period);
		values[i] = decimal_double(comparable->items[i]->value);
	}
	if (target != NULL) {
		question.target = decimal_double(target->value);
		question.target_year = year_of(&target->period);
	}
	methods_ask(&question, judgement->methods);
}

static bool is_good(enum state state)
{
	return state == STATE_ACHIEVED || state == STATE_ON_PLAN;
}

static bool is_short(enum state state)
{
	return state == STATE_BEHIND || state == STATE_OFF_PLAN;
}

static void compare_methods(struct judgement *judgement)
{
	enum state state = judgement->verdict.state;

	for (enum methods_which which = 0; which < METHODS_COUNT; which++) {
		const struct methods_answer *answer = &judgement->methods[which];

		if (answer->lack != METHODS_ANSWERED || (!is_good(state) && !is_short(state)))
			continue;
		judgement->disagrees[which] = (answer->stance == METHODS_GOOD) != is_good(state);
		judgement->answered++;
		judgement->disagreeing += judgement->disagrees[which];
	}
}

static bool is_close(const struct scale *scale, const struct verdict *verdict)
{
	struct scale linear = *scale;
	double value, planned;

	if (!is_short(verdict->state))
		return false;
	linear.kind = SCALE_LINEAR;
	value = decimal_double(verdict->latest->value);
	planned = decimal_double(verdict->plan_value);
	return fabs(value - planned) <= scale_tolerance(&linear, planned) * (1 + SLACK);
}

static bool is_at_risk(const struct judgement *judgement)
{
	const struct outlook *outlook = &judgement->outlook;

	return is_good(judgement->verdict.state) &&
		(judgement->movement.course == COURSE_WORSENING ||
			(outlook->grade != OUTLOOK_UNKNOWN && outlook->met &&
				outlook->chance < HOLDING_CHANCE));
}

static const char *date_of(const struct plan_point *point)
{
	return point->decision == NULL || point->decision->date == NULL ? ""
									: point->decision->date;
}

static bool same_period(const struct plan_point *a, const struct plan_point *b)
{
	return period_compare(&a->period, &b->period) == 0;
}

/* Was `a` decided before `b`? Of one day's, the one that was replaced was. */
static bool decided_before(const struct plan_point *a, const struct plan_point *b)
{
	int order = strcmp(date_of(a), date_of(b));

	return order < 0 || (order == 0 && a->superseded && !b->superseded);
}

static bool is_first(const struct plan *plan, const struct plan_point *point)
{
	for (int i = 0; i < plan->count; i++)
		if (same_period(&plan->points[i], point) && decided_before(&plan->points[i], point))
			return false;
	return true;
}

static const struct plan_point *in_force(const struct plan *plan, const struct plan_point *point)
{
	for (int i = 0; i < plan->count; i++)
		if (same_period(&plan->points[i], point) && !plan->points[i].superseded)
			return &plan->points[i];
	return NULL;
}

/* Does what is in force ask for something else than the first decision did? */
static bool was_moved(const struct plan_point *first, const struct plan_point *now)
{
	return now == NULL || now->comparator != first->comparator ||
		decimal_compare(now->value, first->value) != 0;
}

/* Judges by the plan as it was first decided, where it has been changed since. */
static void judge_first_plan(
	const struct judgement_input *input, struct arena *arena, struct judgement *judgement)
{
	struct plan first = *input->plan;
	struct plan_point *points = arena_new(arena, (size_t)first.count + 1, sizeof(*points));

	for (int i = 0; i < first.count; i++) {
		const struct plan_point *point = &input->plan->points[i];
		const struct plan_point *now = in_force(input->plan, point);

		points[i] = *point;
		points[i].superseded = !is_first(input->plan, point);
		if (points[i].superseded || !was_moved(point, now))
			continue;
		judgement->by_first_plan.differs = true;
		if (judgement->moved_from == NULL ||
			point->period.until > judgement->moved_from->period.until) {
			judgement->moved_from = point;
			judgement->moved_to = now;
		}
	}
	if (!judgement->by_first_plan.differs)
		return;
	first.points = points;
	judgement->by_first_plan.state =
		verdict_judge(input->indicator, input->series, &first, input->today).state;
}

/* Judges by the baseline as it was first published, where it has been revised since. */
static void judge_first_baseline(
	const struct judgement_input *input, struct arena *arena, struct judgement *judgement)
{
	struct series first = *input->series;
	struct observation *items;

	if (input->former_baseline == NULL || judgement->baseline == NULL ||
		decimal_compare(*input->former_baseline, judgement->baseline->value) == 0)
		return;
	items = arena_new(arena, first.count, sizeof(*items));
	for (size_t i = 0; i < first.count; i++) {
		items[i] = first.items[i];
		if (&first.items[i] == judgement->baseline)
			items[i].value = *input->former_baseline;
	}
	first.items = items;
	judgement->former_baseline = *input->former_baseline;
	judgement->by_first_baseline.differs = true;
	judgement->by_first_baseline.state =
		verdict_judge(input->indicator, &first, input->plan, input->today).state;
}

/* The nearest target after the latest figure that is not due yet, unless it is the last. */
static const struct plan_point *nearest(
	const struct judgement_input *input, const struct judgement *judgement)
{
	const struct observation *latest = judgement->movement.to;
	const struct plan_point *next;

	if (input->plan == NULL || latest == NULL)
		return NULL;
	next = plan_next(input->plan, latest->period.until + 1);
	while (next != NULL && period_last_day(&next->period) < input->today)
		next = plan_next(input->plan, next->period.until + 1);
	return next == judgement->verdict.target ? NULL : next;
}

struct judgement judgement_make(const struct judgement_input *input, struct arena *arena)
{
	struct comparable comparable = comparable_of(input->series, input->today, arena);
	struct scale scale = scale_of(input->indicator, input->series, input->plan);
	struct forecast forecast = forecast_of(&comparable, &scale);
	struct judgement ret = { 0 };
	const struct plan_point *next;

	ret.verdict = verdict_judge(input->indicator, input->series, input->plan, input->today);
	ret.movement = direction_judge(input->indicator, &comparable, &scale);
	ret.outlook = outlook_judge(input->indicator, &comparable, &scale, &forecast,
		ret.verdict.target, input->siblings, input->today);
	next = nearest(input, &ret);
	if (next != NULL)
		ret.next = outlook_judge(input->indicator, &comparable, &scale, &forecast, next,
			input->siblings, input->today);
	ret.projection = projection_make(
		input->indicator, &comparable, &scale, &forecast, ret.verdict.target, arena);
	ret.confidence = confidence_judge(&comparable, input->coverage, input->today);
	ret.baseline = comparable.count == 0 ? NULL : comparable.items[0];
	ask_methods(input, &comparable, &scale, arena, &ret);
	compare_methods(&ret);
	ret.close = is_close(&scale, &ret.verdict);
	ret.at_risk = is_at_risk(&ret);
	if (input->plan != NULL)
		judge_first_plan(input, arena, &ret);
	judge_first_baseline(input, arena, &ret);
	return ret;
}

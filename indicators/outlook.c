/* indicators/outlook.c - see outlook.h. */
#include "indicators/outlook.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "indicators/period_shift.h"
#include "indicators/place.h"

static const double LEAST_CHANCE[] = {
	[OUTLOOK_VERY_LIKELY] = 0.9,
	[OUTLOOK_LIKELY] = 2.0 / 3,
	[OUTLOOK_UNCERTAIN] = 1.0 / 3,
	[OUTLOOK_UNLIKELY] = 0.1,
	[OUTLOOK_VERY_UNLIKELY] = 0,
};
static const double SLACK = 1e-9; /* so that a pace just like another is no faster */

enum { GROWTH_DIGITS = 1, PACE_DIGITS = 1 }; /* of a percentage; of whole figures */
enum { YEAR_DAYS = 365 };

/* What paces are reckoned in. */
struct gauge {
	const struct indicator *indicator;
	bool growth;
};

/* A pace is of one period; of spans, which may have any length, of a year. */
struct stretch {
	int64_t part, whole; /* part / whole times the difference is the pace */
};

static struct stretch stretch_of(const struct comparable *comparable, int periods)
{
	int64_t days = comparable->step / PERIOD_DAY_MINUTES;

	if (comparable_latest(comparable)->period.kind != PERIOD_SPAN)
		return (struct stretch){ 1, periods };
	return (struct stretch){ YEAR_DAYS, periods * (days < 1 ? 1 : days) };
}

/* The pace from one value to another. */
static struct outlook_pace pace(
	const struct gauge *gauge, struct decimal from, struct decimal to, struct stretch stretch)
{
	int sign = gauge->indicator->direction == DIRECTION_DOWN ? -1 : 1;
	double a = decimal_double(from), b = decimal_double(to);
	double periods = (double)stretch.whole / (double)stretch.part;
	struct outlook_pace ret = { 0 };
	int digits = gauge->indicator->decimals > 0 ? gauge->indicator->decimals : PACE_DIGITS;
	struct decimal gap;

	if (gauge->growth) {
		double rate = (log(b) - log(a)) / periods;

		ret.rate = sign * rate;
		ret.known = scale_decimal(100 * expm1(rate), GROWTH_DIGITS, &ret.amount);
	} else {
		ret.rate = sign * (b - a) / periods;
		ret.known = decimal_subtract(to, from, &gap) &&
			decimal_part(gap, stretch.part, stretch.whole, digits, &ret.amount);
	}
	ret.amount = decimal_trim(ret.amount);
	return ret;
}

static bool faster(const struct outlook_pace *step, const struct outlook_pace *best)
{
	return step->known && (!best->known || step->rate > best->rate + SLACK * fabs(best->rate));
}

/* Makes `best` the better of itself and the best step of these figures. */
static void find_best(
	const struct gauge *gauge, const struct comparable *comparable, struct outlook_pace *best)
{
	for (size_t i = 1; i < comparable->count; i++) {
		struct outlook_pace step = pace(gauge, comparable->items[i - 1]->value,
			comparable->items[i]->value,
			stretch_of(comparable, comparable->at[i] - comparable->at[i - 1]));

		step.until = comparable->items[i];
		if (faster(&step, best))
			*best = step;
	}
}

static bool all_positive(const struct comparable *comparable)
{
	for (size_t i = 0; i < comparable->count; i++)
		if (comparable->items[i]->value.units <= 0)
			return false;
	return true;
}

bool outlook_sibling_of(const struct indicator *indicator, const struct series *series, int today,
	struct outlook_sibling *ret)
{
	arena_auto arena = { 0 };
	struct comparable comparable = comparable_of(series, today, &arena);

	if (comparable.count < 2)
		return false;
	*ret = (struct outlook_sibling){ .place = comparable.items[0]->place,
		.kind = comparable_latest(&comparable)->period.kind,
		.positive = all_positive(&comparable) };
	for (int growth = 0; growth < OUTLOOK_GAUGES; growth++) {
		struct gauge gauge = { indicator, growth };

		if (!growth || ret->positive)
			find_best(&gauge, &comparable, &ret->best[growth]);
	}
	return true;
}

static void find_elsewhere(const struct gauge *gauge, struct outlook_siblings siblings,
	enum period_kind kind, struct outlook *outlook)
{
	for (size_t i = 0; i < siblings.count; i++) {
		const struct outlook_sibling *other = &siblings.list[i];

		if (other->kind != kind || (gauge->growth && !other->positive) ||
			(siblings.but != NULL && strcmp(other->place->code, siblings.but) == 0))
			continue;
		outlook->siblings++;
		if (faster(&other->best[gauge->growth], &outlook->best_elsewhere))
			outlook->best_elsewhere = other->best[gauge->growth];
	}
}

static bool no_faster(const struct outlook_pace *needed, const struct outlook_pace *other)
{
	return other->known && needed->rate <= other->rate + SLACK * fabs(other->rate);
}

/* The year that holds a day, as a period. */
static bool year_with(int64_t day, struct period *ret)
{
	int year, month, date;
	text_auto label = { 0 };

	clock_date_of((int)day, &year, &month, &date);
	text_addf(&label, "%d", year);
	return period_parse(text_span(&label), ret);
}

/* When the average pace so far reaches the target; false for never, and for what is too far off. */
static bool find_usual(const struct gauge *gauge, const struct comparable *comparable,
	const struct outlook *outlook, struct period *ret)
{
	const struct period *latest = &outlook->latest->period;
	struct outlook_pace all = pace(
		gauge, outlook->latest->value, outlook->target->value, stretch_of(comparable, 1));
	double days = (double)comparable->step / PERIOD_DAY_MINUTES, periods;

	if (!outlook->average.known || !all.known || outlook->average.rate <= 0)
		return false;
	periods = ceil(all.rate / outlook->average.rate * (1 - SLACK)) + outlook->passed;
	if (periods * days > (double)OUTLOOK_YEARS * YEAR_DAYS)
		return false;
	return period_shift(latest, (int)periods, ret) ||
		year_with(period_last_day(latest) + (int64_t)(periods * days), ret);
}

static void weigh_effort(const struct gauge *gauge, const struct comparable *comparable,
	struct outlook_siblings siblings, struct outlook *outlook)
{
	size_t last = comparable->count - 1;

	if (outlook->met)
		return;
	outlook->needed = pace(gauge, outlook->latest->value, outlook->target->value,
		stretch_of(comparable, outlook->periods - outlook->passed));
	if (last > 0)
		outlook->average = pace(gauge, comparable->items[0]->value, outlook->latest->value,
			stretch_of(comparable, comparable->at[last]));
	find_best(gauge, comparable, &outlook->best);
	find_elsewhere(gauge, siblings, outlook->latest->period.kind, outlook);
	outlook->usual_known = find_usual(gauge, comparable, outlook, &outlook->usual);
	if (!outlook->needed.known)
		return;
	if (no_faster(&outlook->needed, &outlook->average))
		outlook->effort = OUTLOOK_AS_USUAL;
	else if (no_faster(&outlook->needed, &outlook->best))
		outlook->effort = OUTLOOK_FASTER;
	else if (no_faster(&outlook->needed, &outlook->best_elsewhere))
		outlook->effort = OUTLOOK_NEW_HERE;
	else
		outlook->effort = OUTLOOK_NEW_ANYWHERE;
}

static bool lower_is_met(const struct plan_point *target)
{
	return target->comparator == COMPARE_AT_MOST || target->comparator == COMPARE_LESS_THAN;
}

static void show(const struct indicator *indicator, const struct scale *scale, double at,
	struct decimal *ret)
{
	if (!scale_decimal(scale_from(scale, at), indicator->decimals, ret))
		*ret = (struct decimal){ 0 };
	*ret = decimal_trim(*ret);
}

static void grade(const struct indicator *indicator, const struct scale *scale,
	const struct forecast *forecast, struct outlook *outlook)
{
	double target = scale_to(scale, decimal_double(outlook->target->value));
	double below = forecast_chance_below(forecast, outlook->periods, target);

	outlook->reason = OUTLOOK_FORECAST;
	outlook->chance = lower_is_met(outlook->target) ? below : 1 - below;
	outlook->grade = OUTLOOK_VERY_LIKELY;
	while (outlook->chance < LEAST_CHANCE[outlook->grade])
		outlook->grade++;
	show(indicator, scale, forecast_value(forecast, outlook->periods), &outlook->expected);
	show(indicator, scale, forecast_quantile(forecast, outlook->periods, 0.1), &outlook->low);
	show(indicator, scale, forecast_quantile(forecast, outlook->periods, 0.9), &outlook->high);
}

/* Figures of parts of a period cannot be set against a target that adds them up. */
static bool of_parts(const struct indicator *indicator, const struct outlook *outlook)
{
	const struct period *figure = &outlook->latest->period, *target = &outlook->target->period;

	return indicator->kind == KIND_FLOW &&
		(figure->kind != target->kind || figure->kind == PERIOD_SPAN) &&
		figure->until - figure->from != target->until - target->from;
}

static void look_ahead(const struct indicator *indicator, const struct comparable *comparable,
	const struct scale *scale, const struct forecast *forecast, struct outlook *outlook)
{
	static const enum outlook_reason lacks[] = {
		[FORECAST_TOO_SHORT] = OUTLOOK_TOO_SHORT,
		[FORECAST_NEVER_MOVED] = OUTLOOK_NEVER_MOVED,
	};

	outlook->points = (int)comparable->count;
	outlook->longest = forecast->longest;
	if (forecast->lack != FORECAST_MADE)
		outlook->reason = lacks[forecast->lack];
	else if (outlook->periods > forecast->longest)
		outlook->reason = OUTLOOK_TOO_FAR;
	else
		grade(indicator, scale, forecast, outlook);
}

struct outlook outlook_judge(const struct indicator *indicator, const struct comparable *comparable,
	const struct scale *scale, const struct forecast *forecast, const struct plan_point *target,
	struct outlook_siblings siblings, int today)
{
	struct outlook outlook = { .reason = OUTLOOK_NO_TARGET, .target = target };
	struct gauge gauge = { indicator, scale->kind == SCALE_LOG };

	outlook.latest = comparable_latest(comparable);
	outlook.growth = gauge.growth;
	if (target == NULL)
		return outlook;
	outlook.reason = OUTLOOK_NO_DIRECTION;
	if (indicator->direction == DIRECTION_NONE)
		return outlook;
	outlook.reason = OUTLOOK_NO_FIGURE;
	if (outlook.latest == NULL)
		return outlook;
	outlook.met = plan_point_met(target, outlook.latest->value);
	outlook.periods = comparable_periods(comparable, target->period.until);
	outlook.reason = OUTLOOK_PAST;
	if (outlook.periods < 1 || period_last_day(&target->period) < today)
		return outlook;
	outlook.passed = comparable_passed(comparable, today);
	if (outlook.passed >= outlook.periods)
		outlook.passed = outlook.periods - 1;
	outlook.reason = OUTLOOK_PARTS;
	if (of_parts(indicator, &outlook))
		return outlook;
	weigh_effort(&gauge, comparable, siblings, &outlook);
	look_ahead(indicator, comparable, scale, forecast, &outlook);
	return outlook;
}

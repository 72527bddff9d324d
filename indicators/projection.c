/* indicators/projection.c - see projection.h. */
#include "indicators/projection.h"

#include <math.h>

#include "base/arena.h"
#include "indicators/period_shift.h"

static const double LOW = 0.1, HIGH = 0.9;

static bool set_value(const struct indicator *indicator, const struct scale *scale, double at,
	struct decimal *ret)
{
	if (!scale_decimal(scale_from(scale, at), indicator->decimals + 1, ret))
		return false;
	*ret = decimal_trim(*ret);
	return true;
}

static bool set_point(const struct indicator *indicator, const struct comparable *comparable,
	const struct scale *scale, const struct forecast *forecast, int ahead,
	struct projection_point *ret)
{
	return period_shift(&comparable_latest(comparable)->period, ahead, &ret->period) &&
		set_value(indicator, scale, forecast_value(forecast, ahead), &ret->expected) &&
		set_value(indicator, scale, forecast_quantile(forecast, ahead, LOW), &ret->low) &&
		set_value(indicator, scale, forecast_quantile(forecast, ahead, HIGH), &ret->high);
}

static int periods_ahead(const struct comparable *comparable, const struct forecast *forecast,
	const struct plan_point *target)
{
	int wanted = target == NULL ? PROJECTION_UNPLANNED
				    : comparable_periods(comparable, target->period.until);

	if (wanted > forecast->longest)
		wanted = forecast->longest;
	return wanted > PROJECTION_MOST ? PROJECTION_MOST : wanted;
}

/* The error of one step, brought from the scale to the unit around the latest value. */
static struct decimal error_of(const struct indicator *indicator, const struct scale *scale,
	const struct comparable *comparable, double spread)
{
	double last = scale_to(scale, decimal_double(comparable_latest(comparable)->value));
	double width = fabs(scale_from(scale, last + spread) - scale_from(scale, last - spread));
	struct decimal ret = { 0 };

	if (!scale_decimal(width / 2, indicator->decimals + 1, &ret))
		return (struct decimal){ 0 };
	return decimal_trim(ret);
}

struct projection projection_make(const struct indicator *indicator,
	const struct comparable *comparable, const struct scale *scale,
	const struct forecast *forecast, const struct plan_point *target, struct arena *arena)
{
	struct projection ret = { 0 };
	struct projection_point *points;
	int ahead;

	if (forecast->lack != FORECAST_MADE)
		return ret;
	ahead = periods_ahead(comparable, forecast, target);
	if (ahead < 1)
		return ret;
	points = arena_new(arena, (size_t)ahead, sizeof(*points));
	while (ret.count < (size_t)ahead &&
		set_point(indicator, comparable, scale, forecast, (int)ret.count + 1,
			&points[ret.count]))
		ret.count++;
	ret.points = points;
	ret.model = forecast->model;
	ret.figures = forecast->points;
	ret.past = forecast->past;
	ret.within = forecast->within;
	ret.error = error_of(indicator, scale, comparable, forecast->spread);
	return ret;
}

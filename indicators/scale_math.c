/* indicators/scale_math.c - see scale_math.h. */
#include "indicators/scale_math.h"

#include <math.h>
#include <string.h>

#include "indicators/unit.h"

static const double NEAREST_EDGE = 0.0005;
static const double STEADY_SHARE = 0.005, STEADY_LEVEL = 0.01, STEADY_RATE = 0.001;
static const double MIDDLE_SLOPE = 4; /* of the logit at one half */

static bool is_rate(const struct indicator *indicator)
{
	return strcmp(indicator->unit->code, "percent-change") == 0;
}

static bool number(const char *text, double *ret)
{
	struct decimal value;

	if (text == NULL || !decimal_parse(span_of(text), &value))
		return false;
	*ret = decimal_double(value);
	return true;
}

static bool declared_bounds(const struct indicator *indicator, double *ret_low, double *ret_high)
{
	if (number(indicator->minimum, ret_low) && number(indicator->maximum, ret_high))
		return *ret_low < *ret_high;
	*ret_low = 0;
	*ret_high = indicator->unit->factor;
	return indicator->unit->share;
}

/* The lowest and highest of the figures and of the targets; false without any figure. */
static bool range(
	const struct series *series, const struct plan *plan, double *ret_low, double *ret_high)
{
	*ret_low = INFINITY;
	*ret_high = -INFINITY;
	for (size_t i = 0; i < series->count; i++)
		if (series->items[i].known) {
			double value = decimal_double(series->items[i].value);

			*ret_low = fmin(*ret_low, value);
			*ret_high = fmax(*ret_high, value);
		}
	if (!isfinite(*ret_low))
		return false;
	for (int i = 0; plan != NULL && i < plan->count; i++) {
		double value = decimal_double(plan->points[i].value);

		*ret_low = fmin(*ret_low, value);
		*ret_high = fmax(*ret_high, value);
	}
	return true;
}

static double edge_of(const struct series *series)
{
	double largest = 0;

	for (size_t i = 0; i < series->count; i++)
		if (series->items[i].known && series->items[i].parts)
			largest = fmax(largest, decimal_double(series->items[i].denominator));
	return largest > 0 ? fmax(0.5 / (largest + 1), NEAREST_EDGE) : NEAREST_EDGE;
}

struct scale scale_of(
	const struct indicator *indicator, const struct series *series, const struct plan *plan)
{
	struct scale scale = { .kind = SCALE_LINEAR };
	double lowest, highest;
	bool any = range(series, plan, &lowest, &highest);

	if (is_rate(indicator)) {
		scale.tolerance = STEADY_RATE * indicator->unit->factor;
		return scale;
	}
	scale.bounded = any && declared_bounds(indicator, &scale.low, &scale.high) &&
		scale.low <= lowest && highest <= scale.high;
	if (indicator->scale == SCALE_LOGIT && scale.bounded) {
		scale.kind = SCALE_LOGIT;
		scale.edge = edge_of(series);
	} else if (indicator->scale == SCALE_LOG && any && lowest > 0) {
		scale.kind = SCALE_LOG;
	}
	return scale;
}

double scale_to(const struct scale *scale, double value)
{
	double share;

	switch (scale->kind) {
	case SCALE_LOG:
		return log(value);
	case SCALE_LOGIT:
		share = (value - scale->low) / (scale->high - scale->low);
		share = fmin(fmax(share, scale->edge), 1 - scale->edge);
		return log(share / (1 - share));
	default:
		return value;
	}
}

double scale_from(const struct scale *scale, double at)
{
	double value = at;

	if (scale->kind == SCALE_LOG)
		value = exp(at);
	if (scale->kind == SCALE_LOGIT)
		value = scale->low + (scale->high - scale->low) / (1 + exp(-at));
	return scale->bounded ? fmin(fmax(value, scale->low), scale->high) : value;
}

double scale_tolerance(const struct scale *scale, double level)
{
	if (scale->kind == SCALE_LOGIT)
		return STEADY_SHARE * MIDDLE_SLOPE;
	if (scale->kind == SCALE_LOG)
		return log1p(STEADY_LEVEL);
	if (scale->tolerance > 0)
		return scale->tolerance;
	return scale->bounded ? STEADY_SHARE * (scale->high - scale->low)
			      : STEADY_LEVEL * fabs(level);
}

bool scale_decimal(double value, int digits, struct decimal *ret)
{
	double units = value * pow(10, digits);

	if (!(fabs(units) < 1e17) || digits < 0 || digits > DECIMAL_MAX_SCALE)
		return false;
	*ret = (struct decimal){ llround(units), digits };
	return true;
}

/*
 * indicators/scale_math.h - the scale on which movement and forecasts are reckoned.
 *
 * Linear for most, log for what grows by percentages, logit for shares near their bounds. A scale
 * that its figures cannot bear (a logarithm of zero, a logit without bounds, either of a growth
 * rate) is linear. Doubles, for statistics only: figures themselves stay decimals.
 */
#ifndef INDICATORS_SCALE_MATH_H
#define INDICATORS_SCALE_MATH_H

#include "indicators/indicator.h"
#include "indicators/plan.h"
#include "indicators/series.h"

struct scale {
	enum scale_kind kind;
	bool bounded; /* every figure lies within low..high */
	double low, high;
	double edge; /* logit: the nearest a share comes to 0 and to 1 */
	double tolerance; /* of a growth rate, in its own unit; 0 otherwise */
};

/*
 * The indicator's declared scale as these figures and targets allow; `plan` may be NULL. Bounds are
 * the indicator's minimum and maximum, or 0..100 of a unit that is a share. A share of 0 or 1 is
 * taken as (n + 0.5) / (N + 1) of the largest known denominator, and never as nearer than 0.0005.
 */
struct scale scale_of(
	const struct indicator *indicator, const struct series *series, const struct plan *plan);

double scale_to(const struct scale *scale, double value);
double scale_from(const struct scale *scale, double at); /* within the bounds, if any */

/*
 * What counts as no movement, on the scale, for figures around `level`: 0.5 % of the width of the
 * bounds (at the middle, where logit), 1 % of the level without bounds, 0.1 points of a growth rate.
 */
double scale_tolerance(const struct scale *scale, double level);

/* The decimal nearest to a double, to `digits`; false when it does not fit. */
MUST_CHECK bool scale_decimal(double value, int digits, struct decimal *ret);

#endif

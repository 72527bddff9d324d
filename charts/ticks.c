/*
 * charts/ticks.c - see ticks.h. Every step near the wished one is tried; the
 * best wastes little room, has about the wished number and is easy to read.
 */
#include "charts/ticks.h"

#include <math.h>

#define NEAR 1e-9 /* of a step: rounding, not a difference */

static const struct mantissa {
	int units, scale;
	double penalty;
} mantissas[] = { { 1, 0, 0 }, { 2, 0, 0 }, { 25, 1, 0.12 }, { 5, 0, 0 } };

struct choice {
	struct mantissa mantissa;
	int exponent;
	double first, last; /* in steps */
	double score;
};

static double step_of(const struct mantissa *mantissa, int exponent)
{
	return mantissa->units * pow(10, exponent - mantissa->scale);
}

static void consider(double low, double high, int wanted, const struct mantissa *mantissa,
	int exponent, struct choice *best)
{
	double step = step_of(mantissa, exponent);
	double first = floor(low / step + NEAR), last = ceil(high / step - NEAR);
	double intervals = last - first;
	double score = fabs(intervals - wanted) / wanted * 0.7 + 1 -
		(high - low) / (intervals * step) + mantissa->penalty;

	if (intervals < 1 || intervals >= TICKS_MAX ||
		mantissa->scale - exponent > DECIMAL_MAX_SCALE)
		return;
	if (fmax(fabs(first), fabs(last)) * step > 9e18 || fmax(fabs(first), fabs(last)) > 1e15)
		return;
	if (score < best->score)
		*best = (struct choice){ *mantissa, exponent, first, last, score };
}

/* `steps` steps as an exact number. */
static struct decimal value_of(const struct choice *choice, int64_t steps)
{
	int scale = choice->mantissa.scale - choice->exponent;
	int64_t units = steps * choice->mantissa.units;

	for (; scale < 0; scale++)
		units *= 10;
	return (struct decimal){ units, scale };
}

bool ticks_value(double low, double high, int wanted, bool whole, struct value_ticks *ret)
{
	struct choice best = { .score = INFINITY };
	struct value_ticks ticks = { 0 };
	int exponent;

	if (!isfinite(low) || !isfinite(high) || low >= high)
		return false;
	exponent = (int)floor(log10((high - low) / wanted));
	if (whole && exponent < 0)
		exponent = 0;
	for (int e = exponent - 1; e <= exponent + 1; e++)
		for (size_t i = 0; i < COUNT(mantissas); i++)
			if (!whole || e >= mantissas[i].scale)
				consider(low, high, wanted, &mantissas[i], e, &best);
	if (isinf(best.score))
		return false;
	ticks.count = (int)(best.last - best.first) + 1;
	for (int i = 0; i < ticks.count; i++)
		ticks.values[i] = value_of(&best, (int64_t)best.first + i);
	ticks.from = decimal_double(ticks.values[0]);
	ticks.until = decimal_double(ticks.values[ticks.count - 1]);
	*ret = ticks;
	return true;
}

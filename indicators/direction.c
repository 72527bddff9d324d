/* indicators/direction.c - see direction.h. */
#include "indicators/direction.h"

#include <math.h>
#include <stdlib.h>

enum { PAIRS = COURSE_POINTS * (COURSE_POINTS - 1) / 2 };

static const double SLACK = 1e-9; /* so that a movement of just the tolerance is within it */

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The median of the slopes between all pairs from `first` on. */
static double median_slope(
	const struct comparable *comparable, const struct scale *scale, size_t first)
{
	double values[COURSE_POINTS], slopes[PAIRS];
	size_t count = comparable->count - first, pairs = 0;

	for (size_t i = 0; i < count; i++)
		values[i] = scale_to(scale, decimal_double(comparable->items[first + i]->value));
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++)
			slopes[pairs++] = (values[j] - values[i]) /
				(comparable->at[first + j] - comparable->at[first + i]);
	qsort(slopes, pairs, sizeof(slopes[0]), by_size);
	return (slopes[(pairs - 1) / 2] + slopes[pairs / 2]) / 2;
}

/* The tolerance as people read it: in the unit of the figure. */
static struct decimal readable(
	const struct indicator *indicator, const struct scale *scale, double level)
{
	struct scale linear = *scale;
	struct decimal ret = { 0 };

	linear.kind = SCALE_LINEAR;
	if (!scale_decimal(scale_tolerance(&linear, level), indicator->decimals + 2, &ret))
		return (struct decimal){ 0 };
	return decimal_trim(ret);
}

static void judge(const struct indicator *indicator, const struct scale *scale, double level,
	struct movement *movement)
{
	double moved = movement->slope * movement->periods;
	bool rising = movement->change.units > 0, good = indicator->direction == DIRECTION_UP;

	if (indicator->direction == DIRECTION_NONE) {
		movement->reason = COURSE_NO_DIRECTION;
		return;
	}
	movement->course = COURSE_STEADY;
	if (fabs(moved) <= scale_tolerance(scale, level) * (1 + SLACK)) {
		movement->reason = COURSE_LITTLE;
	} else if (movement->change.units == 0 || (moved > 0) != rising) {
		movement->reason = COURSE_MIXED;
	} else {
		movement->reason = COURSE_CLEAR;
		movement->course = rising == good ? COURSE_IMPROVING : COURSE_WORSENING;
	}
}

struct movement direction_judge(const struct indicator *indicator,
	const struct comparable *comparable, const struct scale *scale)
{
	struct movement movement = { .reason = COURSE_NO_FIGURE, .limit = comparable->limit };
	size_t first;
	double level;

	if (comparable->count == 0)
		return movement;
	first = comparable->count > COURSE_POINTS ? comparable->count - COURSE_POINTS : 0;
	movement.from = comparable->items[first];
	movement.to = comparable_latest(comparable);
	movement.reason = COURSE_ONE_FIGURE;
	if (comparable->count == 1 ||
		!decimal_subtract(movement.to->value, movement.from->value, &movement.change))
		return movement;
	movement.periods = comparable->at[comparable->count - 1] - comparable->at[first];
	movement.slope = median_slope(comparable, scale, first);
	level = fmax(fabs(decimal_double(movement.from->value)),
		fabs(decimal_double(movement.to->value)));
	movement.tolerance = readable(indicator, scale, level);
	judge(indicator, scale, level, &movement);
	return movement;
}

/* charts/ticks.h - round numbers for a value axis. */
#ifndef CHARTS_TICKS_H
#define CHARTS_TICKS_H

#include "base/decimal.h"

enum { TICKS_MAX = 16 };

/* Exact values at one step of 1, 2, 2.5 or 5 times a power of ten. */
struct value_ticks {
	double from, until; /* the first and the last */
	struct decimal values[TICKS_MAX]; /* at one scale */
	int count; /* at least 2 */
};

/*
 * Ticks around low..high, about `wanted` (1 to 8) intervals of them; at whole
 * numbers only if `whole`. False where there are none: not finite, not low <
 * high, or closer than doubles or decimals can tell.
 */
MUST_CHECK bool ticks_value(
	double low, double high, int wanted, bool whole, struct value_ticks *ret);

#endif

/* indicators/rollup_private.h - what the pass gathers for one upper place and period. */
#ifndef INDICATORS_ROLLUP_PRIVATE_H
#define INDICATORS_ROLLUP_PRIVATE_H

#include "indicators/rollup.h"

typedef __int128 wide;

/* Sums of 18 digits over 2^31 cells stay below 2^95; only products are checked. */
struct rollup_sum {
	wide amount, denominator; /* of figures that add up */
	wide weight; /* of reporting places that have one */
	wide weighed_denominator; /* of the same places */
	wide mean; /* weight * value of the same places, at mean_scale; for means only */
	wide missing_denominator; /* latest known ones of missing places */
	wide missing_weight; /* of missing places that have one */
	wide loose_weight; /* the same, of those without a known denominator */
	int reported, expected;
	int partless; /* figures of a ratio without parts */
	int unweighed, missing_unweighed; /* places without a weight */
	int loose; /* missing places with neither denominator nor weight */
	char status;
	bool overflow;
};

/* Digits after the point of the values that are weighed. */
int rollup_mean_scale(const struct rollup_rules *rules, const struct rollup_scales *scales);

/* factor * top / bottom, rounded down, to nearest (halves away from zero) or up. */
enum rounding { ROUND_DOWN, ROUND_NEAREST, ROUND_UP };
MUST_CHECK bool rollup_quotient(
	wide top, wide bottom, wide factor, enum rounding rounding, wide *ret);

/* 10^exponent, 0 to 37. */
wide rollup_power(int exponent);

/* Everything of a total but its place and period. */
void rollup_finish(
	const struct rollup_input *input, const struct rollup_sum *sum, struct rollup_total *ret);

#endif

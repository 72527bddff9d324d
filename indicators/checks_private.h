/* indicators/checks_private.h - what the files checks_*.c share, and what calibrates them. */
#ifndef INDICATORS_CHECKS_PRIVATE_H
#define INDICATORS_CHECKS_PRIVATE_H

#include "indicators/checks.h"

/* Whole units of 10^-scale: a history and a figure that can be compared without rounding. */
struct check_numbers {
	int64_t items[CHECK_HISTORY]; /* oldest first */
	int count;
	int64_t figure;
	bool season; /* `year_ago` is set */
	int64_t year_ago;
	int scale;
};

/* Which number of a figure is looked at. */
enum check_aspect { ASPECT_VALUE, ASPECT_NUMERATOR, ASPECT_DENOMINATOR, ASPECT_COUNT };

/*
 * Collects the last figures before the one in question that are of the same place, breakdown, kind
 * and length of period, and no forecasts; false when they hold too many digits.
 */
MUST_CHECK bool check_numbers_of(
	const struct check_input *input, enum check_aspect aspect, struct check_numbers *ret);

/* A figure being looked at; its numbers are collected once, by the first check that asks. */
struct check_look {
	const struct check_input *input;
	struct check_numbers numbers[ASPECT_COUNT];
	bool gathered[ASPECT_COUNT], usable[ASPECT_COUNT];
};
/* The same, or NULL where they cannot be compared. */
const struct check_numbers *check_numbers(struct check_look *look, enum check_aspect aspect);

/* How far out a figure is: the smallest of its distances, each over its usual spread. */
struct check_distance {
	int variant; /* 0 from the median, 1 in its step, 2 from a year ago */
	int64_t distance, usual, spread; /* in quarters of a unit */
};
struct check_distance check_distance_of(const struct check_numbers *numbers);

/* The most such spreads that pass without a word, in tenths, by how many earlier figures. */
extern const int check_limits[CHECK_HISTORY + 1];

/* Each looks for one thing; true with the finding. */
typedef bool check_looks(struct check_look *look, struct check_finding *ret);
check_looks check_copied, check_digits, check_jump, check_siblings, check_unit_slip;

#endif

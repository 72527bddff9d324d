/*
 * indicators/coverage.h - how much of a whole the figures behind a total stand for.
 *
 * By count always: places of the places that should report, or parts of a
 * period. By size where it is known: their share of the denominator or of a
 * declared weight. Shares are in permille and rounded down, so that 1000 means
 * that nothing is missing.
 */
#ifndef INDICATORS_COVERAGE_H
#define INDICATORS_COVERAGE_H

#include "base/text.h"

enum coverage_size {
	COVERAGE_UNSIZED, /* by count only */
	COVERAGE_DENOMINATORS, /* of reporting places and the latest known ones of missing places */
	COVERAGE_ESTIMATED, /* the same, some of the missing ones estimated from the weight */
	COVERAGE_WEIGHTS, /* the declared weight, such as population */
};

/* For machines; "" where it is unsized. */
extern const char *const coverage_sizes[];

struct coverage {
	int reported, expected;
	enum coverage_size sized;
	int size; /* permille, when sized */
};

/* What an indicator asks of a total, in permille; 0 asks nothing. */
struct coverage_minimum {
	int count, size; /* `size` is asked only where it is known */
};

enum coverage_lack { COVERAGE_ENOUGH, COVERAGE_TOO_FEW, COVERAGE_TOO_SMALL };

/* By count, in permille; 0 of 0 is 0. */
int coverage_count(const struct coverage *coverage);

/* Does it fall short, and in what? Count is looked at first. */
enum coverage_lack coverage_judge(
	const struct coverage *coverage, const struct coverage_minimum *minimum);

/*
 * The status of a figure made from figures of these two: the more doubtful, in
 * the order A B P E F V. One that stands for an absent figure does not count.
 */
char coverage_status(char a, char b);

/* 35,7% or 35.7%. */
void coverage_say_permille(int permille, enum lang lang, struct text *ret);

/* Adds what {reported}, {expected} or {count} stands for; false for another name. */
MUST_CHECK bool coverage_fill(
	const struct coverage *coverage, struct span name, enum lang lang, struct text *ret);

#endif

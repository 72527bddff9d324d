/*
 * indicators/rollup_total.h - a total over places: its value, how complete it is, and why.
 *
 * Sources: the bounds are those of the missing-data interval (Manski, Partial
 * Identification of Probability Distributions, 2003, ch. 1): every missing unit
 * at the least, or at the most, that it could be.
 */
#ifndef INDICATORS_ROLLUP_TOTAL_H
#define INDICATORS_ROLLUP_TOTAL_H

#include "base/decimal.h"
#include "indicators/coverage.h"

struct indicator;
struct rollup_rules;

/* What came of it; a sentence each in rollup_words.c. */
enum rollup_reason {
	ROLLUP_COMPLETE,
	ROLLUP_INCOMPLETE, /* enough, but not all */
	ROLLUP_MEAN, /* a score: the mean by the declared weight, an estimate */
	ROLLUP_WEIGHTED, /* a ratio estimated by the weight */
	ROLLUP_TOO_FEW, /* withheld: coverage by count */
	ROLLUP_TOO_SMALL, /* withheld: coverage by size */
	ROLLUP_NO_FIGURES,
	ROLLUP_NO_PARTS, /* a ratio's figure without parts, and no weight declared */
	ROLLUP_NO_WEIGHT, /* a mean, and none declared or a place's not known */
	ROLLUP_NO_DENOMINATOR, /* the denominators, or weights, add up to nothing */
	ROLLUP_NOT_ADDED, /* derived or composite */
	ROLLUP_TOO_LARGE, /* more than 18 digits */
	ROLLUP_REASON_COUNT,
};

struct rollup_total {
	int place, period; /* as in the input */
	enum rollup_reason reason;
	char status; /* the parts' worst, at least P if incomplete; L withheld, O, M without value */
	bool known, withheld;
	bool parts; /* numerator and denominator are set */
	bool bounded; /* low and high are set; also when the value is withheld */
	struct decimal value; /* if known */
	struct decimal numerator, denominator;
	struct decimal low, high; /* with what is missing at 0 % and at 100 %, rounded outwards */
	struct coverage coverage;
};

/* The reason in words, with coverage and bounds. */
extern const char *const rollup_reasons[ROLLUP_REASON_COUNT + 1]; /* for machines */
void rollup_say(const struct rollup_total *total, const struct rollup_rules *rules,
	const struct indicator *indicator, enum lang lang, struct text *ret);

#endif

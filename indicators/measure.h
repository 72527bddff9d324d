/*
 * indicators/measure.h - what a figure counts, for arithmetic with units.
 *
 * A figure is worth figure * 10^tens of `of`, by each `per`. Texts are borrowed from the
 * indicator's English unit name: "million cards" is 10^6 of "cards", "subscriptions per 100
 * people" is 10^-2 of "subscriptions" per "people", "% of households" is a share of "households".
 */
#ifndef INDICATORS_MEASURE_H
#define INDICATORS_MEASURE_H

#include "base/text.h"

struct indicator;

enum measure_kind {
	MEASURE_AMOUNT, /* a count, money, points: `of`, by `per` where it is not empty */
	MEASURE_SHARE, /* of a whole: `of`, empty where it is not known */
	MEASURE_GROWTH, /* a change relative to what was before */
	MEASURE_RANK,
};

struct measure {
	enum measure_kind kind;
	struct span of, per;
	int tens; /* -2 for percent, 6 for millions */
	bool flow; /* adds over periods */
};

struct measure measure_of(const struct indicator *indicator);

/* Writes it in signs and the unit's own name: "% of households", "subscriptions / people". */
void measure_print(struct measure measure, struct text *ret);

#endif

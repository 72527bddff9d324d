/*
 * indicators/period.h - periods are labels.
 *
 * Canonical labels: 2022, 2022-S1 (half), 2022-Q3, 2022-09, 2022-W37 (ISO
 * week), 2022-09-25 (day), and spans: FIRST/LAST of days, both included, or
 * FROM/UNTIL of minutes (2025-09-25T12:00/2025-10-25T12:00), until excluded.
 * Years are 1900 to 2199. Times are minutes since 1970-01-01 00:00 on the
 * calendar of the declared zone; they order periods and place them on an axis,
 * nothing else.
 */
#ifndef INDICATORS_PERIOD_H
#define INDICATORS_PERIOD_H

#include "base/text.h"

enum period_kind {
	PERIOD_YEAR,
	PERIOD_HALF,
	PERIOD_QUARTER,
	PERIOD_MONTH,
	PERIOD_WEEK,
	PERIOD_DAY,
	PERIOD_SPAN,
};

enum { PERIOD_LABEL = 40, PERIOD_DAY_MINUTES = 24 * 60 };

struct period {
	enum period_kind kind;
	int64_t from, until; /* minutes, half open */
	char label[PERIOD_LABEL]; /* canonical */
};

/* Reads a canonical label; false for anything else, `ret` untouched. */
MUST_CHECK bool period_parse(struct span label, struct period *ret);

/* By start, then by end. */
int period_compare(const struct period *a, const struct period *b);

/* For people: 2022, T9/2022, Quý III/2022, tuần 37/2022, 25/9–24/10/2025; Sep 2022, Q3 2022 … */
void period_say(const struct period *period, enum lang lang, struct text *ret);

/* The last day in the period, as days since 1970. */
int period_last_day(const struct period *period);

/* For people: 24/11/2026 or 24 Nov 2026. */
void period_say_day(int day, enum lang lang, struct text *ret);

#endif

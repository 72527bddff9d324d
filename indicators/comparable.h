/*
 * indicators/comparable.h - the figures of a series that may be compared with its latest one.
 *
 * Known, of the same place, breakdown and kind of period (spans: of about the same length), whole
 * periods that had ended before `today`, no forecasts, and none from before a break. Whatever the
 * order of the series in memory, they come oldest first.
 */
#ifndef INDICATORS_COMPARABLE_H
#define INDICATORS_COMPARABLE_H

#include "indicators/series.h"

struct arena;

/* Why older figures were left out, where any were. */
enum comparable_limit { COMPARABLE_ALL, COMPARABLE_NEW_PLACE, COMPARABLE_BREAK };

enum { COMPARABLE_MOST = 240 }; /* the latest so many */

struct comparable {
	const struct observation *const
		*items; /* borrowed from the series; the list from the arena */
	const int *at; /* periods since the first of them; rising */
	size_t count;
	enum comparable_limit limit;
	int64_t step; /* minutes of a period, on average */
};

/* `today` is days since 1970. Without any, count is 0. */
struct comparable comparable_of(const struct series *series, int today, struct arena *arena);

/* The latest of them, or NULL. */
const struct observation *comparable_latest(const struct comparable *comparable);

/* How many periods from the end of the latest to `until`; negative before it. */
int comparable_periods(const struct comparable *comparable, int64_t until);

/* How many whole periods have ended since the latest and before `today`; 0 or more. */
int comparable_passed(const struct comparable *comparable, int today);

/* For people: "3 năm", "2 months", "4 kỳ". */
void comparable_say_span(enum period_kind kind, int periods, enum lang lang, struct text *ret);

/* For people: "mỗi năm", "a month". What is told of spans is told by the year. */
const char *comparable_say_each(enum period_kind kind, enum lang lang);

#endif

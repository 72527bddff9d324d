/* indicators/rollup_calendar.h - how periods tile longer ones; for rollup_time.c. */
#ifndef INDICATORS_ROLLUP_CALENDAR_H
#define INDICATORS_ROLLUP_CALENDAR_H

#include "indicators/period.h"

/*
 * How many periods of the kind of `periods` (ascending, one kind) tile `target`
 * exactly, 0 if they do not; those of them that are listed are begin..end - 1.
 * Spans have no calendar: the listed ones must follow one another without a gap.
 */
int rollup_calendar_parts(const struct period *periods, int count, const struct period *target,
	int *ret_begin, int *ret_end);

/* The first day that lies in the period, if only in part, as days since 1970. */
int rollup_calendar_first_day(const struct period *period);

#endif

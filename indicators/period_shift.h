/*
 * indicators/period_shift.h - the period so many periods later.
 *
 * By the calendar, never by the next row of a table: the month before 2025-01 is 2024-12 even
 * where nobody reported it.
 */
#ifndef INDICATORS_PERIOD_SHIFT_H
#define INDICATORS_PERIOD_SHIFT_H

#include "indicators/period.h"

enum { PERIOD_SHIFT_MOST = 4000 }; /* periods, either way */

/*
 * `count` periods of the same kind later (negative: earlier). A span is shifted when it is a
 * whole number of months that divides the year, from one day and minute of the month to the same
 * (the 25th to the 25th). False, `ret` untouched, for other spans and outside the years of period.h.
 */
MUST_CHECK bool period_shift(const struct period *period, int count, struct period *ret);

/* How many such periods make a year: 1, 2, 4, 12 …; 0 for weeks, days and other spans. */
int period_per_year(const struct period *period);

#endif

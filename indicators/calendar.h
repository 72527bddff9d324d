/*
 * indicators/calendar.h - calendars that offices report by, where the common one is not theirs.
 *
 * Their year begins on a day and minute of its own, and so do its halves,
 * quarters and months: the hotline's month runs from the 25th at noon to the
 * 25th at noon. Their periods are spans (period.h).
 */
#ifndef INDICATORS_CALENDAR_H
#define INDICATORS_CALENDAR_H

#include "indicators/period.h"

enum { CALENDAR_MAX_DAY = 28 }; /* that every month has */

struct calendar {
	int id;
	const char *code;
	const char *name[LANG_COUNT];
	int month, day, minute; /* when its year begins */
};

/*
 * The period of `months` (1, 3, 6 or 12) of the calendar that holds a minute;
 * false beyond the years of period.h.
 */
MUST_CHECK bool calendar_holding(
	const struct calendar *calendar, int months, int64_t minute, struct period *ret);

/* How many months a period of the calendar has: 1, 3, 6, 12; 0 for what is none of its periods. */
int calendar_months(const struct calendar *calendar, const struct period *period);

/* Reads MM-DD or MM-DDTHH:MM, the beginning of its year; false for anything else. */
MUST_CHECK bool calendar_parse(struct span text, struct calendar *ret);

/* Writes it the same way. */
void calendar_print(const struct calendar *calendar, struct text *ret);

#endif

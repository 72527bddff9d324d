/*
 * collector/ticket_time.h - dates and times as exports of tickets write them -> minutes.
 *
 *     2025-09-25 14:03:59, 2025-09-25T14:03+07:00     25/09/2025 14:03, 25-9-2025, 25.9.2025
 *     14:03 25/09/2025, 14h03 25/9/2025               25/09/2025 02:03:59 PM (or CH; AM, SA)
 *
 * The day comes first, as is the custom here. Seconds are cut off. Another zone than ours, years
 * of two digits and days that never were are refused.
 */
#ifndef COLLECTOR_TICKET_TIME_H
#define COLLECTOR_TICKET_TIME_H

#include "base/text.h"

/* From the first minute it may have been to the last: a day without a time is all of it. */
struct ticket_time {
	int64_t first, last; /* minutes since 1970-01-01 00:00, as in period.h */
};

/* False for anything else, `ret` untouched. */
MUST_CHECK bool ticket_time_read(struct span text, struct ticket_time *ret);

/* The present minute, counted so. */
int64_t ticket_time_now(void);

#endif

/*
 * collector/ticket_spans.h - which spans an export of tickets is said to be of.
 *
 * A file cannot show that it is whole: one that begins on the 1st has part of a span from the 25th.
 * So its sender declares what it covers, and tickets received at other times are passed over.
 */
#ifndef COLLECTOR_TICKET_SPANS_H
#define COLLECTOR_TICKET_SPANS_H

#include "base/arena.h"
#include "base/error.h"
#include "indicators/catalogue.h"

enum { TICKET_MAX_SPANS = 120 };

struct ticket_spans {
	struct period items[TICKET_MAX_SPANS]; /* in order, none twice, none overlaps */
	size_t count;
};

/*
 * Adds the months of a period of the calendar that the hotline's indicators report by: the period's
 * own label, or a common one in any spelling (2025-10, T10/2025, Quý IV/2025) for that month, quarter
 * or year of the calendar. Keys
 *     tickets.indicator   the catalogue has none of the hotline's indicators
 *     tickets.period      not one of the calendar's periods
 *     tickets.unfinished  it has not ended
 *     tickets.limit       more than TICKET_MAX_SPANS
 */
MUST_CHECK bool ticket_spans_add(const struct catalogue *catalogue, const char *text,
	struct ticket_spans *ret, struct error *err);

/* Adds each of several, separated by semicolons; at least one. Keys of ticket_spans_add(). */
MUST_CHECK bool ticket_spans_list(struct arena *arena, const struct catalogue *catalogue,
	const char *list, struct ticket_spans *ret, struct error *err);

#endif

/*
 * collector/ticket_counts.h - tickets -> counts by span, place and field -> figures in the long form.
 *
 * What is kept of a ticket is that it was one of so many.
 */
#ifndef COLLECTOR_TICKET_COUNTS_H
#define COLLECTOR_TICKET_COUNTS_H

#include "base/arena.h"
#include "collector/ticket_spans.h"
#include "indicators/hotline.h"

enum { TICKET_MAX_FIELDS = 64 /* different ones in one file */ };

struct ticket_counts;

/* Lives in the arena; both others are borrowed. */
struct ticket_counts *ticket_counts_new(
	struct arena *arena, const struct catalogue *catalogue, const struct ticket_spans *spans);

/* The number of a field, which is borrowed; -1 past TICKET_MAX_FIELDS. */
int ticket_counts_field(struct ticket_counts *counts, const char *field);

/* Counts one ticket (`outcome` holds noughts and ones) at a place, which is not NULL. */
void ticket_counts_add(struct ticket_counts *counts, size_t span, const struct place *place,
	int field, const struct hotline_counts *outcome);

/* The figures as a file of the long form: in the order of spans, places, fields and measures, so the
   same tickets in another order are the same file. */
void ticket_counts_write(const struct ticket_counts *counts, struct text *ret);

#endif

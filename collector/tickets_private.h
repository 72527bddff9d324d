/* collector/tickets_private.h - an export being read; for collector/tickets*.c alone. */
#ifndef COLLECTOR_TICKETS_PRIVATE_H
#define COLLECTOR_TICKETS_PRIVATE_H

#include "collector/names_people.h"
#include "collector/ticket_time.h"
#include "collector/tickets.h"

struct lookup;

/* What is left of a ticket's id. */
struct ticket_print {
	uint64_t halves[2];
	int row;
};

struct ticket_reading {
	struct arena *arena;
	const struct ticket_export *asked;
	struct reader *reader;
	struct tickets *ret;
	struct record record;
	struct names *names;
	enum names_level level; /* of the column of places */
	struct lookup *places; /* found for a span's number, a tab and what stood there */
	struct lookup *fields;
	const struct place *city[TICKET_MAX_SPANS]; /* as it was when the span ended */
	int64_t now; /* minutes */
	struct ticket_counts *counts;
	struct ticket_print *prints; /* heap */
	size_t print_count;
};

/* A cell as it stands, trimmed; empty where there is no such column, or the row ends before it. */
struct cell ticket_cell(const struct ticket_reading *reading, enum ticket_field field);

/* Tells of a problem at a cell of the row at hand. */
void ticket_tell(struct ticket_reading *reading, enum ticket_field field, const char *key,
	const char *detail);

/*
 * Where a ticket happened, as the span's end knows it: NULL in `ret` for the city alone. False with
 * the problem told.
 */
bool ticket_place(struct ticket_reading *reading, size_t span, const struct place **ret);

/* The number of its field; false with the problem told. */
bool ticket_subject(struct ticket_reading *reading, int *ret);

/* Reads the row at hand and counts it. */
void ticket_row(struct ticket_reading *reading);

#endif

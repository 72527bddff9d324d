/*
 * collector/ticket_columns.h - which column of an export of tickets is what.
 *
 * In this order: what was said; words that people head such columns with, in Vietnamese or English,
 * with or without marks; words that will do where none of the first stands. A column said to be one
 * field is no other by its words. Of two equally good ones none is taken. Every other column (names,
 * telephones, addresses, the text itself) is not read.
 */
#ifndef COLLECTOR_TICKET_COLUMNS_H
#define COLLECTOR_TICKET_COLUMNS_H

#include "collector/columns.h"

enum ticket_field {
	TICKET_ID, /* may be missing: then no ticket can be known twice */
	TICKET_RECEIVED,
	TICKET_DUE,
	TICKET_CLOSED,
	TICKET_FIELD,
	TICKET_PLACE,
	TICKET_FIELDS
};

/* id, received, due, closed, field, place, then NULL. */
extern const char *const ticket_fields[];

struct ticket_columns {
	int of[TICKET_FIELDS]; /* index, or COLUMN_NONE */
	int rival[TICKET_FIELDS]; /* another that could as well be it, or COLUMN_NONE */
	enum column_why why[TICKET_FIELDS];
	int found;
};

/* `said` has a header or NULL for each field. */
void ticket_columns_find(struct arena *arena, const char *const said[TICKET_FIELDS],
	const char *const *headers, size_t count, struct ticket_columns *ret);

#endif

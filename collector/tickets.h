/*
 * collector/tickets.h - an export of a hotline's tickets, a row each -> figures, or every reason why not.
 *
 * A row says when the ticket was received, by when it is due, when it was closed (empty: it is open),
 * its field and its ward. A ticket belongs to the span it was received in, and counts as it stood when
 * that span ended, whenever the export was made: so a span's figures are the same a day or a year later.
 *     on time    closed before the end, and closed <= due, to the minute
 *     late       closed before the end, and closed > due; or open at the end, and due before it
 *     not yet    open at the end, and due at it or after it: received, but in no rate
 * A day without a time is the whole of it: due until its last minute. Where that leaves a ticket on
 * either side of a line, it is refused and not guessed. What is reckoned of the counts: hotline.h.
 * Each is counted for the city, for its ward where it names one, and by field at both. Old names of
 * wards go where the ward went, if all of it went to one.
 *
 * Of all other columns nothing is read, and no row is kept: not even the id, only a print of it until
 * the file is read. Problem keys besides those of the readers, cell.wrong, row.fields, file.empty,
 * column.doubtful and place.*:
 *     ticket.column     there is none for a field (`detail`), or not the one that was said
 *     ticket.missing    when it was received, or is due, is empty    ticket.time  no such date or time
 *     ticket.order      closed before it was received    ticket.due     due before it was received
 *     ticket.future     closed in the time to come
 *     ticket.hour       without its time it cannot be told on which side it is (`detail`: of what)
 *     ticket.repeated   the id stands twice (`detail`: where first); what was read is not told
 *     ticket.field      too long, or like a telephone number or an address of e-mail: no field
 *     ticket.fields     more than TICKET_MAX_FIELDS (`detail`)
 *     ticket.place      neither a ward nor the city      ticket.limit  more than TICKETS_MAX (`detail`)
 *     ticket.none       no ticket was received in the declared spans
 */
#ifndef COLLECTOR_TICKETS_H
#define COLLECTOR_TICKETS_H

#include "collector/draft.h"
#include "collector/ticket_columns.h"
#include "collector/ticket_counts.h"

enum { TICKETS_MAX = 10000000 /* of one file: 24 bytes each are held to know them again */ };

struct ticket_export {
	const struct catalogue *catalogue;
	const struct ticket_spans *spans; /* at least one */
	const char *column[TICKET_FIELDS]; /* headers that were said; NULL: to be found */
};

struct tickets {
	struct span figures; /* a file of the long form; empty where there are problems */
	struct problem *problems;
	size_t problem_count; /* at most DRAFT_MAX_PROBLEMS of them are kept */
	const char *const *headers;
	size_t header_count, rows;
	size_t counted, elsewhere; /* received in the spans, and at other times */
	size_t unplaced; /* of the counted, those that name no ward */
	struct ticket_columns columns;
};

/* FIELD=HEADER (ticket_columns.h), borrowed. Keys mapping.form, tickets.column. */
MUST_CHECK bool tickets_column(struct ticket_export *asked, const char *pair, struct error *err);

/* Reads all; `ret` lives in the arena. Memory does not grow with the rows but for their prints. */
void tickets_read(struct arena *arena, const struct ticket_export *asked, struct reader *reader,
	struct tickets *ret);

#endif

/* collector/tickets_arrival.h - an export of tickets becomes figures before it is taken in (intake.h). */
#ifndef COLLECTOR_TICKETS_ARRIVAL_H
#define COLLECTOR_TICKETS_ARRIVAL_H

#include "collector/intake.h"
#include "collector/tickets.h"

/* What the name of an export ends in, as that of the figures made of it. */
#define TICKETS_FIGURES ".figures.csv"

/*
 * Reads the arrival's bytes as an export. Without problems its bytes are then the figures, which are
 * all that may be kept, and `mapping` tells which export they came from; with some, they are its
 * draft's. `tell` hears what a person should know; NULL: nobody. `ret_sheet` is the sheet.
 */
void tickets_arrive(struct arena *arena, const struct ticket_export *asked,
	const struct reader_options *reading, struct mapping *mapping, struct arrival *arrival,
	struct tickets *ret, const char **ret_sheet, reader_tell *tell, void *context);

#endif

/* dashboard/commands/tickets.h - import --tickets: an export of tickets becomes figures before it is taken in. */
#ifndef DASHBOARD_COMMANDS_TICKETS_H
#define DASHBOARD_COMMANDS_TICKETS_H

#include "collector/intake.h"
#include "collector/tickets.h"
#include "dashboard/command.h"

/* What the name of an export ends in, as that of the figures made of it. */
#define TICKETS_FIGURES ".figures.csv"

bool tickets_asked(const struct call *call);

/*
 * Reads the arrival's bytes as an export, as the options of the call say. Without problems its bytes
 * are then the figures, and `mapping` tells which export they came from; with some, they are its
 * draft's. `tell` hears what a person should know, `ret_sheet` is the sheet. Keys of ticket_spans.h,
 * tickets_column(), and tickets.option for what says how figures are read.
 */
MUST_CHECK bool tickets_take(const struct call *call, const struct catalogue *catalogue,
	const struct reader_options *reading, struct mapping *mapping, struct arrival *arrival,
	struct tickets *ret, const char **ret_sheet, reader_tell *tell, void *context,
	struct error *err);

#endif

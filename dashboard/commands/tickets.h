/* dashboard/commands/tickets.h - import --tickets: an export of tickets becomes figures before it is taken in. */
#ifndef DASHBOARD_COMMANDS_TICKETS_H
#define DASHBOARD_COMMANDS_TICKETS_H

#include "collector/tickets_arrival.h"
#include "dashboard/command.h"

bool tickets_asked(const struct call *call);

/*
 * tickets_arrive() as the options of the call say. Keys of ticket_spans.h, tickets_column(), and
 * tickets.option for what says how figures are read.
 */
MUST_CHECK bool tickets_take(const struct call *call, const struct catalogue *catalogue,
	const struct reader_options *reading, struct mapping *mapping, struct arrival *arrival,
	struct tickets *ret, const char **ret_sheet, reader_tell *tell, void *context,
	struct error *err);

#endif

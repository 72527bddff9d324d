/* dashboard/commands/tickets.c - see tickets.h. */
#include "dashboard/commands/tickets.h"

#include <string.h>

#include "dashboard/commands/support.h"

bool tickets_asked(const struct call *call)
{
	return call_value(call, "--tickets") != NULL;
}

static bool read_options(const struct call *call, struct ticket_export *asked,
	struct ticket_spans *spans, struct error *err)
{
	for (int i = 0; i < call->options->given_count; i++) {
		const char *name = call->options->given[i].name;
		const char *value = call->options->given[i].value;

		if (strcmp(name, "--breakdown") == 0 || strcmp(name, "--empty") == 0 ||
			strcmp(name, "--decimal") == 0)
			return error_set(err, ERROR_MISUSE, "tickets.option", "%s", name);
		if ((strcmp(name, "--column") == 0 && !tickets_column(asked, value, err)) ||
			(strcmp(name, "--tickets") == 0 &&
				!ticket_spans_add(asked->catalogue, value, spans, err)))
			return false;
	}
	return true;
}

bool tickets_take(const struct call *call, const struct catalogue *catalogue,
	const struct reader_options *reading, struct mapping *mapping, struct arrival *arrival,
	struct tickets *ret, const char **ret_sheet, reader_tell *tell, void *context,
	struct error *err)
{
	struct ticket_spans *spans = arena_new(call->arena, 1, sizeof *spans);
	struct ticket_export asked = { .catalogue = catalogue, .spans = spans };

	if (!read_options(call, &asked, spans, err))
		return false;
	tickets_arrive(
		call->arena, &asked, reading, mapping, arrival, ret, ret_sheet, tell, context);
	return true;
}

/* dashboard/commands/tickets.c - see tickets.h. */
#include "dashboard/commands/tickets.h"

#include <string.h>

#include "base/hash.h"
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

static void tell_counts(const struct tickets *tickets, reader_tell *tell, void *context)
{
	const struct {
		const char *key;
		size_t n;
	} remarks[] = {
		{ "tickets-counted", tickets->counted },
		{ "tickets-elsewhere", tickets->elsewhere },
		{ "tickets-unplaced", tickets->unplaced },
		{ "tickets-nameless", tickets->columns.of[TICKET_ID] == COLUMN_NONE },
	};

	for (size_t i = 0; tickets->problem_count == 0 && i < COUNT(remarks); i++)
		if (remarks[i].n > 0)
			tell(context, remarks[i].key, remarks[i].n, "");
}

static void keep(const struct call *call, const struct tickets *tickets, struct mapping *mapping,
	struct arrival *arrival)
{
	char sha256[HASH_HEX];

	if (tickets->problem_count > 0) {
		arrival->draft = (struct draft){ .problems = tickets->problems,
			.problem_count = tickets->problem_count,
			.rows = tickets->rows,
			.headers = tickets->headers,
			.header_count = tickets->header_count };
		return;
	}
	hash_bytes(arrival->bytes, sha256);
	mapping->tickets = arena_copy(call->arena, sha256, strlen(sha256));
	arrival->bytes = tickets->figures;
	arrival->name = arena_format(call->arena, "%s" TICKETS_FIGURES, arrival->name);
}

bool tickets_take(const struct call *call, const struct catalogue *catalogue,
	const struct reader_options *reading, struct mapping *mapping, struct arrival *arrival,
	struct tickets *ret, const char **ret_sheet, reader_tell *tell, void *context,
	struct error *err)
{
	struct ticket_spans *spans = arena_new(call->arena, 1, sizeof *spans);
	struct ticket_export asked = { .catalogue = catalogue, .spans = spans };
	reader_auto *reader = NULL;

	if (!read_options(call, &asked, spans, err))
		return false;
	reader = reader_open(call->arena, arrival->bytes, reading);
	tickets_read(call->arena, &asked, reader, ret);
	reader_remarks(reader, tell, context);
	tell_counts(ret, tell, context);
	*ret_sheet = arena_copy(call->arena, reader_sheet(reader), strlen(reader_sheet(reader)));
	keep(call, ret, mapping, arrival);
	return true;
}

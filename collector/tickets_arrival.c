/* collector/tickets_arrival.c - see tickets_arrival.h. */
#include "collector/tickets_arrival.h"

#include <string.h>

#include "base/hash.h"

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

static void keep(struct arena *arena, const struct tickets *tickets, struct mapping *mapping,
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
	mapping->tickets = arena_copy(arena, sha256, strlen(sha256));
	arrival->bytes = tickets->figures;
	arrival->name = arena_format(arena, "%s" TICKETS_FIGURES, arrival->name);
}

void tickets_arrive(struct arena *arena, const struct ticket_export *asked,
	const struct reader_options *reading, struct mapping *mapping, struct arrival *arrival,
	struct tickets *ret, const char **ret_sheet, reader_tell *tell, void *context)
{
	reader_auto *reader = reader_open(arena, arrival->bytes, reading);

	tickets_read(arena, asked, reader, ret);
	if (tell != NULL) {
		reader_remarks(reader, tell, context);
		tell_counts(ret, tell, context);
	}
	*ret_sheet = arena_copy(arena, reader_sheet(reader), strlen(reader_sheet(reader)));
	keep(arena, ret, mapping, arrival);
}

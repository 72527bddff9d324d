/* collector/tickets.c - see tickets.h: the header, the rows, the ids that stood twice. */
#include "collector/tickets.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "collector/lookup.h"
#include "collector/problems.h"
#include "collector/tickets_private.h"

enum { LEAST_FOUND = 3 /* columns of a row that is the header */ };

bool tickets_column(struct ticket_export *asked, const char *pair, struct error *err)
{
	const char *equals = strchr(pair, '=');

	if (equals == NULL || equals[1] == '\0')
		return error_set(err, ERROR_MISUSE, "mapping.form", "%s", pair);
	for (size_t i = 0; i < TICKET_FIELDS; i++)
		if (span_is((struct span){ pair, (size_t)(equals - pair) }, ticket_fields[i])) {
			asked->column[i] = equals + 1;
			return true;
		}
	return error_set(err, ERROR_MISUSE, "tickets.column", "%s", pair);
}

static void tell_at(struct ticket_reading *reading, int line, int column, const char *header,
	const char *key, const char *read, const char *detail)
{
	problems_add(reading->arena, reading->reader,
		&(struct problem){ .line = line,
			.column = column,
			.header = header,
			.key = key,
			.detail = detail },
		span_of(read), &reading->ret->problems, &reading->ret->problem_count);
}

static void find_columns(struct ticket_reading *reading)
{
	struct tickets *ret = reading->ret;

	ret->headers = columns_headers(reading->arena, &reading->record);
	ret->header_count = reading->record.count;
	ticket_columns_find(reading->arena, reading->asked->column, ret->headers, ret->header_count,
		&ret->columns);
}

/* The header, below whatever titles; where none looks like one, the row that should have been it. */
static enum reader_step read_header(struct ticket_reading *reading, struct error *err)
{
	enum reader_step step = reader_next(reading->reader, &reading->record, err);
	int first = step == READER_RECORD ? reading->record.row : 0;

	for (int i = 0; i < COLUMNS_SEARCH && step == READER_RECORD; i++) {
		find_columns(reading);
		if (reading->ret->columns.found >= LEAST_FOUND)
			return step;
		step = reader_next(reading->reader, &reading->record, err);
	}
	reading->record.row = first;
	return step == READER_END && first > 0 ? READER_RECORD : step;
}

/* Tells of columns there must be; false where there are not. */
static bool take_header(struct ticket_reading *reading)
{
	struct tickets *ret = reading->ret;
	const struct ticket_columns *columns = &reading->ret->columns;
	text_auto place = { 0 };

	for (enum ticket_field field = 0; field < TICKET_FIELDS; field++) {
		int rival = columns->rival[field];
		const char *said = reading->asked->column[field];

		if (rival != COLUMN_NONE)
			tell_at(reading, reading->record.row, rival + 1, ret->headers[rival],
				"column.doubtful", ret->headers[rival], ticket_fields[field]);
		else if (columns->of[field] == COLUMN_NONE && (field != TICKET_ID || said != NULL))
			tell_at(reading, reading->record.row, 0,
				said == NULL ? ticket_fields[field] : said, "ticket.column", "",
				ticket_fields[field]);
	}
	if (ret->problem_count > 0)
		return false;
	fold_add(span_of(ret->headers[columns->of[TICKET_PLACE]]), &place);
	reading->level = names_level_of(text_z(&place));
	return true;
}

static int compare_prints(const void *left, const void *right)
{
	const struct ticket_print *a = left, *b = right;

	for (size_t i = 0; i < COUNT(a->halves); i++)
		if (a->halves[i] != b->halves[i])
			return a->halves[i] < b->halves[i] ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

static bool same_id(const struct ticket_print *a, const struct ticket_print *b)
{
	return memcmp(a->halves, b->halves, sizeof a->halves) == 0;
}

static void check_ids(struct ticket_reading *reading)
{
	struct ticket_print *prints = reading->prints;
	int column = reading->ret->columns.of[TICKET_ID];
	size_t first = 0;

	if (reading->print_count > 1)
		qsort(prints, reading->print_count, sizeof *prints, compare_prints);
	for (size_t i = 1; i < reading->print_count; i++) {
		text_auto where = { 0 };

		if (!same_id(&prints[first], &prints[i])) {
			first = i;
			continue;
		}
		reader_where(reading->reader, prints[first].row, column + 1, &where);
		tell_at(reading, prints[i].row, column + 1, reading->ret->headers[column],
			"ticket.repeated", "", text_z(&where));
	}
}

static void read_rows(struct ticket_reading *reading)
{
	struct tickets *ret = reading->ret;
	struct error err;
	enum reader_step step = read_header(reading, &err);
	bool readable = step == READER_RECORD && take_header(reading);

	while (readable &&
		(step = reader_next(reading->reader, &reading->record, &err)) == READER_RECORD) {
		if (ret->rows == TICKETS_MAX) {
			tell_at(reading, reading->record.row, 0, "", "ticket.limit", "",
				arena_format(reading->arena, "%d", TICKETS_MAX));
			return;
		}
		ticket_row(reading);
	}
	if (step == READER_ERROR)
		tell_at(reading, err.line, err.column, "", err.key, "", err.detail);
	else if (ret->rows == 0 && ret->problem_count == 0)
		tell_at(reading, 1, 0, "", "file.empty", "", "");
	else if (ret->counted == 0 && ret->problem_count == 0)
		tell_at(reading, 1, 0, "", "ticket.none", "", "");
}

void tickets_read(struct arena *arena, const struct ticket_export *asked, struct reader *reader,
	struct tickets *ret)
{
	const struct ticket_spans *spans = asked->spans;
	struct ticket_reading reading = { .arena = arena,
		.asked = asked,
		.reader = reader,
		.ret = ret,
		.names = names_new(arena, asked->catalogue),
		.level = NAMES_ANY_LEVEL,
		.places = lookup_new(arena),
		.fields = lookup_new(arena),
		.now = ticket_time_now(),
		.counts = ticket_counts_new(arena, asked->catalogue, spans) };
	text_auto figures = { 0 };

	*ret = (struct tickets){ .problems = NULL };
	names_follow_whole(reading.names);
	for (size_t i = 0; i < spans->count; i++)
		reading.city[i] = catalogue_place(asked->catalogue, asked->catalogue->city,
			period_last_day(&spans->items[i]));
	read_rows(&reading);
	check_ids(&reading);
	free(reading.prints);
	problems_sort(ret->problems, ret->problem_count);
	if (ret->problem_count > 0)
		return;
	ticket_counts_write(reading.counts, &figures);
	ret->figures = (struct span){ arena_copy(arena, text_z(&figures), figures.size),
		figures.size };
}

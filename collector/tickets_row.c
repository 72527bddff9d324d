/* collector/tickets_row.c - see tickets.h: what one ticket counts as. */
#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "collector/guard.h"
#include "collector/lookup.h"
#include "collector/problems.h"
#include "collector/tickets_private.h"

enum { FIRST_PRINTS = 1024 };
static const uint64_t seeds[2] = { 0, 0x9E3779B97F4A7C15U };

/* What stands for "not yet" in a column of closing times, folded; marks alone fold to nothing. */
static const char *const open_words[] = { "", "null", "none", "chua", "chua dong", "chua xu ly",
	"chua hoan thanh", "dang xu ly", NULL };

struct times {
	struct ticket_time received, due, closed;
	bool is_closed;
};

struct cell ticket_cell(const struct ticket_reading *reading, enum ticket_field field)
{
	int column = reading->ret->columns.of[field];
	struct cell cell = { .text = { "", 0 } };

	if (column != COLUMN_NONE && (size_t)column < reading->record.count) {
		cell = reading->record.cells[column];
		cell.text = guard_strip(span_trim(cell.text));
	}
	return cell;
}

void ticket_tell(struct ticket_reading *reading, enum ticket_field field, const char *key,
	const char *detail)
{
	struct tickets *ret = reading->ret;
	int column = reading->ret->columns.of[field];
	struct cell cell = ticket_cell(reading, field);
	const struct problem told = { .line = reading->record.row,
		.column = column + 1,
		.header = column == COLUMN_NONE ? "" : ret->headers[column],
		.key = key,
		.detail = detail };

	problems_add(reading->arena, reading->reader, &told,
		field == TICKET_ID ? (struct span){ 0 } : cell.text, &ret->problems,
		&ret->problem_count);
}

static bool read_time(
	struct ticket_reading *reading, enum ticket_field field, struct ticket_time *ret)
{
	struct cell cell = ticket_cell(reading, field);
	const char *key = cell.kind == CELL_WRONG ? "cell.wrong"
		: cell.text.size == 0             ? "ticket.missing"
						  : "ticket.time";

	if (cell.kind != CELL_WRONG && ticket_time_read(cell.text, ret))
		return true;
	ticket_tell(reading, field, key, "");
	return false;
}

static bool is_open(const struct ticket_reading *reading)
{
	struct cell cell = ticket_cell(reading, TICKET_CLOSED);
	text_auto folded = { 0 };

	if (cell.text.size > 0 && *cell.text.data >= '0' && *cell.text.data <= '9')
		return false;
	fold_add(cell.text, &folded);
	return cell.kind != CELL_WRONG && text_index(open_words, text_z(&folded)) >= 0;
}

/* The span a time lies in; -1 for none, -2 - span where it may lie on either side of its border. */
static int span_of_time(const struct ticket_spans *spans, const struct ticket_time *time)
{
	for (size_t i = 0; i < spans->count; i++) {
		const struct period *span = &spans->items[i];

		if (time->last < span->from || time->first >= span->until)
			continue;
		return time->first >= span->from && time->last < span->until ? (int)i : -(int)i - 2;
	}
	return -1;
}

static bool read_times(struct ticket_reading *reading, struct times *ret)
{
	bool fine = read_time(reading, TICKET_DUE, &ret->due);

	ret->is_closed = !is_open(reading);
	if (ret->is_closed)
		fine = read_time(reading, TICKET_CLOSED, &ret->closed) && fine;
	return fine;
}

/* The first thing that cannot have happened in that order, with the cell to look at. */
static const char *wrong_order(
	const struct ticket_reading *reading, const struct times *times, enum ticket_field *ret)
{
	*ret = TICKET_DUE;
	if (times->due.last < times->received.first)
		return "ticket.due";
	*ret = TICKET_CLOSED;
	if (times->is_closed && times->closed.last < times->received.first)
		return "ticket.order";
	return times->is_closed && times->closed.first > reading->now ? "ticket.future" : NULL;
}

static bool follow(struct ticket_reading *reading, const struct times *times)
{
	enum ticket_field wrong;
	const char *key = wrong_order(reading, times, &wrong);

	if (key != NULL)
		ticket_tell(reading, wrong, key, "");
	return key == NULL;
}

/* How it stood when its span ended; false where a day without a time leaves that open. */
static bool judge(struct ticket_reading *reading, const struct times *times,
	const struct period *span, struct hotline_counts *ret)
{
	bool closed = times->is_closed && times->closed.last < span->until;

	if (times->is_closed && !closed && times->closed.first < span->until) {
		ticket_tell(reading, TICKET_CLOSED, "ticket.hour", span->label);
		return false;
	}
	if (closed && times->closed.first <= times->due.last &&
		times->closed.last > times->due.last) {
		text_auto due = { 0 };

		text_add(&due, ticket_cell(reading, TICKET_DUE).text);
		ticket_tell(reading, TICKET_CLOSED, "ticket.hour",
			arena_copy(reading->arena, text_z(&due), due.size));
		return false;
	}
	*ret = (struct hotline_counts){ .received = 1,
		.processed = closed,
		.on_time = closed && times->closed.last <= times->due.last,
		.overdue = !closed && times->due.last < span->until };
	return true;
}

/* Keeps a print of the id, to know it again. */
static void keep_id(struct ticket_reading *reading)
{
	struct span id = ticket_cell(reading, TICKET_ID).text;
	size_t count = reading->print_count;
	struct ticket_print print = { .row = reading->record.row };

	if (id.size == 0)
		return;
	for (size_t i = 0; i < COUNT(print.halves); i++)
		print.halves[i] = lookup_print(id, seeds[i]);
	if (count == 0 || (count >= FIRST_PRINTS && (count & (count - 1)) == 0))
		reading->prints = memory_grow(reading->prints,
			count == 0 ? FIRST_PRINTS : 2 * count, sizeof *reading->prints);
	reading->prints[reading->print_count++] = print;
}

/* All that can be wrong with a ticket of a span is told at once; without anything, it counts. */
static void count(struct ticket_reading *reading, size_t span, const struct ticket_time *received)
{
	struct tickets *ret = reading->ret;
	struct times times = { .received = *received };
	const struct place *place, *city = reading->city[span];
	struct hotline_counts outcome;
	int field;
	bool fine = read_times(reading, &times) && follow(reading, &times) &&
		judge(reading, &times, &reading->asked->spans->items[span], &outcome);

	fine = ticket_place(reading, span, &place) && fine;
	fine = ticket_subject(reading, &field) && fine;
	if (!fine)
		return;
	ret->counted++;
	ret->unplaced += place == NULL;
	if (city != NULL)
		ticket_counts_add(reading->counts, span, city, field, &outcome);
	if (place != NULL)
		ticket_counts_add(reading->counts, span, place, field, &outcome);
}

/* A line of words under the table. */
static bool is_remark(const struct ticket_reading *reading)
{
	size_t full = 0;

	for (size_t i = 0; i < reading->record.count; i++)
		full += span_trim(reading->record.cells[i].text).size > 0;
	return full <= 1 && ticket_cell(reading, TICKET_RECEIVED).text.size == 0;
}

void ticket_row(struct ticket_reading *reading)
{
	struct tickets *ret = reading->ret;
	struct times times;
	int span, field;

	if (is_remark(reading))
		return;
	ret->rows++;
	if (!reader_fits(reading->reader, &reading->record, ret->header_count, true)) {
		problems_add(reading->arena, reading->reader,
			&(struct problem){ .line = reading->record.row,
				.header = "",
				.key = "row.fields",
				.detail = arena_format(reading->arena, "%zu/%zu",
					reading->record.count, ret->header_count) },
			(struct span){ 0 }, &ret->problems, &ret->problem_count);
		return;
	}
	if (!read_time(reading, TICKET_RECEIVED, &times.received)) {
		(void)read_times(reading, &times);
		(void)ticket_subject(reading, &field);
		return;
	}
	span = span_of_time(reading->asked->spans, &times.received);
	if (span == -1) {
		ret->elsewhere++;
		return;
	}
	if (span < -1) { /* of whichever it is, the rest is told all the same */
		span = -span - 2;
		ticket_tell(reading, TICKET_RECEIVED, "ticket.hour",
			reading->asked->spans->items[span].label);
	}
	keep_id(reading);
	count(reading, (size_t)span, &times.received);
}

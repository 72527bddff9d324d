/*
 * collector/reader_sdmx.c - a data message in SDMX-CSV 2.0 as records of cells.
 *
 * Known by its first cells: STRUCTURE (with or without [separator]), then STRUCTURE_ID. Columns stay
 * where they are; those of ours get our names (INDICATOR -> indicator, REF_AREA -> place …), and what
 * a message may carry besides is passed over (mapping_passed_over). Another column keeps its name:
 * with --breakdown it splits figures, without it is refused, because a dimension that nobody reads
 * would make a part the whole. Labels ("79: Thành phố …") are cut off; `_T` and `_Z` of a breakdown are
 * the whole; a period may be a start (to the minute: its seconds are 00) and its length in days or
 * minutes; NaN and #N/A are no figure, with status M where none is told. The mark of decimals is the
 * point, as the format has it.
 *
 * ACTION M (merge) and R (replace) both state figures, and so do I, A and no column, as older
 * messages have them. Keys
 *     sdmx.structure  a row that is of no dataflow, structure or provision
 *     sdmx.delete     ACTION D: what was published is corrected or withdrawn, not deleted
 *     sdmx.action     another action (`detail`)
 *     sdmx.multiple   UNIT_MULT says that figures are in thousands, millions …
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/decimal.h"
#include "collector/csv.h"
#include "collector/mapping.h"
#include "collector/reader_private.h"
#include "indicators/period.h"

enum role {
	ROLE_OTHER,
	ROLE_STRUCTURE,
	ROLE_ACTION,
	ROLE_MULTIPLE,
	ROLE_PASSED,
	ROLE_FIELD, /* a code of ours */
	ROLE_TEXT, /* of ours, as it is */
	ROLE_PERIOD,
	ROLE_NUMBER,
	ROLE_VALUE,
	ROLE_STATUS,
};

static const struct {
	const char *sdmx;
	enum role role;
	const char *ours; /* NULL: as it is */
} columns[] = {
	{ "STRUCTURE", ROLE_STRUCTURE, NULL },
	{ "ACTION", ROLE_ACTION, NULL },
	{ "UNIT_MULT", ROLE_MULTIPLE, NULL },
	{ "INDICATOR", ROLE_FIELD, "indicator" },
	{ "METHOD", ROLE_FIELD, "method" },
	{ "REF_AREA", ROLE_FIELD, "place" },
	{ "TIME_PERIOD", ROLE_PERIOD, "period" },
	{ "OBS_VALUE", ROLE_VALUE, "value" },
	{ "NUMERATOR", ROLE_NUMBER, "numerator" },
	{ "DENOMINATOR", ROLE_NUMBER, "denominator" },
	{ "OBS_STATUS", ROLE_STATUS, "status" },
	{ "SOURCE", ROLE_FIELD, "source" },
	{ "BREAKDOWN", ROLE_OTHER, "breakdown" },
	{ "VINTAGE", ROLE_FIELD, "vintage" },
	{ "NOTE_VI", ROLE_TEXT, "note_vi" },
	{ "NOTE_EN", ROLE_TEXT, "note_en" },
};

enum { PERIOD_MOST = 48, DURATION_DIGITS = 7, NOTHING = -1 };

struct message {
	struct csv *csv;
	enum role roles[CSV_MAX_FIELDS];
	struct cell
		cells[CSV_MAX_FIELDS + 1]; /* one more: a status where there is no column of it */
	size_t count; /* columns of the header */
	int status; /* column, or NOTHING: behind the last */
	bool absent; /* the row's value is told to be none */
	char period[PERIOD_MOST];
	bool begun, failed;
	struct error error;
};

static const char ID[] = "STRUCTURE_ID";

/* Reads a cell's code: what stands before a label. */
static struct span code_of(struct span cell)
{
	for (size_t i = 0; i + 1 < cell.size; i++)
		if (cell.data[i] == ':' && cell.data[i + 1] == ' ')
			return (struct span){ cell.data, i };
	return cell;
}

static struct span without_mark(struct span input)
{
	static const char mark[] = "\xEF\xBB\xBF";
	size_t size = sizeof mark - 1;

	if (input.size >= size && memcmp(input.data, mark, size) == 0)
		return (struct span){ input.data + size, input.size - size };
	return input;
}

/* The separator behind the first cell, or NUL where this is no such message. */
static char separator_of(struct span input)
{
	const char *structure = columns[0].sdmx;
	size_t at = strlen(structure);

	input = without_mark(input);
	if (input.size < at + sizeof ID + 4 || memcmp(input.data, structure, at) != 0)
		return '\0';
	if (input.data[at] == '[' && input.data[at + 2] == ']')
		at += 3;
	if (strchr(",;\t", input.data[at]) == NULL ||
		memcmp(input.data + at + 1, ID, sizeof ID - 1) != 0)
		return '\0';
	return input.data[at];
}

static bool claims(struct span input)
{
	return separator_of(input) != '\0';
}

static void *open_message(
	struct arena *arena, struct span input, const struct reader_options *options UNUSED)
{
	struct message *self = arena_new(arena, 1, sizeof *self);

	self->csv = csv_new(arena, input, separator_of(input));
	return self;
}

/* Says what each column is, and gives it its name of ours. */
static void read_header(struct message *self, const struct csv_record *record)
{
	static const char status[] = "status";

	self->begun = true;
	self->count = record->count;
	self->status = NOTHING;
	for (size_t i = 0; i < record->count; i++) {
		struct span name = code_of(span_trim(record->fields[i]));

		if (i == 0)
			name = span_of(columns[0].sdmx); /* without its [separator] */
		self->cells[i] = (struct cell){ .text = name };
		for (size_t c = 0; c < COUNT(columns); c++) {
			if (!span_is(name, columns[c].sdmx))
				continue;
			self->roles[i] = columns[c].role;
			if (columns[c].ours != NULL)
				self->cells[i].text = span_of(columns[c].ours);
		}
		for (size_t p = 0; mapping_passed_over[p] != NULL; p++)
			if (self->roles[i] == ROLE_OTHER && span_is(name, mapping_passed_over[p]))
				self->roles[i] = ROLE_PASSED;
		if (self->roles[i] == ROLE_STATUS)
			self->status = (int)i;
	}
	if (self->status == NOTHING)
		self->cells[self->count] = (struct cell){ .text = { status, sizeof status - 1 } };
}

static bool refuse(struct message *self, const char *key, int line, struct span cell)
{
	return error_at(
		&self->error, ERROR_REFUSED, key, line, 0, "%.*s", (int)cell.size, cell.data);
}

static bool check_action(struct message *self, int line, struct span action)
{
	static const char *const stating[] = { "M", "R", "I", "A", "" };

	for (size_t i = 0; i < COUNT(stating); i++)
		if (span_is(action, stating[i]))
			return true;
	return refuse(self, span_is(action, "D") ? "sdmx.delete" : "sdmx.action", line, action);
}

static bool check_structure(struct message *self, int line, struct span structure)
{
	static const char *const kinds[] = { "dataflow", "datastructure", "dataprovision" };

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (span_is(structure, kinds[i]))
			return true;
	return refuse(self, "sdmx.structure", line, structure);
}

static bool check(struct message *self, int line, size_t column, struct span cell)
{
	switch (self->roles[column]) {
	case ROLE_STRUCTURE:
		return check_structure(self, line, cell);
	case ROLE_ACTION:
		return check_action(self, line, cell);
	case ROLE_MULTIPLE:
		return cell.size == 0 || span_is(cell, "0") ||
			refuse(self, "sdmx.multiple", line, cell);
	default:
		return true;
	}
}

/* P30D or PT90M in minutes; 0 for other durations. */
static int64_t minutes_of(struct span duration)
{
	bool timed = duration.size > 2 && duration.data[1] == 'T';
	size_t start = timed ? 2 : 1, end = duration.size - 1;
	int64_t count = 0;

	if (duration.size < 3 || duration.data[0] != 'P' || end - start > DURATION_DIGITS ||
		duration.data[end] != (timed ? 'M' : 'D'))
		return 0;
	for (size_t i = start; i < end; i++) {
		if (duration.data[i] < '0' || duration.data[i] > '9')
			return 0;
		count = count * 10 + duration.data[i] - '0';
	}
	return timed ? count : count * PERIOD_DAY_MINUTES;
}

/* A start and how long, as the span of period.h; what is none stays as it is. */
static struct span span_period(struct message *self, struct span cell, size_t slash)
{
	struct span duration = { cell.data + slash + 1, cell.size - slash - 1 };
	int64_t minutes = minutes_of(duration), end;
	bool timed = slash == strlen("2026-01-31T12:00:00") &&
		memcmp(cell.data + strlen("2026-01-31T12:00"), ":00", strlen(":00")) == 0;
	int day, year, month, date;

	if (minutes == 0 || (!timed && slash != strlen("2026-01-31")) ||
		!clock_date_parse((struct span){ cell.data, strlen("2026-01-31") }, &day))
		return cell;
	end = (int64_t)day * PERIOD_DAY_MINUTES + minutes;
	if (timed)
		end += ((cell.data[11] - '0') * 10 + cell.data[12] - '0') * 60 +
			(cell.data[14] - '0') * 10 + cell.data[15] - '0';
	else if (minutes % PERIOD_DAY_MINUTES == 0)
		end -= PERIOD_DAY_MINUTES; /* both days are in a span of days */
	else
		return cell;
	clock_date_of((int)(end / PERIOD_DAY_MINUTES), &year, &month, &date);
	(void)snprintf(self->period, PERIOD_MOST, "%.*s/%04d-%02d-%02d",
		(int)strlen(timed ? "2026-01-31T12:00" : "2026-01-31"), cell.data, year, month,
		date);
	if (timed)
		(void)snprintf(self->period + strlen(self->period),
			PERIOD_MOST - strlen(self->period), "T%02d:%02d",
			(int)(end % PERIOD_DAY_MINUTES / 60), (int)(end % 60));
	return span_of(self->period);
}

/* 2026-M06 -> 2026-06 and 2026-A1 -> 2026; the rest is as we write it. */
static struct span period_of(struct message *self, struct span cell)
{
	size_t size = cell.size, slash = 0;

	while (slash < size && cell.data[slash] != '/')
		slash++;
	if (slash < size)
		return span_period(self, cell, slash);
	if (size >= PERIOD_MOST || size < strlen("2026-A1") || cell.data[4] != '-')
		return cell;
	if (cell.data[5] == 'A' && size == strlen("2026-A1") && cell.data[6] == '1')
		return (struct span){ cell.data, 4 };
	if (cell.data[5] != 'M')
		return cell;
	memcpy(self->period, cell.data, 5);
	memcpy(self->period + 5, cell.data + 6, size - 6);
	return (struct span){ self->period, size - 1 };
}

static bool is_nothing(struct span cell)
{
	return span_is(cell, "NaN") || span_is(cell, "#N/A");
}

static struct cell number_of(struct span cell)
{
	struct decimal ignored;

	return (struct cell){
		.text = is_nothing(cell) ? (struct span){ "", 0 } : cell,
		.kind = decimal_parse(cell, &ignored) ? CELL_NUMBER : CELL_TEXT,
	};
}

static struct cell cell_of(struct message *self, size_t column, struct span field)
{
	struct span cell = span_trim(field);

	switch (self->roles[column]) {
	case ROLE_VALUE:
		self->absent = is_nothing(cell);
		return number_of(cell);
	case ROLE_NUMBER:
		return number_of(cell);
	case ROLE_PERIOD:
		return (struct cell){ .text = period_of(self, code_of(cell)) };
	case ROLE_TEXT:
		return (struct cell){ .text = cell };
	case ROLE_FIELD:
	case ROLE_STATUS:
		return (struct cell){ .text = code_of(cell) };
	case ROLE_OTHER:
		cell = code_of(cell);
		if (span_is(cell, "_T") || span_is(cell, "_Z"))
			cell.size = 0;
		return (struct cell){ .text = cell };
	default:
		return (struct cell){ .text = { "", 0 } };
	}
}

static bool read_row(struct message *self, const struct csv_record *record)
{
	size_t status = self->status == NOTHING ? self->count : (size_t)self->status;

	self->absent = false;
	self->cells[self->count] = (struct cell){ .text = { "", 0 } };
	for (size_t i = 0; i < record->count; i++) {
		if (i >= self->count) {
			self->cells[i] = (struct cell){ .text = record->fields[i] };
			continue;
		}
		if (!check(self, record->line, i, code_of(span_trim(record->fields[i]))))
			return false;
		self->cells[i] = cell_of(self, i, record->fields[i]);
	}
	if (self->absent && self->cells[status].text.size == 0)
		self->cells[status].text = span_of("M");
	return true;
}

static enum reader_step next(void *opaque, struct record *ret, struct error *err)
{
	struct message *self = opaque;
	struct csv_record record;
	enum csv_step step = self->failed ? CSV_ERROR : csv_next(self->csv, &record, &self->error);

	if (step == CSV_RECORD && !self->begun)
		read_header(self, &record);
	else if (step == CSV_RECORD && !read_row(self, &record))
		step = CSV_ERROR;
	self->failed = step == CSV_ERROR;
	if (self->failed)
		*err = self->error;
	if (step != CSV_RECORD)
		return step == CSV_END ? READER_END : READER_ERROR;
	/* a row of another length stays one, so that it is told of */
	*ret = (struct record){ self->cells,
		record.count == self->count ? self->count + (self->status == NOTHING)
					    : record.count,
		record.line };
	return READER_RECORD;
}

static double share(const void *opaque)
{
	const struct message *self = opaque;

	return csv_share(self->csv);
}

const struct reader_kind reader_sdmx = {
	.claims = claims,
	.open = open_message,
	.next = next,
	.share = share,
	.where = reader_where_line,
};

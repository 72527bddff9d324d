/*
 * collector/csv.c - see csv.h. A field without a doubled quote is a span of the
 * input; only the others are copied, into a buffer that each record reuses.
 */
#include "collector/csv.h"

#include <string.h>

#include "base/utf8.h"

struct csv {
	struct span input;
	size_t at;
	int line;
	char delimiter;
	bool failed;
	struct error error;
	struct span fields[CSV_MAX_FIELDS];
	char *buffer; /* for unquoted copies; as large as a record may be */
	size_t used;
	size_t start; /* of the record */
	size_t line_start;
};

static const char BOM[] = "\xEF\xBB\xBF";

struct csv *csv_new(struct arena *arena, struct span input, char delimiter)
{
	struct csv *csv = arena_new(arena, 1, sizeof *csv);

	if (input.size >= 3 && memcmp(input.data, BOM, 3) == 0) {
		input.data += 3;
		input.size -= 3;
	}
	csv->input = input;
	csv->line = 1;
	csv->delimiter = delimiter;
	csv->buffer = arena_new(arena, CSV_MAX_RECORD, 1);
	return csv;
}

static bool at_end(const struct csv *csv)
{
	return csv->at >= csv->input.size;
}

static char peek(const struct csv *csv)
{
	return at_end(csv) ? '\0' : csv->input.data[csv->at];
}

static bool at_newline(const struct csv *csv)
{
	return !at_end(csv) && (peek(csv) == '\n' || peek(csv) == '\r');
}

/* Steps over one line end, whichever of the three it is. */
static void skip_newline(struct csv *csv)
{
	if (peek(csv) == '\r' && csv->at + 1 < csv->input.size &&
		csv->input.data[csv->at + 1] == '\n')
		csv->at++;
	csv->at++;
	csv->line++;
	csv->line_start = csv->at;
}

/* Remembers an error at byte `at` of the line that starts at `line_start`. */
static bool refuse(struct csv *csv, const char *key, int line, size_t line_start, size_t at)
{
	struct span before = { csv->input.data + line_start, at - line_start };

	csv->failed = true;
	return error_at(
		&csv->error, ERROR_REFUSED, key, line, (int)utf8_count(before) + 1, "%s", "");
}

/* Reads what stands between quotes into the buffer. */
static bool quoted_field(struct csv *csv, struct span *ret)
{
	int line = csv->line;
	size_t line_start = csv->line_start, open = csv->at, from = csv->used;

	for (csv->at++; !at_end(csv);) {
		char c = peek(csv);

		if (c == '"') {
			csv->at++;
			if (peek(csv) != '"' || at_end(csv)) {
				*ret = (struct span){ csv->buffer + from, csv->used - from };
				if (at_end(csv) || at_newline(csv) || peek(csv) == csv->delimiter)
					return true;
				return refuse(csv, "csv.after-quote", csv->line, csv->line_start,
					csv->at);
			}
		}
		if (csv->used == CSV_MAX_RECORD)
			return refuse(csv, "csv.limit", line, line_start, open);
		csv->buffer[csv->used++] = c;
		if (at_newline(csv) && c != '"') {
			size_t end = csv->at;

			skip_newline(csv);
			/* a CRLF inside quotes keeps both bytes */
			if (csv->at - end == 2 && csv->used < CSV_MAX_RECORD)
				csv->buffer[csv->used++] = '\n';
		} else {
			csv->at++;
		}
	}
	return refuse(csv, "csv.open-quote", line, line_start, open);
}

static void plain_field(struct csv *csv, struct span *ret)
{
	size_t from = csv->at;

	while (!at_end(csv) && !at_newline(csv) && peek(csv) != csv->delimiter)
		csv->at++;
	*ret = (struct span){ csv->input.data + from, csv->at - from };
}

/* The offset of the first byte that is no text: not UTF-8, or NUL; the size when there is none. */
static size_t bad_byte(struct span record)
{
	const char *nul = record.size == 0 ? NULL : memchr(record.data, '\0', record.size);
	size_t clean = nul == NULL ? record.size : (size_t)(nul - record.data), bad;

	return utf8_valid((struct span){ record.data, clean }, &bad) ? clean : bad;
}

/* The record's bytes are text and within the limit. */
static bool check_record(struct csv *csv, int line)
{
	struct span record = { csv->input.data + csv->start, csv->at - csv->start };
	size_t bad, line_start = csv->start;

	if (record.size > CSV_MAX_RECORD)
		return refuse(csv, "csv.limit", line, csv->start, csv->start);
	bad = bad_byte(record);
	if (bad == record.size)
		return true;
	for (size_t i = 0; i < bad; i++)
		if (record.data[i] == '\n' ||
			(record.data[i] == '\r' &&
				(i + 1 == record.size || record.data[i + 1] != '\n'))) {
			line++;
			line_start = csv->start + i + 1;
		}
	return refuse(csv, "csv.not-utf8", line, line_start, csv->start + bad);
}

static bool read_record(struct csv *csv, struct csv_record *ret)
{
	int line = csv->line;
	size_t count = 0;

	csv->start = csv->at;
	csv->used = 0;
	for (;;) {
		if (count == CSV_MAX_FIELDS)
			return refuse(csv, "csv.limit", csv->line, csv->line_start, csv->at);
		if (peek(csv) == '"' && !at_end(csv)) {
			if (!quoted_field(csv, &csv->fields[count]))
				return false;
		} else {
			plain_field(csv, &csv->fields[count]);
		}
		count++;
		if (at_end(csv) || at_newline(csv))
			break;
		csv->at++;
	}
	if (!check_record(csv, line))
		return false;
	if (!at_end(csv))
		skip_newline(csv);
	*ret = (struct csv_record){ csv->fields, count, line };
	return true;
}

enum csv_step csv_next(struct csv *csv, struct csv_record *ret, struct error *err)
{
	while (!csv->failed && at_newline(csv))
		skip_newline(csv);
	if (!csv->failed && at_end(csv))
		return CSV_END;
	if (csv->failed || !read_record(csv, ret)) {
		*err = csv->error;
		return CSV_ERROR;
	}
	return CSV_RECORD;
}

double csv_share(const struct csv *csv)
{
	return csv->input.size == 0 ? 1 : (double)csv->at / (double)csv->input.size;
}

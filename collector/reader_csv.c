/*
 * collector/reader_csv.c - delimited text as records of cells. A first line
 * `sep=;`, which Excel writes and obeys, names the delimiter and is no record.
 */
#include <string.h>

#include "collector/csv.h"
#include "collector/reader_private.h"

struct text_reader {
	struct csv *csv;
	struct cell cells[CSV_MAX_FIELDS];
};

static const char SEP[] = "sep=";

/* The delimiter that the first line names, or NUL. */
static char named_delimiter(struct span input)
{
	static const char mark[] = "\xEF\xBB\xBF"; /* Excel's byte-order mark */
	size_t size = strlen(SEP), before = sizeof mark - 1;

	if (input.size > before && memcmp(input.data, mark, before) == 0)
		input = (struct span){ input.data + before, input.size - before };
	if (input.size > size + 1 && memcmp(input.data, SEP, size) == 0 &&
		(input.data[size + 1] == '\n' || input.data[size + 1] == '\r'))
		return input.data[size];
	return '\0';
}

static bool claims(struct span input UNUSED)
{
	return true;
}

static void *open_text(
	struct arena *arena, struct span input, const struct reader_options *options UNUSED)
{
	struct text_reader *self = arena_new(arena, 1, sizeof *self);
	char named = named_delimiter(input);
	struct csv_record record;
	struct error err;

	self->csv = csv_new(arena, input, named == '\0' ? csv_delimiter(input) : named);
	if (named != '\0')
		(void)!csv_next(self->csv, &record, &err);
	return self;
}

static enum reader_step next(void *opaque, struct record *ret, struct error *err)
{
	struct text_reader *self = opaque;
	struct csv_record record;
	enum csv_step step = csv_next(self->csv, &record, err);

	if (step != CSV_RECORD)
		return step == CSV_END ? READER_END : READER_ERROR;
	for (size_t i = 0; i < record.count; i++)
		self->cells[i] = (struct cell){ .text = record.fields[i] };
	*ret = (struct record){ self->cells, record.count, record.line };
	return READER_RECORD;
}

static double share(const void *opaque)
{
	const struct text_reader *self = opaque;

	return csv_share(self->csv);
}

const struct reader_kind reader_csv = {
	.name = "csv",
	.claims = claims,
	.open = open_text,
	.next = next,
	.share = share,
	.where = reader_where_line,
};

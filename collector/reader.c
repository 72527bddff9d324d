/* collector/reader.c - see reader.h: the table of kinds, and what all of them have alike. */
#include "collector/reader.h"

#include <string.h>

#include "collector/encoding.h"
#include "collector/reader_private.h"
#include "collector/xlsx_book.h"

enum { PROGRESS_EVERY = 1 << 14 }; /* records */

struct reader {
	const struct reader_kind *kind;
	const struct reader_options *options;
	void *self;
	size_t records;
	bool refused; /* before any kind was asked */
	struct error error;
};

/* Asked in this order; the last takes whatever comes. */
static const struct reader_kind *const kinds[] = { &reader_xlsx, &reader_json, &reader_sdmx,
	&reader_csv };

/* Too large, or not in the encoding it should be in. */
static bool prepare(struct arena *arena, struct span *input, const struct reader_options *options,
	struct error *err)
{
	const struct limits *limits = options->limits == NULL ? &limits_upload : options->limits;

	return limits_hold(limits, LIMIT_BYTES, input->size, "file.large", err) &&
		(xlsx_claims(*input) ||
			encoding_to_utf8(arena, *input, options->encoding, input, err));
}

static bool is_kind(const struct reader_kind *kind, struct span input, const char *wanted)
{
	return wanted == NULL ? kind->claims(input) : strcmp(kind->name, wanted) == 0;
}

struct reader *reader_open(
	struct arena *arena, struct span input, const struct reader_options *options)
{
	struct reader *reader = arena_new(arena, 1, sizeof *reader);
	size_t i = 0;

	reader->options = options;
	reader->refused = !prepare(arena, &input, options, &reader->error);
	if (reader->refused)
		input.size = 0;
	while (i + 1 < COUNT(kinds) && !is_kind(kinds[i], input, options->kind))
		i++;
	reader->kind = kinds[i];
	reader->self = kinds[i]->open(arena, input, options);
	return reader;
}

void reader_close(struct reader *reader)
{
	if (reader != NULL && reader->kind->close != NULL)
		reader->kind->close(reader->self);
}

void reader_closep(struct reader **reader)
{
	reader_close(*reader);
}

static bool says_nothing(const struct record *record)
{
	for (size_t i = 0; i < record->count; i++)
		if ((record->cells[i].marks & CELL_MERGED) == 0 &&
			span_trim(record->cells[i].text).size > 0)
			return false;
	return true;
}

static void tell_progress(struct reader *reader)
{
	const struct reader_options *options = reader->options;

	if (options->progress != NULL && reader->records++ % PROGRESS_EVERY == 0)
		options->progress(options->context, reader->kind->share(reader->self));
}

enum reader_step reader_next(struct reader *reader, struct record *ret, struct error *err)
{
	struct record record;
	enum reader_step step;

	if (reader->refused) {
		*err = reader->error;
		return READER_ERROR;
	}
	do
		step = reader->kind->next(reader->self, &record, err);
	while (step == READER_RECORD && says_nothing(&record));
	if (step == READER_RECORD) {
		tell_progress(reader);
		*ret = record;
	}
	return step;
}

/* People's files lose separators at the end of a row, or have more of them. */
static bool only_blanks_differ(const struct record *record, size_t wanted)
{
	for (size_t i = wanted; i < record->count; i++)
		if (span_trim(record->cells[i].text).size > 0)
			return false;
	return record->count > wanted || span_trim(record->cells[record->count - 1].text).size == 0;
}

bool reader_fits(
	const struct reader *reader, const struct record *record, size_t headers, bool forgiving)
{
	return record->count == headers || (record->count < headers && reader->kind->grid) ||
		(forgiving && only_blanks_differ(record, headers));
}

void reader_remarks(const struct reader *reader, reader_tell *tell, void *context)
{
	if (reader->kind->remarks != NULL)
		reader->kind->remarks(reader->self, tell, context);
}

const char *reader_sheet(const struct reader *reader)
{
	return reader->kind->sheet == NULL ? "" : reader->kind->sheet(reader->self);
}

void reader_where(const struct reader *reader, int row, int column, struct text *ret)
{
	reader->kind->where(reader->self, row, column, ret);
}

void reader_reason(const struct reader *reader, struct text *ret)
{
	if (reader->kind->reason != NULL)
		reader->kind->reason(reader->self, ret);
}

void reader_where_line(const void *self UNUSED, int row, int column, struct text *ret)
{
	text_addf(ret, "%d", row);
	if (column > 0)
		text_addf(ret, ":%d", column);
}

/*
 * tests/fuzz/fuzz_csv.c - delimited text from strangers.
 *
 * Whatever is read is UTF-8, in order and within the limits; written again with every field in
 * quotes, it is read as the same.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "collector/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

static void check_record(const struct csv_record *record, int *line)
{
	expect(record->count >= 1 && record->count <= CSV_MAX_FIELDS);
	expect(record->line > *line);
	*line = record->line;
	for (size_t i = 0; i < record->count; i++) {
		size_t bad;

		expect(utf8_valid(record->fields[i], &bad));
	}
}

static void write_record(const struct csv_record *record, char delimiter, struct text *ret)
{
	for (size_t i = 0; i < record->count; i++) {
		const char *field = record->fields[i].data;

		text_addz(ret, "\"");
		for (size_t at = 0; at < record->fields[i].size; at++) {
			if (field[at] == '"')
				text_addc(ret, '"');
			text_addc(ret, field[at]);
		}
		text_addc(ret, '"');
		text_addc(ret, i + 1 < record->count ? delimiter : '\n');
	}
}

/* Reads all there is into quoted text; true when it came to the end. */
static bool read_all(struct span input, char delimiter, struct text *ret)
{
	arena_auto arena = { 0 };
	struct csv *csv = csv_new(&arena, input, delimiter);
	struct csv_record record;
	struct error err, again;
	enum csv_step step;
	int line = 0;

	while ((step = csv_next(csv, &record, &err)) == CSV_RECORD) {
		check_record(&record, &line);
		write_record(&record, delimiter, ret);
	}
	if (step == CSV_END)
		return true;
	expect(err.line > line && err.column > 0 && err.key != NULL);
	expect(csv_next(csv, &record, &again) == CSV_ERROR && again.key == err.key);
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span input = { (const char *)data, size };
	char delimiter = csv_delimiter(input);
	text_auto once = { 0 }, twice = { 0 };

	expect(delimiter == ',' || delimiter == ';' || delimiter == '\t' || delimiter == '|');
	if (!read_all(input, delimiter, &once) || once.size > CSV_MAX_RECORD)
		return 0;
	expect(read_all(text_span(&once), delimiter, &twice));
	expect(span_equals(text_span(&once), text_span(&twice)));
	return 0;
}

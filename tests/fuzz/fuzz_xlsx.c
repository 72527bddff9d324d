/*
 * tests/fuzz/fuzz_xlsx.c - workbooks from strangers.
 *
 * Bytes that begin as a package are read as one; any other are what a worksheet holds, so that the
 * fuzzer need not learn to pack. Records come in order, within the limits and as UTF-8; an error
 * stays, and has a place.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "collector/reader.h"
#include "collector/xlsx_book.h"
#include "tests/collector/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

static void check_record(const struct reader *reader, const struct record *record, int *row)
{
	text_auto where = { 0 };

	expect(record->count >= 1 && record->count <= 512 && record->row > *row);
	*row = record->row;
	for (size_t i = 0; i < record->count; i++) {
		size_t bad;

		expect(record->cells[i].kind <= CELL_WRONG);
		expect(utf8_valid(record->cells[i].text, &bad));
	}
	reader_where(reader, record->row, (int)record->count, &where);
	expect(where.size > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct reader_options usual = { 0 };
	struct span input = { (const char *)data, size };
	arena_auto arena = { 0 };
	text_auto book = { 0 };
	reader_auto *reader = NULL;
	struct record record;
	struct error err, again;
	enum reader_step step;
	int row = 0;

	if (!xlsx_claims(input)) {
		workbook_of(arena_copy(&arena, input.data, input.size), "", &book);
		input = text_span(&book);
	}
	reader = reader_open(&arena, input, &usual);
	while ((step = reader_next(reader, &record, &err)) == READER_RECORD)
		check_record(reader, &record, &row);
	expect(reader_next(reader, &record, &again) == step);
	expect(step == READER_END || (err.line > 0 && again.key == err.key));
	return 0;
}

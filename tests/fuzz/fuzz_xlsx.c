/*
 * tests/fuzz/fuzz_xlsx.c - workbooks from strangers.
 *
 * Bytes that begin as a package are read as one; any other are what a worksheet holds, so that the
 * fuzzer need not learn to pack. Records come in order, within the limits and as UTF-8; an error
 * stays, and has a place. What could be read can be marked, and reads the same with its marks.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "collector/annotate.h"
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

/* Reads all there is; how many records. */
static int check_records(struct reader *reader, enum reader_step *ret_step)
{
	struct record record;
	struct error err, again;
	int row = 0, count = 0;

	while ((*ret_step = reader_next(reader, &record, &err)) == READER_RECORD) {
		check_record(reader, &record, &row);
		count++;
	}
	expect(reader_next(reader, &record, &again) == *ret_step);
	expect(*ret_step == READER_END || (err.line > 0 && again.key == err.key));
	return count;
}

/* Whether the marks went into the workbook or a new one was made, it can be read to its end. */
static void check_marked(struct arena *arena, struct span input, const char *sheet)
{
	static const struct reader_options usual = { 0 };
	static const struct reader_options local = { .limits = &limits_local };
	struct mark marks[] = { { 2, 3, false, "<why> & how" }, { 1, 0, true, "?" } };
	size_t count = COUNT(marks);
	text_auto book = { 0 };
	reader_auto *reader = NULL;
	enum reader_step step;
	struct error err;

	expect(annotate(
		arena, input, &usual, sheet, marks, &count, "2026-11-25T02:00:00Z", &book, &err));
	reader = reader_open(arena, text_span(&book), &local);
	(void)check_records(reader, &step);
	expect(step == READER_END);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct reader_options usual = { 0 };
	struct span input = { (const char *)data, size };
	arena_auto arena = { 0 };
	text_auto book = { 0 };
	reader_auto *reader = NULL;
	enum reader_step step;

	if (!xlsx_claims(input)) {
		workbook_of(arena_copy(&arena, input.data, input.size), "", &book);
		input = text_span(&book);
	}
	reader = reader_open(&arena, input, &usual);
	if (check_records(reader, &step) > 0 && step == READER_END)
		check_marked(&arena, input, reader_sheet(reader));
	return 0;
}

/* tests/collector/records.c - see records.h. */
#include "tests/collector/records.h"

#include "tests/support/unit.h"

static void draw_cell(const struct cell *cell, struct text *ret)
{
	static const char signs[] = { '\0', '#', '%', '@', '!' };
	static const struct {
		enum cell_mark mark;
		char letter;
	} marks[] = { { CELL_HIDDEN, 'h' }, { CELL_FORMULA, 'f' }, { CELL_MERGED, 'm' } };

	if (cell->kind != CELL_TEXT)
		text_addc(ret, signs[cell->kind]);
	text_add(ret, cell->text);
	if (cell->marks != 0)
		text_addc(ret, '~');
	for (size_t i = 0; i < COUNT(marks); i++)
		if ((cell->marks & marks[i].mark) != 0)
			text_addc(ret, marks[i].letter);
	text_addc(ret, '|');
}

static void draw_remark(void *context, const char *key, size_t n, const char *detail)
{
	text_addf(context, " +%s %zu%s%s", key, n, *detail == '\0' ? "" : " ", detail);
}

void records_draw(struct span input, const struct reader_options *options, struct text *ret)
{
	arena_auto arena = { 0 };
	reader_auto *reader = reader_open(&arena, input, options);
	struct record record;
	struct error err, again;
	enum reader_step step;

	while ((step = reader_next(reader, &record, &err)) == READER_RECORD) {
		assert_true(record.count >= 1 && record.row >= 1);
		text_addf(ret, "%d|", record.row);
		for (size_t i = 0; i < record.count; i++)
			draw_cell(&record.cells[i], ret);
		text_addc(ret, '/');
	}
	assert_int_equal(reader_next(reader, &record, &again), step); /* and so for ever */
	if (step == READER_END) {
		reader_remarks(reader, draw_remark, ret);
		return;
	}
	assert_string_equal(again.key, err.key);
	assert_int_equal(err.kind, ERROR_REFUSED);
	text_addf(ret, "!%s at ", err.key);
	reader_where(reader, err.line, err.column, ret);
	if (err.detail[0] != '\0')
		text_addf(ret, " [%s]", err.detail);
}

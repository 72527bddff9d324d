/*
 * tests/collector/test_entry_sheet.c - the contract of collector/entry_sheet.h: what is typed comes back
 * as it was typed, and is read as people write it.
 */
#include "tests/support/rows.h"

#include "collector/entry_sheet.h"
#include "tests/collector/draw.h"

/* What is typed into the cells of one row, in their order, and what comes of reading the file. */
static const struct {
	const char *name, *codes[ENTRY_CODES], *cells[ENTRY_CELLS], *drawing;
} cases[] = {
	{ "a number as people write it", { "users", "count", "VN@0001-01-01", "" },
		{ "Quý III/2022", "", "", "1.234,5", "", "" },
		"users.count VN@0001-01-01 2022-Q3 1234.5 A;" },
	{ "parts", { "share", "mic", "VN@0001-01-01", "" },
		{ "2022", "1 000", "3.000,0", "", "", "" },
		"share.mic VN@0001-01-01 2022 =33.3 (1000/3000.0) A;" },
	{ "a percentage", { "share", "mic", "VN@0001-01-01", "" },
		{ "2022", "", "", "12,5 %", "", "" }, "share.mic VN@0001-01-01 2022 12.5 A;" },
	{ "no figure", { "users", "count", "VN@0001-01-01", "" }, { "2022", "", "", "-", "", "" },
		"users.count VN@0001-01-01 2022 … M;" },
	{ "a status", { "users", "count", "VN@0001-01-01", "" }, { "2022", "", "", "5", "E", "" },
		"users.count VN@0001-01-01 2022 5 E;" },
	{ "a breakdown with bars", { "users", "count", "VN@0001-01-01", "Sex=Female|Age=16-24" },
		{ "2022", "", "", "5", "", "" },
		"users.count VN@0001-01-01 2022 5 A [Sex=Female|Age=16-24];" },
	{ "two readings are asked about", { "users", "count", "VN@0001-01-01", "" },
		{ "2022", "", "", "1.234", "", "" }, "!number.ambiguous@3:9" },
	{ "no period", { "users", "count", "VN@0001-01-01", "" }, { "", "", "", "5", "", "" },
		"!period.missing@3:6" },
	{ "a note alone says nothing of a figure", { "users", "count", "VN@0001-01-01", "" },
		{ "2022", "", "", "", "", "Chưa đếm" }, "!value.missing@3:9" },
	{ "what a spreadsheet would run", { "users", "count", "VN@0001-01-01", "" },
		{ "2022", "", "", "=1+1", "", "" }, "!number.form@3:9" },
	{ "quotes, commas and line ends", { "users", "count", "VN@0001-01-01", "" },
		{ "2022", "", "", "5", "", "\"Hai\", ba\nbốn;\tnăm" },
		"users.count VN@0001-01-01 2022 5 A;" },
};

static struct text write_row(size_t i, struct typed_row *ret)
{
	struct text bytes = { 0 };

	memcpy(ret->codes, cases[i].codes, sizeof ret->codes);
	memcpy(ret->cells, cases[i].cells, sizeof ret->cells);
	entry_sheet_write(&(struct entry_sheet){ ret, 1 }, &bytes);
	return bytes;
}

static void it_is_read_as_people_write(void **state UNUSED)
{
	static const struct mapping ours;
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct typed_row row;
		struct text bytes = write_row(i, &row);
		text_auto seen = { 0 };

		assert_true(entry_sheet_is(text_span(&bytes)));
		draw_text(text_span(&bytes), &ours, &seen);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].drawing);
		text_done(&bytes);
	}
	assert_int_equal(wrong, 0);
}

static void it_comes_back_as_typed(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		struct typed_row row;
		struct text bytes = write_row(i, &row);
		struct entry_sheet sheet;
		struct error err;

		assert_true(entry_sheet_read(&arena, text_span(&bytes), &sheet, &err));
		assert_int_equal(sheet.count, 1);
		assert_ptr_equal(entry_sheet_find(&sheet, cases[i].codes), sheet.rows);
		for (size_t c = 0; c < ENTRY_CELLS; c++)
			if (strpbrk(row.cells[c], "\n\t") == NULL)
				assert_string_equal(sheet.rows[0].cells[c], row.cells[c]);
		assert_true(typed_row_says(sheet.rows));
		text_done(&bytes);
	}
}

/* Which rows and cells problems are at: a number of the second row, a code, something of the file. */
static void problems_find_their_cells(void **state UNUSED)
{
	struct typed_row rows[2] = { 0 };
	const struct entry_sheet sheet = { rows, 2 };
	enum entry_cell cell;

	assert_ptr_equal(entry_sheet_at(&sheet, &(struct problem){ .line = 4, .column = 7 }, &cell),
		&rows[1]);
	assert_int_equal(cell, ENTRY_NUMERATOR);
	assert_ptr_equal(entry_sheet_at(&sheet, &(struct problem){ .line = 3, .column = 4 }, &cell),
		&rows[0]);
	assert_int_equal(cell, ENTRY_VALUE);
	assert_null(entry_sheet_at(&sheet, &(struct problem){ .line = 2 }, &cell));
	assert_null(entry_sheet_at(&sheet, &(struct problem){ .line = 5 }, &cell));
}

static void others_are_refused(void **state UNUSED)
{
	static const char *const files[] = { "", "indicator,place,period,value\n",
		"sep=,\ntiendo-form,indicator\n" };
	arena_auto arena = { 0 };
	struct typed_row row;
	struct text bytes = write_row(0, &row);
	struct entry_sheet sheet;
	struct error err;

	for (size_t i = 0; i < COUNT(files); i++) {
		assert_false(entry_sheet_read(&arena, span_of(files[i]), &sheet, &err));
		assert_string_equal(err.key, "entry-sheet.form");
	}
	text_addz(&bytes, "1,\"users\"\n");
	assert_false(entry_sheet_read(&arena, text_span(&bytes), &sheet, &err));
	assert_string_equal(err.key, "entry-sheet.form");
	assert_string_equal(err.detail, "4");
	text_done(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_read_as_people_write),
		cmocka_unit_test(it_comes_back_as_typed),
		cmocka_unit_test(problems_find_their_cells),
		cmocka_unit_test(others_are_refused),
	};
	return cmocka_run_group_tests_name("entry_sheet", tests, NULL, NULL);
}

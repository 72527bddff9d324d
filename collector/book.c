/* collector/book.c - see book.h. The library writes to a file, which is read back and removed. */
#include "collector/book.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"

enum {
	EXACT_DIGITS = 15, /* that a spreadsheet keeps */
	MOST_BYTES = 1 << 30,
	A4 = 9,
	SCALES = DECIMAL_MAX_SCALE + 2, /* texts, then numbers of 0 to 18 decimals */
};

struct book {
	struct arena arena;
	lxw_workbook *workbook;
	lxw_worksheet *sheet;
	lxw_format *formats[BOOK_STYLE_COUNT][SCALES];
	char *path;
	bool failed;
};

enum { NONE = -1, RULE = 0xB8C4CE };

/* How each style looks; colours are NONE where there is none. */
static const struct look {
	int ink, ground;
	bool bold, ruled, locked;
	int size; /* of the letters, 0: as usual */
} looks[BOOK_STYLE_COUNT] = {
	[BOOK_PLAIN] = { NONE, NONE, false, false, true, 0 },
	[BOOK_TITLE] = { 0x0B3A5B, NONE, true, false, true, 16 },
	[BOOK_ADVICE] = { 0x3D4A55, NONE, false, false, true, 0 },
	[BOOK_HEADING] = { 0xFFFFFF, 0x0B3A5B, true, true, true, 0 },
	[BOOK_GIVEN] = { 0x3D4A55, 0xF1F4F7, false, true, true, 0 },
	[BOOK_ASKED] = { 0x111111, 0xFFF8D6, false, true, false, 0 },
	[BOOK_BARRED] = { 0x3D4A55, 0xDDE3E9, false, true, true, 0 },
	[BOOK_WRONG] = { 0x7A0B0B, 0xFFC9C4, false, true, false, 0 },
	[BOOK_DOUBTED] = { 0x5B3B00, 0xFFE3A8, false, true, false, 0 },
};

static void note(struct book *book, lxw_error error)
{
	book->failed = book->failed || error != LXW_NO_ERROR;
}

/* The library takes its options as texts it could change. */
static char *lent(struct book *book, const char *text)
{
	struct span span = span_of(text);

	return span.size == 0 ? NULL : arena_copy(&book->arena, span.data, span.size);
}

static char *new_path(void)
{
	const char *folder = getenv("TMPDIR");
	text_auto path = { 0 };
	char *copy;
	int file;

	text_addf(&path, "%s/tiendo-XXXXXX", folder == NULL || *folder == '\0' ? "/tmp" : folder);
	copy = memory_copy(text_z(&path), path.size + 1);
	file = mkstemp(copy);
	if (file >= 0) {
		(void)close(file);
		return copy;
	}
	free(copy);
	return NULL;
}

struct book *book_new(const char *title, const char *author, const char *made_at)
{
	struct book *book = memory_new(1, sizeof *book);
	lxw_doc_properties properties = { 0 };
	int64_t made = 0;

	book->path = new_path();
	if (book->path != NULL)
		book->workbook = workbook_new(book->path);
	book->failed = book->workbook == NULL;
	if (book->failed)
		return book;
	properties.title = lent(book, title);
	properties.author = lent(book, author);
	if (clock_parse(span_of(made_at), &made))
		properties.created = (time_t)made;
	note(book, workbook_set_properties(book->workbook, &properties));
	return book;
}

void book_free(struct book *book)
{
	if (book == NULL)
		return;
	lxw_workbook_free(book->workbook);
	if (book->path != NULL)
		(void)unlink(book->path);
	free(book->path);
	arena_done(&book->arena);
	free(book);
}

/* "#,##0.00" for numbers of two decimals; nothing for texts. */
static void set_number_format(lxw_format *format, int slot)
{
	text_auto code = { 0 };

	if (slot == 0)
		return;
	text_addf(&code, "#,##0%s%.*s", slot == 1 ? "" : ".", slot - 1, "000000000000000000");
	format_set_num_format(format, text_z(&code));
}

static lxw_format *make_format(struct book *book, enum book_style style, int slot)
{
	const struct look *look = &looks[style];
	lxw_format *format = workbook_add_format(book->workbook);

	if (look->ink != NONE)
		format_set_font_color(format, (lxw_color_t)look->ink);
	if (look->ground != NONE)
		format_set_bg_color(format, (lxw_color_t)look->ground);
	if (look->bold)
		format_set_bold(format);
	if (look->size > 0)
		format_set_font_size(format, look->size);
	if (look->ruled) {
		format_set_border(format, LXW_BORDER_THIN);
		format_set_border_color(format, RULE);
	}
	if (style != BOOK_TITLE && style != BOOK_ADVICE)
		format_set_text_wrap(format);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	if (!look->locked)
		format_set_unlocked(format);
	set_number_format(format, slot);
	return format;
}

static lxw_format *format_of(struct book *book, enum book_style style, int slot)
{
	if (book->formats[style][slot] == NULL)
		book->formats[style][slot] = make_format(book, style, slot);
	return book->formats[style][slot];
}

void book_sheet(struct book *book, const char *name, unsigned flags)
{
	lxw_protection protection = {
		.format_columns = LXW_TRUE,
		.format_rows = LXW_TRUE,
		.autofilter = LXW_TRUE,
		.sort = LXW_TRUE,
	};

	if (book->failed)
		return;
	book->sheet = workbook_add_worksheet(book->workbook, name);
	book->failed = book->sheet == NULL;
	if (book->failed)
		return;
	worksheet_set_paper(book->sheet, A4);
	worksheet_set_landscape(book->sheet);
	worksheet_fit_to_pages(book->sheet, 1, 0);
	if ((flags & BOOK_HIDDEN) != 0)
		worksheet_hide(book->sheet);
	if ((flags & BOOK_PROTECTED) != 0)
		worksheet_protect(book->sheet, NULL, &protection);
}

void book_column(struct book *book, int column, int width)
{
	lxw_row_col_options hidden = { .hidden = width == 0 };
	lxw_col_t at = (lxw_col_t)(column - 1);

	if (!book->failed)
		note(book,
			worksheet_set_column_opt(book->sheet, at, at,
				width == 0 ? LXW_DEF_COL_WIDTH : width, NULL, &hidden));
}

void book_height(struct book *book, int row, int lines)
{
	if (!book->failed)
		note(book,
			worksheet_set_row(book->sheet, (lxw_row_t)(row - 1),
				lines * LXW_DEF_ROW_HEIGHT, NULL));
}

void book_text(struct book *book, int row, int column, enum book_style style, const char *text)
{
	lxw_row_t y = (lxw_row_t)(row - 1);
	lxw_col_t x = (lxw_col_t)(column - 1);

	if (!book->failed)
		note(book,
			*text == '\0' ? worksheet_write_blank(
						book->sheet, y, x, format_of(book, style, 0))
				      : worksheet_write_string(book->sheet, y, x, text,
						format_of(book, style, 0)));
}

static int digits_of(struct decimal value)
{
	int digits = 0;

	for (int64_t units = value.units; units != 0; units /= 10)
		digits++;
	return digits;
}

void book_number(
	struct book *book, int row, int column, enum book_style style, struct decimal value)
{
	if (digits_of(value) > EXACT_DIGITS) {
		text_auto text = { 0 };

		decimal_print(value, &text);
		book_text(book, row, column, style, text_z(&text));
		return;
	}
	if (!book->failed)
		note(book,
			worksheet_write_number(book->sheet, (lxw_row_t)(row - 1),
				(lxw_col_t)(column - 1), decimal_double(value),
				format_of(book, style, value.scale + 1)));
}

void book_comment(struct book *book, int row, int column, const char *text)
{
	lxw_comment_options options = { .x_scale = 2.4, .y_scale = 1.6 };

	if (!book->failed)
		note(book,
			worksheet_write_comment_opt(book->sheet, (lxw_row_t)(row - 1),
				(lxw_col_t)(column - 1), text, &options));
}

static void validate(
	struct book *book, const struct book_area *area, lxw_data_validation *validation)
{
	if (!book->failed)
		note(book,
			worksheet_data_validation_range(book->sheet,
				(lxw_row_t)(area->first_row - 1),
				(lxw_col_t)(area->first_column - 1),
				(lxw_row_t)(area->last_row - 1), (lxw_col_t)(area->last_column - 1),
				validation));
}

static void set_hint(
	struct book *book, const struct book_hint *hint, lxw_data_validation *validation)
{
	validation->input_title = lent(book, hint->title);
	validation->input_message = lent(book, hint->message);
	validation->error_title = lent(book, hint->refusal);
	validation->error_message = lent(book, hint->reason);
}

void book_list(struct book *book, const struct book_area *area, const char *range,
	const struct book_hint *hint)
{
	lxw_data_validation validation = {
		.validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
		.value_formula = lent(book, range),
	};

	set_hint(book, hint, &validation);
	validate(book, area, &validation);
}

void book_numbers(struct book *book, const struct book_area *area, const char *least,
	const char *most, const struct book_hint *hint)
{
	lxw_data_validation validation = {
		.validate = LXW_VALIDATION_TYPE_DECIMAL_FORMULA,
		.criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
		.minimum_formula = lent(book, *least == '\0' ? "-1E+18" : least),
		.maximum_formula = lent(book, *most == '\0' ? "1E+18" : most),
	};

	set_hint(book, hint, &validation);
	validate(book, area, &validation);
}

void book_table(struct book *book, const struct book_area *area, int frozen_columns)
{
	lxw_row_t head = (lxw_row_t)(area->first_row - 1);

	if (book->failed)
		return;
	worksheet_freeze_panes(book->sheet, head + 1, (lxw_col_t)frozen_columns);
	note(book, worksheet_repeat_rows(book->sheet, head, head));
	note(book,
		worksheet_autofilter(book->sheet, head, (lxw_col_t)(area->first_column - 1),
			(lxw_row_t)(area->last_row - 1), (lxw_col_t)(area->last_column - 1)));
}

bool book_finish(struct book *book, struct text *ret, struct error *err)
{
	struct span bytes;

	if (!book->failed) {
		note(book, workbook_close(book->workbook));
		book->workbook = NULL;
	}
	if (book->failed)
		return error_set(err, ERROR_FAILURE, "book.write", "%s",
			book->path == NULL ? "/tmp" : book->path);
	if (!file_read(&book->arena, book->path, MOST_BYTES, &bytes, err))
		return false;
	text_add(ret, bytes);
	return true;
}

void book_freep(struct book **book)
{
	book_free(*book);
}

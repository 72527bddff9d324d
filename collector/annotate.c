/* collector/annotate.c - see annotate.h: marks are put in order; what is no workbook is copied into one. */
#include "collector/annotate_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "collector/book.h"
#include "collector/xlsx_book.h"
#include "collector/xlsx_merges.h"

enum {
	MOST_CELL = 32767, /* bytes, and so no more characters than a cell takes */
	COPY_WIDTH = 18,
};

/* Without what XML cannot hold, cut at a character. */
static void clean(struct span text, size_t most, struct text *ret)
{
	for (size_t at = 0; at < text.size && ret->size < most;) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);

		if ((c >= ' ' || c == '\n' || c == '\t') && c != 0x7F && c != 0xFFFE && c != 0xFFFF)
			text_add(ret, (struct span){ text.data + from, at - from });
	}
}

/* Adds a text to what is said at a cell already ("" where nothing is). */
static const char *say_too(struct arena *arena, const char *before, const char *text)
{
	text_auto both = { 0 };

	text_addz(&both, before);
	text_addz(&both, *before == '\0' ? "" : "\n\n");
	clean(span_of(text), ANNOTATE_MAX_TEXT, &both);
	return arena_copy(arena, text_z(&both), both.size);
}

static int compare(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return (int)a->question - (int)b->question;
}

/* Puts the marks in order and those of one cell together; how many are left. */
static size_t gather(struct arena *arena, struct mark *marks, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (marks[i].column < 1)
			marks[i].column = 1;
	if (count > 1)
		qsort(marks, count, sizeof *marks, compare);
	for (size_t i = 0; i < count && marks[i].row <= XLSX_MAX_ROWS; i++) {
		struct mark *last = kept == 0 ? NULL : &marks[kept - 1];

		if (last != NULL && last->row == marks[i].row && last->column == marks[i].column) {
			last->text = say_too(arena, last->text, marks[i].text);
			continue;
		}
		marks[kept] = marks[i];
		marks[kept].text = say_too(arena, "", marks[i].text);
		kept++;
	}
	return kept;
}

void annotate_reference(int row, int column, struct text *ret)
{
	char letters[4];
	int size = 0;

	for (; column > 0 && size < (int)sizeof letters; column = (column - 1) / 26)
		letters[size++] = (char)('A' + (column - 1) % 26);
	while (size > 0)
		text_addc(ret, letters[--size]);
	text_addf(ret, "%d", row);
}

struct copying {
	struct book *book;
	const struct mark *marks;
	size_t count, next; /* the mark that comes next */
	int columns;
};

/* Marks in rows before `row`, at cells that hold nothing. */
static void mark_until(struct copying *copying, int row, int column)
{
	for (; copying->next < copying->count; copying->next++) {
		const struct mark *mark = &copying->marks[copying->next];

		if (mark->row > row || (mark->row == row && mark->column >= column))
			return;
		book_text(copying->book, mark->row, mark->column,
			mark->question ? BOOK_DOUBTED : BOOK_WRONG, "");
		book_comment(copying->book, mark->row, mark->column, mark->text);
	}
}

static void copy_cell(struct copying *copying, int row, int column, struct span text)
{
	const struct mark *mark;
	enum book_style style = BOOK_PLAIN;
	text_auto said = { 0 };

	clean(text, MOST_CELL, &said);
	mark_until(copying, row, column);
	mark = &copying->marks[copying->next];
	if (copying->next < copying->count && mark->row == row && mark->column == column) {
		style = mark->question ? BOOK_DOUBTED : BOOK_WRONG;
		book_comment(copying->book, row, column, mark->text);
		copying->next++;
	}
	book_text(copying->book, row, column, style, text_z(&said));
}

static void copy_records(struct copying *copying, struct reader *reader)
{
	struct record record;
	struct error err;

	while (reader_next(reader, &record, &err) == READER_RECORD &&
		record.row <= ANNOTATE_MAX_COPIED)
		for (size_t i = 0; i < record.count; i++) {
			copy_cell(copying, record.row, (int)i + 1, record.cells[i].text);
			if ((int)i + 1 > copying->columns)
				copying->columns = (int)i + 1;
		}
	mark_until(copying, INT32_MAX, 1);
}

/* The same cells in a new workbook. */
static bool copy(struct arena *arena, struct span bytes, const struct reader_options *options,
	const struct mark *marks, size_t count, const char *made_at, struct text *ret,
	struct error *err)
{
	book_auto *book = book_new("", ANNOTATE_AUTHOR, made_at);
	reader_auto *reader = reader_open(arena, bytes, options);
	struct copying copying = { book, marks, count, 0, 1 };

	book_sheet(book, "Sheet1", BOOK_OPEN);
	copy_records(&copying, reader);
	for (int column = 1; column <= copying.columns; column++)
		book_column(book, column, COPY_WIDTH);
	return book_finish(book, ret, err);
}

bool annotate(struct arena *arena, struct span bytes, const struct reader_options *options,
	const char *sheet, struct mark *marks, size_t *count, const char *made_at, struct text *ret,
	struct error *err)
{
	const struct limits *limits = options->limits == NULL ? &limits_upload : options->limits;

	*count = gather(arena, marks, *count);
	return (xlsx_claims(bytes) &&
		       annotate_workbook(arena, bytes, limits, sheet, marks, *count, ret)) ||
		copy(arena, bytes, options, marks, *count, made_at, ret, err);
}

/*
 * collector/book.h - writes workbooks (.xlsx), a sheet after the other; the only user of libxlsxwriter.
 *
 * Texts stay texts, whatever they begin with; numbers go out as numbers, and as
 * texts where they have more digits than a spreadsheet keeps. Rows and columns
 * count from 1. What cannot be written is told once, by book_finish().
 */
#ifndef COLLECTOR_BOOK_H
#define COLLECTOR_BOOK_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/error.h"

struct book;

/* How a cell looks, and whether it can be written to in a protected sheet. */
enum book_style {
	BOOK_PLAIN,
	BOOK_TITLE,
	BOOK_ADVICE, /* words that run on over the cells beside */
	BOOK_HEADING,
	BOOK_GIVEN, /* told, not to be changed */
	BOOK_ASKED, /* to be filled in */
	BOOK_BARRED, /* nothing belongs there */
	BOOK_WRONG, /* a problem stands there */
	BOOK_DOUBTED, /* a question stands there */
	BOOK_STYLE_COUNT,
};

enum book_sheet { BOOK_OPEN = 0, BOOK_HIDDEN = 1, BOOK_PROTECTED = 2 };

/* Words that a spreadsheet shows at a cell; at most 32 characters, then 255. */
struct book_hint {
	const char *title, *message; /* while the cell is chosen */
	const char *refusal, *reason; /* when something else is typed */
};

/* `made_at` is an instant. Lives until book_free(), which book_finish() does not do. */
MUST_CHECK struct book *book_new(const char *title, const char *author, const char *made_at);
void book_free(struct book *book); /* NULL is fine */

/* Begins a sheet, which all that follows goes to; `flags` of enum book_sheet. */
void book_sheet(struct book *book, const char *name, unsigned flags);
/* `width` in characters; 0 hides the column. */
void book_column(struct book *book, int column, int width);
/* The height of a row, in lines of text. */
void book_height(struct book *book, int row, int lines);
void book_text(struct book *book, int row, int column, enum book_style style, const char *text);
void book_number(
	struct book *book, int row, int column, enum book_style style, struct decimal value);
void book_comment(struct book *book, int row, int column, const char *text);

/* Columns `from` to `to` of the rows may hold only what a range lists ("=Lists!$A$1:$A$9"), or only
   numbers from `least` to `most` (texts of decimals; "" for no bound). */
struct book_area {
	int first_row, last_row, first_column, last_column;
};
void book_list(struct book *book, const struct book_area *area, const char *range,
	const struct book_hint *hint);
void book_numbers(struct book *book, const struct book_area *area, const char *least,
	const char *most, const struct book_hint *hint);

/* The rows down to the header stay in sight and are printed on each page; the table can be filtered. */
void book_table(struct book *book, const struct book_area *area, int frozen_columns);

/* Adds the finished bytes to `ret`; key book.write. */
MUST_CHECK bool book_finish(struct book *book, struct text *ret, struct error *err);

void book_freep(struct book **book);
#define book_auto CLEANUP(book_freep) struct book

#endif

/*
 * collector/reader.h - whatever arrives -> records of cells, one at a time.
 *
 * The kind is found by looking at the bytes, never at a name (reader.c has the
 * table). What a cell says stays text; only what a spreadsheet knows for sure
 * is told with it, so that 1.234 out of a number cell is never ambiguous.
 * Rows in which no cell holds anything are passed over, but counted.
 *
 * Errors are told by reader_next() alone: file.large (size_limits.h), those of encoding.h, and of
 * the readers' own headers.
 */
#ifndef COLLECTOR_READER_H
#define COLLECTOR_READER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "collector/size_limits.h"

struct reader;
enum cell_kind {
	CELL_TEXT, /* as written; an empty cell is an empty text */
	CELL_NUMBER, /* base/decimal.h's machine form: nothing to guess */
	CELL_PERCENT, /* the same, of a cell shown with a percent sign: 61.4 for 61.4 % */
	CELL_DATE, /* 2025-09-25, 2025-09-25T12:00, or 12:00 alone */
	CELL_WRONG, /* a spreadsheet's error (#N/A), or a date that never was */
};
enum cell_mark {
	CELL_HIDDEN = 1, /* its row or column does not show */
	CELL_FORMULA = 2, /* the value the spreadsheet computed last */
	CELL_MERGED = 4, /* repeats the first cell of a merged block */
};

struct cell {
	struct span text; /* UTF-8 */
	uint8_t kind, marks;
};

/* Borrowed: the next reader_next() reuses the cells and their texts. */
struct record {
	const struct cell *cells;
	size_t count; /* at least 1; in a grid, cells at the end may be missing */
	int row; /* from 1: the line, the sheet's row, the item of an array */
};

enum reader_step { READER_RECORD, READER_END, READER_ERROR };

struct reader_options {
	const char *kind; /* "json", where nothing else will do; NULL: found in the bytes */
	const char *encoding; /* of text without a byte-order mark; NULL: UTF-8 */
	const char *sheet; /* of a workbook; NULL: the first that shows and holds anything */
	const struct limits *limits; /* NULL: limits_upload */
	void (*progress)(void *context, double share); /* told now and then; NULL: nobody */
	void *context;
};

/* Never NULL. `input` and `options` are borrowed; close it before the arena goes. */
MUST_CHECK struct reader *reader_open(
	struct arena *arena, struct span input, const struct reader_options *options);
void reader_close(struct reader *reader);

/* READER_RECORD alone touches `ret`; the other two repeat for ever. */
MUST_CHECK enum reader_step reader_next(
	struct reader *reader, struct record *ret, struct error *err);
/* As many cells as headers? A grid's row may end sooner; forgiving: blanks at its end may differ. */
bool reader_fits(
	const struct reader *reader, const struct record *row, size_t headers, bool forgiving);
/* What a person should know though it is no fault: words under remark.<key>. Asked at the end. */
typedef void reader_tell(void *context, const char *key, size_t n, const char *detail);
void reader_remarks(const struct reader *reader, reader_tell *tell, void *context);

/* How people find the place: 7:3, Sheet1!C7, /figures/5/value. column 0: the whole row. */
void reader_where(const struct reader *reader, int row, int column, struct text *ret);
const char *reader_sheet(const struct reader *reader); /* that is read; "" where there is none */
/* Adds why published figures are corrected, where what arrived says so itself. */
void reader_reason(const struct reader *reader, struct text *ret);
void reader_closep(struct reader **reader);
#define reader_auto CLEANUP(reader_closep) struct reader

#endif

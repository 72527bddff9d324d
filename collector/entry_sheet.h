/*
 * collector/entry_sheet.h - what was typed into the form on a page, as a file, and back.
 *
 * The file is a form of ours (columns.h), so it is read, checked and kept like one that was uploaded.
 * It has one line for each row in which anything was typed, below two that say what it is.
 */
#ifndef COLLECTOR_ENTRY_SHEET_H
#define COLLECTOR_ENTRY_SHEET_H

#include "collector/draft.h"

enum { ENTRY_SHEET_MAX_CELL = 4 * DRAFT_MAX_NOTE /* bytes */ };

enum entry_cell {
	ENTRY_PERIOD,
	ENTRY_NUMERATOR,
	ENTRY_DENOMINATOR,
	ENTRY_VALUE,
	ENTRY_STATUS,
	ENTRY_NOTE,
	ENTRY_CELLS
};

enum { ENTRY_CODES = 4 }; /* indicator, method, CODE@VALID_FROM of the place, breakdown */

struct typed_row {
	const char *codes[ENTRY_CODES];
	const char *cells[ENTRY_CELLS]; /* as they were typed; line ends count as blanks */
};

struct entry_sheet {
	struct typed_row *rows;
	size_t count;
};

/* Is it such a file? */
bool entry_sheet_is(struct span bytes);

/* Key entry-sheet.form for what is none, or was changed by somebody. Lives in the arena. */
MUST_CHECK bool entry_sheet_read(
	struct arena *arena, struct span bytes, struct entry_sheet *ret, struct error *err);
void entry_sheet_write(const struct entry_sheet *sheet, struct text *ret);

/* The row of those codes, or NULL. */
struct typed_row *entry_sheet_find(
	const struct entry_sheet *sheet, const char *const codes[ENTRY_CODES]);

/* Was anything typed into it? A period alone is nothing. */
bool typed_row_says(const struct typed_row *row);

/* Where a problem of that file is; NULL where it is at no row. What is at no cell is at the value. */
const struct typed_row *entry_sheet_at(
	const struct entry_sheet *sheet, const struct problem *problem, enum entry_cell *ret);

#endif

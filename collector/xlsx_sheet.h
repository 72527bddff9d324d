/*
 * collector/xlsx_sheet.h - one sheet's rows, one after the other.
 *
 * Rows in which no cell says anything are passed over. Memory is one row's and
 * the merged blocks'. Keys: package.h, xml.h, xlsx_merges.h.
 */
#ifndef COLLECTOR_XLSX_SHEET_H
#define COLLECTOR_XLSX_SHEET_H

#include "collector/xlsx_book.h"

struct sheet;

struct sheet_counts {
	size_t cells; /* that say something */
	size_t formulas;
	size_t hidden_rows, hidden_columns; /* that hold something */
};

/* NULL on failure. All is borrowed. */
MUST_CHECK struct sheet *sheet_open(struct arena *arena, const struct xlsx_book *book,
	const char *part, const struct limits *limits, struct error *err);
MUST_CHECK enum reader_step sheet_next(struct sheet *sheet, struct record *ret, struct error *err);
double sheet_share(const struct sheet *sheet);
struct sheet_counts sheet_counts(const struct sheet *sheet);
void sheet_close(struct sheet *sheet);

#endif

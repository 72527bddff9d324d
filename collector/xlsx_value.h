/*
 * collector/xlsx_value.h - what a workbook's number means: a number, a percentage, a date.
 *
 * A number cell holds digits; only the number format it is shown in says that
 * 45565 is a day and 0.614 is 61.4 %.
 */
#ifndef COLLECTOR_XLSX_VALUE_H
#define COLLECTOR_XLSX_VALUE_H

#include "collector/reader.h"

enum xlsx_shape {
	XLSX_NUMBER,
	XLSX_PERCENT,
	XLSX_DAY, /* and the time, where there is one */
	XLSX_MONTH, /* shown with month and year, without day: a month is meant */
	XLSX_YEAR,
	XLSX_TIME, /* of a day, or a duration */
};

/* The shape of a built-in format; of a format's code. */
enum xlsx_shape xlsx_builtin_shape(int id);
enum xlsx_shape xlsx_code_shape(const char *code);

/*
 * Writes a cell's digits as people mean them and returns their kind: 15
 * significant digits, as Excel keeps and shows them; dates by the 1900 system
 * or, with `from_1904`, by the other. CELL_WRONG, the digits as they stand:
 * no such day (Excel's 1900 has a 29 February), or no number at all.
 */
enum cell_kind xlsx_value(
	struct span digits, enum xlsx_shape shape, bool from_1904, struct text *ret);

#endif

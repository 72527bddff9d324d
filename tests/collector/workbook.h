/*
 * tests/collector/workbook.h - workbooks made of the XML a test writes.
 *
 * A part is its name and its bytes. workbook_of() adds what every workbook has around a
 * sheet.
 */
#ifndef TESTS_COLLECTOR_WORKBOOK_H
#define TESTS_COLLECTOR_WORKBOOK_H

#include "base/text.h"

struct workbook_part {
	const char *name, *bytes;
};

/* Packs parts, in order, up to a NULL name. */
void workbook_pack(const struct workbook_part *parts, struct text *ret);

/* A workbook of one sheet, "Sheet1": `data` is what the worksheet element holds; styles 0 to 7 are
   general, 0%, 0.00%, dd/mm/yyyy, mm/yyyy, h:mm, "Quý" 0 and a day with time. */
void workbook_of(const char *data, const char *properties, struct text *ret);

#endif

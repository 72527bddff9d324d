/*
 * dashboard/api/cells.h - one record of CSV, cell by cell; a newline ends it.
 *
 * A text that a spreadsheet could take for a formula gets one leading
 * apostrophe, numbers never.
 */
#ifndef DASHBOARD_API_CELLS_H
#define DASHBOARD_API_CELLS_H

#include "base/decimal.h"
#include "base/text.h"

void cells_text(const char *z, struct text *ret);
/* Never the first of a record; empty where it is not known. */
void cells_number(bool known, struct decimal value, struct text *ret);

#endif

/* collector/xlsx_private.h - shared by the readers of a workbook's parts. */
#ifndef COLLECTOR_XLSX_PRIVATE_H
#define COLLECTOR_XLSX_PRIVATE_H

#include "collector/xlsx_book.h"
#include "collector/xml.h"

/* Both do nothing where the workbook has no such part. */
MUST_CHECK bool xlsx_read_styles(struct arena *arena, struct xlsx_book *book, struct error *err);
MUST_CHECK bool xlsx_read_strings(
	struct xlsx_book *book, const struct limits *limits, struct error *err);

#endif

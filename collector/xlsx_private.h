/* collector/xlsx_private.h - shared by the readers of a workbook's parts. */
#ifndef COLLECTOR_XLSX_PRIVATE_H
#define COLLECTOR_XLSX_PRIVATE_H

#include "collector/xlsx_book.h"
#include "collector/xml.h"

/* Both do nothing where the workbook has no such part. */
MUST_CHECK bool xlsx_read_styles(struct arena *arena, struct xlsx_book *book, struct error *err);
MUST_CHECK bool xlsx_read_strings(
	struct xlsx_book *book, const struct limits *limits, struct error *err);

/* A relation's target as a part's name: from the root when it begins with a slash, else from the
   folder of the part it belongs to. */
const char *xlsx_resolve(struct arena *arena, const char *folder, const char *target);

/* "xl/workbook.xml" -> "xl/" and "xl/_rels/workbook.xml.rels". */
void xlsx_names_beside(
	struct arena *arena, const char *part, const char **ret_folder, const char **ret_relations);

#endif

/* collector/annotate_private.h - between annotate.c and annotate_xlsx.c. */
#ifndef COLLECTOR_ANNOTATE_PRIVATE_H
#define COLLECTOR_ANNOTATE_PRIVATE_H

#include "collector/annotate.h"

/* Who comments, and what our conditional formats can be told by. */
#define ANNOTATE_AUTHOR "tiendo"
#define ANNOTATE_LEAD ANNOTATE_AUTHOR ":" /* how each of its comments begins */

/*
 * The workbook with marks at the sheet of that name: one a cell, in the order of
 * the sheet, their texts fit for XML. False where its parts are not such as can
 * be added to.
 */
MUST_CHECK bool annotate_workbook(struct arena *arena, struct span bytes,
	const struct limits *limits, const char *sheet, const struct mark *marks, size_t count,
	struct text *ret);

/* C7 */
void annotate_reference(int row, int column, struct text *ret);

#endif

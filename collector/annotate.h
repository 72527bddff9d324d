/*
 * collector/annotate.h - a file back to who sent it, with what is wrong at the very cells.
 *
 * A workbook keeps every byte of its cells and formats: marks are a conditional
 * format (red for a problem, amber for a question) and comments; those of an
 * earlier time are taken out. Any other file, and a workbook whose parts cannot
 * be added to, comes back as a new workbook with the same cells in the same rows.
 */
#ifndef COLLECTOR_ANNOTATE_H
#define COLLECTOR_ANNOTATE_H

#include "collector/reader.h"

enum {
	ANNOTATE_MAX_COPIED = 200000, /* rows of a file that is no workbook; marks below stay */
	ANNOTATE_MAX_TEXT = 8000, /* bytes of one comment, about */
};

struct mark {
	int row, column; /* from 1, as of the reader; column 0: the first */
	bool question; /* not a problem, but to be explained */
	const char *text;
};

/*
 * Marks the sheet that `options` name (of a workbook). `marks` are sorted here;
 * those of one cell become one comment, and
 * `count` becomes how many cells are marked. `made_at` is an instant. Adds the
 * workbook's bytes to `ret`; key book.write.
 */
MUST_CHECK bool annotate(struct arena *arena, struct span bytes,
	const struct reader_options *options, const char *sheet, struct mark *marks, size_t *count,
	const char *made_at, struct text *ret, struct error *err);

#endif

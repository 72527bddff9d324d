/*
 * collector/xlsx_merges.h - blocks of merged cells: what their first cell says, all of them say.
 *
 * They stand behind the cells in a sheet's part, and matter before: so the part
 * is looked through once for them alone. Keys: package.h.
 */
#ifndef COLLECTOR_XLSX_MERGES_H
#define COLLECTOR_XLSX_MERGES_H

#include "collector/package.h"
#include "collector/reader.h"

enum { XLSX_MAX_COLUMNS = 512, XLSX_MAX_ROWS = 1 << 20 };

struct xlsx_block {
	int top, left, bottom, right; /* from 1, within the two limits */
	struct cell cell; /* the first one, once it was read; its text is the arena's */
};

struct xlsx_merges {
	struct xlsx_block *blocks; /* by top row */
	size_t count, next;
	struct xlsx_block *active[XLSX_MAX_COLUMNS];
	int active_count;
	size_t part_size; /* of the sheet, unpacked */
};

/* "C7" -> column 3 and row 7; false for any other shape or a cell no sheet has. */
MUST_CHECK bool xlsx_reference(struct span text, int *ret_column, int *ret_row);

MUST_CHECK bool xlsx_merges_read(struct arena *arena, struct package *package, const char *part,
	const struct limits *limits, struct xlsx_merges *ret, struct error *err);

/*
 * Fills what the blocks cover of a row of XLSX_MAX_COLUMNS cells and raises
 * `*count` to it. Rows come in order. False, refused: blocks that overlap.
 */
MUST_CHECK bool xlsx_merges_fill(struct xlsx_merges *merges, struct arena *arena, int row,
	struct cell *cells, size_t *count, struct error *err);

#endif

/* dashboard/commands/annotating.h - a file back to who sent it, with what is wrong at its cells. */
#ifndef DASHBOARD_COMMANDS_ANNOTATING_H
#define DASHBOARD_COMMANDS_ANNOTATING_H

#include "collector/draft.h"
#include "dashboard/view/words.h"
#include "store/office/findings.h"

/* One file as it was read. */
struct annotated {
	struct span bytes;
	const struct reader_options *reading;
	const char *sheet; /* reader_sheet() */
	const struct draft *draft;
	const struct kept_finding *findings;
	size_t finding_count;
};

/*
 * Adds the bytes of the workbook, in the language of the words: problems in
 * red, what the checks ask in amber unless it is explained. `ret_cells` is how
 * many cells were marked; where there is nothing to mark, nothing is added.
 */
MUST_CHECK bool annotating_make(struct arena *arena, const struct words *words,
	const struct annotated *file, size_t *ret_cells, struct text *ret, struct error *err);

#endif

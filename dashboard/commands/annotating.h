/* dashboard/commands/annotating.h - import --annotate: the file back, with what is wrong at its cells. */
#ifndef DASHBOARD_COMMANDS_ANNOTATING_H
#define DASHBOARD_COMMANDS_ANNOTATING_H

#include "collector/draft.h"
#include "dashboard/command.h"
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
 * Writes the file that --annotate names, in the reader's language: problems in
 * red, what the checks ask in amber unless it is explained. `ret_cells` is how
 * many cells were marked; where there is nothing to mark, nothing is written.
 */
MUST_CHECK bool annotating_write(const struct call *call, const struct annotated *file,
	size_t *ret_cells, struct error *err);

#endif

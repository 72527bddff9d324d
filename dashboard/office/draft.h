/*
 * dashboard/office/draft.h - a draft that is kept, read again: its figures, its problems, its findings.
 */
#ifndef DASHBOARD_OFFICE_DRAFT_H
#define DASHBOARD_OFFICE_DRAFT_H

#include "collector/intake.h"
#include "dashboard/office/visit.h"

struct kept_draft {
	struct arrival arrival; /* its bytes are the evidence */
	const struct reader_options *reading; /* how they were read */
	const char *sheet; /* reader_sheet() */
	const char *answers; /* about reading it, worth remembering; "" for none */
};

/* Reads the evidence of a draft as it was read when it came in, and checks it. Keys file.*, db.*. */
MUST_CHECK bool draft_look(struct visit *visit, const struct submission *submission,
	struct kept_draft *ret, struct error *err);

/*
 * The same, and sends it for review as the visitor's form says: `version`, `reason`, `explain-N` of
 * each finding. Keys import.problems, import.blocked, and those of intake.h.
 */
MUST_CHECK bool draft_send(struct visit *visit, const struct submission *submission,
	struct kept_draft *ret, struct error *err);

#endif

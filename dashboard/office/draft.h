/*
 * dashboard/office/draft.h - a draft that is kept, read again: its figures, its problems, its findings.
 */
#ifndef DASHBOARD_OFFICE_DRAFT_H
#define DASHBOARD_OFFICE_DRAFT_H

#include "collector/checking.h"
#include "collector/draft.h"
#include "dashboard/office/visit.h"

struct kept_draft {
	struct span bytes; /* the evidence */
	struct draft draft;
	const char *answers; /* about reading it, worth remembering; "" for none */
	struct checked checked; /* empty where there are problems */
};

/*
 * Reads the evidence of a draft as it was read when it came in. `explanation` answers the findings
 * that have none. Keys file.*, db.*.
 */
MUST_CHECK bool draft_again(struct visit *visit, const struct submission *submission,
	const char *explanation, struct kept_draft *ret, struct error *err);

#endif

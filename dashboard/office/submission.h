/* dashboard/office/submission.h - the parts of a submission's page. */
#ifndef DASHBOARD_OFFICE_SUBMISSION_H
#define DASHBOARD_OFFICE_SUBMISSION_H

#include "collector/draft.h"
#include "dashboard/office/visit.h"
#include "store/office/findings.h"

enum {
	SUBMISSION_PAGE = 100, /* figures on one page */
	PREVIEW_MAX = 300, /* figures of a draft shown with what they change */
};

/* Members `problems`, or `preview` and `findings`, of a draft. */
MUST_CHECK bool submission_add_draft(
	struct visit *visit, const struct submission *submission, json_t *model, struct error *err);

/* { title, rows: where, header, read, why, mend }: what is wrong in a file. */
MUST_CHECK json_t *problems_model(const struct visit *visit, const struct draft *draft);

/* { check, says, where, explanation, by, blocks, index } */
MUST_CHECK json_t *finding_model(const struct visit *visit, const struct kept_finding *finding);

/* { kind, word, time, author, words } */
MUST_CHECK json_t *remark_model(const struct visit *visit, const struct comment *remark);

#endif

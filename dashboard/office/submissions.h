/* dashboard/office/submissions.h - a submission in one line. */
#ifndef DASHBOARD_OFFICE_SUBMISSIONS_H
#define DASHBOARD_OFFICE_SUBMISSIONS_H

#include "dashboard/office/visit.h"

/* { id, url, name, reporter, state, word, time, by, counts }. visit_catalogue() is called before. */
MUST_CHECK json_t *submission_line(const struct visit *visit, const struct submission *submission);

#endif

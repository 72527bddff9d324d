/* dashboard/api/submissions.h - the handlers of a program's requests: docs/api.md describes them. */
#ifndef DASHBOARD_API_SUBMISSIONS_H
#define DASHBOARD_API_SUBMISSIONS_H

#include "dashboard/office/visit.h"

enum {
	API_MAX_DOCUMENT = 10 << 20, /* bytes, as sent and unpacked */
	API_MAX_KEY = 100, /* characters of an Idempotency-Key */
	API_MAX_LISTED = 1000, /* figures, findings or remarks in one answer */
};

/* POST /api/v1/submissions */
office_handler api_submit;

/* GET /api/v1/submissions/:id; key submission.none also for what is another's. */
office_handler api_submission;

#endif

/* dashboard/office/excuse.h - what went wrong, as a page of the office. */
#ifndef DASHBOARD_OFFICE_EXCUSE_H
#define DASHBOARD_OFFICE_EXCUSE_H

#include "dashboard/office/visit.h"

/*
 * The error's key decides on status and words. What is the sender's to mend is told whole; a failure
 * of ours in general words only: no path and no text of a library leaves here.
 */
MUST_CHECK json_t *excuse_model(struct visit *visit, const struct error *err, int *ret_status);

/* The HTTP status of an error, and its sentence in the visitor's language; NULL for failures of ours. */
int excuse_status(const struct visit *visit, const struct error *err, const char **ret_sentence);

#endif

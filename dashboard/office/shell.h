/* dashboard/office/shell.h - what every page of the office has around it. */
#ifndef DASHBOARD_OFFICE_SHELL_H
#define DASHBOARD_OFFICE_SHELL_H

#include "dashboard/office/visit.h"

/* A new model: words, title, navigation of the visitor's roles, languages, the forms' key, and what was
   just done, as `done` and `n` of the address say. The caller frees it. */
MUST_CHECK json_t *office_shell(struct visit *visit, const char *title);

#endif

/* dashboard/office/owed.h - what a visitor is to report next for a body: for a workbook, and for a page. */
#ifndef DASHBOARD_OFFICE_OWED_H
#define DASHBOARD_OFFICE_OWED_H

#include "collector/entry_form.h"
#include "dashboard/office/visit.h"

/* The rows that the visitor may send figures of. Keys person.scope, and those of entry_form.h. */
MUST_CHECK bool owed_rows(struct visit *visit, const char *reporter, const struct period *asked,
	struct entry_form *ret, struct error *err);

/* Was the body merged into another by today? It sends and answers nothing more. */
bool owed_is_gone(const struct reporter *reporter);

/* [{ code, name, chosen }]: the bodies that the visitor speaks for and that are not gone. */
json_t *owed_reporters(const struct visit *visit, const char *chosen);

#endif

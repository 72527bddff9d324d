/*
 * dashboard/office/entry.h - the form on a page where a reporter types figures: what its two halves share.
 *
 * What is typed is kept as a draft whose evidence is a file of collector/entry_sheet.h. From there on it
 * is a file like any other.
 */
#ifndef DASHBOARD_OFFICE_ENTRY_H
#define DASHBOARD_OFFICE_ENTRY_H

#include "collector/entry_sheet.h"
#include "dashboard/office/visit.h"

enum {
	ENTRY_PAGE = 50, /* rows: six fields each, of FORM_MAX_FIELDS */
	ENTRY_BODY = 1 << 20, /* bytes of its form */
};

/* The names of a row's fields, each followed by "-" and its number: "v-12". The period is a group's. */
extern const char *const entry_fields[ENTRY_CELLS];

/* Is that submission a draft of the visitor's that was typed? `bytes` are its evidence. */
bool entry_is_typed(struct visit *visit, const struct submission *submission, struct span bytes);

/* The draft of :id, and what it holds. Keys submission.none, submission.state, entry-sheet.form. */
MUST_CHECK bool entry_draft(struct visit *visit, struct submission *ret,
	struct entry_sheet *ret_sheet, struct error *err);

/* "&indicator=…&period=…": the rows that were wished for, as the next page's address says it; of what is
   no code or label nothing. The catalogue is read. */
const char *entry_wished(const struct visit *visit, const char *indicator, const char *period);

#endif

/*
 * dashboard/view/entry_book.h - an entry form as a workbook that a reporter fills in and sends back.
 *
 * The first sheet has a row a figure: codes in columns that do not show, the
 * names people know, the last period's figure, and cells to fill in; tiendo
 * import reads it without being told anything. The second explains, with the
 * definition of each indicator. A third, hidden, holds the lists.
 */
#ifndef DASHBOARD_VIEW_ENTRY_BOOK_H
#define DASHBOARD_VIEW_ENTRY_BOOK_H

#include "collector/entry_form.h"
#include "dashboard/view/words.h"

/* Adds the bytes of the workbook, in the language of the words; key book.write. */
MUST_CHECK bool entry_book(const struct words *words, const struct catalogue *catalogue,
	const struct entry_form *form, const char *made_at, struct text *ret, struct error *err);

#endif

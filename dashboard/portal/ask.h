/* dashboard/portal/ask.h - the form for ideas and questions, as it is shown first and shown again. */
#ifndef DASHBOARD_PORTAL_ASK_H
#define DASHBOARD_PORTAL_ASK_H

#include "dashboard/view/page.h"
#include "store/inbox.h"

/* What is filled in. */
struct asking {
	struct letter letter;
	bool fixed; /* it is about this figure: nothing to choose */
};

/* The whole page; `trouble` is a sentence to show above the form, or NULL. Keys of the edition. */
MUST_CHECK bool ask_page(const struct page *page, const struct asking *asking, const char *trouble,
	struct outcome *ret, struct error *err);

#endif

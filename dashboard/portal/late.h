/* dashboard/portal/late.h - who owes figures: targets that are due and unreported, by reporter. */
#ifndef DASHBOARD_PORTAL_LATE_H
#define DASHBOARD_PORTAL_LATE_H

#include "dashboard/view/figures.h"
#include "dashboard/view/page.h"

/*
 * [{ name, count, rows: [{ name, url, due }] }], who owes most first, of the city's targets that fell
 * due more than VERDICT_GRACE_DAYS ago and have no figure by the method the plan is reported in. `all`
 * is of rows_read().
 */
MUST_CHECK json_t *late_model(const struct page *page, const struct figures *all, int count);

/* What counts as owed, in words. */
MUST_CHECK json_t *late_note(const struct page *page);

#endif

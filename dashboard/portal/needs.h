/*
 * dashboard/portal/needs.h - what an indicator's targets need from now, for its page.
 */
#ifndef DASHBOARD_PORTAL_NEEDS_H
#define DASHBOARD_PORTAL_NEEDS_H

#include "dashboard/view/page.h"

/*
 * { rows, has_rows, forecasts, needed_url }: of the city by every method that is not illustrative,
 * and of other places that have a plan by the primary one. Null where there is nothing to tell.
 */
MUST_CHECK bool needs_model(const struct page *page, const struct indicator *indicator,
	json_t **ret, struct error *err);

#endif

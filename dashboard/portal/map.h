/* dashboard/portal/map.h - the wards as tiles, by an indicator that the reader chooses. */
#ifndef DASHBOARD_PORTAL_MAP_H
#define DASHBOARD_PORTAL_MAP_H

#include "dashboard/view/figures.h"
#include "dashboard/view/page.h"

/*
 * Sets `map` to { name, url, made_up, picture, paragraph, others: [{ name, url }] }; null where no
 * indicator of `all` has figures of wards. The request's `map` names the indicator; without it, it is
 * the first headline one, or the first. Key request.value where it has none.
 */
MUST_CHECK bool map_add(const struct page *page, const struct figures *all, int count,
	json_t *model, struct error *err);

#endif

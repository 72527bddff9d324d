/*
 * dashboard/portal/tables.h - the tables of an indicator's page, as models.
 *
 * Published figures of the city, published figures of other places, the plan,
 * what we added up, and illustrative figures are five tables and never mixed.
 */
#ifndef DASHBOARD_PORTAL_TABLES_H
#define DASHBOARD_PORTAL_TABLES_H

#include "dashboard/view/figures.h"
#include "dashboard/view/page.h"
#include "store/edition/total.h"

/* Everything an edition holds about one indicator. */
struct tables {
	const struct page *page;
	const struct figures *figures;
	const struct edition_figure *current, *earlier;
	const struct edition_total *totals; /* over the city, of all methods */
	size_t current_count, earlier_count, total_count;
};

MUST_CHECK bool tables_read(const struct page *page, const struct figures *figures,
	struct tables *ret, struct error *err);

/* Each is null where there is nothing to show. */
MUST_CHECK json_t *tables_city(const struct tables *tables);
MUST_CHECK json_t *tables_elsewhere(const struct tables *tables);
MUST_CHECK json_t *tables_plan(const struct tables *tables);
MUST_CHECK json_t *tables_totals(const struct tables *tables);
MUST_CHECK json_t *tables_illustrative(const struct tables *tables);

#endif

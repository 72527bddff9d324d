/* dashboard/portal/rows.h - indicators as rows of a table: the overview's and the list's. */
#ifndef DASHBOARD_PORTAL_ROWS_H
#define DASHBOARD_PORTAL_ROWS_H

#include "dashboard/view/figures.h"
#include "dashboard/view/page.h"

/* Every indicator of the edition, in the order of the catalogue, in the page's arena; NULL on failure. */
MUST_CHECK const struct figures *rows_read(
	const struct page *page, int *ret_count, struct error *err);

/* The address of an indicator's page. */
const char *rows_url(const struct page *page, const struct indicator *indicator);

/* What was observed: 15,4%, or the word for why there is no value. */
MUST_CHECK json_t *rows_value(
	const struct observation *observation, const struct indicator *indicator, enum lang lang);

/* Who reports an indicator's primary method, under its present name; NULL where none is known. */
const struct reporter *rows_owner(
	const struct catalogue *catalogue, const struct indicator *indicator);

/*
 * { name, made_up, url, state, target, figure, period, status }: the city by the primary method,
 * with no figure where that is illustrative.
 */
MUST_CHECK json_t *rows_standing(const struct page *page, const struct figures *figures);

/*
 * The same with { reason, spark, place, pillar }. What has no target and no figure of the city shows the
 * country's, and `place` says so; it is null otherwise, and so is `pillar`, for a list without groups
 * to fill in. NULL on failure.
 */
MUST_CHECK json_t *rows_row(
	const struct page *page, const struct figures *figures, struct error *err);

#endif

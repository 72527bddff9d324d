/*
 * dashboard/api/totals.h - the totals of an edition as CSV, apart from its figures.
 *
 * What figures add up to over places and time was computed by us: a file of
 * its own, that `import` does not read. In JSON they are a list of their own
 * (figures_json_total()).
 */
#ifndef DASHBOARD_API_TOTALS_H
#define DASHBOARD_API_TOTALS_H

#include "store/edition/total.h"

/* The header record. */
void totals_csv_header(struct text *ret);

/* The totals of an indicator; NULL for every method, for every place. */
MUST_CHECK bool totals_csv(struct edition *edition, const struct indicator *indicator,
	const struct method *method, const char *place_code, struct text *ret, struct error *err);

#endif

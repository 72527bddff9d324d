/*
 * dashboard/api/figures.h - the figures of an edition as CSV and JSON, the same
 * for the portal and the command line.
 *
 * CSV is the long form that `import` reads, with edition, since, current and
 * illustrative added; a text cell that a spreadsheet could take for a formula
 * gets one leading apostrophe, numbers never. JSON carries exact numbers.
 */
#ifndef DASHBOARD_API_FIGURES_H
#define DASHBOARD_API_FIGURES_H

#include "base/json.h"
#include "store/edition/axes.h"
#include "store/edition/total.h"

/* The header record. */
void figures_csv_header(struct text *ret);

/* Every current figure of an indicator, one record each. */
MUST_CHECK bool figures_csv(struct edition *edition, const struct indicator *indicator,
	struct text *ret, struct error *err);
/* The records of one series. */
void figures_csv_series(
	const struct edition *edition, const struct series *series, struct text *ret);

/* {number, published_at, note, sha256, code}. The caller owns what these return. */
json_t *figures_json_edition(const struct edition *edition);
json_t *figures_json_observation(
	const struct method *method, const struct observation *observation);
json_t *figures_json_pair(const char *const text[LANG_COUNT]);
json_t *figures_json_plan(const struct plan *plan); /* NULL is an empty list */
json_t *figures_json_total(const struct edition_total *total);
json_t *figures_json_axes(const struct edition_axes *judged);
json_t *figures_json_comparisons(const struct edition_axes *judged);
json_t *figures_json_verdict(const struct edition_verdict *judged);

/* Definition, plan, verdicts, figures, what they replaced, totals and sources; NULL on failure. */
MUST_CHECK json_t *figures_json(
	struct edition *edition, const struct indicator *indicator, struct error *err);

#endif

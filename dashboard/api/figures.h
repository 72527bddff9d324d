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
#include "dashboard/view/places.h"
#include "indicators/boundary_mark.h"
#include "store/edition/axes.h"
#include "store/edition/total.h"

/* What places a figure is of. A figure that cannot be put on the day's is as reported, marked so. */
struct figures_standing {
	const char *places_of; /* NULL: as reported */
	const char *basis; /* a row of boundary_bases or boundary_reasons; "" as reported */
	bool apportioned;
	const char *broken; /* the day its code began to stand for another place, here first; "" */
};

struct figures_standing figures_standing_of(
	const struct places_wish *wish, const struct boundary_mark *mark);
/* As reported, after `before` (NULL: the first) of the same list. */
struct figures_standing figures_standing_reported(const struct catalogue *catalogue,
	const struct observation *before, const struct observation *observation);

/* The header record. */
void figures_csv_header(struct text *ret);

/* Every current figure of an indicator, one record each, on the wished places. */
MUST_CHECK bool figures_csv(struct edition *edition, const struct indicator *indicator,
	const struct places_wish *wish, struct text *ret, struct error *err);
/* The records of one series; `marks` as of edition_moved_series(), NULL as reported. */
void figures_csv_series(const struct edition *edition, const struct series *series,
	const struct places_wish *wish, const struct boundary_mark *marks, struct text *ret);

/* The whole edition: header and records, or one document of all indicators. */
MUST_CHECK bool figures_csv_all(struct edition *edition, const struct places_wish *wish,
	struct text *ret, struct error *err);
MUST_CHECK bool figures_json_all(struct edition *edition, const struct places_wish *wish,
	struct text *ret, struct error *err);

/* {number, published_at, note, sha256, code}. The caller owns what these return. */
json_t *figures_json_edition(const struct edition *edition);
json_t *figures_json_observation(
	const struct method *method, const struct observation *observation);
/* The same with `places_of`, `basis`, `apportioned` and `break`. */
json_t *figures_json_standing(const struct method *method, const struct observation *observation,
	const struct figures_standing *standing);
json_t *figures_json_pair(const char *const text[LANG_COUNT]);
json_t *figures_json_plan(const struct plan *plan); /* NULL is an empty list */
json_t *figures_json_total(const struct edition_total *total);
json_t *figures_json_axes(const struct edition_axes *judged);
json_t *figures_json_comparisons(const struct edition_axes *judged);
json_t *figures_json_verdict(const struct edition_verdict *judged);

/*
 * Definition, plan, verdicts, figures, what they replaced, totals and sources; NULL on failure.
 * On the places of a day: no totals and nothing replaced, which are as reported.
 */
MUST_CHECK json_t *figures_json(struct edition *edition, const struct indicator *indicator,
	const struct places_wish *wish, struct error *err);

#endif

/*
 * dashboard/office/figure.h - one figure as people of the office see it: what it says, what was before,
 * what stands beside it.
 */
#ifndef DASHBOARD_OFFICE_FIGURE_H
#define DASHBOARD_OFFICE_FIGURE_H

#include "dashboard/office/visit.h"
#include "store/office/history.h"

/* What a figure is compared with. NULL where there is none. */
struct beside {
	const struct observation *earlier; /* the last settled period before it */
	const struct observation *replaced; /* the settled figure of the very same period */
	struct past *all; /* its series at the place, by period, waiting ones too */
	size_t count;
};

MUST_CHECK bool figure_beside(const struct visit *visit, struct history *history,
	const struct method *method, const struct observation *observation, struct beside *ret,
	struct error *err);

/* The same of a figure that waits or was decided on: what it replaces is a version before it. */
MUST_CHECK bool figure_beside_queued(const struct visit *visit, struct history *history,
	const struct queued *queued, struct beside *ret, struct error *err);

/*
 * { name, method, place, period, breakdown, illustrative, figure, status, parts, note, earlier, replaced, change }: what
 * will be public, in words. `figure` is null where there is no value.
 */
MUST_CHECK json_t *figure_model(const struct visit *visit, const struct method *method,
	const struct observation *observation, const struct beside *beside);

/* The same figure of places like this one: a sentence with range and median; NULL where fewer than
   three have one. */
MUST_CHECK bool figure_siblings(const struct visit *visit, struct history *history,
	const struct indicator *indicator, const struct method *method,
	const struct observation *observation, const char **ret, struct error *err);

/* A sparkline of the series, with the figure itself. Keys of charts/chart.h. */
MUST_CHECK bool figure_spark(const struct visit *visit, const struct queued *queued,
	const struct beside *beside, const char *theme, struct text *ret, struct error *err);

#endif

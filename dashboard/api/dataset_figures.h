/* dashboard/api/dataset_figures.h - the figures of a whole edition, one indicator after the other. */
#ifndef DASHBOARD_API_DATASET_FIGURES_H
#define DASHBOARD_API_DATASET_FIGURES_H

#include "store/edition/open.h"

/* Is handed what edition_figures() gives; it is gone after the call. */
typedef bool dataset_take(void *context, const struct indicator *indicator,
	const struct edition_figure *figures, size_t count);

/* In the order of the catalogue. */
MUST_CHECK bool dataset_each(
	struct edition *edition, dataset_take *take, void *context, struct error *err);

/* Every period that has a figure, once, by start and end; in the arena. */
struct dataset_periods {
	struct period *items;
	size_t count;
};
MUST_CHECK bool dataset_periods(struct edition *edition, struct arena *arena,
	struct dataset_periods *ret, struct error *err);
/* The index of one of them. */
size_t dataset_period_at(const struct dataset_periods *periods, const struct period *period);

#endif

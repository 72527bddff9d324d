/*
 * dashboard/view/partrows.h - an index at one place, as the rows of a chart: what each of its
 * components gives to it, in the index's last period there.
 */
#ifndef DASHBOARD_VIEW_PARTROWS_H
#define DASHBOARD_VIEW_PARTROWS_H

#include "dashboard/view/figures_place.h"

/* Does a kind of chart show the components of an index? */
bool partrows_shown(const struct chart_kind *kind);

/*
 * As figures_read_place(). Where no place is asked for: the city where the index has been computed
 * there, else the place that is first by it.
 */
MUST_CHECK bool partrows_read(struct edition *edition, struct arena *arena,
	const struct words *words, const struct indicator *indicator, const struct figures_ask *ask,
	struct figures *ret, struct error *err);

/*
 * The chart of figures so read, by the first of their methods that is an index; of the last of the
 * wished periods. A component stands on the index's own scale: its value, where that is the same.
 * Key chart.index (ERROR_REFUSED): no method is an index with a value there.
 */
MUST_CHECK bool partrows_chart(struct edition *edition, struct arena *arena,
	const struct figures *figures, const struct words *words, const struct figures_wish *wish,
	struct chart_request *ret, struct error *err);

#endif

/* dashboard/view/figures_place.h - an indicator at another place, or on the places of another day. */
#ifndef DASHBOARD_VIEW_FIGURES_PLACE_H
#define DASHBOARD_VIEW_FIGURES_PLACE_H

#include "dashboard/view/figures.h"
#include "dashboard/view/places.h"

/* What is asked for; the texts as readers write them, NULL for what is usual. */
struct figures_ask {
	const char *method; /* code; usual: all, the primary one first */
	const char *place; /* CODE, or on the places of a day CODE@VALID_FROM; usual: the city */
	struct places_wish places;
};

/*
 * As figures_read(), for what is asked. Verdicts are of the city as reported:
 * elsewhere the state is STATE_NONE, and there is a plan only for the city.
 * Keys method.none, place.none, and those of places_find() and moved.h.
 */
MUST_CHECK bool figures_read_place(struct edition *edition, struct arena *arena,
	const struct words *words, const struct indicator *indicator, const struct figures_ask *ask,
	struct figures *ret, struct error *err);

#endif

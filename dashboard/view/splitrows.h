/*
 * dashboard/view/splitrows.h - an indicator's figures of the city, split by field, as the rows of a chart.
 *
 * Figures whose breakdown is of HOTLINE_DIMENSION alone. The primary method goes first, then those that
 * are not illustrative, then those that are; the rows by their latest figure, the largest first.
 */
#ifndef DASHBOARD_VIEW_SPLITROWS_H
#define DASHBOARD_VIEW_SPLITROWS_H

#include "dashboard/view/placerows.h"

/* Without a method where fewer than two fields have a figure. */
MUST_CHECK bool splitrows_read(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, enum lang lang, struct placerows *ret,
	struct error *err);

#endif

/*
 * dashboard/view/placerows.h - an indicator's figures at many places, as the rows of a chart.
 *
 * The wards, communes and zones of the edition's day with the city as their
 * whole, where at least two of them have a figure; or else the provinces, with
 * the country. The primary method comes first, then those that are not
 * illustrative; a chart of made-up figures says so.
 */
#ifndef DASHBOARD_VIEW_PLACEROWS_H
#define DASHBOARD_VIEW_PLACEROWS_H

#include "dashboard/view/figures.h"

struct placerows {
	const struct method *method; /* NULL: fewer than two places have a figure */
	struct chart_row *rows; /* the whole first, if it has figures; then by code */
	size_t count;
	bool wards; /* else provinces */
	bool split; /* no places: fields of the city's figures (splitrows.h) */
};

MUST_CHECK bool placerows_read(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, enum lang lang, struct placerows *ret,
	struct error *err);

/* The chart of rows that were read. */
struct chart_request placerows_request(const struct figures *figures, struct arena *arena,
	const struct words *words, const struct figures_wish *wish, const struct placerows *rows);

/*
 * The chart that is wished for: of the places for a kind that shows them (tiles show wards even where
 * provinces come first), of components for one that shows those (partrows.h: its reading, its key),
 * else as figures_chart(). Key chart.parts (ERROR_MISUSE): the kind shows parts of a whole,
 * which no edition says; chart.places, chart.fields (ERROR_REFUSED): no two of them have a figure;
 * chart.nowhere (ERROR_REFUSED): none of them has coordinates, and the kind is a map of tiles;
 * chart.outlines (ERROR_MISUSE): it is a map, and no boundaries were given; those of
 * request_json_boundaries().
 */
MUST_CHECK bool placerows_chart(struct edition *edition, struct arena *arena,
	const struct figures *figures, const struct words *words, const struct figures_wish *wish,
	struct chart_request *ret, struct error *err);

#endif

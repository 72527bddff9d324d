/*
 * charts/tilegrid.h - places as tiles of one size: each as near as can be to where it is,
 * beside those it lies beside.
 *
 * Deterministic: the same places in the same order give the same tiles on every
 * machine. Costs about n^2 m steps for n places and m free tiles: a tenth of a second
 * for 168, far more than drawing, so that who draws keeps the answer.
 */
#ifndef CHARTS_TILEGRID_H
#define CHARTS_TILEGRID_H

#include "charts/rows.h"

/* From 0 in the north west. */
struct tile {
	int column, row;
};

/* How well neighbours were kept. */
struct tilegrid_quality {
	size_t pairs; /* that lie beside each other */
	size_t beside, cornered; /* whose tiles share a side; a corner only */
	double displacement; /* mean way from the place, on the picture of the same size, in tiles */
};

/* Gives each of at most CHART_MAX_ROWS places a tile of its own. */
void tilegrid_assign(const struct chart_vertex *places, size_t count, struct tile *ret);

/* Of pairs of indexes of places. */
struct tilegrid_quality tilegrid_measure(const struct chart_vertex *places, size_t count,
	const struct tile *tiles, const size_t (*pairs)[2], size_t pair_count);

#endif

/*
 * charts/geo.h - outlines on a plane: unrolled, projected, and simplified to the picture.
 *
 * The projection keeps areas (Lambert's cylinder, true at the middle of the map),
 * since a choropleth is read by areas. Longitudes run on from where the map
 * has its widest empty space, so that a country across the 180th meridian stays
 * in one piece. Vertices are put on a grid of the picture's resolution: the border
 * of two neighbours, written alike in both, stays the same in both.
 */
#ifndef CHARTS_GEO_H
#define CHARTS_GEO_H

#include "base/arena.h"
#include "charts/geometry.h"
#include "charts/rows.h"

/* Rings one after the other; even-odd. */
struct geo_shape {
	struct point *points;
	size_t *rings; /* the points of each */
	size_t count, ring_count;
};

/* Where a map is cut open, and where it is true. */
struct geo_view {
	double cut; /* the westernmost longitude */
	double latitude;
};

/* The box of a shape; turned inside out for an empty one. */
struct box geo_extent(const struct geo_shape *shape);
struct box geo_join(struct box a, struct box b);

/* Of `count` outlines, NULL ones among them. */
struct geo_view geo_view_of(const struct chart_outline *const *outlines, size_t count);

/* On a plane, in degrees at the view's latitude, north up. */
struct geo_shape geo_project(
	const struct geo_view *view, const struct chart_outline *outline, struct arena *arena);

/*
 * Moves, scales and rounds a shape into the picture: `at` is where the plane's
 * zero comes to lie, `step` the grid's width. Points that add nothing, and rings
 * without area, are left out: a shape may become empty.
 */
struct geo_shape geo_fit(const struct geo_shape *shape, double scale, struct point at, double step,
	struct arena *arena);

/* Without the rings that are below a hundredth of the largest: rocks that would stretch a frame. */
struct geo_shape geo_main(const struct geo_shape *shape, struct arena *arena);

/* Is the point inside? */
bool geo_holds(const struct geo_shape *shape, struct point at);

/*
 * Marks those far from all others: a few behind an empty stretch of a fifth of the
 * map. `boxes` on a plane, inside out for what has no shape; marks are added.
 */
void geo_find_far(const struct box *boxes, size_t count, bool *far);

#endif

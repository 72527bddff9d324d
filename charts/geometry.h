/* charts/geometry.h - points and boxes, in pixels from the top left corner. */
#ifndef CHARTS_GEOMETRY_H
#define CHARTS_GEOMETRY_H

#include "base/lang.h"

struct point {
	double x, y;
};

struct box {
	double left, top, right, bottom;
};

static inline double box_width(struct box box)
{
	return box.right - box.left;
}

static inline double box_height(struct box box)
{
	return box.bottom - box.top;
}

/* Larger by the same on every side; smaller for a negative one. */
static inline struct box box_grow(struct box box, double by)
{
	return (struct box){ box.left - by, box.top - by, box.right + by, box.bottom + by };
}

/* Touching edges do not overlap. */
static inline bool box_overlaps(struct box a, struct box b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static inline bool box_holds(struct box outer, struct box inner)
{
	return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
		inner.bottom <= outer.bottom;
}

#endif

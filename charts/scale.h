/* charts/scale.h - a straight line from values to pixels and back. */
#ifndef CHARTS_SCALE_H
#define CHARTS_SCALE_H

#include "base/lang.h"

struct axis_scale {
	double from, until; /* values; until > from */
	double start, end; /* the pixels they are placed at */
};

static inline double scale_place(const struct axis_scale *scale, double value)
{
	return scale->start +
		(value - scale->from) / (scale->until - scale->from) * (scale->end - scale->start);
}

static inline double scale_read(const struct axis_scale *scale, double pixel)
{
	return scale->from +
		(pixel - scale->start) / (scale->end - scale->start) * (scale->until - scale->from);
}

#endif

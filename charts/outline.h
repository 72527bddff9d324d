/* charts/outline.h - where a place lies, and its borders. */
#ifndef CHARTS_OUTLINE_H
#define CHARTS_OUTLINE_H

#include <stddef.h>

/* Longitude and latitude in degrees, WGS 84. */
struct chart_vertex {
	double lon, lat;
};

struct chart_ring {
	const struct chart_vertex *vertices; /* the last one may repeat the first */
	size_t count; /* at least 3 */
};

/* A place's outline: islands and holes alike, filled by the even-odd rule. */
struct chart_outline {
	const struct chart_ring *rings;
	size_t count;
};

#endif

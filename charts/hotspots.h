/*
 * charts/hotspots.h - where the figures of a chart are, and what each is: for
 * pages that lay something over the picture that can be pointed at and heard.
 */
#ifndef CHARTS_HOTSPOTS_H
#define CHARTS_HOTSPOTS_H

#include "base/arena.h"
#include "charts/geometry.h"
#include "charts/request.h"
#include "charts/scene.h"

enum { HOTSPOTS_MAX = 1000 };

struct hotspot {
	struct box box; /* in pixels of the picture; at least a few wide */
	int group; /* from 0: a method, the plan, a row; rising */
	const char *text; /* "Thành phố Hồ Chí Minh, 2025: 25% (ước tính)" */
};

struct hotspots {
	const struct hotspot *items; /* by group, and then from left to right */
	size_t count;
	double width, height; /* of the picture */
};

/* The figures and plan points of a scene of the request, each once; lives in `arena`. */
struct hotspots hotspots_of(
	const struct chart_request *request, const struct scene *scene, struct arena *arena);

/* The same of the picture that chart_render() would make; keys as there. */
MUST_CHECK bool hotspots_make(const struct chart_request *request, struct arena *arena,
	struct hotspots *ret, struct error *err);

#endif

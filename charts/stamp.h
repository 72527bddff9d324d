/*
 * charts/stamp.h - a picture of what is not published says so: in a strip along its foot, or, where it is
 * too low for words, by a broken frame.
 */
#ifndef CHARTS_STAMP_H
#define CHARTS_STAMP_H

#include "charts/request.h"
#include "charts/scene.h"

/* What is left of the picture for the chart: the request itself where nothing is taken away. */
const struct chart_request *stamp_inner(const struct chart_request *request, struct arena *arena);

/* Adds the stamp to the scene of what is left; nothing unless it is wished for. */
void stamp_add(
	const struct chart_request *request, const struct measure *measure, struct scene *scene);

#endif

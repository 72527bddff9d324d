/*
 * dashboard/view/points.h - a chart as pages show it: its picture, the figures laid over it,
 * and its paragraph.
 *
 * Points are null for a chart without figures, else { sizes: [{ size: wide|narrow, across, down, groups: [{ points: [{ x, y, width, height,
 * round, tab, text }] }] }] }. One point of a size can be reached by Tab, the others from it.
 */
#ifndef DASHBOARD_VIEW_POINTS_H
#define DASHBOARD_VIEW_POINTS_H

#include "charts/request.h"
#include "dashboard/view/page.h"

/* { picture, points, paragraph } of the request that picture_chart() shows; `query` as there. */
MUST_CHECK json_t *points_chart(const struct page *page, const struct indicator *indicator,
	const char *query, const struct chart_request *request);

/* The same with a picture_more() of that request, which is taken. */
MUST_CHECK json_t *points_pictured(
	const struct page *page, json_t *picture, const struct chart_request *request);

#endif

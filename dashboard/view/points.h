/*
 * dashboard/view/points.h - the figures of a chart as a page lays them over its picture.
 *
 * { sizes: [{ size: wide|narrow, across, down, groups: [{ points: [{ x, y, width, height,
 * round, tab, text }] }] }] }. One point of a size can be reached by Tab, the others from it.
 */
#ifndef DASHBOARD_VIEW_POINTS_H
#define DASHBOARD_VIEW_POINTS_H

#include "charts/request.h"
#include "dashboard/view/page.h"

/* Of a request that picture_chart() shows; null for a chart without figures. */
MUST_CHECK json_t *points_model(const struct page *page, const struct chart_request *request);

#endif

/* dashboard/portal/share.h - what other sites are given of an indicator: its chart, a frame, a picture. */
#ifndef DASHBOARD_PORTAL_SHARE_H
#define DASHBOARD_PORTAL_SHARE_H

#include "dashboard/view/figures.h"
#include "dashboard/view/page.h"

/* The chart over time and its paragraph; null when there is nothing to draw. */
json_t *share_chart(const struct page *page, const struct figures *figures);

/* { url, image, oembed, frame }: whole addresses, and the HTML that puts the chart into a page. */
json_t *share_model(const struct page *page, const struct indicator *indicator);

#endif

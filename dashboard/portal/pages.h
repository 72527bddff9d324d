/* dashboard/portal/pages.h - the views of the public pages, one file each. */
#ifndef DASHBOARD_PORTAL_PAGES_H
#define DASHBOARD_PORTAL_PAGES_H

#include "dashboard/view/page.h"

bool ask_take(const struct page *page, struct outcome *ret, struct error *err);
bool ask_view(const struct page *page, struct outcome *ret, struct error *err);
bool asked_view(const struct page *page, struct outcome *ret, struct error *err);
bool asset_view(const struct page *page, struct outcome *ret, struct error *err);
bool content_view(const struct page *page, struct outcome *ret, struct error *err);
bool atom_view(const struct page *page, struct outcome *ret, struct error *err);
bool calendar_view(const struct page *page, struct outcome *ret, struct error *err);
bool compare_view(const struct page *page, struct outcome *ret, struct error *err);
bool csv_view(const struct page *page, struct outcome *ret, struct error *err);
bool data_view(const struct page *page, struct outcome *ret, struct error *err);
bool edition_view(const struct page *page, struct outcome *ret, struct error *err);
bool embed_view(const struct page *page, struct outcome *ret, struct error *err);
bool oembed_view(const struct page *page, struct outcome *ret, struct error *err);
bool editions_view(const struct page *page, struct outcome *ret, struct error *err);
bool health_view(const struct page *page, struct outcome *ret, struct error *err);
bool hotline_view(const struct page *page, struct outcome *ret, struct error *err);
bool indicators_view(const struct page *page, struct outcome *ret, struct error *err);
bool indicator_view(const struct page *page, struct outcome *ret, struct error *err);
bool json_view(const struct page *page, struct outcome *ret, struct error *err);
bool method_view(const struct page *page, struct outcome *ret, struct error *err);
bool needed_view(const struct page *page, struct outcome *ret, struct error *err);
bool open_view(const struct page *page, struct outcome *ret, struct error *err);
bool openapi_view(const struct page *page, struct outcome *ret, struct error *err);
bool overview_view(const struct page *page, struct outcome *ret, struct error *err);
bool picture_view(const struct page *page, struct outcome *ret, struct error *err);
bool place_view(const struct page *page, struct outcome *ret, struct error *err);
bool places_view(const struct page *page, struct outcome *ret, struct error *err);
bool plan_view(const struct page *page, struct outcome *ret, struct error *err);
bool png_view(const struct page *page, struct outcome *ret, struct error *err);
bool prose_view(const struct page *page, struct outcome *ret, struct error *err);
bool report_view(const struct page *page, struct outcome *ret, struct error *err);
bool robots_view(const struct page *page, struct outcome *ret, struct error *err);
bool search_view(const struct page *page, struct outcome *ret, struct error *err);
bool section_feed_view(const struct page *page, struct outcome *ret, struct error *err);
bool section_view(const struct page *page, struct outcome *ret, struct error *err);
bool sitemap_view(const struct page *page, struct outcome *ret, struct error *err);
bool steps_view(const struct page *page, struct outcome *ret, struct error *err);
bool svg_view(const struct page *page, struct outcome *ret, struct error *err);
bool timeline_view(const struct page *page, struct outcome *ret, struct error *err);
bool verify_view(const struct page *page, struct outcome *ret, struct error *err);
bool totals_view(const struct page *page, struct outcome *ret, struct error *err);

#endif

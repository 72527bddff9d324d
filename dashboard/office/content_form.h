/* dashboard/office/content_form.h - a page of a section as a form, and what the form sent as a page. */
#ifndef DASHBOARD_OFFICE_CONTENT_FORM_H
#define DASHBOARD_OFFICE_CONTENT_FORM_H

#include "dashboard/office/visit.h"
#include "indicators/content_check.h"

/* A page with nothing in it. */
struct content_page content_form_empty(enum content_section section, const char *slug);

/* Adds { fields, programme: null or { milestones, moved, codes } } of the page to a model; the catalogue is
   read. */
void content_form_add(const struct visit *visit, const struct content_page *page, json_t *model);

/* What the form says; in the visit's arena. Key content.indicator. */
MUST_CHECK bool content_form_read(const struct visit *visit, enum content_section section,
	struct content_page *ret, struct error *err);

#endif

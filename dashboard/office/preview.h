/*
 * dashboard/office/preview.h - the next edition as it would be: the portal's own pages, behind a sign-in.
 *
 * Made when it is first asked for, and again when an act or the day has changed it.
 */
#ifndef DASHBOARD_OFFICE_PREVIEW_H
#define DASHBOARD_OFFICE_PREVIEW_H

#include "dashboard/office/visit.h"
#include "dashboard/view/page.h"

#define PREVIEW_BASE "/preview"

struct preview;

MUST_CHECK struct preview *preview_new(void);
void preview_free(struct preview *preview); /* NULL is fine */

/*
 * What a view of the portal is given for the front page of the preview, for a page of ours that shows
 * parts of it; until the next call. Keys of store/office/preview.h and dashboard/portal/portal.h.
 */
MUST_CHECK bool preview_front(struct visit *visit, struct page *ret, struct error *err);

#endif

/* dashboard/view/placelist.h - the places that a reader may choose from. */
#ifndef DASHBOARD_VIEW_PLACELIST_H
#define DASHBOARD_VIEW_PLACELIST_H

#include "dashboard/view/page.h"

/* The city, then its wards on the edition's day, by name; in the page's arena. */
MUST_CHECK const struct place **placelist(const struct page *page, size_t *ret_count);

#endif

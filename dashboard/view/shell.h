/*
 * dashboard/view/shell.h - what every page has around it: words, languages,
 * navigation, the edition, the notice on an older one.
 */
#ifndef DASHBOARD_VIEW_SHELL_H
#define DASHBOARD_VIEW_SHELL_H

#include "dashboard/view/page.h"

/* A model to which a view adds its own members. `title` is the page's. */
MUST_CHECK json_t *shell_new(const struct page *page, const char *title);

#endif

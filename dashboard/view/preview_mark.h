/*
 * dashboard/view/preview_mark.h - what is got from a preview says so, whatever its form.
 *
 * Pages have a band, charts a strip (charts/stamp.h). What has a title has it marked, a table gets one more
 * column, a JSON object one more member, and every file another name; all of them stay what they are.
 */
#ifndef DASHBOARD_VIEW_PREVIEW_MARK_H
#define DASHBOARD_VIEW_PREVIEW_MARK_H

#include "dashboard/view/page.h"
#include "dashboard/web/media.h"

#define PREVIEW_COLUMN "preview"

/* Is the page of an edition that is none yet, shown in the office alone? */
bool preview_is(const struct page *page);

/* "Preview, not published: TITLE"; the title itself elsewhere. Arena. */
const char *preview_title(const struct page *page, const char *title);

/* "preview-NAME"; the name itself elsewhere. Arena. */
const char *preview_file_name(const struct page *page, const char *name);

/* Adds the column to a table of CSV. */
void preview_mark_table(const struct page *page, struct text *table);

/* Adds what the bytes of that kind need besides; nothing to most, and nothing elsewhere. */
void preview_mark(const struct page *page, enum media media, struct text *bytes);

#endif

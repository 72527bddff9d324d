/*
 * dashboard/view/needed.h - what is needed from now as templates want it: a row a target ahead, and the
 * forecast period by period.
 */
#ifndef DASHBOARD_VIEW_NEEDED_H
#define DASHBOARD_VIEW_NEEDED_H

#include "dashboard/view/page.h"
#include "store/edition/outlooks.h"

/* How hard a target is, hardest first. */
enum needed_group {
	NEEDED_NEW, /* faster than ever here */
	NEEDED_FASTER, /* faster than the average so far */
	NEEDED_ALONE, /* only one figure: no pace so far to compare with */
	NEEDED_AS_USUAL,
	NEEDED_MET,
	NEEDED_GROUPS,
};
enum needed_group needed_group(const struct edition_outlook *outlook);

/* The row of one target. */
json_t *needed_row(const struct page *page, const struct indicator *indicator,
	const struct edition_outlook *outlook);

/*
 * Sets has_pace, has_elsewhere and has_chance, whether any row of the list has one, so that no column
 * of a table is empty; and `columns`, how many there are then.
 */
void needed_flags(const json_t *rows, json_t *model);

/* { said, rows: [{ period, expected, low, high }] }; null where there is no forecast. */
json_t *needed_forecast(const struct page *page, const struct indicator *indicator,
	const struct edition_forecast *forecast);

#endif

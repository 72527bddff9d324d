/*
 * charts/rowlist.h - which rows of many there is room for, and in which order.
 *
 * By the options: a whole (`total`) comes first unless rows stand as they were
 * given, rows without a figure come last. What does not fit is counted, never
 * only dropped: the line that says so takes the room of a row.
 */
#ifndef CHARTS_ROWLIST_H
#define CHARTS_ROWLIST_H

#include "charts/frame.h"

struct rowlist {
	const struct frame_row **rows; /* from the top down */
	size_t count;
	size_t cut; /* what is left out is said above rows[cut], or below the last for `count` */
	size_t left_out; /* rows that are not shown; 0: no such line */
	size_t start; /* rows before the first one of a later page; 0: the first page, or no pages */
};

/* Every row by the order of the options, by its figure in `column` (ignored without columns). */
const struct frame_row **rowlist_order(
	const struct frame *frame, size_t column, struct arena *arena);

/* At most `room` lines (at least 2), the line for what is left out among them. */
void rowlist_choose(const struct frame *frame, size_t column, size_t room, struct arena *arena,
	struct rowlist *ret);

/* "… và 150 phường, xã khác"; on a later page "Vị trí 18–34 trong 168 phường, xã" */
void rowlist_say_rest(const struct rowlist *list, const struct chart_request *request,
	enum lang lang, struct text *ret);

/* A row's name, "" when it has none. */
const char *rowlist_name(const struct frame_row *row);

/* What rows are: the asker's word, or "mục". */
const char *rowlist_items(const struct chart_request *request, enum lang lang);

#endif

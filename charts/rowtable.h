/*
 * charts/rowtable.h - rows below each other: a name, and room for a bar beside it, or
 * below it on a phone.
 */
#ifndef CHARTS_ROWTABLE_H
#define CHARTS_ROWTABLE_H

#include "charts/layout.h"

struct rowtable_row {
	const char *name;
	bool strong; /* a whole rather than a part */
};

struct rowtable {
	struct box plot; /* where bars lie */
	double step; /* from row to row */
	double bar; /* how tall a bar is */
	double drop; /* from the top of a row to the middle of its bar */
	bool above; /* names stand above their bars */
};

/* How many rows there is room for. */
size_t rowtable_most(const struct layout *layout);

/*
 * Writes the names into the body, and says where bars lie. Without words, bars
 * have all of it. Sets `cramped` where rows have no room.
 */
struct rowtable rowtable_write(
	struct layout *layout, const struct rowtable_row *rows, size_t count);

/* The middle of the n-th row's bar. */
double rowtable_middle(const struct rowtable *table, size_t n);

#endif

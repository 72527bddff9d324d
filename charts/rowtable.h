/*
 * charts/rowtable.h - rows below each other: a name, and room for a bar beside it, or
 * below it on a phone.
 */
#ifndef CHARTS_ROWTABLE_H
#define CHARTS_ROWTABLE_H

#include "charts/layout.h"

enum { ROWTABLE_LINES = 3 }; /* of a name, at most */

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

/* A row's name from the left of the body, in at most `limit` lines around `middle`: how wide it is. */
double rowtable_name(struct layout *layout, const char *name, struct text_style style, double room,
	size_t limit, double middle);

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

/*
 * charts/rownames.h - rows under each other with their names at the left: what
 * bars, dots and cells of kinds of rows are drawn beside.
 */
#ifndef CHARTS_ROWNAMES_H
#define CHARTS_ROWNAMES_H

#include "charts/layout.h"
#include "charts/rowlist.h"
#include "charts/scene.h"

struct rownames {
	struct rowlist list;
	double top, pitch; /* of the first row; from row to row */
	double right; /* where names end */
	struct box rest; /* the words for what is left out; empty without */
};

/*
 * Chooses rows by `column` for the height top..bottom of the body and writes
 * names in its left part; wordless forms have none. At most `most` pixels from
 * row to row. Cramped, with nothing chosen, when there is no room for two rows.
 */
void rownames_write(struct layout *layout, size_t column, double top, double bottom, double most,
	struct rownames *ret);

/* Paper under the words for what is left out, over lines that run through all rows. */
void rownames_draw(const struct rownames *names, struct scene *scene);

/* The middle of the i-th row shown. */
double rownames_middle(const struct rownames *names, size_t i);

/* The name, and in brackets that its figures are made up if not all are. */
const char *rownames_say(struct layout *layout, const struct frame_row *row);

/* Is it made up: the row, or all of the chart? */
bool rownames_illustrative(const struct layout *layout, const struct frame_row *row);

#endif

/* charts/kinds/stack_parts.h - the geometry of the stack; its files alone include it. */
#ifndef CHARTS_KINDS_STACK_PARTS_H
#define CHARTS_KINDS_STACK_PARTS_H

#include "charts/kinds/stack.h"

#define STACK_MISSING 8.0 /* the height of the mark for what is missing */

/* A part's name beside the last column. */
struct stack_names {
	const char **lines;
	size_t count;
	double anchor, middle; /* the height of its part, and of its words */
};

struct stack {
	struct stack_model model;
	struct axes axes;
	struct legend legend;
	struct mark_axes *scales; /* one a column */
	struct stack_names *names; /* one a part; NULL where names are in the legend */
	const struct stack_column *labelled; /* the column that names stand beside */
	double names_wide, wide; /* wide: a column */
	struct box *wholes; /* words above columns, for those written */
	size_t whole_count;
	double *rules; /* breaks of the series, in minutes */
	size_t rule_count;
	bool told; /* in words, there is no picture */
	bool shared; /* columns are percent of their sum */
	bool has_left, has_missing; /* what is in no part, or has no figure */
	bool has_more; /* the parts of a column are more than its whole */
};

/* Are columns drawn as percent of their whole? */
bool stack_is_shared(const struct layout *layout);

/* The height of a column: its sum, or its whole where that is more. */
double stack_full(const struct layout *layout, const struct stack_column *column);

/* Its shares are not known: a part is missing, and so is the whole. */
bool stack_is_open(const struct stack *stack, const struct stack_column *column);

/* The middle of a column, in pixels. */
double stack_place(const struct layout *layout, const struct stack *stack, size_t column);

#endif

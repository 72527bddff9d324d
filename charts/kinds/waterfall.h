/* charts/kinds/waterfall.h - what the files of the waterfall share; nobody else includes it. */
#ifndef CHARTS_KINDS_WATERFALL_H
#define CHARTS_KINDS_WATERFALL_H

#include "charts/frame.h"

enum fall_kind {
	FALL_TOTAL, /* a value, from zero */
	FALL_STEP, /* a change of it */
	FALL_OTHERS, /* several small changes as one */
	FALL_UNEXPLAINED, /* what the changes leave of the way to the next total */
	FALL_SUM, /* where the changes lead, when no total says it */
};

struct fall {
	enum fall_kind kind;
	const struct frame_row *row; /* of a total or a step; else NULL */
	const struct frame_point *cell; /* the same; known or not */
	size_t others; /* of FALL_OTHERS: how many */
	bool exact; /* `value` is known to the last digit */
	struct decimal value;
	double from, until; /* on the value axis */
};

struct waterfall_model {
	struct fall *falls;
	size_t count;
	bool columned; /* is there a period */
	size_t column;
	size_t missing; /* changes without a figure */
	size_t unexplained; /* totals the changes do not lead to */
	bool valued; /* is there any figure */
};

/* With the smallest changes taken together, so that there are about `limit` in all; 0: all alone. */
void waterfall_model(
	const struct frame *frame, struct arena *arena, size_t limit, struct waterfall_model *ret);

/* "Các thay đổi khác (4)", or the row's own name. */
const char *waterfall_name(const struct fall *fall, enum lang lang, struct arena *arena);

/* "+1,2 điểm %", "18,66%" or that there is no figure. */
void waterfall_value(
	const struct fall *fall, const struct unit *unit, enum lang lang, struct text *ret);

#endif

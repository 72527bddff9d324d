/* charts/kinds/stack.h - what the files of the stack share; nobody else includes it. */
#ifndef CHARTS_KINDS_STACK_H
#define CHARTS_KINDS_STACK_H

#include "charts/axes.h"
#include "charts/legend.h"

enum { STACK_COLOURS = 6 }; /* further parts are drawn as one, the rest */

/* A part of the whole, or all smaller ones together. */
struct stack_part {
	const struct frame_row **rows;
	size_t count; /* more than one for the rest */
	enum token token;
	bool rest, illustrative;
};

/* How the parts of a period compare with their whole. */
enum stack_fit {
	STACK_UNKNOWN, /* no whole is known, or a part is missing, or digits run out */
	STACK_EQUAL,
	STACK_ROUNDED, /* the difference is no larger than rounding explains */
	STACK_LESS,
	STACK_MORE,
};

struct stack_column {
	size_t index; /* of the frame's columns */
	struct decimal sum, whole,
		left; /* of known parts; of all; their difference, not negative */
	bool summed, wholed; /* sum, whole is known exactly */
	double tall; /* the sum */
	const struct frame_point *total; /* the whole, where a row says it */
	size_t missing; /* parts without a figure */
	enum stack_fit fit;
};

/* The numbers of a stack. */
struct stack_model {
	struct stack_part *parts; /* from the bottom up */
	struct stack_column *columns; /* periods of one kind, rising */
	size_t part_count, column_count;
	size_t other_periods; /* of other kinds, left out */
	bool valued; /* is there any figure of a part */
	const struct frame_row *total; /* NULL for none */
	const struct frame_row *negative; /* the first part with a negative figure: no parts then */
	const struct observation *below; /* that figure */
};

void stack_model(const struct frame *frame, struct arena *arena, struct stack_model *ret);

/* The figure of a part in a column: its own, or the sum of the rest's; false when not known. */
bool stack_value(
	const struct stack_part *part, const struct stack_column *column, struct decimal *ret);

/* The same as a number for geometry; what is not known adds nothing. */
double stack_height(const struct stack_part *part, const struct stack_column *column);

/* The last column with a figure that is not zero; NULL where there is none. */
const struct stack_column *stack_last(const struct stack_model *model);

/* "Phần còn lại (4 mục)", or the row's own name. */
const char *stack_name(const struct stack_part *part, enum lang lang, struct arena *arena);

/* What a picture of a negative part would say. */
void stack_refusal(const struct stack_model *model, const struct frame *frame, enum lang lang,
	struct text *ret);

#endif

/*
 * charts/describe.h - a chart in words: one honest paragraph.
 *
 * What it is, from where to where, the change, the plan, the state, what is
 * missing, breaks, other methods, and whether figures are made up. A change is
 * not computed across a break, nor between periods of different lengths.
 */
#ifndef CHARTS_DESCRIBE_H
#define CHARTS_DESCRIBE_H

#include "charts/frame.h"
#include "charts/sentences.h"

/* What a kind's own sentences are written with. */
struct saying {
	const struct frame *frame;
	enum lang lang;
	struct text *ret;
};

/* Adds a sentence; `fills` as in sentences.h. */
void say(const struct saying *saying, enum sentence sentence, const struct text *fills);

/* "15,4% (2022)", "15,4% (2022, ước tính)" */
void say_figure(const struct saying *saying, const struct observation *figure, struct text *ret);

/* "Có số liệu ước tính." where any figure is not final. */
void say_statuses(const struct saying *saying);

/* What kinds of series say: from where to where, the plan, what is missing. */
void describe_lines(const struct saying *saying);

/* Appends the paragraph, in the language asked for. */
void describe_frame(const struct frame *frame, enum lang lang, struct text *ret);

#endif

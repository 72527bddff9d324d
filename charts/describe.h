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

/* Appends the paragraph, in the language asked for. */
void describe_frame(const struct frame *frame, enum lang lang, struct text *ret);

#endif

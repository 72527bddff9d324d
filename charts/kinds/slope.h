/* charts/kinds/slope.h - what the files of the slope share; nobody else includes it. */
#ifndef CHARTS_KINDS_SLOPE_H
#define CHARTS_KINDS_SLOPE_H

#include "charts/layout.h"
#include "charts/scene.h"

/* Few rows as lines between two upright rules, words at both ends. */
struct slope_lines;

/*
 * NULL where rows are too many, or lines would say too much: a row without one of both
 * figures, a break in between, one period. Else the words are written, and `body` is used up.
 */
const struct slope_lines *slope_lines_layout(struct layout *layout, const size_t columns[2]);

void slope_lines_draw(
	const struct slope_lines *lines, const struct layout *layout, struct scene *scene);

/* The ends of a value axis for the two periods. */
void slope_extent(const struct frame *frame, const size_t columns[2], double *low, double *high);

/* Does the way of counting, or the place, change between the two? */
bool slope_is_broken(const struct frame *frame, const size_t columns[2]);

#endif

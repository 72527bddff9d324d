/* charts/draw.h - shapes that several kinds draw in the same way. */
#ifndef CHARTS_DRAW_H
#define CHARTS_DRAW_H

#include "charts/layout.h"
#include "charts/scale.h"
#include "charts/scene.h"

/* A shape of a state: disc with tick, disc, triangle, square, dashed ring. */
void draw_state(struct scene *scene, enum state state, struct point centre, double radius);

/* A line as its unbroken runs, each looking like `look`. */
void draw_runs(struct scene *scene, const struct frame_line *line, const struct axis_scale *x,
	const struct axis_scale *y, struct mark look);

/* Diagonals across a bar of made-up figures, cut off at its ends; `unit` is 1 on a page. */
void draw_hatch(struct scene *scene, struct box bar, enum token colour, double unit);

/* How a bar looks: hollow for a figure that is not settled, hatched for one that is made up. */
struct bar_look {
	enum token colour;
	bool hollow, hatched;
	double rim; /* of one that is not filled */
};

/* A bar between two corners, as `mark` says whose it is; `unit` is 1 on a page. */
void draw_bar(struct scene *scene, struct mark mark, struct bar_look look,
	const struct point corners[2], double unit);

/* Where a series or its boundaries break: a fine rule on whole pixels. */
void draw_break(
	struct scene *scene, double x, double top, double bottom, enum token colour, double unit);

/* Paper under words that stand on lines, as far as the picture reaches. */
void draw_backings(struct scene *scene, const struct box *boxes, size_t count);

/* The same within rings, by the even-odd rule. */
void draw_hatch_within(struct scene *scene, const struct point *points, const size_t *rings,
	size_t ring_count, enum token colour, double unit);

/* The paper, the state's shape and the frame of the tag: what lies under everything. */
void draw_ground(const struct layout *layout, struct scene *scene);

/* Every label of the layout; comes last. */
void draw_words(const struct layout *layout, struct scene *scene);

#endif

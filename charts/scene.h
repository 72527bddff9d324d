/*
 * charts/scene.h - a chart as a flat list of marks in paint order: the fourth stage.
 *
 * The only thing painters know. Words come after all shapes, so that one
 * surface may paint shapes and have its words added as text. Coordinates are
 * rounded to 1/100 pixel. Lives in an arena; texts are borrowed.
 */
#ifndef CHARTS_SCENE_H
#define CHARTS_SCENE_H

#include "charts/frame.h"
#include "charts/geometry.h"
#include "charts/measure.h"
#include "charts/scale.h"

enum mark_kind { MARK_RECT, MARK_LINE, MARK_CIRCLE, MARK_POLYGON, MARK_TEXT };

enum { SCENE_MAX_MARKS = 20000 };

enum dash { DASH_NONE, DASH_PLAN, DASH_LONG, DASH_DOTS, DASH_MIXED, DASH_FINE, DASH_RING };

/* How the figure a mark shows can be read from it; the self-check reads it back. */
enum reading {
	READ_PLACE, /* a point by value and time; a rect from zero to the value */
	READ_LENGTH, /* a rect whose extent along the value axis is the value */
	READ_NOTHING, /* only says whose figure it is: a cell, a tile, an area of the map */
};

/* The scales of a panel, for kinds that have several. */
struct mark_axes {
	struct axis_scale value, time;
	bool lying; /* the value axis runs from left to right */
	bool timeless; /* only values have places */
};

struct mark {
	enum mark_kind kind;
	const char *part; /* what it is in the chart: "grid", "bar", "line"; static */
	enum token fill, stroke; /* a text is filled, a line only stroked */
	double thickness; /* of the stroke */
	enum dash dash;
	const struct point *points; /* rect: two corners; circle: centre; text: start of baseline */
	size_t count;
	const size_t *rings; /* of a polygon: the points of each ring, even-odd; NULL: it is one */
	size_t ring_count;
	double radius; /* of a circle, or of a rect's corners */
	const char *text;
	struct text_style style;
	double width; /* of the text */
	bool across; /* the text may lie on lines */
	const struct frame_point *shows; /* the figures: one, or one a point of a line; or NULL */
	const struct frame_row *row; /* whose figure it is; NULL for a series */
	const struct plan_point *plan; /* the plan's point it marks; NULL for none */
	enum reading reading;
	const struct mark_axes *axes; /* NULL: the layout's */
};

struct scene {
	struct arena *arena;
	double width, height;
	struct mark *marks;
	size_t count;
	bool finite; /* every number that was added is one */
	int form; /* how many steps simpler than the full form: 0 is all of it */
};

void scene_start(struct scene *scene, struct arena *arena, double width, double height);

/* Adds a copy of `mark` with `count` rounded copies of `points`. */
void scene_add(struct scene *scene, struct mark mark, const struct point *points, size_t count);

/* The box of a text mark, from the font's heights; the middle of a mark's points. */
struct box scene_text_box(const struct mark *mark);
struct point scene_middle(const struct mark *mark);

/* One line a mark, for golden tests and for people. */
void scene_print(const struct scene *scene, struct text *ret);

#endif

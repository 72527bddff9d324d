/* charts/draw.c - see draw.h. The shapes are those of the pages. */
#include "charts/draw.h"

#include <math.h>
#include <stdlib.h>

enum { MAX_CORNERS = 4, MAX_CROSSINGS = 200 };

#define HATCH 6.0 /* pixels between two diagonals */

/* In units of the radius, around the centre. */
static const struct point tick[] = { { -0.47, 0.03 }, { -0.13, 0.37 }, { 0.48, -0.30 } };
static const struct point triangle[] = { { 0, -0.95 }, { 1, 0.8 }, { -1, 0.8 } };
static const struct point square[] = { { -0.86, -0.86 }, { 0.86, -0.86 }, { 0.86, 0.86 },
	{ -0.86, 0.86 } };

static void add_shape(struct scene *scene, struct mark mark, struct point centre, double radius,
	const struct point *corners, size_t count)
{
	struct point placed[MAX_CORNERS];

	for (size_t i = 0; i < count; i++)
		placed[i] = (struct point){ centre.x + radius * corners[i].x,
			centre.y + radius * corners[i].y };
	scene_add(scene, mark, placed, count);
}

void draw_state(struct scene *scene, enum state state, struct point centre, double radius)
{
	struct mark solid = {
		.kind = MARK_CIRCLE, .part = "state", .fill = theme_state(state), .radius = radius
	};
	struct mark polygon = { .kind = MARK_POLYGON, .part = "state", .fill = theme_state(state) };
	struct mark ring = { .kind = MARK_CIRCLE,
		.part = "state",
		.stroke = theme_state(state),
		.thickness = radius * 0.3,
		.dash = DASH_RING,
		.radius = radius * 0.8 };
	struct mark stroke = { .kind = MARK_LINE,
		.part = "state",
		.stroke = TOKEN_PAPER,
		.thickness = radius * 0.28 };

	switch (state) {
	case STATE_ACHIEVED:
		scene_add(scene, solid, &centre, 1);
		add_shape(scene, stroke, centre, radius, tick, COUNT(tick));
		break;
	case STATE_ON_PLAN:
		scene_add(scene, solid, &centre, 1);
		break;
	case STATE_BEHIND:
		add_shape(scene, polygon, centre, radius, triangle, COUNT(triangle));
		break;
	case STATE_OFF_PLAN:
		add_shape(scene, polygon, centre, radius, square, COUNT(square));
		break;
	default:
		scene_add(scene, ring, &centre, 1);
	}
}

void draw_runs(struct scene *scene, const struct frame_line *line, const struct axis_scale *x,
	const struct axis_scale *y, struct mark look)
{
	struct point *points = arena_new(scene->arena, line->count, sizeof *points);
	size_t start = 0;

	for (size_t i = 0; i < line->count; i++)
		points[i] = (struct point){ scale_place(x, line->points[i].x),
			scale_place(y, line->points[i].y) };
	for (size_t i = 1; i <= line->count; i++) {
		if (i < line->count && line->points[i].joined)
			continue;
		look.kind = MARK_LINE;
		look.shows = &line->points[start];
		if (i - start > 1)
			scene_add(scene, look, &points[start], i - start);
		start = i;
	}
}

void draw_hatch(struct scene *scene, struct box bar, enum token colour, double unit)
{
	double tall = box_height(bar), step = HATCH * unit;
	int count = (int)floor((box_width(bar) + tall) / step + 0.5);

	for (int i = 0; i < count; i++) {
		double x = bar.left - tall + (i + 0.5) * step;
		double from = fmax(x, bar.left), until = fmin(x + tall, bar.right);
		struct point ends[] = { { from, bar.bottom - (from - x) },
			{ until, bar.bottom - (until - x) } };

		scene_add(scene,
			(struct mark){ .kind = MARK_LINE,
				.part = "hatch",
				.stroke = colour,
				.thickness = 1.4 * unit },
			ends, 2);
	}
}

void draw_bar(struct scene *scene, struct mark mark, struct bar_look look,
	const struct point corners[2], double unit)
{
	bool filled = !look.hollow && !look.hatched;

	mark.kind = MARK_RECT;
	mark.fill = filled ? look.colour : TOKEN_PAPER;
	mark.stroke = filled ? TOKEN_NONE : look.colour;
	mark.thickness = filled ? 0 : look.rim;
	scene_add(scene, mark, corners, 2);
	if (look.hatched)
		draw_hatch(scene,
			(struct box){ fmin(corners[0].x, corners[1].x),
				fmin(corners[0].y, corners[1].y), fmax(corners[0].x, corners[1].x),
				fmax(corners[0].y, corners[1].y) },
			look.colour, unit);
}

void draw_break(
	struct scene *scene, double x, double top, double bottom, enum token colour, double unit)
{
	double sharp = floor(x) + 0.5;

	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "break",
			.stroke = colour,
			.thickness = unit,
			.dash = DASH_FINE },
		(struct point[]){ { sharp, top }, { sharp, bottom } }, 2);
}

void draw_backings(struct scene *scene, const struct box *boxes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		scene_add(scene,
			(struct mark){ .kind = MARK_RECT, .part = "backing", .fill = TOKEN_PAPER },
			(struct point[]){ { boxes[i].left, boxes[i].top },
				{ fmin(boxes[i].right, scene->width), boxes[i].bottom } },
			2);
}

/* Where a diagonal meets an edge of a ring: how far along, by x. */
static size_t cross(const struct point *ring, size_t count, double diagonal, double *ret,
	size_t used, size_t limit)
{
	for (size_t i = 0, k = count - 1; i < count; k = i++) {
		double from = ring[k].x + ring[k].y - diagonal;
		double until = ring[i].x + ring[i].y - diagonal;

		if ((from < 0) != (until < 0) && used < limit)
			ret[used++] = ring[k].x + (ring[i].x - ring[k].x) * from / (from - until);
	}
	return used;
}

static int from_left(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The pieces of one diagonal that lie inside. */
static void hatch_along(struct scene *scene, const struct point *points, const size_t *rings,
	size_t ring_count, double diagonal, struct mark look)
{
	double at[MAX_CROSSINGS];
	size_t used = 0;

	for (size_t r = 0; r < ring_count; points += rings[r++])
		used = cross(points, rings[r], diagonal, at, used, COUNT(at));
	if (used == COUNT(at)) /* too ragged to tell inside from outside */
		return;
	qsort(at, used, sizeof *at, from_left);
	for (size_t i = 0; i + 1 < used; i += 2) {
		struct point ends[] = { { at[i], diagonal - at[i] },
			{ at[i + 1], diagonal - at[i + 1] } };

		scene_add(scene, look, ends, 2);
	}
}

void draw_hatch_within(struct scene *scene, const struct point *points, const size_t *rings,
	size_t ring_count, enum token colour, double unit)
{
	struct mark look = {
		.kind = MARK_LINE, .part = "hatch", .stroke = colour, .thickness = 0.8 * unit
	};
	double low = INFINITY, high = -INFINITY, step = HATCH * unit;
	size_t count = 0;

	for (size_t r = 0; r < ring_count; r++)
		count += rings[r];
	for (size_t i = 0; i < count; i++) {
		low = fmin(low, points[i].x + points[i].y);
		high = fmax(high, points[i].x + points[i].y);
	}
	for (long i = lround(ceil(low / step)); count > 0 && (double)i * step < high; i++)
		hatch_along(scene, points, rings, ring_count, (double)i * step, look);
}

void draw_ground(const struct layout *layout, struct scene *scene)
{
	struct point paper[] = { { 0, 0 }, { layout->width, layout->height } };
	struct point tag[] = { { layout->tag.left, layout->tag.top },
		{ layout->tag.right, layout->tag.bottom } };

	if (layout->height >= CHART_MIN_SIDE)
		scene_add(scene,
			(struct mark){ .kind = MARK_RECT, .part = "paper", .fill = TOKEN_PAPER },
			paper, 2);
	if (layout->state_radius > 0)
		draw_state(scene, layout->frame->request->state, layout->state_at,
			layout->state_radius);
	if (layout->tagged)
		scene_add(scene,
			(struct mark){ .kind = MARK_RECT,
				.part = "tag",
				.stroke = TOKEN_BEHIND,
				.thickness = layout->unit,
				.radius = 3 * layout->unit },
			tag, 2);
}

void draw_words(const struct layout *layout, struct scene *scene)
{
	for (size_t i = 0; i < layout->label_count; i++) {
		const struct label *label = &layout->labels[i];

		scene_add(scene,
			(struct mark){ .kind = MARK_TEXT,
				.part = label->part,
				.fill = label->colour,
				.text = label->text,
				.style = label->style,
				.width = label->width,
				.across = label->across },
			&label->start, 1);
	}
}

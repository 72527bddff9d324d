/* charts/kinds/line_draw.c - the shapes of a line chart, from the ground up. */
#include <math.h>

#include "charts/draw.h"
#include "charts/kind.h"
#include "charts/kinds/line.h"

enum { MAX_CORNERS = 4 };

/* Shapes of the same ink, centred on the mean of their corners. */
static const struct shape {
	struct point corners[MAX_CORNERS];
	size_t count;
} shapes[] = {
	[LINE_SQUARE] = { { { -0.9, -0.9 }, { 0.9, -0.9 }, { 0.9, 0.9 }, { -0.9, 0.9 } }, 4 },
	[LINE_TRIANGLE] = { { { 0, -1.3 }, { 1.13, 0.65 }, { -1.13, 0.65 } }, 3 },
	[LINE_DROP] = { { { 0, 1.3 }, { -1.13, -0.65 }, { 1.13, -0.65 } }, 3 },
};
static const struct shape diamond = {
	{ { 0, -LINE_DIAMOND }, { LINE_DIAMOND, 0 }, { 0, LINE_DIAMOND }, { -LINE_DIAMOND, 0 } }, 4
};

static struct point place_of(const struct layout *layout, double x, double y)
{
	return (struct point){ scale_place(&layout->time, x), scale_place(&layout->value, y) };
}

static void draw_shape(struct scene *scene, struct mark mark, const struct shape *shape,
	struct point at, double radius)
{
	struct point corners[MAX_CORNERS];

	for (size_t i = 0; i < shape->count; i++)
		corners[i] = (struct point){ at.x + radius * shape->corners[i].x,
			at.y + radius * shape->corners[i].y };
	mark.kind = MARK_POLYGON;
	scene_add(scene, mark, corners, shape->count);
}

static void draw_marker(struct scene *scene, const struct line_look *look, double radius,
	double unit, struct point at, const struct frame_point *shows)
{
	bool hollow = shows != NULL && shows->hollow;
	struct mark mark = { .part = "marker",
		.fill = hollow ? TOKEN_PAPER : look->colour,
		.stroke = hollow ? look->colour : TOKEN_NONE,
		.thickness = hollow ? 1.8 * unit : 0,
		.shows = shows };

	if (hollow)
		radius -= 0.6 * unit;
	if (look->marker == LINE_CIRCLE) {
		mark.kind = MARK_CIRCLE;
		mark.radius = radius;
		scene_add(scene, mark, &at, 1);
	} else {
		draw_shape(scene, mark, &shapes[look->marker], at, radius);
	}
}

static void draw_series(const struct layout *layout, struct scene *scene, int series)
{
	const struct line_look *look = &line_looks[series];
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	/* without words, made-up figures are told by a dotted line */
	bool dotted = wordless && layout->frame->request->illustrative;

	draw_runs(scene, &layout->frame->lines[series], &layout->time, &layout->value,
		(struct mark){ .part = "line",
			.stroke = look->colour,
			.thickness = look->thickness * layout->unit,
			.dash = dotted ? DASH_FINE : look->dash });
}

static void draw_markers(
	const struct layout *layout, const struct line *line, struct scene *scene, int series)
{
	const struct frame_line *from = &layout->frame->lines[series];

	for (size_t i = 0; i < from->count; i++) {
		double radius = line->marker - (line->marked[series] ? 0 : layout->unit);

		if (&from->points[i] == from->latest)
			radius = line->marker;
		if (line_is_marked(line, layout->frame, series, i))
			draw_marker(scene, &line_looks[series], radius, layout->unit,
				place_of(layout, from->points[i].x, from->points[i].y),
				&from->points[i]);
	}
}

/* The forecast fans out from the latest figure; its middle is dotted. */
static void draw_band(const struct layout *layout, struct scene *scene)
{
	const struct frame *frame = layout->frame;
	size_t count = frame->band_count;
	struct point *edge = arena_new(layout->arena, 2 * count + 1, sizeof *edge);
	struct point *middle = arena_new(layout->arena, count + 1, sizeof *middle);

	if (count == 0)
		return;
	edge[0] = middle[0] = place_of(
		layout, frame->lines[0].latest->x, frame->lines[0].latest->y);
	for (size_t i = 0; i < count; i++) {
		const struct frame_band *band = &frame->band[i];

		edge[1 + i] = place_of(layout, band->x, band->high);
		edge[2 * count - i] = place_of(layout, band->x, band->low);
		middle[1 + i] = place_of(layout, band->x, band->middle);
	}
	scene_add(scene, (struct mark){ .kind = MARK_POLYGON, .part = "band", .fill = TOKEN_BAND },
		edge, 2 * count + 1);
	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "forecast",
			.stroke = TOKEN_ACTUAL,
			.thickness = 1.4 * layout->unit,
			.dash = DASH_FINE },
		middle, count + 1);
}

/* Targets that a later decision replaced: small, thin, not joined. */
static void draw_former(const struct layout *layout, const struct line *line, struct scene *scene)
{
	const struct frame *frame = layout->frame;
	struct mark mark = { .part = "former",
		.fill = TOKEN_PAPER,
		.stroke = TOKEN_PLAN,
		.thickness = layout->unit };

	for (size_t i = 0; i < frame->former_count; i++) {
		mark.plan = frame->former[i].point;
		draw_shape(scene, mark, &diamond,
			place_of(layout, frame->former[i].x, frame->former[i].y),
			LINE_FORMER * line->marker);
	}
}

static void draw_plan_path(const struct layout *layout, struct scene *scene)
{
	const struct frame *frame = layout->frame;
	struct point *points = arena_new(layout->arena, frame->plan_count, sizeof *points);

	for (size_t i = 0; i < frame->plan_count; i++)
		points[i] = place_of(layout, frame->plan[i].x, frame->plan[i].y);
	if (frame->plan_count > 1)
		scene_add(scene,
			(struct mark){ .kind = MARK_LINE,
				.part = "plan",
				.stroke = TOKEN_PLAN,
				.thickness = 2 * layout->unit,
				.dash = DASH_PLAN },
			points, frame->plan_count);
}

static void draw_plan_points(
	const struct layout *layout, const struct line *line, struct scene *scene)
{
	const struct frame *frame = layout->frame;
	struct mark mark = { .part = "target",
		.fill = TOKEN_PAPER,
		.stroke = TOKEN_PLAN,
		.thickness = 2 * layout->unit };

	for (size_t i = 0; i < frame->plan_count; i++) {
		if (!line->plan_marked && i + 1 < frame->plan_count)
			continue;
		mark.plan = frame->plan[i].point;
		draw_shape(scene, mark, &diamond,
			place_of(layout, frame->plan[i].x, frame->plan[i].y), line->marker);
	}
}

static void draw_breaks(const struct layout *layout, const struct line *line, struct scene *scene)
{
	for (size_t i = 0; i < layout->frame->break_count; i++) {
		double x = scale_place(&layout->time, layout->frame->breaks[i].x);

		if (x >= line->axes.plot.left && x <= line->axes.plot.right)
			draw_break(scene, x, line->rule_top, line->axes.plot.bottom, TOKEN_MUTED,
				layout->unit);
	}
}

/* A sample of a series, or of the plan, beside its name in the legend. */
static void draw_swatch(
	const struct layout *layout, const struct line *line, struct scene *scene, size_t i)
{
	const struct line_swatch *swatch = &line->swatches[i];
	const struct line_look *look = &line_looks[swatch->series < 0 ? 0 : swatch->series];
	bool plan = swatch->series < 0;
	double wide = LINE_SWATCH * layout->unit;
	struct point ends[] = { swatch->at, { swatch->at.x + wide, swatch->at.y } };
	struct point middle = { swatch->at.x + wide / 2, swatch->at.y };

	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "legend",
			.stroke = plan ? TOKEN_PLAN : look->colour,
			.thickness = (plan ? 2 : look->thickness) * layout->unit,
			.dash = plan ? DASH_PLAN : look->dash },
		ends, 2);
	if (plan)
		draw_shape(scene,
			(struct mark){ .part = "legend",
				.fill = TOKEN_PAPER,
				.stroke = TOKEN_PLAN,
				.thickness = 2 * layout->unit },
			&diamond, middle, line->marker * 0.8);
	else
		draw_marker(scene, look, line->marker, layout->unit, middle, NULL);
}

static void draw_label_grounds(
	const struct layout *layout, const struct line *line, struct scene *scene)
{
	for (size_t i = 0; i < line->backing_count; i++) {
		struct box box = line->backings[i];

		box.left -= layout->unit;
		box.right += layout->unit;
		draw_backings(scene, &box, line->backings[i].left < line->axes.plot.right);
	}
}

static void draw_leaders(const struct layout *layout, const struct line *line, struct scene *scene)
{
	for (size_t i = 0; i < line->leader_count; i++) {
		struct point ends[] = { line->leaders[i].from, line->leaders[i].to };

		scene_add(scene,
			(struct mark){ .kind = MARK_LINE,
				.part = "leader",
				.stroke = line->leaders[i].colour,
				.thickness = 0.8 * layout->unit },
			ends, 2);
	}
}

void line_draw(const struct layout *layout, struct scene *scene)
{
	const struct line *line = layout->own;
	int count = layout->frame->line_count;

	draw_band(layout, scene);
	axes_draw(&line->axes, layout, scene);
	draw_label_grounds(layout, line, scene);
	draw_breaks(layout, line, scene);
	draw_leaders(layout, line, scene);
	draw_plan_path(layout, scene);
	for (int i = count; i-- > 0;)
		draw_series(layout, scene, i);
	draw_former(layout, line, scene);
	draw_plan_points(layout, line, scene);
	for (int i = count; i-- > 0;)
		draw_markers(layout, line, scene, i);
	for (size_t i = 0; i < line->swatch_count; i++)
		draw_swatch(layout, line, scene, i);
}

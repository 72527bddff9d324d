/* charts/kinds/spark.c - the shape of a line in a table's row: no axes, no words. */
#include <math.h>

#include "charts/draw.h"
#include "charts/kind.h"

#define DOT 3.0
#define THICKNESS 1.75

struct spark {
	const struct frame_line *line; /* NULL when there is nothing to draw */
	struct box box;
};

void spark_layout(struct layout *layout)
{
	struct spark *spark = arena_new(layout->arena, 1, sizeof *spark);
	const struct frame_line *line = frame_primary(layout->frame);
	double low = INFINITY, high = -INFINITY, room = (DOT + 1) * layout->unit;

	layout_foot(layout, NULL);
	layout->own = spark;
	spark->box = box_grow(layout->body, -room);
	layout->cramped = layout->cramped || box_height(spark->box) < 2 * room;
	if (line == NULL || line->count == 0)
		return;
	spark->line = line;
	for (size_t i = 0; i < line->count; i++) {
		low = fmin(low, line->points[i].y);
		high = fmax(high, line->points[i].y);
	}
	if (low == high) { /* in the middle */
		double around = fmax(1, fabs(low));

		low -= around;
		high += around;
	}
	layout->time = (struct axis_scale){ line->points[0].x, line->latest->x, spark->box.left,
		spark->box.right };
	if (layout->time.from == layout->time.until) /* the latest is always on the right */
		layout->time.from -= PERIOD_DAY_MINUTES;
	layout->value = (struct axis_scale){ low, high, spark->box.bottom, spark->box.top };
}

static void draw_dot(const struct layout *layout, const struct spark *spark, struct scene *scene,
	size_t i, double radius)
{
	const struct frame_point *point = &spark->line->points[i];
	struct point at = { scale_place(&layout->time, point->x),
		scale_place(&layout->value, point->y) };
	struct mark mark = { .kind = MARK_CIRCLE,
		.part = "marker",
		.fill = TOKEN_ACTUAL,
		.radius = radius * layout->unit,
		.shows = point };

	scene_add(scene, mark, &at, 1);
}

void spark_draw(const struct layout *layout, struct scene *scene)
{
	const struct spark *spark = layout->own;
	double middle = (spark->box.top + spark->box.bottom) / 2;
	struct point ends[] = { { spark->box.left, middle }, { spark->box.right, middle } };

	if (spark->line == NULL) {
		scene_add(scene,
			(struct mark){ .kind = MARK_LINE,
				.part = "nothing",
				.stroke = TOKEN_NO_DATA,
				.thickness = layout->unit,
				.dash = DASH_FINE },
			ends, 2);
		return;
	}
	draw_runs(scene, spark->line, &layout->time, &layout->value,
		(struct mark){ .part = "line",
			.stroke = TOKEN_ACTUAL,
			.thickness = THICKNESS * layout->unit,
			.dash = layout->frame->request->illustrative ? DASH_FINE : DASH_NONE });
	for (size_t i = 0; i + 1 < spark->line->count; i++)
		if (!spark->line->points[i].joined && !spark->line->points[i + 1].joined)
			draw_dot(layout, spark, scene, i, DOT / 2);
	draw_dot(layout, spark, scene, spark->line->count - 1, DOT);
}

/* charts/scene.c - see scene.h. */
#include "charts/scene.h"

#include <math.h>

#define SCENE_FAR 16000.0 /* pixels; cairo's own limit is 32767 */

static const char *const kind_names[] = { "rect", "line", "circle", "polygon", "text" };
static const char *const dash_names[] = { "", "plan", "long", "dots", "mixed", "fine", "ring" };

void scene_start(struct scene *scene, struct arena *arena, double width, double height)
{
	*scene = (struct scene){ .arena = arena, .width = width, .height = height, .finite = true };
}

/* To 1/100 pixel; notes numbers that no painter may see. */
static double settle(struct scene *scene, double value)
{
	if (!isfinite(value) || fabs(value) > SCENE_FAR) {
		scene->finite = false;
		return 0;
	}
	return round(value * 100) / 100 + 0.0; /* + 0.0: no minus zero */
}

void scene_add(struct scene *scene, struct mark mark, const struct point *points, size_t count)
{
	struct point *copy;

	if (scene->count == SCENE_MAX_MARKS) {
		scene->finite = false;
		return;
	}
	copy = arena_new(scene->arena, count, sizeof *copy);
	for (size_t i = 0; i < count; i++)
		copy[i] = (struct point){ settle(scene, points[i].x), settle(scene, points[i].y) };
	mark.points = copy;
	mark.count = count;
	mark.thickness = settle(scene, mark.thickness);
	mark.radius = settle(scene, mark.radius);
	mark.width = settle(scene, mark.width);
	scene->marks = arena_push(scene->arena, scene->marks, scene->count, sizeof *scene->marks);
	scene->marks[scene->count++] = mark;
}

struct box scene_text_box(const struct mark *mark)
{
	struct point start = mark->points[0];

	return (struct box){ start.x, start.y - measure_ascent(mark->text) * mark->style.size,
		start.x + mark->width, start.y + MEASURE_DESCENT * mark->style.size };
}

struct point scene_middle(const struct mark *mark)
{
	struct point sum = { 0 };

	for (size_t i = 0; i < mark->count; i++) {
		sum.x += mark->points[i].x / (double)mark->count;
		sum.y += mark->points[i].y / (double)mark->count;
	}
	return sum;
}

static void print_look(const struct mark *mark, struct text *ret)
{
	if (mark->fill != TOKEN_NONE)
		text_addf(ret, " fill=%s", token_names[mark->fill]);
	if (mark->stroke != TOKEN_NONE)
		text_addf(ret, " stroke=%s/%g", token_names[mark->stroke], mark->thickness);
	if (mark->dash != DASH_NONE)
		text_addf(ret, " dash=%s", dash_names[mark->dash]);
	if (mark->radius > 0)
		text_addf(ret, " r=%g", mark->radius);
	if (mark->kind == MARK_TEXT)
		text_addf(ret, " %g%s wide=%g \"%s\"", mark->style.size,
			mark->style.bold ? " bold" : "", mark->width, mark->text);
}

static void print_meaning(const struct mark *mark, struct text *ret)
{
	if (mark->row != NULL)
		text_addf(ret, " row=%s", mark->row->row->code);
	if (mark->shows != NULL && mark->shows->observation != NULL)
		text_addf(ret, " shows=%s%s", mark->shows->observation->period.label,
			mark->kind == MARK_LINE ? "..." : "");
	if (mark->plan != NULL)
		text_addf(ret, " plan=%s", mark->plan->period.label);
}

void scene_print(const struct scene *scene, struct text *ret)
{
	text_addf(ret, "scene %gx%g form %d\n", scene->width, scene->height, scene->form);
	for (size_t i = 0; i < scene->count; i++) {
		const struct mark *mark = &scene->marks[i];

		text_addf(ret, "%s %s", kind_names[mark->kind], mark->part);
		for (size_t k = 0; k < mark->count; k++)
			text_addf(ret, " %g,%g", mark->points[k].x, mark->points[k].y);
		print_look(mark, ret);
		print_meaning(mark, ret);
		text_addc(ret, '\n');
	}
}

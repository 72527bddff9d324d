/* charts/selfcheck.c - see selfcheck.h. */
#include "charts/selfcheck.h"

#include <math.h>

#include "base/utf8.h"

#define HALF_PIXEL 0.5
#define ROUNDING 0.02 /* two coordinates of 1/100 pixel */
#define CALM 0.08 /* of words' size: nearer to their edge, a shape disturbs nobody */

/* Everything a mark covers. */
static struct box cover(const struct mark *mark)
{
	struct box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };

	if (mark->kind == MARK_TEXT)
		return scene_text_box(mark);
	for (size_t i = 0; i < mark->count; i++) {
		box.left = fmin(box.left, mark->points[i].x);
		box.right = fmax(box.right, mark->points[i].x);
		box.top = fmin(box.top, mark->points[i].y);
		box.bottom = fmax(box.bottom, mark->points[i].y);
	}
	return box_grow(box,
		(mark->kind == MARK_CIRCLE ? mark->radius : 0) +
			(mark->stroke == TOKEN_NONE ? 0 : mark->thickness / 2));
}

static bool is_inside(const struct scene *scene, const struct mark *mark)
{
	struct box picture = { 0, 0, scene->width, scene->height };

	return box_holds(box_grow(picture, ROUNDING), cover(mark));
}

static bool overlaps_words(const struct scene *scene, size_t i)
{
	struct box box = box_grow(scene_text_box(&scene->marks[i]), -ROUNDING);

	for (size_t k = 0; k < i; k++)
		if (scene->marks[k].kind == MARK_TEXT &&
			box_overlaps(box, scene_text_box(&scene->marks[k])))
			return true;
	return false;
}

/* Where letters are darkest: without accents, and what hangs below the line. */
static struct box letters_box(const struct mark *words)
{
	struct point start = words->points[0];
	double size = words->style.size;

	return box_grow((struct box){ start.x, start.y - MEASURE_CAPITAL * size,
				start.x + words->width, start.y },
		-CALM * size);
}

/* Does a straight line go through a box? */
static bool crosses(struct point a, struct point b, struct box box)
{
	const double start[] = { a.x, a.y }, way[] = { b.x - a.x, b.y - a.y };
	const double low[] = { box.left, box.top }, high[] = { box.right, box.bottom };
	double from = 0, until = 1; /* the part of the line that is inside */

	for (int i = 0; i < 2; i++) {
		double first = (low[i] - start[i]) / way[i], last = (high[i] - start[i]) / way[i];

		if (way[i] == 0 && (start[i] <= low[i] || start[i] >= high[i]))
			return false;
		if (way[i] == 0)
			continue;
		from = fmax(from, fmin(first, last));
		until = fmin(until, fmax(first, last));
	}
	return from < until;
}

/* Does an edge of a shape run through a box? */
static bool cuts(const struct mark *mark, struct box box)
{
	if (!box_overlaps(cover(mark), box))
		return false;
	if (mark->kind == MARK_RECT)
		return !box_holds(box_grow(cover(mark), -mark->thickness), box);
	if (mark->kind == MARK_CIRCLE)
		return true;
	for (size_t i = 1; i < mark->count; i++)
		if (crosses(mark->points[i - 1], mark->points[i], box))
			return true;
	return false;
}

/* Is there a shape behind the words that no paper hides? A rect that holds them is their paper. */
static bool has_behind(const struct scene *scene, size_t i)
{
	struct box box = letters_box(&scene->marks[i]);

	while (i-- > 0) {
		const struct mark *mark = &scene->marks[i];

		if (mark->kind == MARK_TEXT)
			continue;
		if (cuts(mark, box))
			return true;
		if (mark->kind == MARK_RECT && mark->fill != TOKEN_NONE &&
			box_holds(cover(mark), box))
			return false;
	}
	return false;
}

static bool has_glyphs(const struct measure *measure, const char *text)
{
	struct span span = span_of(text);

	for (size_t at = 0; at < span.size;)
		if (!measure->covers(utf8_next(span, &at)))
			return false;
	return true;
}

/* Does a pixel on a scale read as `value`? A scale that is not there says nothing. */
static bool reads_as(const struct axis_scale *scale, double pixel, double value)
{
	double half = (HALF_PIXEL + ROUNDING) * (scale->until - scale->from) /
		fabs(scale->end - scale->start);

	return scale->until <= scale->from ||
		fabs(scale_read(scale, pixel) - value) <= half + 1e-9 * fabs(value);
}

/* Is the point where the value and the end of the period say? */
static bool lies_at(
	const struct mark_axes *axes, struct decimal value, int64_t until, struct point at)
{
	return reads_as(&axes->value, axes->lying ? at.x : at.y, decimal_double(value)) &&
		(axes->lying || axes->timeless || reads_as(&axes->time, at.x, (double)until));
}

static bool shows_truly(
	const struct mark_axes *axes, const struct frame_point *shows, struct point at)
{
	return lies_at(axes, shows->observation->value, shows->observation->period.until, at);
}

/* A bar from zero to the value. */
static bool is_bar(const struct mark_axes *axes, const struct mark *mark)
{
	const struct point *p = mark->points;
	double value = decimal_double(mark->shows->observation->value);

	return reads_as(&axes->value, axes->lying ? p[0].x : p[0].y, 0) &&
		reads_as(&axes->value, axes->lying ? p[1].x : p[1].y, value);
}

/* A piece as long as its value. */
static bool is_piece(const struct mark_axes *axes, const struct mark *mark)
{
	const struct point *p = mark->points;
	double from = scale_read(&axes->value, axes->lying ? p[0].x : p[0].y);

	return reads_as(&axes->value, axes->lying ? p[1].x : p[1].y,
		from + decimal_double(mark->shows->observation->value));
}

static bool is_true(const struct layout *layout, const struct mark *mark)
{
	const struct mark_axes own = { layout->value, layout->time, layout->lying, false };
	const struct mark_axes *axes = mark->axes == NULL ? &own : mark->axes;

	if (mark->plan != NULL)
		return lies_at(
			axes, mark->plan->value, mark->plan->period.until, scene_middle(mark));
	if (mark->shows == NULL || mark->reading == READ_NOTHING || !frame_known(mark->shows))
		return true;
	if (mark->kind == MARK_RECT)
		return mark->reading == READ_LENGTH ? is_piece(axes, mark) : is_bar(axes, mark);
	if (mark->kind != MARK_LINE)
		return shows_truly(axes, mark->shows, scene_middle(mark));
	for (size_t i = 0; i < mark->count; i++)
		if (!shows_truly(axes, &mark->shows[i], mark->points[i]))
			return false;
	return true;
}

const char *selfcheck(const struct layout *layout, const struct scene *scene)
{
	bool words = false;

	if (layout->cramped)
		return "no room";
	if (!scene->finite)
		return "a number is not finite, or too many marks";
	for (size_t i = 0; i < scene->count; i++) {
		const struct mark *mark = &scene->marks[i];

		if (!is_inside(scene, mark))
			return "outside the picture";
		if (!is_true(layout, mark))
			return "a figure is not where its value is";
		if (mark->kind != MARK_TEXT && words)
			return "a shape over words";
		if (mark->kind != MARK_TEXT)
			continue;
		words = true;
		if (overlaps_words(scene, i))
			return "words overlap";
		if (!mark->across && has_behind(scene, i))
			return "a shape behind words";
		if (!has_glyphs(layout->measure, mark->text))
			return "a glyph is missing";
	}
	return NULL;
}

/* charts/paint.c - see paint.h. */
#include "charts/paint.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "charts/fonts.h"

enum { MAX_DASHES = 4 };

/* Dashes in units of the line's thickness. */
static const struct {
	double lengths[MAX_DASHES];
	int count;
} dashes[] = {
	[DASH_NONE] = { { 0 }, 0 },
	[DASH_PLAN] = { { 2.5, 2 }, 2 },
	[DASH_LONG] = { { 5, 2 }, 2 },
	[DASH_DOTS] = { { 1.2, 1.4 }, 2 },
	[DASH_MIXED] = { { 5, 1.6, 1.2, 1.6 }, 4 },
	[DASH_FINE] = { { 3, 3 }, 2 },
	[DASH_RING] = { { 1.3, 1.3 }, 2 },
};

static void set_colour(cairo_t *cairo, enum theme theme, enum token token)
{
	uint32_t colour = theme_colour(theme, token);

	cairo_set_source_rgb(cairo, (double)(colour >> 16 & 255) / 255,
		(double)(colour >> 8 & 255) / 255, (double)(colour & 255) / 255);
}

static void set_stroke(cairo_t *cairo, double thickness, enum dash dash)
{
	double lengths[MAX_DASHES];

	for (int i = 0; i < dashes[dash].count; i++)
		lengths[i] = dashes[dash].lengths[i] * thickness;
	cairo_set_dash(cairo, lengths, dashes[dash].count, 0);
	cairo_set_line_width(cairo, thickness);
	cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
	cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
}

static void add_rounded(cairo_t *cairo, const struct point *corners, double radius)
{
	double left = fmin(corners[0].x, corners[1].x), right = fmax(corners[0].x, corners[1].x);
	double top = fmin(corners[0].y, corners[1].y), bottom = fmax(corners[0].y, corners[1].y);
	double r = fmin(radius, fmin(right - left, bottom - top) / 2);

	cairo_new_sub_path(cairo);
	cairo_arc(cairo, right - r, top + r, r, -M_PI / 2, 0);
	cairo_arc(cairo, right - r, bottom - r, r, 0, M_PI / 2);
	cairo_arc(cairo, left + r, bottom - r, r, M_PI / 2, M_PI);
	cairo_arc(cairo, left + r, top + r, r, M_PI, M_PI * 3 / 2);
	cairo_close_path(cairo);
}

/* A disc is a stroke of no length with round ends: in SVG a few bytes instead of four curves. */
static bool is_disc(const struct mark *mark)
{
	return mark->kind == MARK_CIRCLE && mark->dash == DASH_NONE;
}

static void add_ring(cairo_t *cairo, enum mark_kind kind, const struct point *p, size_t count)
{
	cairo_move_to(cairo, p[0].x, p[0].y);
	for (size_t i = 1; i < count; i++)
		cairo_line_to(cairo, p[i].x, p[i].y);
	if (kind == MARK_POLYGON)
		cairo_close_path(cairo);
}

static void add_path(cairo_t *cairo, const struct mark *mark)
{
	const struct point *p = mark->points;

	if (is_disc(mark)) {
		cairo_move_to(cairo, p->x, p->y);
		cairo_line_to(cairo, p->x, p->y);
		return;
	}
	if (mark->kind == MARK_CIRCLE) {
		cairo_new_sub_path(cairo);
		cairo_arc(cairo, p->x, p->y, mark->radius, 0, 2 * M_PI);
		return;
	}
	if (mark->kind == MARK_RECT) {
		if (mark->radius > 0)
			add_rounded(cairo, p, mark->radius);
		else
			cairo_rectangle(cairo, p[0].x, p[0].y, p[1].x - p[0].x, p[1].y - p[0].y);
		return;
	}
	if (mark->rings == NULL) {
		add_ring(cairo, mark->kind, p, mark->count);
		return;
	}
	for (size_t i = 0; i < mark->ring_count; p += mark->rings[i++])
		add_ring(cairo, mark->kind, p, mark->rings[i]);
}

/* Strokes the discs of the path with one diameter. */
static void stroke_discs(cairo_t *cairo, double diameter)
{
	set_stroke(cairo, diameter, DASH_NONE);
	cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
	cairo_stroke_preserve(cairo);
}

/* Outlined discs are two: the outline's, then the filling's. */
static void finish_discs(cairo_t *cairo, enum theme theme, const struct mark *mark)
{
	if (mark->stroke != TOKEN_NONE) {
		set_colour(cairo, theme, mark->stroke);
		stroke_discs(cairo, 2 * mark->radius + mark->thickness);
	}
	if (mark->fill != TOKEN_NONE) {
		set_colour(cairo, theme, mark->fill);
		stroke_discs(cairo,
			2 * mark->radius - (mark->stroke == TOKEN_NONE ? 0 : mark->thickness));
	}
	cairo_new_path(cairo);
}

static void finish_path(cairo_t *cairo, enum theme theme, const struct mark *mark)
{
	if (is_disc(mark)) {
		finish_discs(cairo, theme, mark);
		return;
	}
	if (mark->fill != TOKEN_NONE) {
		set_colour(cairo, theme, mark->fill);
		cairo_set_fill_rule(cairo,
			mark->rings == NULL ? CAIRO_FILL_RULE_WINDING : CAIRO_FILL_RULE_EVEN_ODD);
		cairo_fill_preserve(cairo);
	}
	if (mark->stroke != TOKEN_NONE) {
		set_colour(cairo, theme, mark->stroke);
		set_stroke(cairo, mark->thickness, mark->dash);
		cairo_stroke_preserve(cairo);
	}
	cairo_new_path(cairo);
}

/*
 * May `b` join the path of `a`? Shapes with both a fill and a stroke stay
 * apart: where they overlap, one must cover the other.
 */
static bool is_alike(const struct mark *a, const struct mark *b)
{
	return a->kind == b->kind && a->kind != MARK_TEXT && a->fill == b->fill &&
		a->stroke == b->stroke && a->thickness == b->thickness && a->dash == b->dash &&
		a->radius == b->radius && a->rings == NULL && b->rings == NULL &&
		(a->fill == TOKEN_NONE || a->stroke == TOKEN_NONE);
}

static void paint_text(cairo_t *cairo, enum theme theme, const struct mark *mark)
{
	PangoLayout *layout = fonts_layout(mark->text, mark->style.bold);
	double scale = mark->style.size / FONTS_SIZE;

	cairo_save(cairo);
	set_colour(cairo, theme, mark->fill);
	cairo_translate(cairo, mark->points[0].x, mark->points[0].y);
	cairo_scale(cairo, scale, scale);
	cairo_move_to(cairo, 0, 0);
	pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, 0));
	cairo_restore(cairo);
	cairo_new_path(cairo);
}

void paint_scene(
	const struct scene *scene, enum theme theme, enum paint_words words, cairo_t *cairo)
{
	for (size_t i = 0; i < scene->count; i++) {
		const struct mark *mark = &scene->marks[i];
		bool runs_on = i + 1 < scene->count && is_alike(mark, mark + 1);

		if (mark->kind == MARK_TEXT) {
			if (words == PAINT_GLYPHS)
				paint_text(cairo, theme, mark);
			continue;
		}
		add_path(cairo, mark);
		if (!runs_on)
			finish_path(cairo, theme, mark);
	}
}

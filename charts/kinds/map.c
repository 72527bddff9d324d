/*
 * charts/kinds/map.c - places by their outlines, coloured by class. Islands far
 * away lie in a frame of their own, at another scale.
 */
#include <math.h>
#include <string.h>

#include "charts/draw.h"
#include "charts/geo.h"
#include "charts/kind.h"
#include "charts/kinds/areas.h"
#include "charts/notice.h"
#include "charts/rowlist.h"
#include "charts/words.h"

enum { MAX_APART = 3, NAME_LINES = 2 };

#define STEP 0.5 /* pixels: outlines are no finer */
#define INSET 0.24 /* of the picture's sides, for what is far away */
#define SPECK 1.5 /* half the side of what would be too small to see */
#define LEAST 40.0 /* pixels */

struct map_place {
	const struct frame_row *row;
	struct geo_shape plane, shape; /* before and after it is fitted */
	struct point middle; /* of it, on the plane */
	bool far;
};

struct map {
	struct areas areas;
	struct map_place *places; /* those with an outline */
	size_t count, nowhere, far;
	struct box extent, far_extent; /* on the plane */
	struct box inset; /* in the picture */
	struct box *names; /* the same, of those that are written */
	size_t named;
};

static void choose(struct map *map, struct arena *arena)
{
	const struct areas *areas = &map->areas;
	const struct chart_outline **outlines = arena_new(arena, areas->count, sizeof *outlines);
	struct geo_view view;

	map->places = arena_new(arena, areas->count, sizeof *map->places);
	for (size_t i = 0; i < areas->count; i++) {
		const struct chart_outline *outline = areas->rows[i]->row->outline;

		if (outline == NULL || outline->count == 0) {
			map->nowhere++;
			continue;
		}
		outlines[map->count] = outline;
		map->places[map->count++].row = areas->rows[i];
	}
	view = geo_view_of(outlines, map->count);
	for (size_t i = 0; i < map->count; i++)
		map->places[i].plane = geo_project(&view, outlines[i], arena);
}

/* Which places are far: those the asker says, or else those that lie so. */
static void set_apart(struct map *map, struct arena *arena)
{
	struct box *boxes = arena_new(arena, map->count, sizeof *boxes);
	struct box nothing = { INFINITY, INFINITY, -INFINITY, -INFINITY };
	bool *far = arena_new(arena, map->count, sizeof *far);

	map->extent = map->far_extent = nothing;
	for (size_t i = 0; i < map->count; i++) {
		boxes[i] = geo_extent(&map->places[i].plane);
		far[i] = map->places[i].row->row->apart;
		map->far += far[i];
	}
	if (map->far == 0)
		geo_find_far(boxes, map->count, far);
	map->far = 0;
	for (size_t i = 0; i < map->count; i++)
		map->far += far[i];
	for (size_t i = 0; i < map->count; i++) {
		map->places[i].far = far[i] && map->far < map->count;
		if (map->places[i].far) {
			map->places[i].plane = geo_main(&map->places[i].plane, arena);
			boxes[i] = geo_extent(&map->places[i].plane);
			map->far_extent = geo_join(map->far_extent, boxes[i]);
		} else {
			map->extent = geo_join(map->extent, boxes[i]);
		}
		map->places[i].middle = (struct point){ (boxes[i].left + boxes[i].right) / 2,
			(boxes[i].top + boxes[i].bottom) / 2 };
	}
	map->far = map->far < map->count ? map->far : 0;
}

/* Puts all that is far, or all that is not, into a box. */
static void fit(struct map *map, struct box box, struct box extent, bool far, double step,
	struct arena *arena)
{
	double wide = fmax(box_width(extent), 1e-9), tall = fmax(box_height(extent), 1e-9);
	double scale = fmin(box_width(box) / wide, box_height(box) / tall);
	struct point at = { (box.left + box.right) / 2 - (extent.left + extent.right) / 2 * scale,
		(box.top + box.bottom) / 2 - (extent.top + extent.bottom) / 2 * scale };

	for (size_t i = 0; i < map->count; i++) {
		struct map_place *place = &map->places[i];

		if (place->far != far)
			continue;
		place->shape = geo_fit(&place->plane, scale, at, step, arena);
		place->middle = (struct point){ at.x + place->middle.x * scale,
			at.y + place->middle.y * scale };
	}
}

/* Is nothing of the map there? */
static bool is_free(const struct map *map, struct box box)
{
	struct point tries[] = { { box.left, box.top }, { box.right, box.top },
		{ box.left, box.bottom }, { box.right, box.bottom },
		{ (box.left + box.right) / 2, (box.top + box.bottom) / 2 } };

	for (size_t i = 0; i < map->count; i++) {
		const struct geo_shape *shape = &map->places[i].shape;

		for (size_t k = 0; !map->places[i].far && k < shape->count; k++)
			if (box_holds(box,
				    (struct box){ shape->points[k].x, shape->points[k].y,
					    shape->points[k].x, shape->points[k].y }))
				return false;
		for (size_t k = 0; !map->places[i].far && k < COUNT(tries); k++)
			if (geo_holds(shape, tries[k]))
				return false;
	}
	return true;
}

/* The first free corner, from the south east on; else a strip of its own below the map. */
static void place_inset(struct map *map, struct box body, double step, struct arena *arena)
{
	double wide = INSET * box_width(body), tall = INSET * box_height(body);
	double side = fmin(wide, tall);
	struct box corners[] = {
		{ body.right - side, body.bottom - side, body.right, body.bottom },
		{ body.left, body.bottom - side, body.left + side, body.bottom },
		{ body.right - side, body.top, body.right, body.top + side },
		{ body.left, body.top, body.left + side, body.top + side },
	};
	size_t i = 0;

	while (i < COUNT(corners) && !is_free(map, corners[i]))
		i++;
	map->inset = corners[i < COUNT(corners) ? i : 0];
	if (i == COUNT(corners)) {
		struct box main = body;

		main.bottom -= side + 4;
		set_apart(map, arena);
		fit(map, main, map->extent, false, step, arena);
	}
	fit(map, box_grow(map->inset, -fmin(4, side / 4)), map->far_extent, true, step, arena);
}

static void write_foot(struct layout *layout, const struct map *map)
{
	const struct frame_row **rows = arena_new(layout->arena, map->far, sizeof *rows);
	enum lang lang = layout->frame->request->lang;
	text_auto names = { 0 }, apart = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < map->count; i++)
		if (map->places[i].far)
			rows[count++] = map->places[i].row;
	areas_names(rows, count, MAX_APART, lang, &names);
	if (count > 0)
		words_fill(word(WORD_STANDS_APART_SCALED, lang), text_z(&names), &apart);
	areas_foot(&map->areas, layout, "", map->nowhere, text_z(&apart));
}

/* Along the edges of a box, every few pixels, is all of it within the place? */
static bool holds_box(const struct geo_shape *shape, struct box box)
{
	int steps = (int)(box_width(box) / 6) + 2;

	for (int i = 0; i <= steps; i++) {
		double x = box.left + box_width(box) * i / steps;

		if (!geo_holds(shape, (struct point){ x, box.top }) ||
			!geo_holds(shape, (struct point){ x, box.bottom }))
			return false;
	}
	return geo_holds(shape, (struct point){ box.left, (box.top + box.bottom) / 2 }) &&
		geo_holds(shape, (struct point){ box.right, (box.top + box.bottom) / 2 });
}

/* A name in so many lines of a place's middle: are they within, and beside no other? */
static bool fits(const struct map *map, const struct map_place *place, struct box box)
{
	bool free = holds_box(&place->shape, box_grow(box, 1));

	for (size_t k = 0; k < map->named && free; k++)
		free = !box_overlaps(map->names[k], box);
	return free;
}

/* Whole, in as few lines as fit. */
static void write_name(struct layout *layout, struct map *map, const struct map_place *place)
{
	struct text_style style = { layout->note_size, false };
	enum token token = areas_token(&map->areas, place->row);
	double line = MEASURE_LINE * style.size, room = box_width(geo_extent(&place->shape));
	const char *name = rowlist_name(place->row), *lines[NAME_LINES];

	for (size_t limit = 1; limit <= NAME_LINES; limit++) {
		size_t count = layout_wrap(layout, name, style, room / (double)limit, limit, lines);
		double wide = 0, top = place->middle.y - (double)count * line / 2;
		struct box box;

		if (count == 0 || strstr(lines[count - 1], "\u2026") != NULL)
			continue;
		for (size_t k = 0; k < count; k++)
			wide = fmax(wide, layout_width(layout, lines[k], style));
		box = (struct box){ place->middle.x - wide / 2, top, place->middle.x + wide / 2,
			top + (double)count * line };
		if (!fits(map, place, box))
			continue;
		map->names[map->named++] = box;
		for (size_t k = 0; k < count; k++)
			(void)layout_write(layout, "name", lines[k], style,
				theme_on(layout->frame->request->theme, token),
				(struct point){
					place->middle.x - layout_width(layout, lines[k], style) / 2,
					top + (double)k * line + MEASURE_ASCENT * style.size });
		return;
	}
}

/* Names within their places, where they fit. */
static void write_names(struct layout *layout, struct map *map)
{
	map->names = arena_new(layout->arena, map->count, sizeof *map->names);
	for (size_t i = 0; i < map->count; i++)
		if (map->places[i].shape.ring_count > 0 &&
			areas_token(&map->areas, map->places[i].row) != TOKEN_NONE)
			write_name(layout, map, &map->places[i]);
}

void map_layout(struct layout *layout)
{
	struct map *map = arena_new(layout->arena, 1, sizeof *map);
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	double edge = fmin(4, SPECK + 1 + fmin(layout->width, layout->height) / 200);

	layout->own = map;
	areas_choose(layout->frame, layout->arena, &map->areas);
	choose(map, layout->arena);
	if (map->count == 0) {
		layout_foot(layout, NULL);
		notice_write(layout,
			word(map->nowhere > 0 ? WORD_NO_OUTLINES : WORD_NO_FIGURES,
				layout->frame->request->lang));
		return;
	}
	set_apart(map, layout->arena);
	if (!wordless) {
		write_foot(layout, map);
		areas_write(&map->areas, layout,
			(struct areas_picture){
				box_width(map->extent), box_height(map->extent), INFINITY, false });
		layout->body.top += 6 * layout->unit;
	}
	layout->body = box_grow(layout->body, -edge);
	if (!wordless && (box_width(layout->body) < LEAST || box_height(layout->body) < LEAST))
		layout->cramped = true;
	if (layout->cramped)
		return;
	fit(map, layout->body, map->extent, false, STEP * layout->unit, layout->arena);
	if (map->far > 0)
		place_inset(map, layout->body, STEP * layout->unit, layout->arena);
	if (!wordless && (layout->left_out & (LEAVE_NAMES | LEAVE_LABELS)) == 0)
		write_names(layout, map);
}

static void draw_place(const struct layout *layout, const struct map *map, struct scene *scene,
	const struct map_place *place)
{
	enum token token = areas_token(&map->areas, place->row);
	const struct geo_shape *shape = &place->shape;
	bool missing = token == TOKEN_NONE;
	struct mark mark = { .kind = MARK_POLYGON,
		.part = missing ? "missing" : "area",
		.fill = missing ? TOKEN_PAPER : token,
		.stroke = missing ? TOKEN_NO_DATA : TOKEN_MUTED,
		.thickness = 0.5 * layout->unit,
		.rings = shape->rings,
		.ring_count = shape->ring_count,
		.row = place->row,
		.shows = areas_cell(&map->areas, place->row),
		.reading = READ_NOTHING };
	struct point speck[] = { { place->middle.x - SPECK, place->middle.y - SPECK },
		{ place->middle.x + SPECK, place->middle.y + SPECK } };

	if (shape->ring_count == 0) { /* too small to see: a speck says that it is there */
		mark.kind = MARK_RECT;
		mark.rings = NULL;
		mark.stroke = TOKEN_MUTED;
		scene_add(scene, mark, speck, 2);
		return;
	}
	scene_add(scene, mark, shape->points, shape->count);
	if (missing || place->row->row->illustrative)
		draw_hatch_within(scene, shape->points, shape->rings, shape->ring_count,
			missing ? TOKEN_NO_DATA : TOKEN_PAPER, layout->unit);
}

void map_draw(const struct layout *layout, struct scene *scene)
{
	const struct map *map = layout->own;
	struct point inset[] = { { map->inset.left, map->inset.top },
		{ map->inset.right, map->inset.bottom } };

	for (size_t i = 0; i < map->count; i++)
		if (!map->places[i].far)
			draw_place(layout, map, scene, &map->places[i]);
	if (map->far > 0)
		scene_add(scene,
			(struct mark){ .kind = MARK_RECT,
				.part = "inset",
				.fill = TOKEN_PAPER,
				.stroke = TOKEN_MUTED,
				.thickness = layout->unit },
			inset, 2);
	for (size_t i = 0; i < map->count; i++)
		if (map->places[i].far)
			draw_place(layout, map, scene, &map->places[i]);
	legend_draw(&map->areas.legend, layout, scene);
}

/*
 * charts/kinds/tiles.c - places as tiles of one size: those of a table if all
 * have one, else computed from where they are. Small places are as easy to see as large ones.
 */
#include <math.h>
#include <string.h>

#include "charts/draw.h"
#include "charts/geo.h"
#include "charts/kind.h"
#include "charts/kinds/areas.h"
#include "charts/notice.h"
#include "charts/rownames.h"
#include "charts/tilegrid.h"
#include "charts/words.h"

enum { MAX_APART = 3, NAME_LINES = 3, MANY = 20 };

#define GAP 0.1 /* of a tile's side, between two */
#define FRAME 3.0 /* pixels, at most, that a frame reaches beyond its tiles' own room */
#define LEAST_SIDE 5.0 /* pixels */
#define MOST_SIDE 112.0
#define NAMED_SIDE 64.0 /* of a tile that its name stands in */
#define BELOW 4.0 /* free pixels between tiles and notes */

struct tiles {
	struct areas areas;
	const struct frame_row **rows; /* those with a tile */
	struct tile *at;
	size_t count, apart; /* apart: the last ones of them */
	size_t nowhere; /* rows without a place */
	int columns, height;
	struct point origin; /* of the tile 0, 0 */
	double side;
	bool named; /* names and figures stand in the tiles, where there is room */
};

/* The last answer: a picture is laid out several times, and asked for again. */
static _Thread_local struct {
	struct chart_vertex places[CHART_MAX_ROWS];
	struct tile tiles[CHART_MAX_ROWS];
	size_t count;
} known;

static void compute(const struct chart_vertex *places, size_t count, struct tile *ret)
{
	if (known.count != count || memcmp(known.places, places, count * sizeof *places) != 0) {
		tilegrid_assign(places, count, known.tiles);
		memcpy(known.places, places, count * sizeof *places);
		known.count = count;
	}
	memcpy(ret, known.tiles, count * sizeof *ret);
}

/* Do all of them have a tile of their own in the request? */
static bool are_tiled(const struct tiles *tiles)
{
	for (size_t i = 0; i < tiles->count; i++) {
		const struct chart_row *row = tiles->rows[i]->row;

		if (!row->tiled)
			return false;
		for (size_t k = 0; k < i; k++)
			if (tiles->rows[k]->row->tile_column == row->tile_column &&
				tiles->rows[k]->row->tile_row == row->tile_row)
				return false;
	}
	return true;
}

static void place_tiles(struct tiles *tiles, struct arena *arena)
{
	struct chart_vertex *places = arena_new(arena, tiles->count, sizeof *places);
	bool tiled = are_tiled(tiles);

	for (size_t i = 0; i < tiles->count; i++) {
		places[i] = tiles->rows[i]->row->at;
		tiles->at[i] = (struct tile){ tiles->rows[i]->row->tile_column,
			tiles->rows[i]->row->tile_row };
	}
	if (!tiled && tiles->count > 0)
		compute(places, tiles->count, tiles->at);
	for (size_t i = 0; i < tiles->count; i++) {
		tiles->columns = tiles->at[i].column >= tiles->columns ? tiles->at[i].column + 1
								       : tiles->columns;
		tiles->height = tiles->at[i].row >= tiles->height ? tiles->at[i].row + 1
								  : tiles->height;
	}
}

/* Is nothing in that rectangle of tiles? */
static bool is_free(const struct tiles *tiles, int left, int top, int right, int bottom)
{
	for (size_t i = 0; i < tiles->count; i++)
		if (tiles->at[i].column >= left && tiles->at[i].column <= right &&
			tiles->at[i].row >= top && tiles->at[i].row <= bottom)
			return false;
	return left >= 0 && top >= 0 && right < tiles->columns && bottom < tiles->height;
}

/* Which rows stand apart: those the asker says, or else what is few and lies far from many. */
static bool *find_apart(const struct areas *areas, struct arena *arena)
{
	struct box *boxes = arena_new(arena, areas->count, sizeof *boxes);
	bool *apart = arena_new(arena, areas->count, sizeof *apart), told = false;
	size_t located = 0;

	for (size_t i = 0; i < areas->count; i++) {
		const struct chart_row *row = areas->rows[i]->row;

		apart[i] = row->apart;
		told = told || row->apart || row->tiled;
		located += row->located;
		boxes[i] = row->located
			? (struct box){ row->at.lon, -row->at.lat, row->at.lon, -row->at.lat }
			: (struct box){ 1, 1, 0, 0 };
	}
	if (!told && located >= MANY)
		geo_find_far(boxes, areas->count, apart);
	return apart;
}

/* What stands apart goes into a free corner, with a free tile around it, or below all. */
static void place_apart(struct tiles *tiles, const struct areas *areas, const bool *apart)
{
	int wide, right, bottom, count = 0;

	for (size_t i = 0; i < areas->count; i++)
		count += apart[i];
	if (count == 0)
		return;
	wide = tiles->columns > count ? count : tiles->columns > 1 ? tiles->columns : 1;
	right = tiles->columns - 1;
	bottom = tiles->height - 1;
	if (count > wide || !is_free(tiles, right - wide, bottom - 1, right, bottom)) {
		if (count <= wide && is_free(tiles, 0, bottom - 1, wide, bottom)) {
			right = wide - 1;
		} else {
			bottom += 2;
			tiles->height = bottom + 1 + (count - 1) / wide;
			tiles->columns = tiles->columns < wide ? wide : tiles->columns;
			right = tiles->columns - 1;
		}
	}
	for (size_t i = 0; i < areas->count; i++) {
		if (!apart[i])
			continue;
		tiles->rows[tiles->count] = areas->rows[i];
		tiles->at[tiles->count] = (struct tile){ right - (int)tiles->apart % wide,
			bottom + (int)tiles->apart / wide };
		tiles->count++;
		tiles->apart++;
	}
}

static void choose(struct tiles *tiles, struct arena *arena)
{
	const struct areas *areas = &tiles->areas;
	const bool *apart = find_apart(areas, arena);

	tiles->rows = arena_new(arena, areas->count, sizeof *tiles->rows);
	tiles->at = arena_new(arena, areas->count, sizeof *tiles->at);
	for (size_t i = 0; i < areas->count; i++) {
		const struct chart_row *row = areas->rows[i]->row;

		if (apart[i])
			continue;
		if (row->located || row->tiled)
			tiles->rows[tiles->count++] = areas->rows[i];
		else
			tiles->nowhere++;
	}
	if (!are_tiled(tiles)) { /* one without a tile: all are placed by where they are */
		size_t kept = 0;

		for (size_t i = 0; i < tiles->count; i++)
			if (tiles->rows[i]->row->located)
				tiles->rows[kept++] = tiles->rows[i];
		tiles->nowhere += tiles->count - kept;
		tiles->count = kept;
	}
	place_tiles(tiles, arena);
	place_apart(tiles, areas, apart);
}

static void write_foot(struct layout *layout, const struct tiles *tiles)
{
	text_auto apart = { 0 };

	areas_names(tiles->rows + (tiles->count - tiles->apart), tiles->apart, MAX_APART,
		layout->frame->request->lang, &apart);
	areas_foot(&tiles->areas, layout, text_z(&apart), tiles->nowhere,
		word(WORD_TILES, layout->frame->request->lang));
}

/* Will the tiles have room for names? Before it is known how much stands beside them. */
static bool is_roomy(const struct layout *layout, const struct tiles *tiles)
{
	double wide = box_width(layout->body) / 2 / tiles->columns;

	return fmin(wide, box_height(layout->body) / tiles->height) >= NAMED_SIDE * layout->unit;
}

static void place_picture(struct layout *layout, struct tiles *tiles)
{
	struct box body = layout->body;

	tiles->side = fmin(MOST_SIDE * layout->unit,
		fmin(box_width(body) / tiles->columns, box_height(body) / tiles->height));
	tiles->origin = (struct point){ body.left +
			(layout->narrow ? (box_width(body) - tiles->side * tiles->columns) / 2 : 0),
		body.top };
}

static struct box box_of(const struct tiles *tiles, size_t i)
{
	double gap = GAP / 2 * tiles->side;
	double x = tiles->origin.x + tiles->at[i].column * tiles->side;
	double y = tiles->origin.y + tiles->at[i].row * tiles->side;

	return box_grow((struct box){ x, y, x + tiles->side, y + tiles->side }, -gap);
}

/* Places without a figure, and those with a made-up one, where no words say so. */
static bool is_hatched(const struct tiles *tiles, const struct frame_row *row)
{
	return !tiles->named &&
		(row->row->illustrative || areas_token(&tiles->areas, row) == TOKEN_NONE);
}

/* The name and below it the figure, in the middle of a tile. */
static void write_inside(struct layout *layout, const struct tiles *tiles, size_t i)
{
	const struct chart_request *request = layout->frame->request;
	const struct frame_row *row = tiles->rows[i];
	enum token token = areas_token(&tiles->areas, row);
	enum token ink = token == TOKEN_NONE ? TOKEN_MUTED : theme_on(request->theme, token);
	struct text_style style = { layout->note_size, false };
	struct box box = box_grow(box_of(tiles, i), -4 * layout->unit);
	double line = MEASURE_LINE * style.size;
	const char *lines[NAME_LINES + 1];
	const char *value = token == TOKEN_NONE
		? word(WORD_NO_FIGURE, request->lang)
		: layout_value(layout, areas_cell(&tiles->areas, row)->observation->value);
	size_t count;

	count = layout_wrap(
		layout, rownames_say(layout, row), style, box_width(box), NAME_LINES, lines);
	count += layout_wrap(layout, value, style, box_width(box), 1, &lines[count]);
	for (size_t k = 0; k < count; k++) {
		style.bold = k + 1 == count && token != TOKEN_NONE;
		(void)layout_write(layout, k + 1 == count ? "value" : "name", lines[k], style, ink,
			(struct point){
				(box.left + box.right - layout_width(layout, lines[k], style)) / 2,
				(box.top + box.bottom) / 2 +
					((double)k - (double)(count - 1) / 2) * line +
					MEASURE_CAPITAL / 2 * style.size });
	}
}

static void write_names(struct layout *layout, const struct tiles *tiles)
{
	if (tiles->side >= NAMED_SIDE * layout->unit && (layout->left_out & LEAVE_NAMES) == 0)
		for (size_t i = 0; i < tiles->count && tiles->named; i++)
			write_inside(layout, tiles, i);
}

void tiles_layout(struct layout *layout)
{
	struct tiles *tiles = arena_new(layout->arena, 1, sizeof *tiles);
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;

	layout->own = tiles;
	areas_choose(layout->frame, layout->arena, &tiles->areas);
	choose(tiles, layout->arena);
	if (tiles->count == 0) {
		layout_foot(layout, NULL);
		notice_write(layout,
			word(tiles->nowhere > 0 ? WORD_NO_PLACES : WORD_NO_FIGURES,
				layout->frame->request->lang));
		return;
	}
	if (wordless) {
		layout->body = box_grow(layout->body, -fmin(4, box_height(layout->body) / 10));
	} else {
		write_foot(layout, tiles);
		tiles->named = is_roomy(layout, tiles);
		areas_write(&tiles->areas, layout,
			(struct areas_picture){ tiles->columns, tiles->height,
				MOST_SIDE * layout->unit * tiles->columns, tiles->named });
		layout->body.top += 6 * layout->unit;
		layout->body.bottom -= BELOW * layout->unit;
	}
	place_picture(layout, tiles);
	write_names(layout, tiles);
	if (!wordless)
		layout->cramped = layout->cramped || tiles->side < LEAST_SIDE;
}

static void draw_tile(
	const struct layout *layout, const struct tiles *tiles, struct scene *scene, size_t i)
{
	const struct frame_row *row = tiles->rows[i];
	enum token token = areas_token(&tiles->areas, row);
	struct box box = box_of(tiles, i);
	struct point corners[] = { { box.left, box.top }, { box.right, box.bottom } };
	bool missing = token == TOKEN_NONE;

	scene_add(scene,
		(struct mark){ .kind = MARK_RECT,
			.part = missing ? "missing" : "tile",
			.fill = missing ? TOKEN_PAPER : token,
			.stroke = missing ? TOKEN_NO_DATA : TOKEN_MUTED,
			.thickness = 0.5 * layout->unit,
			.dash = missing && tiles->named ? DASH_FINE : DASH_NONE,
			.row = row,
			.shows = areas_cell(&tiles->areas, row),
			.reading = READ_NOTHING },
		corners, 2);
	if (is_hatched(tiles, row))
		draw_hatch(scene, box, missing ? TOKEN_NO_DATA : TOKEN_PAPER, layout->unit);
}

/* Around what stands apart. */
static void draw_frame(const struct layout *layout, const struct tiles *tiles, struct scene *scene)
{
	struct box box;
	struct point corners[2];

	if (tiles->apart == 0)
		return;
	box = box_of(tiles, tiles->count - 1);
	for (size_t i = tiles->count - tiles->apart; i < tiles->count; i++) {
		struct box tile = box_of(tiles, i);

		box = (struct box){ fmin(box.left, tile.left), fmin(box.top, tile.top),
			fmax(box.right, tile.right), fmax(box.bottom, tile.bottom) };
	}
	box = box_grow(
		box, fmin(2 * GAP * tiles->side, GAP / 2 * tiles->side + FRAME * layout->unit));
	corners[0] = (struct point){ fmax(box.left, 0.5), fmax(box.top, 0.5) };
	corners[1] = (struct point){ fmin(box.right, layout->width - 0.5),
		fmin(box.bottom, layout->height - 0.5) };
	scene_add(scene,
		(struct mark){ .kind = MARK_RECT,
			.part = "apart",
			.stroke = TOKEN_MUTED,
			.thickness = fmin(1, layout->unit) },
		corners, 2);
}

void tiles_draw(const struct layout *layout, struct scene *scene)
{
	const struct tiles *tiles = layout->own;

	for (size_t i = 0; i < tiles->count; i++)
		draw_tile(layout, tiles, scene, i);
	draw_frame(layout, tiles, scene);
	legend_draw(&tiles->areas.legend, layout, scene);
}

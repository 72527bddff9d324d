/*
 * charts/tilegrid.c - see tilegrid.h. Places first push each other apart, and
 * neighbours pull each other close, until they are about a tile from each
 * other, as in Dorling's cartograms. Then they are given tiles by the Hungarian
 * method, so that the sum of their squared ways is least. Last, tiles change
 * places as long as that brings neighbours together for little way.
 */
#include "charts/tilegrid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "charts/geometry.h"

enum {
	ROUNDS = 400, /* of pushing and pulling */
	MARGIN = 1, /* free tiles around all places */
	TRIES = 1000000, /* to change places */
	SEED = 7, /* of 1 to 8, it keeps the most neighbours of the city's wards */
	REACH = 3, /* tiles: no further do two change places */
};

#define LOOSE 2.0 /* tiles there are at first, for each place */
#define PULL 0.12 /* of the way between neighbours, a round */
#define PUSH 0.5 /* of the way that two are too close */
/* What a change costs: a tile of squared way, neighbours at a corner, and not touching at all. */
#define STAY 0.05
#define CORNER 0.4
#define GAP 0.6
#define HEAT 2.5 /* how much worse a change may make it, at first */

struct places {
	struct point *at; /* in tiles */
	size_t count;
	unsigned char *near; /* count * count: are they neighbours */
	size_t *first, *list; /* the neighbours of each, one after the other */
};

/* To a millionth of a tile: a cosine's last digit differs from machine to machine. */
static double whole(double value)
{
	return round(value * 1e6) / 1e6;
}

/* Flat, north up, so large that there are LOOSE tiles for each place. */
static void project(const struct chart_vertex *from, struct places *places)
{
	double south = INFINITY, north = -INFINITY, west = INFINITY, east = -INFINITY, scale;

	for (size_t i = 0; i < places->count; i++) {
		south = fmin(south, from[i].lat);
		north = fmax(north, from[i].lat);
	}
	for (size_t i = 0; i < places->count; i++) {
		double x = from[i].lon * cos((south + north) / 2 * M_PI / 180);

		places->at[i] = (struct point){ x, -from[i].lat };
		west = fmin(west, x);
		east = fmax(east, x);
	}
	scale = sqrt(LOOSE * (double)places->count / fmax((east - west) * (north - south), 1e-9));
	scale = fmin(scale, (double)places->count / fmax(fmax(east - west, north - south), 1e-9));
	for (size_t i = 0; i < places->count; i++)
		places->at[i] = (struct point){ whole((places->at[i].x - west) * scale),
			whole((places->at[i].y + north) * scale) };
}

/* Gabriel's graph: nobody else in the circle between two. */
static void find_neighbours(struct places *places)
{
	size_t n = places->count;

	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++) {
			struct point a = places->at[i], b = places->at[k];
			double x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
			double square = ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)) / 4;
			bool alone = true;

			for (size_t j = 0; j < n && alone; j++) {
				double dx = places->at[j].x - x, dy = places->at[j].y - y;

				alone = j == i || j == k || dx * dx + dy * dy >= square;
			}
			places->near[i * n + k] = places->near[k * n + i] = alone;
		}
}

static void list_neighbours(struct places *places)
{
	size_t n = places->count, used = 0;

	places->first = memory_new(n + 1, sizeof *places->first);
	places->list = memory_new(n * n + 1, sizeof *places->list);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < n; k++)
			if (places->near[i * n + k])
				places->list[used++] = k;
		places->first[i + 1] = used;
	}
}

/* Moves two places towards or from each other by a part of what is too much or too little. */
static void relax_pair(struct places *places, size_t i, size_t k, double heat)
{
	struct point *a = &places->at[i], *b = &places->at[k];
	double dx = b->x - a->x, dy = b->y - a->y, way = sqrt(dx * dx + dy * dy);
	double part;

	if (way >= 1 && !places->near[i * places->count + k])
		return;
	if (way < 1e-6) { /* on each other: aside, each pair another way */
		dx = cos((double)(i * 7 + k));
		dy = sin((double)(i * 7 + k));
		way = 1e-6;
	} else {
		dx /= way;
		dy /= way;
	}
	part = (way - 1) / 2 * (way < 1 ? PUSH : PULL * heat);
	a->x += dx * part;
	a->y += dy * part;
	b->x -= dx * part;
	b->y -= dy * part;
}

static void relax(struct places *places)
{
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < places->count; i++)
			for (size_t k = i + 1; k < places->count; k++)
				relax_pair(places, i, k, 1 - (double)round / ROUNDS);
}

struct grid {
	int columns, rows;
	size_t *holder; /* of each tile: the place + 1, or 0 */
	size_t *tile; /* of each place */
};

static size_t tile_count(const struct grid *grid)
{
	return (size_t)grid->columns * (size_t)grid->rows;
}

static int column_of(const struct grid *grid, size_t tile)
{
	return (int)(tile % (size_t)grid->columns);
}

static int row_of(const struct grid *grid, size_t tile)
{
	return (int)(tile / (size_t)grid->columns);
}

/* Moves all places into the grid, with a margin. */
static void fit_grid(struct places *places, struct grid *grid)
{
	double left = INFINITY, top = INFINITY, right = 0, bottom = 0;

	for (size_t i = 0; i < places->count; i++) {
		left = fmin(left, places->at[i].x);
		top = fmin(top, places->at[i].y);
	}
	for (size_t i = 0; i < places->count; i++) {
		places->at[i].x += MARGIN - left;
		places->at[i].y += MARGIN - top;
		right = fmax(right, places->at[i].x);
		bottom = fmax(bottom, places->at[i].y);
	}
	grid->columns = (int)ceil(right) + MARGIN + 1;
	grid->rows = (int)ceil(bottom) + MARGIN + 1;
	while (tile_count(grid) < places->count)
		grid->rows++;
	grid->holder = memory_new(tile_count(grid), sizeof *grid->holder);
	grid->tile = memory_new(places->count + 1, sizeof *grid->tile);
}

static double cost(const struct places *places, const struct grid *grid, size_t place, size_t tile)
{
	double dx = places->at[place].x - column_of(grid, tile);
	double dy = places->at[place].y - row_of(grid, tile);

	return dx * dx + dy * dy;
}

/* What the Hungarian method keeps; columns are tiles, numbered from 1. */
struct hungarian {
	double *u, *v, *least;
	size_t *holder, *way; /* of a tile: its place, from 1; the tile before it on the path */
	bool *used;
	size_t tiles;
};

/* The next tile of a cheapest path from the places on it. */
static size_t step_path(
	const struct places *places, const struct grid *grid, struct hungarian *h, size_t from)
{
	size_t place = h->holder[from], next = 0;
	double delta = INFINITY;

	h->used[from] = true;
	for (size_t k = 1; k <= h->tiles; k++) {
		double here;

		if (h->used[k])
			continue;
		here = cost(places, grid, place - 1, k - 1) - h->u[place] - h->v[k];
		if (here < h->least[k]) {
			h->least[k] = here;
			h->way[k] = from;
		}
		if (h->least[k] < delta) {
			delta = h->least[k];
			next = k;
		}
	}
	for (size_t k = 0; k <= h->tiles; k++)
		if (h->used[k]) {
			h->u[h->holder[k]] += delta;
			h->v[k] -= delta;
		} else {
			h->least[k] -= delta;
		}
	return next;
}

static void assign(const struct places *places, struct grid *grid)
{
	size_t tiles = tile_count(grid);
	struct hungarian h = { .tiles = tiles };

	h.u = memory_new(places->count + 1, sizeof *h.u);
	h.v = memory_new(tiles + 1, sizeof *h.v);
	h.least = memory_new(tiles + 1, sizeof *h.least);
	h.holder = memory_new(tiles + 1, sizeof *h.holder);
	h.way = memory_new(tiles + 1, sizeof *h.way);
	h.used = memory_new(tiles + 1, sizeof *h.used);
	for (size_t i = 1; i <= places->count; i++) {
		size_t at = 0;

		h.holder[0] = i;
		for (size_t k = 0; k <= tiles; k++) {
			h.least[k] = INFINITY;
			h.used[k] = false;
		}
		do
			at = step_path(places, grid, &h, at);
		while (h.holder[at] != 0);
		for (; at != 0; at = h.way[at])
			h.holder[at] = h.holder[h.way[at]];
	}
	for (size_t k = 1; k <= tiles; k++) {
		grid->holder[k - 1] = h.holder[k];
		if (h.holder[k] != 0)
			grid->tile[h.holder[k] - 1] = k - 1;
	}
	free(h.u);
	free(h.v);
	free(h.least);
	free(h.holder);
	free(h.way);
	free(h.used);
}

/* Tiles between two, more than touching: 0 beside, a part for a corner. */
static double apart(const struct grid *grid, size_t a, size_t b)
{
	double dx = abs(column_of(grid, a) - column_of(grid, b));
	double dy = abs(row_of(grid, a) - row_of(grid, b));

	return fmax(dx, dy) <= 1 ? (dx + dy > 1 ? CORNER : 0) : dx + dy - 1 + GAP;
}

/* What it costs for `place` to be on `tile`, when `other` is on `instead`. */
static double strain(const struct places *places, const struct grid *grid, size_t place,
	size_t tile, size_t other, size_t instead)
{
	double sum = STAY * cost(places, grid, place, tile);

	for (size_t i = places->first[place]; i < places->first[place + 1]; i++) {
		size_t near = places->list[i];

		sum += apart(grid, tile, near == other ? instead : grid->tile[near]);
	}
	return sum;
}

/* Lets the place on a tile and whoever is on another change places, if that costs less than `limit`. */
static void change(
	const struct places *places, struct grid *grid, size_t from, size_t into, double limit)
{
	size_t place = grid->holder[from] - 1, other = grid->holder[into] - 1;
	bool taken = grid->holder[into] != 0;
	double before = strain(places, grid, place, from, other, into);
	double after = strain(places, grid, place, into, other, from);

	if (taken) {
		before += strain(places, grid, other, into, place, from);
		after += strain(places, grid, other, from, place, into);
	}
	if (after - before >= limit)
		return;
	grid->holder[into] = place + 1;
	grid->holder[from] = taken ? other + 1 : 0;
	grid->tile[place] = into;
	if (taken)
		grid->tile[other] = from;
}

/* splitmix64 */
static size_t draw(uint64_t *seed, size_t limit)
{
	uint64_t z = *seed += 0x9E3779B97F4A7C15;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
	return (size_t)((z ^ (z >> 31)) % limit);
}

/* Changes that make it a little worse are taken too, ever less so: threshold accepting. */
static void improve(const struct places *places, struct grid *grid)
{
	uint64_t seed = SEED;

	for (size_t i = 0; i < TRIES && places->count > 1; i++) {
		size_t from = grid->tile[draw(&seed, places->count)];
		int column = column_of(grid, from) + (int)draw(&seed, 2 * REACH + 1) - REACH;
		int row = row_of(grid, from) + (int)draw(&seed, 2 * REACH + 1) - REACH;
		double left = 1 - (double)i / TRIES;
		size_t to;

		if (column < 0 || row < 0 || column >= grid->columns || row >= grid->rows)
			continue;
		to = (size_t)row * (size_t)grid->columns + (size_t)column;
		if (to != from)
			change(places, grid, from, to, HEAT * left * left - 1e-9);
	}
}

void tilegrid_assign(const struct chart_vertex *from, size_t count, struct tile *ret)
{
	struct places places = { .at = memory_new(count + 1, sizeof(struct point)),
		.count = count,
		.near = memory_new(count * count + 1, 1) };
	struct grid grid;
	int left = INT32_MAX, top = INT32_MAX;

	project(from, &places);
	find_neighbours(&places);
	list_neighbours(&places);
	relax(&places);
	fit_grid(&places, &grid);
	assign(&places, &grid);
	improve(&places, &grid);
	for (size_t i = 0; i < count; i++) {
		ret[i] = (struct tile){ column_of(&grid, grid.tile[i]),
			row_of(&grid, grid.tile[i]) };
		left = ret[i].column < left ? ret[i].column : left;
		top = ret[i].row < top ? ret[i].row : top;
	}
	for (size_t i = 0; i < count; i++)
		ret[i] = (struct tile){ ret[i].column - left, ret[i].row - top };
	free(places.at);
	free(places.near);
	free(places.first);
	free(places.list);
	free(grid.holder);
	free(grid.tile);
}

struct tilegrid_quality tilegrid_measure(const struct chart_vertex *from, size_t count,
	const struct tile *tiles, const size_t (*pairs)[2], size_t pair_count)
{
	struct places places = { .at = memory_new(count + 1, sizeof(struct point)),
		.count = count };
	struct tilegrid_quality quality = { .pairs = pair_count };
	double right = 1e-9, bottom = 1e-9, columns = 0, rows = 0;

	project(from, &places);
	for (size_t i = 0; i < count; i++) {
		right = fmax(right, places.at[i].x);
		bottom = fmax(bottom, places.at[i].y);
		columns = fmax(columns, tiles[i].column);
		rows = fmax(rows, tiles[i].row);
	}
	for (size_t i = 0; i < count; i++)
		quality.displacement += hypot(places.at[i].x * columns / right - tiles[i].column,
						places.at[i].y * rows / bottom - tiles[i].row) /
			(double)count;
	for (size_t i = 0; i < pair_count; i++) {
		int dx = abs(tiles[pairs[i][0]].column - tiles[pairs[i][1]].column);
		int dy = abs(tiles[pairs[i][0]].row - tiles[pairs[i][1]].row);

		quality.beside += dx + dy == 1;
		quality.cornered += dx == 1 && dy == 1;
	}
	free(places.at);
	return quality;
}

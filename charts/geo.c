/* charts/geo.c - see geo.h. */
#include "charts/geo.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { BINS = 360 }; /* of longitude, for the widest empty space */

#define FAR 0.2 /* of the map: an empty stretch as wide sets apart what is behind it */
#define FEW 0.05 /* of all places, those that may be set apart; but always one */
#define ROCK 0.01 /* of the largest ring's area */
#define FLATTEST 0.25 /* the cosine of the latitude where a map is true, at least */

struct box geo_extent(const struct geo_shape *shape)
{
	struct box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };

	for (size_t i = 0; i < shape->count; i++)
		box = geo_join(box,
			(struct box){ shape->points[i].x, shape->points[i].y, shape->points[i].x,
				shape->points[i].y });
	return box;
}

struct box geo_join(struct box a, struct box b)
{
	return (struct box){ fmin(a.left, b.left), fmin(a.top, b.top), fmax(a.right, b.right),
		fmax(a.bottom, b.bottom) };
}

/* The longitude next to `near`, a whole turn away if need be. */
static double unroll(double lon, double near)
{
	return lon - 360 * round((lon - near) / 360);
}

static void note_edge(bool *taken, double from, double until)
{
	double west = fmin(from, until), east = fmax(from, until);

	for (int lon = (int)floor(west); lon <= east; lon++)
		taken[(lon % BINS + BINS) % BINS] = true;
}

static void note_outline(
	const struct chart_outline *outline, bool *taken, double *south, double *north)
{
	for (size_t r = 0; outline != NULL && r < outline->count; r++) {
		const struct chart_ring *ring = &outline->rings[r];

		for (size_t i = 0; i < ring->count; i++) {
			const struct chart_vertex *at = &ring->vertices[i];
			const struct chart_vertex *next = &ring->vertices[(i + 1) % ring->count];

			note_edge(taken, at->lon, unroll(next->lon, at->lon));
			*south = fmin(*south, at->lat);
			*north = fmax(*north, at->lat);
		}
	}
}

/* The end of the longest empty run of bins; -180 where there is none. */
static double widest_gap_end(const bool *taken)
{
	int best = 0, run = 0, end = -180;

	for (int i = 0; i < 2 * BINS; i++) {
		run = taken[i % BINS] ? 0 : run + 1;
		if (run > best && run < BINS) {
			best = run;
			end = i + 1;
		}
	}
	return best == 0 ? -180 : end % BINS;
}

struct geo_view geo_view_of(const struct chart_outline *const *outlines, size_t count)
{
	bool taken[BINS] = { false };
	double south = INFINITY, north = -INFINITY;

	for (size_t i = 0; i < count; i++)
		note_outline(outlines[i], taken, &south, &north);
	return (struct geo_view){ widest_gap_end(taken), south > north ? 0 : (south + north) / 2 };
}

struct geo_shape geo_project(
	const struct geo_view *view, const struct chart_outline *outline, struct arena *arena)
{
	double flat = fmax(cos(view->latitude * M_PI / 180), FLATTEST);
	struct geo_shape shape = { .ring_count = outline->count };

	for (size_t r = 0; r < outline->count; r++)
		shape.count += outline->rings[r].count;
	shape.points = arena_new(arena, shape.count, sizeof *shape.points);
	shape.rings = arena_new(arena, shape.ring_count, sizeof *shape.rings);
	shape.count = 0;
	for (size_t r = 0; r < outline->count; r++) {
		const struct chart_ring *ring = &outline->rings[r];
		double lon = view->cut +
			fmod(fmod(ring->vertices[0].lon - view->cut, 360) + 360, 360);

		for (size_t i = 0; i < ring->count; i++) {
			lon = unroll(ring->vertices[i].lon, lon);
			shape.points[shape.count++] = (struct point){ (lon - view->cut) * flat,
				-sin(ring->vertices[i].lat * M_PI / 180) / flat * 180 / M_PI };
		}
		shape.rings[r] = ring->count;
	}
	return shape;
}

/* Twice the area of a triangle: 0 for points on a line. */
static double turn(struct point a, struct point b, struct point c)
{
	return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Adds a point to a ring, and takes back one that now lies on a line. Coordinates are whole. */
static size_t add_point(struct point *ring, size_t count, struct point at)
{
	if (count > 0 && ring[count - 1].x == at.x && ring[count - 1].y == at.y)
		return count;
	while (count > 1 && turn(ring[count - 2], ring[count - 1], at) == 0)
		count--;
	ring[count] = at;
	if (count > 0 && ring[count - 1].x == at.x && ring[count - 1].y == at.y)
		return count;
	return count + 1;
}

/* The end of a ring meets its start: what lies on a line there goes too. */
static size_t close_ring(struct point *ring, size_t count)
{
	while (count > 1 && ring[0].x == ring[count - 1].x && ring[0].y == ring[count - 1].y)
		count--;
	while (count > 2 && turn(ring[count - 2], ring[count - 1], ring[0]) == 0)
		count--;
	while (count > 2 && turn(ring[count - 1], ring[0], ring[1]) == 0) {
		count--;
		memmove(ring, ring + 1, count * sizeof *ring);
	}
	return count < 3 ? 0 : count;
}

struct geo_shape geo_fit(const struct geo_shape *shape, double scale, struct point at, double step,
	struct arena *arena)
{
	struct geo_shape fit = { .points = arena_new(arena, shape->count + 1, sizeof *fit.points),
		.rings = arena_new(arena, shape->ring_count, sizeof *fit.rings) };
	const struct point *from = shape->points;

	for (size_t r = 0; r < shape->ring_count; r++) {
		struct point *ring = fit.points + fit.count;
		size_t count = 0;

		for (size_t i = 0; i < shape->rings[r]; i++)
			count = add_point(ring, count,
				(struct point){ round((at.x + from[i].x * scale) / step),
					round((at.y + from[i].y * scale) / step) });
		count = close_ring(ring, count);
		if (count > 0)
			fit.rings[fit.ring_count++] = count;
		fit.count += count;
		from += shape->rings[r];
	}
	for (size_t i = 0; i < fit.count; i++)
		fit.points[i] = (struct point){ fit.points[i].x * step, fit.points[i].y * step };
	return fit;
}

static double area(const struct point *ring, size_t count)
{
	double twice = 0;

	for (size_t i = 0, k = count - 1; i < count; k = i++)
		twice += ring[k].x * ring[i].y - ring[i].x * ring[k].y;
	return fabs(twice / 2);
}

struct geo_shape geo_main(const struct geo_shape *shape, struct arena *arena)
{
	struct geo_shape kept = { .points = arena_new(arena, shape->count, sizeof *kept.points),
		.rings = arena_new(arena, shape->ring_count, sizeof *kept.rings) };
	const struct point *ring = shape->points;
	double largest = 0;

	for (size_t r = 0; r < shape->ring_count; ring += shape->rings[r++])
		largest = fmax(largest, area(ring, shape->rings[r]));
	ring = shape->points;
	for (size_t r = 0; r < shape->ring_count; ring += shape->rings[r++]) {
		if (area(ring, shape->rings[r]) < ROCK * largest)
			continue;
		memcpy(kept.points + kept.count, ring, shape->rings[r] * sizeof *ring);
		kept.rings[kept.ring_count++] = shape->rings[r];
		kept.count += shape->rings[r];
	}
	return kept;
}

bool geo_holds(const struct geo_shape *shape, struct point at)
{
	const struct point *ring = shape->points;
	bool inside = false;

	for (size_t r = 0; r < shape->ring_count; ring += shape->rings[r++])
		for (size_t i = 0, k = shape->rings[r] - 1; i < shape->rings[r]; k = i++)
			if ((ring[i].y > at.y) != (ring[k].y > at.y) &&
				at.x < (ring[k].x - ring[i].x) * (at.y - ring[i].y) /
							(ring[k].y - ring[i].y) +
						ring[i].x)
				inside = !inside;
	return inside;
}

struct extent {
	double from, until;
	size_t which;
};

static int by_start(const void *a, const void *b)
{
	const struct extent *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->which > y->which) - (x->which < y->which);
}

/* Along one axis: what is few, behind the widest empty stretch. */
static void find_along(struct extent *extents, size_t count, bool *far)
{
	double until = -INFINITY, widest = 0, whole;
	size_t split = 0, first, last, few = (size_t)fmax(1, FEW * (double)count);

	if (count < 3)
		return;
	qsort(extents, count, sizeof *extents, by_start);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && extents[i].from - until > widest) {
			widest = extents[i].from - until;
			split = i;
		}
		until = fmax(until, extents[i].until);
	}
	whole = until - extents[0].from;
	if (widest < FAR * whole || (split > few && count - split > few))
		return;
	first = split <= few ? 0 : split;
	last = split <= few ? split : count;
	for (size_t i = first; i < last; i++)
		far[extents[i].which] = true;
}

void geo_find_far(const struct box *boxes, size_t count, bool *far)
{
	struct extent *extents = memory_new(count + 1, sizeof *extents);

	for (int axis = 0; axis < 2; axis++) {
		size_t used = 0;

		for (size_t i = 0; i < count; i++)
			if (boxes[i].left <= boxes[i].right && !far[i])
				extents[used++] = axis == 0
					? (struct extent){ boxes[i].top, boxes[i].bottom, i }
					: (struct extent){ boxes[i].left, boxes[i].right, i };
		find_along(extents, used, far);
	}
	free(extents);
}

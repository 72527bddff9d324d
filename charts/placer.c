/* charts/placer.c - see placer.h. */
#include "charts/placer.h"

#include <math.h>

/* What a place costs: the further down the reader's order, the further away, the more it hides. */
#define COST_HEADING 1.0
#define COST_RING 4.0
#define COST_DOT 30.0
#define COST_LINE 30.0
#define COST_CROSSED 0.5 /* a pixel of line */
#define COST_LED 6.0 /* a line that a leader runs through */
#define COST_LED_DOT 20.0 /* a marker: the label would seem to be its own */
#define COST_UNCLEAR 28.0 /* another marker is nearer than the label's own, and no leader tells */
#define COST_TOO_MUCH 27.0 /* a label that may be left out is, from here on */

#define GAP 4.0 /* between a marker and its label */
#define AIR 2.0 /* around words and lines */
#define BETWEEN 6.0 /* words side by side */
#define LEADER 14.0 /* from this distance a label needs one */

/* Where a label stands, in halves of its own size and of the gap: {1, 0} is right of the anchor. */
struct heading {
	double x, y;
};

enum { HEADINGS = 16 };

/* clang-format off */
static const struct heading headings[][HEADINGS] = {
	[PLACER_BESIDE] = {
		{ 1, 0 }, { 1, -.5 }, { 1, .5 }, { .5, -1 }, { .5, 1 }, { 0, -1 },
		{ 0, 1 }, { 1, -1 }, { 1, 1 }, { -.5, -1 }, { -.5, 1 }, { -1, -1 },
		{ -1, 1 }, { -1, -.5 }, { -1, .5 }, { -1, 0 } },
	[PLACER_ABOVE] = {
		{ 0, -1 }, { -.5, -1 }, { .5, -1 }, { -1, -1 }, { 1, -1 }, { -1, -.5 },
		{ 1, -.5 }, { 0, 1 }, { .5, 1 }, { -.5, 1 }, { 1, 1 }, { -1, 1 },
		{ -1, 0 }, { 1, 0 }, { 1, .5 }, { -1, .5 } },
};
/* clang-format on */

static const double rings[] = { 0, 6, 14, 24, 38, 56, 80 };

enum { NEAR_RINGS = 2 }; /* for labels that may be left out */

void placer_avoid_words(struct placer *placer, struct box box)
{
	placer->words = arena_push(
		placer->arena, placer->words, placer->word_count, sizeof *placer->words);
	placer->words[placer->word_count++] = box;
}

void placer_avoid_line(struct placer *placer, struct point from, struct point to)
{
	placer->segments = arena_push(
		placer->arena, placer->segments, placer->segment_count, sizeof *placer->segments);
	placer->segments[placer->segment_count] = (struct placer_segment){ from, to };
	placer->segment_count++;
}

void placer_avoid_dot(struct placer *placer, struct point at, double radius)
{
	placer->dots = arena_push(
		placer->arena, placer->dots, placer->dot_count, sizeof *placer->dots);
	placer->dots[placer->dot_count++] = (struct placer_dot){ at, radius };
}

/* Narrows the part [*low, *high] of a segment to where start + t * way lies in [from, until]. */
static bool clip(double start, double way, double from, double until, double *low, double *high)
{
	double a, b;

	if (way == 0)
		return start >= from && start <= until;
	a = (from - start) / way;
	b = (until - start) / way;
	*low = fmax(*low, fmin(a, b));
	*high = fmin(*high, fmax(a, b));
	return *low < *high;
}

/* How many pixels of a segment lie in a box. */
static double crossing(struct box box, const struct placer_segment *segment)
{
	struct point from = segment->from, to = segment->until;
	double low = 0, high = 1;

	if (!clip(from.x, to.x - from.x, box.left, box.right, &low, &high) ||
		!clip(from.y, to.y - from.y, box.top, box.bottom, &low, &high))
		return 0;
	return (high - low) * hypot(to.x - from.x, to.y - from.y);
}

/* Is every word out of the way? */
static bool is_free(const struct placer *placer, struct box box)
{
	struct box wide = box_grow(box, AIR * placer->unit);

	wide.left -= (BETWEEN - AIR) * placer->unit;
	wide.right += (BETWEEN - AIR) * placer->unit;
	if (!box_holds(placer->bounds, box))
		return false;
	for (size_t i = 0; i < placer->word_count; i++)
		if (box_overlaps(wide, placer->words[i]))
			return false;
	return true;
}

static struct point nearest(struct box box, struct point to)
{
	return (struct point){ fmax(box.left, fmin(to.x, box.right)),
		fmax(box.top, fmin(to.y, box.bottom)) };
}

static double distance(struct box box, struct point to)
{
	struct point from = nearest(box, to);

	return hypot(from.x - to.x, from.y - to.y);
}

/* What a box hides, and whom it may be taken to belong to; stops counting at `limit`. */
static double hidden(
	const struct placer *placer, struct point anchor, struct box box, bool led, double limit)
{
	struct box wide = box_grow(box, AIR * placer->unit);
	double cost = 0, own = distance(wide, anchor);
	bool unclear = false;

	for (size_t i = 0; i < placer->dot_count && cost < limit; i++) {
		double away = distance(wide, placer->dots[i].at);
		double apart = hypot(
			placer->dots[i].at.x - anchor.x, placer->dots[i].at.y - anchor.y);

		if (away < placer->dots[i].radius)
			cost += COST_DOT;
		unclear = unclear || (away < own && apart > placer->dots[i].radius);
	}
	cost += unclear && !led ? COST_UNCLEAR : 0;
	for (size_t i = 0; i < placer->segment_count && cost < limit; i++) {
		double length = crossing(wide, &placer->segments[i]);

		if (length > 0)
			cost += COST_LINE + COST_CROSSED * length;
	}
	return cost;
}

static double turn(struct point a, struct point b, struct point c)
{
	return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool meets(const struct placer_segment *a, const struct placer_segment *b)
{
	return turn(a->from, a->until, b->from) * turn(a->from, a->until, b->until) < 0 &&
		turn(b->from, b->until, a->from) * turn(b->from, b->until, a->until) < 0;
}

/* What a leader costs; infinite when it would run through words. */
static double leading(const struct placer *placer, struct point anchor, struct box box)
{
	struct placer_segment leader = { anchor, nearest(box, anchor) };
	double cost = 0;

	for (size_t i = 0; i < placer->word_count; i++)
		if (crossing(placer->words[i], &leader) > 0)
			return INFINITY;
	for (size_t i = 0; i < placer->segment_count; i++)
		cost += meets(&leader, &placer->segments[i]) ? COST_LED : 0;
	for (size_t i = 0; i < placer->dot_count; i++) {
		double radius = placer->dots[i].radius;
		struct point at = placer->dots[i].at;
		struct box dot = { at.x - radius, at.y - radius, at.x + radius, at.y + radius };

		if (hypot(at.x - anchor.x, at.y - anchor.y) > radius && crossing(dot, &leader) > 0)
			cost += COST_LED_DOT;
	}
	return cost;
}

/* The box of a label at a heading and a distance from its anchor. */
static struct box box_at(
	const struct placer_wish *wish, struct box bounds, struct heading heading, double away)
{
	double reach = wish->clear + away;
	double x = wish->anchor.x + heading.x * (wish->width / 2 + reach);
	double y = wish->anchor.y + heading.y * (wish->height / 2 + reach);

	if (fabs(heading.y) == 1) { /* above or below: as far aside as the bounds ask */
		x = fmin(x, fmax(wish->anchor.x - wish->width / 2, bounds.right - wish->width / 2));
		x = fmax(x, fmin(wish->anchor.x + wish->width / 2, bounds.left + wish->width / 2));
	}
	return (struct box){ x - wish->width / 2, y - wish->height / 2, x + wish->width / 2,
		y + wish->height / 2 };
}

bool placer_put(struct placer *placer, const struct placer_wish *wish, struct placer_answer *ret)
{
	double best = wish->must ? INFINITY : COST_TOO_MUCH;
	struct placer_answer answer = { 0 };
	size_t ring_count = wish->must ? COUNT(rings) : NEAR_RINGS;
	bool found = false;

	for (size_t ring = 0; ring < ring_count && best > COST_RING * (double)ring; ring++)
		for (size_t i = 0; i < HEADINGS; i++) {
			bool far = rings[ring] > LEADER;
			double hides;
			struct heading heading = headings[wish->habit][i];
			struct box box = box_at(
				wish, placer->bounds, heading, (GAP + rings[ring]) * placer->unit);
			double cost = COST_RING * (double)ring + COST_HEADING * (double)i;

			if (cost >= best || !is_free(placer, box))
				continue;
			cost += far ? leading(placer, wish->anchor, box) : 0;
			hides = hidden(placer, wish->anchor, box, far, best - cost);
			cost += hides;
			if (cost >= best)
				continue;
			best = cost;
			found = true;
			answer.box = box;
			answer.side = heading.x >= 1 ? 1 : heading.x <= -1 ? -1 : 0;
			answer.far = far;
			answer.crosses = hides >= COST_LINE;
		}
	if (!found)
		return false;
	placer_avoid_words(placer, answer.box);
	*ret = answer;
	return true;
}

/*
 * charts/placer.h - finds room for labels beside the things they name.
 *
 * Words never overlap words and never leave the bounds; lines, markers and
 * rules are kept clear of as far as there is room. Places are tried from near
 * to far, in the order a reader expects; the first clean one is taken.
 */
#ifndef CHARTS_PLACER_H
#define CHARTS_PLACER_H

#include "base/arena.h"
#include "charts/geometry.h"

/* What a label prefers: the end of a line, or a point with a line through it. */
enum placer_habit { PLACER_BESIDE, PLACER_ABOVE };

struct placer_wish {
	struct point anchor;
	double clear; /* radius of the marker at the anchor */
	double width, height;
	enum placer_habit habit;
	bool must; /* placed far away or across a line, if need be; others only near and clear */
};

struct placer_answer {
	struct box box;
	int side; /* of the anchor the label stands on: -1 left, 0 above or below, 1 right */
	bool far; /* so far away that it needs a leader */
	bool crosses; /* no place was clear of every line and marker */
};

struct placer {
	struct arena *arena;
	struct box bounds;
	double unit; /* how much larger than on a page everything is */
	struct box *words;
	struct placer_segment {
		struct point from, until;
	} * segments;
	struct placer_dot {
		struct point at;
		double radius;
	} * dots;
	size_t word_count, segment_count, dot_count;
};

void placer_avoid_words(struct placer *placer, struct box box);
void placer_avoid_line(struct placer *placer, struct point from, struct point to);
void placer_avoid_dot(struct placer *placer, struct point at, double radius);

/* Places a label and keeps its room; false, `ret` untouched, when there is no good place. */
MUST_CHECK bool placer_put(
	struct placer *placer, const struct placer_wish *wish, struct placer_answer *ret);

#endif

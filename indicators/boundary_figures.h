/*
 * indicators/boundary_figures.h - observations on the places of another day.
 *
 * boundary.h at work on figures as they are kept: packed, moved, and unpacked
 * with their sources and, in words, with what they were made of. A place's own
 * figure stays as it is; one taken over whole keeps its value as published. A
 * figure published for a place of the day and a time before it began was put on
 * the new boundaries by its source: it stands instead of one put together.
 */
#ifndef INDICATORS_BOUNDARY_FIGURES_H
#define INDICATORS_BOUNDARY_FIGURES_H

#include "indicators/boundary.h"

struct boundary_figure {
	struct observation observation; /* of a place of the day */
	struct boundary_mark mark;
};

/* For the rules' weights: what the new places have people; boundary_say_grounds() says so. */
const int64_t *boundary_populations(struct arena *arena, const struct catalogue *catalogue);

/* A figure that is in none of the others, and why. */
struct boundary_left {
	const struct observation *observation;
	enum boundary_reason reason;
};

struct boundary_figures {
	const struct boundary_figure *items; /* by breakdown, period and place */
	const struct boundary_left *left;
	size_t count, left_count;
};

/*
 * Moves the figures of one method of the indicator, in any order. Of figures
 * of one place, period and breakdown the last given counts. Source and vintage
 * of a moved figure are those of all it was made from where they agree, else
 * "". Lives in the arena, borrows the items. Keys as of boundary_move().
 */
MUST_CHECK bool boundary_figures_move(struct arena *arena, const struct boundary *boundary,
	const struct indicator *indicator, const struct observation *items, size_t count,
	struct boundary_figures *ret, struct error *err);

#endif

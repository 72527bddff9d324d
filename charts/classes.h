/*
 * charts/classes.h - figures sorted into a few classes of colour: for heat tables and maps.
 *
 * One function for the picture and for its legend, so that they cannot
 * differ. A class holds its lower bound and not its upper one; the first and
 * the last are open. Comparisons are exact.
 */
#ifndef CHARTS_CLASSES_H
#define CHARTS_CLASSES_H

#include "charts/frame.h"

enum { CLASSES_MAX = CHART_MAX_BOUNDS + 1 };

struct classes {
	struct decimal bounds[CHART_MAX_BOUNDS]; /* rising: between class i and class i + 1 */
	struct decimal lowest, highest; /* of the figures */
	int count; /* of classes: one more than bounds; 0 without figures */
	int under; /* diverging: so many classes lie below the middle; else -1 */
};

/*
 * The asker's bounds, or round ones chosen from the figures of columns
 * first..last, so that classes hold about as many figures each and none is
 * empty; fewer classes where figures are few or equal.
 */
struct classes classes_choose(const struct frame *frame, size_t first, size_t last);

/* The class of a value: 0 .. count - 1. */
int classes_find(const struct classes *classes, struct decimal value);

/* Its colour; every two neighbours differ to the eye, in print too. */
enum token classes_token(const struct classes *classes, int index);

/* What the legend says of it: "dưới 10", "10 – dưới 20", "từ 20"; with the unit. */
void classes_say(const struct classes *classes, int index, const struct unit *unit, enum lang lang,
	struct text *ret);

#endif

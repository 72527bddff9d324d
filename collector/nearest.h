/* collector/nearest.h - "did you mean": the known word closest to a mistyped one. */
#ifndef COLLECTOR_NEAREST_H
#define COLLECTOR_NEAREST_H

#include "base/text.h"

enum { NEAREST_MAX_WORD = 64 };

/* Steps (insert, drop, change a byte) from one word to the other, NEAREST_MAX_WORD if too long. */
int nearest_distance(struct span a, const char *b);

/*
 * Starts at "" and is offered words one by one; keeps the closest within a third of its length, of
 * equally close ones that which begins most alike, then the first.
 */
struct nearest {
	struct span wanted;
	const char *word; /* "" while nothing is near */
	int distance;
};
void nearest_offer(struct nearest *nearest, const char *word);

#endif

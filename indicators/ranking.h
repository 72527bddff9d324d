/*
 * indicators/ranking.h - where a figure stands among those of other places.
 *
 * Equals share a rank and the next one counts them all: 1, 2, 2, 4 ("standard
 * competition ranking"). The best comes first: the highest, or the lowest where
 * the direction is down; without a direction the highest comes first and no
 * claim is made that it is better.
 */
#ifndef INDICATORS_RANKING_H
#define INDICATORS_RANKING_H

#include "base/decimal.h"
#include "indicators/indicator.h"

struct ranking {
	int rank; /* 1 for the best; equals share it */
	int equals; /* how many others have the very same value */
	int count; /* values compared, this one among them */
	struct decimal low, median, high; /* of all of them, exact */
};

/*
 * Ranks values[index] among `count` values (at least 1). The median of an even
 * number of values is the mean of the middle two, with one digit more where it
 * needs one. False where digits run out (18 in all).
 */
MUST_CHECK bool ranking_of(const struct decimal *values, int count, int index,
	enum direction direction, struct ranking *ret);

#endif

/* indicators/composite_ranks.h - who comes first, and how much that hangs on the weights. */
#ifndef INDICATORS_COMPOSITE_RANKS_H
#define INDICATORS_COMPOSITE_RANKS_H

#include "base/arena.h"
#include "indicators/composite.h"

/* Ranks by the value shown, the highest first, equals alike (1 2 2 4); 0 where there is none. */
void composite_ranks(
	const struct composite_result *results, int count, struct arena *arena, int *ret);

struct composite_rank {
	int rank; /* by the value shown, as composite_ranks(); 0 where there is none */
	int best, worst; /* over all settings of the weights */
	int changed; /* settings in which it is another than `rank` */
};

/*
 * Ranks `count` places again for every setting of the weights: each times (100 - spread), 100 or
 * (100 + spread) percent in all combinations for up to 8 components (3^8 = 6,561), or that many
 * settings drawn evenly between the two from `seed` for more. Returns how many settings there were.
 * Values are rounded for each setting as they are for show. `spread` is 1 to 99.
 */
int composite_sensitivity(const struct composite *composite, const struct composite_result *results,
	int count, int spread, uint64_t seed, struct arena *arena, struct composite_rank *ret);

#endif

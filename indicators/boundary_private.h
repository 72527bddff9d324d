/* indicators/boundary_private.h - the crosswalk as boundary_new() reads it. */
#ifndef INDICATORS_BOUNDARY_PRIVATE_H
#define INDICATORS_BOUNDARY_PRIVATE_H

#include "indicators/boundary.h"

typedef __int128 wide;

/* One place that an ended place gave to, in the order that breaks ties. */
struct boundary_step {
	int to; /* index in catalogue->places */
	int64_t weight;
};

/* How a place left. */
struct boundary_exit {
	const struct boundary_step *steps;
	int count;
	enum boundary_basis basis;
};

/* A place of the day that some of a place ends up in. */
struct boundary_reach {
	int target;
	enum boundary_basis basis; /* the weakest on the way */
};

struct boundary_place {
	struct boundary_exit exit;
	const struct boundary_reach *reach; /* none: younger than the day, or without a link */
	int reach_count;
	bool later; /* younger than the day */
};

struct boundary {
	const struct catalogue *catalogue;
	struct boundary_rules rules;
	struct boundary_place *places; /* as catalogue->places */
	const int *ended; /* places that ended by the day, in the order they ended */
	int ended_count;
	int most_steps;
};

/*
 * Deals `amount` to the steps by their weights: largest remainder, ties to the
 * earlier step. `ret` and `rest` have room for all. False where a product overflows.
 */
MUST_CHECK bool boundary_deal(
	wide amount, const struct boundary_exit *leaving, wide *rest, wide *ret);

#endif

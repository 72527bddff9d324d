/* charts/spread.h - keeps labels on one line apart, each as near to where it belongs as can be. */
#ifndef CHARTS_SPREAD_H
#define CHARTS_SPREAD_H

#include "base/lang.h"

struct spread_item {
	double middle; /* where it belongs; then where it is */
	double size;
};

/*
 * Moves items, whose middles do not fall, so that none overlaps another and
 * all lie in from..until; their order stays. False, nothing moved, when they
 * are too many.
 */
MUST_CHECK bool spread(struct spread_item *items, size_t count, double from, double until);

#endif

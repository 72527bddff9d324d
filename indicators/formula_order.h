/* indicators/formula_order.h - which computed figures come first, and that none needs itself. */
#ifndef INDICATORS_FORMULA_ORDER_H
#define INDICATORS_FORMULA_ORDER_H

#include "indicators/formula.h"

/* A method whose figures are computed, and what from. */
struct formula_named {
	const char *code, *method; /* of the method the figures are made for */
	bool primary; /* what a reference without a method means */
	const struct formula_reference *references;
	int count;
};

/*
 * Fills `ret` (room for `count`) with indices into `items`, each after all it is made from,
 * otherwise as declared. False, `ret` untouched, when one is made from itself: ERROR_REFUSED
 *     formula.cycle    line and column of the closing reference, the ring in the detail: a <- b <- a
 *     composite.cycle  the same, where a component of a composite closes it
 * `ret_at`, which may be NULL, is then the item that holds that reference.
 */
MUST_CHECK bool formula_order(const struct formula_named *items, int count, struct arena *arena,
	int *ret, int *ret_at, struct error *err);

#endif

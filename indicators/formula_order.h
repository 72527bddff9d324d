/* indicators/formula_order.h - which derived figures come first, and that none needs itself. */
#ifndef INDICATORS_FORMULA_ORDER_H
#define INDICATORS_FORMULA_ORDER_H

#include "indicators/formula.h"

struct formula_named {
	const char *code; /* of the indicator the formula makes */
	const struct formula *formula;
};

/*
 * Fills `ret` (room for `count`) with indices into `items`, each after all it is made from,
 * otherwise as declared. False, `ret` untouched, when one is made from itself: ERROR_REFUSED
 *     formula.cycle  line and column of the closing reference, the ring in the detail: a <- b <- a
 */
MUST_CHECK bool formula_order(const struct formula_named *items, int count, struct arena *arena,
	int *ret, struct error *err);

#endif

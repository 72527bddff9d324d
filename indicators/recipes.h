/*
 * indicators/recipes.h - the computed methods of a catalogue: read, checked, in the order to
 * compute them.
 *
 * A method is computed by a formula (kind derived) or as a composite index (kind composite). It is
 * made from methods that are reported, or computed before it. In a formula `population` is the
 * population of the place, unless an indicator has that code.
 */
#ifndef INDICATORS_RECIPES_H
#define INDICATORS_RECIPES_H

#include "base/arena.h"
#include "base/error.h"
#include "indicators/catalogue.h"
#include "indicators/composite.h"
#include "indicators/formula.h"

/* What one reference or component means; both NULL for the population. */
struct recipe_input {
	const struct indicator *indicator;
	const struct method *method;
};

struct recipe {
	const struct indicator *indicator;
	const struct method *method;
	const struct formula *formula; /* NULL for a composite: method->composite */
	const struct recipe_input *inputs; /* by reference of the formula, or by component */
	int count;
};

struct recipes {
	const struct recipe *items; /* each after all it is made from */
	int count;
};

/*
 * Reads every recipe of the catalogue; `ret` lives in the arena. ERROR_REFUSED with the method as
 * `where` and the keys of formula.h, formula_order.h, composite.h, and
 *     composite.unknown  a component is no indicator or method of the catalogue
 *     composite.twice    a method is a component twice
 */
MUST_CHECK bool recipes_make(struct arena *arena, const struct catalogue *catalogue,
	struct recipes *ret, struct error *err);

/* The recipe of a method, or NULL. */
const struct recipe *recipes_of(const struct recipes *recipes, const struct method *method);

#endif

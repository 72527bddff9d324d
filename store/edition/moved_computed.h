/* store/edition/moved_computed.h - computed figures on the places of another day; for moved.c. */
#ifndef STORE_EDITION_MOVED_COMPUTED_H
#define STORE_EDITION_MOVED_COMPUTED_H

#include "indicators/boundary_figures.h"
#include "indicators/recipes.h"
#include "store/edition/open.h"

/*
 * Makes the figures of `ret`, moved as if they were reported, again from their inputs, which have
 * been moved as well. What cannot be made so stays only where it rests on one place: a place's
 * own figure from its own, or all of one old place. In the arena.
 */
MUST_CHECK bool moved_compute(struct edition *edition, struct arena *arena,
	const struct recipe *recipe, const struct boundary_figures *inputs,
	struct boundary_figures *ret, struct error *err);

#endif

/*
 * store/edition/derive.h - computed figures, made when an edition is built.
 *
 * Every method with a recipe (indicators/recipes.h) gets a figure for each place and period in
 * which one of its inputs has one: a figure of the input, else its total over places. Where it
 * cannot be computed the figure has no value, status M, and a note that says why; but a place has
 * no figures for want of inputs before its first value, unless it is the city and there is none at
 * all. A figure that was reported before the method was computed stays as it is.
 */
#ifndef STORE_EDITION_DERIVE_H
#define STORE_EDITION_DERIVE_H

#include "indicators/catalogue.h"
#include "store/db.h"

enum { DERIVE_SPREAD = 20 }; /* percent that weights are moved for `ranking` */

/* Adds to `figure`, fills `part` and `ranking`; totals have been written. Keys of recipes.h. */
MUST_CHECK bool derive_write(
	struct db *edition, const struct catalogue *catalogue, struct error *err);

#endif

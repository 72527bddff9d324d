/*
 * store/catalogue_recipes.h - how methods are computed, in the tables of recipe.sql; for
 * catalogue.c and catalogue_load.c only. Recipes are replaced as a whole.
 */
#ifndef STORE_CATALOGUE_RECIPES_H
#define STORE_CATALOGUE_RECIPES_H

#include "indicators/catalogue.h"
#include "store/db.h"

/* The methods must have been saved. */
MUST_CHECK bool catalogue_save_recipes(
	struct db *db, const struct catalogue *catalogue, struct error *err);

/* Fills in how the method is computed; nothing where it is reported, or in an edition made before. */
MUST_CHECK bool catalogue_load_recipe(struct db *db, struct arena *arena,
	const struct indicator *indicator, struct method *ret, struct error *err);

#endif

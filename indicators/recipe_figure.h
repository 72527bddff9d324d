/*
 * indicators/recipe_figure.h - the figure that a recipe makes for one place and period, with all
 * that it was made from, and in words why there is none.
 */
#ifndef INDICATORS_RECIPE_FIGURE_H
#define INDICATORS_RECIPE_FIGURE_H

#include "indicators/recipes.h"
#include "indicators/series.h"

/* Finds the figure of an input by its number: borrowed, or NULL. Populations are never asked for. */
struct recipe_source {
	const struct observation *(*figure)(
		void *self, int input, const struct place *place, const struct period *period);
	void *self;
};

/* One figure that was asked for. */
struct recipe_part {
	int input;
	struct period period;
	const struct observation *figure; /* as the source gave it; NULL where there is none */
	const struct composite_part *component; /* of a composite, else NULL */
};

struct recipe_made {
	/* Without a value, also for one beyond the indicator's bounds: status M, and a note that
	   says why. Illustrative ones have the method's note, and one on two boundaries says so. */
	struct observation figure;
	bool wanting; /* no value, for want of a figure or of an earlier period */
	const struct recipe_part *parts; /* each once, in the order of the recipe, newest first */
	int count;
};

/* All in the arena. */
void recipe_figure(const struct recipe *recipe, const struct recipe_source *source,
	const struct place *place, const struct period *period, struct arena *arena,
	struct recipe_made *ret);

/* Of a composite: how its components make its value. */
void recipe_composite(const struct recipe *recipe, const struct recipe_source *source,
	const struct place *place, const struct period *period, struct composite_result *ret);

/* The population of a place as a figure; NULL where it is not known. */
const struct observation *recipe_population(
	struct arena *arena, const struct place *place, const struct period *period);

#endif

/* store/edition/derive_private.h - what one computed method is made from; for derive*.c only. */
#ifndef STORE_EDITION_DERIVE_PRIVATE_H
#define STORE_EDITION_DERIVE_PRIVATE_H

#include "indicators/recipe_figure.h"
#include "store/edition/derive.h"

enum derive_held { HELD_NONE, HELD_FIGURE, HELD_TOTAL, HELD_POPULATION };

/* A figure that an input has. */
struct derive_entry {
	struct observation figure; /* the first member: a figure's entry is found through it */
	enum derive_held held;
};

/* All figures of one input, by place code, period, and place. */
struct derive_input {
	struct derive_entry *entries;
	size_t count;
};

/* A place and period that may get a computed figure. */
struct derive_spot {
	const struct place *place;
	struct period period;
};

/* Reads the figures of a method, and its totals where it has no figure. */
MUST_CHECK bool derive_input_read(struct db *edition, struct arena *arena,
	const struct catalogue *catalogue, const struct method *method, struct derive_input *ret,
	struct error *err);

/* The figure of a place and period; with `heirs`, else of another place that had its code. */
const struct derive_entry *derive_input_find(const struct derive_input *input,
	const struct place *place, const struct period *period, bool heirs);

/* Every place and period of the inputs, each once, by place code, then time. Returns how many. */
size_t derive_spots(struct arena *arena, const struct derive_input *inputs, int count,
	struct derive_spot **ret);

/* One recipe at work. */
struct deriving {
	struct db *edition;
	const struct recipe *recipe;
	struct derive_input *inputs; /* as in the recipe; empty for the population */
	struct stmt *figure, *part;
	struct error *err;
};

/* The recipe is a composite: its value at a spot, and the figures of its components. */
void derive_composite(const struct deriving *deriving, const struct derive_spot *spot,
	struct composite_result *ret);

/* Fills `ranking` for the last period of each level in which a spot has a value (`known`). */
MUST_CHECK bool derive_rank(const struct deriving *deriving, const struct derive_spot *spots,
	const bool *known, size_t count);

#endif

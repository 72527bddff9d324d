/*
 * charts/legend.h - what colours mean: samples with words, in rows at the top of the body.
 *
 * Zeroed is empty. Entries are added, then written once by the layout, then drawn.
 */
#ifndef CHARTS_LEGEND_H
#define CHARTS_LEGEND_H

#include "charts/classes.h"
#include "charts/layout.h"
#include "charts/scene.h"

/* How a sample looks. */
enum legend_look {
	LEGEND_FILLED, /* with its colour */
	LEGEND_HATCHED, /* with diagonals of it */
	LEGEND_DASHED, /* only edged with dashes */
	LEGEND_TICK, /* an upright stroke */
	LEGEND_DOT, /* a disc; and hollow */
	LEGEND_RING,
	LEGEND_STATE, /* the state's shape */
	LEGEND_WORDS, /* no sample: words that belong to the row */
};

struct legend_entry {
	enum token token;
	enum legend_look look;
	enum state state;
	const char *words; /* arena or static */
	struct box sample; /* set by legend_write() */
};

struct legend {
	bool stacked; /* one entry a row */
	struct legend_entry *entries;
	size_t count;
};

void legend_add(struct legend *legend, struct layout *layout, enum token token,
	enum legend_look look, const char *words);

/* A state's shape and word. */
void legend_add_state(struct legend *legend, struct layout *layout, enum state state);

/* One entry a class, from low to high, in the unit of the request. */
void legend_add_classes(
	struct legend *legend, struct layout *layout, const struct classes *classes);

/* Writes the words at the top of the body and moves it down; nothing for an empty one. */
void legend_write(struct legend *legend, struct layout *layout);

/* The samples. */
void legend_draw(const struct legend *legend, const struct layout *layout, struct scene *scene);

#endif

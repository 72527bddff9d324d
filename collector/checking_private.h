/* collector/checking_private.h - what the files checking*.c share. */
#ifndef COLLECTOR_CHECKING_PRIVATE_H
#define COLLECTOR_CHECKING_PRIVATE_H

#include "collector/checking.h"
#include "indicators/checks_crowd.h"
#include "store/office/history.h"

/* A figure on its way in, and the file it came in. */
struct arriving {
	const struct entry *entry;
	struct checked *file;
};

/* One figure of a series: on its way in (with an entry), or held already. */
struct known {
	const struct observation *figure;
	struct arriving arriving; /* its entry is NULL for what is held */
	bool settled; /* on its way in, and decided on with the same numbers before */
};

/* The figures of one method at one place: the last vintage of each. */
struct lineage {
	const struct place *place;
	struct known *items; /* by breakdown, then by period */
	struct known *by_period; /* by period, then by breakdown; NULL where nothing is split */
	struct observation *figures; /* the same figures, side by side */
	size_t count;
};

/* Merges what arrives of one series (by key) with what is held of it (by period, breakdown). */
void lineage_merge(struct arena *arena, const struct arriving *arriving, size_t arriving_count,
	const struct past *past, size_t past_count, struct lineage *ret);

/* Which places are siblings: by index in the catalogue, a number that they share. */
const int *kin_new(struct arena *arena, const struct catalogue *catalogue);

/* Crowds of siblings, by period and breakdown. */
struct crowds;
struct crowds *crowds_new(struct arena *arena, size_t figures); /* room for so many */
void crowds_add(struct crowds *crowds, int kin, const struct observation *figure);
/* Adds it only where others of its crowd stand already: it takes no room of its own. */
void crowds_join(struct crowds *crowds, int kin, const struct observation *figure);
/* The crowd that a figure stands in; made at the first call, after which nothing may be added. */
struct check_crowd *crowds_find(struct crowds *crowds, int kin, const struct observation *figure);

#endif

/*
 * store/edition/part.h - what a computed figure was made from, as kept when the edition was built.
 */
#ifndef STORE_EDITION_PART_H
#define STORE_EDITION_PART_H

#include "indicators/composite.h"
#include "store/edition/total.h"

/* One thing that was looked up. With neither figure nor total there was none. */
struct edition_part {
	const struct indicator *indicator; /* both NULL: the population of the place */
	const struct method *method;
	const struct place *place;
	struct period period;
	const struct observation *figure;
	const struct edition_total *total; /* over places, where there is no figure */
	const struct composite_component *component; /* of a composite, else NULL */
	bool weighed; /* the following are set: the component was there */
	bool outside; /* beyond an anchor, and counted as the anchor */
	struct decimal normalised; /* 0 to 1 */
	struct decimal contribution; /* to the value; they add up to it */
};

/* In the order of the recipe, newest first; none for a figure that was reported. In the arena. */
MUST_CHECK bool edition_parts(struct edition *edition, struct arena *arena,
	const struct method *method, const struct observation *figure, struct edition_part **ret,
	size_t *ret_count, struct error *err);

/* A place's rank by a composite, and over all settings of its weights. */
struct edition_rank {
	const struct place *place;
	const char *period; /* the last one of the place's level */
	int rank, best, worst;
	int changed, settings; /* settings that give another rank, of all */
	int places, spread; /* that were ranked; percent each weight was moved */
};

/* All ranks by a method, the first first. */
MUST_CHECK bool edition_ranks(struct edition *edition, struct arena *arena,
	const struct method *method, struct edition_rank **ret, size_t *ret_count,
	struct error *err);

#endif

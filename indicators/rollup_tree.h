/*
 * indicators/rollup_tree.h - the catalogue's places as a tree to add up in.
 *
 * Provinces are the tops: the catalogue does not hold every province of the
 * country, so a total of the country would be none. One tree serves all
 * times: which places count in a period follows from their dates.
 */
#ifndef INDICATORS_ROLLUP_TREE_H
#define INDICATORS_ROLLUP_TREE_H

#include "indicators/catalogue.h"
#include "indicators/rollup.h"

struct rollup_tree {
	struct rollup_node *nodes; /* by level, then as in the catalogue; weights may be replaced */
	int count;
	const int *node_of; /* by index in catalogue->places: its node, or -1 */
};

/*
 * Figures are expected of the places of `level`, and of places one level above
 * that never had any below (a district without wards). A ward with a former
 * district lies below a node that stands for it (`former`), which lies below
 * the ward's parent; `former_district` says where most of the ward lay, so the
 * total is that of these wards, not of the old district. Weights are the
 * populations. Lives in the arena. A `level` above district has no tree: count 0.
 */
struct rollup_tree rollup_tree_make(
	struct arena *arena, const struct catalogue *catalogue, enum place_level level);

#endif

/* indicators/rollup_tree.c - see rollup_tree.h. Nodes are laid out level by level. */
#include "indicators/rollup_tree.h"

#include <string.h>

struct planter {
	const struct catalogue *catalogue;
	enum place_level level; /* of those that report */
	struct rollup_node *nodes;
	int count;
	int *node_of; /* by index in the catalogue */
	int *parent_of; /* the same: index of the parent in the catalogue, or -1 */
	bool *has_below;
};

/* The place called CODE@VALID_FROM, or -1. */
static int index_of(const struct catalogue *catalogue, const char *key)
{
	const struct place *place = *key == '\0' ? NULL : catalogue_place(catalogue, key, 0);

	return place == NULL ? -1 : (int)(place - catalogue->places);
}

/* The district of that code that was there on `day`, or the day before; or -1. */
static int district_of(const struct catalogue *catalogue, const char *code, int day)
{
	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		if (place->level == PLACE_DISTRICT && place->from_day <= day &&
			place->until_day >= day && strcmp(place->code, code) == 0)
			return i;
	}
	return -1;
}

static int add_node(struct planter *planter, const struct place *place, int parent)
{
	planter->nodes[planter->count] = (struct rollup_node){
		.place = place,
		.parent = parent,
		.weight = place->population,
	};
	return planter->count++;
}

/* The node for what was a district, below `parent`; made when it is first asked for. */
static int former_node(struct planter *planter, const struct place *ward, int parent)
{
	int district = *ward->former_district == '\0'
		? -1
		: district_of(planter->catalogue, ward->former_district, ward->from_day);
	const struct place *place;
	int node;

	if (district < 0)
		return parent;
	place = &planter->catalogue->places[district];
	for (int i = 0; i < planter->count; i++)
		if (planter->nodes[i].former && planter->nodes[i].place == place &&
			planter->nodes[i].parent == parent)
			return i;
	node = add_node(planter, place, parent);
	planter->nodes[node].former = true;
	planter->nodes[node].weight = -1;
	return node;
}

/* Where in the tree a place's parent is; -1 for none. */
static int node_above(const struct planter *planter, int i)
{
	int parent = planter->parent_of[i];

	return parent < 0 ? -1 : planter->node_of[parent];
}

/* Former districts come before all of a level, so that they precede their wards. */
static void add_formers(struct planter *planter, enum place_level level)
{
	const struct catalogue *catalogue = planter->catalogue;

	for (int i = 0; i < catalogue->place_count; i++)
		if (catalogue->places[i].level == level)
			(void)former_node(planter, &catalogue->places[i], node_above(planter, i));
}

static void add_level(struct planter *planter, enum place_level level)
{
	const struct catalogue *catalogue = planter->catalogue;

	add_formers(planter, level);
	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];
		int node;

		if (place->level != level)
			continue;
		node = add_node(
			planter, place, former_node(planter, place, node_above(planter, i)));
		planter->nodes[node].reports = level == planter->level ||
			(level + 1 == planter->level && !planter->has_below[i]);
		planter->node_of[i] = node;
	}
}

struct rollup_tree rollup_tree_make(
	struct arena *arena, const struct catalogue *catalogue, enum place_level level)
{
	size_t count = (size_t)catalogue->place_count;
	struct planter planter = { .catalogue = catalogue, .level = level };

	planter.nodes = arena_new(arena, 2 * count + 1, sizeof *planter.nodes);
	planter.node_of = arena_new(arena, count + 1, sizeof *planter.node_of);
	planter.parent_of = arena_new(arena, count + 1, sizeof *planter.parent_of);
	planter.has_below = arena_new(arena, count + 1, sizeof *planter.has_below);
	for (size_t i = 0; i < count; i++) {
		int parent = index_of(catalogue, catalogue->places[i].parent);

		planter.node_of[i] = -1;
		planter.parent_of[i] = parent;
		if (parent >= 0 && catalogue->places[i].level <= level)
			planter.has_below[parent] = true;
	}
	if (level > PLACE_PROVINCE)
		for (int at = PLACE_PROVINCE; at <= (int)level; at++)
			add_level(&planter, (enum place_level)at);
	return (struct rollup_tree){ planter.nodes, planter.count, planter.node_of };
}

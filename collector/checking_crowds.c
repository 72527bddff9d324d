/*
 * collector/checking_crowds.c - finds the siblings of a figure: a hash table of (siblings, period,
 * breakdown), each with the figures that stand in it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "collector/checking_private.h"

struct group {
	int kin;
	const struct observation *like; /* any of them; NULL: the slot is free */
	const struct observation **figures;
	size_t count;
	struct check_crowd *crowd;
};

struct crowds {
	struct arena *arena;
	struct group *slots;
	size_t mask;
};

struct crowds *crowds_new(struct arena *arena, size_t figures)
{
	struct crowds *crowds = arena_new(arena, 1, sizeof *crowds);
	size_t room = 16;

	while (room < figures * 2)
		room *= 2;
	*crowds = (struct crowds){ arena, arena_new(arena, room, sizeof *crowds->slots), room - 1 };
	return crowds;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
	return hash ^ (hash >> 29);
}

static struct group *slot_of(const struct crowds *crowds, int kin, const struct observation *figure)
{
	uint64_t hash = mix(
		mix((uint64_t)kin, (uint64_t)figure->period.from), (uint64_t)figure->period.until);

	for (const char *at = figure->breakdown; *at != '\0'; at++)
		hash = mix(hash, (unsigned char)*at);
	for (size_t at = hash & crowds->mask;; at = (at + 1) & crowds->mask) {
		struct group *group = &crowds->slots[at];

		if (group->like == NULL ||
			(group->kin == kin &&
				period_compare(&group->like->period, &figure->period) == 0 &&
				strcmp(group->like->breakdown, figure->breakdown) == 0))
			return group;
	}
}

void crowds_add(struct crowds *crowds, int kin, const struct observation *figure)
{
	struct group *group = slot_of(crowds, kin, figure);

	group->kin = kin;
	group->like = figure;
	group->figures = arena_push(
		crowds->arena, group->figures, group->count, sizeof *group->figures);
	group->figures[group->count++] = figure;
}

void crowds_join(struct crowds *crowds, int kin, const struct observation *figure)
{
	if (slot_of(crowds, kin, figure)->like != NULL)
		crowds_add(crowds, kin, figure);
}

struct check_crowd *crowds_find(struct crowds *crowds, int kin, const struct observation *figure)
{
	struct group *group = slot_of(crowds, kin, figure);

	if (group->crowd == NULL && group->count > CHECK_SIBLINGS_LEAST)
		group->crowd = check_crowd_new(crowds->arena, figure, group->figures, group->count);
	return group->crowd;
}

static int compare_kin(const void *left, const void *right, void *context)
{
	const struct place *places = context;
	const struct place *a = &places[*(const int *)left], *b = &places[*(const int *)right];
	int order = strcmp(a->parent, b->parent);

	return order != 0 ? order : (a->level > b->level) - (a->level < b->level);
}

const int *kin_new(struct arena *arena, const struct catalogue *catalogue)
{
	size_t count = (size_t)catalogue->place_count;
	int *order = arena_new(arena, count, sizeof *order), *kin;
	struct place *places = arena_new(arena, count, sizeof *places);

	kin = arena_new(arena, count, sizeof *kin);
	memcpy(places, catalogue->places, count * sizeof *places);
	for (size_t i = 0; i < count; i++)
		order[i] = (int)i;
	qsort_r(order, count, sizeof *order, compare_kin, places);
	for (size_t i = 1; i < count; i++)
		kin[order[i]] = kin[order[i - 1]] +
			(compare_kin(&order[i - 1], &order[i], places) != 0);
	return kin;
}

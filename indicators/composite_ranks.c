/*
 * indicators/composite_ranks.c - see composite_ranks.h. All in whole numbers: normalised parts in
 * units of 10^-9, weights of at most 10^9, factors of at most 199 percent, the full value of at most
 * 10^12. A sum of 32 parts then stays below 2^127.
 */
#include "indicators/composite_ranks.h"

#include <stdlib.h>

typedef __int128 wide;

enum {
	GRID_COMPONENTS = 8,
	SETTINGS = 6561,
	LARGEST_WEIGHT = 1000000000,
	NORMALISED_ONE = 1000000000
};

struct entry {
	int64_t value; /* as shown, without its point */
	int place;
};

static int by_value(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

/* Sorts the entries and writes the rank of each place. */
static void rank(struct entry *entries, int count, int *ret)
{
	qsort(entries, (size_t)count, sizeof *entries, by_value);
	for (int i = 0; i < count; i++)
		ret[entries[i].place] = i > 0 && entries[i].value == entries[i - 1].value
			? ret[entries[i - 1].place]
			: i + 1;
}

void composite_ranks(
	const struct composite_result *results, int count, struct arena *arena, int *ret)
{
	struct entry *entries = arena_new(arena, (size_t)count, sizeof *entries);
	int known = 0;

	for (int i = 0; i < count; i++) {
		ret[i] = 0;
		if (results[i].known)
			entries[known++] = (struct entry){ results[i].value.units, i };
	}
	rank(entries, known, ret);
}

/* Whole numbers in the proportion of the weights: exactly, but where that takes too many digits. */
static void whole_weights(const struct composite *composite, int64_t *ret)
{
	struct decimal most = composite->components[0].weight, unit = { 1, 0 }, share;
	int64_t factor = 1;

	for (int i = 0; i < composite->count; i++) {
		const struct decimal *weight = &composite->components[i].weight;

		if (decimal_compare(*weight, most) > 0)
			most = *weight;
		if (weight->scale > unit.scale)
			unit.scale = weight->scale;
	}
	if (!decimal_ratio(most, unit, 1, 0, &share) || share.units > LARGEST_WEIGHT) {
		unit = most;
		factor = LARGEST_WEIGHT;
	}
	for (int i = 0; i < composite->count; i++) {
		if (!decimal_ratio(composite->components[i].weight, unit, factor, 0, &share))
			share = (struct decimal){ 0 };
		ret[i] = share.units;
	}
}

/* The value of one place with these weights, rounded for show. */
static int64_t value_with(const struct composite *composite, const struct composite_result *result,
	const int64_t *weights)
{
	wide weighted = 0, all = 0;

	for (int i = 0; i < composite->count; i++)
		if (result->parts[i].known) {
			weighted += (wide)weights[i] * result->parts[i].normalised.units;
			all += weights[i];
		}
	weighted *= composite->full.units;
	all *= NORMALISED_ONE;
	for (int digit = composite->full.scale; digit < composite->decimals; digit++)
		weighted *= 10;
	for (int digit = composite->decimals; digit < composite->full.scale; digit++)
		all *= 10;
	return all == 0 ? 0 : (int64_t)((weighted + all / 2) / all);
}

static void rank_with(const struct composite *composite, const struct composite_result *results,
	int count, const int64_t *weights, struct entry *entries, int *ret)
{
	int known = 0;

	for (int i = 0; i < count; i++) {
		ret[i] = 0;
		if (results[i].known)
			entries[known++] = (struct entry){
				value_with(composite, &results[i], weights), i
			};
	}
	rank(entries, known, ret);
}

/* splitmix64 (S. Vigna, public domain): the same numbers everywhere. */
static uint64_t draw(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

/* The weights of one setting: a row of the grid, or a draw. */
static void set_weights(const struct composite *composite, const int64_t *declared, int setting,
	int spread, uint64_t *state, int64_t *ret)
{
	bool grid = composite->count <= GRID_COMPONENTS;

	for (int i = 0; i < composite->count; i++, setting /= 3) {
		int percent = grid ? 100 + (setting % 3 - 1) * spread
				   : 100 - spread + (int)(draw(state) % (uint64_t)(2 * spread + 1));

		ret[i] = declared[i] * percent;
	}
}

int composite_sensitivity(const struct composite *composite, const struct composite_result *results,
	int count, int spread, uint64_t seed, struct arena *arena, struct composite_rank *ret)
{
	struct entry *entries = arena_new(arena, (size_t)count, sizeof *entries);
	int *ranks = arena_new(arena, (size_t)count, sizeof *ranks);
	int64_t declared[COMPOSITE_MAX], weights[COMPOSITE_MAX];
	int settings = 1;

	for (int i = 0; i < composite->count && settings < SETTINGS; i++)
		settings *= 3;
	whole_weights(composite, declared);
	composite_ranks(results, count, arena, ranks);
	for (int i = 0; i < count; i++)
		ret[i] = (struct composite_rank){ ranks[i], ranks[i], ranks[i], 0 };
	for (int setting = 0; setting < settings; setting++) {
		set_weights(composite, declared, setting, spread, &seed, weights);
		rank_with(composite, results, count, weights, entries, ranks);
		for (int i = 0; i < count; i++) {
			ret[i].best = ranks[i] < ret[i].best ? ranks[i] : ret[i].best;
			ret[i].worst = ranks[i] > ret[i].worst ? ranks[i] : ret[i].worst;
			ret[i].changed += ranks[i] != ret[i].rank;
		}
	}
	return settings;
}

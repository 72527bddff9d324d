/* collector/checking_series.c - one series: what is held of it and what arrives, as one history. */
#include <stdlib.h>
#include <string.h>

#include "collector/checking_private.h"

/* By period, then breakdown: the order in which both lists come. */
static int compare_figures(const struct observation *a, const struct observation *b)
{
	int order = period_compare(&a->period, &b->period);

	return order != 0 ? order : strcmp(a->breakdown, b->breakdown);
}

static bool same_number(struct decimal a, struct decimal b)
{
	return a.units == b.units && a.scale == b.scale;
}

static bool same_numbers(const struct observation *a, const struct observation *b)
{
	return a->known == b->known && a->parts == b->parts &&
		(!a->known || same_number(a->value, b->value)) &&
		(!a->parts ||
			(same_number(a->numerator, b->numerator) &&
				same_number(a->denominator, b->denominator)));
}

/* What arrives, or what is held where that is of a later vintage. */
static struct known choose(const struct arriving *arriving, const struct past *past)
{
	const struct observation *figure = &arriving->entry->observation;

	if (past != NULL && strcmp(past->observation.vintage, figure->vintage) > 0)
		return (struct known){ .figure = &past->observation };
	return (struct known){ .figure = figure,
		.arriving = *arriving,
		.settled = past != NULL && past->settled &&
			same_numbers(&past->observation, figure) };
}

static int by_breakdown(const void *left, const void *right)
{
	const struct known *a = left, *b = right;
	int order = strcmp(a->figure->breakdown, b->figure->breakdown);

	return order != 0 ? order : period_compare(&a->figure->period, &b->figure->period);
}

/* Steps to the last vintage of the figure at the head of a list. */
static size_t last_vintage(const struct arriving *arriving, size_t count)
{
	size_t at = 0;

	while (at + 1 < count &&
		compare_figures(&arriving[at].entry->observation,
			&arriving[at + 1].entry->observation) == 0)
		at++;
	return at;
}

/* Merges two lists by period and breakdown; returns how many figures there are. */
static size_t merge(const struct arriving *arriving, size_t arriving_count, const struct past *past,
	size_t past_count, struct known *ret)
{
	size_t count = 0, p = 0;

	for (size_t a = 0; a < arriving_count; a++) {
		int order = 1;

		a += last_vintage(&arriving[a], arriving_count - a);
		for (; p < past_count; p++) {
			order = compare_figures(
				&arriving[a].entry->observation, &past[p].observation);
			if (order <= 0)
				break;
			ret[count++] = (struct known){ .figure = &past[p].observation };
		}
		ret[count++] = choose(&arriving[a], order == 0 ? &past[p++] : NULL);
	}
	for (; p < past_count; p++)
		ret[count++] = (struct known){ .figure = &past[p].observation };
	return count;
}

void lineage_merge(struct arena *arena, const struct arriving *arriving, size_t arriving_count,
	const struct past *past, size_t past_count, struct lineage *ret)
{
	struct known *items = arena_new(arena, arriving_count + past_count, sizeof *items);
	size_t count = merge(arriving, arriving_count, past, past_count, items);
	bool split = false;

	for (size_t i = 0; i < count; i++)
		split = split || *items[i].figure->breakdown != '\0';
	ret->by_period = NULL;
	if (split) {
		ret->by_period = arena_new(arena, count, sizeof *items);
		memcpy(ret->by_period, items, count * sizeof *items);
		qsort(items, count, sizeof *items, by_breakdown);
	}
	ret->items = items;
	ret->count = count;
	ret->figures = arena_new(arena, count, sizeof *ret->figures);
	for (size_t i = 0; i < count; i++)
		ret->figures[i] = *items[i].figure;
}

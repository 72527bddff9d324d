/* dashboard/api/dataset_figures.c - see dataset_figures.h. */
#include "dashboard/api/dataset_figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

bool dataset_each(struct edition *edition, dataset_take *take, void *context, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);

	for (int i = 0; i < catalogue->indicator_count; i++) {
		arena_auto arena = { 0 };
		struct edition_figure *figures;
		size_t count;

		if (!edition_figures(
			    edition, &arena, &catalogue->indicators[i], &figures, &count, err) ||
			!take(context, &catalogue->indicators[i], figures, count))
			return false;
	}
	return true;
}

static int compare(const void *left, const void *right)
{
	const struct period *a = left, *b = right;
	int order = period_compare(a, b);

	return order != 0 ? order : strcmp(a->label, b->label);
}

/* Sorted, each once. */
static void tidy(struct dataset_periods *periods)
{
	size_t kept = 0;

	qsort(periods->items, periods->count, sizeof *periods->items, compare);
	for (size_t i = 0; i < periods->count; i++)
		if (kept == 0 || compare(&periods->items[kept - 1], &periods->items[i]) != 0)
			periods->items[kept++] = periods->items[i];
	periods->count = kept;
}

/* What is known already and what an indicator adds, tidied at once. */
static bool take(void *context, const struct indicator *indicator UNUSED,
	const struct edition_figure *figures, size_t count)
{
	struct dataset_periods *known = context;

	if (count == 0)
		return true;
	known->items = memory_grow(known->items, known->count + count, sizeof *known->items);
	for (size_t i = 0; i < count; i++)
		known->items[known->count++] = figures[i].observation.period;
	tidy(known);
	return true;
}

bool dataset_periods(struct edition *edition, struct arena *arena, struct dataset_periods *ret,
	struct error *err)
{
	struct dataset_periods known = { 0 };
	bool fine = dataset_each(edition, take, &known, err);

	ret->count = known.count;
	ret->items = arena_new(arena, known.count + 1, sizeof *ret->items);
	if (known.count > 0)
		memcpy(ret->items, known.items, known.count * sizeof *ret->items);
	free(known.items);
	return fine;
}

size_t dataset_period_at(const struct dataset_periods *periods, const struct period *period)
{
	const struct period *found = bsearch(
		period, periods->items, periods->count, sizeof *periods->items, compare);

	return (size_t)(found - periods->items);
}

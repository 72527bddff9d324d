/* store/edition/moved_computed.c - see moved_computed.h. */
#include "store/edition/moved_computed.h"

#include <stdlib.h>
#include <string.h>

#include "indicators/recipe_figure.h"
#include "store/edition/part.h"

/* The figures are by breakdown, period, and place in the order of the catalogue. */
static int compare(const struct boundary_figure *figure, const struct place *place,
	const struct period *period)
{
	const struct observation *each = &figure->observation;
	int order = *each->breakdown != '\0';

	if (order == 0)
		order = period_compare(&each->period, period);
	return order != 0 ? order : (each->place > place) - (each->place < place);
}

/* The moved figures of each input. */
struct moved_inputs {
	const struct boundary_figures *items;
};

static const struct observation *find_moved(
	void *self, int input, const struct place *place, const struct period *period)
{
	const struct moved_inputs *inputs = self;
	const struct boundary_figures *figures = &inputs->items[input];
	size_t low = 0, high = figures->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(&figures->items[middle], place, period);

		if (order == 0)
			return &figures->items[middle].observation;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct computing {
	struct edition *edition;
	struct arena *arena;
	const struct recipe *recipe;
	struct recipe_source source;
};

/* The part that rests on the weakest ground; NULL where all are the place's own. */
static const struct boundary_figure *weakest(
	const struct recipe *recipe, const struct recipe_made *made)
{
	const struct boundary_figure *found = NULL;

	for (int i = 0; i < made->count; i++) {
		/* find_moved() gives the first member */
		const struct boundary_figure *each =
			(const struct boundary_figure *)made->parts[i].figure;

		if (each == NULL || recipe->inputs[made->parts[i].input].indicator == NULL)
			continue;
		if (each->mark.basis > (found == NULL ? BASIS_SAME : found->mark.basis))
			found = each;
	}
	return found;
}

/* Puts a note behind another. */
static void add_note(struct arena *arena, const char **note, const char *more)
{
	if (*more != '\0')
		*note = **note == '\0' ? more : arena_format(arena, "%s %s", *note, more);
}

static void take(const struct computing *computing, const struct recipe_made *made,
	struct boundary_figure *ret)
{
	const struct boundary_figure *ground = weakest(computing->recipe, made);

	ret->observation = made->figure;
	ret->mark = (struct boundary_mark){ .basis = BASIS_SAME };
	if (ground == NULL)
		return;
	ret->mark = ground->mark;
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++)
		add_note(computing->arena, &ret->observation.note[lang],
			ground->observation.note[lang]);
}

/* Is a place's own figure made from nothing but its own? */
static bool rests_on_itself(const struct computing *computing, const struct observation *figure,
	bool *ret, struct error *err)
{
	struct edition_part *parts;
	size_t count;

	if (!edition_parts(computing->edition, computing->arena, computing->recipe->method, figure,
		    &parts, &count, err))
		return false;
	*ret = true;
	for (size_t i = 0; i < count; i++)
		*ret = *ret && parts[i].place == figure->place;
	return true;
}

/* Where a figure may be made: `old` is what was moved, or has no status where there was nothing. */
static bool make(const struct computing *computing, struct boundary_figure *old, struct error *err)
{
	struct observation *figure = &old->observation;
	struct recipe_made made;
	bool stays = figure->known;

	recipe_figure(computing->recipe, &computing->source, figure->place, &figure->period,
		computing->arena, &made);
	if (made.figure.known) {
		take(computing, &made, old);
		return true;
	}
	if (figure->known && old->mark.basis == BASIS_SAME &&
		!rests_on_itself(computing, figure, &stays, err))
		return false;
	if (!stays && figure->status != '\0') {
		made.figure.since = figure->since;
		*figure = made.figure;
	}
	return true;
}

static int compare_figures(const void *left, const void *right)
{
	const struct boundary_figure *a = left, *b = right;
	int order = compare(a, b->observation.place, &b->observation.period);

	return order != 0 ? order
			  : (a->observation.status == '\0') - (b->observation.status == '\0');
}

/* Adds every place and period of an input. */
static size_t add_spots(
	const struct boundary_figures *input, struct boundary_figure *list, size_t count)
{
	for (size_t i = 0; i < input->count; i++) {
		const struct observation *each = &input->items[i].observation;

		if (*each->breakdown == '\0')
			list[count++].observation = (struct observation){
				.period = each->period, .place = each->place, .breakdown = ""
			};
	}
	return count;
}

/* Makes each of the spots, sorted and once, that is no known one's copy. Returns how many stay. */
static bool make_all(const struct computing *computing, struct boundary_figure *list, size_t count,
	size_t *ret, struct error *err)
{
	size_t kept = 0;

	if (count > 0)
		qsort(list, count, sizeof *list, compare_figures);
	for (size_t i = 0; i < count; i++) {
		const struct observation *each = &list[i].observation;

		if (kept > 0 && compare(&list[kept - 1], each->place, &each->period) == 0)
			continue;
		list[kept] = list[i];
		if (!make(computing, &list[kept], err))
			return false;
		kept += list[kept].observation.status != '\0';
	}
	*ret = kept;
	return true;
}

bool moved_compute(struct edition *edition, struct arena *arena, const struct recipe *recipe,
	const struct boundary_figures *inputs, struct boundary_figures *ret, struct error *err)
{
	struct moved_inputs moved = { inputs };
	const struct computing computing = { edition, arena, recipe, { find_moved, &moved } };
	size_t whole = 0, split, count, room = ret->count;
	struct boundary_figure *list;

	for (int i = 0; i < recipe->count; i++)
		room += inputs[i].count;
	list = arena_new(arena, room, sizeof *list);
	/* what is split by a breakdown was reported, and stands last */
	while (whole < ret->count && *ret->items[whole].observation.breakdown == '\0') {
		list[whole] = ret->items[whole];
		whole++;
	}
	split = ret->count - whole;
	count = whole;
	for (int i = 0; i < recipe->count; i++)
		count = add_spots(&inputs[i], list, count);
	if (!make_all(&computing, list, count, &count, err))
		return false;
	if (split > 0)
		memcpy(&list[count], &ret->items[whole], split * sizeof *list);
	ret->items = list;
	ret->count = count + split;
	return true;
}

/*
 * indicators/boundary_figures.c - see boundary_figures.h. The figures are sorted
 * by breakdown; each breakdown is moved by itself.
 */
#include "indicators/boundary_figures.h"

#include <stdlib.h>
#include <string.h>

#include "indicators/boundary_private.h"
#include "indicators/place.h"
#include "indicators/rollup.h"

const int64_t *boundary_populations(struct arena *arena, const struct catalogue *catalogue)
{
	int64_t *weights = arena_new(arena, (size_t)catalogue->link_count + 1, sizeof *weights);

	for (int i = 0; i < catalogue->link_count; i++)
		weights[i] = catalogue->links[i].to->population;
	return weights;
}

/* A figure on its way, with the order it was given in. */
struct given {
	const struct observation *item;
	int place; /* index in the catalogue */
};

struct figures {
	struct arena *arena;
	const struct boundary *boundary;
	const struct indicator *indicator;
	struct boundary_figure *items;
	struct boundary_left *left;
	size_t count, left_count;
};

/* One breakdown: `list` and `cells` at the same index, sorted as cells are. */
struct group {
	struct figures *figures;
	struct given *list;
	struct given *ahead; /* what sources put on new boundaries themselves */
	size_t ahead_count;
	struct rollup_cell *cells;
	size_t count;
	struct boundary_cells packed;
};

/* By breakdown, period, place; then as given, which is the order in memory. */
static int compare_given(const void *left, const void *right)
{
	const struct given *a = left, *b = right;
	int order = strcmp(a->item->breakdown, b->item->breakdown);

	if (order == 0)
		order = period_compare(&a->item->period, &b->item->period);
	if (order == 0)
		order = (a->place > b->place) - (a->place < b->place);
	return order != 0 ? order : (a->item > b->item) - (a->item < b->item);
}

static bool is_same(const struct given *a, const struct given *b)
{
	return a->place == b->place && period_compare(&a->item->period, &b->item->period) == 0 &&
		strcmp(a->item->breakdown, b->item->breakdown) == 0;
}

/* Sorted, each place, period and breakdown once. Returns how many. */
static size_t sort_given(const struct figures *figures, const struct observation *items,
	size_t count, struct given *ret)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		ret[i] = (struct given){ &items[i],
			(int)(items[i].place - figures->boundary->catalogue->places) };
	if (count > 1)
		qsort(ret, count, sizeof *ret, compare_given);
	for (size_t i = 0; i < count; i++) {
		if (kept > 0 && is_same(&ret[kept - 1], &ret[i]))
			kept--;
		ret[kept++] = ret[i];
	}
	return kept;
}

static bool pack(struct group *group)
{
	struct figures *figures = group->figures;
	struct period *periods = arena_new(figures->arena, group->count + 1, sizeof *periods);
	struct rollup_scales scales = { 0 };
	int count = 0;

	group->cells = arena_new(figures->arena, group->count + 1, sizeof *group->cells);
	for (size_t i = 0; i < group->count; i++)
		rollup_scales_hold(&scales, group->list[i].item);
	for (size_t i = 0; i < group->count; i++) {
		const struct observation *item = group->list[i].item;

		if (count == 0 || period_compare(&periods[count - 1], &item->period) != 0)
			periods[count++] = item->period;
		if (!rollup_cell_pack(
			    item, &scales, group->list[i].place, count - 1, &group->cells[i]))
			return false;
	}
	group->packed = (struct boundary_cells){ figures->indicator->kind, scales, group->cells,
		group->count, periods, count };
	return true;
}

/* The first given figure of a period. */
static size_t first_of(const struct group *group, int period)
{
	size_t low = 0, high = group->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (group->cells[middle].period < period)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Keeps what all agree on. */
static void agree(const char **one, const char *other, bool first)
{
	if (first)
		*one = other;
	else if (strcmp(*one, other) != 0)
		*one = "";
}

/* What a figure was made from has in common; returns one of them, or NULL where there are none. */
static const struct observation *gather(
	const struct group *group, const struct rollup_cell *cell, struct observation *ret)
{
	const struct observation *found = NULL;

	ret->vintage = ret->source = ret->note[LANG_VI] = ret->note[LANG_EN] = "";
	for (size_t i = first_of(group, cell->period);
		i < group->count && group->cells[i].period == cell->period; i++) {
		const struct observation *item = group->list[i].item;
		bool first = found == NULL;

		if (!boundary_leads(group->figures->boundary, group->list[i].place, cell->place))
			continue;
		agree(&ret->vintage, item->vintage, first);
		agree(&ret->source, item->source, first);
		for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++)
			agree(&ret->note[lang], item->note[lang], first);
		if (item->since > ret->since)
			ret->since = item->since;
		found = item;
	}
	return found;
}

/* Adds a source's code to a list of them, once. */
static void add_source(struct text *list, const char *code)
{
	const char *at = strstr(text_z(list), code);

	if (*code == '\0' || at != NULL)
		return;
	text_addf(list, "%s%s", text_span(list).size == 0 ? "" : ", ", code);
}

/* The common note, then what the figure was made of and what that rests on. */
static void say_note(const struct group *group, const struct rollup_cell *cell,
	const struct boundary_mark *mark, struct observation *ret)
{
	const struct boundary *boundary = group->figures->boundary;
	const struct catalogue *catalogue = boundary->catalogue;
	text_auto links = { 0 }, weights = { 0 };

	for (int i = 0; i < catalogue->link_count; i++) {
		const struct place_link *link = &catalogue->links[i];

		if (!boundary_leads(boundary, (int)(link->from - catalogue->places), cell->place))
			continue;
		add_source(&links, link->source);
		if (!link->whole)
			add_source(&weights, link->to->source);
	}
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto note = { 0 };
		size_t size = strlen(ret->note[lang]);

		text_addz(&note, ret->note[lang]);
		if (size > 0)
			text_addz(&note, ret->note[lang][size - 1] == '.' ? " " : ". ");
		boundary_say(mark, lang, &note);
		boundary_say_grounds(mark, text_z(&weights), text_z(&links), lang, &note);
		ret->note[lang] = arena_copy(
			group->figures->arena, text_z(&note), text_span(&note).size);
	}
}

/* A moved cell as an observation. */
static void unpack(const struct group *group, const struct boundary_cells *now,
	const struct rollup_cell *cell, const struct boundary_mark *mark, struct observation *ret)
{
	const struct catalogue *catalogue = group->figures->boundary->catalogue;
	struct rollup_rules rules = rollup_rules_of(catalogue, group->figures->indicator);
	struct observation made = { .breakdown = group->list[0].item->breakdown };
	const struct observation *one = gather(group, cell, &made);
	bool single = mark->coverage.expected == 1 && mark->coverage.reported == 1 &&
		mark->basis <= BASIS_WHOLE;

	if (one != NULL && one->place == &catalogue->places[cell->place] &&
		mark->basis == BASIS_SAME) {
		*ret = *one;
		return;
	}
	if (one != NULL && single) {
		const char *const notes[LANG_COUNT] = { made.note[LANG_VI], made.note[LANG_EN] };

		made = *one;
		memcpy(made.note, notes, sizeof notes);
	} else {
		made.known = rollup_cell_value(
			cell, &now->scales, rules.factor, rules.decimals, &made.value);
		made.computed = made.known;
		made.parts = cell->has == ROLLUP_PARTS;
	}
	if (made.parts && !single) {
		made.numerator = (struct decimal){ cell->amount, now->scales.numerator };
		made.denominator = (struct decimal){ cell->denominator, now->scales.denominator };
	}
	if (cell->has == ROLLUP_ABSENT)
		made.source = made.vintage = made.note[LANG_VI] = made.note[LANG_EN] = "";
	made.period = now->periods[cell->period];
	made.place = &catalogue->places[cell->place];
	made.status = cell->status;
	say_note(group, cell, mark, &made);
	*ret = made;
}

/* Is it a figure of a place of the day for a time before the place began? */
static bool is_ahead(const struct figures *figures, const struct given *given)
{
	return given->item->known &&
		boundary_leads(figures->boundary, given->place, given->place) &&
		given->item->place->from_day > period_last_day(&given->item->period);
}

/* Takes the figures that need no moving out of the list. */
static void part(struct group *group)
{
	size_t kept = 0;

	group->ahead = arena_new(group->figures->arena, group->count + 1, sizeof *group->ahead);
	for (size_t i = 0; i < group->count; i++)
		if (is_ahead(group->figures, &group->list[i]))
			group->ahead[group->ahead_count++] = group->list[i];
		else
			group->list[kept++] = group->list[i];
	group->count = kept;
}

/* By period, then by place. */
static int compare_figures(const void *left, const void *right)
{
	const struct observation *a = &((const struct boundary_figure *)left)->observation;
	const struct observation *b = &((const struct boundary_figure *)right)->observation;
	int order = period_compare(&a->period, &b->period);

	return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

/* Puts them where they belong, instead of what was put together there. */
static void join(struct group *group, size_t first)
{
	struct figures *figures = group->figures;

	for (size_t i = 0; i < group->ahead_count; i++) {
		struct boundary_figure own = { *group->ahead[i].item,
			{ .basis = BASIS_SAME, .coverage = { 1, 1, COVERAGE_UNSIZED, 0 } } };
		size_t at = first;

		while (at < figures->count && compare_figures(&figures->items[at], &own) != 0)
			at++;
		if (at == figures->count)
			figures->items = arena_push(figures->arena, figures->items,
				figures->count++, sizeof *figures->items);
		figures->items[at] = own;
	}
	if (group->ahead_count > 0)
		qsort(&figures->items[first], figures->count - first, sizeof *figures->items,
			compare_figures);
}

static bool move_group(struct group *group, struct error *err)
{
	struct figures *figures = group->figures;
	struct boundary_moved moved;
	size_t before = figures->count;

	part(group);

	if (!pack(group))
		return error_set(err, ERROR_FAILURE, "boundary.large", "%s",
			group->list[0].item->period.label);
	if (!boundary_move(figures->arena, figures->boundary, &group->packed, &moved, err))
		return false;
	for (size_t i = 0; i < moved.now.count; i++) {
		struct boundary_figure *figure;

		figures->items = arena_push(
			figures->arena, figures->items, figures->count, sizeof *figures->items);
		figure = &figures->items[figures->count++];
		figure->mark = moved.marks[i];
		unpack(group, &moved.now, &moved.now.cells[i], &figure->mark, &figure->observation);
	}
	for (size_t i = 0; i < moved.refusal_count; i++) {
		figures->left = arena_push(
			figures->arena, figures->left, figures->left_count, sizeof *figures->left);
		figures->left[figures->left_count++] = (struct boundary_left){
			group->list[moved.refusals[i].cell].item, moved.refusals[i].reason
		};
	}
	join(group, before);
	return true;
}

bool boundary_figures_move(struct arena *arena, const struct boundary *boundary,
	const struct indicator *indicator, const struct observation *items, size_t count,
	struct boundary_figures *ret, struct error *err)
{
	struct given *list = arena_new(arena, count + 1, sizeof *list);
	struct figures figures = { .arena = arena, .boundary = boundary, .indicator = indicator };
	size_t end;

	count = sort_given(&figures, items, count, list);
	for (size_t first = 0; first < count; first = end) {
		struct group group = { .figures = &figures, .list = &list[first] };

		for (end = first; end < count &&
			strcmp(list[end].item->breakdown, list[first].item->breakdown) == 0;
			end++)
			continue;
		group.count = end - first;
		if (!move_group(&group, err))
			return false;
	}
	*ret = (struct boundary_figures){ figures.items, figures.left, figures.count,
		figures.left_count };
	return true;
}

/* dashboard/portal/indicators.c - all indicators: by pillar or in another order, of one pillar or state. */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/choice.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

enum sorting { SORT_PILLAR, SORT_NAME, SORT_STATE, SORT_LATEST, SORT_COUNT };

static const char *const sort_values[SORT_COUNT] = { "", "name", "state", "latest" };
static const char *const sort_keys[SORT_COUNT] = {
	"indicators.sort.pillar",
	"indicators.sort.name",
	"indicators.sort.state",
	"indicators.sort.latest",
};

/* What needs attention comes first. */
static const enum state state_order[STATE_COUNT] = { STATE_OFF_PLAN, STATE_BEHIND, STATE_NO_DATA,
	STATE_ON_PLAN, STATE_ACHIEVED, STATE_NONE };

struct listing {
	const struct page *page;
	struct choices pillars, states, sorts;
	size_t pillar, state, sort; /* what is chosen */
};

struct entry {
	const struct figures *figures;
	int64_t rank; /* in the chosen order, the lowest first */
	const char *name; /* folded, where the order is by name */
	int order; /* in the catalogue */
};

static struct choices pillar_choices(const struct page *page)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	struct choice *items = arena_new(
		page->arena, (size_t)catalogue->pillar_count + 1, sizeof *items);

	items[0] = (struct choice){ "", words_get(page->words, "indicators.any-pillar") };
	for (int i = 0; i < catalogue->pillar_count; i++)
		items[i + 1] = (struct choice){ catalogue->pillars[i].code,
			catalogue->pillars[i].name[page->lang] };
	return (struct choices){ "pillar", words_get(page->words, "indicators.pillar"), items,
		(size_t)catalogue->pillar_count + 1 };
}

static struct choices state_choices(const struct page *page)
{
	struct choice *items = arena_new(page->arena, STATE_COUNT + 1, sizeof *items);

	items[0] = (struct choice){ "", words_get(page->words, "indicators.any-state") };
	for (int i = 0; i < STATE_COUNT; i++)
		items[i + 1] = (struct choice){ state_keys[state_order[i]],
			state_say(state_order[i], page->lang) };
	return (struct choices){ "state", words_get(page->words, "column.state"), items,
		STATE_COUNT + 1 };
}

static struct choices sort_choices(const struct page *page)
{
	struct choice *items = arena_new(page->arena, SORT_COUNT, sizeof *items);

	for (int i = 0; i < SORT_COUNT; i++)
		items[i] = (struct choice){ sort_values[i], words_get(page->words, sort_keys[i]) };
	return (struct choices){ "sort", words_get(page->words, "indicators.sort.label"), items,
		SORT_COUNT };
}

static bool read_choices(const struct page *page, struct listing *ret, struct error *err)
{
	*ret = (struct listing){ page, pillar_choices(page), state_choices(page),
		sort_choices(page), 0, 0, 0 };
	return choice_read(page, &ret->pillars, &ret->pillar, err) &&
		choice_read(page, &ret->states, &ret->state, err) &&
		choice_read(page, &ret->sorts, &ret->sort, err);
}

static bool is_listed(const struct listing *listing, const struct figures *figures)
{
	const char *pillar = listing->pillars.items[listing->pillar].value;

	return (listing->pillar == 0 || strcmp(figures->indicator->pillar->code, pillar) == 0) &&
		(listing->state == 0 ||
			figures->methods[0].judged.verdict.state ==
				state_order[listing->state - 1]);
}

static int64_t rank_of(enum sorting sort, const struct figures *figures)
{
	const struct verdict *verdict = &figures->methods[0].judged.verdict;
	int rank = 0;

	if (sort == SORT_LATEST)
		return verdict->latest == NULL ? INT64_MAX : -verdict->latest->period.until;
	if (sort == SORT_PILLAR)
		return figures->indicator->pillar->order;
	while (sort == SORT_STATE && state_order[rank] != verdict->state)
		rank++;
	return rank;
}

static int compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int names = strcmp(a->name, b->name);

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return names != 0 ? names : a->order - b->order;
}

static const char *folded(const struct listing *listing, const struct indicator *indicator)
{
	text_auto text = { 0 };

	fold_add(span_of(indicator->name[listing->page->lang]), &text);
	return arena_copy(listing->page->arena, text_z(&text), text.size);
}

/* Those that are asked for, in the order that is asked for. */
static struct entry *choose(const struct listing *listing, size_t *ret_count, struct error *err)
{
	int count;
	const struct figures *all = rows_read(listing->page, &count, err);
	struct entry *entries;

	if (all == NULL)
		return NULL;
	entries = arena_new(listing->page->arena, (size_t)count + 1, sizeof *entries);
	*ret_count = 0;
	for (int i = 0; i < count; i++)
		if (is_listed(listing, &all[i]))
			entries[(*ret_count)++] = (struct entry){ &all[i],
				rank_of((enum sorting)listing->sort, &all[i]),
				listing->sort == SORT_NAME ? folded(listing, all[i].indicator) : "",
				i };
	qsort(entries, *ret_count, sizeof *entries, compare);
	return entries;
}

/* [{ name, rows }]: a group a pillar, or one without a name whose rows name their pillar. */
static bool add_groups(const struct listing *listing, const struct entry *entries, size_t count,
	json_t *groups, struct error *err)
{
	bool grouped = listing->sort == SORT_PILLAR;
	const struct pillar *last = NULL;
	json_t *rows = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct pillar *pillar = entries[i].figures->indicator->pillar;
		const char *name = pillar->name[listing->page->lang];
		json_t *row = rows_row(listing->page, entries[i].figures, err);

		if (row == NULL)
			return false;
		if (rows == NULL || (grouped && pillar != last)) {
			rows = json_array();
			(void)json_array_append_new(groups,
				json_pack("{s:o,s:o}", "name", tell_text(grouped ? name : ""),
					"rows", rows));
		}
		last = pillar;
		(void)json_object_set_new(row, "pillar", tell_text(grouped ? "" : name));
		(void)json_array_append_new(rows, row);
	}
	return true;
}

bool indicators_view(const struct page *page, struct outcome *ret, struct error *err)
{
	struct listing listing;
	const struct entry *entries;
	json_t *groups;
	size_t count;

	if (!read_choices(page, &listing, err))
		return false;
	entries = choose(&listing, &count, err);
	if (entries == NULL)
		return false;
	groups = json_array();
	ret->model = shell_new(page, words_get(page->words, "indicators.title"));
	(void)json_object_set_new(ret->model, "groups", groups);
	(void)json_object_set_new(ret->model, "any", json_boolean(count > 0));
	(void)json_object_set_new(ret->model, "count",
		tell_say(page->words, "indicators.count", "n",
			arena_format(page->arena, "%zu", count)));
	(void)json_object_set_new(
		ret->model, "action", json_string(page_path(page, "/indicators")));
	(void)json_object_set_new(ret->model, "choices",
		json_pack("[o,o,o]", choice_model(&listing.pillars, listing.pillar),
			choice_model(&listing.states, listing.state),
			choice_model(&listing.sorts, listing.sort)));
	return add_groups(&listing, entries, count, groups, err);
}

/* dashboard/portal/where_ask.c - see where_ask.h. */
#include "dashboard/portal/where_ask.h"

#include <stdlib.h>
#include <string.h>

#include "dashboard/view/choice.h"
#include "dashboard/view/places.h"

bool where_ask_read(const struct page *page, struct where_ask *ret, struct error *err)
{
	const char *place = request_parameter(page->request, "place", "");
	const char *label = request_parameter(page->request, "period", "");
	struct period *period = arena_new(page->arena, 1, sizeof *period);

	if (*place != '\0' && !catalogue_has_place(edition_catalogue(page->edition), place))
		return error_set(err, ERROR_REFUSED, "place.none", "%s", place);
	if (*label != '\0' && !period_parse(span_of(label), period))
		return error_set(err, ERROR_MISUSE, "request.value", "period=%s", label);
	*ret = (struct where_ask){ *place == '\0' ? NULL : place, *label == '\0' ? NULL : period };
	return true;
}

bool where_asked(const struct where_ask *ask)
{
	return ask->place != NULL || ask->period != NULL;
}

const char *where_ask_query(const struct page *page, const struct where_ask *ask)
{
	return arena_format(page->arena, "%s%s%s%s",
		ask->place == NULL ? "" : "&place=", ask->place == NULL ? "" : ask->place,
		ask->period == NULL ? "" : "&period=",
		ask->period == NULL ? "" : ask->period->label);
}

static bool has_figure(const struct tables *tables, const struct place *place)
{
	for (size_t i = 0; i < tables->current_count; i++)
		if (tables->current[i].observation.place == place)
			return true;
	return false;
}

/* Today's wards and what stands above them, where there are figures; and the one asked for. */
static bool is_offered(
	const struct tables *tables, const struct where_ask *ask, const struct place *place)
{
	const struct catalogue *catalogue = tables->figures->catalogue;
	int day = tables->figures->info->day;

	if (catalogue_place(catalogue, place->code, day) != place)
		return false;
	if (ask->place != NULL && strcmp(ask->place, place->code) == 0)
		return true;
	return (place->level == PLACE_COUNTRY || place->level == PLACE_PROVINCE ||
		       places_listed(catalogue, place, day)) &&
		has_figure(tables, place);
}

static const char *name_of(const struct tables *tables, const char *code)
{
	struct error err;
	const struct place *place = places_named(
		tables->figures->catalogue, code, tables->figures->info->day, &err);

	return place == NULL ? code : place->name[tables->page->lang];
}

static json_t *places_model(
	const struct tables *tables, const struct where_ask *ask, const char *usual)
{
	const struct page *page = tables->page;
	const struct catalogue *catalogue = tables->figures->catalogue;
	struct choice *items = arena_new(
		page->arena, (size_t)catalogue->place_count + 1, sizeof *items);
	struct choices choices = { "place", words_get(page->words, "column.place"), items, 1 };
	size_t chosen = 0;

	items[0] = (struct choice){ "", name_of(tables, usual) };
	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		if (strcmp(place->code, usual) == 0 || !is_offered(tables, ask, place))
			continue;
		if (ask->place != NULL && strcmp(place->code, ask->place) == 0)
			chosen = choices.count;
		items[choices.count++] = (struct choice){ place->code, place->name[page->lang] };
	}
	return choice_model(&choices, chosen);
}

struct period_list {
	struct arena *arena;
	const struct period **items;
	size_t count;
};

static int compare_latest_first(const void *a, const void *b)
{
	const struct period *const *x = a, *const *y = b;

	return period_compare(*y, *x);
}

static void add_period(struct period_list *list, const struct period *period)
{
	list->items = arena_push(list->arena, list->items, list->count, sizeof(*list->items));
	list->items[list->count++] = period;
}

/* Of the figures and totals at a place, and the one asked for; each once, the latest first. */
static bool list_periods(const struct tables *tables, const struct where_ask *ask,
	const char *place, struct period_list *ret, struct error *err)
{
	const struct page *page = tables->page;
	struct edition_total *totals;
	size_t count, kept = 0;

	if (!edition_totals(page->edition, page->arena, tables->figures->indicator, place, &totals,
		    &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		add_period(ret, &totals[i].period);
	for (size_t i = 0; i < tables->current_count; i++)
		if (strcmp(tables->current[i].observation.place->code, place) == 0)
			add_period(ret, &tables->current[i].observation.period);
	if (ask->period != NULL)
		add_period(ret, ask->period);
	if (ret->count > 0)
		qsort(ret->items, ret->count, sizeof(*ret->items), compare_latest_first);
	for (size_t i = 0; i < ret->count; i++)
		if (kept == 0 || period_compare(ret->items[kept - 1], ret->items[i]) != 0)
			ret->items[kept++] = ret->items[i];
	ret->count = kept;
	return true;
}

static json_t *periods_model(
	const struct page *page, const struct where_ask *ask, const struct period_list *list)
{
	struct choice *items = arena_new(page->arena, list->count + 1, sizeof *items);
	struct choices choices = { "period", words_get(page->words, "column.period"), items,
		list->count + 1 };
	size_t chosen = 0;

	items[0] = (struct choice){ "", words_get(page->words, "where.last") };
	for (size_t i = 0; i < list->count; i++) {
		text_auto said = { 0 };

		period_say(list->items[i], page->lang, &said);
		items[i + 1] = (struct choice){ list->items[i]->label,
			arena_copy(page->arena, text_z(&said), said.size) };
		if (ask->period != NULL && period_compare(list->items[i], ask->period) == 0)
			chosen = i + 1;
	}
	return choice_model(&choices, chosen);
}

bool where_ask_choices(const struct tables *tables, const struct where_ask *ask, const char *usual,
	json_t **ret, struct error *err)
{
	struct period_list periods = { .arena = tables->page->arena };

	if (!list_periods(tables, ask, ask->place == NULL ? usual : ask->place, &periods, err))
		return false;
	*ret = json_array();
	(void)json_array_append_new(*ret, places_model(tables, ask, usual));
	(void)json_array_append_new(*ret, periods_model(tables->page, ask, &periods));
	return true;
}

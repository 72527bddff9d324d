/*
 * dashboard/portal/places.c - the wards, communes and special zones of today, by the
 * former district most of each lay in.
 */
#include <string.h>

#include "dashboard/portal/pages.h"
#include "dashboard/view/places.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

/* The name of a former district by its code; NULL for none. */
static const struct place *district_of(const struct catalogue *catalogue, const struct place *place)
{
	for (int i = 0; i < catalogue->place_count; i++)
		if (catalogue->places[i].level == PLACE_DISTRICT &&
			strcmp(catalogue->places[i].code, place->former_district) == 0)
			return &catalogue->places[i];
	return NULL;
}

static json_t *place_model(const struct page *page, const struct place *place)
{
	return json_pack("{s:s,s:s,s:o}", "name", place->name[page->lang], "url",
		page_place_url(page, place), "population",
		place->population < 0 ? json_null()
				      : tell_count((long)place->population, page->lang));
}

/* The group of a district in `all`, made when it is first met. */
static json_t *group_of(const struct page *page, json_t *all, const struct place *district)
{
	const char *name = district == NULL ? words_get(page->words, "places.others")
					    : district->name[page->lang];
	json_t *group;
	size_t i;

	json_array_foreach (all, i, group)
		if (strcmp(json_string_value(json_object_get(group, "name")), name) == 0)
			return json_object_get(group, "rows");
	group = json_pack("{s:s,s:[]}", "name", name, "rows");
	(void)json_array_append_new(all, group);
	return json_object_get(group, "rows");
}

bool places_view(const struct page *page, struct outcome *ret, struct error *err UNUSED)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	int day = edition_info(page->edition)->day, count = 0;
	json_t *groups = json_array();

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		if (!places_listed(catalogue, place, day))
			continue;
		count++;
		(void)json_array_append_new(group_of(page, groups, district_of(catalogue, place)),
			place_model(page, place));
	}
	ret->model = shell_new(page, words_get(page->words, "places.title"));
	(void)json_object_set_new(ret->model, "groups", groups);
	(void)json_object_set_new(ret->model, "compare", json_string(page_url(page, "/compare")));
	(void)json_object_set_new(ret->model, "lede",
		tell_say(page->words, "places.lede", "n", arena_format(page->arena, "%d", count)));
	return true;
}

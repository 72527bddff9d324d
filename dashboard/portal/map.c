/* dashboard/portal/map.c - see map.h. */
#include "dashboard/portal/map.h"

#include <string.h>

#include "charts/chart.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/picture.h"
#include "dashboard/view/placerows.h"
#include "store/edition/peers.h"

/* A ward of the edition's day that a map can place; NULL for none. */
static const struct place *any_ward(const struct page *page)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);

	for (int i = 0; i < catalogue->place_count; i++)
		if (*catalogue->places[i].lat != '\0' &&
			places_listed(
				catalogue, &catalogue->places[i], edition_info(page->edition)->day))
			return &catalogue->places[i];
	return NULL;
}

/* Those that have figures of wards, in the order of the catalogue. */
static bool find_mapped(const struct page *page, const struct figures *all, int count,
	const struct figures **ret, int *ret_count, struct error *err)
{
	const struct place *ward = any_ward(page);

	*ret_count = 0;
	for (int i = 0; ward != NULL && i < count; i++) {
		bool spread = false;

		for (int k = 0; k < all[i].count && !spread; k++)
			if (!edition_spread(
				    page->edition, all[i].methods[k].method, ward, &spread, err))
				return false;
		if (spread)
			ret[(*ret_count)++] = &all[i];
	}
	return true;
}

/* The one that the request names, or the first headline one, or the first; NULL for another name. */
static const struct figures *choose(
	const struct figures *const *mapped, int count, const char *code)
{
	for (int i = 0; i < count; i++)
		if (code == NULL ? mapped[i]->indicator->headline
				 : strcmp(mapped[i]->indicator->code, code) == 0)
			return mapped[i];
	return code == NULL ? mapped[0] : NULL;
}

static json_t *others(const struct page *page, const struct figures *const *mapped, int count,
	const struct figures *chosen)
{
	json_t *list = json_array();

	for (int i = 0; i < count; i++) {
		const struct indicator *indicator = mapped[i]->indicator;
		const char *url = page_more(page, page_url(page, "/"), "map", indicator->code);

		if (mapped[i] != chosen)
			(void)json_array_append_new(list,
				json_pack("{s:s,s:s}", "name", indicator->name[page->lang], "url",
					arena_format(page->arena, "%s#map", url)));
	}
	return list;
}

bool map_add(const struct page *page, const struct figures *all, int count, json_t *model,
	struct error *err)
{
	const char *code = request_parameter(page->request, "map", NULL);
	const struct figures **mapped = arena_new(page->arena, (size_t)count + 1, sizeof(void *));
	const struct figures_wish wish = { .kind = chart_kind_find("tiles") };
	const struct figures *chosen;
	struct chart_request request;
	text_auto paragraph = { 0 };
	int found;

	(void)json_object_set_new(model, "map", json_null());
	if (!find_mapped(page, all, count, mapped, &found, err))
		return false;
	chosen = found == 0 ? NULL : choose(mapped, found, code);
	if (chosen == NULL)
		return code == NULL ||
			error_set(err, ERROR_MISUSE, "request.value", "map=%s", code);
	if (!placerows_chart(page->edition, page->arena, chosen, page->words, &wish, &request, err))
		return false;
	chart_describe(&request, page->lang, &paragraph);
	(void)json_object_set_new(model, "map",
		json_pack("{s:s,s:s,s:b,s:o,s:s,s:o}", "name", chosen->indicator->name[page->lang],
			"url", rows_url(page, chosen->indicator), "made_up", request.illustrative,
			"picture", picture_chart(page, chosen->indicator, "tiles", ""), "paragraph",
			text_z(&paragraph), "others", others(page, mapped, found, chosen)));
	return true;
}

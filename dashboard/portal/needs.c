/* dashboard/portal/needs.c - see needs.h. */
#include "dashboard/portal/needs.h"

#include <string.h>

#include "dashboard/view/needed.h"
#include "indicators/place.h"

struct gathering {
	const struct page *page;
	const struct indicator *indicator;
	json_t *rows, *forecasts;
};

/* One series; `who` names it beside the others. */
static bool gather(const struct gathering *gathering, const struct method *method,
	const char *place, const char *who, struct error *err)
{
	const struct page *page = gathering->page;
	struct edition_outlook *outlooks;
	struct edition_forecast forecast;
	json_t *model;
	size_t count;

	if (!edition_outlooks(page->edition, page->arena, method, place, &outlooks, &count, err) ||
		!edition_forecast(page->edition, page->arena, method, place, &forecast, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		model = needed_row(page, gathering->indicator, &outlooks[i]);
		(void)json_object_set_new(model, "who", json_string(who));
		(void)json_array_append_new(gathering->rows, model);
	}
	model = needed_forecast(page, gathering->indicator, &forecast);
	if (!json_is_null(model)) {
		(void)json_object_set_new(model, "who", json_string(who));
		(void)json_array_append_new(gathering->forecasts, model);
	}
	return true;
}

/* Another place with a plan of its own, by every method: the primary one goes without saying. */
static bool gather_elsewhere(
	const struct gathering *gathering, const struct plan *plan, struct error *err)
{
	const struct page *page = gathering->page;
	const struct place *place = catalogue_place(
		edition_catalogue(page->edition), plan->place, edition_info(page->edition)->day);
	const char *name = place == NULL ? plan->place : place->name[page->lang];

	for (int i = 0; i < plan->indicator->method_count; i++) {
		const struct method *method = &plan->indicator->methods[i];
		const char *who = method->primary
			? name
			: arena_format(page->arena, "%s, %s", name, method->name[page->lang]);

		if (!method->illustrative && !gather(gathering, method, plan->place, who, err))
			return false;
	}
	return true;
}

static bool gather_all(const struct gathering *gathering, struct error *err)
{
	const struct page *page = gathering->page;
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct indicator *indicator = gathering->indicator;

	for (int i = 0; i < indicator->method_count; i++) {
		const struct method *method = &indicator->methods[i];

		if (!method->illustrative &&
			!gather(gathering, method, catalogue->city, method->name[page->lang], err))
			return false;
	}
	for (int i = 0; i < catalogue->plan_count; i++)
		if (catalogue->plans[i].indicator == indicator &&
			strcmp(catalogue->plans[i].place, catalogue->city) != 0 &&
			!gather_elsewhere(gathering, &catalogue->plans[i], err))
			return false;
	return true;
}

bool needs_model(
	const struct page *page, const struct indicator *indicator, json_t **ret, struct error *err)
{
	struct gathering gathering = { page, indicator, json_array(), json_array() };
	bool fine = gather_all(&gathering, err);
	size_t rows = json_array_size(gathering.rows);
	json_t *row;
	size_t i;

	json_array_foreach (gathering.rows, i, row)
		(void)json_object_set(
			row, "label", rows > 1 ? json_object_get(row, "who") : json_null());
	*ret = !fine || rows + json_array_size(gathering.forecasts) == 0
		? json_null()
		: json_pack("{s:O,s:b,s:O,s:s}", "rows", gathering.rows, "has_rows", rows > 0,
			  "forecasts", gathering.forecasts, "needed_url",
			  page_url(page, "/needed"));
	if (!json_is_null(*ret))
		needed_flags(gathering.rows, *ret);
	json_decref(gathering.rows);
	json_decref(gathering.forecasts);
	return fine;
}

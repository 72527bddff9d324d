/*
 * dashboard/portal/needed.c - how fast every target still ahead has to move from now, the hardest
 * first; and for which that cannot be reckoned, and why.
 */
#include <string.h>

#include "dashboard/portal/pages.h"
#include "dashboard/portal/parts.h"
#include "dashboard/view/needed.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"
#include "indicators/place.h"
#include "store/edition/axes.h"

static const char *const group_keys[NEEDED_GROUPS] = {
	[NEEDED_NEW] = "needed.group.new",
	[NEEDED_FASTER] = "needed.group.faster",
	[NEEDED_ALONE] = "needed.group.alone",
	[NEEDED_AS_USUAL] = "needed.group.as-usual",
	[NEEDED_MET] = "needed.group.met",
};

struct gathering {
	const struct page *page;
	json_t *rows[NEEDED_GROUPS];
	json_t *past, *silent; /* what cannot be reckoned: with a reason each; without any figure */
};

/* { name, url, place, method_name }: the place where it is not the city, the method where not primary. */
static json_t *named(
	const struct gathering *gathering, const struct plan *plan, const struct method *method)
{
	const struct page *page = gathering->page;
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct place *place = catalogue_place(
		catalogue, plan->place, edition_info(page->edition)->day);
	bool city = strcmp(plan->place, catalogue->city) == 0;

	return json_pack("{s:s,s:s,s:o,s:o}", "name", plan->indicator->name[page->lang], "url",
		page_url(page, arena_format(page->arena, "/i/%s", plan->indicator->code)), "place",
		city || place == NULL ? json_null() : json_string(place->name[page->lang]),
		"method_name",
		method->primary ? json_null() : json_string(method->name[page->lang]));
}

/* Says of a primary method why nothing can be reckoned. */
static bool add_without(const struct gathering *gathering, const struct plan *plan,
	const struct method *method, struct error *err)
{
	const struct page *page = gathering->page;
	struct edition_axes judged;
	struct series series;
	json_t *item;

	if (!edition_series(page->edition, page->arena, plan->indicator, method, plan->place,
		    &series, err) ||
		!edition_axes(page->edition, page->arena, method, plan->place, &judged, err))
		return false;
	item = named(gathering, plan, method);
	(void)json_object_set_new(
		item, "reason", json_string(judged.axes[AXIS_OUTLOOK].reason[page->lang]));
	(void)json_array_append_new(
		series_latest(&series) == NULL ? gathering->silent : gathering->past, item);
	return true;
}

static bool gather_method(const struct gathering *gathering, const struct plan *plan,
	const struct method *method, struct error *err)
{
	const struct page *page = gathering->page;
	struct edition_outlook *outlooks;
	size_t count;

	if (!edition_outlooks(
		    page->edition, page->arena, method, plan->place, &outlooks, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		json_t *row = named(gathering, plan, method);

		(void)json_object_update_new(row, needed_row(page, plan->indicator, &outlooks[i]));
		(void)json_array_append_new(gathering->rows[needed_group(&outlooks[i])], row);
	}
	return count > 0 || !method->primary || add_without(gathering, plan, method, err);
}

/* One plan, by every method that is not made up. */
static bool gather(const struct gathering *gathering, const struct plan *plan, struct error *err)
{
	if (plan_target(plan) == NULL)
		return true;
	for (int i = 0; i < plan->indicator->method_count; i++)
		if (!plan->indicator->methods[i].illustrative &&
			!gather_method(gathering, plan, &plan->indicator->methods[i], err))
			return false;
	return true;
}

/* The city's plans in the order of the catalogue, then those of other places. */
static bool gather_all(const struct gathering *gathering, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(gathering->page->edition);

	for (int elsewhere = 0; elsewhere < 2; elsewhere++)
		for (int i = 0; i < catalogue->indicator_count; i++)
			for (int p = 0; p < catalogue->plan_count; p++) {
				const struct plan *plan = &catalogue->plans[p];
				bool city = strcmp(plan->place, catalogue->city) == 0;

				if (plan->indicator == &catalogue->indicators[i] &&
					city != elsewhere && !gather(gathering, plan, err))
					return false;
			}
	return true;
}

/* Sets `groups`, [{ name, rows }] of those that have rows, `some` and the flags of the columns. */
static void add_groups(const struct gathering *gathering, json_t *model)
{
	json_t *list = json_array(), *all = json_array();

	for (int group = 0; group < NEEDED_GROUPS; group++) {
		json_t *rows = gathering->rows[group];

		(void)json_array_extend(all, rows);
		if (json_array_size(rows) > 0)
			(void)json_array_append_new(list,
				json_pack("{s:s,s:O}", "name",
					words_get(gathering->page->words, group_keys[group]),
					"rows", rows));
		json_decref(rows);
	}
	needed_flags(all, model);
	(void)json_object_set_new(model, "some", json_boolean(json_array_size(list) > 0));
	(void)json_object_set_new(model, "groups", list);
	json_decref(all);
}

/* { past, silent: { summary, items } }, or null. */
static json_t *without(const struct gathering *gathering)
{
	size_t count = json_array_size(gathering->silent);
	const char *number = arena_format(gathering->page->arena, "%zu", count);
	json_t *silent = json_null();

	if (count > 0)
		silent = json_pack("{s:o,s:o}", "summary",
			tell_say(gathering->page->words, "needed.silent", "n", number), "items",
			gathering->silent);
	else
		json_decref(gathering->silent);
	if (count == 0 && json_array_size(gathering->past) == 0) {
		json_decref(gathering->past);
		return json_null();
	}
	return json_pack("{s:o,s:o}", "past", gathering->past, "silent", silent);
}

bool parts_needed(const struct page *page, json_t *model, struct error *err)
{
	struct gathering gathering = { .page = page, .past = json_array(), .silent = json_array() };
	bool fine;

	for (int group = 0; group < NEEDED_GROUPS; group++)
		gathering.rows[group] = json_array();
	fine = gather_all(&gathering, err);
	add_groups(&gathering, model);
	(void)json_object_set_new(model, "without", without(&gathering));
	return fine;
}

bool needed_view(const struct page *page, struct outcome *ret, struct error *err)
{
	ret->model = shell_new(page, words_get(page->words, "needed.title"));
	return parts_needed(page, ret->model, err);
}

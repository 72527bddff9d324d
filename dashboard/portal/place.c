/*
 * dashboard/portal/place.c - one place: what it is, every indicator that has a figure
 * of it beside its peers, and where it came from or went.
 */
#include <string.h>

#include "dashboard/portal/pages.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/standing.h"
#include "dashboard/view/tell.h"
#include "indicators/format.h"

static json_t *day_model(const struct page *page, const char *date)
{
	static const char beginning[] = "0001-01-01";

	return *date == '\0' || strcmp(date, beginning) == 0 ? json_null()
							     : tell_date(date, page->lang);
}

/* The day before the first one it was no more; null while it exists. */
static json_t *last_day(const struct page *page, const struct place *place)
{
	text_auto day = { 0 };

	if (*place->valid_until == '\0')
		return json_null();
	period_say_day(place->until_day - 1, page->lang, &day);
	return json_string(text_z(&day));
}

static json_t *decimal_model(const struct page *page, const char *text)
{
	struct decimal value;
	text_auto shown = { 0 };

	if (!decimal_parse(span_of(text), &value))
		return json_null();
	format_number(value, page->lang, &shown);
	return json_string(text_z(&shown));
}

static json_t *link_model(const struct page *page, const struct place *place)
{
	return place == NULL ? json_null()
			     : json_pack("{s:s,s:s}", "name", place->name[page->lang], "url",
				       page_place_url(page, place));
}

static json_t *facts(const struct page *page, const struct place *place)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);

	return json_pack("{s:s,s:s,s:o,s:o,s:o,s:o,s:o,s:o}", "code", place->code, "type",
		place->type[page->lang], "from", day_model(page, place->valid_from), "until",
		last_day(page, place), "population",
		place->population < 0 ? json_null()
				      : tell_count((long)place->population, page->lang),
		"area", decimal_model(page, place->area_km2), "parent",
		link_model(page,
			*place->parent == '\0' ? NULL
					       : catalogue_place(catalogue, place->parent, 0)),
		"source", tell_source(catalogue, place->source, page->words));
}

/* ---- figures beside peers ---- */

/* Where the figure of the place comes from, on the indicator's page. */
static const char *figure_url(
	const struct page *page, const struct indicator *indicator, const struct place *place)
{
	const char *path = arena_format(page->arena, "/i/%s", indicator->code);

	return arena_format(page->arena, "%s#where", page_query(page, path, "place", place->code));
}

/* On the page of a place that is gone itself, old borders need no word. */
static json_t *row(
	const struct page *page, const struct place *place, const struct standing *standing)
{
	const struct indicator *indicator = standing->indicator;
	const struct observation *latest = standing->latest;
	bool gone = latest->place != place;
	text_auto rank = { 0 };

	if (standing->ranked)
		standing_say_rank(standing, page->words, &rank);
	return json_pack("{s:s,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:b}", "name",
		indicator->name[page->lang], "url",
		figure_url(page, indicator, standing->latest->place), "figure",
		tell_figure(latest->value, indicator, page->lang), "period",
		tell_period(&latest->period, page->lang), "status",
		tell_status(latest->status, page->lang), "borders",
		gone ? tell_old_borders(
			       latest->place, edition_info(page->edition)->day, page->words)
		     : json_null(),
		"median",
		standing->ranked
			? tell_value(decimal_round(standing->ranking.median, indicator->decimals),
				  indicator, page->lang)
			: json_null(),
		"range",
		standing->ranked
			? json_pack("{s:o,s:o}", "low",
				  tell_value(standing->ranking.low, indicator, page->lang), "high",
				  tell_value(standing->ranking.high, indicator, page->lang))
			: json_null(),
		"rank", tell_text(text_z(&rank)), "illustrative", standing->method->illustrative);
}

/* The rows of all indicators that have a figure there; whether any is made up, or has a rank. */
struct listing {
	json_t *rows;
	bool illustrative, ranked;
};

static bool add_rows(
	const struct page *page, const struct place *place, struct listing *ret, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);

	for (int i = 0; i < catalogue->indicator_count; i++) {
		struct standing standing;

		if (!standing_of(page->edition, page->arena, &catalogue->indicators[i], place, NULL,
			    &standing, err))
			return false;
		if (standing.latest == NULL)
			continue;
		ret->illustrative = ret->illustrative || standing.method->illustrative;
		ret->ranked = ret->ranked || standing.ranked;
		(void)json_array_append_new(ret->rows, row(page, place, &standing));
	}
	return true;
}

/* ---- where it came from, where it went ---- */

static json_t *kin(const struct page *page, const struct place *place, bool before)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	json_t *list = json_array();

	for (int i = 0; i < catalogue->link_count; i++) {
		const struct place_link *link = &catalogue->links[i];
		const struct place *mine = before ? link->to : link->from;
		const struct place *other = before ? link->from : link->to;

		if (mine == place)
			(void)json_array_append_new(list,
				json_pack("{s:s,s:s,s:b}", "name", other->name[page->lang], "url",
					page_place_url(page, other), "part", !link->whole));
	}
	return list;
}

static void add_kin(const struct page *page, const struct place *place, const char *member,
	bool before, json_t *model)
{
	json_t *list = kin(page, place, before);

	(void)json_object_set_new(model, member,
		json_array_size(list) == 0 ? json_null() : json_pack("{s:O}", "rows", list));
	json_decref(list);
}

bool place_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct place *place = page_place(page, err);
	struct listing listing = { .rows = json_array() };

	if (place == NULL || !add_rows(page, place, &listing, err)) {
		json_decref(listing.rows);
		return false;
	}
	ret->model = shell_new(page, place->name[page->lang]);
	(void)json_object_set_new(ret->model, "facts", facts(page, place));
	(void)json_object_set_new(ret->model, "places", json_string(page_url(page, "/places")));
	(void)json_object_set_new(ret->model, "figures",
		json_array_size(listing.rows) == 0
			? json_null()
			: json_pack("{s:O,s:b}", "rows", listing.rows, "ranked", listing.ranked));
	(void)json_object_set_new(ret->model, "illustrative", json_boolean(listing.illustrative));
	add_kin(page, place, "before", true, ret->model);
	add_kin(page, place, "after", false, ret->model);
	json_decref(listing.rows);
	return true;
}

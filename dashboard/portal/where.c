/* dashboard/portal/where.c - see where.h. */
#include "dashboard/portal/where.h"

#include <string.h>

#include "dashboard/api/origin.h"
#include "dashboard/portal/where_ask.h"
#include "dashboard/view/partrows.h"
#include "dashboard/view/points.h"
#include "dashboard/view/tell.h"
#include "indicators/format.h"

enum {
	SHORT = 12, /* a table that stands open */
	OPEN = 8, /* parts of a figure that stand open */
};

/* What a page tells; the command line and JSON tell all. */
static const struct origin_limits shown = { .figures = 400, .width = 400, .depth = 6 };

static json_t *value_of(const struct origin *origin, enum lang lang)
{
	struct decimal value;

	if (!origin_value(origin, &value))
		return json_null();
	return origin->indicator == NULL ? tell_count((long)value.units, lang)
					 : tell_value(value, origin->indicator, lang);
}

/* "12.345 / 14.500", or null. */
static json_t *fraction_of(const struct origin *origin, enum lang lang)
{
	struct decimal numerator, denominator;
	text_auto text = { 0 };

	if (!origin_fraction(origin, &numerator, &denominator))
		return json_null();
	format_number(numerator, lang, &text);
	text_addz(&text, " / ");
	format_number(denominator, lang, &text);
	return json_string(text_z(&text));
}

/* "thang đo 0 đến 1, trọng số 10, góp 0,0892", or null. */
static json_t *component_of(const struct origin *origin, const struct words *words)
{
	const struct edition_part *part = origin->part;
	text_auto text = { 0 }, weight = { 0 }, added = { 0 }, worst = { 0 }, best = { 0 };
	bool falling;

	if (part == NULL || part->component == NULL || !part->weighed)
		return json_null();
	falling = part->component->direction == DIRECTION_DOWN;
	format_number(part->component->weight, words_lang(words), &weight);
	format_number(part->contribution, words_lang(words), &added);
	format_number(part->component->minimum, words_lang(words), falling ? &best : &worst);
	format_number(part->component->maximum, words_lang(words), falling ? &worst : &best);
	words_say(words, "where.component", &text, "weight", text_z(&weight), "added",
		text_z(&added), "worst", text_z(&worst), "best", text_z(&best), NULL);
	return json_string(text_z(&text));
}

/* What becomes of an index where a component is missing; null for what is none. */
static json_t *policy_of(const struct origin *origin, const struct words *words)
{
	const struct composite *composite = origin->method == NULL ? NULL
								   : origin->method->composite;
	text_auto text = { 0 }, least = { 0 };

	if (composite == NULL || origin->kind != ORIGIN_COMPUTED)
		return json_null();
	format_number(composite->least, words_lang(words), &least);
	words_say(words,
		composite->policy == COMPOSITE_REFUSE ? "where.refuse" : "where.renormalise", &text,
		"least", text_z(&least), NULL);
	return json_string(text_z(&text));
}

static bool is_made_up(const struct origin *origin)
{
	return origin->method != NULL && origin->method->illustrative;
}

/* Why it is what it is: a note of its own, or how the total was made. */
static json_t *reason_of(const struct origin *origin, enum lang lang)
{
	if (origin->total != NULL)
		return tell_text(origin->total->reason[lang]);
	if (origin->kind == ORIGIN_COMPUTED && (!is_made_up(origin) || !origin->figure->known))
		return tell_text(origin->figure->note[lang]);
	return json_null();
}

static json_t *formula_of(const struct origin *origin)
{
	if (origin->kind != ORIGIN_COMPUTED || origin->method == NULL ||
		origin->method->formula == NULL)
		return json_null();
	return json_string(origin->method->formula);
}

static json_t *counted(const struct page *page, const char *key, size_t count)
{
	return count == 0
		? json_null()
		: tell_say(page->words, key, "n", arena_format(page->arena, "%zu", count));
}

/* What it counts, with its address; null where the line above says so already. */
static json_t *name_of(
	const struct page *page, const struct origin *origin, const struct indicator *above)
{
	if (origin->indicator == NULL)
		return json_pack(
			"{s:s,s:n}", "name", words_get(page->words, "where.population"), "url");
	if (origin->indicator == above)
		return json_null();
	return json_pack("{s:s,s:s}", "name", origin->indicator->name[page->lang], "url",
		page_url(page, arena_format(page->arena, "/i/%s", origin->indicator->code)));
}

static json_t *node(
	const struct page *page, const struct origin *origin, const struct indicator *above);

/* The first few parts, and the others folded away. */
static json_t *list_of(const struct page *page, const struct origin *origin)
{
	json_t *items = json_array(), *others = json_array();
	size_t open = origin->count > OPEN + 1 ? OPEN : origin->count;

	for (size_t i = 0; i < origin->count; i++)
		(void)json_array_append_new(i < open ? items : others,
			node(page, &origin->parts[i], origin->indicator));
	return json_pack("{s:o,s:o,s:o,s:o,s:o}", "made",
		counted(page, "where.made-from", origin->count + origin->more), "items", items,
		"folded", counted(page, "where.folded", origin->count - open), "others", others,
		"more", counted(page, "where.more", origin->more));
}

/* One line of the tree and what is below it. */
static json_t *node(
	const struct page *page, const struct origin *origin, const struct indicator *above)
{
	const struct method *method = origin->method;
	bool made_up = is_made_up(origin);
	json_t *model = json_pack("{s:o,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:b}", "about",
		name_of(page, origin, above), "place", origin->place->name[page->lang], "period",
		tell_period(&origin->period, page->lang), "value", value_of(origin, page->lang),
		"fraction", fraction_of(origin, page->lang), "status",
		made_up ? json_null() : tell_status(origin_status(origin), page->lang), "component",
		component_of(origin, page->words), "reason", reason_of(origin, page->lang),
		"made_up", made_up);

	(void)json_object_set_new(model, "method",
		tell_text(method == NULL || origin->indicator == above ? ""
								       : method->name[page->lang]));
	(void)json_object_set_new(model, "formula", formula_of(origin));
	(void)json_object_set_new(model, "policy", policy_of(origin, page->words));
	(void)json_object_set_new(model, "source",
		origin->figure == NULL ? json_null()
				       : tell_source(edition_catalogue(page->edition),
						 origin->figure->source, page->words));
	(void)json_object_set_new(model, "list",
		origin->count + origin->more == 0 ? json_null() : list_of(page, origin));
	return model;
}

/* Of a method at a place code the figure of a period, else (NULL) the last one, one with a value
   before any other; or NULL. */
static const struct observation *find_figure(const struct tables *tables,
	const struct method *method, const char *place, const struct period *period)
{
	const struct observation *last = NULL;

	for (size_t i = 0; i < tables->current_count; i++) {
		const struct observation *each = &tables->current[i].observation;

		if (tables->current[i].method != method || *each->breakdown != '\0' ||
			strcmp(each->place->code, place) != 0 ||
			(period != NULL && period_compare(&each->period, period) != 0))
			continue;
		if (last == NULL || each->known > last->known ||
			(each->known == last->known &&
				period_compare(&each->period, &last->period) >= 0))
			last = each;
	}
	return last;
}

/* A figure's tree, where it is computed or was asked for. */
static bool add_figure(const struct tables *tables, const struct method *method, const char *place,
	const struct where_ask *ask, json_t *trees, struct error *err)
{
	const struct page *page = tables->page;
	const struct observation *figure = find_figure(tables, method, place, ask->period);
	struct origin origin;

	if (figure == NULL || (!method_computed(method) && !where_asked(ask)))
		return true;
	if (!origin_of_figure(page->edition, page->arena, tables->figures->indicator, method,
		    figure, &shown, &origin, err))
		return false;
	(void)json_array_append_new(trees, node(page, &origin, NULL));
	return true;
}

/* The tree of the total of a period, else (NULL) of the last one, one with a value before any other. */
static bool add_total(const struct tables *tables, const struct method *method, const char *place,
	const struct period *period, json_t *trees, struct error *err)
{
	const struct page *page = tables->page;
	const struct edition_total *last = NULL;
	struct edition_total *totals;
	struct origin origin;
	size_t count;

	if (!edition_totals(page->edition, page->arena, tables->figures->indicator, place, &totals,
		    &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (totals[i].method == method &&
			(period == NULL || period_compare(&totals[i].period, period) == 0) &&
			(last == NULL || totals[i].known >= last->known))
			last = &totals[i];
	if (last == NULL)
		return true;
	if (!origin_of_total(page->edition, page->arena, tables->figures->indicator, last, &shown,
		    &origin, err))
		return false;
	(void)json_array_append_new(trees, node(page, &origin, NULL));
	return true;
}

/* The value that gave a place its rank. */
static json_t *ranked_value(
	const struct tables *tables, const struct method *method, const struct edition_rank *rank)
{
	for (size_t i = 0; i < tables->current_count; i++) {
		const struct observation *each = &tables->current[i].observation;

		if (tables->current[i].method == method && each->place == rank->place &&
			strcmp(each->period.label, rank->period) == 0)
			return tell_value(
				each->value, tables->figures->indicator, tables->page->lang);
	}
	return json_null();
}

/* The ranks by one composite: { method, summary, note, made_up, rows }; null for none. */
static bool ranks_of(
	const struct tables *tables, const struct method *method, json_t **ret, struct error *err)
{
	const struct page *page = tables->page;
	struct edition_rank *ranks;
	text_auto summary = { 0 }, settings = { 0 };
	size_t count, firm = 0;
	json_t *rows;

	*ret = json_null();
	if (!edition_ranks(page->edition, page->arena, method, &ranks, &count, err))
		return false;
	if (count == 0)
		return true;
	rows = json_array();
	for (size_t i = 0; i < count; i++) {
		const struct edition_rank *rank = &ranks[i];

		firm += rank->best == rank->worst;
		(void)json_array_append_new(rows,
			json_pack("{s:s,s:s,s:o,s:i,s:i,s:i,s:b}", "place",
				rank->place->name[page->lang], "url",
				page_place_url(page, rank->place), "value",
				ranked_value(tables, method, rank), "rank", rank->rank, "best",
				rank->best, "worst", rank->worst, "firm",
				rank->best == rank->worst));
	}
	format_number((struct decimal){ ranks[0].settings, 0 }, page->lang, &settings);
	words_say(page->words, "where.ranks-summary", &summary, "n",
		arena_format(page->arena, "%zu", count), "firm",
		arena_format(page->arena, "%zu", firm), "settings", text_z(&settings), "spread",
		arena_format(page->arena, "%d", ranks[0].spread), NULL);
	*ret = json_pack("{s:s,s:s,s:b,s:b,s:o}", "method", method->name[page->lang], "summary",
		text_z(&summary), "made_up", method->illustrative, "short", count <= SHORT, "rows",
		rows);
	return true;
}

/* Where nobody asked for a place: the city, else the first by rank, else one with a figure; or NULL. */
static const char *usual_place(
	const struct tables *tables, const struct method *method, struct error *err)
{
	const struct page *page = tables->page;
	struct edition_rank *ranks;
	size_t count;
	const char *city = tables->figures->catalogue->city;

	if (!method_computed(method) || find_figure(tables, method, city, NULL) != NULL)
		return city;
	if (!edition_ranks(page->edition, page->arena, method, &ranks, &count, err))
		return NULL;
	if (count > 0)
		return ranks[0].place->code;
	for (size_t i = 0; i < tables->current_count; i++)
		if (tables->current[i].method == method)
			return tables->current[i].observation.place->code;
	return city;
}

/* The trees of one method, at the place asked for or the usual one. */
static bool add_trees(const struct tables *tables, const struct method *method,
	const struct where_ask *ask, json_t *trees, struct error *err)
{
	const char *place = ask->place != NULL ? ask->place : usual_place(tables, method, err);

	return place != NULL && add_figure(tables, method, place, ask, trees, err) &&
		add_total(tables, method, place, ask->period, trees, err);
}

/* What the components of an index give to it, in a chart; null for what is no index there. */
static bool index_of(
	const struct tables *tables, const struct where_ask *asked, json_t **ret, struct error *err)
{
	const struct page *page = tables->page;
	const struct indicator *indicator = tables->figures->indicator;
	const struct figures_ask ask = { .place = asked->place };
	const struct figures_wish wish = { .kind = chart_kind_find("breakdown"),
		.periods = asked->period,
		.period_count = asked->period != NULL };
	struct figures figures;
	struct chart_request request;

	*ret = json_null();
	if (indicator->kind != KIND_COMPOSITE)
		return true;
	if (!partrows_read(
		    page->edition, page->arena, page->words, indicator, &ask, &figures, err) ||
		!partrows_chart(
			page->edition, page->arena, &figures, page->words, &wish, &request, err))
		return err->kind == ERROR_REFUSED;
	*ret = points_chart(page, indicator, where_ask_query(page, asked), &request);
	return true;
}

json_t *where_model(const struct tables *tables, struct error *err)
{
	const struct figures *figures = tables->figures;
	struct where_ask ask;
	json_t *trees = json_array(), *ranks = json_array();
	json_auto_t *model = json_pack("{s:o,s:o}", "trees", trees, "ranks", ranks);
	json_t *index, *choices;
	const char *usual = usual_place(tables, figures->methods[0].method, err);

	if (usual == NULL || !where_ask_read(tables->page, &ask, err))
		return NULL;
	for (int i = 0; i < figures->count; i++) {
		const struct method *method = figures->methods[i].method;
		json_t *each;

		if (!add_trees(tables, method, &ask, trees, err) ||
			!ranks_of(tables, method, &each, err))
			return NULL;
		if (json_is_null(each))
			continue;
		(void)json_array_append_new(ranks, each);
	}
	if (json_array_size(trees) == 0 && json_array_size(ranks) == 0 && !where_asked(&ask))
		return json_null();
	if (!index_of(tables, &ask, &index, err))
		return NULL;
	(void)json_object_set_new(model, "index", index);
	if (!where_ask_choices(tables, &ask, usual, &choices, err))
		return NULL;
	(void)json_object_set_new(model, "choices", choices);
	(void)json_object_set_new(model, "action",
		json_string(arena_format(tables->page->arena, "%s#where",
			page_path(tables->page,
				arena_format(
					tables->page->arena, "/i/%s", figures->indicator->code)))));
	(void)json_object_set_new(model, "has_trees", json_boolean(json_array_size(trees) > 0));
	return json_incref(model);
}

/* dashboard/portal/tables.c - see tables.h; illustrative figures are in tables_illustrative.c. */
#include "dashboard/portal/tables.h"

#include "dashboard/portal/asked.h"
#include "dashboard/portal/content.h"

#include <stdlib.h>
#include <string.h>

#include "dashboard/portal/rows.h"
#include "dashboard/view/tell.h"
#include "indicators/place.h"

bool tables_read(const struct page *page, const struct figures *figures, struct tables *ret,
	struct error *err)
{
	struct edition_figure *current, *earlier;
	struct edition_total *totals;

	*ret = (struct tables){ .page = page, .figures = figures };
	if (!edition_figures(page->edition, page->arena, figures->indicator, &current,
		    &ret->current_count, err) ||
		!edition_superseded(page->edition, page->arena, figures->indicator, &earlier,
			&ret->earlier_count, err) ||
		!edition_totals(page->edition, page->arena, figures->indicator,
			figures->catalogue->city, &totals, &ret->total_count, err))
		return false;
	ret->current = current;
	ret->earlier = earlier;
	ret->totals = totals;
	return true;
}

static bool is_same_figure(const struct method *method, const struct observation *observation,
	const struct edition_figure *other)
{
	return other->method == method && other->observation.place == observation->place &&
		strcmp(other->observation.period.label, observation->period.label) == 0 &&
		strcmp(other->observation.breakdown, observation->breakdown) == 0;
}

static bool is_same_value(const struct observation *a, const struct observation *b)
{
	return a->known && b->known ? decimal_compare(a->value, b->value) == 0
				    : a->known == b->known && a->status == b->status;
}

static void add_earlier(const struct tables *tables, const struct observation *before, json_t *list)
{
	const struct indicator *indicator = tables->figures->indicator;
	enum lang lang = tables->page->lang;

	(void)json_array_append_new(list,
		json_pack("{s:o,s:o}", "value", rows_value(before, indicator, lang), "date",
			tell_date(before->vintage, lang)));
}

/* What was said before: [{ value, date }], the oldest first. What was only said again is no
   correction: a value counts where the one after it is another. */
static json_t *earlier_values(const struct tables *tables, const struct method *method,
	const struct observation *observation)
{
	const struct observation *before = NULL;
	json_t *list = json_array();

	for (size_t i = 0; i < tables->earlier_count; i++) {
		const struct observation *each = &tables->earlier[i].observation;

		if (!is_same_figure(method, observation, &tables->earlier[i]))
			continue;
		if (before != NULL && !is_same_value(before, each))
			add_earlier(tables, before, list);
		before = each;
	}
	if (before != NULL && !is_same_value(before, observation))
		add_earlier(tables, before, list);
	return list;
}

/* What every figure says of itself, in whichever table. */
static json_t *figure_row(
	const struct tables *tables, const struct method *method, const struct observation *each)
{
	const struct indicator *indicator = tables->figures->indicator;
	enum lang lang = tables->page->lang;
	const char *since = arena_format(tables->page->arena, "%d", each->since);

	return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:b,s:o,s:o,s:o,s:s,s:o}", "period",
		tell_period(&each->period, lang), "borders",
		tell_old_borders(each->place, tables->figures->info->day, tables->page->words),
		"value", each->known ? tell_value(each->value, indicator, lang) : json_null(),
		"status", tell_status(each->status, lang), "earlier",
		earlier_values(tables, method, each), "source",
		tell_source(tables->figures->catalogue, each->source, tables->page->words),
		"made_here", each->computed && method_computed(method), "note",
		tell_text(each->note[lang]), "vintage", tell_date(each->vintage, lang), "breakdown",
		tell_text(each->breakdown), "since", since, "ask",
		method->primary && *each->breakdown == '\0' /* what the form names is that one */
			? json_string(asked_url(tables->page, indicator->code, each->place->code,
				  each->period.label))
			: json_null());
}

/* The plan's value for a period: { value, exact }, or null. Between two points it is rounded. */
static json_t *planned_value(const struct tables *tables, const struct period *period)
{
	const struct plan *plan = tables->figures->plan;
	const struct indicator *indicator = tables->figures->indicator;
	struct decimal value;
	bool exact;

	if (plan == NULL || !plan_value_at(plan, period->until, indicator->decimals + 1, &value))
		return json_null();
	exact = plan_point_at(plan, period->until) != NULL;
	return json_pack("{s:o,s:b}", "value",
		tell_value(exact ? value : decimal_trim(value), indicator, tables->page->lang),
		"exact", exact);
}

/* Which columns have anything in them. */
struct columns {
	bool parts, plan;
};

static json_t *city_row(const struct tables *tables, const struct method *method,
	const struct observation *each, struct columns *columns)
{
	enum lang lang = tables->page->lang;
	json_t *row = figure_row(tables, method, each);
	json_t *plan = planned_value(tables, &each->period);

	columns->parts = columns->parts || each->parts;
	columns->plan = columns->plan || !json_is_null(plan);
	(void)json_object_set_new(row, "plan", plan);
	(void)json_object_set_new(
		row, "numerator", tell_number(each->parts, each->numerator, lang));
	(void)json_object_set_new(
		row, "denominator", tell_number(each->parts, each->denominator, lang));
	return row;
}

/* One method's figures, the latest first. */
static json_t *city_group(
	const struct tables *tables, const struct figures_method *each, struct columns *columns)
{
	json_t *rows = json_array();

	for (size_t i = each->series.count; i > 0; i--)
		(void)json_array_append_new(
			rows, city_row(tables, each->method, &each->series.items[i - 1], columns));
	return json_pack("{s:s,s:b,s:o}", "method", each->method->name[tables->page->lang],
		"primary", each->method->primary, "rows", rows);
}

json_t *tables_city(const struct tables *tables)
{
	const struct figures *figures = tables->figures;
	const struct indicator *indicator = figures->indicator;
	enum lang lang = tables->page->lang;
	json_t *groups = json_array();
	struct columns columns = { false, false };

	for (int i = 0; i < figures->count; i++)
		if (!figures->methods[i].method->illustrative &&
			figures->methods[i].series.count > 0)
			(void)json_array_append_new(
				groups, city_group(tables, &figures->methods[i], &columns));
	if (json_array_size(groups) == 0) {
		json_decref(groups);
		return json_null();
	}
	return json_pack("{s:o,s:b,s:b,s:o,s:o,s:i}", "groups", groups, "has_parts", columns.parts,
		"has_plan", columns.plan, "numerator_name", tell_text(indicator->numerator[lang]),
		"denominator_name", tell_text(indicator->denominator[lang]), "width",
		4 + (columns.parts ? 2 : 0) + columns.plan);
}

static bool is_elsewhere(const struct tables *tables, const struct edition_figure *figure)
{
	return !figure->method->illustrative &&
		(strcmp(figure->observation.place->code, tables->figures->catalogue->city) != 0 ||
			*figure->observation.breakdown != '\0');
}

struct elsewhere {
	const struct edition_figure *figure;
};

/* The country first, then by place in the order of the catalogue, the latest period first. */
static int compare_elsewhere(const void *left, const void *right)
{
	const struct edition_figure *a = ((const struct elsewhere *)left)->figure;
	const struct edition_figure *b = ((const struct elsewhere *)right)->figure;
	const struct place *p = a->observation.place, *q = b->observation.place;

	if (p->level != q->level)
		return p->level < q->level ? -1 : 1;
	if (p != q)
		return p->id < q->id ? -1 : 1;
	return -period_compare(&a->observation.period, &b->observation.period);
}

static json_t *elsewhere_row(const struct tables *tables, const struct edition_figure *figure)
{
	json_t *row = figure_row(tables, figure->method, &figure->observation);
	enum lang lang = tables->page->lang;

	(void)json_object_set_new(row, "place", json_string(figure->observation.place->name[lang]));
	(void)json_object_set_new(row, "method", json_string(figure->method->name[lang]));
	return row;
}

json_t *tables_elsewhere(const struct tables *tables)
{
	struct elsewhere *found = arena_new(
		tables->page->arena, tables->current_count + 1, sizeof *found);
	const struct method *method;
	bool several = false;
	size_t count = 0;
	json_t *rows;

	for (size_t i = 0; i < tables->current_count; i++)
		if (is_elsewhere(tables, &tables->current[i]))
			found[count++].figure = &tables->current[i];
	if (count == 0)
		return json_null();
	qsort(found, count, sizeof *found, compare_elsewhere);
	method = found[0].figure->method;
	rows = json_array();
	for (size_t i = 0; i < count; i++) {
		several = several || found[i].figure->method != method;
		(void)json_array_append_new(rows, elsewhere_row(tables, found[i].figure));
	}
	return json_pack("{s:o,s:b,s:o}", "rows", rows, "has_methods", several, "only_method",
		several ? json_null() : json_string(method->name[tables->page->lang]));
}

static json_t *decision_model(const struct tables *tables, const struct decision *decision)
{
	enum lang lang = tables->page->lang;

	return json_pack("{s:s,s:o,s:o,s:o,s:o}", "url",
		content_decision_url(tables->page, decision), "number", tell_text(decision->number),
		"date", tell_date(decision->date, lang), "issuer",
		tell_text(decision->issuer[lang]), "title", tell_text(decision->title[lang]));
}

json_t *tables_plan(const struct tables *tables)
{
	const struct plan *plan = tables->figures->plan;
	enum lang lang = tables->page->lang;
	json_t *rows;

	if (plan == NULL || plan->count == 0)
		return json_null();
	rows = json_array();
	for (int i = 0; i < plan->count; i++) {
		const struct plan_point *point = &plan->points[i];
		json_t *row = tell_target(point, tables->figures->indicator, lang);

		(void)json_object_set_new(row, "superseded", json_boolean(point->superseded));
		(void)json_object_set_new(row, "decision", decision_model(tables, point->decision));
		(void)json_object_set_new(row, "source",
			tell_source(
				tables->figures->catalogue, point->source, tables->page->words));
		(void)json_object_set_new(row, "note", tell_text(point->note[lang]));
		(void)json_array_append_new(rows, row);
	}
	return json_pack("{s:o}", "rows", rows);
}

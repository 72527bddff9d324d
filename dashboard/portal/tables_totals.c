/*
 * dashboard/portal/tables_totals.c - what the figures of the city add up to, over
 * places and time: computed by us, so a table of its own.
 */
#include <stdlib.h>

#include "dashboard/portal/tables.h"
#include "dashboard/view/tell.h"

enum { MOST = 8 }; /* of one method; the file has all */

/* The latest first; of two that end together, the shorter. */
static int compare_totals(const void *left, const void *right)
{
	const struct edition_total *a = *(const struct edition_total *const *)left;
	const struct edition_total *b = *(const struct edition_total *const *)right;

	if (a->period.until != b->period.until)
		return a->period.until < b->period.until ? 1 : -1;
	if (a->period.from != b->period.from)
		return a->period.from < b->period.from ? 1 : -1;
	return (int)a->over - (int)b->over;
}

/* Those of a method that have a value; and the latest over places, to say why it has none. */
static size_t choose(
	const struct tables *tables, const struct method *method, const struct edition_total **ret)
{
	size_t count = 0, kept = 0;

	for (size_t i = 0; i < tables->total_count; i++)
		if (tables->totals[i].method == method)
			ret[count++] = &tables->totals[i];
	if (count > 1)
		qsort(ret, count, sizeof(void *), compare_totals);
	for (size_t i = 0; i < count; i++)
		if (ret[i]->known || (kept == 0 && ret[i]->over != OVER_TIME))
			ret[kept++] = ret[i];
	return kept;
}

static json_t *row(const struct tables *tables, const struct edition_total *total)
{
	const struct indicator *indicator = tables->figures->indicator;
	enum lang lang = tables->page->lang;

	return json_pack("{s:o,s:o,s:o,s:o,s:o,s:s,s:s}", "period",
		tell_period(&total->period, lang), "value",
		total->known ? tell_value(total->value, indicator, lang) : json_null(), "numerator",
		tell_number(total->parts, total->numerator, lang), "denominator",
		tell_number(total->parts, total->denominator, lang), "status",
		tell_status(total->status, lang), "over", rollup_over_say(total->over, lang),
		"reason", total->reason[lang]);
}

/* One method's: { method, made_up, rows, more }; null for none. */
static json_t *group(const struct tables *tables, const struct method *method)
{
	const struct edition_total **found = arena_new(
		tables->page->arena, tables->total_count + 1, sizeof(void *));
	size_t count = choose(tables, method, found);
	json_t *rows;

	if (count == 0)
		return json_null();
	rows = json_array();
	for (size_t i = 0; i < count && i < MOST; i++)
		(void)json_array_append_new(rows, row(tables, found[i]));
	return json_pack("{s:s,s:b,s:o}", "method", method->name[tables->page->lang], "made_up",
		method->illustrative, "rows", rows);
}

json_t *tables_totals(const struct tables *tables)
{
	const struct figures *figures = tables->figures;
	const struct page *page = tables->page;
	const struct indicator *indicator = figures->indicator;
	json_t *groups = json_array();
	bool parts = false;

	for (int i = 0; i < figures->count; i++) {
		json_t *each = group(tables, figures->methods[i].method);

		if (!json_is_null(each))
			(void)json_array_append_new(groups, each);
	}
	for (size_t i = 0; i < tables->total_count; i++)
		parts = parts || tables->totals[i].parts;
	if (json_array_size(groups) == 0) {
		json_decref(groups);
		return json_null();
	}
	return json_pack("{s:o,s:b,s:o,s:o,s:i,s:s}", "groups", groups, "has_parts", parts,
		"numerator_name", tell_text(indicator->numerator[page->lang]), "denominator_name",
		tell_text(indicator->denominator[page->lang]), "width", parts ? 5 : 3, "url",
		page_url(page, arena_format(page->arena, "/i/%s.totals.csv", page->code)));
}

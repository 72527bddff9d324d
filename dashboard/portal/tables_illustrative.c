/*
 * dashboard/portal/tables_illustrative.c - figures made up for the demo: a table
 * of their own, with the latest figure of each place.
 */
#include "dashboard/portal/tables.h"

#include <string.h>

#include "dashboard/view/tell.h"
#include "indicators/format.h"
#include "indicators/place.h"

struct found {
	const struct edition_figure **latest; /* of each place, in key order */
	size_t count, reported; /* places; those with a figure of the newest period */
	const struct observation *newest, *lowest, *highest; /* of the newest period */
};

static void add_place(struct found *found, const struct edition_figure *figure)
{
	const struct observation *each = &figure->observation;

	if (found->count > 0 && found->latest[found->count - 1]->observation.place == each->place) {
		if (found->latest[found->count - 1]->observation.period.until <= each->period.until)
			found->latest[found->count - 1] = figure;
	} else {
		found->latest[found->count++] = figure;
	}
}

/* Of wards that are still there: old ones are in the files, a computed one of the city elsewhere. */
static bool is_shown(const struct tables *tables, const struct edition_figure *figure)
{
	const struct observation *each = &figure->observation;

	return figure->method->illustrative && each->known && each->place->level == PLACE_WARD &&
		each->place->until_day > tables->figures->info->day;
}

/* A place that has not reported the newest period does not bound its range. */
static void add_to_range(struct found *found, const struct observation *each)
{
	if (strcmp(each->period.label, found->newest->period.label) != 0)
		return;
	found->reported++;
	if (found->lowest == NULL || decimal_compare(each->value, found->lowest->value) < 0)
		found->lowest = each;
	if (found->highest == NULL || decimal_compare(each->value, found->highest->value) > 0)
		found->highest = each;
}

static void find(const struct tables *tables, struct found *ret)
{
	ret->latest = arena_new(tables->page->arena, tables->current_count + 1, sizeof(void *));
	for (size_t i = 0; i < tables->current_count; i++)
		if (is_shown(tables, &tables->current[i]))
			add_place(ret, &tables->current[i]);
	for (size_t i = 0; i < ret->count; i++)
		if (ret->newest == NULL ||
			ret->latest[i]->observation.period.until > ret->newest->period.until)
			ret->newest = &ret->latest[i]->observation;
	for (size_t i = 0; i < ret->count; i++)
		add_to_range(ret, &ret->latest[i]->observation);
}

/* "Xem 168 địa bàn, T9/2022 (155 nơi có số liệu): thấp nhất 41,2% (…), …" */
static json_t *summary(const struct tables *tables, const struct found *found)
{
	const struct page *page = tables->page;
	const struct unit *unit = tables->figures->indicator->unit;
	text_auto text = { 0 }, period = { 0 }, low = { 0 }, high = { 0 };
	const char *count = arena_format(page->arena, "%zu", found->count);
	const char *reported = arena_format(page->arena, "%zu", found->reported);

	period_say(&found->newest->period, page->lang, &period);
	format_value(found->lowest->value, unit, page->lang, &low);
	format_value(found->highest->value, unit, page->lang, &high);
	words_say(page->words, "illustrative.summary", &text, "n", count, "reported", reported,
		"period", text_z(&period), "low", text_z(&low), "low_place",
		found->lowest->place->name[page->lang], "high", text_z(&high), "high_place",
		found->highest->place->name[page->lang], NULL);
	return json_string(text_z(&text));
}

/* The last total over places of an illustrative method, with how complete it is; or null. */
static json_t *total(const struct tables *tables)
{
	const struct indicator *indicator = tables->figures->indicator;
	const struct page *page = tables->page;
	const struct edition_total *last = NULL;
	text_auto sentence = { 0 }, period = { 0 }, value = { 0 };

	for (size_t i = 0; i < tables->total_count; i++)
		if (tables->totals[i].method->illustrative && tables->totals[i].over == OVER_PLACES)
			last = &tables->totals[i];
	if (last == NULL)
		return json_null();
	period_say(&last->period, page->lang, &period);
	if (last->known)
		format_value(last->value, indicator->unit, page->lang, &value);
	words_say(page->words, last->known ? "illustrative.total" : "illustrative.no-total",
		&sentence, "period", text_z(&period), "value", text_z(&value), NULL);
	return json_pack(
		"{s:s,s:s}", "sentence", text_z(&sentence), "reason", last->reason[page->lang]);
}

json_t *tables_illustrative(const struct tables *tables)
{
	const struct indicator *indicator = tables->figures->indicator;
	enum lang lang = tables->page->lang;
	struct found found = { 0 };
	json_t *rows;

	find(tables, &found);
	if (found.count == 0)
		return json_null();
	rows = json_array();
	for (size_t i = 0; i < found.count; i++) {
		const struct observation *each = &found.latest[i]->observation;

		(void)json_array_append_new(rows,
			json_pack("{s:s,s:o,s:o,s:o,s:o}", "place", each->place->name[lang],
				"period", tell_period(&each->period, lang), "value",
				tell_value(each->value, indicator, lang), "numerator",
				tell_number(each->parts, each->numerator, lang), "denominator",
				tell_number(each->parts, each->denominator, lang)));
	}
	return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o}", "rows", rows, "total", total(tables),
		"summary", summary(tables, &found), "method_note",
		tell_text(found.latest[0]->method->note[lang]), "numerator_name",
		tell_text(indicator->numerator[lang]), "denominator_name",
		tell_text(indicator->denominator[lang]));
}

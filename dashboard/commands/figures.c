/* dashboard/commands/figures.c - series, export: the figures of an edition, out. */
#include <string.h>

#include "dashboard/api/figures.h"
#include "dashboard/commands/support.h"
#include "indicators/format.h"

static void series_text(const struct call *call, const struct series *series, struct text *ret)
{
	const struct indicator *indicator = series->indicator;

	text_addf(ret, "%s — %s%s\n", indicator->name[call->lang], series->method->name[call->lang],
		series->method->illustrative ? words_get(call->words, "say.illustrative") : "");
	for (size_t i = 0; i < series->count; i++) {
		const struct observation *observation = &series->items[i];
		text_auto period = { 0 };

		period_say(&observation->period, call->lang, &period);
		text_addf(ret, "%s\t", text_z(&period));
		if (observation->known)
			format_value(observation->value, indicator->unit, call->lang, ret);
		else
			text_addz(ret, "…");
		text_addf(ret, "\t%s\t%s\n",
			series->method->illustrative ? ""
						     : status_say(observation->status, call->lang),
			observation->source);
	}
}

/* Totals over places, one a line, with how complete each is. */
static void totals_text(const struct call *call, const struct indicator *indicator,
	const struct edition_total *totals, size_t count, struct text *ret)
{
	for (size_t i = 0; i < count; i++) {
		text_auto period = { 0 };

		period_say(&totals[i].period, call->lang, &period);
		text_addf(ret, "%s\t", text_z(&period));
		if (totals[i].known)
			format_value(totals[i].value, indicator->unit, call->lang, ret);
		else
			text_addz(ret, "…");
		text_addf(ret, "\t%s\n", totals[i].reason[call->lang]);
	}
}

/* The totals of one method at a place code. */
static bool method_totals(const struct call *call, struct edition *edition,
	const struct series *series, const char *place, struct edition_total **ret,
	size_t *ret_count, struct error *err)
{
	size_t kept = 0;

	if (!edition_totals(edition, call->arena, series->indicator, place, ret, ret_count, err))
		return false;
	for (size_t i = 0; i < *ret_count; i++)
		if ((*ret)[i].method == series->method)
			(*ret)[kept++] = (*ret)[i];
	*ret_count = kept;
	return true;
}

static json_t *series_json(const struct edition *edition, const struct series *series,
	const struct edition_total *totals, size_t count)
{
	json_t *figures = json_array(), *sums = json_array();

	for (size_t i = 0; i < series->count; i++)
		(void)json_array_append_new(
			figures, figures_json_observation(series->method, &series->items[i]));
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(sums, figures_json_total(&totals[i]));
	return json_pack("{s:o,s:s,s:s,s:o,s:o}", "edition", figures_json_edition(edition),
		"indicator", series->indicator->code, "method", series->method->code, "figures",
		figures, "totals", sums);
}

bool command_series(const struct call *call, struct error *err)
{
	edition_auto *edition = call_edition(call, err);
	const struct indicator *indicator = edition == NULL ? NULL
							    : call_indicator(call, edition, err);
	const struct method *method = indicator == NULL ? NULL : call_method(call, indicator, err);
	const char *place = call_value(call, "--place");
	text_auto text = { 0 };
	struct edition_total *totals;
	struct series series;
	size_t count;

	if (method == NULL)
		return false;
	if (place == NULL)
		place = edition_catalogue(edition)->city;
	if (!catalogue_has_place(edition_catalogue(edition), place))
		return error_set(err, ERROR_REFUSED, "place.none", "%s", place);
	if (!edition_series(edition, call->arena, indicator, method, place, &series, err) ||
		!method_totals(call, edition, &series, place, &totals, &count, err))
		return false;
	if (call_flag(call, "--json")) {
		json_auto_t *json = series_json(edition, &series, totals, count);

		return call_print_json(json, err);
	}
	if (call_flag(call, "--csv")) {
		figures_csv_header(&text);
		figures_csv_series(edition, &series, &text);
	} else {
		series_text(call, &series, &text);
		totals_text(call, indicator, totals, count, &text);
	}
	return call_print(&text, err);
}

static bool export_csv(struct edition *edition, struct text *ret, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);

	figures_csv_header(ret);
	for (int i = 0; i < catalogue->indicator_count; i++)
		if (!figures_csv(edition, &catalogue->indicators[i], ret, err))
			return false;
	return true;
}

/* Written indicator by indicator: a tree of five million figures would not fit. */
static bool export_json(struct edition *edition, struct text *ret, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	json_auto_t *about = figures_json_edition(edition);

	text_addz(ret, "{\n\"edition\": ");
	json_write(about, ret);
	text_addz(ret, ",\n\"indicators\": [");
	for (int i = 0; i < catalogue->indicator_count; i++) {
		json_auto_t *indicator = figures_json(edition, &catalogue->indicators[i], err);

		if (indicator == NULL)
			return false;
		(void)json_object_del(indicator, "edition");
		text_addz(ret, i == 0 ? "\n" : ",\n");
		json_write(indicator, ret);
	}
	text_addz(ret, "\n]\n}\n");
	return true;
}

bool command_export(const struct call *call, struct error *err)
{
	static const struct {
		const char *name;
		bool (*write)(struct edition *edition, struct text *ret, struct error *err);
	} formats[] = { { "csv", export_csv }, { "json", export_json } };
	const char *format = call_value(call, "--format");
	edition_auto *edition = NULL;
	text_auto text = { 0 };

	for (size_t i = 0; i < COUNT(formats); i++) {
		if (strcmp(format == NULL ? "csv" : format, formats[i].name) != 0)
			continue;
		edition = call_edition(call, err);
		return edition != NULL && formats[i].write(edition, &text, err) &&
			call_deliver(call, &text, err);
	}
	return error_set(err, ERROR_MISUSE, "option.wrong", "--format %s", format);
}

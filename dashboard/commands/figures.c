/* dashboard/commands/figures.c - series, export: the figures of an edition, out. */
#include <string.h>

#include "dashboard/api/dataset.h"
#include "dashboard/api/figures.h"
#include "dashboard/api/totals.h"
#include "dashboard/commands/support.h"
#include "indicators/format.h"
#include "indicators/place.h"
#include "store/edition/moved.h"

/* What is printed: a series as reported, or on the places of a day. */
struct chosen {
	struct places_wish wish;
	const struct place *place; /* on the wished day; NULL as reported */
	const char *code;
	struct series series;
	const struct boundary_mark *marks; /* NULL as reported */
};

static void title_text(const struct call *call, const struct chosen *chosen, struct text *ret)
{
	const struct series *series = &chosen->series;
	text_auto day = { 0 };

	text_addf(ret, "%s — %s%s\n", series->indicator->name[call->lang],
		series->method->name[call->lang],
		series->method->illustrative ? words_get(call->words, "say.illustrative") : "");
	if (chosen->place == NULL)
		return;
	period_say_day(chosen->wish.day, call->lang, &day);
	words_say(call->words, "say.places-of", ret, "day", text_z(&day), "place",
		chosen->place->name[call->lang], "key",
		arena_format(call->arena, "%s@%s", chosen->place->code, chosen->place->valid_from),
		NULL);
	text_addc(ret, '\n');
}

static void series_text(const struct call *call, const struct chosen *chosen, struct text *ret)
{
	const struct series *series = &chosen->series;
	const struct indicator *indicator = series->indicator;

	title_text(call, chosen, ret);
	for (size_t i = 0; i < series->count; i++) {
		const struct observation *observation = &series->items[i];
		text_auto period = { 0 };

		if (i > 0 && series_breaks(observation - 1, observation)) {
			text_addz(ret, "--- ");
			boundary_say_break(observation->place->from_day, call->lang, ret);
			text_addc(ret, '\n');
		}
		period_say(&observation->period, call->lang, &period);
		text_addf(ret, "%s\t", text_z(&period));
		if (observation->known)
			format_value(observation->value, indicator->unit, call->lang, ret);
		else
			text_addz(ret, "…");
		text_addf(ret, "\t%s\t%s",
			series->method->illustrative && chosen->marks == NULL
				? ""
				: status_say(observation->status, call->lang),
			observation->source);
		if ((chosen->marks != NULL || !observation->known) &&
			*observation->note[call->lang] != '\0')
			text_addf(ret, "\t%s", observation->note[call->lang]);
		text_addc(ret, '\n');
	}
}

/* Totals, one a line, with what each was added up over and how complete it is. */
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
		text_addf(ret, "\t%s. %s\n", rollup_over_say(totals[i].over, call->lang),
			totals[i].reason[call->lang]);
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

static json_t *series_json(const struct edition *edition, const struct chosen *chosen,
	const struct edition_total *totals, size_t count)
{
	const struct series *series = &chosen->series;
	json_t *figures = json_array(), *sums = json_array();

	for (size_t i = 0; i < series->count; i++) {
		const struct observation *each = &series->items[i];
		struct figures_standing standing = chosen->marks != NULL
			? figures_standing_of(&chosen->wish, &chosen->marks[i])
			: figures_standing_reported(
				  edition_catalogue(edition), i > 0 ? each - 1 : NULL, each);

		(void)json_array_append_new(
			figures, figures_json_standing(series->method, each, &standing));
	}
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(sums, figures_json_total(&totals[i]));
	return json_pack("{s:o,s:s,s:s,s:o,s:o,s:o}", "edition", figures_json_edition(edition),
		"indicator", series->indicator->code, "method", series->method->code, "places_of",
		json_text_or_null(chosen->wish.date), "figures", figures, "totals", sums);
}

/* The series that the options ask for. */
static bool choose(const struct call *call, struct edition *edition,
	const struct indicator *indicator, const struct method *method, struct chosen *ret,
	struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	const char *key = call_value(call, "--place");
	struct chosen chosen = { .code = key == NULL ? catalogue->city : key };

	if (!places_read(edition, call_value(call, "--places-of"), &chosen.wish, err))
		return false;
	if (chosen.wish.date == NULL) {
		if (!catalogue_has_place(catalogue, chosen.code))
			return error_set(err, ERROR_REFUSED, "place.none", "%s", chosen.code);
		*ret = chosen;
		return edition_series(
			edition, call->arena, indicator, method, chosen.code, &ret->series, err);
	}
	chosen.place = places_find(catalogue, chosen.code, &chosen.wish, err);
	if (chosen.place == NULL ||
		!edition_moved_series(edition, call->arena, indicator, method, chosen.place,
			chosen.wish.day, &chosen.series, &chosen.marks, err))
		return false;
	*ret = chosen;
	return true;
}

bool command_series(const struct call *call, struct error *err)
{
	edition_auto *edition = call_edition(call, err);
	const struct indicator *indicator = edition == NULL ? NULL
							    : call_indicator(call, edition, err);
	const struct method *method = indicator == NULL ? NULL : call_method(call, indicator, err);
	text_auto text = { 0 };
	struct edition_total *totals = NULL;
	struct chosen chosen;
	size_t count = 0;

	if (method == NULL || !choose(call, edition, indicator, method, &chosen, err))
		return false;
	if (chosen.place == NULL &&
		!method_totals(call, edition, &chosen.series, chosen.code, &totals, &count, err))
		return false;
	if (call_flag(call, "--json")) {
		json_auto_t *json = series_json(edition, &chosen, totals, count);

		return call_print_json(json, err);
	}
	if (call_flag(call, "--totals") && chosen.place != NULL)
		return error_set(err, ERROR_MISUSE, "option.wrong", "--totals");
	if (call_flag(call, "--totals")) {
		totals_csv_header(&text);
		if (!totals_csv(edition, indicator, method, chosen.code, &text, err))
			return false;
	} else if (call_flag(call, "--csv")) {
		figures_csv_header(&text);
		figures_csv_series(edition, &chosen.series, &chosen.wish, chosen.marks, &text);
	} else {
		series_text(call, &chosen, &text);
		totals_text(call, indicator, totals, count, &text);
	}
	return call_print(&text, err);
}

/* Of every method and place; they are of the places that are. */
static bool export_totals(struct edition *edition, const struct places_wish *wish, struct text *ret,
	struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);

	if (wish->date != NULL)
		return error_set(err, ERROR_MISUSE, "option.wrong", "--places-of %s", wish->date);
	totals_csv_header(ret);
	for (int i = 0; i < catalogue->indicator_count; i++)
		if (!totals_csv(edition, &catalogue->indicators[i], NULL, NULL, ret, err))
			return false;
	return true;
}

/* One of the open data's formats: as reported, like the portal's. */
static bool export_format(const struct call *call, struct edition *edition,
	const struct dataset_format *format, const struct places_wish *wish, struct text *ret,
	struct error *err)
{
	const char *site = call_value(call, "--site");
	const struct page page = { .arena = call->arena,
		.lang = call->lang,
		.words = call->words,
		.edition = edition,
		.base = "",
		.site = site == NULL ? PAGE_SITE : site };

	if (wish->date != NULL)
		return error_set(err, ERROR_MISUSE, "option.wrong", "--places-of %s", wish->date);
	if (!page_is_site(page.site))
		return error_set(err, ERROR_MISUSE, "option.wrong", "--site %s", site);
	return format->write(&page, ret, err);
}

bool command_export(const struct call *call, struct error *err)
{
	static const struct {
		const char *name;
		bool (*write)(struct edition *edition, const struct places_wish *wish,
			struct text *ret, struct error *err);
	} formats[] = { { "csv", figures_csv_all }, { "json", figures_json_all },
		{ "totals", export_totals } };
	const char *given = call_value(call, "--format"), *name = given == NULL ? "csv" : given;
	const struct dataset_format *format = dataset_format(name);
	edition_auto *edition = NULL;
	struct places_wish wish;
	text_auto text = { 0 };
	size_t at = 0;

	while (at < COUNT(formats) && strcmp(name, formats[at].name) != 0)
		at++;
	if (at == COUNT(formats) && (format == NULL || format->most == 0))
		return error_set(err, ERROR_MISUSE, "option.wrong", "--format %s", name);
	edition = call_edition(call, err);
	if (edition == NULL || !places_read(edition, call_value(call, "--places-of"), &wish, err))
		return false;
	return (at < COUNT(formats) ? formats[at].write(edition, &wish, &text, err)
				    : export_format(call, edition, format, &wish, &text, err)) &&
		call_deliver(call, &text, err);
}

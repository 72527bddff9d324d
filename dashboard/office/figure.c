/* dashboard/office/figure.c - see figure.h. */
#include "dashboard/office/figure.h"

#include <string.h>

#include "charts/chart.h"
#include "charts/kind.h"
#include "dashboard/view/tell.h"
#include "indicators/format.h"
#include "indicators/ranking.h"

enum { LEAST_SIBLINGS = 3, SPARK_MAX = 60 };

bool figure_beside(const struct visit *visit, struct history *history, const struct method *method,
	const struct observation *observation, struct beside *ret, struct error *err)
{
	*ret = (struct beside){ 0 };
	if (!history_series(history, visit->arena, method, observation->place, INT64_MIN, INT64_MAX,
		    &ret->all, &ret->count, err))
		return false;
	for (size_t i = 0; i < ret->count; i++) {
		const struct past *past = &ret->all[i];
		int order = period_compare(&past->observation.period, &observation->period);

		if (!past->settled || !past->observation.known ||
			past->observation.period.kind != observation->period.kind ||
			strcmp(past->observation.breakdown, observation->breakdown) != 0)
			continue;
		if (order < 0)
			ret->earlier = &past->observation;
		else if (order == 0)
			ret->replaced = &past->observation;
	}
	return true;
}

bool figure_beside_queued(const struct visit *visit, struct history *history,
	const struct queued *queued, struct beside *ret, struct error *err)
{
	struct queued *versions;
	size_t count;

	if (!figure_beside(visit, history, queued->method, &queued->observation, ret, err) ||
		!queue_history(visit->office, visit->arena, visit->catalogue, queued->submission,
			queued->position, &versions, &count, err))
		return false;
	ret->replaced = NULL;
	for (size_t i = 0; i < count; i++)
		if (strcmp(versions[i].state, "published") == 0 &&
			(versions[i].submission != queued->submission ||
				versions[i].position != queued->position))
			ret->replaced = &versions[i].observation;
	return true;
}

/* "830 / 1.000". */
static json_t *parts(const struct visit *visit, const struct observation *observation)
{
	text_auto text = { 0 };

	if (!observation->parts)
		return json_null();
	format_number(observation->numerator, visit->lang, &text);
	text_addz(&text, " / ");
	format_number(observation->denominator, visit->lang, &text);
	return json_string(text_z(&text));
}

/* A figure of before, with its period. */
static json_t *before(const struct visit *visit, const struct indicator *indicator,
	const struct observation *observation)
{
	if (observation == NULL)
		return json_null();
	return json_pack("{s:o,s:o}", "value",
		tell_value(observation->value, indicator, visit->lang), "period",
		tell_period(&observation->period, visit->lang));
}

static bool same(const struct observation *a, const struct observation *b)
{
	return a->known == b->known && (!a->known || decimal_compare(a->value, b->value) == 0) &&
		a->parts == b->parts && a->status == b->status &&
		(!a->parts ||
			(decimal_compare(a->numerator, b->numerator) == 0 &&
				decimal_compare(a->denominator, b->denominator) == 0));
}

/* What sending it does: new, correction, unchanged. */
static const char *change_key(const struct observation *observation, const struct beside *beside)
{
	if (beside == NULL || beside->replaced == NULL)
		return "new";
	return same(observation, beside->replaced) ? "unchanged" : "correction";
}

json_t *figure_model(const struct visit *visit, const struct method *method,
	const struct observation *observation, const struct beside *beside)
{
	const struct indicator *indicator = catalogue_of_method(visit->catalogue, method);
	const char *change = change_key(observation, beside);

	return json_pack("{s:s,s:o,s:b,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:s,s:s}", "name",
		indicator->name[visit->lang], "method",
		indicator->method_count < 2 ? json_null() : tell_text(method->name[visit->lang]),
		"illustrative", method->illustrative, "place",
		observation->place->name[visit->lang], "period",
		tell_period(&observation->period, visit->lang), "breakdown",
		tell_text(observation->breakdown), "figure",
		observation->known ? tell_figure(observation->value, indicator, visit->lang)
				   : json_null(),
		"status", tell_status(observation->status, visit->lang), "parts",
		parts(visit, observation), "note", tell_text(observation->note[visit->lang]),
		"earlier", before(visit, indicator, beside == NULL ? NULL : beside->earlier),
		"replaced",
		before(visit, indicator,
			beside == NULL || strcmp(change, "unchanged") == 0 ? NULL
									   : beside->replaced),
		"change", change, "change_word",
		words_get(visit->words, arena_format(visit->arena, "office.change.%s", change)));
}

/* The figure of the very same period and breakdown at a place, decided on or not. */
static bool value_at(const struct visit *visit, struct history *history,
	const struct method *method, const struct place *place,
	const struct observation *observation, struct decimal *ret, bool *ret_known,
	struct error *err)
{
	const int64_t from = observation->period.from;
	struct past *list;
	size_t count;

	*ret_known = false;
	if (!history_series(history, visit->arena, method, place, from, from, &list, &count, err))
		return false;
	for (size_t i = 0; i < count && !*ret_known; i++) {
		const struct observation *each = &list[i].observation;

		*ret_known = each->known && each->period.until == observation->period.until &&
			strcmp(each->breakdown, observation->breakdown) == 0;
		if (*ret_known)
			*ret = each->value;
	}
	return true;
}

static bool alike(const struct place *a, const struct place *b)
{
	return a != b && a->level == b->level && strcmp(a->parent, b->parent) == 0 &&
		a->from_day < b->until_day && b->from_day < a->until_day;
}

bool figure_siblings(const struct visit *visit, struct history *history,
	const struct indicator *indicator, const struct method *method,
	const struct observation *observation, const char **ret, struct error *err)
{
	const struct catalogue *catalogue = visit->catalogue;
	struct decimal *values = arena_new(
		visit->arena, (size_t)catalogue->place_count + 1, sizeof *values);
	struct ranking ranking;
	text_auto low = { 0 }, high = { 0 }, median = { 0 }, text = { 0 };
	int count = 0;

	*ret = NULL;
	for (int i = 0; i < catalogue->place_count; i++) {
		bool known;

		if (!alike(&catalogue->places[i], observation->place))
			continue;
		if (!value_at(visit, history, method, &catalogue->places[i], observation,
			    &values[count], &known, err))
			return false;
		count += known;
	}
	if (count < LEAST_SIBLINGS || !ranking_of(values, count, 0, indicator->direction, &ranking))
		return true;
	format_value(ranking.low, indicator->unit, visit->lang, &low);
	format_value(ranking.high, indicator->unit, visit->lang, &high);
	format_value(decimal_round(ranking.median, indicator->decimals), indicator->unit,
		visit->lang, &median);
	words_say(visit->words, "office.siblings", &text, "n",
		arena_format(visit->arena, "%d", count), "low", text_z(&low), "high", text_z(&high),
		"median", text_z(&median), NULL);
	*ret = arena_copy(visit->arena, text_z(&text), text.size);
	return true;
}

bool figure_spark(const struct visit *visit, const struct queued *queued,
	const struct beside *beside, const char *theme, struct text *ret, struct error *err)
{
	struct observation *items = arena_new(visit->arena, beside->count + 1, sizeof *items);
	struct series series = { queued->indicator, queued->method, items, 0 };
	int index = text_index(theme_names, theme);
	struct chart_request request = { .kind = chart_kind_find("spark"),
		.lang = visit->lang,
		.title = queued->indicator->name[visit->lang],
		.unit = queued->indicator->unit,
		.today = visit_today() };
	const size_t skip = beside->count > SPARK_MAX ? beside->count - SPARK_MAX : 0;

	if (index < 0)
		return error_set(err, ERROR_MISUSE, "request.value", "theme=%s", theme);
	for (size_t i = skip; i < beside->count; i++)
		if (strcmp(beside->all[i].observation.breakdown, queued->observation.breakdown) ==
			0)
			items[series.count++] = beside->all[i].observation;
	request.theme = (enum theme)index;
	request.series[0] = (struct chart_series){ &series, queued->indicator->name[visit->lang] };
	request.series_count = 1;
	return chart_render(&request, CHART_SVG, ret, err);
}

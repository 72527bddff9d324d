/* dashboard/view/data_json.c - see data_json.h. */
#include "dashboard/view/data_json.h"

#include <string.h>

#include "dashboard/view/figures.h"
#include "indicators/place.h"

static json_t *pair(const char *const text[LANG_COUNT])
{
	return json_pack("{s:s,s:s}", "vi", text[LANG_VI], "en", text[LANG_EN]);
}

/* A text that is "" where there is none. */
static json_t *optional(const char *z)
{
	return json_text_or_null(*z == '\0' ? NULL : z);
}

static json_t *figure_or_null(bool known, struct decimal value)
{
	return known ? json_figure(value) : json_null();
}

json_t *data_json_edition(const struct edition_info *info)
{
	return json_pack("{s:i,s:s,s:o,s:s,s:s}", "number", info->number, "published_at",
		info->published_at, "note", optional(info->note), "sha256", info->sha256, "code",
		info->code);
}

static json_t *methods_json(const struct indicator *indicator)
{
	json_t *list = json_array();

	for (int i = 0; i < indicator->method_count; i++) {
		const struct method *method = &indicator->methods[i];

		(void)json_array_append_new(list,
			json_pack("{s:s,s:o,s:o,s:o,s:b,s:b}", "code", method->code, "name",
				pair(method->name), "note", pair(method->note), "reporter",
				optional(method->reporter), "primary", method->primary,
				"illustrative", method->illustrative));
	}
	return list;
}

static json_t *indicator_json(const struct indicator *indicator)
{
	return json_pack("{s:s,s:o,s:s,s:o,s:s,s:o,s:s,s:s,s:s,s:i,s:o,s:o,s:o,s:o,s:o}", "code",
		indicator->code, "name", pair(indicator->name), "pillar", indicator->pillar->code,
		"definition", pair(indicator->definition), "unit", indicator->unit->code,
		"unit_name", pair(indicator->unit_name), "kind", indicator_kinds[indicator->kind],
		"direction", indicator_directions[indicator->direction], "scale",
		indicator_scales[indicator->scale], "decimals", indicator->decimals, "frequency",
		optional(indicator->frequency), "numerator", pair(indicator->numerator),
		"denominator", pair(indicator->denominator), "source", optional(indicator->source),
		"methods", methods_json(indicator));
}

static json_t *decision_json(const struct decision *decision)
{
	return json_pack("{s:s,s:o,s:o,s:o,s:o}", "code", decision->code, "number",
		optional(decision->number), "date", optional(decision->date), "issuer",
		pair(decision->issuer), "title", pair(decision->title));
}

static json_t *point_json(const struct plan_point *point)
{
	return json_pack("{s:s,s:o,s:s,s:o,s:o,s:o,s:b}", "period", point->period.label, "value",
		json_figure(point->value), "comparator", plan_comparators[point->comparator],
		"decision", decision_json(point->decision), "source", optional(point->source),
		"note", pair(point->note), "superseded", point->superseded);
}

static json_t *plan_json(const struct plan *plan)
{
	json_t *list = json_array();

	for (int i = 0; plan != NULL && i < plan->count; i++)
		(void)json_array_append_new(list, point_json(&plan->points[i]));
	return list;
}

static json_t *verdict_json(const struct figures_method *each)
{
	const struct verdict *verdict = &each->judged.verdict;
	const struct observation *latest = verdict->latest;

	return json_pack("{s:s,s:b,s:b,s:s,s:s,s:o,s:o,s:o,s:o,s:o,s:o}", "method",
		each->method->code, "primary", each->method->primary, "illustrative",
		each->method->illustrative, "state", state_keys[verdict->state], "reason_key",
		verdict_reasons[verdict->reason], "reason", pair(each->judged.reason), "value",
		latest == NULL ? json_null() : json_figure(latest->value), "period",
		json_text_or_null(latest == NULL ? NULL : latest->period.label), "plan_value",
		figure_or_null(verdict->planned, verdict->plan_value), "plan_period",
		json_text_or_null(verdict->planned ? verdict->plan_period.label : NULL), "share",
		figure_or_null(verdict->sized, verdict->share));
}

static json_t *verdicts_json(const struct figures *figures)
{
	json_t *list = json_array();

	for (int i = 0; i < figures->count; i++)
		(void)json_array_append_new(list, verdict_json(&figures->methods[i]));
	return list;
}

static json_t *one_figure(const struct edition_figure *figure)
{
	const struct observation *each = &figure->observation;
	const char status[] = { each->status, '\0' };

	return json_pack("{s:s,s:b,s:s,s:s,s:o,s:s,s:o,s:o,s:o,s:o,s:s,s:b,s:o,s:o,s:o,s:i,s:o}",
		"method", figure->method->code, "illustrative", figure->method->illustrative,
		"place", each->place->code, "place_from", each->place->valid_from, "place_name",
		pair(each->place->name), "period", each->period.label, "breakdown",
		optional(each->breakdown), "value", figure_or_null(each->known, each->value),
		"numerator", figure_or_null(each->parts, each->numerator), "denominator",
		figure_or_null(each->parts, each->denominator), "status", status, "computed",
		each->computed, "vintage", optional(each->vintage), "source",
		optional(each->source), "note", pair(each->note), "since", each->since, "until",
		each->until == 0 ? json_null() : json_integer(each->until));
}

static json_t *list_figures(const struct edition_figure *items, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(list, one_figure(&items[i]));
	return list;
}

static bool names_source(const struct edition_figure *items, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(items[i].observation.source, code) == 0)
			return true;
	return false;
}

static bool plan_names_source(const struct plan *plan, const char *code)
{
	for (int i = 0; plan != NULL && i < plan->count; i++)
		if (strcmp(plan->points[i].source, code) == 0)
			return true;
	return false;
}

struct listed {
	struct edition_figure *current, *earlier;
	size_t current_count, earlier_count;
};

/* Those that anything in the answer names. */
static json_t *sources_json(const struct figures *figures, const struct listed *listed)
{
	json_t *list = json_array();

	for (int i = 0; i < figures->catalogue->source_count; i++) {
		const struct source *source = &figures->catalogue->sources[i];

		if (!names_source(listed->current, listed->current_count, source->code) &&
			!names_source(listed->earlier, listed->earlier_count, source->code) &&
			!plan_names_source(figures->plan, source->code) &&
			strcmp(figures->indicator->source, source->code) != 0)
			continue;
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:o,s:o,s:o,s:s,s:o}", "code", source->code, "title",
				source->title, "publisher", optional(source->publisher), "date",
				optional(source->date), "url", optional(source->url), "grade",
				source->grade, "licence", optional(source->licence)));
	}
	return list;
}

json_t *data_json(struct edition *edition, const struct indicator *indicator, struct error *err)
{
	arena_auto arena = { 0 };
	struct figures figures;
	struct listed listed;

	if (!figures_read(edition, &arena, indicator, &figures, err) ||
		!edition_figures(edition, &arena, indicator, &listed.current,
			&listed.current_count, err) ||
		!edition_superseded(edition, &arena, indicator, &listed.earlier,
			&listed.earlier_count, err))
		return NULL;
	return json_pack("{s:o,s:s,s:o,s:o,s:o,s:o,s:o,s:o}", "edition",
		data_json_edition(figures.info), "city", figures.catalogue->city, "indicator",
		indicator_json(indicator), "plan", plan_json(figures.plan), "verdicts",
		verdicts_json(&figures), "figures",
		list_figures(listed.current, listed.current_count), "earlier_figures",
		list_figures(listed.earlier, listed.earlier_count), "sources",
		sources_json(&figures, &listed));
}

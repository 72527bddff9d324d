/* dashboard/api/figures_json.c - see figures.h: figures, plans and verdicts as JSON. */
#include "dashboard/api/figures.h"
#include "indicators/place.h"
#include "store/edition/total.h"

/* Of a plan's value between two points; decided values have fewer. */
enum { PLAN_SHOWN_DIGITS = 6 };

static json_t *number(bool known, struct decimal value)
{
	return known ? json_figure(value) : json_null();
}

json_t *figures_json_pair(const char *const text[LANG_COUNT])
{
	return json_pack("{s:s,s:s}", "vi", text[LANG_VI], "en", text[LANG_EN]);
}

json_t *figures_json_edition(const struct edition *edition)
{
	const struct edition_info *info = edition_info(edition);

	return json_pack("{s:i,s:s,s:s,s:s,s:s,s:i,s:i}", "number", info->number, "published_at",
		info->published_at, "note", info->note, "sha256", info->sha256, "code", info->code,
		"figures", info->figures, "illustrative", info->illustrative);
}

json_t *figures_json_observation(const struct method *method, const struct observation *observation)
{
	const struct place *place = observation->place;
	json_t *key = json_sprintf("%s@%s", place->code, place->valid_from);

	return json_pack("{s:s,s:o,s:s,s:s,s:s,s:o,s:o,s:o,s:s,s:b,s:b,s:s,s:s,s:o,s:i}", "method",
		method->code, "place", key, "place_name", place->name[LANG_VI], "period",
		observation->period.label, "breakdown", observation->breakdown, "value",
		number(observation->known, observation->value), "numerator",
		number(observation->parts, observation->numerator), "denominator",
		number(observation->parts, observation->denominator), "status",
		(const char[]){ observation->status, '\0' }, "computed", observation->computed,
		"illustrative", method->illustrative, "vintage", observation->vintage, "source",
		observation->source, "note", figures_json_pair(observation->note), "since",
		observation->since);
}

static json_t *point_json(const struct plan_point *point)
{
	return json_pack("{s:s,s:o,s:s,s:s,s:s,s:s,s:b,s:o}", "period", point->period.label,
		"value", json_figure(point->value), "comparator",
		plan_comparators[point->comparator], "decision", point->decision->code,
		"decision_number", point->decision->number, "source", point->source, "superseded",
		point->superseded, "note", figures_json_pair(point->note));
}

json_t *figures_json_plan(const struct plan *plan)
{
	json_t *list = json_array();

	for (int i = 0; plan != NULL && i < plan->count; i++)
		(void)json_array_append_new(list, point_json(&plan->points[i]));
	return list;
}

json_t *figures_json_verdict(const struct edition_verdict *judged)
{
	const struct verdict *verdict = &judged->verdict;
	const struct observation *latest = verdict->latest;
	const struct plan_point *target = verdict->target;

	return json_pack("{s:s,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "state",
		state_keys[verdict->state], "reason_key", verdict_reasons[verdict->reason],
		"reason", figures_json_pair(judged->reason), "value",
		latest == NULL ? json_null() : json_figure(latest->value), "period",
		json_text_or_null(latest == NULL ? NULL : latest->period.label), "status",
		json_text_or_null(latest == NULL ? NULL : (const char[]){ latest->status, '\0' }),
		"plan_value",
		number(verdict->planned,
			decimal_trim(decimal_round(verdict->plan_value, PLAN_SHOWN_DIGITS))),
		"plan_period",
		json_text_or_null(verdict->planned ? verdict->plan_period.label : NULL), "target",
		target == NULL ? json_null() : point_json(target), "overdue",
		json_text_or_null(
			verdict->overdue == NULL ? NULL : verdict->overdue->period.label));
}

/* {state: {key, word, reason}, direction: …}. */
json_t *figures_json_axes(const struct edition_axes *judged)
{
	static const char *const names[AXIS_COUNT] = { "state", "direction", "outlook",
		"confidence" };
	json_t *axes = json_object();

	for (int axis = 0; axis < AXIS_COUNT; axis++)
		(void)json_object_set_new(axes, names[axis],
			json_pack("{s:s,s:o,s:o}", "key", judged->axes[axis].key, "word",
				figures_json_pair(judged->axes[axis].word), "reason",
				figures_json_pair(judged->axes[axis].reason)));
	return axes;
}

json_t *figures_json_comparisons(const struct edition_axes *judged)
{
	json_t *list = json_array();

	for (int i = 0; i < METHODS_COUNT; i++) {
		const struct edition_comparison *each = &judged->comparisons[i];

		(void)json_array_append_new(list,
			json_pack("{s:s,s:o,s:b,s:o,s:s}", "method", each->key, "answer",
				each->answer[0] == '\0' ? json_null() : json_string(each->answer),
				"disagrees", each->disagrees, "said", figures_json_pair(each->said),
				"source", each->source));
	}
	return list;
}

static json_t *definition(const struct indicator *indicator)
{
	return json_pack("{s:s,s:s,s:o,s:o,s:s,s:o,s:s,s:s,s:s,s:i,s:s,s:o,s:o}", "code",
		indicator->code, "pillar", indicator->pillar->code, "name",
		figures_json_pair(indicator->name), "definition",
		figures_json_pair(indicator->definition), "unit", indicator->unit->code,
		"unit_name", figures_json_pair(indicator->unit_name), "kind",
		indicator_kinds[indicator->kind], "direction",
		indicator_directions[indicator->direction], "scale",
		indicator_scales[indicator->scale], "decimals", indicator->decimals, "frequency",
		indicator->frequency, "numerator", figures_json_pair(indicator->numerator),
		"denominator", figures_json_pair(indicator->denominator));
}

/* One method with its verdict for the city. */
static json_t *method_json(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct method *method, struct error *err)
{
	struct edition_verdict judged;
	struct edition_axes axes;
	struct series series;

	if (!edition_series(edition, arena, indicator, method, edition_catalogue(edition)->city,
		    &series, err) ||
		!edition_verdict(edition, arena, &series, &judged, err) ||
		!edition_axes(edition, arena, method, &axes, err))
		return NULL;
	return json_pack("{s:s,s:o,s:o,s:s,s:b,s:b,s:o,s:o,s:o}", "code", method->code, "name",
		figures_json_pair(method->name), "note", figures_json_pair(method->note),
		"reporter", method->reporter, "primary", method->primary, "illustrative",
		method->illustrative, "verdict", figures_json_verdict(&judged), "axes",
		figures_json_axes(&axes), "comparisons", figures_json_comparisons(&axes));
}

json_t *figures_json_total(const struct edition_total *total)
{
	return json_pack("{s:s,s:o,s:s,s:b,s:b,s:o,s:o,s:o,s:o,s:o,s:s,s:i,s:i,s:o}", "method",
		total->method->code, "place",
		json_sprintf("%s@%s", total->place->code, total->place->valid_from), "period",
		total->period.label, "former", total->former, "illustrative",
		total->method->illustrative, "value", number(total->known, total->value),
		"numerator", number(total->parts, total->numerator), "denominator",
		number(total->parts, total->denominator), "low", number(total->bounded, total->low),
		"high", number(total->bounded, total->high), "status",
		(const char[]){ total->status, '\0' }, "reported", total->coverage.reported,
		"expected", total->coverage.expected, "reason", figures_json_pair(total->reason));
}

/* Adds figures to a list, and the sources they name to an object by code. */
static void add_figures(const struct catalogue *catalogue, const struct edition_figure *figures,
	size_t count, json_t *list, json_t *sources)
{
	for (size_t i = 0; i < count; i++) {
		const struct observation *each = &figures[i].observation;
		const struct source *source = catalogue_source(catalogue, each->source);

		(void)json_array_append_new(
			list, figures_json_observation(figures[i].method, each));
		if (source != NULL && json_object_get(sources, source->code) == NULL)
			(void)json_object_set_new(sources, source->code,
				json_pack("{s:s,s:s,s:s,s:s,s:s,s:s}", "title", source->title,
					"publisher", source->publisher, "date", source->date, "url",
					source->url, "grade", source->grade, "licence",
					source->licence));
	}
}

json_t *figures_json(struct edition *edition, const struct indicator *indicator, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	arena_auto arena = { 0 };
	json_t *methods = json_array(), *figures = json_array(), *earlier = json_array();
	json_t *totals = json_array(), *sources = json_object();
	json_auto_t *ret = json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "edition",
		figures_json_edition(edition), "indicator", definition(indicator), "methods",
		methods, "plan",
		figures_json_plan(catalogue_plan(catalogue, indicator, catalogue->city)), "figures",
		figures, "superseded", earlier, "totals", totals, "sources", sources);
	struct edition_figure *list, *old;
	struct edition_total *sums;
	size_t count, old_count, sum_count;

	for (int i = 0; i < indicator->method_count; i++) {
		json_t *method = method_json(
			edition, &arena, indicator, &indicator->methods[i], err);

		if (method == NULL)
			return NULL;
		(void)json_array_append_new(methods, method);
	}
	if (!edition_figures(edition, &arena, indicator, &list, &count, err) ||
		!edition_superseded(edition, &arena, indicator, &old, &old_count, err) ||
		!edition_totals(edition, &arena, indicator, NULL, &sums, &sum_count, err))
		return NULL;
	add_figures(catalogue, list, count, figures, sources);
	add_figures(catalogue, old, old_count, earlier, sources);
	for (size_t i = 0; i < sum_count; i++)
		(void)json_array_append_new(totals, figures_json_total(&sums[i]));
	return json_incref(ret);
}

/* dashboard/api/figures_json.c - see figures.h: figures, plans and verdicts as JSON. */
#include "dashboard/api/figures.h"
#include "dashboard/api/origin.h"
#include "dashboard/api/outlooks.h"
#include "indicators/place.h"
#include "store/edition/moved.h"
#include "store/edition/total.h"

/* Of a plan's value between two points; decided values have fewer. */
enum { PLAN_SHOWN_DIGITS = 6 };

static json_t *number(bool known, struct decimal value)
{
	return known ? json_figure(value) : json_null();
}

/* Null for "". */
static json_t *text_or_null(const char *z)
{
	return json_text_or_null(*z == '\0' ? NULL : z);
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

json_t *figures_json_standing(const struct method *method, const struct observation *observation,
	const struct figures_standing *standing)
{
	json_t *json = figures_json_observation(method, observation);

	(void)json_object_set_new(json, "places_of", json_text_or_null(standing->places_of));
	(void)json_object_set_new(json, "basis", text_or_null(standing->basis));
	(void)json_object_set_new(json, "apportioned", json_boolean(standing->apportioned));
	(void)json_object_set_new(json, "break", text_or_null(standing->broken));
	return json;
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
	const char *city = edition_catalogue(edition)->city;
	struct edition_verdict judged;
	struct edition_axes axes;
	struct series series;
	json_auto_t *json = NULL;

	if (!edition_series(edition, arena, indicator, method, city, &series, err) ||
		!edition_verdict(edition, arena, &series, city, &judged, err) ||
		!edition_axes(edition, arena, method, city, &axes, err))
		return NULL;
	json = json_pack("{s:s,s:o,s:o,s:s,s:b,s:b,s:o,s:o,s:o}", "code", method->code, "name",
		figures_json_pair(method->name), "note", figures_json_pair(method->note),
		"reporter", method->reporter, "primary", method->primary, "illustrative",
		method->illustrative, "verdict", figures_json_verdict(&judged), "axes",
		figures_json_axes(&axes), "comparisons", figures_json_comparisons(&axes));
	return origin_recipe_json(edition, arena, method, json, err) &&
			outlooks_json(edition, arena, method, city, json, err)
		? json_incref(json)
		: NULL;
}

json_t *figures_json_total(const struct edition_total *total)
{
	const struct coverage *coverage = &total->coverage;

	return json_pack(
		"{s:s,s:o,s:s,s:s,s:b,s:b,s:o,s:o,s:o,s:o,s:o,s:s,s:i,s:i,s:s,s:o,s:s,s:o}",
		"method", total->method->code, "place",
		json_sprintf("%s@%s", total->place->code, total->place->valid_from), "period",
		total->period.label, "over", rollup_overs[total->over], "former", total->former,
		"illustrative", total->method->illustrative, "value",
		number(total->known, total->value), "numerator",
		number(total->parts, total->numerator), "denominator",
		number(total->parts, total->denominator), "low", number(total->bounded, total->low),
		"high", number(total->bounded, total->high), "status",
		(const char[]){ total->status, '\0' }, "reported", coverage->reported, "expected",
		coverage->expected, "sized", coverage_sizes[coverage->sized], "size_permille",
		coverage->sized == COVERAGE_UNSIZED ? json_null() : json_integer(coverage->size),
		"reason_key", total->reason_key, "reason", figures_json_pair(total->reason));
}

/* Where figures are put, with the sources they name by code. */
struct lists {
	const struct catalogue *catalogue;
	json_t *figures, *earlier, *left, *totals, *sources;
};

static void add_figure(const struct lists *lists, json_t *list, const struct method *method,
	const struct observation *each, const struct figures_standing *standing)
{
	const struct source *source = catalogue_source(lists->catalogue, each->source);

	(void)json_array_append_new(list, figures_json_standing(method, each, standing));
	if (source != NULL && json_object_get(lists->sources, source->code) == NULL)
		(void)json_object_set_new(lists->sources, source->code,
			json_pack("{s:s,s:s,s:s,s:s,s:s,s:s}", "title", source->title, "publisher",
				source->publisher, "date", source->date, "url", source->url,
				"grade", source->grade, "licence", source->licence));
}

static void add_figures(
	const struct lists *lists, json_t *list, const struct edition_figure *figures, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool first = i == 0 || figures[i - 1].method != figures[i].method;
		struct figures_standing standing = figures_standing_reported(lists->catalogue,
			first ? NULL : &figures[i - 1].observation, &figures[i].observation);

		add_figure(lists, list, figures[i].method, &figures[i].observation, &standing);
	}
}

/* As reported, with what the figures replaced and their totals. */
static bool add_reported(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct lists *lists, struct error *err)
{
	struct edition_figure *list, *old;
	struct edition_total *sums;
	size_t count, old_count, sum_count;

	if (!edition_figures(edition, arena, indicator, &list, &count, err) ||
		!edition_superseded(edition, arena, indicator, &old, &old_count, err) ||
		!edition_totals(edition, arena, indicator, NULL, &sums, &sum_count, err))
		return false;
	add_figures(lists, lists->figures, list, count);
	add_figures(lists, lists->earlier, old, old_count);
	for (size_t i = 0; i < sum_count; i++)
		(void)json_array_append_new(lists->totals, figures_json_total(&sums[i]));
	return true;
}

/* One method on the places of a day, and what cannot be there. */
static bool add_moved(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct method *method,
	const struct places_wish *wish, const struct lists *lists, struct error *err)
{
	struct boundary_figures moved;

	if (!edition_moved(edition, arena, indicator, method, NULL, wish->day, &moved, err))
		return false;
	for (size_t i = 0; i < moved.count; i++) {
		struct figures_standing standing = figures_standing_of(wish, &moved.items[i].mark);

		add_figure(lists, lists->figures, method, &moved.items[i].observation, &standing);
	}
	for (size_t i = 0; i < moved.left_count; i++) {
		struct figures_standing standing = { NULL, boundary_reasons[moved.left[i].reason],
			false, "" };

		add_figure(lists, lists->left, method, moved.left[i].observation, &standing);
	}
	return true;
}

json_t *figures_json(struct edition *edition, const struct indicator *indicator,
	const struct places_wish *wish, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	arena_auto arena = { 0 };
	const struct lists lists = { catalogue, json_array(), json_array(), json_array(),
		json_array(), json_object() };
	json_t *methods = json_array();
	json_auto_t *ret = json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "edition",
		figures_json_edition(edition), "indicator", definition(indicator), "methods",
		methods, "plan",
		figures_json_plan(catalogue_plan(catalogue, indicator, catalogue->city)),
		"places_of", json_text_or_null(wish->date), "figures", lists.figures, "left",
		lists.left, "superseded", lists.earlier, "totals", lists.totals, "sources",
		lists.sources);

	for (int i = 0; i < indicator->method_count; i++) {
		json_t *method = method_json(
			edition, &arena, indicator, &indicator->methods[i], err);

		if (method == NULL)
			return NULL;
		(void)json_array_append_new(methods, method);
	}
	if (wish->date == NULL)
		return add_reported(edition, &arena, indicator, &lists, err) ? json_incref(ret)
									     : NULL;
	for (int i = 0; i < indicator->method_count; i++)
		if (!add_moved(
			    edition, &arena, indicator, &indicator->methods[i], wish, &lists, err))
			return NULL;
	return json_incref(ret);
}

/* Written indicator by indicator: a tree of five million figures would not fit. */
bool figures_json_all(struct edition *edition, const struct places_wish *wish, struct text *ret,
	struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	json_auto_t *about = figures_json_edition(edition);

	text_addz(ret, "{\n\"edition\": ");
	json_write(about, ret);
	text_addz(ret, ",\n\"indicators\": [");
	for (int i = 0; i < catalogue->indicator_count; i++) {
		json_auto_t *indicator = figures_json(
			edition, &catalogue->indicators[i], wish, err);

		if (indicator == NULL)
			return false;
		(void)json_object_del(indicator, "edition");
		text_addz(ret, i == 0 ? "\n" : ",\n");
		json_write(indicator, ret);
	}
	text_addz(ret, "\n]\n}\n");
	return true;
}

/* dashboard/api/origin_json.c - see origin.h: the tree for machines. */
#include "dashboard/api/figures.h"
#include "dashboard/api/origin.h"
#include "indicators/place.h"

/* How a component enters its composite; what is not there has no share in it. */
static json_t *component_json(const struct edition_part *part)
{
	return json_pack("{s:o,s:o,s:o,s:b}", "weight", json_figure(part->component->weight),
		"normalised", part->weighed ? json_figure(part->normalised) : json_null(),
		"contribution", part->weighed ? json_figure(part->contribution) : json_null(),
		"outside", part->outside);
}

static json_t *population_json(const struct origin *origin)
{
	return json_pack("{s:o,s:o,s:s}", "place",
		json_sprintf("%s@%s", origin->place->code, origin->place->valid_from), "value",
		origin->figure == NULL ? json_null() : json_figure(origin->figure->value), "source",
		origin->place->source);
}

/* What was asked for and is not there. */
static json_t *missing_json(const struct origin *origin)
{
	return json_pack("{s:s,s:o,s:s,s:n}", "method", origin->method->code, "place",
		json_sprintf("%s@%s", origin->place->code, origin->place->valid_from), "period",
		origin->period.label, "value");
}

static json_t *what(const struct origin *origin)
{
	switch (origin->kind) {
	case ORIGIN_TOTAL:
		return figures_json_total(origin->total);
	case ORIGIN_POPULATION:
		return population_json(origin);
	case ORIGIN_MISSING:
		return missing_json(origin);
	case ORIGIN_PUBLISHED:
	case ORIGIN_COMPUTED:
		break;
	}
	return figures_json_observation(origin->method, origin->figure);
}

json_t *origin_json(const struct origin *origin)
{
	json_t *parts = json_array();
	json_t *json = json_pack("{s:s,s:o,s:o}", "kind", origin_kinds[origin->kind], "indicator",
		json_text_or_null(origin->indicator == NULL ? NULL : origin->indicator->code),
		origin->kind == ORIGIN_TOTAL ? "total" : "figure", what(origin));

	if (origin->kind == ORIGIN_COMPUTED && origin->method->formula != NULL)
		(void)json_object_set_new(json, "formula", json_string(origin->method->formula));
	if (origin->part != NULL && origin->part->component != NULL)
		(void)json_object_set_new(json, "component", component_json(origin->part));
	for (size_t i = 0; i < origin->count; i++)
		(void)json_array_append_new(parts, origin_json(&origin->parts[i]));
	(void)json_object_set_new(json, "parts", parts);
	(void)json_object_set_new(json, "more", json_integer((json_int_t)origin->more));
	return json;
}

json_t *origin_rank_json(const struct edition_rank *rank)
{
	return json_pack("{s:o,s:s,s:i,s:i,s:i,s:i,s:i,s:i,s:i}", "place",
		json_sprintf("%s@%s", rank->place->code, rank->place->valid_from), "period",
		rank->period, "rank", rank->rank, "best", rank->best, "worst", rank->worst,
		"places", rank->places, "changed", rank->changed, "settings", rank->settings,
		"spread", rank->spread);
}

static json_t *declared_json(const struct composite *composite)
{
	json_t *components;

	if (composite == NULL)
		return json_null();
	components = json_array();
	for (int i = 0; i < composite->count; i++) {
		const struct composite_component *each = &composite->components[i];

		(void)json_array_append_new(components,
			json_pack("{s:s,s:s,s:o,s:o,s:s,s:o}", "indicator", each->code, "method",
				each->method, "minimum", json_figure(each->minimum), "maximum",
				json_figure(each->maximum), "direction",
				indicator_directions[each->direction], "weight",
				json_figure(each->weight)));
	}
	return json_pack("{s:o,s:s,s:o,s:o}", "full", json_figure(composite->full), "missing",
		composite_policies[composite->policy], "least",
		composite->policy == COMPOSITE_REFUSE ? json_null() : json_figure(composite->least),
		"components", components);
}

bool origin_recipe_json(struct edition *edition, struct arena *arena, const struct method *method,
	json_t *json, struct error *err)
{
	json_t *list = json_array();
	struct edition_rank *ranks;
	size_t count = 0;
	bool read = edition_ranks(edition, arena, method, &ranks, &count, err);

	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(list, origin_rank_json(&ranks[i]));
	(void)json_object_set_new(json, "formula", json_text_or_null(method->formula));
	(void)json_object_set_new(json, "composite", declared_json(method->composite));
	(void)json_object_set_new(json, "ranks", list);
	return read;
}

/* collector/catalogue_formulas.c - catalogue.json: how a method's figures are computed. */
#include <string.h>

#include "base/json.h"
#include "collector/catalogue_private.h"
#include "indicators/recipes.h"

/* A member that must be a number, written as text. */
static bool read_decimal(struct folder *folder, const json_t *object, const char *what,
	const char *key, struct decimal *ret)
{
	const char *text = folder_text(folder, object, what, key);

	return text != NULL &&
		(decimal_parse(span_of(text), ret) ||
			folder_refuse(folder, what, "\"%s\": \"%s\" is no number", key, text));
}

static bool read_component(struct folder *folder, const json_t *item, const char *what,
	struct composite_component *ret)
{
	const struct folder_text texts[] = { { "indicator", &ret->code },
		{ "method", &ret->method } };
	int direction;

	if (!folder_texts(folder, item, what, texts, COUNT(texts)) ||
		!folder_word(folder, item, what, "direction", indicator_directions, &direction))
		return false;
	ret->direction = (enum direction)direction;
	return read_decimal(folder, item, what, "minimum", &ret->minimum) &&
		read_decimal(folder, item, what, "maximum", &ret->maximum) &&
		read_decimal(folder, item, what, "weight", &ret->weight);
}

static bool read_components(
	struct folder *folder, const json_t *items, const char *what, struct composite *ret)
{
	size_t count = json_array_size(items);
	struct composite_component *list;

	if (count > COMPOSITE_MAX)
		return folder_refuse(folder, what, "more than %d components", COMPOSITE_MAX);
	list = arena_new(folder->arena, count, sizeof *list);
	for (size_t i = 0; i < count; i++)
		if (!read_component(folder, json_array_get(items, i),
			    arena_format(folder->arena, "%s: components[%zu]", what, i), &list[i]))
			return false;
	ret->components = list;
	ret->count = (int)count;
	return true;
}

static bool read_composite(struct folder *folder, const json_t *json, const char *what,
	int decimals, const struct composite **ret)
{
	struct composite *composite = arena_new(folder->arena, 1, sizeof *composite);
	int policy;

	composite->decimals = decimals;
	if (!read_components(folder, json_object_get(json, "components"), what, composite) ||
		!read_decimal(folder, json, what, "full", &composite->full) ||
		!folder_word(folder, json, what, "missing", composite_policies, &policy))
		return false;
	composite->policy = (enum composite_policy)policy;
	if (composite->policy == COMPOSITE_RENORMALISE &&
		!read_decimal(folder, json, what, "least", &composite->least))
		return false;
	*ret = composite;
	return true;
}

/* Refuses what does not go with the indicator's kind. */
static bool fits_kind(struct folder *folder, const char *what, const struct indicator *indicator,
	const struct method *method)
{
	if (method->formula != NULL && indicator->kind != KIND_DERIVED)
		return folder_refuse(folder, what, "only kind \"derived\" has a \"formula\"");
	if (method->composite != NULL && indicator->kind != KIND_COMPOSITE)
		return folder_refuse(folder, what, "only kind \"composite\" has a \"composite\"");
	return !method_computed(method) || method->reporter[0] == '\0' ||
		folder_refuse(folder, what, "what is computed has no reporter");
}

bool catalogue_read_recipe(struct folder *folder, const json_t *item,
	const struct indicator *indicator, struct method *ret)
{
	const char *what = arena_format(folder->arena, "%s:%s", indicator->code, ret->code);
	const json_t *composite = json_object_get(item, "composite");

	if (json_object_get(item, "illustrative") != NULL &&
		!folder_flag(folder, item, what, "illustrative", &ret->illustrative))
		return false;
	if (json_object_get(item, "formula") != NULL &&
		(ret->formula = folder_text(folder, item, what, "formula")) == NULL)
		return false;
	return (composite == NULL ||
		       read_composite(
			       folder, composite, what, indicator->decimals, &ret->composite)) &&
		fits_kind(folder, what, indicator, ret);
}

/* Methods are found by code: marking gives their indicator a new list. */
static void mark(struct arena *arena, struct indicator *indicator, const char *code)
{
	struct method *list = arena_new(arena, (size_t)indicator->method_count, sizeof *list);

	memcpy(list, indicator->methods, (size_t)indicator->method_count * sizeof *list);
	for (int i = 0; i < indicator->method_count; i++)
		if (strcmp(list[i].code, code) == 0)
			list[i].illustrative = true;
	indicator->methods = list;
}

static bool is_illustrative(const struct recipe *recipe)
{
	for (int i = 0; i < recipe->count; i++) {
		const struct recipe_input *input = &recipe->inputs[i];

		if (input->method != NULL &&
			indicator_method(input->indicator, input->method->code)->illustrative)
			return true;
	}
	return false;
}

bool catalogue_check_recipes(
	struct folder *folder, const struct catalogue *catalogue, struct indicator *indicators)
{
	struct recipes recipes;

	if (!recipes_make(folder->arena, catalogue, &recipes, folder->err))
		return false;
	for (int i = 0; i < recipes.count; i++)
		if (is_illustrative(&recipes.items[i]))
			mark(folder->arena, &indicators[recipes.items[i].indicator->order],
				recipes.items[i].method->code);
	return true;
}

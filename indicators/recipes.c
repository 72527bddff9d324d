/* indicators/recipes.c - see recipes.h. */
#include "indicators/recipes.h"

#include <string.h>

#include "indicators/formula_order.h"

static const char population[] = "population";

struct reading {
	struct arena *arena;
	const struct catalogue *catalogue;
	struct recipe *list;
	struct formula_named *named;
	int count;
	struct error *err;
};

static bool find_input(const struct catalogue *catalogue, const char *code, const char *method,
	struct recipe_input *ret)
{
	const struct indicator *indicator = catalogue_indicator(catalogue, code);
	const struct method *found;

	if (indicator == NULL)
		return false;
	found = *method == '\0' ? indicator_primary(indicator)
				: indicator_method(indicator, method);
	if (found == NULL)
		return false;
	*ret = (struct recipe_input){ indicator, found };
	return true;
}

static bool is_population(const char *code, const char *method)
{
	return strcmp(code, population) == 0 && *method == '\0';
}

static bool measure_in(void *self, const char *code, const char *method, struct measure *ret)
{
	const struct reading *reading = self;
	struct recipe_input input;

	if (find_input(reading->catalogue, code, method, &input))
		*ret = measure_of(input.indicator);
	else if (is_population(code, method))
		*ret = (struct measure){ .kind = MEASURE_AMOUNT, .of = span_of("people") };
	else
		return false;
	return true;
}

/* Names the method an error is about, and is false. */
static bool refuse_in(const struct reading *reading, const struct recipe *recipe)
{
	const char *where = arena_format(
		reading->arena, "%s:%s", recipe->indicator->code, recipe->method->code);

	error_in(reading->err, where);
	return false;
}

static bool read_formula(struct reading *reading, struct recipe *ret, struct formula_named *named)
{
	const struct formula_scope scope = { measure_in, reading };
	struct recipe_input *inputs;

	ret->formula = formula_parse(reading->arena, span_of(ret->method->formula),
		measure_of(ret->indicator), &scope, reading->err);
	if (ret->formula == NULL)
		return refuse_in(reading, ret);
	named->references = formula_references(ret->formula, &ret->count);
	inputs = arena_new(reading->arena, (size_t)ret->count, sizeof *inputs);
	for (int i = 0; i < ret->count; i++)
		if (!find_input(reading->catalogue, named->references[i].code,
			    named->references[i].method, &inputs[i]))
			inputs[i] = (struct recipe_input){ NULL, NULL };
	ret->inputs = inputs;
	return true;
}

static bool refuse_component(const struct reading *reading, const struct recipe *recipe,
	const char *key, const struct composite_component *component)
{
	(void)error_set(reading->err, ERROR_REFUSED, key, "%s%s%s", component->code,
		*component->method == '\0' ? "" : ":", component->method);
	return refuse_in(reading, recipe);
}

static bool read_composite(struct reading *reading, struct recipe *ret, struct formula_named *named)
{
	const struct composite *composite = ret->method->composite;
	size_t count = (size_t)composite->count;
	struct formula_reference *references = arena_new(reading->arena, count, sizeof *references);
	struct recipe_input *inputs = arena_new(reading->arena, count, sizeof *inputs);

	if (!composite_check(composite, reading->err))
		return refuse_in(reading, ret);
	for (int i = 0; i < composite->count; i++) {
		const struct composite_component *each = &composite->components[i];

		references[i] = (struct formula_reference){ i, each->code, each->method, 0, 0 };
		if (!find_input(reading->catalogue, each->code, each->method, &inputs[i]))
			return refuse_component(reading, ret, "composite.unknown", each);
		for (int k = 0; k < i; k++)
			if (inputs[k].method == inputs[i].method)
				return refuse_component(reading, ret, "composite.twice", each);
	}
	named->references = references;
	ret->inputs = inputs;
	ret->count = composite->count;
	return true;
}

/* Adds the recipe of a method that has one. */
static bool read_method(
	struct reading *reading, const struct indicator *indicator, const struct method *method)
{
	struct recipe *recipe;
	struct formula_named *named;
	size_t at = (size_t)reading->count;

	if (!method_computed(method))
		return true;
	reading->list = arena_push(reading->arena, reading->list, at, sizeof *reading->list);
	reading->named = arena_push(reading->arena, reading->named, at, sizeof *reading->named);
	recipe = &reading->list[at];
	named = &reading->named[at];
	*recipe = (struct recipe){ .indicator = indicator, .method = method };
	*named = (struct formula_named){
		.code = indicator->code, .method = method->code, .primary = method->primary
	};
	if (!(method->formula != NULL ? read_formula(reading, recipe, named)
				      : read_composite(reading, recipe, named)))
		return false;
	named->count = recipe->count;
	reading->count++;
	return true;
}

bool recipes_make(struct arena *arena, const struct catalogue *catalogue, struct recipes *ret,
	struct error *err)
{
	struct reading reading = { .arena = arena, .catalogue = catalogue, .err = err };
	struct recipe *ordered;
	int *order, at = 0;

	for (int i = 0; i < catalogue->indicator_count; i++)
		for (int m = 0; m < catalogue->indicators[i].method_count; m++)
			if (!read_method(&reading, &catalogue->indicators[i],
				    &catalogue->indicators[i].methods[m]))
				return false;
	order = arena_new(arena, (size_t)reading.count, sizeof *order);
	ordered = arena_new(arena, (size_t)reading.count, sizeof *ordered);
	if (reading.count > 0 &&
		!formula_order(reading.named, reading.count, arena, order, &at, err))
		return refuse_in(&reading, &reading.list[at]);
	for (int i = 0; i < reading.count; i++)
		ordered[i] = reading.list[order[i]];
	*ret = (struct recipes){ ordered, reading.count };
	return true;
}

const struct recipe *recipes_of(const struct recipes *recipes, const struct method *method)
{
	for (int i = 0; i < recipes->count; i++)
		if (recipes->items[i].method == method)
			return &recipes->items[i];
	return NULL;
}

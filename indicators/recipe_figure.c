/* indicators/recipe_figure.c - see recipe_figure.h. */
#include "indicators/recipe_figure.h"

#include "indicators/format.h"
#include "indicators/formula_eval.h"
#include "indicators/place.h"

/* One figure in the making. */
struct making {
	const struct recipe *recipe;
	const struct recipe_source *source;
	struct arena *arena;
	struct recipe_made *made;
};

const struct observation *recipe_population(
	struct arena *arena, const struct place *place, const struct period *period)
{
	struct observation *figure;

	if (place->population < 0)
		return NULL;
	figure = arena_new(arena, 1, sizeof *figure);
	*figure = (struct observation){
		.period = *period,
		.place = place,
		.breakdown = "",
		.known = true,
		.value = { place->population, 0 },
		.status = 'A',
		.vintage = "",
		.source = place->source,
		.note = { "", "" },
	};
	return figure;
}

static const struct observation *find(void *self, const struct formula_reference *reference,
	const struct place *place, const struct period *period)
{
	const struct making *making = self;

	if (making->recipe->inputs[reference->index].indicator == NULL)
		return recipe_population(making->arena, place, period);
	return making->source->figure(making->source->self, reference->index, place, period);
}

static const char *kept(struct arena *arena, const struct text *text)
{
	return arena_copy(arena, text_z(text), text->size);
}

/* An input by name, with its method where there are several; NULL for the population. */
static const char *name_of(struct arena *arena, const struct recipe_input *input, enum lang lang)
{
	if (input->indicator == NULL)
		return NULL;
	return input->indicator->method_count == 1
		? input->indicator->name[lang]
		: arena_format(arena, "%s (%s)", input->indicator->name[lang],
			  input->method->name[lang]);
}

/* Adds a sentence to what is said of the figure already; nothing for an empty one. */
static void add_note(struct making *making, enum lang lang, const struct text *sentence)
{
	const char **note = &making->made->figure.note[lang];

	if (sentence->size > 0)
		*note = **note == '\0'
			? kept(making->arena, sentence)
			: arena_format(making->arena, "%s %s", *note, text_z(sentence));
}

/* The next part: its edition counts, the last that anything came in. */
static void add_part(struct making *making, struct recipe_part *list, struct recipe_part part)
{
	struct recipe_made *made = making->made;

	list[made->count++] = part;
	if (part.figure != NULL && part.figure->since > made->figure.since)
		made->figure.since = part.figure->since;
}

/* The bound that a value passes, or NULL. */
static const char *passed(const struct indicator *indicator, struct decimal value)
{
	struct decimal bound;

	if (decimal_parse(span_of(indicator->minimum), &bound) && decimal_compare(value, bound) < 0)
		return indicator->minimum;
	if (decimal_parse(span_of(indicator->maximum), &bound) && decimal_compare(value, bound) > 0)
		return indicator->maximum;
	return NULL;
}

/* What an indicator cannot be is refused of reports as well. */
static void withhold(struct making *making, struct decimal value, const char *bound)
{
	/* clang-format off */
	static const char *const words[LANG_COUNT][2] = {
		{ "Không đưa ra: kết quả ", " vượt giới hạn đã khai báo là " },
		{ "Not given: the result, ", ", is beyond the declared bound of " },
	};
	/* clang-format on */
	struct decimal limit = { 0 };

	(void)!decimal_parse(span_of(bound), &limit);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto sentence = { 0 };

		text_addz(&sentence, words[lang][0]);
		format_number(value, lang, &sentence);
		text_addz(&sentence, words[lang][1]);
		format_number(limit, lang, &sentence);
		text_addc(&sentence, '.');
		add_note(making, lang, &sentence);
	}
}

static void finish(struct making *making, bool known, struct decimal value, char status)
{
	struct observation *figure = &making->made->figure;
	const char *bound = known ? passed(making->recipe->indicator, value) : NULL;

	figure->known = known && bound == NULL;
	figure->value = value;
	figure->status = bound == NULL ? status : 'M';
	if (bound != NULL)
		withhold(making, value, bound);
}

static void make_by_formula(struct making *making)
{
	const struct recipe *recipe = making->recipe;
	struct recipe_made *made = making->made;
	const struct formula_source source = { find, making };
	struct formula_result result;
	struct recipe_part *parts;

	formula_evaluate(recipe->formula, &source, made->figure.place, &made->figure.period,
		recipe->indicator->decimals, making->arena, &result);
	made->parts = parts = arena_new(making->arena, (size_t)result.count, sizeof *parts);
	for (int i = 0; i < result.count; i++)
		add_part(making, parts,
			(struct recipe_part){ result.parts[i].reference->index,
				result.parts[i].period, result.parts[i].figure, NULL });
	made->wanting = result.reason == FORMULA_NO_FIGURE || result.reason == FORMULA_NO_PERIOD;
	finish(making, result.known, result.value, result.status);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		const char *name = result.blame == NULL
			? NULL
			: name_of(making->arena, &recipe->inputs[result.blame->reference->index],
				  lang);
		text_auto words = { 0 };

		formula_say(&result, name, lang, &words);
		add_note(making, lang, &words);
	}
}

void recipe_composite(const struct recipe *recipe, const struct recipe_source *source,
	const struct place *place, const struct period *period, struct composite_result *ret)
{
	const struct observation *figures[COMPOSITE_MAX];

	for (int i = 0; i < recipe->count; i++)
		figures[i] = source->figure(source->self, i, place, period);
	composite_value(recipe->method->composite, figures, ret);
}

static void make_by_weights(struct making *making)
{
	struct recipe_made *made = making->made;
	struct composite_result *result = arena_new(making->arena, 1, sizeof *result);
	struct recipe_part *parts = arena_new(
		making->arena, (size_t)making->recipe->count, sizeof *parts);

	recipe_composite(
		making->recipe, making->source, made->figure.place, &made->figure.period, result);
	made->parts = parts;
	for (int i = 0; i < making->recipe->count; i++)
		add_part(making, parts,
			(struct recipe_part){ i, made->figure.period, result->parts[i].figure,
				&result->parts[i] });
	made->wanting = result->reason == COMPOSITE_INCOMPLETE ||
		result->reason == COMPOSITE_TOO_FEW;
	finish(making, result->known, result->value, result->status);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto words = { 0 };

		composite_say(making->recipe->method->composite, result, lang, &words);
		add_note(making, lang, &words);
	}
}

void recipe_figure(const struct recipe *recipe, const struct recipe_source *source,
	const struct place *place, const struct period *period, struct arena *arena,
	struct recipe_made *ret)
{
	const struct method *method = recipe->method;
	struct making making = { recipe, source, arena, ret };

	*ret = (struct recipe_made){
		.figure = { .period = *period,
			.place = place,
			.breakdown = "",
			.computed = true,
			.vintage = "",
			.source = "",
			.note = { method->illustrative ? method->note[LANG_VI] : "",
				method->illustrative ? method->note[LANG_EN] : "" } },
	};
	if (recipe->formula != NULL)
		make_by_formula(&making);
	else
		make_by_weights(&making);
}

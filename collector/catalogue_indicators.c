/* collector/catalogue_indicators.c - catalogue.json: city, title, pillars, indicators. */
#include <string.h>

#include "base/json.h"
#include "collector/catalogue_private.h"

enum { MAX_DECIMALS = 6 };

/* SDMX CL_FREQ, as far as periods go; "" for irregular. */
static const char *const frequencies[] = { "", "A", "S", "Q", "M", "W", "D", NULL };

static bool is_bound(const char *text)
{
	struct decimal value;

	return *text == '\0' || decimal_parse(span_of(text), &value);
}

static const struct pillar *find_pillar(const struct catalogue *catalogue, const char *code)
{
	for (int i = 0; i < catalogue->pillar_count; i++)
		if (strcmp(catalogue->pillars[i].code, code) == 0)
			return &catalogue->pillars[i];
	return NULL;
}

static bool read_pillars(struct folder *folder, const json_t *json, struct catalogue *catalogue)
{
	int count = (int)json_array_size(json);
	struct pillar *list = arena_new(folder->arena, (size_t)count, sizeof *list);

	catalogue->pillars = list;
	for (int i = 0; i < count; i++) {
		const json_t *item = json_array_get(json, (size_t)i);
		const char *what = arena_format(folder->arena, "pillars[%d]", i);

		list[i].code = folder_text(folder, item, what, "code");
		list[i].order = i;
		if (list[i].code == NULL ||
			!folder_pair(folder, item, what, "name", list[i].name) ||
			!folder_code(folder, what, list[i].code))
			return false;
		if (find_pillar(catalogue, list[i].code) != NULL)
			return folder_refuse(folder, list[i].code, "stands twice");
		catalogue->pillar_count = i + 1;
	}
	return true;
}

static bool read_methods(struct folder *folder, const json_t *json,
	const struct catalogue *catalogue, struct indicator *ret)
{
	int count = (int)json_array_size(json), primaries = 0;
	struct method *list = arena_new(folder->arena, (size_t)count, sizeof *list);

	for (int i = 0; i < count; i++) {
		const json_t *item = json_array_get(json, (size_t)i);

		list[i].code = folder_text(folder, item, ret->code, "code");
		list[i].reporter = folder_text(folder, item, ret->code, "reporter");
		if (list[i].code == NULL || list[i].reporter == NULL ||
			!folder_code(folder, ret->code, list[i].code) ||
			!folder_flag(folder, item, ret->code, "primary", &list[i].primary) ||
			!catalogue_read_recipe(folder, item, ret, &list[i]) ||
			!folder_pair(folder, item, ret->code, "name", list[i].name) ||
			!folder_pair(folder, item, ret->code, "note", list[i].note))
			return false;
		primaries += list[i].primary;
		for (int k = 0; k < i; k++)
			if (strcmp(list[k].code, list[i].code) == 0)
				return folder_refuse(folder, ret->code,
					"method \"%s\" stands twice", list[i].code);
		if (list[i].reporter[0] != '\0' &&
			catalogue_reporter(catalogue, list[i].reporter) == NULL)
			return folder_refuse(
				folder, ret->code, "unknown reporter \"%s\"", list[i].reporter);
	}
	ret->methods = list;
	ret->method_count = count;
	return primaries == 1 ||
		folder_refuse(folder, ret->code, "needs exactly one primary method");
}

static bool read_words(struct folder *folder, const json_t *item, struct indicator *ret)
{
	const struct {
		const char *key, **ret;
	} pairs[] = {
		{ "name", ret->name },
		{ "definition", ret->definition },
		{ "unit_name", ret->unit_name },
		{ "numerator", ret->numerator },
		{ "denominator", ret->denominator },
	};
	const struct folder_text texts[] = {
		{ "frequency", &ret->frequency },
		{ "minimum", &ret->minimum },
		{ "maximum", &ret->maximum },
		{ "source", &ret->source },
	};

	for (size_t i = 0; i < COUNT(pairs); i++)
		if (!folder_pair(folder, item, ret->code, pairs[i].key, pairs[i].ret))
			return false;
	return folder_texts(folder, item, ret->code, texts, COUNT(texts));
}

static bool read_indicator(struct folder *folder, const json_t *item,
	const struct catalogue *catalogue, struct indicator *ret)
{
	const char *pillar, *unit;
	int kind, direction, scale;

	ret->code = folder_text(folder, item, "indicators", "code");
	if (ret->code == NULL)
		return false;
	if (!folder_code(folder, "indicators", ret->code))
		return false;
	if (catalogue_indicator(catalogue, ret->code) != NULL)
		return folder_refuse(folder, ret->code, "stands twice");
	pillar = folder_text(folder, item, ret->code, "pillar");
	unit = folder_text(folder, item, ret->code, "unit");
	if (pillar == NULL || unit == NULL || !read_words(folder, item, ret) ||
		!folder_word(folder, item, ret->code, "kind", indicator_kinds, &kind) ||
		!folder_word(
			folder, item, ret->code, "direction", indicator_directions, &direction) ||
		!folder_word(folder, item, ret->code, "scale", indicator_scales, &scale))
		return false;
	ret->pillar = find_pillar(catalogue, pillar);
	ret->unit = unit_find(unit);
	ret->kind = (enum indicator_kind)kind;
	ret->direction = (enum direction)direction;
	ret->scale = (enum scale_kind)scale;
	if (ret->pillar == NULL)
		return folder_refuse(folder, ret->code, "unknown pillar \"%s\"", pillar);
	if (ret->unit == NULL)
		return folder_refuse(folder, ret->code, "unknown unit \"%s\"", unit);
	if (text_index(frequencies, ret->frequency) < 0)
		return folder_refuse(folder, ret->code, "unknown frequency \"%s\"", ret->frequency);
	if (!is_bound(ret->minimum) || !is_bound(ret->maximum))
		return folder_refuse(folder, ret->code, "minimum and maximum must be numbers");
	return folder_number(
		       folder, item, ret->code, "decimals", 0, MAX_DECIMALS, &ret->decimals) &&
		folder_flag(folder, item, ret->code, "headline", &ret->headline) &&
		catalogue_read_rollup(folder, item, catalogue, ret) &&
		folder_source(folder, catalogue, ret->code, ret->source) &&
		read_methods(folder, json_object_get(item, "methods"), catalogue, ret);
}

/* Reads the indicators of a file after those of the catalogue. */
static bool read_indicators(struct folder *folder, const json_t *items, struct catalogue *catalogue)
{
	size_t before = (size_t)catalogue->indicator_count, count = json_array_size(items);
	struct indicator *list = arena_new(folder->arena, before + count, sizeof *list);

	if (before > 0)
		memcpy(list, catalogue->indicators, before * sizeof *list);
	catalogue->indicators = list;
	for (size_t i = 0; i < count; i++) {
		struct indicator *each = &list[before + i];

		each->order = (int)(before + i);
		if (!read_indicator(folder, json_array_get(items, i), catalogue, each))
			return false;
		catalogue->indicator_count++;
	}
	return catalogue_check_weights(folder, catalogue) &&
		catalogue_check_recipes(folder, catalogue, list);
}

/* May be left out: whoever publishes has stated none. */
static bool read_licence(struct folder *folder, const json_t *json, struct catalogue *catalogue)
{
	const struct folder_text texts[] = { { "name", &catalogue->licence },
		{ "url", &catalogue->licence_url } };

	catalogue->licence = catalogue->licence_url = "";
	if (json == NULL)
		return true;
	if (!folder_texts(folder, json, "licence", texts, COUNT(texts)))
		return false;
	return (*catalogue->licence != '\0' && strncmp(catalogue->licence_url, "http", 4) == 0) ||
		folder_refuse(folder, "licence", "it needs a name and an address");
}

bool catalogue_read_indicators(struct folder *folder, struct catalogue *catalogue)
{
	json_auto_t *json = folder_json(folder, "catalogue.json");
	const json_t *items, *pillars;

	if (json == NULL || !folder_list(folder, json, "indicators", &items) ||
		!folder_list(folder, json, "pillars", &pillars))
		return false;
	catalogue->city = folder_text(folder, json, "top", "city");
	return catalogue->city != NULL &&
		folder_pair(folder, json, "top", "title", catalogue->title) &&
		read_licence(folder, json_object_get(json, "licence"), catalogue) &&
		read_pillars(folder, pillars, catalogue) &&
		catalogue_read_calendars(folder, json_object_get(json, "calendars"), catalogue) &&
		read_indicators(folder, items, catalogue);
}

bool catalogue_folder_add(struct arena *arena, const char *dir, const char *file,
	struct catalogue *catalogue, struct error *err)
{
	struct folder folder = { arena, dir, "", err };
	json_auto_t *json = folder_json(&folder, file);
	const json_t *items;

	return json != NULL && folder_list(&folder, json, "indicators", &items) &&
		read_indicators(&folder, items, catalogue);
}

/* collector/catalogue_indicators.c - catalogue.json: city, title, pillars, indicators. */
#include <string.h>

#include "base/json.h"
#include "collector/catalogue_private.h"

enum { MAX_DECIMALS = 6 };

static bool read_pillars(struct folder *folder, const json_t *json, struct catalogue *catalogue)
{
	int count = (int)json_array_size(json);
	struct pillar *list = arena_new(folder->arena, (size_t)count, sizeof *list);

	for (int i = 0; i < count; i++) {
		const json_t *item = json_array_get(json, (size_t)i);
		const char *what = arena_format(folder->arena, "pillars[%d]", i);

		list[i].code = folder_text(folder, item, what, "code");
		list[i].order = i;
		if (list[i].code == NULL || !folder_pair(folder, item, what, "name", list[i].name))
			return false;
	}
	catalogue->pillars = list;
	catalogue->pillar_count = count;
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
		list[i].primary = json_is_true(json_object_get(item, "primary"));
		list[i].illustrative = json_is_true(json_object_get(item, "illustrative"));
		primaries += list[i].primary;
		if (list[i].code == NULL || list[i].reporter == NULL ||
			!folder_pair(folder, item, ret->code, "name", list[i].name) ||
			!folder_pair(folder, item, ret->code, "note", list[i].note))
			return false;
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

static const struct pillar *find_pillar(const struct catalogue *catalogue, const char *code)
{
	for (int i = 0; i < catalogue->pillar_count; i++)
		if (strcmp(catalogue->pillars[i].code, code) == 0)
			return &catalogue->pillars[i];
	return NULL;
}

/* Codes stand in addresses and file names: small letters, digits and single hyphens. */
static bool is_code(const char *code)
{
	size_t size = strlen(code);

	return size > 0 && size <= 64 &&
		strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789-") == size && code[0] != '-' &&
		code[size - 1] != '-';
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
	const struct {
		const char *key, **ret;
	} texts[] = {
		{ "frequency", &ret->frequency },
		{ "minimum", &ret->minimum },
		{ "maximum", &ret->maximum },
		{ "source", &ret->source },
	};

	for (size_t i = 0; i < COUNT(pairs); i++)
		if (!folder_pair(folder, item, ret->code, pairs[i].key, pairs[i].ret))
			return false;
	for (size_t i = 0; i < COUNT(texts); i++)
		if ((*texts[i].ret = folder_text(folder, item, ret->code, texts[i].key)) == NULL)
			return false;
	return true;
}

static bool read_indicator(struct folder *folder, const json_t *item,
	const struct catalogue *catalogue, struct indicator *ret)
{
	const char *pillar, *unit;
	int kind, direction, scale;

	ret->code = folder_text(folder, item, "indicators", "code");
	if (ret->code == NULL)
		return false;
	if (!is_code(ret->code))
		return folder_refuse(
			folder, ret->code, "code must be small letters, digits and hyphens");
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
	ret->decimals = (int)json_integer_value(json_object_get(item, "decimals"));
	ret->headline = json_is_true(json_object_get(item, "headline"));
	if (ret->pillar == NULL)
		return folder_refuse(folder, ret->code, "unknown pillar \"%s\"", pillar);
	if (ret->unit == NULL)
		return folder_refuse(folder, ret->code, "unknown unit \"%s\"", unit);
	if (ret->decimals < 0 || ret->decimals > MAX_DECIMALS)
		return folder_refuse(folder, ret->code, "decimals must be 0 to %d", MAX_DECIMALS);
	if (ret->source[0] != '\0' && catalogue_source(catalogue, ret->source) == NULL)
		return folder_refuse(folder, ret->code, "unknown source \"%s\"", ret->source);
	return read_methods(folder, json_object_get(item, "methods"), catalogue, ret);
}

bool catalogue_read_indicators(struct folder *folder, struct catalogue *catalogue)
{
	json_auto_t *json = folder_json(folder, "catalogue.json");
	const json_t *items = json_object_get(json, "indicators");
	struct indicator *list = arena_new(folder->arena, json_array_size(items), sizeof *list);

	if (json == NULL)
		return false;
	catalogue->city = folder_text(folder, json, "top", "city");
	if (catalogue->city == NULL ||
		!folder_pair(folder, json, "top", "title", catalogue->title) ||
		!read_pillars(folder, json_object_get(json, "pillars"), catalogue))
		return false;
	catalogue->indicators = list;
	for (size_t i = 0; i < json_array_size(items); i++) {
		list[i].order = (int)i;
		if (!read_indicator(folder, json_array_get(items, i), catalogue, &list[i]))
			return false;
		catalogue->indicator_count++;
	}
	return true;
}

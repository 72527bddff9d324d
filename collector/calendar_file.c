/* collector/calendar_file.c - see calendar_file.h. */
#include "collector/calendar_file.h"

#include <string.h>

#include "base/json.h"
#include "collector/catalogue_private.h"

static const char file[] = "calendar.json";

/* What a duty names must be there. */
static bool find_names(struct folder *folder, const struct catalogue *catalogue, const char *what,
	const char *indicator, const char *method, struct duty *ret)
{
	ret->indicator = catalogue_indicator(catalogue, indicator);
	if (ret->indicator == NULL)
		return folder_refuse(folder, what, "unknown indicator \"%s\"", indicator);
	ret->method = indicator_method(ret->indicator, method);
	if (ret->method == NULL)
		return folder_refuse(folder, what, "unknown method \"%s\"", method);
	if (catalogue_reporter(catalogue, ret->reporter) == NULL)
		return folder_refuse(folder, what, "unknown reporter \"%s\"", ret->reporter);
	return catalogue_has_place(catalogue, ret->place) ||
		folder_refuse(folder, what, "unknown place \"%s\"", ret->place);
}

static bool read_duty(struct folder *folder, const struct catalogue *catalogue, const json_t *item,
	const char *what, struct duty *ret)
{
	const char *indicator, *method, *first;
	const struct folder_text texts[] = {
		{ "indicator", &indicator },
		{ "method", &method },
		{ "reporter", &ret->reporter },
		{ "place", &ret->place },
		{ "first", &first },
	};

	if (!folder_texts(folder, item, what, texts, COUNT(texts)) ||
		!folder_number(folder, item, what, "due_days", 0, DUTY_MAX_DAYS, &ret->due_days) ||
		!folder_pair(folder, item, what, "basis", ret->basis))
		return false;
	if (!period_parse(span_of(first), &ret->first))
		return folder_refuse(folder, what, "no such period \"%s\"", first);
	return find_names(folder, catalogue, what, indicator, method, ret);
}

/* One reporter owes one series at one place once. */
static bool stands_twice(const struct duty *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].method == list[count].method &&
			strcmp(list[i].place, list[count].place) == 0 &&
			strcmp(list[i].reporter, list[count].reporter) == 0)
			return true;
	return false;
}

bool calendar_file_read(struct arena *arena, const char *dir, const struct catalogue *catalogue,
	struct duty **ret, size_t *ret_count, struct error *err)
{
	struct folder folder = { arena, dir, file, err };
	json_auto_t *json = NULL;
	struct duty *list;

	*ret = NULL;
	*ret_count = 0;
	if (!folder_has(&folder, file))
		return true;
	json = folder_json(&folder, file);
	if (json == NULL)
		return false;
	if (!json_is_array(json))
		return folder_refuse(&folder, "top", "must be a list");
	list = arena_new(arena, json_array_size(json), sizeof *list);
	for (size_t i = 0; i < json_array_size(json); i++) {
		const char *what = arena_format(arena, "[%zu]", i);

		if (!read_duty(&folder, catalogue, json_array_get(json, i), what, &list[i]))
			return false;
		if (stands_twice(list, i))
			return folder_refuse(&folder, what, "stands twice");
	}
	*ret = list;
	*ret_count = json_array_size(json);
	return true;
}

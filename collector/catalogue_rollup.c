/* collector/catalogue_rollup.c - catalogue.json: calendars, and how indicators are added up. */
#include <string.h>

#include "collector/catalogue_private.h"

enum { WHOLE = 100 }; /* per cent */

bool catalogue_read_calendars(
	struct folder *folder, const json_t *json, struct catalogue *catalogue)
{
	struct calendar *list = arena_new(folder->arena, json_array_size(json) + 1, sizeof *list);

	catalogue->calendars = list;
	if (json != NULL && !json_is_array(json))
		return folder_refuse(folder, "calendars", "must be a list");
	for (size_t i = 0; i < json_array_size(json); i++) {
		const json_t *item = json_array_get(json, i);
		const char *year = folder_text(folder, item, "calendars", "year");

		list[i].code = folder_text(folder, item, "calendars", "code");
		if (year == NULL || list[i].code == NULL ||
			!folder_code(folder, "calendars", list[i].code) ||
			!folder_pair(folder, item, list[i].code, "name", list[i].name))
			return false;
		if (!calendar_parse(span_of(year), &list[i]))
			return folder_refuse(folder, list[i].code,
				"\"year\" must be MM-DD or MM-DDTHH:MM, day 1 to %d",
				CALENDAR_MAX_DAY);
		if (catalogue_calendar(catalogue, list[i].code) != NULL)
			return folder_refuse(folder, list[i].code, "stands twice");
		catalogue->calendar_count++;
	}
	return true;
}

/* Does the kind leave the rule a meaning? */
static bool rule_fits(const struct indicator *indicator)
{
	static const bool at_end[] = { [KIND_FLOW] = false,
		[KIND_STOCK] = true,
		[KIND_RATIO] = true,
		[KIND_SCORE] = true,
		[KIND_DERIVED] = false,
		[KIND_COMPOSITE] = false };

	return indicator->rollup.time_rule != TIME_AT_END || at_end[indicator->kind];
}

bool catalogue_read_rollup(struct folder *folder, const json_t *item,
	const struct catalogue *catalogue, struct indicator *ret)
{
	const json_t *json = json_object_get(item, "rollup");
	struct indicator_rollup *rollup = &ret->rollup;
	const struct folder_text texts[] = {
		{ "weight", &rollup->weight },
		{ "calendar", &rollup->calendar },
	};
	int rule;

	*rollup = indicator_rollup_default;
	if (json == NULL)
		return true;
	if (!folder_texts(folder, json, ret->code, texts, COUNT(texts)) ||
		!folder_number(folder, json, ret->code, "places", 0, WHOLE, &rollup->places) ||
		!folder_number(folder, json, ret->code, "size", 0, WHOLE, &rollup->size) ||
		!folder_number(folder, json, ret->code, "time", 0, WHOLE, &rollup->time) ||
		!folder_word(folder, json, ret->code, "time_rule", indicator_time_rules, &rule))
		return false;
	rollup->time_rule = (enum time_rule)rule;
	if (!rule_fits(ret))
		return folder_refuse(folder, ret->code, "\"time_rule\": no \"last\" for a %s",
			indicator_kinds[ret->kind]);
	return *rollup->calendar == '\0' ||
		catalogue_calendar(catalogue, rollup->calendar) != NULL ||
		folder_refuse(folder, ret->code, "unknown calendar \"%s\"", rollup->calendar);
}

bool catalogue_check_weights(struct folder *folder, const struct catalogue *catalogue)
{
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];
		const char *code = indicator->rollup.weight;
		const struct indicator *weight = catalogue_indicator(catalogue, code);

		if (*code == '\0' || strcmp(code, WEIGHT_POPULATION) == 0)
			continue;
		if (weight == NULL)
			return folder_refuse(
				folder, indicator->code, "unknown weight \"%s\"", code);
		if (weight->kind != KIND_FLOW && weight->kind != KIND_STOCK)
			return folder_refuse(folder, indicator->code,
				"weight \"%s\" must be a flow or a stock", code);
	}
	return true;
}

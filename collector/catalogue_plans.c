/* collector/catalogue_plans.c - plans.json: decisions, and the points they set. */
#include <string.h>

#include "base/json.h"
#include "collector/catalogue_private.h"

static bool read_decisions(struct folder *folder, const json_t *json, struct catalogue *catalogue)
{
	int count = (int)json_array_size(json);
	struct decision *list = arena_new(folder->arena, (size_t)count, sizeof *list);

	catalogue->decisions = list;
	for (int i = 0; i < count; i++) {
		const json_t *item = json_array_get(json, (size_t)i);
		const char *what = arena_format(folder->arena, "decisions[%d]", i);

		if ((list[i].code = folder_text(folder, item, what, "code")) == NULL ||
			(list[i].number = folder_text(folder, item, what, "number")) == NULL ||
			(list[i].date = folder_text(folder, item, what, "date")) == NULL ||
			(list[i].source = folder_text(folder, item, what, "source")) == NULL ||
			!folder_pair(folder, item, what, "issuer", list[i].issuer) ||
			!folder_pair(folder, item, what, "title", list[i].title) ||
			!folder_code(folder, what, list[i].code) ||
			!folder_date(folder, what, list[i].date) ||
			!folder_source(folder, catalogue, what, list[i].source))
			return false;
		if (catalogue_decision(catalogue, list[i].code) != NULL)
			return folder_refuse(folder, list[i].code, "stands twice");
		catalogue->decision_count = i + 1;
	}
	return true;
}

static bool read_point(struct folder *folder, const json_t *item, const char *what,
	const struct catalogue *catalogue, struct plan_point *ret)
{
	const char *period = folder_text(folder, item, what, "period");
	const char *value = folder_text(folder, item, what, "value");
	const char *decision = folder_text(folder, item, what, "decision");
	int comparator;

	ret->source = folder_text(folder, item, what, "source");
	if (!folder_flag(folder, item, what, "superseded", &ret->superseded) || period == NULL ||
		value == NULL || decision == NULL || ret->source == NULL ||
		!folder_pair(folder, item, what, "note", ret->note) ||
		!folder_word(folder, item, what, "comparator", plan_comparators, &comparator))
		return false;
	ret->comparator = (enum comparator)comparator;
	ret->decision = catalogue_decision(catalogue, decision);
	if (ret->decision == NULL)
		return folder_refuse(folder, what, "unknown decision \"%s\"", decision);
	if (!period_parse(span_of(period), &ret->period))
		return folder_refuse(folder, what, "no such period \"%s\"", period);
	if (!decimal_parse(span_of(value), &ret->value))
		return folder_refuse(folder, what, "no such number \"%s\"", value);
	return folder_source(folder, catalogue, what, ret->source);
}

/* The plan of an indicator at a place, made when it is first asked for. */
static struct plan *plan_for(struct folder *folder, struct catalogue *catalogue, struct plan **list,
	const struct indicator *indicator, const char *place)
{
	for (int i = 0; *list != NULL && i < catalogue->plan_count; i++)
		if ((*list)[i].indicator == indicator && strcmp((*list)[i].place, place) == 0)
			return &(*list)[i];
	*list = arena_push(folder->arena, *list, (size_t)catalogue->plan_count, sizeof **list);
	(*list)[catalogue->plan_count] = (struct plan){ .indicator = indicator, .place = place };
	return &(*list)[catalogue->plan_count++];
}

/* Only one point may be in force for a period. */
static bool add_point(
	struct folder *folder, const char *what, struct plan *plan, const struct plan_point *point)
{
	struct plan_point *points = arena_new(
		folder->arena, (size_t)plan->count + 1, sizeof *points);

	for (int i = 0; i < plan->count; i++) {
		points[i] = plan->points[i];
		if (!point->superseded && !points[i].superseded &&
			strcmp(points[i].period.label, point->period.label) == 0)
			return folder_refuse(
				folder, what, "two points in force for %s", point->period.label);
		if (points[i].decision == point->decision &&
			strcmp(points[i].period.label, point->period.label) == 0)
			return folder_refuse(
				folder, what, "stands twice for %s", point->period.label);
	}
	points[plan->count++] = *point;
	plan->points = points;
	return true;
}

bool catalogue_read_plans(struct folder *folder, struct catalogue *catalogue)
{
	json_auto_t *json = folder_json(folder, "plans.json");
	const json_t *items, *decisions;
	struct plan *list = NULL;

	if (json == NULL || !folder_list(folder, json, "decisions", &decisions) ||
		!folder_list(folder, json, "points", &items) ||
		!read_decisions(folder, decisions, catalogue))
		return false;
	for (size_t i = 0; i < json_array_size(items); i++) {
		const json_t *item = json_array_get(items, i);
		const char *what = arena_format(folder->arena, "points[%zu]", i);
		const char *code = folder_text(folder, item, what, "indicator");
		const char *place = folder_text(folder, item, what, "place");
		const struct indicator *indicator;
		struct plan_point point;

		if (code == NULL || place == NULL ||
			!read_point(folder, item, what, catalogue, &point))
			return false;
		indicator = catalogue_indicator(catalogue, code);
		if (indicator == NULL)
			return folder_refuse(folder, what, "unknown indicator \"%s\"", code);
		if (!catalogue_has_place(catalogue, place))
			return folder_refuse(folder, what, "unknown place \"%s\"", place);
		if (!add_point(folder, what, plan_for(folder, catalogue, &list, indicator, place),
			    &point))
			return false;
	}
	catalogue->plans = list;
	return true;
}

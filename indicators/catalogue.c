/* indicators/catalogue.c - look-ups; they scan, but for places, of which there may be thousands. */
#include "indicators/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

const struct indicator *catalogue_indicator(const struct catalogue *catalogue, const char *code)
{
	for (int i = 0; i < catalogue->indicator_count; i++)
		if (strcmp(catalogue->indicators[i].code, code) == 0)
			return &catalogue->indicators[i];
	return NULL;
}

const struct method *catalogue_method_id(
	const struct catalogue *catalogue, int64_t id, const struct indicator **ret_indicator)
{
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct method *method = indicator_method_id(&catalogue->indicators[i], id);

		*ret_indicator = &catalogue->indicators[i];
		if (method != NULL)
			return method;
	}
	return NULL;
}

const struct indicator *catalogue_of_method(
	const struct catalogue *catalogue, const struct method *method)
{
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];

		if (method >= indicator->methods &&
			method < indicator->methods + indicator->method_count)
			return indicator;
	}
	return NULL;
}

const struct calendar *catalogue_calendar(const struct catalogue *catalogue, const char *code)
{
	for (int i = 0; i < catalogue->calendar_count; i++)
		if (strcmp(catalogue->calendars[i].code, code) == 0)
			return &catalogue->calendars[i];
	return NULL;
}

const struct source *catalogue_source(const struct catalogue *catalogue, const char *code)
{
	for (int i = 0; i < catalogue->source_count; i++)
		if (strcmp(catalogue->sources[i].code, code) == 0)
			return &catalogue->sources[i];
	return NULL;
}

const struct decision *catalogue_decision(const struct catalogue *catalogue, const char *code)
{
	for (int i = 0; i < catalogue->decision_count; i++)
		if (strcmp(catalogue->decisions[i].code, code) == 0)
			return &catalogue->decisions[i];
	return NULL;
}

const struct reporter *catalogue_reporter(const struct catalogue *catalogue, const char *code)
{
	for (int i = 0; i < catalogue->reporter_count; i++)
		if (strcmp(catalogue->reporters[i].code, code) == 0)
			return &catalogue->reporters[i];
	return NULL;
}

const struct place *catalogue_place_id(const struct catalogue *catalogue, int id)
{
	for (int i = 0; i < catalogue->place_count; i++)
		if (catalogue->places[i].id == id)
			return &catalogue->places[i];
	return NULL;
}

static int compare_codes(const void *left, const void *right, void *context)
{
	const struct place *places = ((const struct catalogue *)context)->places;
	const struct place *a = &places[*(const int *)left], *b = &places[*(const int *)right];
	int order = strcmp(a->code, b->code);

	return order != 0 ? order : (a->from_day > b->from_day) - (a->from_day < b->from_day);
}

void catalogue_index(struct arena *arena, struct catalogue *catalogue)
{
	size_t count = (size_t)catalogue->place_count;
	int *index = arena_new(arena, count, sizeof *index);

	for (size_t i = 0; i < count; i++)
		index[i] = (int)i;
	qsort_r(index, count, sizeof *index, compare_codes, catalogue);
	catalogue->places_by_code = index;
}

/* The place at a position of the order that look-ups go through. */
static const struct place *place_at(const struct catalogue *catalogue, int at)
{
	return &catalogue
			->places[catalogue->places_by_code == NULL ? at
								   : catalogue->places_by_code[at]];
}

static int compare_code(struct span code, const char *other)
{
	int order = strncmp(code.data, other, code.size);

	return order != 0 || other[code.size] == '\0' ? order : -1;
}

/* Where the places of a code can begin: found by halves where there is an index. */
static int first_of(const struct catalogue *catalogue, struct span code)
{
	int low = 0, high = catalogue->place_count;

	if (catalogue->places_by_code == NULL)
		return 0;
	while (low < high) {
		int middle = low + (high - low) / 2;

		if (compare_code(code, place_at(catalogue, middle)->code) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct place *catalogue_place(const struct catalogue *catalogue, const char *key, int day)
{
	const char *at = strchr(key, '@');
	struct span code = { key, at == NULL ? strlen(key) : (size_t)(at - key) };

	for (int i = first_of(catalogue, code); i < catalogue->place_count; i++) {
		const struct place *place = place_at(catalogue, i);

		if (compare_code(code, place->code) != 0) {
			if (catalogue->places_by_code != NULL)
				return NULL;
			continue;
		}
		if (at == NULL ? place->from_day <= day && day < place->until_day
			       : strcmp(place->valid_from, at + 1) == 0)
			return place;
	}
	return NULL;
}

bool catalogue_has_place(const struct catalogue *catalogue, const char *code)
{
	for (int i = first_of(catalogue, span_of(code)); i < catalogue->place_count; i++)
		if (strcmp(place_at(catalogue, i)->code, code) == 0)
			return true;
	return false;
}

const struct plan *catalogue_plan(const struct catalogue *catalogue,
	const struct indicator *indicator, const char *place_code)
{
	for (int i = 0; i < catalogue->plan_count; i++)
		if (catalogue->plans[i].indicator == indicator &&
			strcmp(catalogue->plans[i].place, place_code) == 0)
			return &catalogue->plans[i];
	return NULL;
}

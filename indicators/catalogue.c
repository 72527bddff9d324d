/* indicators/catalogue.c - look-ups; a catalogue has hundreds of rows, so they scan. */
#include "indicators/catalogue.h"

#include <string.h>

const struct indicator *catalogue_indicator(const struct catalogue *catalogue, const char *code)
{
	for (int i = 0; i < catalogue->indicator_count; i++)
		if (strcmp(catalogue->indicators[i].code, code) == 0)
			return &catalogue->indicators[i];
	return NULL;
}

const struct source *catalogue_source(const struct catalogue *catalogue, const char *code)
{
	for (int i = 0; i < catalogue->source_count; i++)
		if (strcmp(catalogue->sources[i].code, code) == 0)
			return &catalogue->sources[i];
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

const struct place *catalogue_place(const struct catalogue *catalogue, const char *key, int day)
{
	const char *at = strchr(key, '@');
	size_t size = at == NULL ? strlen(key) : (size_t)(at - key);

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		if (strncmp(place->code, key, size) != 0 || place->code[size] != '\0')
			continue;
		if (at == NULL ? place->from_day <= day && day < place->until_day
			       : strcmp(place->valid_from, at + 1) == 0)
			return place;
	}
	return NULL;
}

bool catalogue_has_place(const struct catalogue *catalogue, const char *code)
{
	for (int i = 0; i < catalogue->place_count; i++)
		if (strcmp(catalogue->places[i].code, code) == 0)
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

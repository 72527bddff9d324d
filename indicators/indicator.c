/* indicators/indicator.c - the names that files use, and the way to a method. */
#include "indicators/indicator.h"

#include <string.h>

#include "indicators/place.h"

const char *const indicator_kinds[] = { "flow", "stock", "ratio", "score", "derived", "composite",
	NULL };
const char *const indicator_directions[] = { "none", "up", "down", NULL };
const char *const indicator_scales[] = { "linear", "log", "logit", NULL };
const char *const place_levels[] = { "country", "province", "district", "ward", NULL };

const struct method *indicator_method(const struct indicator *indicator, const char *code)
{
	for (int i = 0; i < indicator->method_count; i++)
		if (strcmp(indicator->methods[i].code, code) == 0)
			return &indicator->methods[i];
	return NULL;
}

const struct method *indicator_method_id(const struct indicator *indicator, int64_t id)
{
	for (int i = 0; i < indicator->method_count; i++)
		if (indicator->methods[i].id == id)
			return &indicator->methods[i];
	return NULL;
}

const struct method *indicator_primary(const struct indicator *indicator)
{
	for (int i = 0; i < indicator->method_count; i++)
		if (indicator->methods[i].primary)
			return &indicator->methods[i];
	return NULL;
}

bool method_computed(const struct method *method)
{
	return method->formula != NULL || method->composite != NULL;
}

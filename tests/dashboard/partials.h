/* tests/dashboard/partials.h - templates by name, out of a JSON object of texts. */
#ifndef TESTS_DASHBOARD_PARTIALS_H
#define TESTS_DASHBOARD_PARTIALS_H

#include "dashboard/view/mustache.h"

enum { PARTIALS_MAX = 16 };

struct partials {
	const char *names[PARTIALS_MAX]; /* borrowed from the object */
	const struct mustache *templates[PARTIALS_MAX];
	size_t count;
};

/* Parses every member of `object`; NULL is none. */
static inline bool partials_read(
	struct arena *arena, json_t *object, struct partials *ret, struct error *err)
{
	const char *name;
	json_t *text;

	ret->count = 0;
	json_object_foreach (object, name, text) {
		struct span span = { json_string_value(text), json_string_length(text) };

		if (ret->count == PARTIALS_MAX)
			return error_set(err, ERROR_FAILURE, "partials.limit", "%s", name);
		ret->names[ret->count] = name;
		ret->templates[ret->count] = mustache_parse(arena, name, span, err);
		if (ret->templates[ret->count++] == NULL)
			return false;
	}
	return true;
}

/* For struct mustache_view; `self` is a struct partials. */
static inline const struct mustache *partials_find(void *self, struct span name)
{
	const struct partials *partials = self;

	for (size_t i = 0; i < partials->count; i++)
		if (span_is(name, partials->names[i]))
			return partials->templates[i];
	return NULL;
}

#endif

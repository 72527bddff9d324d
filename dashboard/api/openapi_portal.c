/* dashboard/api/openapi_portal.c - see openapi.h: the public addresses. */
#include <string.h>

#include "dashboard/api/openapi.h"
#include "dashboard/web/route.h"

/* "i_code_totals_csv" for /i/:code.totals.csv. */
static const char *id_of(struct arena *arena, const char *pattern)
{
	char *id = arena_copy(arena, pattern + 1, strlen(pattern) - 1);

	for (char *z = id; *z != '\0'; z++)
		if (strchr(":./-", *z) != NULL)
			*z = '_';
	return *id == '\0' ? "overview" : id;
}

static json_t *operation(struct arena *arena, const struct route *route)
{
	const char *type = media_type(route->media);
	json_t *item = json_pack("{s:s,s:o,s:{s:{s:s,s:{s:{}}},s:{s:s},s:{s:s}}}", "operationId",
		id_of(arena, route->pattern), "parameters",
		openapi_parameters(arena, route->pattern, route->parameters), "responses", "200",
		"description", route->about[LANG_EN], "content",
		arena_format(arena, "%.*s", (int)strcspn(type, ";"), type), "304", "$ref",
		"#/components/responses/unchanged", "default", "$ref",
		"#/components/responses/trouble");

	openapi_about(item, route->about);
	if (!route->languages)
		(void)json_object_set_new(item, "servers", json_pack("[{s:s}]", "url", "/"));
	return item;
}

json_t *openapi_portal(struct error *err)
{
	json_t *document = openapi_read("openapi-portal.json", err), *paths;
	arena_auto arena = { 0 };

	if (document == NULL)
		return NULL;
	paths = json_object_get(document, "paths");
	/* what is sent by a form of ours is nothing for programs */
	for (const struct route *route = routes; route->pattern != NULL; route++)
		if (strcmp(route->method, "GET") == 0)
			(void)json_object_set_new(paths, openapi_path(&arena, route->pattern),
				json_pack("{s:o}", "get", operation(&arena, route)));
	return document;
}

/* dashboard/api/openapi.c - see openapi.h. */
#include "dashboard/api/openapi.h"

#include <string.h>

#include "dashboard/api/problem.h"
#include "dashboard/office/routes.h"
#include "dashboard/view/files.h"

const char *openapi_path(struct arena *arena, const char *pattern)
{
	const char *colon = strchr(pattern, ':');
	size_t name;

	if (colon == NULL)
		return pattern;
	name = strspn(colon + 1, "abcdefghijklmnopqrstuvwxyz");
	return arena_format(arena, "%.*s{%.*s}%s", (int)(colon - pattern), pattern, (int)name,
		colon + 1, colon + 1 + name);
}

static void refer(struct arena *arena, json_t *list, const char *before, struct span name)
{
	(void)json_array_append_new(list,
		json_pack("{s:s}", "$ref",
			arena_format(arena, "#/components/parameters/%s%.*s", before,
				(int)name.size, name.data)));
}

json_t *openapi_parameters(struct arena *arena, const char *pattern, const char *names)
{
	const char *colon = strchr(pattern, ':');
	json_t *list = json_array();

	if (colon != NULL)
		refer(arena, list, "path_",
			(struct span){
				colon + 1, strspn(colon + 1, "abcdefghijklmnopqrstuvwxyz") });
	for (const char *at = names; *at != '\0';) {
		size_t size = strcspn(at, " ");

		refer(arena, list, "", (struct span){ at, size });
		at += size;
		at += strspn(at, " ");
	}
	return list;
}

void openapi_about(json_t *operation, const char *const about[LANG_COUNT])
{
	(void)json_object_set_new(operation, "summary", json_string(about[LANG_EN]));
	(void)json_object_set_new(operation, "x-summary-vi", json_string(about[LANG_VI]));
}

json_t *openapi_read(const char *name, struct error *err)
{
	const struct embedded *file = embedded_find(dashboard_files, name);
	json_t *document = json_read((struct span){ file->data, file->size }, err);

	if (document != NULL)
		(void)json_object_set_new(
			json_object_get(document, "info"), "version", json_string(TIENDO_VERSION));
	return document;
}

/* Headers that an entry asks for stand behind the parameters. */
static void add_headers(json_t *parameters, json_t *operation)
{
	json_array_extend(parameters, json_object_get(operation, "parameters"));
	(void)json_object_set(operation, "parameters", parameters);
	if (json_array_size(parameters) == 0)
		(void)json_object_del(operation, "parameters");
}

/* Moves one row's entry from `entries` into the paths. */
static bool add_route(struct arena *arena, const struct office_route *route, json_t *entries,
	json_t *paths, struct error *err)
{
	const char *name = arena_format(arena, "%s %s", route->method, route->pattern);
	const char *path = openapi_path(arena, route->pattern);
	json_t *operation = json_object_get(entries, name), *parameters, *item;
	bool get = strcmp(route->method, "GET") == 0;

	if (operation == NULL)
		return error_set(err, ERROR_FAILURE, "openapi.row", "%s", name);
	parameters = openapi_parameters(arena, route->pattern, route->parameters);
	add_headers(parameters, operation);
	json_decref(parameters);
	openapi_about(operation, route->about);
	(void)json_object_set_new(operation, "security",
		route->who == PROGRAM ? json_pack("[{s:[]}]", "token") : json_array());
	item = json_object_get(paths, path);
	if (item == NULL) {
		item = json_object();
		(void)json_object_set_new(paths, path, item);
	}
	(void)json_object_set(item, get ? "get" : "post", operation);
	(void)json_object_del(entries, name);
	return true;
}

static bool add_routes(json_t *document, struct error *err)
{
	json_t *entries = json_object_get(document, "x-rows"), *paths = json_object();
	arena_auto arena = { 0 };

	(void)json_object_set_new(document, "paths", paths);
	for (const struct office_route *route = office_routes; route->pattern != NULL; route++)
		if (api_is_path(route->pattern) && !add_route(&arena, route, entries, paths, err))
			return false;
	if (json_object_size(entries) > 0)
		return error_set(err, ERROR_FAILURE, "openapi.row", "%s",
			json_object_iter_key(json_object_iter(entries)));
	(void)json_object_del(document, "x-rows");
	return true;
}

json_t *openapi_document(struct error *err)
{
	json_t *document = openapi_read("openapi.json", err);

	if (document == NULL)
		return NULL;
	if (add_routes(document, err))
		return document;
	json_decref(document);
	return NULL;
}

bool api_openapi(struct visit *visit UNUSED, struct visited *ret, struct error *err)
{
	json_auto_t *document = openapi_document(err);

	if (document == NULL)
		return false;
	ret->media = MEDIA_JSON;
	json_write(document, &ret->bytes);
	text_addc(&ret->bytes, '\n');
	return true;
}

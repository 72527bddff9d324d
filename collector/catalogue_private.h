/* collector/catalogue_private.h - shared by the readers of the catalogue's files. */
#ifndef COLLECTOR_CATALOGUE_PRIVATE_H
#define COLLECTOR_CATALOGUE_PRIVATE_H

#include <jansson.h>

#include "collector/catalogue_folder.h"

struct folder {
	struct arena *arena;
	const char *dir;
	const char *file; /* being read */
	struct error *err;
};

/* Refuses, "file: what: why", and is false. */
#define folder_refuse(folder, ...) (folder_trouble((folder), __VA_ARGS__), false)
PRINTF_LIKE(3, 4)
void folder_trouble(struct folder *folder, const char *what, const char *why, ...);

bool folder_has(const struct folder *folder, const char *file);
MUST_CHECK bool folder_bytes(struct folder *folder, const char *file, struct span *ret);
MUST_CHECK json_t *folder_json(struct folder *folder, const char *file);

/* A member that must be text ("" is fine), copied; NULL, refused, when it is not. */
const char *folder_text(
	struct folder *folder, const json_t *object, const char *what, const char *key);
/* Several such members at once. */
struct folder_text {
	const char *key, **ret;
};
MUST_CHECK bool folder_texts(struct folder *folder, const json_t *object, const char *what,
	const struct folder_text *texts, size_t count);
/* A member that must be {"vi": text, "en": text}. */
MUST_CHECK bool folder_pair(struct folder *folder, const json_t *object, const char *what,
	const char *key, const char *ret[LANG_COUNT]);
/* A member that must be one of the words of a list. */
MUST_CHECK bool folder_word(struct folder *folder, const json_t *object, const char *what,
	const char *key, const char *const *words, int *ret);

/* Members that must be true or false, a whole number within bounds, a list. */
MUST_CHECK bool folder_flag(
	struct folder *folder, const json_t *object, const char *what, const char *key, bool *ret);
MUST_CHECK bool folder_number(struct folder *folder, const json_t *object, const char *what,
	const char *key, int least, int most, int *ret);
MUST_CHECK bool folder_list(
	struct folder *folder, const json_t *object, const char *key, const json_t **ret);

/* Codes stand in addresses and file names: small letters, digits and single hyphens. Dates are
   YYYY-MM-DD, or ""; addresses of http or https, or "". */
MUST_CHECK bool folder_code(struct folder *folder, const char *what, const char *code);
MUST_CHECK bool folder_date(struct folder *folder, const char *what, const char *date);
MUST_CHECK bool folder_address(
	struct folder *folder, const char *what, const char *key, const char *address);
/* Refuses a source that is none of the catalogue's; "" is fine. */
MUST_CHECK bool folder_source(struct folder *folder, const struct catalogue *catalogue,
	const char *what, const char *code);

/* The list "calendars" of catalogue.json, which may be left out. */
MUST_CHECK bool catalogue_read_calendars(
	struct folder *folder, const json_t *json, struct catalogue *catalogue);
/* An indicator's "rollup", which may be left out; its weight is checked when all are read. */
MUST_CHECK bool catalogue_read_rollup(struct folder *folder, const json_t *item,
	const struct catalogue *catalogue, struct indicator *ret);
MUST_CHECK bool catalogue_check_weights(struct folder *folder, const struct catalogue *catalogue);
/* How a method's figures are computed: its optional members "formula" and "composite". */
MUST_CHECK bool catalogue_read_recipe(struct folder *folder, const json_t *item,
	const struct indicator *indicator, struct method *ret);
/* Checks all recipes, and marks as illustrative what is made from illustrative figures. */
MUST_CHECK bool catalogue_check_recipes(
	struct folder *folder, const struct catalogue *catalogue, struct indicator *indicators);

MUST_CHECK bool catalogue_read_indicators(struct folder *folder, struct catalogue *catalogue);
MUST_CHECK bool catalogue_read_places(struct folder *folder, struct catalogue *catalogue);
MUST_CHECK bool catalogue_read_links(struct folder *folder, struct catalogue *catalogue);
MUST_CHECK bool catalogue_read_plans(struct folder *folder, struct catalogue *catalogue);
/* content.json, which may be left out; decisions become documents either way. */
MUST_CHECK bool catalogue_read_content(struct folder *folder, struct catalogue *catalogue);

#endif

/* collector/catalogue_folder.c - see catalogue_folder.h: what the files share, sources, reporters. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"
#include "collector/catalogue_private.h"

enum { MAX_CODE = 64 };

/* How far a source can be trusted. */
static const char *const grades[] = { "official", "press", "secondary", "copy", "founding", NULL };

void folder_trouble(struct folder *folder, const char *what, const char *why, ...)
{
	char reason[160];
	va_list args;

	va_start(args, why);
	(void)vsnprintf(reason, sizeof reason, why, args);
	va_end(args);
	(void)error_set(folder->err, ERROR_REFUSED, "catalogue.form", "%s: %s: %s", folder->file,
		what, reason);
}

bool folder_has(const struct folder *folder, const char *file)
{
	return access(arena_format(folder->arena, "%s/%s", folder->dir, file), F_OK) == 0;
}

bool folder_bytes(struct folder *folder, const char *file, struct span *ret)
{
	const char *path = arena_format(folder->arena, "%s/%s", folder->dir, file);

	folder->file = file;
	return file_read(folder->arena, path, CATALOGUE_MAX_BYTES, ret, folder->err);
}

json_t *folder_json(struct folder *folder, const char *file)
{
	struct span bytes;

	return folder_bytes(folder, file, &bytes) ? json_read(bytes, folder->err) : NULL;
}

const char *folder_text(
	struct folder *folder, const json_t *object, const char *what, const char *key)
{
	const char *text = json_text(object, key);

	if (text == NULL) {
		(void)folder_refuse(folder, what, "\"%s\" must be text", key);
		return NULL;
	}
	if (!utf8_is_plain(span_of(text))) {
		(void)folder_refuse(folder, what, "\"%s\" holds control characters", key);
		return NULL;
	}
	return arena_copy(folder->arena, text, strlen(text));
}

bool folder_pair(struct folder *folder, const json_t *object, const char *what, const char *key,
	const char *ret[LANG_COUNT])
{
	const json_t *pair = json_object_get(object, key);

	if (!json_is_object(pair))
		return folder_refuse(folder, what, "\"%s\" must have \"vi\" and \"en\"", key);
	ret[LANG_VI] = folder_text(folder, pair, what, "vi");
	ret[LANG_EN] = folder_text(folder, pair, what, "en");
	return ret[LANG_VI] != NULL && ret[LANG_EN] != NULL;
}

bool folder_word(struct folder *folder, const json_t *object, const char *what, const char *key,
	const char *const *words, int *ret)
{
	const char *word = folder_text(folder, object, what, key);

	if (word == NULL)
		return false;
	*ret = text_index(words, word);
	return *ret >= 0 || folder_refuse(folder, what, "\"%s\": unknown word \"%s\"", key, word);
}

bool folder_flag(
	struct folder *folder, const json_t *object, const char *what, const char *key, bool *ret)
{
	const json_t *value = json_object_get(object, key);

	*ret = json_is_true(value);
	return json_is_boolean(value) ||
		folder_refuse(folder, what, "\"%s\" must be true or false", key);
}

bool folder_number(struct folder *folder, const json_t *object, const char *what, const char *key,
	int least, int most, int *ret)
{
	const json_t *value = json_object_get(object, key);
	json_int_t number = json_integer_value(value);

	if (!json_is_integer(value) || number < least || number > most)
		return folder_refuse(folder, what, "\"%s\" must be %d to %d", key, least, most);
	*ret = (int)number;
	return true;
}

bool folder_list(struct folder *folder, const json_t *object, const char *key, const json_t **ret)
{
	*ret = json_object_get(object, key);
	return json_is_array(*ret) || folder_refuse(folder, "top", "\"%s\" must be a list", key);
}

bool folder_code(struct folder *folder, const char *what, const char *code)
{
	size_t size = strlen(code);
	bool fine = size > 0 && size <= MAX_CODE &&
		strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789-") == size && code[0] != '-' &&
		code[size - 1] != '-';

	return fine ||
		folder_refuse(
			folder, what, "code \"%s\" must be small letters, digits, hyphens", code);
}

bool folder_date(struct folder *folder, const char *what, const char *date)
{
	int day;

	return *date == '\0' || clock_date_parse(span_of(date), &day) ||
		folder_refuse(folder, what, "no such date \"%s\"", date);
}

bool folder_source(struct folder *folder, const struct catalogue *catalogue, const char *what,
	const char *code)
{
	return *code == '\0' || catalogue_source(catalogue, code) != NULL ||
		folder_refuse(folder, what, "unknown source \"%s\"", code);
}

bool folder_address(struct folder *folder, const char *what, const char *key, const char *address)
{
	return *address == '\0' || strncmp(address, "https://", 8) == 0 ||
		strncmp(address, "http://", 7) == 0 ||
		folder_refuse(folder, what, "\"%s\" must be http or https", key);
}

bool folder_texts(struct folder *folder, const json_t *object, const char *what,
	const struct folder_text *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if ((*texts[i].ret = folder_text(folder, object, what, texts[i].key)) == NULL)
			return false;
	return true;
}

/* The items of a file that is a list; NULL, refused, for another. */
static json_t *read_list(struct folder *folder, const char *file)
{
	json_t *json = folder_json(folder, file);

	if (json != NULL && !json_is_array(json)) {
		json_decref(json);
		(void)folder_refuse(folder, "top", "must be a list");
		return NULL;
	}
	return json;
}

static bool read_source(struct folder *folder, const json_t *item, const char *what,
	const struct catalogue *catalogue, struct source *ret)
{
	const struct folder_text texts[] = {
		{ "code", &ret->code },
		{ "title", &ret->title },
		{ "publisher", &ret->publisher },
		{ "date", &ret->date },
		{ "url", &ret->url },
		{ "grade", &ret->grade },
		{ "licence", &ret->licence },
	};

	if (!folder_texts(folder, item, what, texts, COUNT(texts)) ||
		!folder_code(folder, what, ret->code) || !folder_date(folder, what, ret->date))
		return false;
	if (text_index(grades, ret->grade) < 0)
		return folder_refuse(folder, ret->code, "unknown grade \"%s\"", ret->grade);
	if (catalogue_source(catalogue, ret->code) != NULL)
		return folder_refuse(folder, ret->code, "stands twice");
	return folder_address(folder, ret->code, "url", ret->url);
}

static bool read_sources(struct folder *folder, struct catalogue *catalogue)
{
	json_auto_t *json = read_list(folder, "sources.json");
	struct source *list = arena_new(folder->arena, json_array_size(json), sizeof *list);

	catalogue->sources = list;
	for (size_t i = 0; i < json_array_size(json); i++) {
		if (!read_source(folder, json_array_get(json, i),
			    arena_format(folder->arena, "[%zu]", i), catalogue, &list[i]))
			return false;
		catalogue->source_count++;
	}
	return json != NULL;
}

static bool read_reporter(struct folder *folder, const json_t *item, const char *what,
	const struct catalogue *catalogue, struct reporter *ret)
{
	const struct folder_text texts[] = {
		{ "code", &ret->code },
		{ "valid_from", &ret->valid_from },
		{ "valid_until", &ret->valid_until },
		{ "successor", &ret->successor },
		{ "source", &ret->source },
	};

	if (!folder_texts(folder, item, what, texts, COUNT(texts)) ||
		!folder_pair(folder, item, what, "name", ret->name) ||
		!folder_code(folder, what, ret->code) ||
		!folder_date(folder, ret->code, ret->valid_from) ||
		!folder_date(folder, ret->code, ret->valid_until) ||
		!folder_source(folder, catalogue, ret->code, ret->source))
		return false;
	return catalogue_reporter(catalogue, ret->code) == NULL ||
		folder_refuse(folder, ret->code, "stands twice");
}

static bool read_reporters(struct folder *folder, struct catalogue *catalogue)
{
	json_auto_t *json = read_list(folder, "reporters.json");
	struct reporter *list = arena_new(folder->arena, json_array_size(json), sizeof *list);

	catalogue->reporters = list;
	for (size_t i = 0; i < json_array_size(json); i++) {
		if (!read_reporter(folder, json_array_get(json, i),
			    arena_format(folder->arena, "[%zu]", i), catalogue, &list[i]))
			return false;
		catalogue->reporter_count++;
	}
	for (int i = 0; i < catalogue->reporter_count; i++)
		if (list[i].successor[0] != '\0' &&
			catalogue_reporter(catalogue, list[i].successor) == NULL)
			return folder_refuse(folder, list[i].code, "unknown successor \"%s\"",
				list[i].successor);
	return json != NULL;
}

bool catalogue_folder_read(
	struct arena *arena, const char *dir, struct catalogue *ret, struct error *err)
{
	struct folder folder = { arena, dir, "", err };
	struct catalogue *catalogue = arena_new(arena, 1, sizeof *catalogue);

	if (!read_sources(&folder, catalogue) || !read_reporters(&folder, catalogue) ||
		!catalogue_read_indicators(&folder, catalogue) ||
		!catalogue_read_places(&folder, catalogue) ||
		!catalogue_read_links(&folder, catalogue) ||
		!catalogue_read_plans(&folder, catalogue) ||
		!catalogue_read_content(&folder, catalogue))
		return false;
	*ret = *catalogue;
	return true;
}

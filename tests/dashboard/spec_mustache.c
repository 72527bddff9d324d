/*
 * tests/dashboard/spec_mustache.c - the official Mustache cases, which are not part of the project.
 *
 * usage: spec_mustache [FOLDER]
 * FOLDER is by default $TIENDO_SHARED/conformance/mustache, or
 * $TIENDO_ROOT/../shared/conformance/mustache. Without it nothing is checked,
 * which is said; our own cases in test_mustache.c run all the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/dashboard/partials.h"

enum { FILE_LIMIT = 1 << 20 };

/* How many cases each file held when we wrote this; more is fine, fewer is a broken copy. */
static const struct {
	const char *file;
	int cases;
} modules[] = {
	{ "comments.json", 12 },
	{ "delimiters.json", 14 },
	{ "interpolation.json", 42 },
	{ "inverted.json", 22 },
	{ "partials.json", 12 },
	{ "sections.json", 34 },
	{ "~inheritance.json", 27 },
};

static bool render(struct arena *arena, const json_t *test, struct text *ret, struct error *err)
{
	struct partials partials;
	const struct mustache_view view = {
		.data = json_object_get(test, "data"), .find = partials_find, .self = &partials
	};
	const struct mustache *template = mustache_parse(
		arena, json_text(test, "name"), span_of(json_text(test, "template")), err);

	return template != NULL &&
		partials_read(arena, json_object_get(test, "partials"), &partials, err) &&
		mustache_render(template, &view, ret, err);
}

static bool passes(const char *file, const json_t *test)
{
	arena_auto arena = { 0 };
	text_auto page = { 0 };
	struct error err = { 0 };

	if (!render(&arena, test, &page, &err))
		text_addf(&page, "!%s at %d:%d %s", err.key, err.line, err.column, err.detail);
	if (span_is(text_span(&page), json_text(test, "expected")))
		return true;
	printf("FAILED %s: %s\n--- template\n%s\n--- expected\n%s\n--- got\n%s\n", file,
		json_text(test, "name"), json_text(test, "template"), json_text(test, "expected"),
		text_z(&page));
	return false;
}

/* Runs one file; false when it cannot be read or has too few cases. */
static bool run(const char *folder, const char *file, int least, int *ran, int *failed)
{
	arena_auto arena = { 0 };
	struct error err = { 0 };
	struct span bytes;
	json_t *all = NULL;
	const json_t *tests;
	size_t count;

	if (file_read(
		    &arena, arena_format(&arena, "%s/%s", folder, file), FILE_LIMIT, &bytes, &err))
		all = json_read(bytes, &err);
	tests = json_object_get(all, "tests");
	count = json_array_size(tests);
	for (size_t i = 0; i < count; i++) {
		*failed += !passes(file, json_array_get(tests, i));
		*ran += 1;
	}
	if (count < (size_t)least)
		printf("FAILED %s: %zu cases instead of %d %s\n", file, count, least, err.detail);
	json_decref(all);
	return count >= (size_t)least;
}

static const char *folder_of(struct arena *arena, int argc, char **argv)
{
	const char *shared = getenv("TIENDO_SHARED");
	const char *root = getenv("TIENDO_ROOT");

	if (argc > 1)
		return argv[1];
	if (shared != NULL)
		return arena_format(arena, "%s/conformance/mustache", shared);
	return arena_format(arena, "%s/../shared/conformance/mustache", root == NULL ? "." : root);
}

int main(int argc, char **argv)
{
	arena_auto arena = { 0 };
	const char *folder = folder_of(&arena, argc, argv);
	int known = 0, ran = 0, failed = 0;
	bool complete = true;

	for (size_t i = 0; i < COUNT(modules); i++)
		known += modules[i].cases;
	if (access(folder, R_OK) != 0) {
		printf("left out: %d official spec cases, no %s\n", known,
			argc > 1 || getenv("TIENDO_SHARED") != NULL
				? folder
				: "../shared/conformance/mustache");
		return 0;
	}
	for (size_t i = 0; i < COUNT(modules); i++)
		complete = run(folder, modules[i].file, modules[i].cases, &ran, &failed) &&
			complete;
	printf("mustache spec: %d cases ran, %d failed\n", ran, failed);
	return complete && failed == 0 ? 0 : 1;
}

/*
 * tests/dashboard/test_views.c - pages as JSON, and templates that ask for nothing
 * that is not there.
 *
 * The golden file holds the model of the overview of a small edition, without
 * the words and without the hash of the file. TIENDO_UPDATE=1 writes it anew.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/view/files.h"
#include "dashboard/view/mustache_names.h"
#include "dashboard/view/templates.h"
#include "dashboard/web/gate.h"
#include "dashboard/web/route.h"
#include "tests/dashboard/fixture.h"

enum { GOLDEN_LIMIT = 1 << 20 };

static char verified[64]; /* "/verify?code=..." of the first edition, set by start() */
static const char *const targets[] = { verified, "/", "/?map=phones", "/i/share", "/i/phones",
	"/i/cards", "/i/hostile", "/i/gap", "/i/mix", "/i/mix?place=00001&period=2026-Q1",
	"/i/mix?place=01", "/about", "/accessibility", "/privacy", "/indicators",
	"/indicators?state=behind", "/indicators?pillar=society&state=&sort=name",
	"/indicators?sort=latest&edition=1", "/indicators?sort=state", "/e/1", "/e/2",
	"/e/1?edition=1", "/editions", "/editions?before=2", "/verify", "/verify?code=0000-0000",
	"/data", "/data?edition=1", "/compare",
	"/compare?a=00001&b=00002&c=79&d=", "/compare?a=79&edition=1", "/1022", "/1022?edition=1",
	"/method", "/needed", "/plan", "/plan?edition=1", "/places", "/p/79", "/p/vn", "/search",
	"/search?q=share", "/search?q=T%E1%BB%B7+l%E1%BB%87", "/search?q=ho+chi+minh+thu+may",
	"/search?q=xyzzy", "/programmes", "/programmes?term=unknown", "/programmes/digital",
	"/programmes/undated", "/documents", "/documents/first", "/documents/second", "/services",
	"/services/hostile", "/media", "/search?q=%3Cb%3E%22%27&edition=1", "/?edition=1",
	"/i/share?edition=1" };

struct scene {
	struct fixture fixture;
	struct words *words[LANG_COUNT];
	struct templates *templates;
	struct editions *editions;
};

static int start(void **state)
{
	static const char *const names[LANG_COUNT] = { "vi.json", "en.json" };
	static struct scene scene;
	arena_auto arena = { 0 };
	char code[HASH_CODE];
	struct manifest manifest;
	struct error err;

	fixture_make(&scene.fixture, 2);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		const struct embedded *file = embedded_find(dashboard_files, names[lang]);

		scene.words[lang] = words_new((struct span){ file->data, file->size }, lang, &err);
		assert_non_null(scene.words[lang]);
	}
	scene.templates = templates_new(dashboard_files, &err);
	assert_non_null(scene.templates);
	scene.editions = editions_new(scene.fixture.dir);
	assert_true(editions_refresh(scene.editions));
	assert_true(editions_manifest(scene.editions, &arena, 1, &manifest, &err));
	hash_code(manifest.sha256, code);
	(void)snprintf(verified, sizeof verified, "/verify?code=%s&indicator=share", code);
	*state = &scene;
	return 0;
}

static int stop(void **state)
{
	struct scene *scene = *state;

	editions_free(scene->editions);
	templates_free(scene->templates);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		words_free(scene->words[lang]);
	fixture_remove(&scene->fixture);
	return 0;
}

/* The model of a page; the caller frees it. */
static json_t *model_of(const struct scene *scene, struct arena *arena, const char *target,
	enum lang lang, const struct route **ret_route)
{
	const char *path = arena_format(arena, "%s%s", lang == LANG_EN ? "/en" : "", target);
	struct request *request = arena_new(arena, 1, sizeof *request);
	struct outcome outcome = { 0 };
	struct route_match match;
	struct page page;
	struct error err;

	gate_target(arena, path, request);
	request->method = "GET";
	assert_null(request->refusal);
	match = route_find(arena, request);
	assert_non_null(match.route);
	page = (struct page){ .arena = arena,
		.base = "",
		.request = request,
		.route = match.route,
		.lang = lang,
		.words = scene->words[lang],
		.editions = scene->editions,
		.current = 2,
		.pinned = strstr(target, "edition=1") != NULL,
		.version = "0",
		.site = "https://example.vn",
		.code = match.code };
	page.edition = editions_get(scene->editions, page.pinned ? 1 : 2, &err);
	assert_non_null(page.edition);
	if (!match.route->view(&page, &outcome, &err))
		fail_msg("%s: %s %s", target, err.key, err.detail);
	*ret_route = match.route;
	return outcome.model;
}

static const char *golden_path(struct arena *arena, const char *name)
{
	const char *root = getenv("TIENDO_ROOT");

	assert_non_null(root);
	return arena_format(arena, "%s/tests/golden/dashboard/%s", root, name);
}

static void check_golden(const char *name, const struct text *seen)
{
	arena_auto arena = { 0 };
	const char *path = golden_path(&arena, name);
	struct span wanted;
	struct error err;
	size_t at = 0, line = 1;

	if (getenv("TIENDO_UPDATE") != NULL) {
		assert_true(file_write(path, text_span(seen), 0644, &err));
		return;
	}
	if (!file_read(&arena, path, GOLDEN_LIMIT, &wanted, &err))
		fail_msg("%s: %s", err.key, err.detail);
	if (span_equals(wanted, text_span(seen)))
		return;
	while (at < wanted.size && at < seen->size && wanted.data[at] == seen->data[at])
		line += seen->data[at++] == '\n';
	fail_msg("%s differs from line %zu on:\n%.*s", name, line,
		(int)(seen->size - at < 200 ? seen->size - at : 200), seen->data + at);
}

static void the_overview_is_as_agreed(void **state)
{
	const struct scene *scene = *state;
	arena_auto arena = { 0 };
	text_auto text = { 0 };
	const struct route *route;
	json_t *model = model_of(scene, &arena, "/", LANG_VI, &route);
	json_t *edition = json_object_get(model, "edition");

	assert_int_equal(json_object_del(model, "t"), 0);
	assert_int_equal(json_object_del(edition, "sha256"), 0);
	assert_int_equal(json_object_del(edition, "code"), 0);
	assert_int_equal(json_object_del(model, "verify"), 0); /* holds the code too */
	json_write(model, &text);
	text_addc(&text, '\n');
	json_decref(model);
	check_golden("overview.vi.json", &text);
}

static void tell_missing(void *self, const struct mustache_name *name)
{
	struct text *list = self;

	text_addf(list, "%s:%d:%d %.*s\n", name->template, name->line, name->column,
		(int)name->name.size, name->name.data);
}

static void templates_ask_for_what_is_there(void **state)
{
	const struct scene *scene = *state;

	for (size_t i = 0; i < COUNT(targets); i++)
		for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
			arena_auto arena = { 0 };
			text_auto page = { 0 };
			text_auto missing = { 0 };
			const struct route *route;
			json_t *model = model_of(scene, &arena, targets[i], lang, &route);
			struct error err;

			print_message("  %s %s\n", targets[i], lang == LANG_VI ? "vi" : "en");
			if (!templates_render_strictly(scene->templates, route->template, model,
				    tell_missing, &missing, &page, &err))
				fail_msg("%s: %s", err.key, err.detail);
			json_decref(model);
			if (missing.size > 0)
				fail_msg("not there:\n%s", text_z(&missing));
		}
}

/* The check above can fail. */
static void what_is_not_there_is_noticed(void **state)
{
	const struct scene *scene = *state;
	text_auto page = { 0 };
	text_auto missing = { 0 };
	json_auto_t *nothing = json_object();
	struct error err;

	assert_true(templates_render_strictly(
		scene->templates, "method.html", nothing, tell_missing, &missing, &page, &err));
	assert_non_null(strstr(text_z(&missing), " t.method.title\n"));
	assert_non_null(strstr(text_z(&missing), " states\n"));
}

/* Elements that have no end tag. */
static bool is_void(const char *name)
{
	static const char *const names[] = { "br", "circle", "img", "input", "link", "meta", "path",
		"source", "use", NULL };

	return text_index(names, name) >= 0;
}

/* Fails unless every element that begins also ends, in order, and headings skip no level. */
static void check_structure(const char *html)
{
	char stack[64][16];
	int depth = 0, heading = 0;

	for (const char *at = strchr(html, '<'); at != NULL; at = strchr(at + 1, '<')) {
		bool ends = at[1] == '/';
		char name[16] = "";

		if (at[1] == '!')
			continue;
		if (sscanf(at + (ends ? 2 : 1), "%15[a-z0-9]", name) != 1)
			fail_msg("a bare < before %.40s", at);
		if (is_void(name))
			continue;
		if (!ends) {
			assert_true(depth < 64);
			memcpy(stack[depth++], name, sizeof name);
		} else if (depth == 0 || strcmp(stack[--depth], name) != 0) {
			fail_msg("</%s> closes <%s> before %.60s", name,
				depth < 0 ? "" : stack[depth], at);
		}
		if (!ends && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
			if (name[1] - '0' > heading + 1)
				fail_msg("<%s> after a heading of level %d", name, heading);
			heading = name[1] - '0';
		}
	}
	assert_int_equal(depth, 0);
}

static void pages_are_well_formed(void **state)
{
	const struct scene *scene = *state;

	for (size_t i = 0; i < COUNT(targets); i++) {
		arena_auto arena = { 0 };
		text_auto page = { 0 };
		const struct route *route;
		json_t *model = model_of(scene, &arena, targets[i], LANG_VI, &route);
		struct error err;

		print_message("  %s\n", targets[i]);
		assert_true(
			templates_render(scene->templates, route->template, model, &page, &err));
		json_decref(model);
		check_structure(text_z(&page));
	}
}

/* No number of an illustrative figure stands anywhere but in its own section, or marked in a table. */
static void illustrative_figures_keep_to_themselves(void **state)
{
	const struct scene *scene = *state;
	arena_auto arena = { 0 };
	const struct route *route;
	json_t *model = model_of(scene, &arena, "/i/phones", LANG_VI, &route);
	json_t *made_up = json_object_get(model, "illustrative");
	const json_t *totals = json_object_get(json_object_get(model, "totals"), "groups");
	text_auto rest = { 0 };

	assert_int_equal(json_array_size(json_object_get(made_up, "rows")), 2);
	assert_true(json_is_null(json_object_get(model, "city")));
	assert_true(json_is_null(json_object_get(model, "elsewhere")));
	assert_int_equal(json_array_size(json_object_get(model, "verdicts")), 1);
	for (size_t i = 0; i < json_array_size(totals); i++)
		assert_true(json_is_true(json_object_get(json_array_get(totals, i), "made_up")));
	assert_int_equal(json_object_del(model, "totals"), 0);
	assert_int_equal(json_object_del(model, "where"), 0); /* what those are added up from */
	assert_int_equal(json_object_del(model, "illustrative"), 0);
	assert_int_equal(
		json_object_del(model, "abreast_made_up"), 0); /* stands in that section too */
	assert_int_equal(json_object_del(model, "t"), 0);
	json_write(model, &rest);
	json_decref(model);
	assert_null(strstr(text_z(&rest), "83,0"));
	assert_null(strstr(text_z(&rest), "77,0"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_overview_is_as_agreed),
		cmocka_unit_test(templates_ask_for_what_is_there),
		cmocka_unit_test(what_is_not_there_is_noticed),
		cmocka_unit_test(pages_are_well_formed),
		cmocka_unit_test(illustrative_figures_keep_to_themselves),
	};
	return cmocka_run_group_tests_name("views", tests, start, stop);
}

/* dashboard/view/templates.c - see templates.h. */
#include "dashboard/view/templates.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { TEMPLATES_MAX = 128 };

struct templates {
	struct arena arena;
	const char *names[TEMPLATES_MAX]; /* file names */
	const struct mustache *items[TEMPLATES_MAX];
	size_t count;
};

/* What a search carries. */
struct search {
	const struct templates *templates;
	void (*missing)(void *self, const struct mustache_name *name);
	void *self;
};

static const char partial_ending[] = ".html";

static bool is_template(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL && (strcmp(dot, partial_ending) == 0 || strcmp(dot, ".xml") == 0);
}

static bool add(struct templates *templates, const struct embedded *file, struct error *err)
{
	const struct mustache *item;

	if (templates->count == TEMPLATES_MAX)
		return error_set(err, ERROR_FAILURE, "template.limit", "%s", file->name);
	item = mustache_parse(
		&templates->arena, file->name, (struct span){ file->data, file->size }, err);
	templates->names[templates->count] = file->name;
	templates->items[templates->count++] = item;
	return item != NULL;
}

struct templates *templates_new(const struct embedded *files, struct error *err)
{
	struct templates *templates = memory_new(1, sizeof *templates);

	for (; files->name != NULL; files++)
		if (is_template(files->name) && !add(templates, files, err)) {
			templates_free(templates);
			return NULL;
		}
	return templates;
}

void templates_free(struct templates *templates)
{
	if (templates == NULL)
		return;
	arena_done(&templates->arena);
	free(templates);
}

/* By the file's name without its ending. */
static const struct mustache *find(void *self, struct span name)
{
	const struct search *search = self;

	for (size_t i = 0; i < search->templates->count; i++) {
		const char *file = search->templates->names[i];
		const char *dot = strrchr(file, '.');

		if (dot != NULL && strcmp(dot, partial_ending) == 0 &&
			span_equals(name, (struct span){ file, (size_t)(dot - file) }))
			return search->templates->items[i];
	}
	return NULL;
}

static void tell_missing(void *self, const struct mustache_name *name)
{
	const struct search *search = self;

	search->missing(search->self, name);
}

bool templates_render_strictly(const struct templates *templates, const char *name,
	const json_t *model, void (*missing)(void *self, const struct mustache_name *name),
	void *self, struct text *ret, struct error *err)
{
	struct search search = { templates, missing, self };
	struct mustache_view view = { model, find, missing == NULL ? NULL : tell_missing, &search };

	for (size_t i = 0; i < templates->count; i++)
		if (strcmp(templates->names[i], name) == 0)
			return mustache_render(templates->items[i], &view, ret, err);
	return error_set(err, ERROR_FAILURE, "template.none", "%s", name);
}

bool templates_render(const struct templates *templates, const char *name, const json_t *model,
	struct text *ret, struct error *err)
{
	return templates_render_strictly(templates, name, model, NULL, NULL, ret, err);
}

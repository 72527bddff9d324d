/*
 * tests/fuzz/fuzz_mustache.c - templates and data from strangers.
 *
 * The first line is the template, where a vertical tab stands for a line
 * break; the rest is the data. The partial `t` is the template itself, every
 * other one-letter name is a small layout.
 */
#include <stdlib.h>
#include <string.h>

#include "dashboard/view/mustache_names.h"
#include "tests/dashboard/partials.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char layout[] = "[{{a}}\n  {{$b}}\n    x\n  {{/b}}\n  {{>c}}\n\n{{$d}}{{/d}}]\n";
static const char part[] = "{{#a}}{{.}}, {{/a}}\n- {{$b}}{{/b}}\n";

static void expect(bool claim)
{
	if (!claim)
		abort();
}

static void note_raw(void *self, const struct mustache_name *name)
{
	bool *raw = self;

	expect(name->kind != MUSTACHE_TEXT && name->name.size > 0 && name->line > 0);
	*raw = *raw || name->kind == MUSTACHE_RAW;
}

static const struct mustache *find(void *self, struct span name)
{
	const struct partials *partials = self;
	size_t last = partials->count - 1;

	if (name.size != 1)
		return NULL;
	return partials->templates[*name.data == 't' ? last : (unsigned char)*name.data % last];
}

/* Without raw tags no value can open or close an HTML tag or an attribute. */
static void check_escapes(const struct mustache *template, struct span text, struct span page)
{
	bool raw = false;

	mustache_names(template, note_raw, &raw);
	if (raw)
		return;
	for (const char *mark = "<>\"'"; *mark != '\0'; mark++)
		if (text.size == 0 || memchr(text.data, *mark, text.size) == NULL)
			expect(page.size == 0 || memchr(page.data, *mark, page.size) == NULL);
}

static void run(struct arena *arena, struct span text, const json_t *data)
{
	struct error err = { 0 };
	struct partials partials = { .count = 3 };
	const struct mustache_view view = { .data = data, .find = find, .self = &partials };
	text_auto page = { 0 };

	partials.templates[0] = mustache_parse(arena, "layout", span_of(layout), &err);
	partials.templates[1] = mustache_parse(arena, "part", span_of(part), &err);
	expect(partials.templates[0] != NULL && partials.templates[1] != NULL);
	partials.templates[2] = mustache_parse(arena, "t", text, &err);
	if (partials.templates[2] == NULL) {
		expect(err.key != NULL && err.line > 0 && err.column > 0);
		return;
	}
	if (mustache_render(partials.templates[2], &view, &page, &err))
		check_escapes(partials.templates[2], text, text_span(&page));
	else
		expect(page.size == 0 && strcmp(err.key, "mustache.limit") == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	arena_auto arena = { 0 };
	const char *input = (const char *)data;
	const char *newline = size == 0 ? NULL : memchr(input, '\n', size);
	size_t line = newline == NULL ? size : (size_t)(newline - input);
	char *template = arena_copy(&arena, input, line);
	json_t *value = NULL;

	for (size_t i = 0; i < line; i++)
		if (template[i] == '\v')
			template[i] = '\n';
	if (newline != NULL)
		value = json_loadb(newline + 1, size - line - 1, JSON_DECODE_ANY, NULL);
	run(&arena, (struct span){ template, line }, value);
	json_decref(value);
	return 0;
}

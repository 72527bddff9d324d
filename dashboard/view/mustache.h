/*
 * dashboard/view/mustache.h - fills templates with JSON.
 *
 * The Mustache language: the official core modules and inheritance, without
 * lambdas and dynamic names. Values are escaped (& < > " '), raw only in
 * {{{name}}} and {{&name}}. A section shows its content unless the value is
 * missing, null, false, an empty list or an empty text: zero is not nothing.
 * Figures (base/json.h) print digit for digit, reals in the shortest form that
 * reads back. Empty lines are not indented.
 *
 * A template is parsed once, never changes and may be used by many threads.
 * Errors tell line, column (in characters) and in `detail` template and tag:
 *     mustache.open-tag    a tag does not end
 *     mustache.unclosed    a section, block or parent is not closed
 *     mustache.mismatch    a closing tag closes something else, or nothing
 *     mustache.name        a name is empty, has blanks inside or an empty part
 *     mustache.delimiters  a delimiter tag is not two short words without '='
 *     mustache.misplaced   inside a parent stands something other than a block
 *     mustache.not-utf8    the template is not UTF-8
 *     mustache.limit       one of the limits below is passed
 */
#ifndef DASHBOARD_VIEW_MUSTACHE_H
#define DASHBOARD_VIEW_MUSTACHE_H

#include "base/arena.h"
#include "base/json.h"

struct mustache_name;

enum {
	MUSTACHE_MAX_TEMPLATE = 1 << 20, /* bytes of one template */
	MUSTACHE_MAX_NODES = 1 << 16, /* tags and lines of one template */
	MUSTACHE_MAX_DEPTH = 64, /* tags in tags; on a page, partials and list items too */
	MUSTACHE_MAX_STEPS = 1 << 22, /* tags and lines of one page */
	MUSTACHE_MAX_OUTPUT = 16 << 20, /* bytes of one page */
};

/* Parses `text`, which is borrowed like `name` (the file's, for errors); NULL on failure. */
MUST_CHECK struct mustache *mustache_parse(
	struct arena *arena, const char *name, struct span text, struct error *err);

struct mustache_view {
	const json_t *data;
	/* The template of a partial or parent, NULL if there is none; may be NULL: no partials. */
	const struct mustache *(*find)(void *self, struct span name);
	/* Told each name that is not there or cannot be printed (a list, an object); may be NULL. */
	void (*missing)(void *self, const struct mustache_name *name);
	void *self; /* what both are given */
};

/* Adds the page to `ret`, which a failure leaves as it was. */
MUST_CHECK bool mustache_render(const struct mustache *template, const struct mustache_view *view,
	struct text *ret, struct error *err);

#endif

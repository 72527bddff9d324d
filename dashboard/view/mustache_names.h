/*
 * dashboard/view/mustache_names.h - what templates ask for: for lints, and for strict rendering.
 *
 * A missing name prints nothing, which readers forgive and tests must not:
 * mustache_names() lists what a template may ask for, and the `missing` member
 * of a view (mustache.h) is told what one rendering asked for in vain.
 */
#ifndef DASHBOARD_VIEW_MUSTACHE_NAMES_H
#define DASHBOARD_VIEW_MUSTACHE_NAMES_H

#include "base/text.h"

struct mustache;

enum mustache_kind {
	MUSTACHE_TEXT, /* not a tag: no name has this kind */
	MUSTACHE_VALUE, /* {{name}} */
	MUSTACHE_RAW, /* {{{name}}} and {{&name}} */
	MUSTACHE_SECTION, /* {{#name}} */
	MUSTACHE_INVERTED, /* {{^name}} */
	MUSTACHE_PARTIAL, /* {{>name}} */
	MUSTACHE_PARENT, /* {{<name}} */
	MUSTACHE_BLOCK, /* {{$name}} */
};

struct mustache_name {
	enum mustache_kind kind;
	struct span name; /* as written, dots and all; borrowed from the template */
	const char *template; /* the name mustache_parse() was given */
	int line, column; /* of the tag, from 1; columns are characters */
};

/* Tells `each` every name in the template, in the order written. */
void mustache_names(const struct mustache *template,
	void (*each)(void *self, const struct mustache_name *name), void *self);

#endif

/*
 * dashboard/view/templates.h - the program's templates, parsed once.
 *
 * A partial or parent named `layout` is the file layout.html. Templates never
 * change once made.
 */
#ifndef DASHBOARD_VIEW_TEMPLATES_H
#define DASHBOARD_VIEW_TEMPLATES_H

#include "base/embedded.h"
#include "dashboard/view/mustache.h"

struct templates;

/* Parses every *.html and *.xml of `files`; NULL with the keys of mustache.h. */
MUST_CHECK struct templates *templates_new(const struct embedded *files, struct error *err);
void templates_free(struct templates *templates); /* NULL is fine */

/*
 * Adds the page that the template `name` ("overview.html") makes of `model`.
 * Keys template.none, mustache.*.
 */
MUST_CHECK bool templates_render(const struct templates *templates, const char *name,
	const json_t *model, struct text *ret, struct error *err);

/* The same, telling `missing` of each name that the model lacks: for tests. */
MUST_CHECK bool templates_render_strictly(const struct templates *templates, const char *name,
	const json_t *model, void (*missing)(void *self, const struct mustache_name *name),
	void *self, struct text *ret, struct error *err);

#endif

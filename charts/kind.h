/*
 * charts/kind.h - the kinds of chart: a table. A new one is a file in kinds/
 * and a row in kind.c, in alphabetical order.
 */
#ifndef CHARTS_KIND_H
#define CHARTS_KIND_H

#include "charts/layout.h"
#include "charts/scene.h"

struct chart_kind {
	const char *name; /* "line" */
	const char *title[LANG_COUNT]; /* "Biểu đồ đường" */
	enum chart_preset preset; /* its size when none is wished */
	bool today; /* shows the plan's value today */
	void (*layout)(struct layout *layout); /* fills body and `own` */
	void (*draw)(const struct layout *layout, struct scene *scene); /* the shapes of the body */
};

extern const struct chart_kind chart_kinds[]; /* ended by a NULL name */

/* The kind of that name, or NULL. */
const struct chart_kind *chart_kind_find(const char *name);

void bullet_layout(struct layout *layout);
void bullet_draw(const struct layout *layout, struct scene *scene);
void line_layout(struct layout *layout);
void line_draw(const struct layout *layout, struct scene *scene);
void spark_layout(struct layout *layout);
void spark_draw(const struct layout *layout, struct scene *scene);

#endif

/*
 * charts/kind.h - the kinds of chart: a table. A new one is a file in kinds/
 * and a row in kind.c, in alphabetical order.
 *
 * `layout` reads frame (numbers, never pixels), calls layout_foot() once, writes
 * words with layout_write(), keeps its geometry in `own`; where words have no room it sets
 * `cramped` and is called again with more left out (form.h), last of all with
 * every word. `draw` adds shapes from `own` and touches nothing else; each mark
 * says whose figure it shows (scene.h), so that the self-check reads it back and
 * pages can announce it. `describe` says in words what is drawn, and no more.
 */
#ifndef CHARTS_KIND_H
#define CHARTS_KIND_H

#include "charts/describe.h"
#include "charts/layout.h"
#include "charts/scene.h"

struct chart_kind {
	const char *name; /* "line" */
	const char *title[LANG_COUNT]; /* "Biểu đồ đường" */
	enum chart_preset preset; /* its size when none is wished */
	bool today; /* shows the plan's value today */
	bool forecast; /* shows the request's forecast */
	bool rows; /* shows the request's rows rather than its series */
	bool outlines; /* and where they lie */
	void (*layout)(struct layout *layout); /* fills body and `own` */
	void (*draw)(const struct layout *layout, struct scene *scene); /* the shapes of the body */
	void (*describe)(const struct saying *saying); /* what it shows, after the title */
};

extern const struct chart_kind chart_kinds[]; /* ended by a NULL name */

/* The kind of that name, or NULL. */
const struct chart_kind *chart_kind_find(const char *name);

void bars_layout(struct layout *layout);
void bars_draw(const struct layout *layout, struct scene *scene);
void breakdown_layout(struct layout *layout);
void breakdown_draw(const struct layout *layout, struct scene *scene);
void breakdown_describe(const struct saying *saying);
void bullet_layout(struct layout *layout);
void bullet_draw(const struct layout *layout, struct scene *scene);
void gantt_layout(struct layout *layout);
void gantt_draw(const struct layout *layout, struct scene *scene);
void gantt_describe(const struct saying *saying);
void heat_layout(struct layout *layout);
void heat_draw(const struct layout *layout, struct scene *scene);
void line_layout(struct layout *layout);
void line_draw(const struct layout *layout, struct scene *scene);
void map_layout(struct layout *layout);
void map_draw(const struct layout *layout, struct scene *scene);
void multiples_layout(struct layout *layout);
void multiples_draw(const struct layout *layout, struct scene *scene);
void slope_layout(struct layout *layout);
void slope_draw(const struct layout *layout, struct scene *scene);
void slope_describe(const struct saying *saying);
void spark_layout(struct layout *layout);
void spark_draw(const struct layout *layout, struct scene *scene);
void stack_layout(struct layout *layout);
void stack_draw(const struct layout *layout, struct scene *scene);
void stack_describe(const struct saying *saying);
void tiles_layout(struct layout *layout);
void tiles_draw(const struct layout *layout, struct scene *scene);
void waterfall_layout(struct layout *layout);
void waterfall_draw(const struct layout *layout, struct scene *scene);
void waterfall_describe(const struct saying *saying);
void areas_describe(const struct saying *saying); /* of tiles and maps */

#endif

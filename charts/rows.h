/*
 * charts/rows.h - what kinds of many things are asked to show: places, parts,
 * components, steps. A row is one of them, with its figures by period.
 *
 * Pointers are borrowed, texts UTF-8; NULL and "" mean there is none.
 */
#ifndef CHARTS_ROWS_H
#define CHARTS_ROWS_H

#include "charts/outline.h"
#include "indicators/plan.h"
#include "indicators/series.h"
#include "indicators/verdict.h"

enum {
	CHART_MAX_ROWS = 400,
	CHART_MAX_FIGURES = 24000, /* of all rows */
	CHART_MAX_COLUMNS = 60, /* periods chosen, or the latest ones shown side by side */
	CHART_MAX_VERTICES = 120000, /* of all outlines */
	CHART_MAX_BOUNDS = 6, /* between classes of colour */
	CHART_MAX_FORECAST = 40, /* points of a band */
	CHART_MAX_MILESTONES = 2000, /* of all rows */
};

/* A step on the way, of a kind that shows time itself. */
struct chart_milestone {
	const struct period *period; /* it stands where this ends; NULL: nobody knows when */
	const char *name;
	int state; /* of content_states (indicators/content.h) */
};

struct chart_row {
	const char *code; /* "27145"; what machines and links call it */
	const char *name; /* whole: "Phường Bến Thành" */
	const char *group; /* rows of a group stand together: a pillar, a former district */
	const struct observation
		*figures; /* by period; an absent one is `known` false with its status */
	size_t figure_count;
	const struct plan_point *plan; /* its mark, NULL for none */
	enum state state;
	bool weighted; /* `weight` is set: percent of the whole */
	struct decimal weight;
	bool contributing; /* `contribution` is set: what it gives to the index */
	struct decimal contribution;
	bool total; /* a whole, not a part: a waterfall's ends, the city among its wards */
	bool marked; /* the one it is all about: its name is bold */
	bool illustrative; /* drawn hatched, and said */
	bool apart; /* an island far away, shown in an inset */
	bool located; /* `at` is set */
	struct chart_vertex at;
	bool tiled; /* its place on a map of tiles is set, from 0 in the north west */
	int tile_column, tile_row;
	const struct chart_outline *outline; /* NULL for none */
	const struct period *from, *until; /* it lasts from the one to the other; NULL: not known */
	const struct chart_milestone *milestones;
	size_t milestone_count;
};

enum chart_order { ORDER_GIVEN, ORDER_HIGHEST, ORDER_LOWEST, ORDER_NAME, ORDER_COUNT };
extern const char *const chart_orders[]; /* given, highest, lowest, name, NULL */

/* What a kind of rows leaves to the asker; zeros are fine. */
struct chart_options {
	enum chart_order order;
	int top, bottom; /* only so many first and last rows, the rest counted; 0 and 0: all */
	int page; /* from 0, when rows are more than there is room for and top and bottom are 0 */
	bool share; /* parts as percent of their sum */
	bool diverging; /* colours go both ways from `middle` */
	struct decimal middle;
	struct decimal bounds[CHART_MAX_BOUNDS]; /* rising; a class includes its lower bound */
	int bound_count; /* 0: chosen from the figures */
	struct decimal full; /* the value of a component at its best; 0: the next of 1, 10, 100 */
	const char *parted_by; /* what rows are: "phường, xã"; NULL: "mục" */
};

#endif

/*
 * dashboard/view/figures.h - what an edition says about one indicator in the city,
 * by method, and the chart that shows it.
 *
 * Everything lives in the arena that was given, or is the edition's own.
 */
#ifndef DASHBOARD_VIEW_FIGURES_H
#define DASHBOARD_VIEW_FIGURES_H

#include "charts/chart.h"
#include "charts/kind.h"
#include "dashboard/view/words.h"
#include "store/edition/open.h"

struct figures_method {
	const struct method *method;
	struct series series; /* in the city */
	struct edition_verdict judged;
};

struct figures {
	const struct edition_info *info;
	const struct catalogue *catalogue;
	const struct indicator *indicator;
	const struct plan *plan; /* NULL for none */
	const struct figures_method *methods; /* the primary one first, then as declared */
	int count;
	const struct chart_forecast
		*forecast; /* of the primary one, without its words; NULL for none */
	const char *outlook[LANG_COUNT]; /* the words */
	const char *where; /* of which place and on whose boundaries; NULL: the city, as reported */
};

MUST_CHECK bool figures_read(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, struct figures *ret, struct error *err);

/* Is there a target in force to judge it by? */
bool figures_planned(const struct figures *figures);

/* What the reader may choose. */
struct figures_wish {
	const struct chart_kind *kind;
	enum theme theme;
	int width, height; /* 0 and 0: the kind's own size */
	int density; /* of a PNG */
	struct chart_options options; /* for kinds of many places */
	bool split; /* for the same: by field, not by place */
	const struct period *periods; /* for the same, rising; none: all there are */
	size_t period_count;
	struct span boundaries; /* GeoJSON, of a map; empty: none */
	const char *boundary_code; /* the property with its codes; NULL: code */
};

/*
 * The chart of an indicator: the primary method and, on a line chart, up to
 * three others that have figures. Illustrative methods are never on it, but for one that was asked for
 * by name (figures_place.h), which it says. Where there is a plan, the forecast of the primary method
 * goes with it.
 */
struct chart_request figures_chart(const struct figures *figures, struct arena *arena,
	const struct words *words, const struct figures_wish *wish);

/* Adds the publisher of a figure's source to a list of names, once. */
void figures_add_publisher(const struct catalogue *catalogue, const struct observation *observation,
	struct text *list);

/* "Nguồn: ...", or "" for an empty list; in the arena. */
const char *figures_source_line(
	const struct text *list, struct arena *arena, const struct words *words);

#endif

/*
 * charts/gallery/cases.h - figures that are hard to draw well, for every kind of
 * chart: what the gallery shows. They are requests as people write them (docs/charts.md),
 * made up, and say so.
 */
#ifndef CHARTS_GALLERY_CASES_H
#define CHARTS_GALLERY_CASES_H

#include "base/arena.h"
#include "charts/kind.h"

struct gallery_case {
	const char *name; /* "missing-middle" */
	const char *title[LANG_COUNT];
	const char *unit;
	const char *series, *plan, *rows; /* JSON with ' for "; NULL: not for such kinds */
	const char *index, *changes; /* rows for kinds of such; NULL: those above */
	const char *terms; /* rows of the timeline, and for no others; NULL: none */
	const char *forecast; /* of kinds that draw one, and for no others; NULL: none */
	int many; /* so many rows, or months of one series, are made instead */
};

extern const struct gallery_case gallery_cases[]; /* ended by a NULL name */

/* Is there such a picture: does the case have figures of the kind's sort? */
bool gallery_has(const struct gallery_case *one, const struct chart_kind *kind);

/* The request in JSON; lives in `arena`. */
const char *gallery_request(const struct gallery_case *one, const struct chart_kind *kind,
	enum lang lang, enum theme theme, struct arena *arena);

#endif

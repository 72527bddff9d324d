/*
 * charts/chart.h - the way in: a request becomes a file, or a paragraph.
 *
 * request -> frame -> layout -> scene -> paint. A chart that does not pass its
 * own check is laid out again in a simpler form (values, then names beside
 * lines, notes, source, labels, axes go), until one passes. Any thread may
 * render; each has its own fonts (fonts.h).
 */
#ifndef CHARTS_CHART_H
#define CHARTS_CHART_H

#include "charts/request.h"
#include "charts/surface.h"

/*
 * Appends the file's bytes. The same request gives the same bytes. Keys
 * chart.request (misuse), chart.fonts, chart.check, chart.surface (failure);
 * `ret` is untouched then.
 */
MUST_CHECK bool chart_render(const struct chart_request *request, enum chart_format format,
	struct text *ret, struct error *err);

/* Appends the paragraph. The request has passed chart_request_check(). */
void chart_describe(const struct chart_request *request, enum lang lang, struct text *ret);

/*
 * Chooses the form and builds the scene, with any measure: what chart_render()
 * paints. NULL with key chart.check when even the simplest form fails.
 */
MUST_CHECK const struct scene *chart_scene(const struct chart_request *request,
	const struct measure *measure, struct arena *arena, struct error *err);

/* What this process has rendered so far. */
struct chart_counts {
	unsigned long scenes;
	unsigned long simpler; /* not in their full form */
	unsigned long lost; /* characters without a glyph */
};
struct chart_counts chart_counts(void);

#endif

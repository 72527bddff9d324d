/*
 * charts/surface.h - a scene as SVG, PNG or PDF bytes. Makes cairo surfaces, as
 * document.c alone does too, and looks at their status before anything leaves.
 */
#ifndef CHARTS_SURFACE_H
#define CHARTS_SURFACE_H

#include "charts/svg.h"

enum chart_format { CHART_SVG, CHART_PNG, CHART_PDF, CHART_FORMAT_COUNT };
extern const char *const chart_formats[]; /* svg, png, pdf, NULL */

/*
 * Appends the file to `ret`. The same scene gives the same bytes: no date, no
 * counter. `density` is for PNG. Key chart.surface, `ret` untouched.
 */
MUST_CHECK bool surface_write(const struct scene *scene, enum theme theme, enum chart_format format,
	int density, const struct svg_words *words, struct text *ret, struct error *err);

#endif

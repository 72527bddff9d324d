/*
 * charts/svg.h - an SVG file from cairo's shapes and our words.
 *
 * What leaves has no style attribute or element, no id, no link and no
 * script: presentation attributes only, so that the strictest content policy
 * shows it, inline or as a file. Numbers have at most two decimals.
 */
#ifndef CHARTS_SVG_H
#define CHARTS_SVG_H

#include "charts/scene.h"

/* What the picture is called, and what it says, for those who cannot see it. */
struct svg_words {
	enum lang lang;
	const char *title, *description;
};

/*
 * Rewrites what cairo's SVG surface printed for a scene without words, and
 * adds title, description and the scene's texts. False, with `ret` untouched,
 * when cairo printed something this does not know.
 */
MUST_CHECK bool svg_write(struct span cairo, const struct scene *scene, enum theme theme,
	const struct svg_words *words, struct text *ret);

/* The body: cairo's elements, rewritten. */
MUST_CHECK bool svg_shapes(struct span cairo, struct text *ret);

/* The scene's texts as <text>, grouped by look. */
void svg_texts(const struct scene *scene, enum theme theme, struct text *ret);

/* A number, or so many hundredths: at most two decimals, no needless zeros. */
void svg_number(double value, struct text *ret);
void svg_hundredths(long hundredths, struct text *ret);

/* Text with & < > " ' as entities, and without what XML forbids. */
void svg_escape(const char *text, struct text *ret);

#endif

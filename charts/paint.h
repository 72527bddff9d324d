/*
 * charts/paint.h - draws a scene with cairo on whatever surface is handed in.
 *
 * The painter knows scenes, themes and cairo; nothing of charts. Marks of the
 * same look that follow each other become one path.
 */
#ifndef CHARTS_PAINT_H
#define CHARTS_PAINT_H

#include <cairo.h>

#include "charts/scene.h"

/* What to do with text marks. */
enum paint_words {
	PAINT_GLYPHS, /* fonts_measure() has succeeded on this thread */
	PAINT_NO_WORDS, /* somebody else adds them */
};

/* Errors stay in the context: cairo_status(). */
void paint_scene(
	const struct scene *scene, enum theme theme, enum paint_words words, cairo_t *cairo);

#endif

/*
 * charts/fonts.h - Inter, loaded by file, shaped by Pango.
 *
 * Only the two files of the family are known to the process: no font setup of
 * a machine can change a chart, and the system's fonts are never scanned. Each
 * thread that renders has a font map and a cache of its own, freed when the
 * thread ends. The folder is TIENDO_FONTS in the environment, or the one meson
 * was given.
 */
#ifndef CHARTS_FONTS_H
#define CHARTS_FONTS_H

#include "base/error.h"
#include "charts/measure.h"

struct _PangoLayout;

/* The measure of this thread's fonts; NULL with key chart.fonts when they cannot load. */
MUST_CHECK const struct measure *fonts_measure(struct error *err);

enum { FONTS_SIZE = 64 }; /* pixels; whoever paints scales from it */

/*
 * One line of text, shaped at FONTS_SIZE: without hinting, letters are the
 * same at every size. Borrowed from the cache until the next call of this
 * function or of the measure. fonts_measure() has succeeded on this thread.
 */
struct _PangoLayout *fonts_layout(const char *text, bool bold);

/* Frees what this thread holds; it is loaded again when asked for. */
void fonts_done(void);

#endif

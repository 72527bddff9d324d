/*
 * charts/measure.h - how wide and tall text is, and how it is cut into lines.
 *
 * The layout knows text only through this; tests hand in a fixed-width fake,
 * fonts.h the real one. Heights are the font's, as parts of its size: they
 * leave room for the stacked marks of Vietnamese capitals.
 */
#ifndef CHARTS_MEASURE_H
#define CHARTS_MEASURE_H

#include "base/arena.h"
#include "base/text.h"

#define MEASURE_ASCENT 1.03 /* the top of an A with circumflex and hook */
#define MEASURE_PLAIN_ASCENT 0.82 /* of letters without marks, and digits */
#define MEASURE_DESCENT 0.25
#define MEASURE_LINE 1.35 /* from baseline to baseline */
#define MEASURE_CAPITAL 0.73

struct text_style {
	double size; /* pixels */
	bool bold;
};

struct measure {
	double (*width)(const char *text, struct text_style style);
	bool (*covers)(uint32_t character); /* is there a glyph for it */
};

/* How far a line of text rises above its baseline, as a part of its size. */
double measure_ascent(const char *text);

/*
 * Cuts `text` into at most `limit` lines that are at most `width` wide, at
 * blanks where there are any; what does not fit ends in an ellipsis. Blanks
 * are collapsed, characters without a glyph become '?' (counted in
 * `ret_lost`), never splitting a letter from its marks. Lines live in the
 * arena; 0 for empty text. A width too small for one character gives 0.
 */
size_t measure_wrap(const struct measure *measure, struct arena *arena, const char *text,
	struct text_style style, double width, size_t limit, const char **ret_lines, int *ret_lost);

#endif

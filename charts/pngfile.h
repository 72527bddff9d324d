/*
 * charts/pngfile.h - pixels as a PNG file with a palette: small, and fast to make.
 *
 * Charts have few colours, and in-between ones at the edges of letters and lines. Up to
 * 256 are kept exactly; of more, the most frequent and those furthest from
 * all others are, and each other becomes the nearest of them.
 */
#ifndef CHARTS_PNGFILE_H
#define CHARTS_PNGFILE_H

#include "base/text.h"

/*
 * Appends the file. `pixels` are cairo's ARGB32: 0xAARRGGBB, premultiplied, rows `stride`
 * pixels apart. False, `ret` untouched, when libpng fails.
 */
MUST_CHECK bool pngfile_write(
	const uint32_t *pixels, int width, int height, int stride, struct text *ret);

#endif

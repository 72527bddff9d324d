/* charts/size.h - how large pictures may be. */
#ifndef CHARTS_SIZE_H
#define CHARTS_SIZE_H

#include "base/lang.h"

enum {
	CHART_MIN_SIDE = 64, /* presets may be smaller */
	CHART_MAX_SIDE = 2000,
	CHART_MAX_PIXELS = 4000000, /* of a PNG */
};

/* Sizes with a name. */
enum chart_preset {
	PRESET_PAGE,
	PRESET_PHONE,
	PRESET_SQUARE,
	PRESET_THUMB,
	PRESET_CARD,
	PRESET_SPARK,
	PRESET_OG,
	PRESET_A4,
	PRESET_COUNT,
};
struct chart_size {
	const char *name;
	int width, height;
	bool exact; /* somebody prescribes it to the pixel: never denser */
};
extern const struct chart_size chart_presets[PRESET_COUNT];

/* Is it a preset, or within the limits above? */
bool chart_size_allowed(int width, int height);

/* A preset by name, or `WIDTHxHEIGHT` within the limits. */
MUST_CHECK bool chart_size_parse(const char *text, struct chart_size *ret);

#endif

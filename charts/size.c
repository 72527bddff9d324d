/* charts/size.c - see size.h. */
#include "charts/size.h"

#include <string.h>

/* clang-format off */
const struct chart_size chart_presets[PRESET_COUNT] = {
	[PRESET_PAGE]   = { "page",   720,  400, false },
	[PRESET_PHONE]  = { "phone",  360,  420, false },
	[PRESET_SQUARE] = { "square", 720,  720, false },
	[PRESET_THUMB]  = { "thumb",  240,  160, false },
	[PRESET_CARD]   = { "card",   300,   30, false },
	[PRESET_SPARK]  = { "spark",  110,   24, false },
	[PRESET_OG]     = { "og",     1200, 630, true },
	[PRESET_A4]     = { "a4",     1123, 794, false }, /* lying; 297 x 210 mm at 96 to the inch */
};
/* clang-format on */

bool chart_size_allowed(int width, int height)
{
	for (int i = 0; i < PRESET_COUNT; i++)
		if (chart_presets[i].width == width && chart_presets[i].height == height)
			return true;
	return width >= CHART_MIN_SIDE && width <= CHART_MAX_SIDE && height >= CHART_MIN_SIDE &&
		height <= CHART_MAX_SIDE;
}

/* Reads one to four digits and steps over them; -1 for anything else. */
static int side(const char **at)
{
	int value = 0, digits = 0;

	for (; **at >= '0' && **at <= '9'; (*at)++)
		if (++digits <= 4)
			value = value * 10 + (**at - '0');
	return digits >= 1 && digits <= 4 ? value : -1;
}

bool chart_size_parse(const char *text, struct chart_size *ret)
{
	struct chart_size size = { "custom", 0, 0, true };

	for (int i = 0; i < PRESET_COUNT; i++)
		if (strcmp(chart_presets[i].name, text) == 0) {
			*ret = chart_presets[i];
			return true;
		}
	size.width = side(&text);
	if (*text != 'x')
		return false;
	text++;
	size.height = side(&text);
	if (*text != '\0' || !chart_size_allowed(size.width, size.height))
		return false;
	*ret = size;
	return true;
}

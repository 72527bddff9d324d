/* charts/theme.c - see theme.h. */
#include "charts/theme.h"

#include <math.h>

const char *const theme_names[] = { "light", "dark", "print", NULL };

const char *const token_names[TOKEN_COUNT] = { "none", "paper", "wash", "track", "grid", "ink",
	"muted", "actual", "other-1", "other-2", "other-3", "plan", "band", "achieved", "on-plan",
	"behind", "off-plan", "no-data", "step-1", "step-2", "step-3", "step-4", "step-5", "step-6",
	"step-7", "under-3", "under-2", "under-1", "over-1", "over-2", "over-3", "part-1", "part-2",
	"part-3", "part-4", "part-5", "part-6", "part-rest" };

/* clang-format off */
static const uint32_t colours[TOKEN_COUNT][THEME_COUNT] = {
	/*                    light     dark      print: greys that survive a copier */
	[TOKEN_PAPER]    = { 0xffffff, 0x10181f, 0xffffff },
	[TOKEN_WASH]     = { 0xf4f7f9, 0x18232c, 0xffffff },
	[TOKEN_TRACK]    = { 0xe6ebef, 0x2b3843, 0xe4e4e4 },
	[TOKEN_GRID]     = { 0xd9e0e6, 0x2a3742, 0xcfcfcf },
	[TOKEN_INK]      = { 0x14202b, 0xe8eef3, 0x000000 },
	[TOKEN_MUTED]    = { 0x55636f, 0xa9b6c1, 0x4a4a4a },
	[TOKEN_ACTUAL]   = { 0x0a5c9e, 0x6cb4f2, 0x1a1a1a },
	[TOKEN_OTHER_1]  = { 0xb0440a, 0xf0975a, 0x5a5a5a },
	[TOKEN_OTHER_2]  = { 0x6f3fa5, 0xc3a1f0, 0x3c3c3c },
	[TOKEN_OTHER_3]  = { 0x0b6e63, 0x58c9b9, 0x6b6b6b },
	[TOKEN_PLAN]     = { 0x7b8894, 0x8896a3, 0x7a7a7a },
	[TOKEN_BAND]     = { 0xdce9f5, 0x1b3348, 0xe2e2e2 },
	[TOKEN_ACHIEVED] = { 0x17724f, 0x55c596, 0x333333 },
	[TOKEN_ON_PLAN]  = { 0x1f6f8b, 0x62bcd8, 0x4d4d4d },
	[TOKEN_BEHIND]   = { 0x9a5b00, 0xe2a640, 0x4d4d4d },
	[TOKEN_OFF_PLAN] = { 0xb3261e, 0xff8d83, 0x1a1a1a },
	[TOKEN_NO_DATA]  = { 0x66727d, 0x9aa7b3, 0x666666 },
	[TOKEN_STEP_1]     = { 0xe4eef7, 0x1a2c3e, 0xf2f2f2 },
	[TOKEN_STEP_1 + 1] = { 0xc3daee, 0x21405f, 0xdedede },
	[TOKEN_STEP_1 + 2] = { 0x9cc4e4, 0x2a5581, 0xc6c6c6 },
	[TOKEN_STEP_1 + 3] = { 0x72abd8, 0x366a9c, 0xaaaaaa },
	[TOKEN_STEP_1 + 4] = { 0x2f74b0, 0x79b3e6, 0x6a6a6a },
	[TOKEN_STEP_1 + 5] = { 0x1a5590, 0xa6cff2, 0x484848 },
	[TOKEN_STEP_1 + 6] = { 0x0b3566, 0xd6eafb, 0x202020 },
	[TOKEN_UNDER_3]    = { 0xa65f14, 0xe0a65a, 0xf4f4f4 },
	[TOKEN_UNDER_3 + 1] = { 0xe0b684, 0x7a5320, 0xdcdcdc },
	[TOKEN_UNDER_3 + 2] = { 0xf3e3cf, 0x43311c, 0xc2c2c2 },
	[TOKEN_OVER_1]     = { 0xd3eae6, 0x1b3d39, 0x9e9e9e },
	[TOKEN_OVER_1 + 1] = { 0x8cc7be, 0x2a6a62, 0x6a6a6a },
	[TOKEN_OVER_1 + 2] = { 0x0b6e63, 0x6fd0c2, 0x2a2a2a },
	[TOKEN_PART_1]     = { 0x0a5c9e, 0x6cb4f2, 0x101010 },
	[TOKEN_PART_1 + 1] = { 0xc0760f, 0xf0b95a, 0x949494 },
	[TOKEN_PART_1 + 2] = { 0x0f8a7a, 0x58c9b9, 0x464646 },
	[TOKEN_PART_1 + 3] = { 0x8a3f8c, 0xd09ad6, 0x707070 },
	[TOKEN_PART_1 + 4] = { 0x7a8f1f, 0xa9c95a, 0x2c2c2c },
	[TOKEN_PART_1 + 5] = { 0xb0440a, 0xf0876a, 0x828282 },
	[TOKEN_PART_REST]  = { 0x8a96a1, 0x6f7d89, 0x5c5c5c },
};

static const enum token states[STATE_COUNT] = {
	[STATE_NONE]     = TOKEN_MUTED,
	[STATE_ACHIEVED] = TOKEN_ACHIEVED,
	[STATE_ON_PLAN]  = TOKEN_ON_PLAN,
	[STATE_BEHIND]   = TOKEN_BEHIND,
	[STATE_OFF_PLAN] = TOKEN_OFF_PLAN,
	[STATE_NO_DATA]  = TOKEN_NO_DATA,
};
/* clang-format on */

uint32_t theme_colour(enum theme theme, enum token token)
{
	return colours[token][theme];
}

enum token theme_state(enum state state)
{
	return states[state];
}

/* The share of light one channel gives, by WCAG's definition. */
static double linear(uint32_t channel)
{
	double c = (double)channel / 255;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
	return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) +
		0.0722 * linear(colour & 255);
}

double theme_contrast(uint32_t a, uint32_t b)
{
	double first = luminance(a), second = luminance(b);

	return (fmax(first, second) + 0.05) / (fmin(first, second) + 0.05);
}

enum token theme_on(enum theme theme, enum token ground)
{
	uint32_t below = theme_colour(theme, ground);
	bool ink = theme_contrast(theme_colour(theme, TOKEN_INK), below) >=
		theme_contrast(theme_colour(theme, TOKEN_PAPER), below);

	return ink ? TOKEN_INK : TOKEN_PAPER;
}

/*
 * charts/theme.h - colours by meaning.
 *
 * A scene names colours by what they mean; only the painter asks what they
 * are. Text tokens reach 4.5:1 on paper and wash, marks 3:1 (a test computes it).
 */
#ifndef CHARTS_THEME_H
#define CHARTS_THEME_H

#include "base/lang.h"
#include "indicators/verdict.h"

enum theme { THEME_LIGHT, THEME_DARK, THEME_PRINT, THEME_COUNT };
extern const char *const theme_names[]; /* light, dark, print, NULL */

enum token {
	TOKEN_NONE, /* not drawn */
	TOKEN_PAPER, /* what is drawn on */
	TOKEN_WASH, /* what pages lay small charts on */
	TOKEN_TRACK, /* the empty part of a bar */
	TOKEN_GRID, /* helps the eye; carries nothing */
	TOKEN_INK,
	TOKEN_MUTED,
	TOKEN_ACTUAL,
	TOKEN_OTHER_1, /* other methods */
	TOKEN_OTHER_2,
	TOKEN_OTHER_3,
	TOKEN_PLAN,
	TOKEN_BAND, /* the forecast: a pale tint of the actual, lines and words lie on it */
	TOKEN_ACHIEVED,
	TOKEN_ON_PLAN,
	TOKEN_BEHIND,
	TOKEN_OFF_PLAN,
	TOKEN_NO_DATA,
	TOKEN_STEP_1, /* ordered, from little to much: areas and cells, never text or thin marks */
	TOKEN_STEP_7 = TOKEN_STEP_1 + 6,
	TOKEN_UNDER_3, /* below a middle, the furthest first; then above it, the nearest first */
	TOKEN_UNDER_1 = TOKEN_UNDER_3 + 2,
	TOKEN_OVER_1,
	TOKEN_OVER_3 = TOKEN_OVER_1 + 2,
	TOKEN_PART_1, /* parts of a whole, the largest first; told apart by a gap too */
	TOKEN_PART_6 = TOKEN_PART_1 + 5,
	TOKEN_PART_REST, /* all other parts together */
	TOKEN_COUNT,
};
extern const char *const token_names[TOKEN_COUNT];

/* 0xRRGGBB. */
uint32_t theme_colour(enum theme theme, enum token token);

/* The colour of a state; muted where there is none. */
enum token theme_state(enum state state);

/* Ink or paper: what is read better on that ground. */
enum token theme_on(enum theme theme, enum token ground);

/* The WCAG 2 contrast of two colours, 1 to 21. */
double theme_contrast(uint32_t a, uint32_t b);

#endif

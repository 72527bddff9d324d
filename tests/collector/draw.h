/*
 * tests/collector/draw.h - a draft as one line of text.
 *
 * A figure is `indicator.method place period value (n/d) status ~vintage #source [breakdown] "vi"
 * "en";` without what it does not have, '=' before a computed value, '…' for none. With problems
 * the drawing is '!' and each as `key@line:column`, without the column where it has none.
 */
#ifndef TESTS_COLLECTOR_DRAW_H
#define TESTS_COLLECTOR_DRAW_H

#include "collector/draft.h"

void draw_figures(const struct catalogue *catalogue, const struct draft *draft, struct text *ret);
void draw_problems(const struct draft *draft, struct text *ret);

/* Reads `bytes` as whatever they are. */
void draw_read(struct arena *arena, const struct catalogue *catalogue, struct span bytes,
	const struct mapping *mapping, struct draft *ret);

/* Reads `bytes` against small.h's catalogue and draws what comes of it. */
void draw_text(struct span bytes, const struct mapping *mapping, struct text *ret);

#endif

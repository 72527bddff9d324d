/*
 * tests/indicators/world.h - a city of wards and its figures from lines of text.
 *
 * Figures of a period are words, one a ward: `90/100` has parts, `7.5` has none, `10P` a status
 * after it, `-` no cell at all, a letter alone is an absent cell of that status. Periods are
 * separated by `|`, oldest first. Weights are words too, `-` unknown.
 */
#ifndef TESTS_INDICATORS_WORLD_H
#define TESTS_INDICATORS_WORLD_H

#include "tests/indicators/make.h"

#include "indicators/place.h"
#include "indicators/rollup.h"

enum { WORLD_PLACES = 512, WORLD_PERIODS = 64 };

/* Node 0 is the city; the wards follow. */
struct world {
	struct place places[WORLD_PLACES];
	struct rollup_node nodes[WORLD_PLACES];
	struct period periods[WORLD_PERIODS];
	struct rollup_cell cells[WORLD_PLACES * WORLD_PERIODS];
	struct rollup_input input; /* points at the above */
};

/* Years from 2001 on. The caller frees it; `weights` may be "" for none. */
struct world *world_new(const char *weights, const char *figures, const struct rollup_rules *rules);

/* One place over time: `2025-01=90/100 2025-02=M`, ascending. */
struct world *world_over_time(const char *line, const struct rollup_rules *rules);

/* A ratio's rules: per cent, one digit, nothing declared. */
struct rollup_rules world_ratio(void);

/* Draws a total: `51.3 = 5390/10500 A 3/3 d1000 complete [4.1..98.9]`. */
void world_draw(const struct rollup_total *total, struct text *ret);

/* Reads one figure; the word is cut up on the way. */
struct observation world_figure(char *word);

/* A number of a sequence that is the same on every machine. */
uint64_t world_random(uint64_t *state);

#endif

/* tests/charts/random_parts.h - what random requests are made of; nobody else includes it. */
#ifndef TESTS_CHARTS_RANDOM_PARTS_H
#define TESTS_CHARTS_RANDOM_PARTS_H

#include "base/arena.h"
#include "charts/request.h"

uint64_t random_next(uint64_t *seed);
int random_below(uint64_t *seed, int limit);
bool random_once_in(uint64_t *seed, int times);
const char *random_text(uint64_t *seed);

/* The period of a kind that is the n-th since 2000. */
struct period random_period(enum period_kind kind, int n);

/* Values from nothing to a quadrillion, of either sign, with up to 18 digits. */
struct decimal random_value(uint64_t *seed, int flavour);

const struct series *random_series(struct arena *arena, uint64_t *seed, int flavour);
const struct plan *random_plan(struct arena *arena, uint64_t *seed, int flavour);

/* Rows, periods and options for kinds of rows. */
void random_rows(struct arena *arena, uint64_t *seed, int flavour, struct chart_request *request);

#endif

/* tests/charts/random.h - requests nobody would think of, the same for the same seed. */
#ifndef TESTS_CHARTS_RANDOM_H
#define TESTS_CHARTS_RANDOM_H

#include "base/arena.h"
#include "charts/request.h"

/* A request that passes chart_request_check(), in `arena`. */
struct chart_request random_request(struct arena *arena, uint64_t seed);

#endif

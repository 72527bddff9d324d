/*
 * tests/charts/cases.h - the charts that are hard to draw well, read from
 * tests/golden/charts/cases.txt, which says how they are written.
 */
#ifndef TESTS_CHARTS_CASES_H
#define TESTS_CHARTS_CASES_H

#include "base/arena.h"
#include "charts/request.h"

struct chart_case {
	const char *name;
	struct chart_request request;
};

/* Every case of the file, in `arena`; ends the program if it cannot be read. */
const struct chart_case *cases_new(struct arena *arena, size_t *ret_count);

/* The case of that name; ends the program if there is none. */
const struct chart_request *case_request(struct arena *arena, const char *name);

/* The pieces, for tests that make their own. */
const struct series *case_series(struct arena *arena, const char *figures, const char *frequency);
const struct plan *case_plan(struct arena *arena, const char *points);

/* A file under the source root. */
const char *case_path(struct arena *arena, const char *file);

#endif

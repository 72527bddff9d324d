/* tests/charts/wards.h - the wards of today, from the city's own tables. */
#ifndef TESTS_CHARTS_WARDS_H
#define TESTS_CHARTS_WARDS_H

#include "base/arena.h"
#include "charts/rows.h"

/* All of them, with code, name, `at`, and tile where the table has one; Côn Đảo stands apart. */
struct chart_row *wards_read(struct arena *arena, size_t *ret_count);

#endif

/*
 * tests/support/rows.h - every row of a table is looked at, and all wrong ones are told together.
 *
 * wrong += row_wrong(name, seen, expected) for each row, then assert_int_equal(wrong, 0).
 */
#ifndef TESTS_SUPPORT_ROWS_H
#define TESTS_SUPPORT_ROWS_H

#include "tests/support/unit.h"

#include <string.h>

/* 0 when both texts are the same; otherwise 1, having told of it. */
static inline int row_wrong(const char *name, const char *seen, const char *expected)
{
	if (strcmp(seen, expected) == 0)
		return 0;
	print_error("  %s\n    seen:     %s\n    expected: %s\n", name, seen, expected);
	return 1;
}

#endif

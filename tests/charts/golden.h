/* tests/charts/golden.h - compares a text with a file; TIENDO_UPDATE=1 writes the file instead. */
#ifndef TESTS_CHARTS_GOLDEN_H
#define TESTS_CHARTS_GOLDEN_H

#include "base/text.h"

/* Fails the running cmocka test, with the first line that differs, unless they are equal. */
void golden_check(const char *name, const struct text *seen);

#endif

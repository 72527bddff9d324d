/* tests/charts/fake.h - a measure that is the same on every machine: each character as wide. */
#ifndef TESTS_CHARTS_FAKE_H
#define TESTS_CHARTS_FAKE_H

#include "charts/measure.h"

/* 0.58 of the size a character, 0.62 in bold; no glyphs from U+3000 on. */
const struct measure *fake_measure(void);

#endif

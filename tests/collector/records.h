/*
 * tests/collector/records.h - what a reader yields, as text.
 *
 * `row|cell|cell|/` for each record; a cell of a kind other than text begins with # (number), %
 * (percent), @ (date) or ! (wrong), one with marks ends in h (hidden), f (formula) or m (merged)
 * after a tilde. An error is `!key at where` and the detail in brackets; without one,
 * remarks follow as ` +key n detail`.
 */
#ifndef TESTS_COLLECTOR_RECORDS_H
#define TESTS_COLLECTOR_RECORDS_H

#include "collector/reader.h"

/* Draws all that `input` yields and closes the reader. */
void records_draw(struct span input, const struct reader_options *options, struct text *ret);

#endif

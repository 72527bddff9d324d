/* tests/store/catalogue_text.h - a catalogue as text, every field of every row, to compare two. */
#ifndef TESTS_STORE_CATALOGUE_TEXT_H
#define TESTS_STORE_CATALOGUE_TEXT_H

#include "indicators/catalogue.h"

/* One line a row: a kind, then its fields between bars; ids only where they are asked for. */
void catalogue_text(const struct catalogue *catalogue, bool ids, struct text *ret);

#endif

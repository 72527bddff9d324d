/* charts/sentences.h - what a description is made of, in both languages: a table. */
#ifndef CHARTS_SENTENCES_H
#define CHARTS_SENTENCES_H

#include "base/text.h"
#include "charts/sentencelist.h"

/* Adds a sentence; {} or {1} takes the first of `fills`, {2} the second, and so on. */
void sentence_add(
	enum sentence sentence, enum lang lang, const struct text *fills, struct text *ret);

#endif

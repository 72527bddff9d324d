/* indicators/sentence.h - sentences with {names} to fill in. */
#ifndef INDICATORS_SENTENCE_H
#define INDICATORS_SENTENCE_H

#include "base/text.h"

/* Adds what a name stands for. */
typedef void sentence_fill(const void *context, struct span name, struct text *ret);

/* Adds the sentence; `fill` is asked for each {name} in it. */
void sentence_say(const char *sentence, sentence_fill *fill, const void *context, struct text *ret);

#endif

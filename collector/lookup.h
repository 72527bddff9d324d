/* collector/lookup.h - texts that come again and again -> what was found out about them the first time. */
#ifndef COLLECTOR_LOOKUP_H
#define COLLECTOR_LOOKUP_H

#include "base/arena.h"
#include "base/text.h"

enum { LOOKUP_MAX = 8192 /* texts */ };

struct lookup;

/* Lives in the arena, with copies of the texts. */
struct lookup *lookup_new(struct arena *arena);

/* Where to keep a pointer for the text: the same place each time, NULL in it at first. NULL once
   LOOKUP_MAX others are there. */
const void **lookup_slot(struct lookup *lookup, struct span text);

/* A number that tells texts apart (FNV-1a); another `seed`, another number. */
uint64_t lookup_print(struct span text, uint64_t seed);

#endif

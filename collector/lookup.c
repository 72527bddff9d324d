/* collector/lookup.c - see lookup.h: open addressing, never more than half full. */
#include "collector/lookup.h"

enum { ROOM = 2 * LOOKUP_MAX };

struct kept {
	struct span text;
	const void *value;
	bool used;
};

struct lookup {
	struct arena *arena;
	struct kept slots[ROOM];
	size_t count;
};

struct lookup *lookup_new(struct arena *arena)
{
	struct lookup *lookup = arena_new(arena, 1, sizeof *lookup);

	lookup->arena = arena;
	return lookup;
}

uint64_t lookup_print(struct span text, uint64_t seed)
{
	uint64_t print = 0xCBF29CE484222325U ^ seed;

	for (size_t i = 0; i < text.size; i++)
		print = (print ^ (unsigned char)text.data[i]) * 0x100000001B3U;
	return print ^ (print >> 32);
}

const void **lookup_slot(struct lookup *lookup, struct span text)
{
	size_t at = lookup_print(text, 0) % ROOM;
	struct kept *kept;

	while (lookup->slots[at].used && !span_equals(lookup->slots[at].text, text))
		at = (at + 1) % ROOM;
	kept = &lookup->slots[at];
	if (!kept->used && lookup->count == LOOKUP_MAX)
		return NULL;
	if (!kept->used) {
		*kept = (struct kept){
			{ arena_copy(lookup->arena, text.data, text.size), text.size }, NULL, true
		};
		lookup->count++;
	}
	return &kept->value;
}

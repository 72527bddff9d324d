/*
 * base/arena.h - memory that lives and dies together.
 *
 * An arena serves one request, one import or one drawing. Allocate freely,
 * free once. Zero-initialised ({0}) arenas are ready; `arena_auto` frees at
 * the end of the scope.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/lang.h"

struct arena_block;
struct arena {
	struct arena_block *last; /* private */
};

/* Returns `count` * `size` zeroed bytes, aligned for any type; never NULL. */
MUST_CHECK void *arena_new(struct arena *arena, size_t count, size_t size);

/* Returns a NUL-terminated copy of `size` bytes. */
MUST_CHECK char *arena_copy(struct arena *arena, const char *data, size_t size);

/* Returns formatted text. */
MUST_CHECK PRINTF_LIKE(2, 3) char *arena_format(struct arena *arena, const char *format, ...);

/*
 * Returns `items` with room for one more, zeroed: the same block, or a doubled one once
 * `count` reaches a power of two; pointers into the old one are then void.
 * Use: list = arena_push(a, list, n++, sizeof *list).
 */
MUST_CHECK void *arena_push(struct arena *arena, void *items, size_t count, size_t size);

/* Frees everything; the arena is ready again. */
void arena_done(struct arena *arena);

/* The same, but the room is kept for what comes next: for the rows of a loop. */
void arena_reset(struct arena *arena);

#define arena_auto CLEANUP(arena_done) struct arena

#endif

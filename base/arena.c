/*
 * base/arena.c - a list of blocks, each twice the one before up to a ceiling.
 * A request of more than half a block gets a block of its own behind the
 * current one, so that the room left in the current one is not lost. A list that
 * has outgrown the largest block stands alone in its own, which grows with it: a
 * copy for every doubling would stay until the end.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
	FIRST_BLOCK = 4096,
	LARGEST_BLOCK = 1 << 20,
	ALIGNMENT = 16,
};

struct arena_block {
	struct arena_block *before;
	size_t used, size;
	_Alignas(ALIGNMENT) char data[];
};

static struct arena_block *block_new(size_t size, struct arena_block *before)
{
	struct arena_block *block = memory_new(1, sizeof *block + size);

	block->before = before;
	block->size = size;
	return block;
}

static void *take(struct arena *arena, size_t size)
{
	struct arena_block *last = arena->last;
	size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

	if (last == NULL || last->size - last->used < rounded) {
		size_t next = last == NULL ? FIRST_BLOCK : last->size * 2;

		if (next > LARGEST_BLOCK)
			next = LARGEST_BLOCK;
		if (rounded > next / 2) {
			struct arena_block *own = block_new(
				rounded, last == NULL ? NULL : last->before);

			own->used = rounded;
			if (last == NULL)
				arena->last = own;
			else
				last->before = own;
			return own->data;
		}
		last = arena->last = block_new(next, last);
	}
	last->used += rounded;
	return last->data + last->used - rounded;
}

void *arena_new(struct arena *arena, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 2)
		abort();
	return take(arena, bytes == 0 ? 1 : bytes);
}

char *arena_copy(struct arena *arena, const char *data, size_t size)
{
	char *copy = arena_new(arena, size + 1, 1);

	if (size > 0)
		memcpy(copy, data, size);
	return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	char *text;
	int size;

	va_start(args, format);
	va_copy(again, args);
	size = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (size < 0)
		abort();
	text = arena_new(arena, (size_t)size + 1, 1);
	(void)vsnprintf(text, (size_t)size + 1, format, again);
	va_end(again);
	return text;
}

/* The link to the block that begins with `items`, or NULL. */
static struct arena_block **find_own(struct arena *arena, const void *items)
{
	struct arena_block **link = &arena->last;

	while (*link != NULL && (*link)->data != items)
		link = &(*link)->before;
	return *link == NULL ? NULL : link;
}

static void *grow(struct arena *arena, void *items, size_t count, size_t size)
{
	struct arena_block **own = count * size > LARGEST_BLOCK ? find_own(arena, items) : NULL;
	void *grown;

	if (own == NULL) {
		grown = arena_new(arena, count == 0 ? 1 : count * 2, size);
		if (count > 0)
			memcpy(grown, items, count * size);
		return grown;
	}
	*own = memory_grow(*own, 1, sizeof **own + count * 2 * size);
	(*own)->size = (*own)->used = count * 2 * size;
	return (*own)->data;
}

void *arena_push(struct arena *arena, void *items, size_t count, size_t size)
{
	if (count == 0 || (count & (count - 1)) == 0)
		items = grow(arena, items, count, size);
	memset((char *)items + count * size, 0, size);
	return items;
}

void arena_reset(struct arena *arena)
{
	struct arena_block *last = arena->last;
	struct arena before = { last == NULL ? NULL : last->before };

	if (last == NULL)
		return;
	arena_done(&before);
	memset(last->data, 0, last->used);
	last->before = NULL;
	last->used = 0;
}

void arena_done(struct arena *arena)
{
	while (arena->last != NULL) {
		struct arena_block *block = arena->last;

		arena->last = block->before;
		free(block);
	}
}

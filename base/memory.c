/* base/memory.c - see memory.h. Calling abort() leaves a core for whoever must find out why. */
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *block, size_t count, size_t size)
{
	if (block == NULL && count != 0 && size != 0) {
		(void)fprintf(stderr, "tiendo: out of memory (%zu x %zu bytes)\n", count, size);
		abort();
	}
	return block;
}

void *memory_new(size_t count, size_t size)
{
	return checked(calloc(count, size), count, size);
}

void *memory_grow(void *block, size_t count, size_t size)
{
	return checked(reallocarray(block, count, size), count, size);
}

char *memory_copy(const char *data, size_t size)
{
	char *copy = memory_new(size + 1, 1);

	if (size > 0)
		memcpy(copy, data, size);
	return copy;
}

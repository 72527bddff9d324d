/*
 * base/memory.h - allocation that cannot fail.
 *
 * Every function returns memory or ends the process with a line on standard
 * error: whoever lets a stranger choose a size checks a named limit first.
 * Sizes are checked for overflow.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include "base/lang.h"

/* Returns `count` * `size` zeroed bytes; the caller frees them with free(). */
MUST_CHECK void *memory_new(size_t count, size_t size);

/* Resizes a block to `count` * `size` bytes; new bytes are not set. */
MUST_CHECK void *memory_grow(void *block, size_t count, size_t size);

/* Returns a copy of `size` bytes followed by a NUL; the caller frees it. */
MUST_CHECK char *memory_copy(const char *data, size_t size);

#endif

/*
 * collector/splice.h - changes a document at a few places and keeps every other byte.
 *
 * Changes are told in any order; where several are at one place, what was told
 * first stands first, and what is put in goes before what is replaced. They may not overlap.
 */
#ifndef COLLECTOR_SPLICE_H
#define COLLECTOR_SPLICE_H

#include "base/arena.h"
#include "base/text.h"

struct splice {
	struct arena *arena;
	struct splice_change {
		size_t begin, end, order;
		const char *text;
	} * changes;
	size_t count;
};

/* Puts `text` in the place of the bytes from `begin` to `end`; copied. */
void splice_put(struct splice *splice, size_t begin, size_t end, const char *text);

/* Adds the document with its changes. */
void splice_write(struct splice *splice, struct span document, struct text *ret);

#endif

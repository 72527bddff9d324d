/* collector/splice.c - see splice.h. */
#include "collector/splice.h"

#include <stdlib.h>
#include <string.h>

void splice_put(struct splice *splice, size_t begin, size_t end, const char *text)
{
	splice->changes = arena_push(
		splice->arena, splice->changes, splice->count, sizeof *splice->changes);
	splice->changes[splice->count] = (struct splice_change){ begin, end, splice->count,
		arena_copy(splice->arena, text, strlen(text)) };
	splice->count++;
}

static int compare(const void *left, const void *right)
{
	const struct splice_change *a = left, *b = right;

	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	if ((a->begin == a->end) != (b->begin == b->end))
		return a->begin == a->end ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

void splice_write(struct splice *splice, struct span document, struct text *ret)
{
	size_t at = 0;

	if (splice->count > 1)
		qsort(splice->changes, splice->count, sizeof *splice->changes, compare);
	for (size_t i = 0; i < splice->count; i++) {
		const struct splice_change *change = &splice->changes[i];

		text_add(ret, (struct span){ document.data + at, change->begin - at });
		text_addz(ret, change->text);
		at = change->end;
	}
	text_add(ret, (struct span){ document.data + at, document.size - at });
}

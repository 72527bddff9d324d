/* base/embedded.h - files that are part of the program (templates, words, SQL, styles). */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include "base/text.h"

/* One file; base/embed.c writes tables of them at build time, ended by a NULL name. */
struct embedded {
	const char *name;
	const char *data; /* followed by a NUL that `size` does not count */
	size_t size;
};

/* The file of that name, or NULL. */
static inline const struct embedded *embedded_find(const struct embedded *files, const char *name)
{
	for (; files->name != NULL; files++)
		if (span_is(span_of(files->name), name))
			return files;
	return NULL;
}

#endif

/* collector/guard.c - see guard.h. */
#include "collector/guard.h"

#include <string.h>

bool guard_needed(struct span text)
{
	static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D",
		"\uFF0B", "\uFF0D", "\uFF20" };

	for (size_t i = 0; i < COUNT(starts); i++) {
		size_t size = strlen(starts[i]);

		if (text.size >= size && memcmp(text.data, starts[i], size) == 0)
			return true;
	}
	return false;
}

struct span guard_strip(struct span text)
{
	struct span rest = { text.data + 1, text.size - 1 };

	return text.size > 1 && text.data[0] == '\'' && guard_needed(rest) ? rest : text;
}

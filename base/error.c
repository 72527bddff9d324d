/* base/error.c - see error.h. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void fill(struct error *err, enum error_kind kind, const char *key, int line, int column)
{
	err->kind = kind;
	err->key = key;
	err->line = line;
	err->column = column;
}

/* Cuts a detail that filled its room back to a whole character. */
static void cut_at_character(char *detail)
{
	size_t size = strlen(detail);

	if (size < ERROR_DETAIL - 1)
		return;
	while (size > 0 && ((unsigned char)detail[size - 1] & 0xC0) == 0x80)
		size--;
	detail[size > 0 ? size - 1 : 0] = '\0';
}

bool error_set(struct error *err, enum error_kind kind, const char *key, const char *detail, ...)
{
	va_list args;

	fill(err, kind, key, 0, 0);
	va_start(args, detail);
	(void)vsnprintf(err->detail, sizeof err->detail, detail, args);
	va_end(args);
	cut_at_character(err->detail);
	return false;
}

bool error_at(struct error *err, enum error_kind kind, const char *key, int line, int column,
	const char *detail, ...)
{
	va_list args;

	fill(err, kind, key, line, column);
	va_start(args, detail);
	(void)vsnprintf(err->detail, sizeof err->detail, detail, args);
	va_end(args);
	cut_at_character(err->detail);
	return false;
}

/* base/error.c - see error.h. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Drops a last character that was cut in two when the detail filled its room. */
static void cut_at_character(char *detail)
{
	size_t size = strlen(detail), start = size;
	size_t bad;

	while (start > 0 && size - start < 4 && ((unsigned char)detail[start - 1] & 0xC0) == 0x80)
		start--;
	if (start > 0)
		start--;
	if (size == ERROR_DETAIL - 1 &&
		!utf8_valid((struct span){ detail + start, size - start }, &bad))
		detail[start] = '\0';
}

void error_fill(struct error *err, enum error_kind kind, const char *key, int line, int column,
	const char *detail, ...)
{
	va_list args;

	err->kind = kind;
	err->key = key;
	err->line = line;
	err->column = column;
	va_start(args, detail);
	(void)vsnprintf(err->detail, sizeof err->detail, detail, args);
	va_end(args);
	cut_at_character(err->detail);
	err->where[0] = '\0';
}

void error_in(struct error *err, const char *where)
{
	(void)snprintf(err->where, sizeof err->where, "%s", where);
}

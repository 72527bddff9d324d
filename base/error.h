/*
 * base/error.h - what went wrong, where, and whose words say it.
 *
 * An error names a key; the words for it live in dashboard/locale/<lang>.json
 * under "error", where {detail} stands for the detail. Functions that can fail
 * return bool, a pointer or a step; on failure outputs stay untouched.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/lang.h"

/* Whose fault it is; the values are the program's exit status. */
enum error_kind {
	ERROR_NONE = 0,
	ERROR_REFUSED = 1, /* the input */
	ERROR_MISUSE = 2, /* the command line or request */
	ERROR_FAILURE = 3, /* the machine */
};

enum { ERROR_DETAIL = 256 };

struct error {
	enum error_kind kind;
	const char *key; /* static text */
	int line, column; /* from 1; 0 where there is none */
	char detail[ERROR_DETAIL]; /* UTF-8, cut at a character if too long */
};

/* Fills `err` and returns false, so that a caller may `return error_set(...)`. */
PRINTF_LIKE(4, 5)
bool error_set(struct error *err, enum error_kind kind, const char *key, const char *detail, ...);

/* As error_set, with a place. */
PRINTF_LIKE(6, 7)
bool error_at(struct error *err, enum error_kind kind, const char *key, int line, int column,
	const char *detail, ...);

#endif

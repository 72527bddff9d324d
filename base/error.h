/*
 * base/error.h - what went wrong, where, and whose words say it.
 *
 * An error names a key; the words for it live in dashboard/locale/<lang>.json
 * under "error", where {detail}, {where} … stand for the members. Functions that can fail
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

enum { ERROR_DETAIL = 256, ERROR_WHERE = 160 };

struct error {
	enum error_kind kind;
	const char *key; /* static text */
	int line, column; /* from 1; 0 where there is none */
	char detail[ERROR_DETAIL]; /* UTF-8, cut at a character if too long */
	char where[ERROR_WHERE]; /* what line and column count in, where that needs saying; or "" */
};

/*
 * Fill `err` and are false, so that a caller may `return error_set(...)`. Macros,
 * so that every reader of the code, human or not, sees that they are false.
 */
#define error_set(err, kind, key, ...) (error_fill((err), (kind), (key), 0, 0, __VA_ARGS__), false)
#define error_at(err, kind, key, line, column, ...)                                                \
	(error_fill((err), (kind), (key), (line), (column), __VA_ARGS__), false)

PRINTF_LIKE(6, 7)
void error_fill(struct error *err, enum error_kind kind, const char *key, int line, int column,
	const char *detail, ...);

/* Adds what `line` and `column` count in; `where` is copied. */
void error_in(struct error *err, const char *where);

#endif

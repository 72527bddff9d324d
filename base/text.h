/*
 * base/text.h - text that grows, and spans that borrow.
 *
 * A span is a borrowed run of bytes, not NUL-terminated. A text owns its
 * bytes and always ends in a NUL; {0} is an empty one, `text_auto` frees it.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/lang.h"

struct span {
	const char *data;
	size_t size;
};

struct text {
	char *data; /* private: use text_z or text_span */
	size_t size, room;
};

struct span span_of(const char *z); /* of a NUL-terminated string; NULL is empty */
bool span_equals(struct span a, struct span b);
bool span_is(struct span a, const char *z);
struct span span_trim(struct span span); /* without ASCII blanks and NBSP at either end */

bool span_has(struct span span, char c);

/* True when every character is one of those; true for nothing. */
bool span_made_of(struct span span, const char *characters);

/* The index of `z` in a list of names that ends in NULL, or -1. */
int text_index(const char *const *names, const char *z);

void text_add(struct text *text, struct span span);
void text_addz(struct text *text, const char *z);
void text_addc(struct text *text, char c);
PRINTF_LIKE(2, 3) void text_addf(struct text *text, const char *format, ...);
void text_cut(struct text *text, size_t size); /* to its first bytes, memory kept */
void text_clear(struct text *text); /* empty, memory kept */
void text_done(struct text *text);

const char *text_z(const struct text *text); /* borrowed until the next change; never NULL */
struct span text_span(const struct text *text);

#define text_auto CLEANUP(text_done) struct text

#endif

/* base/utf8.h - is it UTF-8, and how many characters. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/text.h"

/*
 * True when `span` is well-formed UTF-8 (no overlong forms, surrogates or
 * anything past U+10FFFF). Otherwise false with the byte offset in `ret_bad`.
 */
MUST_CHECK bool utf8_valid(struct span span, size_t *ret_bad);

/* Reads one character of valid UTF-8 at `*at` and steps over it. */
uint32_t utf8_next(struct span span, size_t *at);

/* Characters (code points) in valid UTF-8. */
size_t utf8_count(struct span span);

/*
 * True when valid UTF-8 holds nothing that deceives or breaks a reader: no
 * C0/C1 control (tab and newline aside), noncharacter or bidi override.
 */
MUST_CHECK bool utf8_is_plain(struct span span);

/* Adds text that may be no UTF-8, such as a file's name, with '?' for each byte that is none. */
void utf8_mend(struct span span, struct text *ret);

#endif

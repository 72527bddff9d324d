/* base/lang.h - the few words C17 lacks. */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))
#define UNUSED __attribute__((unused))
#define CLEANUP(function) __attribute__((cleanup(function)))

/* How many elements an array (never a pointer) has. */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The two languages of every word a reader sees. */
enum lang { LANG_VI, LANG_EN, LANG_COUNT };

#endif

/*
 * base/json.h - JSON in and out, on jansson.
 *
 * In: objects of known shape, duplicates refused. Out: jansson would print
 * 0.1 as 0.10000000000000001, so figures go out through json_figure(), which
 * json_write() prints digit for digit. A figure's text is only for json_write().
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <jansson.h>

#include "base/decimal.h"
#include "base/error.h"

/*
 * A figure on its way to json_write() is a text that begins with a NUL: no text
 * from outside can, because C strings and json_read() have none.
 */
bool json_is_figure(const json_t *value);

/* Parses a whole text; keys json.syntax (with line and column). The caller owns the result. */
MUST_CHECK json_t *json_read(struct span text, struct error *err);

/* The text of a member, or NULL when it is absent or not text. Borrowed. */
const char *json_text(const json_t *object, const char *key);

/* A number that json_write() prints exactly. */
MUST_CHECK json_t *json_figure(struct decimal value);

/* Text, or null for NULL. Invalid UTF-8 becomes null. */
MUST_CHECK json_t *json_text_or_null(const char *z);

/* Writes with two-space indents and member order kept; ends without a newline. */
void json_write(json_t *value, struct text *ret);

#endif

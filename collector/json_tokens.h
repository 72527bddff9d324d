/*
 * collector/json_tokens.h - JSON (RFC 8259), one token at a time, numbers as they are written.
 *
 * For figures from strangers: no number passes through a double, nothing is kept in memory but the
 * input, and a document nests JSON_MAX_DEPTH deep at most. The input is borrowed. A struct copied
 * goes on reading where the first one stood.
 */
#ifndef COLLECTOR_JSON_TOKENS_H
#define COLLECTOR_JSON_TOKENS_H

#include "base/error.h"
#include "base/text.h"

enum {
	JSON_MAX_DEPTH = 8, /* arrays and objects in each other */
	JSON_MAX_TEXT = 64 << 10, /* bytes between the quotes of one text, as written */
};

enum json_token {
	TOKEN_OBJECT,
	TOKEN_OBJECT_END,
	TOKEN_ARRAY,
	TOKEN_ARRAY_END,
	TOKEN_NAME, /* of a member; what follows is its value */
	TOKEN_TEXT,
	TOKEN_NUMBER,
	TOKEN_WORD, /* true or false */
	TOKEN_NULL,
	TOKEN_END, /* of the whole document; repeats for ever */
	TOKEN_ERROR, /* repeats for ever */
};

struct json_tokens {
	struct span input;
	size_t at; /* behind the last token */
	size_t start; /* of the last token */
	char nest[JSON_MAX_DEPTH]; /* '{' or '[' */
	int depth;
	int awaits; /* private */
};

void json_tokens_start(struct json_tokens *tokens, struct span input);

/*
 * `ret` is what stands between the quotes, with its escapes, or the number or word as written; other
 * tokens leave it untouched. TOKEN_ERROR has line and column (in characters) of the text and a key
 *     json.syntax  it is not JSON there
 *     json.text    no UTF-8, a control character, an escape that is none, or half a character
 *     json.limit   (detail) too deep, or a text too long
 */
MUST_CHECK enum json_token json_tokens_next(
	struct json_tokens *tokens, struct span *ret, struct error *err);

/* Adds a name or text with its escapes resolved. */
void json_tokens_unescape(struct span raw, struct text *ret);

/* An error at the start of the last token; always false. */
bool json_tokens_refuse(
	const struct json_tokens *tokens, const char *key, const char *detail, struct error *err);

/* The same with the key json.limit; the detail is `what: most`. */
bool json_tokens_limit(
	const struct json_tokens *tokens, const char *what, int most, struct error *err);

#endif

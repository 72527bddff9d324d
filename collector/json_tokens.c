/*
 * collector/json_tokens.c - see json_tokens.h. What may come next is one of five states; an error
 * is not remembered but found again, at the same place.
 */
#include "collector/json_tokens.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum awaits { FIRST_VALUE, VALUE, FIRST_NAME, NAME, MORE };

void json_tokens_start(struct json_tokens *tokens, struct span input)
{
	*tokens = (struct json_tokens){ .input = input, .awaits = VALUE };
}

/* The byte at `at`, or NUL behind the end; a NUL in the input is no JSON anyway. */
static char byte(const struct json_tokens *tokens, size_t at)
{
	return at < tokens->input.size ? tokens->input.data[at] : '\0';
}

static bool refuse_at(const struct json_tokens *tokens, size_t at, const char *key,
	const char *detail, struct error *err)
{
	size_t line_start = 0;
	int line = 1;
	struct span before;

	for (size_t i = 0; i < at; i++)
		if (tokens->input.data[i] == '\n') {
			line++;
			line_start = i + 1;
		}
	before = (struct span){ tokens->input.data + line_start, at - line_start };
	return error_at(err, ERROR_REFUSED, key, line, (int)utf8_count(before) + 1, "%s", detail);
}

bool json_tokens_refuse(
	const struct json_tokens *tokens, const char *key, const char *detail, struct error *err)
{
	return refuse_at(tokens, tokens->start, key, detail, err);
}

bool json_tokens_limit(
	const struct json_tokens *tokens, const char *what, int most, struct error *err)
{
	char detail[ERROR_DETAIL];

	(void)snprintf(detail, sizeof detail, "%s: %d", what, most);
	return json_tokens_refuse(tokens, "json.limit", detail, err);
}

static void skip_blanks(struct json_tokens *tokens)
{
	while (tokens->at < tokens->input.size &&
		span_has(span_of(" \t\n\r"), tokens->input.data[tokens->at]))
		tokens->at++;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return -1;
}

/* The value of \uXXXX at `at`, or -1. */
static int escaped_unit(struct span text, size_t at)
{
	int unit = 0;

	if (text.size - at < 6 || text.data[at] != '\\' || text.data[at + 1] != 'u')
		return -1;
	for (size_t i = at + 2; i < at + 6; i++) {
		int digit = hex(text.data[i]);

		if (digit < 0)
			return -1;
		unit = unit << 4 | digit;
	}
	return unit;
}

static bool is_high(int unit)
{
	return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int unit)
{
	return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* How many bytes the escape at `at` takes, 0 where it is none. */
static size_t escape_size(struct span text, size_t at)
{
	int unit;

	if (at + 1 < text.size && span_has(span_of("\"\\/bfnrt"), text.data[at + 1]))
		return 2;
	unit = escaped_unit(text, at);
	if (is_high(unit))
		return is_low(escaped_unit(text, at + 6)) ? 12 : 0;
	return unit <= 0 || is_low(unit) ? 0 : 6;
}

/* Reads from the opening quote to behind the closing one. */
static bool scan_text(struct json_tokens *tokens, struct span *ret, struct error *err)
{
	struct span input = tokens->input;
	size_t from = tokens->at + 1, at = from, bad;

	while (at < input.size && input.data[at] != '"') {
		size_t size = input.data[at] == '\\' ? escape_size(input, at) : 1;

		if (size == 0 || (unsigned char)input.data[at] < 0x20)
			return refuse_at(tokens, at, "json.text", "", err);
		at += size;
		if (at - from > JSON_MAX_TEXT)
			return json_tokens_limit(tokens, "text", JSON_MAX_TEXT, err);
	}
	if (at >= input.size)
		return json_tokens_refuse(tokens, "json.syntax", "", err);
	*ret = (struct span){ input.data + from, at - from };
	if (!utf8_valid(*ret, &bad))
		return refuse_at(tokens, from + bad, "json.text", "", err);
	tokens->at = at + 1;
	return true;
}

static size_t skip_digits(const struct json_tokens *tokens, size_t at)
{
	while (byte(tokens, at) >= '0' && byte(tokens, at) <= '9')
		at++;
	return at;
}

/* -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)? */
static bool scan_number(struct json_tokens *tokens, struct span *ret, struct error *err)
{
	size_t at = tokens->at + (byte(tokens, tokens->at) == '-'), from = at;

	at = byte(tokens, at) == '0' ? at + 1 : skip_digits(tokens, at);
	if (at == from)
		return refuse_at(tokens, at, "json.syntax", "", err);
	if (byte(tokens, at) == '.') {
		from = ++at;
		at = skip_digits(tokens, at);
		if (at == from)
			return refuse_at(tokens, at, "json.syntax", "", err);
	}
	if (byte(tokens, at) == 'e' || byte(tokens, at) == 'E') {
		at += byte(tokens, at + 1) == '+' || byte(tokens, at + 1) == '-' ? 2 : 1;
		from = at;
		at = skip_digits(tokens, at);
		if (at == from)
			return refuse_at(tokens, at, "json.syntax", "", err);
	}
	*ret = (struct span){ tokens->input.data + tokens->at, at - tokens->at };
	if (ret->size > JSON_MAX_TEXT)
		return json_tokens_limit(tokens, "text", JSON_MAX_TEXT, err);
	tokens->at = at;
	return true;
}

/* true, false, null */
static enum json_token scan_word(struct json_tokens *tokens, struct span *ret, struct error *err)
{
	static const char *const words[] = { "true", "false", "null" };

	for (size_t i = 0; i < COUNT(words); i++) {
		struct span word = { tokens->input.data + tokens->at, strlen(words[i]) };

		if (tokens->input.size - tokens->at < word.size || !span_is(word, words[i]))
			continue;
		tokens->at += word.size;
		*ret = word;
		return words[i][0] == 'n' ? TOKEN_NULL : TOKEN_WORD;
	}
	(void)json_tokens_refuse(tokens, "json.syntax", "", err);
	return TOKEN_ERROR;
}

static enum json_token open_nest(struct json_tokens *tokens, char kind, struct error *err)
{
	if (tokens->depth == JSON_MAX_DEPTH) {
		(void)json_tokens_limit(tokens, "depth", JSON_MAX_DEPTH, err);
		return TOKEN_ERROR;
	}
	tokens->nest[tokens->depth++] = kind;
	tokens->awaits = kind == '{' ? FIRST_NAME : FIRST_VALUE;
	tokens->at++;
	return kind == '{' ? TOKEN_OBJECT : TOKEN_ARRAY;
}

static enum json_token close_nest(struct json_tokens *tokens)
{
	tokens->depth--;
	tokens->awaits = MORE;
	tokens->at++;
	return tokens->nest[tokens->depth] == '{' ? TOKEN_OBJECT_END : TOKEN_ARRAY_END;
}

static bool at_closer(const struct json_tokens *tokens)
{
	return tokens->depth > 0 &&
		byte(tokens, tokens->at) == (tokens->nest[tokens->depth - 1] == '{' ? '}' : ']');
}

static enum json_token next_value(struct json_tokens *tokens, struct span *ret, struct error *err)
{
	char c = byte(tokens, tokens->at);
	enum json_token token;

	if (c == '{' || c == '[')
		return open_nest(tokens, c, err);
	if (c == '"')
		token = scan_text(tokens, ret, err) ? TOKEN_TEXT : TOKEN_ERROR;
	else if (c == '-' || (c >= '0' && c <= '9'))
		token = scan_number(tokens, ret, err) ? TOKEN_NUMBER : TOKEN_ERROR;
	else
		token = scan_word(tokens, ret, err);
	if (token != TOKEN_ERROR)
		tokens->awaits = MORE;
	return token;
}

/* "name": */
static enum json_token next_name(struct json_tokens *tokens, struct span *ret, struct error *err)
{
	struct json_tokens before = *tokens;
	size_t end;

	if (byte(tokens, tokens->at) != '"') {
		(void)json_tokens_refuse(tokens, "json.syntax", "", err);
		return TOKEN_ERROR;
	}
	if (!scan_text(tokens, ret, err))
		return TOKEN_ERROR;
	skip_blanks(tokens);
	end = tokens->at;
	if (byte(tokens, end) != ':') {
		*tokens = before;
		(void)refuse_at(tokens, end, "json.syntax", "", err);
		return TOKEN_ERROR;
	}
	tokens->at++;
	tokens->awaits = VALUE;
	return TOKEN_NAME;
}

/* Behind a value: the comma before another one, or what closes. */
static bool next_comma(struct json_tokens *tokens)
{
	if (tokens->depth == 0 || byte(tokens, tokens->at) != ',')
		return false;
	tokens->at++;
	skip_blanks(tokens);
	tokens->awaits = tokens->nest[tokens->depth - 1] == '{' ? NAME : VALUE;
	return true;
}

enum json_token json_tokens_next(struct json_tokens *tokens, struct span *ret, struct error *err)
{
	struct json_tokens before;
	enum json_token token;

	skip_blanks(tokens);
	before = *tokens;
	tokens->start = tokens->at;
	if (tokens->awaits != VALUE && tokens->awaits != NAME && at_closer(tokens))
		return close_nest(tokens);
	if (tokens->awaits == MORE && tokens->depth == 0 && tokens->at >= tokens->input.size)
		return TOKEN_END;
	if (tokens->awaits == MORE && !next_comma(tokens)) {
		(void)json_tokens_refuse(tokens, "json.syntax", "", err);
		return TOKEN_ERROR;
	}
	tokens->start = tokens->at;
	token = tokens->awaits == NAME || tokens->awaits == FIRST_NAME
		? next_name(tokens, ret, err)
		: next_value(tokens, ret, err);
	if (token == TOKEN_ERROR)
		*tokens = before;
	return token;
}

static void add_character(uint32_t c, struct text *ret)
{
	if (c < 0x80) {
		text_addc(ret, (char)c);
	} else if (c < 0x800) {
		text_addc(ret, (char)(0xC0 | c >> 6));
		text_addc(ret, (char)(0x80 | (c & 0x3F)));
	} else if (c < 0x10000) {
		text_addc(ret, (char)(0xE0 | c >> 12));
		text_addc(ret, (char)(0x80 | (c >> 6 & 0x3F)));
		text_addc(ret, (char)(0x80 | (c & 0x3F)));
	} else {
		text_addc(ret, (char)(0xF0 | c >> 18));
		text_addc(ret, (char)(0x80 | (c >> 12 & 0x3F)));
		text_addc(ret, (char)(0x80 | (c >> 6 & 0x3F)));
		text_addc(ret, (char)(0x80 | (c & 0x3F)));
	}
}

/* Adds what one escape stands for. */
static void add_escape(struct span raw, size_t at, struct text *ret)
{
	static const char letters[] = "bfnrt", stands[] = "\b\f\n\r\t";
	const char *letter = strchr(letters, raw.data[at + 1]);
	int unit = escaped_unit(raw, at);

	if (letter != NULL)
		text_addc(ret, stands[letter - letters]);
	else if (unit < 0)
		text_addc(ret, raw.data[at + 1]);
	else if (is_high(unit))
		add_character(0x10000 +
				((uint32_t)(unit - 0xD800) << 10 |
					(uint32_t)(escaped_unit(raw, at + 6) - 0xDC00)),
			ret);
	else
		add_character((uint32_t)unit, ret);
}

void json_tokens_unescape(struct span raw, struct text *ret)
{
	size_t at = 0;

	while (at < raw.size) {
		const char *escape = memchr(raw.data + at, '\\', raw.size - at);
		size_t end = escape == NULL ? raw.size : (size_t)(escape - raw.data);

		text_add(ret, (struct span){ raw.data + at, end - at });
		at = end;
		if (escape != NULL) {
			add_escape(raw, at, ret);
			at += escape_size(raw, at);
		}
	}
}

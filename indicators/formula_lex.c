/*
 * indicators/formula_lex.c - a formula's text as tokens. Everything allowed is ASCII, so that a
 * column counts characters by counting bytes.
 */
#include "indicators/formula_lex.h"

#include <string.h>

#include "base/utf8.h"

static bool is_blank(struct span text, size_t at)
{
	return at < text.size && strchr(" \t\r\n", text.data[at]) != NULL && text.data[at] != '\0';
}

static bool is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
static const char digits[] = "0123456789";

static bool is_word(char c)
{
	return is_one_of(c, letters) || is_one_of(c, digits) || c == '-' || c == '.';
}

static void skip_blanks(struct formula_lexer *lexer)
{
	for (; is_blank(lexer->text, lexer->at); lexer->at++)
		if (lexer->text.data[lexer->at] == '\n') {
			lexer->line++;
			lexer->line_start = lexer->at + 1;
		}
}

/* A run of letters, digits, hyphens and points. */
static struct span take_word(struct formula_lexer *lexer)
{
	size_t from = lexer->at;

	while (lexer->at < lexer->text.size && is_word(lexer->text.data[lexer->at]))
		lexer->at++;
	return (struct span){ lexer->text.data + from, lexer->at - from };
}

static bool holds(struct span word, const char *set)
{
	for (size_t i = 0; i < word.size; i++)
		if (is_one_of(word.data[i], set))
			return true;
	return false;
}

static bool refuse(
	const struct formula_token *token, const char *key, struct span what, struct error *err)
{
	return error_at(err, ERROR_REFUSED, key, token->line, token->column, "%.*s",
		(int)(what.size < ERROR_DETAIL ? what.size : ERROR_DETAIL), what.data);
}

/* A code neither starts nor ends with a hyphen, holds a letter and no point. */
static bool check_code(const struct formula_token *token, struct span word, struct error *err)
{
	if (word.size == 0 || word.data[0] == '-' || word.data[word.size - 1] == '-')
		return refuse(token, "formula.minus", word, err);
	if (holds(word, "."))
		return refuse(token, "formula.number", word, err);
	return true;
}

static bool word_token(struct formula_lexer *lexer, struct formula_token *token, struct error *err)
{
	token->text = take_word(lexer);
	if (!holds(token->text, letters)) {
		token->kind = TOKEN_NUMBER;
		if (holds(token->text, "-"))
			return refuse(token, "formula.minus", token->text, err);
		return decimal_parse(token->text, &token->number) ||
			refuse(token, "formula.number", token->text, err);
	}
	token->kind = TOKEN_NAME;
	if (!check_code(token, token->text, err))
		return false;
	if (lexer->at < lexer->text.size && lexer->text.data[lexer->at] == ':') {
		lexer->at++;
		token->method = take_word(lexer);
		if (token->method.size == 0)
			return refuse(token, "formula.expected", span_of(":"), err);
		return check_code(token, token->method, err);
	}
	return true;
}

/* Names the character that has no place here; a byte that is none as 0xNN. */
static bool refuse_character(
	const struct formula_lexer *lexer, const struct formula_token *token, struct error *err)
{
	struct span text = lexer->text;
	unsigned char byte = (unsigned char)text.data[lexer->at];
	size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, bad;
	struct span character = { text.data + lexer->at, size };

	if (byte < ' ' || lexer->at + size > text.size || !utf8_valid(character, &bad) ||
		!utf8_is_plain(character))
		return error_at(err, ERROR_REFUSED, "formula.character", token->line, token->column,
			"0x%02X", byte);
	return refuse(token, "formula.character", character, err);
}

bool formula_token(struct formula_lexer *lexer, struct formula_token *ret, struct error *err)
{
	struct formula_token token = { 0 };
	struct span text = lexer->text;
	bool blank_before = lexer->at == 0 || is_blank(text, lexer->at);

	skip_blanks(lexer);
	token.line = lexer->line;
	token.column = (int)(lexer->at - lexer->line_start) + 1;
	if (lexer->at < text.size) {
		char c = text.data[lexer->at];

		if (is_one_of(c, letters) || is_one_of(c, digits)) {
			if (!word_token(lexer, &token, err))
				return false;
		} else if (is_one_of(c, "+-*/(),%")) {
			token.kind = TOKEN_SIGN;
			token.sign = c;
			token.text = (struct span){ text.data + lexer->at, 1 };
			lexer->at++;
			token.apart = blank_before && is_blank(text, lexer->at);
		} else {
			return refuse_character(lexer, &token, err);
		}
	}
	*ret = token;
	return true;
}

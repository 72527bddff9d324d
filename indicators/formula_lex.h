/* indicators/formula_lex.h - a formula's text as tokens; for formula_parse.c only. */
#ifndef INDICATORS_FORMULA_LEX_H
#define INDICATORS_FORMULA_LEX_H

#include "base/decimal.h"
#include "base/error.h"

enum formula_token_kind {
	TOKEN_END,
	TOKEN_NUMBER,
	TOKEN_NAME, /* a code or a function: `text`, and `method` after a colon */
	TOKEN_SIGN, /* one of + - * / ( ) , % */
};

struct formula_token {
	enum formula_token_kind kind;
	struct span text, method;
	char sign; /* of TOKEN_SIGN, else 0 */
	bool apart; /* a blank stands on both sides */
	struct decimal number;
	int line, column;
};

struct formula_lexer {
	struct span text;
	size_t at, line_start;
	int line;
};

/* Reads the next token; false with `err`. */
MUST_CHECK bool formula_token(
	struct formula_lexer *lexer, struct formula_token *ret, struct error *err);

#endif

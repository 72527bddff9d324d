/*
 * store/office/tokens.h - keys of programs that push figures.
 *
 * A token speaks for one reporter and some indicators until it expires or is
 * revoked; its acts bear the actor "token:NAME". Its value is told once and
 * kept as a hash.
 */
#ifndef STORE_OFFICE_TOKENS_H
#define STORE_OFFICE_TOKENS_H

#include "base/secret.h"
#include "store/office/people.h"

enum {
	TOKEN_MAX_DAYS = 366,
	TOKEN_VALUE = 4 + SECRET_HEX, /* "tdo_" and 64 digits, with a NUL */
};

struct token {
	const char *name, *reporter;
	const char *indicators; /* codes between blanks, with one at either end; " * " for all */
	const char *created_by;
	int64_t created_at, expires_at; /* seconds since 1970 */
	int64_t revoked_at, used_at; /* 0: never */
};

/* Keys person.name, token.exists, token.days, reporter.none, indicator.none. */
MUST_CHECK bool token_add(struct office *office, const char *name, const char *reporter,
	const struct scope *indicators, int days, const char *actor, char ret[TOKEN_VALUE],
	struct error *err);
MUST_CHECK bool token_list(struct office *office, struct arena *arena, struct token **ret,
	size_t *ret_count, struct error *err);
/* Key token.none, also where it is revoked already. */
MUST_CHECK bool token_revoke(
	struct office *office, const char *name, const char *actor, struct error *err);

/* Whose value it is; remembers the use. Key token.wrong for all that is not in force. */
MUST_CHECK bool token_find(struct office *office, struct arena *arena, const char *value,
	struct token *ret, struct error *err);

/*
 * The same for somebody at an address. After SIGNIN_FREE_BY_ADDRESS wrong values it waits longer and
 * longer, as for signing in, and what is wrong then is refused with token.wait (detail: seconds) and
 * not counted. What is right passes all the same: nobody guesses 256 bits, and one program with an
 * old token must not shut out the others behind one address.
 */
MUST_CHECK bool token_admit(struct office *office, struct arena *arena, const char *value,
	const char *address, struct token *ret, struct error *err);

#endif

/*
 * store/office/sessions.h - signing in, and staying so for a while.
 *
 * After five wrong attempts an account waits 1, 2, 4 … seconds before the next,
 * 15 minutes at most, never for ever; so does an address after twenty. An
 * attempt made too early is refused without being looked at and counts for
 * nothing. An unknown name is answered as a wrong password is, in the same time.
 */
#ifndef STORE_OFFICE_SESSIONS_H
#define STORE_OFFICE_SESSIONS_H

#include "base/secret.h"
#include "store/office/people.h"

enum {
	SIGNIN_FREE_BY_NAME = 5,
	SIGNIN_FREE_BY_ADDRESS = 20,
	SIGNIN_MAX_WAIT_SECONDS = 15 * 60,
	SIGNIN_MEMORY_SECONDS = 24 * 60 * 60, /* attempts older than that are forgotten */
	SESSION_IDLE_SECONDS = 30 * 60,
	SESSION_LIFE_SECONDS = 12 * 60 * 60,
	SESSION_TOUCH_SECONDS = 60, /* how exactly the last use is remembered */
};

struct signin {
	const char *name, *password;
	const char *code; /* six digits; "" where none was asked for */
	const char *address; /* of the peer, as the server writes it */
};

/*
 * Gives the value that the browser keeps; the office keeps its hash. Keys
 *     signin.wait   too early; the detail is the seconds to wait
 *     signin.wrong  name or password, or the account is disabled
 *     signin.code   the password is right, and a code is needed or this one is wrong
 */
MUST_CHECK bool session_open(struct office *office, const struct signin *signin,
	char ret[SECRET_HEX], struct error *err);

/* Whose it is; key session.none where it is unknown, idle too long, too old or ended. */
MUST_CHECK bool session_find(struct office *office, struct arena *arena, const char *value,
	struct person *ret, struct error *err);

/* Ends one session, or all of an account. Ending what is not there is fine. */
MUST_CHECK bool session_close(struct office *office, const char *value, struct error *err);
MUST_CHECK bool session_close_all(
	struct office *office, const char *name, const char *actor, struct error *err);

/* Is it this account's password? For acts that ask again. Key signin.wrong; attempts count. */
MUST_CHECK bool session_confirm(
	struct office *office, const struct signin *signin, struct error *err);

#endif

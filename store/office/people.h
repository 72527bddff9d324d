/*
 * store/office/people.h - accounts: who they are, what they may do.
 *
 * Every act names its actor. In an office without accounts any name will do. As
 * soon as there is one, an actor is an account's name, "token:NAME" of a token
 * (tokens.h), or "local:NAME", the system's user at the machine itself, who
 * could write to the database anyway. What an act needs is checked in the act's
 * own transaction, whoever calls it; keys person.none, person.disabled,
 * person.role, person.scope.
 */
#ifndef STORE_OFFICE_PEOPLE_H
#define STORE_OFFICE_PEOPLE_H

#include "store/office/office.h"

enum {
	PERSON_MAX_NAME = 40, /* small letters, digits, '.' and '-' */
	PERSON_MAX_DISPLAY = 120, /* bytes */
	PERSON_LEAST_PASSWORD = 12, /* characters */
	PERSON_MAX_SCOPE = 400, /* codes of one kind */
};

/* In alphabetical order, as are their names, which end in NULL. */
enum role { ROLE_ADMIN, ROLE_LEADER, ROLE_REPORTER, ROLE_REVIEWER, ROLE_COUNT };
extern const char *const role_names[];

/* What a reporter may send figures of: codes, or "*" for all; none is none. */
enum scope_kind { SCOPE_INDICATOR, SCOPE_PLACE, SCOPE_REPORTER, SCOPE_COUNT };
extern const char *const scope_names[];

struct scope {
	const char *codes[PERSON_MAX_SCOPE];
	int count;
};

bool scope_holds(const struct scope *scope, const char *code);

struct person {
	int64_t id, version;
	const char *name, *display;
	unsigned roles; /* bit 1 << role */
	struct scope *scopes; /* SCOPE_COUNT of them */
	bool disabled;
	bool second; /* asks for a code of base/totp.h as well */
};

/* Keys person.name, person.exists, person.password (too short, too easy, no text). */
MUST_CHECK bool people_add(struct office *office, const char *name, const char *display,
	const char *password, const char *actor, struct error *err);

/* All, by name; one, key person.none. They live in `arena`. */
MUST_CHECK bool people_list(struct office *office, struct arena *arena, struct person **ret,
	size_t *ret_count, struct error *err);
MUST_CHECK bool people_find(struct office *office, struct arena *arena, const char *name,
	struct person *ret, struct error *err);

/* Replaces roles and scopes (SCOPE_COUNT of them). `version` is that of what was seen, 0 for any;
   key person.conflict where it is another by now. */
MUST_CHECK bool people_set_roles(struct office *office, const char *name, unsigned roles,
	const struct scope *scopes, int64_t version, const char *actor, struct error *err);

/* These end the account's sessions. */
MUST_CHECK bool people_set_password(struct office *office, const char *name, const char *password,
	const char *actor, struct error *err);
MUST_CHECK bool people_set_disabled(struct office *office, const char *name, bool disabled,
	const char *actor, struct error *err);
/* `secret` is of totp_secret(); NULL takes it away. Key shelf.key. */
MUST_CHECK bool people_set_second(struct office *office, const char *name, const char *secret,
	const char *actor, struct error *err);

/* What a page asks before it shows a button. The act asks again. */
enum right { RIGHT_ADMIN, RIGHT_INBOX, RIGHT_PUBLISH, RIGHT_REVIEW, RIGHT_SUBMIT };
MUST_CHECK bool people_may(
	struct office *office, const char *actor, enum right right, struct error *err);

#endif

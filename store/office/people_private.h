/* store/office/people_private.h - what accounts, sessions and tokens share. */
#ifndef STORE_OFFICE_PEOPLE_PRIVATE_H
#define STORE_OFFICE_PEOPLE_PRIVATE_H

#include "store/office/people.h"
#include "store/office/private.h"

/* The present, as seconds since 1970. */
int64_t office_seconds(void);

/* Small letters, digits, '.' and '-', not too long; key person.name. */
MUST_CHECK bool people_check_name(const char *name, struct error *err);

/* The key that seals secrets: DIR/keys/office.key, made when first asked for. */
MUST_CHECK bool people_seal_key(
	struct office *office, struct arena *arena, const char **ret, struct error *err);

/* What an actor may send; both lists in ascending order. Lives in an arena. */
struct sender {
	bool anything;
	bool reporter; /* may speak for the reporter that was asked about */
	int64_t *methods, *places;
	size_t method_count, place_count;
};
MUST_CHECK bool people_sender(struct office *office, struct arena *arena, const char *actor,
	const char *reporter, struct sender *ret, struct error *err);
bool sender_may(const struct sender *sender, int64_t method, int64_t place);

/* Must somebody else approve what `actor` sent? Not in an office that has no accounts, where the
   one at the machine does everything. */
MUST_CHECK bool people_four_eyes(
	struct office *office, const char *actor, bool *ret, struct error *err);

#endif

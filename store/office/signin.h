/* store/office/signin.h - attempts to get in, between signin.c and those who let in. */
#ifndef STORE_OFFICE_SIGNIN_H
#define STORE_OFFICE_SIGNIN_H

#include "store/office/sessions.h"

/* Keys of session_open(); counts the attempt. */
MUST_CHECK bool signin_try(
	struct office *office, const struct signin *signin, int64_t *ret_person, struct error *err);

/* Seconds until an address may try again, by its failures so far; and one failure more, of no account. */
MUST_CHECK bool signin_wait(
	struct office *office, const char *address, int64_t *ret, struct error *err);
MUST_CHECK bool signin_note_failure(struct office *office, const char *address, struct error *err);

#endif

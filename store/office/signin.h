/* store/office/signin.h - one attempt to sign in, between sessions.c and signin.c. */
#ifndef STORE_OFFICE_SIGNIN_H
#define STORE_OFFICE_SIGNIN_H

#include "store/office/sessions.h"

/* Keys of session_open(); counts the attempt. */
MUST_CHECK bool signin_try(
	struct office *office, const struct signin *signin, int64_t *ret_person, struct error *err);

#endif

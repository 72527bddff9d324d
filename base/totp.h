/*
 * base/totp.h - codes of six digits that change every thirty seconds (RFC 6238).
 *
 * With HMAC-SHA-1, because that is what the applications on telephones speak.
 * Secrets are hexadecimal, 20 bytes.
 */
#ifndef BASE_TOTP_H
#define BASE_TOTP_H

#include "base/text.h"

enum {
	TOTP_STEP_SECONDS = 30,
	TOTP_SECRET_HEX = 41, /* 160 bits as hex, with a NUL */
	TOTP_CODE = 7, /* six digits and a NUL */
	TOTP_SLACK = 1, /* steps a telephone's clock may be off, either way */
};

void totp_secret(char ret[TOTP_SECRET_HEX]);

/* The code of a step, which is seconds since 1970 divided by thirty. */
void totp_code(const char *secret, int64_t step, char ret[TOTP_CODE]);

/*
 * Is it the code of now, of a step later than `last`? Gives that step, which
 * the caller keeps as the next `last`: each code works once.
 */
MUST_CHECK bool totp_matches(
	const char *secret, const char *code, int64_t seconds, int64_t last, int64_t *ret_step);

/* otpauth:// address for an application to scan; `issuer` and `name` are percent-encoded here. */
void totp_address(const char *secret, const char *issuer, const char *name, struct text *ret);

#endif

/*
 * base/secret.h - passwords, random values and sealed texts, on libsodium.
 *
 * hash_start() (base/hash.h) must have succeeded. Passwords are compared in
 * their composed form (NFC): two ways to type the same Vietnamese letters are
 * the same password.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/text.h"

enum {
	SECRET_HEX = 65, /* 256 random bits as hex, with a NUL */
	SECRET_HASH = 128, /* of a password, with a NUL */
	SECRET_SEALED_EXTRA = 80, /* hex digits that sealing adds */
	SECRET_MAX_PASSWORD = 1024, /* bytes */
	SECRET_VEIL = 32, /* bytes of a key for secret_veil() */
};

void secret_random(char ret[SECRET_HEX]);

/* Are two texts the same? Tells nothing by its time but whether their lengths are. */
MUST_CHECK bool secret_same(const char *a, const char *b);

/* Argon2id. False where the password is no UTF-8, too long, or memory is short. */
MUST_CHECK bool secret_hash(struct span password, char ret[SECRET_HASH]);
/* False for a wrong password, and for a hash that is none. Takes as long either way. */
MUST_CHECK bool secret_matches(struct span password, const char *hash);

/* Encrypts and authenticates a text with a key of secret_random(); hex. False for any other key. */
MUST_CHECK bool secret_seal(struct span plain, const char key[SECRET_HEX], struct text *ret);
/* False where it was sealed with another key, or changed. */
MUST_CHECK bool secret_open(const char *sealed, const char key[SECRET_HEX], struct text *ret);

/* A key that is in memory only. */
void secret_veil_key(unsigned char ret[SECRET_VEIL]);
/*
 * Bytes that stand at `offset` of a whole, so that they can lie on a disk and nobody reads them without
 * the key; the same again gives the plain ones. In place is fine. Whoever may write them may change them.
 */
void secret_veil(const unsigned char key[SECRET_VEIL], uint64_t offset, const char *bytes,
	size_t size, char *ret);

#endif

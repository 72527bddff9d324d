/*
 * base/hash.h - SHA-256, Ed25519 and the short codes made from them.
 *
 * Thin names over libsodium. hash_start() must succeed once before any other.
 * Hashes, keys and signatures are lower-case hexadecimal text.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/error.h"
#include "base/text.h"

enum {
	HASH_HEX = 65, /* SHA-256 as hex, with its NUL */
	HASH_CODE = 10, /* 7K3F-Q2M9, with its NUL */
	SIGN_PUBLIC = 65, /* public key as hex */
	SIGN_SECRET = 129, /* secret key as hex */
	SIGN_SIGNATURE = 129,
};

MUST_CHECK bool hash_start(void);

void hash_bytes(struct span bytes, char ret[HASH_HEX]);
MUST_CHECK bool hash_file(const char *path, char ret[HASH_HEX], struct error *err);

/* The first 40 bits of a hash in Crockford's base 32: what is printed under a chart. */
void hash_code(const char hex[HASH_HEX], char ret[HASH_CODE]);

/* Is that the code of the hash? Read as people type it: any case, without hyphens, O for 0, I or L for 1. */
bool hash_code_is(const char hex[HASH_HEX], const char *code);

void sign_keys(char ret_public[SIGN_PUBLIC], char ret_secret[SIGN_SECRET]);
MUST_CHECK bool sign_text(struct span text, const char *secret, char ret[SIGN_SIGNATURE]);
MUST_CHECK bool sign_verify(struct span text, const char *public, const char *signature);

#endif

/* base/hash.c - see hash.h. */
#include "base/hash.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

bool hash_start(void)
{
	return sodium_init() >= 0;
}

static void to_hex(const unsigned char *bytes, size_t size, char *ret)
{
	(void)sodium_bin2hex(ret, size * 2 + 1, bytes, size);
}

static bool from_hex(const char *hex, unsigned char *ret, size_t size)
{
	size_t read = 0;
	const char *end = NULL;

	return sodium_hex2bin(ret, size, hex, strlen(hex), NULL, &read, &end) == 0 &&
		read == size && *end == '\0';
}

void hash_bytes(struct span bytes, char ret[HASH_HEX])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	(void)crypto_hash_sha256(digest, (const unsigned char *)bytes.data, bytes.size);
	to_hex(digest, sizeof digest, ret);
}

bool hash_file(const char *path, char ret[HASH_HEX], struct error *err)
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state state;
	unsigned char buffer[65536];
	FILE *file = fopen(path, "rb");
	size_t size;
	bool fine;

	if (file == NULL)
		return error_set(err, ERROR_FAILURE, "file.open", "%s: %s", path, strerror(errno));
	(void)crypto_hash_sha256_init(&state);
	while ((size = fread(buffer, 1, sizeof buffer, file)) > 0)
		(void)crypto_hash_sha256_update(&state, buffer, size);
	fine = ferror(file) == 0;
	(void)fclose(file);
	if (!fine)
		return error_set(err, ERROR_FAILURE, "file.read", "%s", path);
	(void)crypto_hash_sha256_final(&state, digest);
	to_hex(digest, sizeof digest, ret);
	return true;
}

void hash_code(const char hex[HASH_HEX], char ret[HASH_CODE])
{
	static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	unsigned char bytes[5] = { 0 };
	uint64_t bits = 0;
	size_t at = 0;

	(void)sodium_hex2bin(bytes, sizeof bytes, hex, 10, NULL, NULL, NULL);
	for (size_t i = 0; i < sizeof bytes; i++)
		bits = bits << 8 | bytes[i];
	for (int group = 35; group >= 0; group -= 5) {
		if (at == 4)
			ret[at++] = '-';
		ret[at++] = alphabet[bits >> group & 31];
	}
	ret[at] = '\0';
}

/* The code without hyphens and blanks, with the letters that are easily taken for digits as digits. */
static void fold_code(const char *code, char ret[HASH_CODE])
{
	static const char folded[][2] = { { 'O', '0' }, { 'I', '1' }, { 'L', '1' } };
	size_t at = 0;

	for (; *code != '\0' && at < HASH_CODE - 1; code++) {
		char c = *code >= 'a' && *code <= 'z' ? (char)(*code - 'a' + 'A') : *code;

		for (size_t i = 0; i < COUNT(folded); i++)
			if (c == folded[i][0])
				c = folded[i][1];
		if (c != '-' && c != ' ')
			ret[at++] = c;
	}
	ret[at] = '\0';
}

bool hash_code_is(const char hex[HASH_HEX], const char *code)
{
	char own[HASH_CODE], folded[HASH_CODE], wanted[HASH_CODE];

	hash_code(hex, own);
	fold_code(own, folded);
	fold_code(code, wanted);
	return strcmp(folded, wanted) == 0;
}

void sign_keys(char ret_public[SIGN_PUBLIC], char ret_secret[SIGN_SECRET])
{
	unsigned char public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];

	(void)crypto_sign_keypair(public, secret);
	to_hex(public, sizeof public, ret_public);
	to_hex(secret, sizeof secret, ret_secret);
	sodium_memzero(secret, sizeof secret);
}

bool sign_text(struct span text, const char *secret, char ret[SIGN_SIGNATURE])
{
	unsigned char key[crypto_sign_SECRETKEYBYTES], signature[crypto_sign_BYTES];

	if (!from_hex(secret, key, sizeof key))
		return false;
	(void)crypto_sign_detached(
		signature, NULL, (const unsigned char *)text.data, text.size, key);
	sodium_memzero(key, sizeof key);
	to_hex(signature, sizeof signature, ret);
	return true;
}

bool sign_verify(struct span text, const char *public, const char *signature)
{
	unsigned char key[crypto_sign_PUBLICKEYBYTES], bytes[crypto_sign_BYTES];

	return from_hex(public, key, sizeof key) && from_hex(signature, bytes, sizeof bytes) &&
		crypto_sign_verify_detached(
			bytes, (const unsigned char *)text.data, text.size, key) == 0;
}

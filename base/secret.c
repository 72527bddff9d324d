/* base/secret.c - see secret.h. */
#include "base/secret.h"

#include <glib.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { VEIL_BLOCK = 64 /* bytes that the stream counts in */ };

/* A hash of no password: what an unknown name is compared with, to take as long. */
static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$"
			     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

void secret_random(char ret[SECRET_HEX])
{
	unsigned char bytes[(SECRET_HEX - 1) / 2];

	randombytes_buf(bytes, sizeof bytes);
	(void)sodium_bin2hex(ret, SECRET_HEX, bytes, sizeof bytes);
	sodium_memzero(bytes, sizeof bytes);
}

bool secret_same(const char *a, const char *b)
{
	size_t size = strlen(a);

	return size == strlen(b) && sodium_memcmp(a, b, size) == 0;
}

/* Composed; NULL for what is no UTF-8 or too long. The caller forgets it. */
static char *composed(struct span password)
{
	if (password.size > SECRET_MAX_PASSWORD)
		return NULL;
	return g_utf8_normalize(password.data, (gssize)password.size, G_NORMALIZE_NFC);
}

static void forget(char *password)
{
	sodium_memzero(password, strlen(password));
	g_free(password);
}

bool secret_hash(struct span password, char ret[SECRET_HASH])
{
	char *plain = composed(password);
	bool fine;

	if (plain == NULL)
		return false;
	fine = crypto_pwhash_str_alg(ret, plain, strlen(plain), crypto_pwhash_OPSLIMIT_INTERACTIVE,
		       crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) == 0;
	forget(plain);
	return fine;
}

bool secret_matches(struct span password, const char *hash)
{
	char *plain = composed(password);
	bool real = *hash != '\0' && strlen(hash) < SECRET_HASH;
	char kept[SECRET_HASH] = { 0 };
	bool fine;

	if (plain == NULL)
		return false;
	memcpy(kept, real ? hash : nobody, strlen(real ? hash : nobody));
	fine = crypto_pwhash_str_verify(kept, plain, strlen(plain)) == 0;
	forget(plain);
	return fine && real;
}

static bool key_bytes(const char *hex, unsigned char ret[crypto_secretbox_KEYBYTES])
{
	size_t size = 0;

	return sodium_hex2bin(
		       ret, crypto_secretbox_KEYBYTES, hex, strlen(hex), NULL, &size, NULL) == 0 &&
		size == crypto_secretbox_KEYBYTES;
}

bool secret_seal(struct span plain, const char key[SECRET_HEX], struct text *ret)
{
	size_t size = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size;
	unsigned char secret[crypto_secretbox_KEYBYTES] = { 0 };
	unsigned char *bytes = memory_new(size, 1);
	char *hex = memory_new(size * 2 + 1, 1);
	bool fine;

	randombytes_buf(bytes, crypto_secretbox_NONCEBYTES);
	fine = key_bytes(key, secret) &&
		crypto_secretbox_easy(bytes + crypto_secretbox_NONCEBYTES,
			(const unsigned char *)plain.data, plain.size, bytes, secret) == 0;
	if (fine)
		text_addz(ret, sodium_bin2hex(hex, size * 2 + 1, bytes, size));
	sodium_memzero(secret, sizeof secret);
	free(bytes);
	free(hex);
	return fine;
}

bool secret_open(const char *sealed, const char key[SECRET_HEX], struct text *ret)
{
	enum { EXTRA = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES };
	unsigned char secret[crypto_secretbox_KEYBYTES] = { 0 };
	unsigned char *bytes = memory_new(strlen(sealed) + 1, 1);
	unsigned char *plain = memory_new(strlen(sealed) + 1, 1);
	size_t size = 0;
	bool fine = key_bytes(key, secret) &&
		sodium_hex2bin(bytes, strlen(sealed), sealed, strlen(sealed), NULL, &size, NULL) ==
			0 &&
		size >= EXTRA &&
		crypto_secretbox_open_easy(plain, bytes + crypto_secretbox_NONCEBYTES,
			size - crypto_secretbox_NONCEBYTES, bytes, secret) == 0;

	if (fine)
		text_add(ret, (struct span){ (const char *)plain, size - EXTRA });
	sodium_memzero(secret, sizeof secret);
	sodium_memzero(plain, strlen(sealed) + 1);
	free(bytes);
	free(plain);
	return fine;
}

void secret_veil_key(unsigned char ret[SECRET_VEIL])
{
	_Static_assert(SECRET_VEIL == crypto_stream_xchacha20_KEYBYTES, "the cipher's key");

	randombytes_buf(ret, SECRET_VEIL);
}

void secret_veil(const unsigned char key[SECRET_VEIL], uint64_t offset, const char *bytes,
	size_t size, char *ret)
{
	/* each key veils one whole, so there is nothing that a nonce would tell apart */
	static const unsigned char nonce[crypto_stream_xchacha20_NONCEBYTES];
	unsigned char block[VEIL_BLOCK] = { 0 };
	const size_t skip = offset % VEIL_BLOCK, room = skip == 0 ? 0 : VEIL_BLOCK - skip;
	const size_t first = size < room ? size : room; /* the rest of a block that was begun */

	if (first > 0) {
		memcpy(block + skip, bytes, first);
		(void)crypto_stream_xchacha20_xor_ic(
			block, block, skip + first, nonce, offset / VEIL_BLOCK, key);
		memcpy(ret, block + skip, first);
		sodium_memzero(block, sizeof block);
	}
	if (size > first)
		(void)crypto_stream_xchacha20_xor_ic((unsigned char *)ret + first,
			(const unsigned char *)bytes + first, size - first, nonce,
			(offset + first) / VEIL_BLOCK, key);
}

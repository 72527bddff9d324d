/* base/totp.c - see totp.h; SHA-1 (RFC 3174) because libsodium has none, for nothing but this. */
#include "base/totp.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK = 64, DIGEST = 20, MOST = 128, SECRET = 20 };

static uint32_t turn(uint32_t word, int bits)
{
	return word << bits | word >> (32 - bits);
}

static void round_words(const unsigned char block[BLOCK], uint32_t ret[80])
{
	for (size_t i = 0; i < 16; i++)
		ret[i] = (uint32_t)block[i * 4] << 24 | (uint32_t)block[i * 4 + 1] << 16 |
			(uint32_t)block[i * 4 + 2] << 8 | block[i * 4 + 3];
	for (size_t i = 16; i < 80; i++)
		ret[i] = turn(ret[i - 3] ^ ret[i - 8] ^ ret[i - 14] ^ ret[i - 16], 1);
}

static void digest_block(uint32_t state[5], const unsigned char block[BLOCK])
{
	static const uint32_t adds[] = { 0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6 };
	uint32_t words[80];
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];

	round_words(block, words);
	for (size_t i = 0; i < 80; i++) {
		const uint32_t mixed[] = { (b & c) | (~b & d), b ^ c ^ d,
			(b & c) | (b & d) | (c & d), b ^ c ^ d };
		uint32_t next = turn(a, 5) + mixed[i / 20] + e + words[i] + adds[i / 20];

		e = d;
		d = c;
		c = turn(b, 30);
		b = a;
		a = next;
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
}

/* SHA-1 of at most MOST bytes. */
static void digest(const unsigned char *bytes, size_t size, unsigned char ret[DIGEST])
{
	uint32_t state[5] = { 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0 };
	unsigned char padded[MOST + BLOCK] = { 0 };
	size_t whole = (size + 8) / BLOCK * BLOCK + BLOCK;

	memcpy(padded, bytes, size);
	padded[size] = 0x80;
	for (size_t i = 0; i < 8; i++)
		padded[whole - 1 - i] = (unsigned char)((uint64_t)size * 8 >> (8 * i));
	for (size_t at = 0; at < whole; at += BLOCK)
		digest_block(state, padded + at);
	for (size_t i = 0; i < DIGEST; i++)
		ret[i] = (unsigned char)(state[i / 4] >> (24 - i % 4 * 8));
}

static void hmac(const unsigned char secret[SECRET], const unsigned char *bytes, size_t size,
	unsigned char ret[DIGEST])
{
	unsigned char inner[MOST], outer[MOST];

	for (size_t i = 0; i < BLOCK; i++) {
		unsigned char key = i < SECRET ? secret[i] : 0;

		inner[i] = key ^ 0x36;
		outer[i] = key ^ 0x5C;
	}
	memcpy(inner + BLOCK, bytes, size);
	digest(inner, BLOCK + size, ret);
	memcpy(outer + BLOCK, ret, DIGEST);
	digest(outer, BLOCK + DIGEST, ret);
}

void totp_secret(char ret[TOTP_SECRET_HEX])
{
	unsigned char bytes[SECRET];

	randombytes_buf(bytes, sizeof bytes);
	(void)sodium_bin2hex(ret, TOTP_SECRET_HEX, bytes, sizeof bytes);
}

void totp_code(const char *secret, int64_t step, char ret[TOTP_CODE])
{
	unsigned char key[SECRET] = { 0 }, counter[8], mac[DIGEST];
	uint32_t at, number;

	(void)sodium_hex2bin(key, sizeof key, secret, strlen(secret), NULL, NULL, NULL);
	for (size_t i = 0; i < sizeof counter; i++)
		counter[i] = (unsigned char)((uint64_t)step >> (56 - 8 * i));
	hmac(key, counter, sizeof counter, mac);
	at = mac[DIGEST - 1] & 15;
	number = (uint32_t)(mac[at] & 0x7F) << 24 | (uint32_t)mac[at + 1] << 16 |
		(uint32_t)mac[at + 2] << 8 | mac[at + 3];
	(void)snprintf(ret, TOTP_CODE, "%06u", (unsigned)(number % 1000000));
	sodium_memzero(key, sizeof key);
}

bool totp_matches(
	const char *secret, const char *code, int64_t seconds, int64_t last, int64_t *ret_step)
{
	int64_t now = seconds / TOTP_STEP_SECONDS;
	bool found = false;

	if (strlen(code) != TOTP_CODE - 1)
		return false;
	for (int64_t step = now - TOTP_SLACK; step <= now + TOTP_SLACK; step++) {
		char right[TOTP_CODE];

		totp_code(secret, step, right);
		if (sodium_memcmp(right, code, TOTP_CODE - 1) == 0 && step > last && !found) {
			found = true;
			*ret_step = step;
		}
	}
	return found;
}

static void add_encoded(const char *z, struct text *ret)
{
	for (; *z != '\0'; z++)
		if ((*z >= '0' && *z <= '9') || (*z >= 'A' && *z <= 'Z') ||
			(*z >= 'a' && *z <= 'z') || *z == '-' || *z == '.')
			text_addc(ret, *z);
		else
			text_addf(ret, "%%%02X", (unsigned)(unsigned char)*z);
}

/* RFC 4648; 160 bits are 32 letters, without padding. */
static void add_base32(const char *secret, struct text *ret)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	unsigned char bytes[SECRET] = { 0 };
	uint32_t bits = 0;
	int held = 0;

	(void)sodium_hex2bin(bytes, sizeof bytes, secret, strlen(secret), NULL, NULL, NULL);
	for (size_t i = 0; i < sizeof bytes; i++) {
		bits = bits << 8 | bytes[i];
		for (held += 8; held >= 5; held -= 5)
			text_addc(ret, alphabet[bits >> (held - 5) & 31]);
	}
}

void totp_address(const char *secret, const char *issuer, const char *name, struct text *ret)
{
	text_addz(ret, "otpauth://totp/");
	add_encoded(issuer, ret);
	text_addc(ret, ':');
	add_encoded(name, ret);
	text_addz(ret, "?secret=");
	add_base32(secret, ret);
	text_addz(ret, "&issuer=");
	add_encoded(issuer, ret);
}

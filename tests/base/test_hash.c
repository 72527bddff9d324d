/* tests/base/test_hash.c - the contract of base/hash.h: FIPS 180-4 and RFC 8032 vectors. */
#include "tests/support/unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"

static int start(void **state UNUSED)
{
	return hash_start() ? 0 : -1;
}

static const struct {
	const char *text;
	int times;
	const char *hex, *code;
} hashes[] = {
	{ "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "WERC-8GMR" },
	{ "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
		"Q9W1-DFWF" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", "4J6P-MREJ" },
	{ "a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
		"SQ3P-WQ4S" },
};

static void hashes_of_bytes_and_files(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(hashes); i++) {
		text_auto text = { 0 };
		char hex[HASH_HEX], code[HASH_CODE], path[] = "/tmp/tiendo-hash-XXXXXX";
		int fd = mkstemp(path);
		struct error err;

		print_message("  '%s' x %d\n", hashes[i].text, hashes[i].times);
		for (int k = 0; k < hashes[i].times; k++)
			text_addz(&text, hashes[i].text);
		hash_bytes(text_span(&text), hex);
		assert_string_equal(hex, hashes[i].hex);
		hash_code(hex, code);
		assert_string_equal(code, hashes[i].code);

		assert_true(fd >= 0);
		assert_int_equal(write(fd, text_z(&text), text.size), text.size);
		assert_int_equal(close(fd), 0);
		assert_true(hash_file(path, hex, &err));
		assert_string_equal(hex, hashes[i].hex);
		assert_int_equal(unlink(path), 0);
		assert_false(hash_file(path, hex, &err));
		assert_string_equal(err.key, "file.open");
	}
}

static void codes_use_the_whole_alphabet(void **state UNUSED)
{
	char hex[HASH_HEX], code[HASH_CODE];

	memset(hex, '0', HASH_HEX - 1);
	hex[HASH_HEX - 1] = '\0';
	hash_code(hex, code);
	assert_string_equal(code, "0000-0000");
	memset(hex, 'f', HASH_HEX - 1);
	hash_code(hex, code);
	assert_string_equal(code, "ZZZZ-ZZZZ");
}

static const struct {
	const char *seed, *public, *text, *signature;
} signatures[] = {
	{ "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
		"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
		"e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
		"fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b" },
	{ "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
		"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "r",
		"92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
		"085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00" },
};

static void signs_as_the_standard_does(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(signatures); i++) {
		text_auto secret = { 0 };
		char signature[SIGN_SIGNATURE];
		struct span text = span_of(signatures[i].text);

		text_addz(&secret, signatures[i].seed);
		text_addz(&secret, signatures[i].public);
		assert_true(sign_text(text, text_z(&secret), signature));
		assert_string_equal(signature, signatures[i].signature);
		assert_true(sign_verify(text, signatures[i].public, signature));
	}
}

/* Changes one character of `z` in place, to another hexadecimal digit. */
static void tamper(char *z, size_t at)
{
	z[at] = z[at] == '0' ? '1' : '0';
}

static void tampering_shows_everywhere(void **state UNUSED)
{
	char text[] = "edition 12", public[SIGN_PUBLIC], secret[SIGN_SECRET];
	char signature[SIGN_SIGNATURE], other_public[SIGN_PUBLIC], other_secret[SIGN_SECRET];

	sign_keys(public, secret);
	sign_keys(other_public, other_secret);
	assert_string_not_equal(public, other_public);
	assert_int_equal(strlen(public), SIGN_PUBLIC - 1);
	assert_int_equal(strlen(secret), SIGN_SECRET - 1);
	assert_true(sign_text(span_of(text), secret, signature));
	assert_true(sign_verify(span_of(text), public, signature));
	assert_false(sign_verify(span_of(text), other_public, signature));
	for (size_t at = 0; at < sizeof text - 1; at++) {
		char kept = text[at];

		tamper(text, at);
		assert_false(sign_verify(span_of(text), public, signature));
		text[at] = kept;
	}
	for (size_t at = 0; at < SIGN_SIGNATURE - 1; at++) {
		char kept = signature[at];

		tamper(signature, at);
		assert_false(sign_verify(span_of(text), public, signature));
		signature[at] = kept;
	}
	for (size_t at = 0; at < SIGN_PUBLIC - 1; at++) {
		char kept = public[at];

		tamper(public, at);
		assert_false(sign_verify(span_of(text), public, signature));
		public[at] = kept;
	}
	assert_true(sign_verify(span_of(text), public, signature));
}

static void refuses_what_is_not_a_key(void **state UNUSED)
{
	static const char *const wrong[] = { "", "00", "xyz",
		"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511",
		"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511ag",
		"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a " };

	for (size_t i = 0; i < COUNT(wrong); i++) {
		char signature[SIGN_SIGNATURE] = "kept";

		print_message("  '%s'\n", wrong[i]);
		assert_false(sign_text(span_of("x"), wrong[i], signature));
		assert_string_equal(signature, "kept");
		assert_false(sign_verify(span_of(""), wrong[i], signatures[0].signature));
		assert_false(sign_verify(span_of(""), signatures[0].public, wrong[i]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hashes_of_bytes_and_files),
		cmocka_unit_test(codes_use_the_whole_alphabet),
		cmocka_unit_test(signs_as_the_standard_does),
		cmocka_unit_test(tampering_shows_everywhere),
		cmocka_unit_test(refuses_what_is_not_a_key),
	};
	return cmocka_run_group_tests_name("hash", tests, start, NULL);
}

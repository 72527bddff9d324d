/* tests/base/test_secret.c - the contract of base/secret.h. */
#include "tests/support/rows.h"

#include "base/hash.h"
#include "base/secret.h"

/* What is set, what is tried, and whether it is the same password. */
static const struct {
	const char *name, *set, *tried;
	bool same;
} passwords[] = {
	{ "the same", "correct horse", "correct horse", true },
	{ "another letter", "correct horse", "correct house", false },
	{ "another case", "correct horse", "Correct horse", false },
	{ "the start of it", "correct horse", "correct", false },
	{ "nothing", "correct horse", "", false },
	{ "composed and decomposed", "m\xE1\xBA\xADt kh\xE1\xBA\xA9u",
		"ma\xCC\xA3\xCC\x82t kha\xCC\x82\xCC\x89u", true },
	{ "without the marks", "m\xE1\xBA\xADt kh\xE1\xBA\xA9u", "mat khau", false },
	{ "not UTF-8", "correct horse", "correct\xFF", false },
};

static void passwords_match_or_not(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(passwords); i++) {
		char hash[SECRET_HASH];

		assert_true(secret_hash(span_of(passwords[i].set), hash));
		assert_int_equal(strncmp(hash, "$argon2id$", 10), 0);
		wrong += row_wrong(passwords[i].name,
			secret_matches(span_of(passwords[i].tried), hash) ? "same" : "other",
			passwords[i].same ? "same" : "other");
	}
	assert_int_equal(wrong, 0);
}

static void what_is_no_hash_matches_nothing(void **state UNUSED)
{
	static const char *const hashes[] = { "", "x", "$argon2id$", "correct horse" };
	static char large[SECRET_MAX_PASSWORD + 2];
	char hash[SECRET_HASH], again[SECRET_HASH];

	for (size_t i = 0; i < COUNT(hashes); i++)
		assert_false(secret_matches(span_of("correct horse"), hashes[i]));
	memset(large, 'a', sizeof large - 1);
	assert_false(secret_hash(span_of(large), hash));
	assert_false(secret_hash(span_of("\xC3"), hash));
	assert_true(secret_hash(span_of("correct horse"), hash));
	assert_true(secret_hash(span_of("correct horse"), again));
	assert_string_not_equal(hash, again); /* salted */
}

static void what_is_sealed_opens_with_its_key(void **state UNUSED)
{
	char key[SECRET_HEX], other[SECRET_HEX];
	text_auto sealed = { 0 }, again = { 0 }, refused = { 0 }, opened = { 0 };

	secret_random(key);
	secret_random(other);
	assert_string_not_equal(key, other);
	assert_int_equal(strspn(key, "0123456789abcdef"), SECRET_HEX - 1);
	assert_true(secret_seal(span_of("bí mật"), key, &sealed));
	assert_true(secret_seal(span_of("bí mật"), key, &again));
	assert_false(
		secret_seal(span_of("bí mật"), (const char[SECRET_HEX]){ "no key" }, &refused));
	assert_int_equal(refused.size, 0);
	assert_int_equal(sealed.size, strlen("bí mật") * 2 + SECRET_SEALED_EXTRA);
	assert_string_not_equal(text_z(&sealed), text_z(&again));
	assert_true(secret_open(text_z(&sealed), key, &opened));
	assert_string_equal(text_z(&opened), "bí mật");
	assert_false(secret_open(text_z(&sealed), other, &opened));
	assert_false(secret_open("", key, &opened));
	assert_false(secret_open("zz", key, &opened));
	sealed.data[20] = sealed.data[20] == '0' ? '1' : '0';
	assert_false(secret_open(text_z(&sealed), key, &opened));
	assert_string_equal(text_z(&opened), "bí mật");
}

static int start(void **state UNUSED)
{
	return hash_start() ? 0 : -1;
}

/* Whichever pieces it comes in, the veil of a whole is one; the key alone takes it off. */
static void a_veil_is_the_same_in_pieces(void **state UNUSED)
{
	static const size_t pieces[] = { 1, 63, 64, 65, 128, 7, 500 };
	unsigned char key[SECRET_VEIL], other[SECRET_VEIL];
	char plain[1000], whole[1000], part[1000];
	size_t at = 0;

	memset(plain, 'a', sizeof plain);
	secret_veil_key(key);
	secret_veil_key(other);
	secret_veil(key, 0, plain, sizeof plain, whole);
	assert_null(memmem(whole, sizeof whole, "aaa", 3));
	for (size_t i = 0; at < sizeof plain; i = (i + 1) % COUNT(pieces)) {
		size_t size = pieces[i] < sizeof plain - at ? pieces[i] : sizeof plain - at;

		secret_veil(key, at, plain + at, size, part + at);
		at += size;
	}
	assert_memory_equal(part, whole, sizeof whole);
	secret_veil(other, 0, whole, sizeof whole, part);
	assert_memory_not_equal(part, plain, sizeof plain);
	secret_veil(key, 0, whole, sizeof whole, whole);
	assert_memory_equal(whole, plain, sizeof plain);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(passwords_match_or_not),
		cmocka_unit_test(what_is_no_hash_matches_nothing),
		cmocka_unit_test(what_is_sealed_opens_with_its_key),
		cmocka_unit_test(a_veil_is_the_same_in_pieces),
	};
	return cmocka_run_group_tests_name("secret", tests, start, NULL);
}

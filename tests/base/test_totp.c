/* tests/base/test_totp.c - base/totp.h against RFC 6238, appendix B, and RFC 4226, appendix D. */
#include "tests/support/rows.h"

#include "base/hash.h"
#include "base/totp.h"

/* "12345678901234567890" */
static const char secret[] = "3132333435363738393031323334353637383930";

/* RFC 6238: seconds, and the last six digits of its eight. */
static const struct {
	int64_t seconds;
	const char *code;
} times[] = {
	{ 59, "287082" },
	{ 1111111109, "081804" },
	{ 1111111111, "050471" },
	{ 1234567890, "005924" },
	{ 2000000000, "279037" },
	{ 20000000000, "353130" },
};

/* RFC 4226: counters from 0. */
static const char *const counters[] = { "755224", "287082", "359152", "969429", "338314", "254676",
	"287922", "162583", "399871", "520489" };

static void codes_are_those_of_the_standards(void **state UNUSED)
{
	int wrong = 0;
	char code[TOTP_CODE];

	for (size_t i = 0; i < COUNT(times); i++) {
		totp_code(secret, times[i].seconds / TOTP_STEP_SECONDS, code);
		wrong += row_wrong("RFC 6238", code, times[i].code);
	}
	for (size_t i = 0; i < COUNT(counters); i++) {
		totp_code(secret, (int64_t)i, code);
		wrong += row_wrong("RFC 4226", code, counters[i]);
	}
	assert_int_equal(wrong, 0);
}

/* A code of step 5 ("254676"), tried at a time, with the last step that was used. */
static const struct {
	const char *name, *code;
	int64_t seconds, last;
	bool matches;
} tries[] = {
	{ "in its time", "254676", 150, 0, true },
	{ "at its end", "254676", 179, 0, true },
	{ "one step late", "254676", 180, 0, true },
	{ "one step early", "254676", 149, 0, true },
	{ "two steps late", "254676", 210, 0, false },
	{ "two steps early", "254676", 119, 0, false },
	{ "a second time", "254676", 150, 5, false },
	{ "after a later one", "254676", 150, 6, false },
	{ "another code", "254677", 150, 0, false },
	{ "too short", "25467", 150, 0, false },
	{ "too long", "2546760", 150, 0, false },
	{ "nothing", "", 150, 0, false },
	{ "no digits", "25467a", 150, 0, false },
};

static void a_code_works_once_in_its_time(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(tries); i++) {
		int64_t step = 42;
		bool matches = totp_matches(
			secret, tries[i].code, tries[i].seconds, tries[i].last, &step);

		wrong += row_wrong(tries[i].name, matches ? "matches" : "does not",
			tries[i].matches ? "matches" : "does not");
		assert_int_equal(step, matches ? 5 : 42);
	}
	assert_int_equal(wrong, 0);
}

static void an_address_can_be_scanned(void **state UNUSED)
{
	text_auto text = { 0 };
	char fresh[TOTP_SECRET_HEX], other[TOTP_SECRET_HEX];

	totp_address(secret, "Ti\xE1\xBA\xBFn", "an & b", &text);
	assert_string_equal(text_z(&text),
		"otpauth://totp/Ti%E1%BA%BFn:an%20%26%20b"
		"?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ti%E1%BA%BFn");
	totp_secret(fresh);
	totp_secret(other);
	assert_int_equal(strlen(fresh), TOTP_SECRET_HEX - 1);
	assert_string_not_equal(fresh, other);
}

static int start(void **state UNUSED)
{
	return hash_start() ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_are_those_of_the_standards),
		cmocka_unit_test(a_code_works_once_in_its_time),
		cmocka_unit_test(an_address_can_be_scanned),
	};
	return cmocka_run_group_tests_name("totp", tests, start, NULL);
}

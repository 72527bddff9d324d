/* tests/collector/test_number.c - the contract of collector/number.h, as a table. */
#include "tests/support/rows.h"

#include "collector/number.h"

/* What a cell holds and how it is read: the machine's form with its digits, or the problem. */
static const struct {
	const char *text, *read;
} cases[] = {
	{ "0", "0" },
	{ "1234", "1234" },
	{ "1234.5", "1234.5" },
	{ "1234.50", "1234.50" },
	{ "-12", "-12" },
	{ "-0.5", "-0.5" },
	{ "86.0", "86.0" },
	{ "007", "7" },
	{ "1.234", "1.234" },
	{ "0.71630", "0.71630" },
	{ "1e3", "1000" },
	{ "1.5E3", "1500" },
	{ "2.5e-3", "0.0025" },
	{ "1e+2", "100" },
	/* a comma that can be nothing but a decimal comma */
	{ "12,5", "12.5" },
	{ "12,50", "12.50" },
	{ "-0,5", "-0.5" },
	{ "1,2345", "1.2345" },
	{ "1234,5", "1234.5" },
	/* a comma that could also group thousands */
	{ "1,234", "!number.ambiguous" },
	{ "12,345", "!number.ambiguous" },
	{ "-1,234", "!number.ambiguous" },
	{ "0,123", "!number.ambiguous" },
	/* grouped otherwise: no machine writes so */
	{ "1,234,567", "!number.form" },
	{ "1.234,5", "!number.form" },
	{ "1,234.5", "!number.form" },
	{ "1.234.567", "!number.form" },
	{ "1 234", "!number.form" },
	{ "1\xC2\xA0"
	  "234",
		"!number.form" },
	{ "1'234", "!number.form" },
	{ "1_234", "!number.form" },
	/* no number */
	{ "", "!number.form" },
	{ "-", "!number.form" },
	{ "+", "!number.form" },
	{ ".", "!number.form" },
	{ ",", "!number.form" },
	{ "+5", "!number.form" },
	{ "--5", "!number.form" },
	{ "5-", "!number.form" },
	{ "(5)", "!number.form" },
	{ ".5", "!number.form" },
	{ "5.", "!number.form" },
	{ "5,", "!number.form" },
	{ ",5", "!number.form" },
	{ "5.5.5", "!number.form" },
	{ "5e", "!number.form" },
	{ "e5", "!number.form" },
	{ "5e1.5", "!number.form" },
	{ "5%", "!number.form" },
	{ "5 ", "!number.form" },
	{ " 5", "!number.form" },
	{ "0x1F", "!number.form" },
	{ "NaN", "!number.form" },
	{ "inf", "!number.form" },
	{ "…", "!number.form" },
	{ "\u2212"
	  "5",
		"!number.form" },
	{ "\u0665", "!number.form" },
	{ "hai mươi", "!number.form" },
	/* 18 digits, and no more */
	{ "999999999999999999", "999999999999999999" },
	{ "-999999999999999999", "-999999999999999999" },
	{ "0.123456789012345678", "0.123456789012345678" },
	{ "123456789.123456789", "123456789.123456789" },
	{ "45078999999999997e-17", "0.45078999999999997" },
	{ "00000000000000000000000000000000001", "1" },
	{ "0,00000000000000001", "0.00000000000000001" },
	{ "1000000000000000000", "!number.digits" },
	{ "1234567890123456789", "!number.digits" },
	{ "0.1234567890123456789", "!number.digits" },
	{ "123456789,1234567891", "!number.digits" },
	{ "-1234567890.123456789", "!number.digits" },
	{ "1111111111222222222233333333334444444444555555555566666666667777777777",
		"!number.digits" },
	{ "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg",
		"!number.form" },
	/* few digits written, many meant */
	{ "1e17", "100000000000000000" },
	{ "1e18", "!number.digits" },
	{ "1e-18", "0.000000000000000001" },
	{ "1e-19", "!number.digits" },
	{ "12e-18", "0.000000000000000012" },
	{ "1.5e-18", "!number.digits" },
};

static void reads_every_case(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct decimal value = { 42, 1 };
		const char *key = number_read(span_of(cases[i].text), &value);
		text_auto seen = { 0 };

		if (key == NULL) {
			decimal_print(value, &seen);
		} else {
			text_addf(&seen, "!%s", key);
			assert_int_equal(value.units, 42); /* untouched */
			assert_int_equal(value.scale, 1);
		}
		wrong += row_wrong(cases[i].text, text_z(&seen), cases[i].read);
	}
	assert_int_equal(wrong, 0);
}

/* A span ends where it says, whatever stands behind it. */
static void reads_no_further_than_the_span(void **state UNUSED)
{
	static const struct {
		const char *text;
		size_t size;
		const char *read;
	} spans[] = {
		{ "12,345", 4, "12.3" },
		{ "12,345", 2, "12" },
		{ "12,345", 3, "!number.form" },
		{ "1.5e3", 3, "1.5" },
		{ "12\0"
		  "3",
			4, "!number.form" },
		{ "12\0", 3, "!number.form" },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(spans); i++) {
		struct decimal value = { 0 };
		const char *key = number_read(
			(struct span){ spans[i].text, spans[i].size }, &value);
		text_auto seen = { 0 };

		if (key == NULL)
			decimal_print(value, &seen);
		else
			text_addf(&seen, "!%s", key);
		wrong += row_wrong(spans[i].text, text_z(&seen), spans[i].read);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_case),
		cmocka_unit_test(reads_no_further_than_the_span),
	};
	return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}

/*
 * tests/indicators/test_format.c - the contract of indicators/format.h. The rows agree with what
 * ICU 72 (CLDR 42) writes for vi-VN and en-US, but for the minus, which is U+2212 here.
 */
#include "tests/indicators/make.h"

#include "indicators/format.h"
#include "indicators/unit.h"

static const struct {
	const char *value, *vi, *en;
} numbers[] = {
	{ "0", "0", "0" },
	{ "0.0", "0,0", "0.0" },
	{ "7", "7", "7" },
	{ "999", "999", "999" },
	{ "1000", "1.000", "1,000" },
	{ "-999", "−999", "−999" },
	{ "-1000", "−1.000", "−1,000" },
	{ "-1234.5", "−1.234,5", "−1,234.5" },
	{ "12345", "12.345", "12,345" },
	{ "123456", "123.456", "123,456" },
	{ "1234567.891", "1.234.567,891", "1,234,567.891" },
	{ "1500000", "1.500.000", "1,500,000" },
	{ "86.0", "86,0", "86.0" },
	{ "15.40", "15,40", "15.40" },
	{ "0.05", "0,05", "0.05" },
	{ "-0.5", "−0,5", "−0.5" },
	{ "1234.5678", "1.234,5678", "1,234.5678" },
	{ "999999999999999999", "999.999.999.999.999.999", "999,999,999,999,999,999" },
	{ "0.000000000000000001", "0,000000000000000001", "0.000000000000000001" },
};

static void numbers_for_people(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(numbers); i++) {
		text_auto vi = { 0 }, en = { 0 };

		print_message("  %s\n", numbers[i].value);
		format_number(make_decimal(numbers[i].value), LANG_VI, &vi);
		format_number(make_decimal(numbers[i].value), LANG_EN, &en);
		assert_string_equal(text_z(&vi), numbers[i].vi);
		assert_string_equal(text_z(&en), numbers[i].en);
	}
}

static const struct {
	const char *value, *unit, *vi, *en, *change_vi, *change_en;
} values[] = {
	{ "45.7", "percent", "45,7%", "45.7%", "+45,7 điểm %", "+45.7 percentage points" },
	{ "15.4", "percent", "15,4%", "15.4%", "+15,4 điểm %", "+15.4 percentage points" },
	{ "-3", "percent", "−3%", "−3%", "−3 điểm %", "−3 percentage points" },
	{ "0", "percent", "0%", "0%", "0 điểm %", "0 percentage points" },
	{ "17.94", "points", "17,94 điểm", "17.94 points", "+17,94 điểm", "+17.94 points" },
	{ "1234567", "count", "1.234.567", "1,234,567", "+1.234.567", "+1,234,567" },
	{ "-0.02", "index", "−0,02", "−0.02", "−0,02 điểm", "−0.02 points" },
};

static void values_and_changes_with_their_unit(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(values); i++) {
		const struct unit *unit = unit_find(values[i].unit);
		struct decimal value = make_decimal(values[i].value);
		const char *const said[LANG_COUNT] = { values[i].vi, values[i].en };
		const char *const changed[LANG_COUNT] = { values[i].change_vi,
			values[i].change_en };

		print_message("  %s %s\n", values[i].value, values[i].unit);
		assert_non_null(unit);
		for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
			text_auto plain = { 0 }, change = { 0 };

			format_value(value, unit, lang, &plain);
			assert_string_equal(text_z(&plain), said[lang]);
			format_change(value, unit, lang, &change);
			assert_string_equal(text_z(&change), changed[lang]);
		}
	}
}

/* A writer adds to what is there. */
static void text_is_added(void **state UNUSED)
{
	text_auto text = { 0 };

	text_addz(&text, "x ");
	format_number(make_decimal("1234"), LANG_VI, &text);
	assert_string_equal(text_z(&text), "x 1.234");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_for_people),
		cmocka_unit_test(values_and_changes_with_their_unit),
		cmocka_unit_test(text_is_added),
	};
	return cmocka_run_group_tests_name("format", tests, NULL, NULL);
}

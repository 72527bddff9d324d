/* tests/charts/test_words.c - the contract of charts/words.h. */
#include "tests/support/unit.h"

#include "charts/words.h"
#include "tests/charts/cases.h"

static void long_values_are_shortened(void **state UNUSED)
{
	static const struct {
		const char *value, *unit, *vi, *en;
	} cases[] = {
		{ "15.40", "percent", "15,40%", "15.40%" },
		{ "-3", "percent-change", "\u22123%", "\u22123%" },
		{ "1711250", "count", "1.711.250", "1,711,250" },
		{ "999999999999", "count", "999.999.999.999", "999,999,999,999" },
		{ "1234567890123", "count", "1,235 nghìn tỷ", "1.235 trillion" },
		{ "999999999999999", "count", "1.000 nghìn tỷ", "1,000 trillion" },
		{ "-1535000000000000", "count", "\u22121,535 triệu tỷ", "\u22121.535 quadrillion" },
		{ "1234567890123.45", "million", "1.234.567.890.123,45 triệu",
			"1,234,567,890,123.45 million" },
		{ "0.0000009", "count", "0,0000009", "0.0000009" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *const expected[] = { cases[i].vi, cases[i].en };
		struct decimal value;

		assert_true(decimal_parse(span_of(cases[i].value), &value));
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			text_auto seen = { 0 };

			words_value(value, unit_find(cases[i].unit), (enum lang)lang, &seen);
			assert_string_equal(text_z(&seen), expected[lang]);
		}
	}
}

static void comparators_are_said(void **state UNUSED)
{
	static const struct {
		const char *plan, *vi, *en;
	} cases[] = {
		{ "2030=40", "40%", "40%" },
		{ "2030>40", "trên 40%", "over 40%" },
		{ "2030<5", "tối đa 5%", "at most 5%" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		text_auto vi = { 0 }, en = { 0 };
		const struct plan *plan = case_plan(&arena, cases[i].plan);

		words_plan_value(&plan->points[0], unit_find("percent"), LANG_VI, &vi);
		words_plan_value(&plan->points[0], unit_find("percent"), LANG_EN, &en);
		assert_string_equal(text_z(&vi), cases[i].vi);
		assert_string_equal(text_z(&en), cases[i].en);
	}
}

static void every_word_is_there_in_both_languages(void **state UNUSED)
{
	for (int which = 0; which < WORD_COUNT; which++)
		for (int lang = 0; lang < LANG_COUNT; lang++)
			assert_true(*word((enum word)which, (enum lang)lang) != '\0');
}

static void gaps_are_filled(void **state UNUSED)
{
	text_auto seen = { 0 };

	words_fill("Mục tiêu {}.", "40%", &seen);
	words_fill(" Không có gì.", "40%", &seen);
	assert_string_equal(text_z(&seen), "Mục tiêu 40%. Không có gì.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_values_are_shortened),
		cmocka_unit_test(comparators_are_said),
		cmocka_unit_test(every_word_is_there_in_both_languages),
		cmocka_unit_test(gaps_are_filled),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}

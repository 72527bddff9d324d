/* tests/indicators/test_coverage.c - coverage, what is asked of it, and the worse status. */
#include "tests/support/unit.h"

#include "indicators/coverage.h"

static const struct {
	struct coverage coverage;
	struct coverage_minimum minimum;
	int count;
	enum coverage_lack lack;
} cases[] = {
	/* clang-format off */
	{ { 0, 0, COVERAGE_UNSIZED, 0 },          { 0, 0 },     0,    COVERAGE_ENOUGH },
	{ { 0, 0, COVERAGE_UNSIZED, 0 },          { 1, 0 },     0,    COVERAGE_TOO_FEW },
	{ { 60, 168, COVERAGE_UNSIZED, 0 },       { 357, 0 },   357,  COVERAGE_ENOUGH },
	{ { 60, 168, COVERAGE_UNSIZED, 0 },       { 358, 0 },   357,  COVERAGE_TOO_FEW },
	{ { 60, 168, COVERAGE_UNSIZED, 0 },       { 0, 999 },   357,  COVERAGE_ENOUGH },
	{ { 60, 168, COVERAGE_WEIGHTS, 404 },     { 0, 405 },   357,  COVERAGE_TOO_SMALL },
	{ { 60, 168, COVERAGE_WEIGHTS, 404 },     { 0, 404 },   357,  COVERAGE_ENOUGH },
	{ { 60, 168, COVERAGE_ESTIMATED, 404 },   { 500, 500 }, 357,  COVERAGE_TOO_FEW },
	{ { 167, 168, COVERAGE_UNSIZED, 0 },      { 1000, 0 },  994,  COVERAGE_TOO_FEW },
	{ { 168, 168, COVERAGE_UNSIZED, 0 },      { 1000, 0 },  1000, COVERAGE_ENOUGH },
	/* Rounded down: one of two thousand missing is not all of them. */
	{ { 1999, 2000, COVERAGE_UNSIZED, 0 },    { 1000, 0 },  999,  COVERAGE_TOO_FEW },
	{ { 2147483646, 2147483647, COVERAGE_UNSIZED, 0 }, { 1000, 0 }, 999, COVERAGE_TOO_FEW },
	/* clang-format on */
};

static void coverage_and_its_minimum(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		print_message(
			"  %d of %d\n", cases[i].coverage.reported, cases[i].coverage.expected);
		assert_int_equal(coverage_count(&cases[i].coverage), cases[i].count);
		assert_int_equal(
			coverage_judge(&cases[i].coverage, &cases[i].minimum), cases[i].lack);
	}
}

static void the_worse_status(void **state UNUSED)
{
	static const char order[] = "ABPEFV";

	for (int a = 0; a < 6; a++)
		for (int b = 0; b < 6; b++)
			assert_int_equal(coverage_status(order[a], order[b]), order[a > b ? a : b]);
	assert_int_equal(coverage_status('M', 'P'), 'P');
	assert_int_equal(coverage_status('\0', 'M'), 'A');
}

static void permille_in_words(void **state UNUSED)
{
	static const struct {
		int permille;
		const char *vi, *en;
	} words[] = {
		{ 0, "0%", "0%" },
		{ 5, "0,5%", "0.5%" },
		{ 357, "35,7%", "35.7%" },
		{ 400, "40%", "40%" },
		{ 1000, "100%", "100%" },
	};

	for (size_t i = 0; i < COUNT(words); i++) {
		text_auto vi = { 0 }, en = { 0 };

		coverage_say_permille(words[i].permille, LANG_VI, &vi);
		coverage_say_permille(words[i].permille, LANG_EN, &en);
		assert_string_equal(text_z(&vi), words[i].vi);
		assert_string_equal(text_z(&en), words[i].en);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(coverage_and_its_minimum),
		cmocka_unit_test(the_worse_status),
		cmocka_unit_test(permille_in_words),
	};

	return cmocka_run_group_tests_name("coverage", tests, NULL, NULL);
}

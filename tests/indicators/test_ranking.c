/* tests/indicators/test_ranking.c - the contract of indicators/ranking.h. */
#include "tests/support/unit.h"

#include "indicators/ranking.h"

enum { MAX_VALUES = 8 };

static const struct {
	const char *name;
	const char *values[MAX_VALUES]; /* the first is the one that is ranked */
	enum direction direction;
	int rank, equals, count;
	const char *low, *median, *high;
} cases[] = {
	{ "alone", { "5" }, DIRECTION_UP, 1, 0, 1, "5", "5", "5" },
	{ "best where high is good", { "9", "1", "5" }, DIRECTION_UP, 1, 0, 3, "1", "5", "9" },
	{ "worst where low is good", { "9", "1", "5" }, DIRECTION_DOWN, 3, 0, 3, "1", "5", "9" },
	{ "best where low is good", { "1", "9", "5" }, DIRECTION_DOWN, 1, 0, 3, "1", "5", "9" },
	{ "no direction: the highest first", { "5", "9", "1" }, DIRECTION_NONE, 2, 0, 3, "1", "5",
		"9" },
	{ "equals share a rank", { "5", "9", "5", "1" }, DIRECTION_UP, 2, 1, 4, "1", "5", "9" },
	{ "and the next counts them all", { "1", "9", "5", "5" }, DIRECTION_UP, 4, 0, 4, "1", "5",
		"9" },
	{ "equal though written otherwise", { "5.0", "5", "5.00" }, DIRECTION_UP, 1, 2, 3, "5", "5",
		"5" },
	{ "all equal, low is good", { "5", "5", "5" }, DIRECTION_DOWN, 1, 2, 3, "5", "5", "5" },
	{ "a median between two", { "5", "2" }, DIRECTION_UP, 1, 0, 2, "2", "3.5", "5" },
	{ "that needs no digit more", { "5", "3" }, DIRECTION_UP, 1, 0, 2, "3", "4", "5" },
	{ "of different scales", { "1.5", "2.25" }, DIRECTION_UP, 2, 0, 2, "1.5", "1.875", "2.25" },
	{ "below zero", { "-3", "0", "-4" }, DIRECTION_UP, 2, 0, 3, "-4", "-3", "0" },
	{ "an odd sum below zero", { "-3", "0" }, DIRECTION_UP, 2, 0, 2, "-3", "-1.5", "0" },
};

static struct decimal decimal_of(const char *text)
{
	struct decimal value = { 0 };

	assert_true(decimal_parse(span_of(text), &value));
	return value;
}

static void ranks(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct decimal values[MAX_VALUES];
		struct ranking ranking;
		int count = 0;

		print_message("  %s\n", cases[i].name);
		while (count < MAX_VALUES && cases[i].values[count] != NULL) {
			values[count] = decimal_of(cases[i].values[count]);
			count++;
		}
		assert_true(ranking_of(values, count, 0, cases[i].direction, &ranking));
		assert_int_equal(ranking.rank, cases[i].rank);
		assert_int_equal(ranking.equals, cases[i].equals);
		assert_int_equal(ranking.count, cases[i].count);
		assert_int_equal(decimal_compare(ranking.low, decimal_of(cases[i].low)), 0);
		assert_int_equal(decimal_compare(ranking.median, decimal_of(cases[i].median)), 0);
		assert_int_equal(decimal_compare(ranking.high, decimal_of(cases[i].high)), 0);
	}
}

static void digits_run_out(void **state UNUSED)
{
	const struct decimal values[] = { decimal_of("999999999999999999"),
		decimal_of("999999999999999998") };
	struct ranking ranking = { .rank = 77 };

	assert_false(ranking_of(values, 2, 0, DIRECTION_UP, &ranking));
	assert_int_equal(ranking.rank, 77);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranks),
		cmocka_unit_test(digits_run_out),
	};

	return cmocka_run_group_tests_name("ranking", tests, NULL, NULL);
}

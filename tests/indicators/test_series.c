/* tests/indicators/test_series.c - the contract of indicators/series.h. */
#include "tests/indicators/make.h"

/* Which item comes first and last with a value; "" for none. */
static const struct {
	const char *name, *items, *first, *latest;
} cases[] = {
	{ "nothing", "", "", "" },
	{ "one", "2022=15.4", "2022", "2022" },
	{ "a gap at each end", "2019=M 2020=1 2021=2 2022=O", "2020", "2021" },
	{ "only gaps", "2020=M 2021=L 2022=Q", "", "" },
	{ "zero is a value", "2020=M 2021=0 2022=M", "2021", "2021" },
	{ "the year ends last", "2022=1 2022-Q1=2 2022-Q2=3", "2022", "2022" },
	{ "a tie goes to the later start", "2022=1 2022-Q4=2", "2022", "2022-Q4" },
	{ "the quarter after", "2022=1 2023-Q1=2", "2022", "2023-Q1" },
	{ "across a reform", "2024=1 2025=2@2", "2024", "2025" },
};

static void assert_is(const struct observation *item, const char *label)
{
	if (*label == '\0')
		assert_null(item);
	else
		assert_string_equal(item->period.label, label);
}

static void first_and_latest(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct observation items[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(cases[i].items, items) };

		print_message("  %s\n", cases[i].name);
		assert_is(series_first(&series), cases[i].first);
		assert_is(series_latest(&series), cases[i].latest);
	}
}

static void known_are_those_with_a_value(void **state UNUSED)
{
	struct observation items[MAKE_MOST];
	struct series series = { .items = items,
		.count = make_series("2019=M 2020=1 2021=0 2022=Q", items) };

	assert_int_equal(series_known(&series), 2);
	series.count = 0;
	assert_int_equal(series_known(&series), 0);
}

static void breaks_where_the_place_changes(void **state UNUSED)
{
	struct observation items[MAKE_MOST];

	assert_int_equal(make_series("2023=1 2024=2 2025=3@2 2026=4@2", items), 4);
	assert_false(series_breaks(&items[0], &items[1]));
	assert_true(series_breaks(&items[1], &items[2]));
	assert_false(series_breaks(&items[2], &items[3]));
}

static void every_status_has_its_word(void **state UNUSED)
{
	const char *all = OBSERVATION_VALUED OBSERVATION_ABSENT;

	for (const char *a = all; *a != '\0'; a++)
		for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
			assert_true(*status_say(*a, lang) != '\0');
			for (const char *b = all; b < a; b++)
				assert_string_not_equal(status_say(*a, lang), status_say(*b, lang));
		}
	assert_string_equal(status_say('E', LANG_VI), "ước tính");
	assert_string_equal(status_say('E', LANG_EN), "estimated");
	assert_string_equal(status_say('Z', LANG_VI), "");
	assert_string_equal(status_say('a', LANG_EN), "");
	assert_string_equal(status_say('\0', LANG_EN), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_and_latest),
		cmocka_unit_test(known_are_those_with_a_value),
		cmocka_unit_test(breaks_where_the_place_changes),
		cmocka_unit_test(every_status_has_its_word),
	};
	return cmocka_run_group_tests_name("series", tests, NULL, NULL);
}

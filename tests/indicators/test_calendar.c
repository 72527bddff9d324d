/* tests/indicators/test_calendar.c - the contract of indicators/calendar.h as tables. */
#include "tests/indicators/make.h"

#include "indicators/calendar.h"

static const struct {
	const char *year; /* as it is declared */
	bool reads;
} years[] = {
	{ "12-25T12:00", true },
	{ "01-01", true },
	{ "02-28T23:59", true },
	{ "12-25T00:00", true },
	{ "", false },
	{ "12-29", false },
	{ "13-01", false },
	{ "00-10", false },
	{ "12-00", false },
	{ "12-25T24:00", false },
	{ "12-25T12:60", false },
	{ "12-25 12:00", false },
	{ "12-25T12.00", false },
	{ "12/25", false },
	{ "1-125", false },
	{ "12-25T", false },
	{ "1x-25", false },
};

static void years_that_begin_on_a_day(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(years); i++) {
		struct calendar calendar = { 0 }, again = { 0 };
		text_auto text = { 0 };

		print_message("  %s\n", years[i].year);
		assert_int_equal(calendar_parse(span_of(years[i].year), &calendar), years[i].reads);
		if (!years[i].reads) {
			assert_int_equal(calendar.month, 0);
			continue;
		}
		calendar_print(&calendar, &text);
		assert_true(calendar_parse(text_span(&text), &again));
		assert_int_equal(again.month, calendar.month);
		assert_int_equal(again.day, calendar.day);
		assert_int_equal(again.minute, calendar.minute);
	}
}

static const struct {
	const char *year;
	int months;
	const char *within, *holds; /* its beginning lies in that period */
} cases[] = {
	/* clang-format off */
	{ "12-25T12:00", 1, "2025-10-01", "2025-09-25T12:00/2025-10-25T12:00" },
	{ "12-25T12:00", 1, "2025-09-25T12:00/2025-09-25T13:00", "2025-09-25T12:00/2025-10-25T12:00" },
	{ "12-25T12:00", 1, "2025-09-25T11:59/2025-09-25T13:00", "2025-08-25T12:00/2025-09-25T12:00" },
	{ "12-25T12:00", 3, "2025-10-01", "2025-09-25T12:00/2025-12-25T12:00" },
	{ "12-25T12:00", 3, "2026-01-01", "2025-12-25T12:00/2026-03-25T12:00" },
	{ "12-25T12:00", 6, "2025-10-01", "2025-06-25T12:00/2025-12-25T12:00" },
	{ "12-25T12:00", 12, "2025-10-01", "2024-12-25T12:00/2025-12-25T12:00" },
	{ "12-25T12:00", 12, "2025-12-26", "2025-12-25T12:00/2026-12-25T12:00" },
	{ "11-15", 1, "2025-03-14", "2025-02-15/2025-03-14" },
	{ "11-15", 1, "2025-03-15", "2025-03-15/2025-04-14" },
	{ "11-15", 12, "2025-03-14", "2024-11-15/2025-11-14" },
	{ "11-15", 3, "1969-12-31", "1969-11-15/1970-02-14" },
	/* clang-format on */
};

static void the_period_that_holds_a_minute(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct period within = make_period(cases[i].within), found;
		struct calendar calendar = { 0 };

		assert_true(calendar_parse(span_of(cases[i].year), &calendar));
		assert_true(calendar_holding(&calendar, cases[i].months, within.from, &found));
		assert_string_equal(found.label, cases[i].holds);
		assert_int_equal(calendar_months(&calendar, &found), cases[i].months);
	}
}

static void what_is_no_period_of_the_calendar(void **state UNUSED)
{
	static const char *const others[] = { "2025-09", "2025-09-25/2025-10-24",
		"2025-09-25T12:00/2025-10-25T11:00", "2025-09-24T12:00/2025-10-25T12:00",
		"2025-09-25T12:00/2025-11-25T12:00" };
	struct calendar calendar = { 0 };

	assert_true(calendar_parse(span_of("12-25T12:00"), &calendar));
	for (size_t i = 0; i < COUNT(others); i++) {
		struct period period = make_period(others[i]);

		assert_int_equal(calendar_months(&calendar, &period), 0);
	}
}

static void beyond_the_years_of_periods(void **state UNUSED)
{
	struct period last = make_period("2199-12-31"), found;
	struct calendar calendar = { 0 };

	assert_true(calendar_parse(span_of("12-25T12:00"), &calendar));
	assert_false(calendar_holding(&calendar, 12, last.from, &found));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(years_that_begin_on_a_day),
		cmocka_unit_test(the_period_that_holds_a_minute),
		cmocka_unit_test(what_is_no_period_of_the_calendar),
		cmocka_unit_test(beyond_the_years_of_periods),
	};

	return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}

/* tests/base/test_clock.c - the contract of base/clock.h, with a calendar counted by hand. */
#include "tests/support/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

static const int month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

static int days_in(int year, int month)
{
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month_days[month - 1] + (month == 2 && leap);
}

/* Walks from 1900-01-01, 25567 days before 1970, one day at a time. */
static void every_day_of_three_centuries(void **state UNUSED)
{
	int expected = -25567;

	for (int year = 1900; year <= 2199; year++)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= days_in(year, month); day++, expected++) {
				text_auto date = { 0 };
				int y, m, d, parsed;

				assert_int_equal(clock_day_of(year, month, day), expected);
				clock_date_of(expected, &y, &m, &d);
				assert_int_equal(y, year);
				assert_int_equal(m, month);
				assert_int_equal(d, day);
				text_addf(&date, "%04d-%02d-%02d", year, month, day);
				assert_true(clock_date_parse(text_span(&date), &parsed));
				assert_int_equal(parsed, expected);
			}
}

static const struct {
	const char *date;
	int day;
} far_days[] = {
	{ "0001-01-01", -719162 },
	{ "0001-12-31", -718798 },
	{ "0400-02-29", -573372 },
	{ "1600-02-29", -135081 },
	{ "1969-12-31", -1 },
	{ "1970-01-01", 0 },
	{ "2000-02-29", 11016 },
	{ "9999-12-31", 2932896 },
};

static void days_far_away(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(far_days); i++) {
		int day = 0;

		print_message("  %s\n", far_days[i].date);
		assert_true(clock_date_parse(span_of(far_days[i].date), &day));
		assert_int_equal(day, far_days[i].day);
	}
}

static const char *const bad_dates[] = { "", "2022", "2022-1-01", "2022-01-1", "2022-00-01",
	"2022-13-01", "2022-01-00", "2022-01-32", "2022-04-31", "2022-02-29", "1900-02-29",
	"2100-02-29", "0000-01-01", "2022/01/01", "2022-01-01 ", " 2022-01-01", "22022-01-01",
	"-022-01-01", "2022-01-0x", "2022-01-01T00:00:00Z", "20220101", "+022-01-01" };

static void no_such_dates(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(bad_dates); i++) {
		int day = 77;

		print_message("  '%s'\n", bad_dates[i]);
		assert_false(clock_date_parse(span_of(bad_dates[i]), &day));
		assert_int_equal(day, 77);
	}
}

/* The instant, its seconds, and the calendar day in Asia/Ho_Chi_Minh. */
static const struct {
	const char *instant;
	int64_t seconds;
	const char *day;
} instants[] = {
	{ "1970-01-01T00:00:00Z", 0, "1970-01-01" },
	{ "1969-12-31T16:59:59Z", -25201, "1969-12-31" },
	{ "1969-12-31T17:00:00Z", -25200, "1970-01-01" },
	{ "1960-06-01T00:00:00Z", -302486400, "1960-06-01" },
	{ "2026-11-24T02:00:00Z", 1795485600, "2026-11-24" },
	{ "2026-11-24T16:59:59Z", 1795539599, "2026-11-24" },
	{ "2026-11-24T17:00:00Z", 1795539600, "2026-11-25" },
	{ "2026-12-31T23:59:59Z", 1798761599, "2027-01-01" },
	{ "2024-02-28T17:00:00Z", 1709139600, "2024-02-29" },
	{ "9999-12-31T16:59:59Z", INT64_C(253402275599), "9999-12-31" },
};

static void instants_and_their_days(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(instants); i++) {
		int64_t seconds = 0;
		int day = 0;

		print_message("  %s\n", instants[i].instant);
		assert_true(clock_parse(span_of(instants[i].instant), &seconds));
		assert_int_equal(seconds, instants[i].seconds);
		assert_true(clock_date_parse(span_of(instants[i].day), &day));
		assert_int_equal(clock_day(seconds), day);
	}
}

static const char *const bad_instants[] = { "", "2026-11-24", "2026-11-24T02:00:00",
	"2026-11-24T02:00:00z", "2026-11-24t02:00:00Z", "2026-11-24 02:00:00Z",
	"2026-11-24T24:00:00Z", "2026-11-24T02:60:00Z", "2026-11-24T02:00:60Z",
	"2026-11-31T02:00:00Z", "2026-11-24T02:00:00+07:00", "2026-11-24T2:00:00Z",
	"2026-11-24T02:00:00Z ", "2026-11-24T-2:00:00Z" };

static void no_such_instants(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(bad_instants); i++) {
		int64_t seconds = 77;

		print_message("  '%s'\n", bad_instants[i]);
		assert_false(clock_parse(span_of(bad_instants[i]), &seconds));
		assert_int_equal(seconds, 77);
	}
}

static void instants_are_written_as_they_are_read(void **state UNUSED)
{
	static const char *const same[] = { "1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z",
		"2038-01-19T03:14:08Z", "9999-12-31T23:59:59Z" };

	for (size_t i = 0; i < COUNT(same); i++) {
		char written[CLOCK_INSTANT];
		int64_t seconds;

		assert_true(clock_parse(span_of(same[i]), &seconds));
		clock_write(seconds, written);
		assert_string_equal(written, same[i]);
	}
}

static void the_clock_can_be_replaced(void **state UNUSED)
{
	char now[CLOCK_INSTANT];
	int64_t seconds = 0;

	assert_int_equal(setenv("TIENDO_NOW", "2026-11-24T02:00:00Z", 1), 0);
	clock_now(now);
	assert_string_equal(now, "2026-11-24T02:00:00Z");
	assert_int_equal(setenv("TIENDO_NOW", "tomorrow", 1), 0);
	clock_now(now);
	assert_true(clock_parse(span_of(now), &seconds));
	assert_int_equal(unsetenv("TIENDO_NOW"), 0);
	clock_now(now);
	assert_true(clock_parse(span_of(now), &seconds));
	assert_true(seconds > 1700000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_three_centuries),
		cmocka_unit_test(days_far_away),
		cmocka_unit_test(no_such_dates),
		cmocka_unit_test(instants_and_their_days),
		cmocka_unit_test(no_such_instants),
		cmocka_unit_test(instants_are_written_as_they_are_read),
		cmocka_unit_test(the_clock_can_be_replaced),
	};
	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}

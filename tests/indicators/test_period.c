/* tests/indicators/test_period.c - the contract of indicators/period.h. */
#include "tests/indicators/make.h"

#include <time.h>

#include "base/clock.h"

/* From and until as minutes of a date, the last day, and the words. */
static const struct {
	const char *label;
	enum period_kind kind;
	const char *from;
	int from_minute;
	const char *until;
	int until_minute;
	const char *last, *vi, *en;
} periods[] = {
	/* clang-format off */
	{ "2022", PERIOD_YEAR, "2022-01-01", 0, "2023-01-01", 0, "2022-12-31", "2022", "2022" },
	{ "1900", PERIOD_YEAR, "1900-01-01", 0, "1901-01-01", 0, "1900-12-31", "1900", "1900" },
	{ "2199", PERIOD_YEAR, "2199-01-01", 0, "2200-01-01", 0, "2199-12-31", "2199", "2199" },
	{ "2022-S1", PERIOD_HALF, "2022-01-01", 0, "2022-07-01", 0, "2022-06-30",
	  "6 tháng đầu năm 2022", "first half of 2022" },
	{ "2022-S2", PERIOD_HALF, "2022-07-01", 0, "2023-01-01", 0, "2022-12-31",
	  "6 tháng cuối năm 2022", "second half of 2022" },
	{ "2022-Q1", PERIOD_QUARTER, "2022-01-01", 0, "2022-04-01", 0, "2022-03-31", "Quý I/2022", "Q1 2022" },
	{ "2022-Q2", PERIOD_QUARTER, "2022-04-01", 0, "2022-07-01", 0, "2022-06-30", "Quý II/2022", "Q2 2022" },
	{ "2022-Q3", PERIOD_QUARTER, "2022-07-01", 0, "2022-10-01", 0, "2022-09-30", "Quý III/2022", "Q3 2022" },
	{ "2022-Q4", PERIOD_QUARTER, "2022-10-01", 0, "2023-01-01", 0, "2022-12-31", "Quý IV/2022", "Q4 2022" },
	{ "2022-01", PERIOD_MONTH, "2022-01-01", 0, "2022-02-01", 0, "2022-01-31", "T1/2022", "Jan 2022" },
	{ "2022-09", PERIOD_MONTH, "2022-09-01", 0, "2022-10-01", 0, "2022-09-30", "T9/2022", "Sep 2022" },
	{ "2022-12", PERIOD_MONTH, "2022-12-01", 0, "2023-01-01", 0, "2022-12-31", "T12/2022", "Dec 2022" },
	{ "2024-02", PERIOD_MONTH, "2024-02-01", 0, "2024-03-01", 0, "2024-02-29", "T2/2024", "Feb 2024" },
	{ "1969-12", PERIOD_MONTH, "1969-12-01", 0, "1970-01-01", 0, "1969-12-31", "T12/1969", "Dec 1969" },
	{ "2022-W37", PERIOD_WEEK, "2022-09-12", 0, "2022-09-19", 0, "2022-09-18", "tuần 37/2022", "week 37, 2022" },
	{ "2022-W01", PERIOD_WEEK, "2022-01-03", 0, "2022-01-10", 0, "2022-01-09", "tuần 1/2022", "week 1, 2022" },
	{ "2020-W53", PERIOD_WEEK, "2020-12-28", 0, "2021-01-04", 0, "2021-01-03", "tuần 53/2020", "week 53, 2020" },
	{ "2025-W01", PERIOD_WEEK, "2024-12-30", 0, "2025-01-06", 0, "2025-01-05", "tuần 1/2025", "week 1, 2025" },
	{ "2022-09-25", PERIOD_DAY, "2022-09-25", 0, "2022-09-26", 0, "2022-09-25", "25/9/2022", "25 Sep 2022" },
	{ "2024-02-29", PERIOD_DAY, "2024-02-29", 0, "2024-03-01", 0, "2024-02-29", "29/2/2024", "29 Feb 2024" },
	{ "2025-09-25/2025-10-24", PERIOD_SPAN, "2025-09-25", 0, "2025-10-25", 0, "2025-10-24",
	  "25/9–24/10/2025", "25 Sep – 24 Oct 2025" },
	{ "2024-12-25/2025-01-24", PERIOD_SPAN, "2024-12-25", 0, "2025-01-25", 0, "2025-01-24",
	  "25/12/2024–24/1/2025", "25 Dec 2024 – 24 Jan 2025" },
	{ "2025-09-25T12:00/2025-10-25T12:00", PERIOD_SPAN, "2025-09-25", 720, "2025-10-25", 720, "2025-10-25",
	  "25/9–25/10/2025", "25 Sep – 25 Oct 2025" },
	{ "2025-09-25T00:00/2025-09-25T23:59", PERIOD_SPAN, "2025-09-25", 0, "2025-09-25", 1439, "2025-09-25",
	  NULL, NULL },
	{ "2025-09-25/2025-09-25", PERIOD_SPAN, "2025-09-25", 0, "2025-09-26", 0, "2025-09-25", NULL, NULL },
	/* clang-format on */
};

static int64_t minute_of(const char *date, int minute)
{
	return (int64_t)make_day(date) * PERIOD_DAY_MINUTES + minute;
}

static void every_kind(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(periods); i++) {
		struct period period = make_period(periods[i].label);

		print_message("  %s\n", periods[i].label);
		assert_int_equal(period.kind, periods[i].kind);
		assert_string_equal(period.label, periods[i].label);
		assert_int_equal(period.from, minute_of(periods[i].from, periods[i].from_minute));
		assert_int_equal(
			period.until, minute_of(periods[i].until, periods[i].until_minute));
		assert_int_equal(period_last_day(&period), make_day(periods[i].last));
	}
}

static void words_for_people(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(periods); i++) {
		struct period period = make_period(periods[i].label);
		text_auto vi = { 0 }, en = { 0 };

		print_message("  %s\n", periods[i].label);
		period_say(&period, LANG_VI, &vi);
		period_say(&period, LANG_EN, &en);
		if (periods[i].vi != NULL) {
			assert_string_equal(text_z(&vi), periods[i].vi);
			assert_string_equal(text_z(&en), periods[i].en);
		}
	}
}

static void days_for_people(void **state UNUSED)
{
	text_auto vi = { 0 }, en = { 0 };

	period_say_day(make_day("2026-11-24"), LANG_VI, &vi);
	period_say_day(make_day("2026-11-24"), LANG_EN, &en);
	assert_string_equal(text_z(&vi), "24/11/2026");
	assert_string_equal(text_z(&en), "24 Nov 2026");
}

static const char *const bad[] = { "", "22", "202", "20222", " 2022", "2022 ", "2022-", "1899",
	"2200", "0000", "abcd", "2o22", "-2022", "２０２２", "2022-S0", "2022-S3", "2022-s1",
	"2022-Q0", "2022-Q5", "2022-q3", "2022Q3", "2022-Q03", "2022-Q", "2022-00", "2022-13",
	"2022-9", "2022/09", "2022-W00", "2022-W53", "2021-W53", "2019-W53", "2020-W54", "2022-W1",
	"2022-w37", "2022-09-00", "2022-09-31", "2022-02-29", "2100-02-29", "2022-13-01",
	"2022-9-25", "2022-09-25T12:00", "2022/2023", "2022-09/2022-10", "2025-09-25/",
	"/2025-10-24", "/", "2025-09-25/2025-09-24", "2025-09-25/2025-10-24/2025-11-24",
	"2025-09-25T12:00/2025-10-25", "2025-09-25/2025-10-25T12:00",
	"2025-09-25T12:00/2025-09-25T12:00", "2025-09-25T24:00/2025-10-25T12:00",
	"2025-09-25T12:60/2025-10-25T12:00", "2025-09-25T12/2025-10-25T12",
	"2025-09-25T12:00:00/2025-10-25T12:00:00", "2025-09-25T12:00Z/2025-10-25T12:00Z",
	"2025-09-31/2025-10-24", "1899-12-31/1900-01-01", "2025-09-25--2025-10-24",
	"2025-09-25/2025-10-24                                         " };

static void refuses_anything_else(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct period period = { .label = "kept" };

		print_message("  '%s'\n", bad[i]);
		assert_false(period_parse(span_of(bad[i]), &period));
		assert_string_equal(period.label, "kept");
	}
	assert_false(period_parse((struct span){ "2022\0", 5 }, &(struct period){ 0 }));
	assert_false(period_parse((struct span){ 0 }, &(struct period){ 0 }));
}

/* The C library's ISO weeks are the oracle, for every day of three centuries. */
static void weeks_are_iso_weeks(void **state UNUSED)
{
	int last = make_day("2199-12-29"); /* the days after lie in a week of 2200 */

	for (int day = make_day("1900-01-01"); day <= last; day++) {
		time_t seconds = (time_t)day * 86400;
		char label[16];
		struct tm tm;
		struct period week;

		assert_non_null(gmtime_r(&seconds, &tm));
		assert_true(strftime(label, sizeof label, "%G-W%V", &tm) > 0);
		week = make_period(label);
		assert_int_equal(week.until - week.from, 7 * PERIOD_DAY_MINUTES);
		if (week.from != (int64_t)(day - (tm.tm_wday + 6) % 7) * PERIOD_DAY_MINUTES)
			fail_msg("%s does not start on its Monday", label);
	}
}

/* A year has week 53 where 31 December lies in it by the C library, and nowhere else. */
static void week_53_only_where_there_is_one(void **state UNUSED)
{
	for (int year = 1900; year <= 2199; year++) {
		time_t seconds = (time_t)clock_day_of(year, 12, 31) * 86400;
		char label[16];
		text_auto week = { 0 };
		struct period period;
		struct tm tm;

		assert_non_null(gmtime_r(&seconds, &tm));
		assert_true(strftime(label, sizeof label, "%G-W%V", &tm) > 0);
		text_addf(&week, "%d-W53", year);
		if (period_parse(text_span(&week), &period) != (strcmp(label, text_z(&week)) == 0))
			fail_msg("%s", text_z(&week));
	}
}

/* In order: by start, then by end. */
static const char *const ordered[] = { "2021", "2022-01-01", "2022-01", "2022-Q1", "2022-S1",
	"2022", "2022-W01", "2022-02", "2022-S2", "2025-09-25/2025-10-24",
	"2025-09-25T12:00/2025-10-25T12:00" };

static void order_by_start_then_end(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(ordered); i++)
		for (size_t k = 0; k < COUNT(ordered); k++) {
			struct period a = make_period(ordered[i]), b = make_period(ordered[k]);
			int order = period_compare(&a, &b);

			assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind),
		cmocka_unit_test(words_for_people),
		cmocka_unit_test(days_for_people),
		cmocka_unit_test(refuses_anything_else),
		cmocka_unit_test(weeks_are_iso_weeks),
		cmocka_unit_test(week_53_only_where_there_is_one),
		cmocka_unit_test(order_by_start_then_end),
	};
	return cmocka_run_group_tests_name("period", tests, NULL, NULL);
}

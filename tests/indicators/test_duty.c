/* tests/indicators/test_duty.c - the contract of indicators/duty.h. */
#include "tests/support/rows.h"

#include "base/clock.h"
#include "indicators/duty.h"

/* A first period, days, a day, and what is owed by then: `period due state;`. */
static const struct {
	const char *name, *first;
	int days;
	const char *today, *owed;
} cases[] = {
	{ "before it begins", "2026-Q1", 20, "2025-12-31", "" },
	{ "on its first day", "2026-Q1", 20, "2026-01-01", "2026-Q1 2026-04-20 ahead;" },
	{ "on its last day", "2026-Q1", 20, "2026-03-31", "2026-Q1 2026-04-20 ahead;" },
	{ "the day after", "2026-Q1", 20, "2026-04-01",
		"2026-Q1 2026-04-20 due;2026-Q2 2026-07-20 ahead;" },
	{ "on the day it is due", "2026-Q1", 20, "2026-04-20",
		"2026-Q1 2026-04-20 due;2026-Q2 2026-07-20 ahead;" },
	{ "a day late", "2026-Q1", 20, "2026-04-21",
		"2026-Q1 2026-04-20 late;2026-Q2 2026-07-20 ahead;" },
	{ "due at once", "2026-01", 0, "2026-02-01",
		"2026-01 2026-01-31 late;2026-02 2026-02-28 ahead;" },
	{ "a leap year's February", "2028-02", 1, "2028-03-01",
		"2028-02 2028-03-01 due;2028-03 2028-04-01 ahead;" },
	{ "years", "2025", 90, "2026-11-25", "2025 2026-03-31 late;2026 2027-03-31 ahead;" },
	{ "weeks", "2026-W52", 2, "2027-01-01",
		"2026-W52 2026-12-29 late;2026-W53 2027-01-05 ahead;" },
	{ "from the 25th to the 25th", "2026-08-25T12:00/2026-09-25T12:00", 10, "2026-10-06",
		"2026-08-25T12:00/2026-09-25T12:00 2026-10-05 late;"
		"2026-09-25T12:00/2026-10-25T12:00 2026-11-04 ahead;" },
	{ "a span that has no next", "2026-01-01/2026-01-10", 5, "2026-03-01",
		"2026-01-01/2026-01-10 2026-01-15 late;" },
};

struct seen {
	struct text text;
	int today, count;
};

static bool note(void *context, const struct period *period, int due)
{
	struct seen *seen = context;
	int year, month, day;

	clock_date_of(due, &year, &month, &day);
	text_addf(&seen->text, "%s %04d-%02d-%02d %s;", period->label, year, month, day,
		duty_states[duty_open(period, due, seen->today)]);
	seen->count++;
	return true;
}

static void periods_are_owed_one_after_the_other(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct duty duty = { .due_days = cases[i].days };
		struct seen seen = { 0 };

		assert_true(period_parse(span_of(cases[i].first), &duty.first));
		assert_true(clock_date_parse(span_of(cases[i].today), &seen.today));
		assert_true(duty_periods(&duty, seen.today, note, &seen));
		wrong += row_wrong(cases[i].name, text_z(&seen.text), cases[i].owed);
		text_done(&seen.text);
	}
	assert_int_equal(wrong, 0);
}

static bool refuse(void *context, const struct period *period UNUSED, int due UNUSED)
{
	return ++*(int *)context < 3;
}

static void it_ends_when_told_and_at_its_limit(void **state UNUSED)
{
	struct duty duty = { .due_days = 1 };
	struct seen seen = { 0 };
	int count = 0;

	assert_true(period_parse(span_of("1990-01-01"), &duty.first));
	assert_true(clock_date_parse(span_of("2026-01-01"), &seen.today));
	assert_false(duty_periods(&duty, seen.today, refuse, &count));
	assert_int_equal(count, 3);
	assert_true(duty_periods(&duty, seen.today, note, &seen));
	assert_int_equal(seen.count, DUTY_MAX_PERIODS);
	text_done(&seen.text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(periods_are_owed_one_after_the_other),
		cmocka_unit_test(it_ends_when_told_and_at_its_limit),
	};
	return cmocka_run_group_tests_name("duty", tests, NULL, NULL);
}

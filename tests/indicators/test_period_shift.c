/* tests/indicators/test_period_shift.c - the contract of indicators/period_shift.h as a table. */
#include "tests/indicators/make.h"

#include "indicators/period_shift.h"

static const struct {
	const char *label;
	int count;
	const char *shifted; /* "" where there is none */
	int per_year;
} cases[] = {
	/* clang-format off */
	{ "2022", 1, "2023", 1 },
	{ "2022", -122, "1900", 1 },
	{ "2022", -123, "", 1 },
	{ "2022", -4000, "", 1 },
	{ "2022", -4001, "", 1 },
	{ "2199", 1, "", 1 },
	{ "2022-S1", -1, "2021-S2", 2 },
	{ "2022-S2", 1, "2023-S1", 2 },
	{ "2022-Q3", 2, "2023-Q1", 4 },
	{ "2022-Q1", -1, "2021-Q4", 4 },
	{ "2022-Q1", -4, "2021-Q1", 4 },
	{ "2025-01", -1, "2024-12", 12 },
	{ "2024-12", 1, "2025-01", 12 },
	{ "2025-03", -15, "2023-12", 12 },
	{ "2025-03", 0, "2025-03", 12 },
	/* Weeks: 2020 has 53 of them. */
	{ "2021-W01", -1, "2020-W53", 0 },
	{ "2020-W53", 1, "2021-W01", 0 },
	{ "2022-W01", -1, "2021-W52", 0 },
	{ "2022-W01", 4000, "2098-W36", 0 },
	{ "2022-W01", 4001, "", 0 },
	{ "2026-W03", -1, "2026-W02", 0 },
	{ "2025-W10", -10, "2024-W52", 0 },
	{ "2024-02-28", 1, "2024-02-29", 0 },
	{ "2023-03-01", -1, "2023-02-28", 0 },
	{ "1970-01-01", -1, "1969-12-31", 0 },
	/* The month from the 25th to the 25th. */
	{ "2025-09-25T12:00/2025-10-25T12:00", -1, "2025-08-25T12:00/2025-09-25T12:00", 12 },
	{ "2025-12-25T12:00/2026-01-25T12:00", 1, "2026-01-25T12:00/2026-02-25T12:00", 12 },
	{ "2025-01-28T00:00/2025-02-28T00:00", 1, "2025-02-28T00:00/2025-03-28T00:00", 12 },
	{ "2025-01-29/2025-02-28", 1, "", 0 },
	{ "2025-01-25/2025-02-24", -2, "2024-11-25/2024-12-24", 12 },
	{ "2025-01-01/2025-06-30", -1, "2024-07-01/2024-12-31", 2 },
	{ "1960-01-25/1960-02-24", -1, "1959-12-25/1960-01-24", 12 },
	/* Spans that are no part of a year have no neighbours. */
	{ "2025-01-01/2025-11-30", -1, "", 0 },
	{ "2025-01-01/2025-09-10", -1, "", 0 },
	{ "2025-06-27/2025-12-14", 1, "", 0 },
	{ "2025-01-31T00:00/2025-03-31T00:00", 1, "", 0 },
	{ "2025-09-25T12:00/2025-10-25T13:00", 1, "", 0 },
	/* clang-format on */
};

static void every_shift(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct period period = make_period(cases[i].label), shifted = { 0 };

		print_message("  %s %+d\n", cases[i].label, cases[i].count);
		assert_int_equal(
			period_shift(&period, cases[i].count, &shifted), *cases[i].shifted != '\0');
		assert_string_equal(shifted.label, cases[i].shifted);
		assert_int_equal(period_per_year(&period), cases[i].per_year);
	}
}

/* There and back again, and neighbours touch. */
static void neighbours_touch(void **state UNUSED)
{
	static const char *const labels[] = { "2024", "2024-S1", "2024-Q2", "2024-11", "2024-W07",
		"2024-02-29", "2024-01-25/2024-02-24" };

	for (size_t i = 0; i < COUNT(labels); i++)
		for (int count = -60; count < 60; count++) {
			struct period start = make_period(labels[i]), here, next, back;

			assert_true(period_shift(&start, count, &here));
			assert_true(period_shift(&here, 1, &next));
			assert_true(period_shift(&here, -count, &back));
			assert_true(here.until == next.from);
			assert_string_equal(back.label, labels[i]);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_shift),
		cmocka_unit_test(neighbours_touch),
	};
	return cmocka_run_group_tests_name("period_shift", tests, NULL, NULL);
}

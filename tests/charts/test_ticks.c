/* tests/charts/test_ticks.c - the contracts of charts/ticks.h and charts/timeticks.h. */
#include "tests/support/unit.h"

#include <math.h>
#include <string.h>

#include "charts/ticks.h"
#include "charts/timeticks.h"

/* clang-format off */
static const struct {
	double low, high;
	int wanted;
	bool whole;
	const char *ticks; /* "!" when there are none */
} value_cases[] = {
	{ 0, 40, 5, false, "0 10 20 30 40" },
	{ 0, 25, 5, false, "0 5 10 15 20 25" },
	{ 0, 99.7, 5, false, "0 20 40 60 80 100" },
	{ 0, 100, 4, false, "0 25 50 75 100" },
	{ 0, 1, 4, true, "0 1" },
	{ 0, 7, 5, true, "0 2 4 6 8" },
	{ -6.1, 9, 5, false, "-10 -5 0 5 10" },
	{ -6.1, -3.9, 5, false, "-6.5 -6.0 -5.5 -5.0 -4.5 -4.0 -3.5" },
	{ 0.5853, 0.8, 5, false, "0.55 0.60 0.65 0.70 0.75 0.80" },
	{ 0, 1.5e15, 4, false, "0 500000000000000 1000000000000000 1500000000000000" },
	{ 0, 1e-6, 4, false, "0.00000000 0.00000025 0.00000050 0.00000075 0.00000100" },
	{ 1e15, 1e15 + 4, 4, false, "1000000000000000 1000000000000002 1000000000000004" },
	{ 0, 0, 4, false, "!" },
	{ 3, 2, 4, false, "!" },
	{ 0, 1e-19, 4, false, "!" },
	{ 0, 9.5e18, 4, false, "!" },
	{ 0, INFINITY, 4, false, "!" },
	{ NAN, 1, 4, false, "!" },
};

static const struct {
	const char *from, *until; /* periods whose ends bound the axis */
	enum time_step step;
	struct time_reading reading;
	const char *labels;
} time_cases[] = {
	{ "2020", "2024", TIME_YEAR, { 0 }, "2020 2021 2022 2023 2024" },
	{ "2021", "2030", TIME_YEARS_2, { 0 }, "2022 2024 2026 2028 2030" },
	{ "1998", "2030", TIME_YEARS_10, { 0 }, "2000 2010 2020 2030" },
	{ "2022-03", "2022-12", TIME_QUARTER, { 0 }, "T3/2022 T6/2022 T9/2022 T12/2022" },
	{ "2022-03", "2022-12", TIME_QUARTER, { .quarters = true, .lang = LANG_EN },
		"Q1 2022 Q2 2022 Q3 2022 Q4 2022" },
	{ "2022-11", "2023-02", TIME_MONTH, { .lang = LANG_EN },
		"Nov 2022 Dec 2022 Jan 2023 Feb 2023" },
	{ "2022-01", "2023-06", TIME_HALF, { 0 }, "T6/2022 T12/2022 T6/2023" },
	{ "2022-02", "2024-03", TIME_YEAR, { .bands = true }, "2022 2023 2024" },
	{ "2021-12", "2023-12", TIME_YEAR, { .bands = true }, "2021 2022 2023" },
	{ "2024-02-27", "2024-03-01", TIME_DAY, { 0 }, "27/2/2024 28/2/2024 29/2/2024 1/3/2024" },
	{ "2026-11-01", "2026-11-22", TIME_WEEK, { 0 },
		"1/11/2026 8/11/2026 15/11/2026 22/11/2026" },
	{ "1901", "1903", TIME_YEAR, { 0 }, "1901 1902 1903" },
	{ "2000-01-01", "2022-01-01", TIME_DAY, { 0 }, "!" },
};
/* clang-format on */

static void values_are_round(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(value_cases); i++) {
		text_auto seen = { 0 };
		struct value_ticks ticks;

		if (ticks_value(value_cases[i].low, value_cases[i].high, value_cases[i].wanted,
			    value_cases[i].whole, &ticks)) {
			for (int k = 0; k < ticks.count; k++) {
				text_addz(&seen, k == 0 ? "" : " ");
				decimal_print(ticks.values[k], &seen);
			}
			assert_true(ticks.from <= value_cases[i].low &&
				ticks.until >= value_cases[i].high);
		} else {
			text_addc(&seen, '!');
		}
		print_message("  %g to %g\n", value_cases[i].low, value_cases[i].high);
		assert_string_equal(text_z(&seen), value_cases[i].ticks);
	}
}

static void ends_of_periods_are_named(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(time_cases); i++) {
		text_auto seen = { 0 };
		struct period from, until;
		struct time_ticks ticks;

		assert_true(period_parse(span_of(time_cases[i].from), &from));
		assert_true(period_parse(span_of(time_cases[i].until), &until));
		if (ticks_time((double)from.until, (double)until.until, time_cases[i].step,
			    time_cases[i].reading, &ticks))
			for (int k = 0; k < ticks.count; k++)
				text_addf(&seen, "%s%s", k == 0 ? "" : " ", ticks.ticks[k].label);
		else
			text_addc(&seen, '!');
		print_message("  %s to %s\n", time_cases[i].from, time_cases[i].until);
		assert_string_equal(text_z(&seen), time_cases[i].labels);
	}
}

/* Whatever the range, the ticks hold it, are few and stand at equal steps. */
static void any_range_has_good_ticks(void **state UNUSED)
{
	static const double sizes[] = { 1e-12, 1e-6, 0.01, 0.3, 1, 7, 99, 1234, 1e6, 3e9, 1e15 };
	static const double offsets[] = { 0, -0.5, 1, -3, 17 };

	for (size_t s = 0; s < COUNT(sizes); s++)
		for (size_t o = 0; o < COUNT(offsets); o++)
			for (int wanted = 1; wanted <= 8; wanted++) {
				double low = offsets[o] * sizes[s], high = low + sizes[s];
				struct value_ticks ticks;
				double step;

				assert_true(ticks_value(low, high, wanted, false, &ticks));
				step = (ticks.until - ticks.from) / (ticks.count - 1);
				assert_true(ticks.count >= 2 && ticks.count <= TICKS_MAX);
				assert_true(ticks.from <= low + step * 1e-6);
				assert_true(ticks.until >= high - step * 1e-6);
				assert_true(ticks.until - ticks.from <=
					(wanted < 3 ? 8 : 2.6) * sizes[s]);
				for (int k = 0; k < ticks.count; k++)
					assert_true(fabs(decimal_double(ticks.values[k]) -
							    (ticks.from + k * step)) < step * 1e-6);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_round),
		cmocka_unit_test(ends_of_periods_are_named),
		cmocka_unit_test(any_range_has_good_ticks),
	};

	return cmocka_run_group_tests_name("ticks", tests, NULL, NULL);
}

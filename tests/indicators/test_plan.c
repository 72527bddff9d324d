/* tests/indicators/test_plan.c - the contract of indicators/plan.h. */
#include "tests/indicators/make.h"

static struct plan plan_of(const char *line, struct plan_point *points)
{
	return (struct plan){ .place = "79", .points = points, .count = make_plan(line, points) };
}

/* The path at the end of a period: to so many digits, or "!" where there is none. */
static const struct {
	const char *name, *plan, *period;
	int scale;
	const char *value;
} paths[] = {
	{ "no plan", "", "2022", 2, "!" },
	{ "at a point", "2020>=12.0 2022>=15", "2022", 2, "15" },
	{ "at the first", "2020>=12.0 2022>=15", "2020", 2, "12.0" },
	{ "before the first", "2020>=12.0 2022>=15", "2019", 2, "!" },
	{ "after the last", "2020>=12.0 2022>=15", "2023", 2, "!" },
	{ "a day after the last", "2020>=12.0 2022>=15", "2023-01-01", 2, "!" },
	{ "one point, at it", "2025>=20", "2025", 2, "20" },
	{ "one point, before it", "2025>=20", "2024", 2, "!" },
	/* From the end of 2020, 365 of 730 days. */
	{ "half way in time", "2020>=12 2022>=15", "2021", 2, "13.50" },
	{ "rounded", "2020>=12 2022>=15", "2021", 0, "14" },
	/* From the end of 2019, the leap year 2020 is 366 of 731 days. */
	{ "a leap year counts", "2019>=0 2021>=731", "2020", 2, "366.00" },
	{ "a quarter", "2021>=0 2022>=365", "2022-Q1", 0, "90" },
	{ "falling", "2020<=30 2022<=10", "2021", 1, "20.0" },
	{ "below zero", "2020>=-3 2022>=-1", "2021", 1, "-2.0" },
	{ "ends with the year", "2020>=12 2022>=15", "2022-12", 2, "15" },
	{ "the second of two legs", "2020>=0 2021>=10 2023>=30", "2022", 1, "20.0" },
	{ "superseded, not in force", "2020>=12 2021>=99! 2022>=15", "2021", 2, "13.50" },
	{ "revised at the same period", "2020>=10 2022>=30! 2022>=20", "2022", 2, "20" },
	{ "all superseded", "2020>=12! 2022>=15!", "2021", 2, "!" },
	{ "no room for digits", "2020>=0 2022>=999999999999999999", "2021", 4,
		"500000000000000000" },
};

static void the_path_between_points(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct plan_point points[MAKE_MOST];
		struct plan plan = plan_of(paths[i].plan, points);
		struct decimal value = make_decimal("42");
		text_auto text = { 0 };
		bool fine = plan_value_at(
			&plan, make_period(paths[i].period).until, paths[i].scale, &value);

		print_message("  %s\n", paths[i].name);
		decimal_print(value, &text);
		assert_int_equal(fine, paths[i].value[0] != '!');
		assert_string_equal(text_z(&text), fine ? paths[i].value : "42");
	}
}

/* The path itself: nine digits more than its points have, as far as there is room. */
static const struct {
	const char *plan, *period, *value;
} exact[] = {
	{ "2020>=12.0 2022>=15", "2022", "15" },
	{ "2020>=12.0 2022>=15", "2021", "13.5000000000" },
	{ "2020>=10 2025>=15", "2021", "10.999452355" },
	{ "2020<=90 2025<=85", "2021", "89.000547645" },
	{ "2020>=10000 2025>=15000", "2021", "10999.452354874" },
	{ "2020>=10.000 2025>=15.000", "2021", "10.999452354874" },
	{ "2020>=10 2025>=15", "2019", "!" },
	{ "2020>=10 2025>=15", "2026", "!" },
};

static void the_path_keeps_its_digits(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(exact); i++) {
		struct plan_point points[MAKE_MOST];
		struct plan plan = plan_of(exact[i].plan, points);
		struct decimal value = make_decimal("42");
		text_auto text = { 0 };
		bool fine = plan_path_at(&plan, make_period(exact[i].period).until, &value);

		print_message("  %s at %s\n", exact[i].plan, exact[i].period);
		decimal_print(value, &text);
		assert_int_equal(fine, exact[i].value[0] != '!');
		assert_string_equal(text_z(&text), fine ? exact[i].value : "42");
	}
}

/* The target, and seen from the end of a period the point at it and the next: "" for none. */
static const struct {
	const char *name, *plan, *period, *target, *at, *next;
} points_of[] = {
	{ "no plan", "", "2022", "", "", "" },
	{ "at the last", "2020>=12 2022>=15", "2022", "2022", "2022", "2022" },
	{ "between", "2020>=12 2022>=15", "2021", "2022", "", "2022" },
	{ "before the first", "2020>=12 2022>=15", "2019", "2022", "", "2020" },
	{ "after the last", "2020>=12 2022>=15", "2023", "2022", "", "" },
	{ "a replaced end", "2020>=12 2022>=15 2025>=30!", "2023", "2022", "", "" },
	{ "a replaced point", "2020>=12! 2022>=15", "2019", "2022", "", "2022" },
	{ "the month that ends it", "2020>=12 2022>=15", "2022-12", "2022", "2022", "2022" },
	{ "all replaced", "2020>=12! 2022>=15!", "2020", "", "", "" },
};

static void assert_point(const struct plan_point *point, const char *label)
{
	if (*label == '\0')
		assert_null(point);
	else
		assert_string_equal(point->period.label, label);
}

static void the_points_in_force(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(points_of); i++) {
		struct plan_point points[MAKE_MOST];
		struct plan plan = plan_of(points_of[i].plan, points);
		int64_t until = make_period(points_of[i].period).until;

		print_message("  %s\n", points_of[i].name);
		assert_point(plan_target(&plan), points_of[i].target);
		assert_point(plan_point_at(&plan, until), points_of[i].at);
		assert_point(plan_next(&plan, until), points_of[i].next);
	}
}

static const struct {
	const char *point, *value;
	bool met;
} comparisons[] = {
	{ "2022>=15", "15", true },
	{ "2022>=15", "15.0", true },
	{ "2022>=15", "14.999", false },
	{ "2022>15", "15.00", false },
	{ "2022>15", "15.01", true },
	{ "2022<=30", "30.0", true },
	{ "2022<=30", "30.1", false },
	{ "2022<30", "30", false },
	{ "2022<30", "29.9", true },
	{ "2022>=-1", "-1.0", true },
};

static void a_point_is_met(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(comparisons); i++) {
		struct plan_point points[MAKE_MOST];

		print_message("  %s %s\n", comparisons[i].point, comparisons[i].value);
		assert_int_equal(make_plan(comparisons[i].point, points), 1);
		assert_int_equal(plan_point_met(points, make_decimal(comparisons[i].value)),
			comparisons[i].met);
	}
}

static void comparators_by_name(void **state UNUSED)
{
	assert_string_equal(plan_comparators[COMPARE_AT_LEAST], "at-least");
	assert_string_equal(plan_comparators[COMPARE_MORE_THAN], "more-than");
	assert_string_equal(plan_comparators[COMPARE_AT_MOST], "at-most");
	assert_string_equal(plan_comparators[COMPARE_LESS_THAN], "less-than");
	assert_null(plan_comparators[COMPARE_LESS_THAN + 1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_path_between_points),
		cmocka_unit_test(the_path_keeps_its_digits),
		cmocka_unit_test(the_points_in_force),
		cmocka_unit_test(a_point_is_met),
		cmocka_unit_test(comparators_by_name),
	};
	return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}

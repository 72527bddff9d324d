/* tests/indicators/test_scale_math.c - the contract of indicators/scale_math.h. */
#include "tests/indicators/make.h"

#include <math.h>

#include "indicators/indicator.h"
#include "indicators/scale_math.h"
#include "indicators/unit.h"

/* What becomes of a declared scale: its kind, whether bounded, and its tolerance around 50. */
static const struct {
	const char *name, *unit, *minimum, *maximum;
	enum scale_kind declared;
	const char *series, *plan;
	enum scale_kind kind;
	bool bounded;
	double tolerance;
} cases[] = {
	/* clang-format off */
	{ "a share", "percent", "", "", SCALE_LINEAR, "2020=40", "2022>=50", SCALE_LINEAR, true, 0.5 },
	{ "a share on a logit", "percent", "", "", SCALE_LOGIT, "2020=40", "2022>=50", SCALE_LOGIT, true, 0.02 },
	{ "a share beyond 100", "percent", "", "", SCALE_LOGIT, "2020=104", "2022>=50", SCALE_LINEAR, false, 0.5 },
	{ "a target beyond 100", "percent", "", "", SCALE_LOGIT, "2020=94", "2022>=150", SCALE_LINEAR, false, 0.5 },
	{ "bounds of its own", "points", "0", "18", SCALE_LINEAR, "2020=17.94", "", SCALE_LINEAR, true, 0.09 },
	{ "a rank", "rank", "1", "63", SCALE_LINEAR, "2020=2", "", SCALE_LINEAR, true, 0.31 },
	{ "one bound is none", "count", "0", "", SCALE_LINEAR, "2020=17", "", SCALE_LINEAR, false, 0.5 },
	{ "a count on a logit", "count", "", "", SCALE_LOGIT, "2020=17", "", SCALE_LINEAR, false, 0.5 },
	{ "a count on a log", "count", "", "", SCALE_LOG, "2020=17", "2022>=50", SCALE_LOG, false, 0.00995033085316808 },
	{ "a count of zero on a log", "count", "", "", SCALE_LOG, "2020=0 2021=5", "", SCALE_LINEAR, false, 0.5 },
	{ "a target of zero on a log", "count", "", "", SCALE_LOG, "2020=5", "2022<=0", SCALE_LINEAR, false, 0.5 },
	{ "a growth rate on a log", "percent-change", "", "", SCALE_LOG, "2020=5", "2022>=8", SCALE_LINEAR, false, 0.1 },
	{ "no figure", "percent", "", "", SCALE_LOGIT, "2020=M", "2022>=50", SCALE_LINEAR, false, 0.5 },
	/* clang-format on */
};

static bool near(double a, double b)
{
	return fabs(a - b) <= 1e-12 * fmax(1, fabs(b));
}

static void declared_scales(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct indicator indicator = { .unit = unit_find(cases[i].unit),
			.minimum = cases[i].minimum,
			.maximum = cases[i].maximum,
			.scale = cases[i].declared };
		struct observation items[MAKE_MOST];
		struct plan_point points[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(cases[i].series, items) };
		struct plan plan = { .points = points, .count = make_plan(cases[i].plan, points) };
		struct scale scale = scale_of(&indicator, &series, &plan);

		print_message("  %s\n", cases[i].name);
		assert_int_equal(scale.kind, cases[i].kind);
		assert_int_equal(scale.bounded, cases[i].bounded);
		assert_true(near(scale_tolerance(&scale, 50), cases[i].tolerance));
		assert_true(near(scale_tolerance(&scale, -50), cases[i].tolerance));
	}
}

static void there_and_back(void **state UNUSED)
{
	const struct scale scales[] = {
		{ .kind = SCALE_LINEAR },
		{ .kind = SCALE_LOG },
		{ .kind = SCALE_LOGIT, .bounded = true, .high = 100, .edge = 0.0005 },
	};

	for (size_t i = 0; i < COUNT(scales); i++)
		for (int value = 1; value < 100; value++)
			assert_true(
				near(scale_from(&scales[i], scale_to(&scales[i], value)), value));
}

/* A share of all and one of none are finite, mirrored, and nearer than any share within. */
static void the_ends_of_a_logit(void **state UNUSED)
{
	static const struct {
		int64_t denominator;
		double edge;
	} edges[] = { { 9, 0.05 }, { 99, 0.005 }, { 1000000, 0.0005 } };
	const struct indicator indicator = { .unit = unit_find("percent"), .scale = SCALE_LOGIT };

	for (size_t i = 0; i < COUNT(edges); i++) {
		struct observation items[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series("2020=0 2021=50 2022=100", items) };
		struct scale scale;

		items[1].parts = true;
		items[1].denominator = (struct decimal){ edges[i].denominator, 0 };
		scale = scale_of(&indicator, &series, NULL);
		assert_true(near(scale.edge, edges[i].edge));
		assert_true(near(scale_to(&scale, 0), -scale_to(&scale, 100)));
		assert_true(near(scale_to(&scale, 100), log((1 - scale.edge) / scale.edge)));
		assert_true(scale_to(&scale, 100) >=
			scale_to(&scale, 100.0 - 100.0 / (double)edges[i].denominator));
	}
}

static void within_the_bounds(void **state UNUSED)
{
	const struct scale scale = { .kind = SCALE_LINEAR, .bounded = true, .high = 100 };

	assert_true(scale_from(&scale, 104) == 100);
	assert_true(scale_from(&scale, -3) == 0);
}

static void the_nearest_decimal(void **state UNUSED)
{
	struct decimal value = { 7, 7 };

	assert_true(scale_decimal(2.345, 1, &value));
	assert_int_equal(value.units, 23);
	assert_int_equal(value.scale, 1);
	assert_true(scale_decimal(-2.5, 0, &value));
	assert_int_equal(value.units, -3);
	assert_false(scale_decimal(1e30, 2, &value));
	assert_false(scale_decimal(NAN, 2, &value));
	assert_false(scale_decimal(1, -1, &value));
	assert_int_equal(value.units, -3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(declared_scales),
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(the_ends_of_a_logit),
		cmocka_unit_test(within_the_bounds),
		cmocka_unit_test(the_nearest_decimal),
	};
	return cmocka_run_group_tests_name("scale_math", tests, NULL, NULL);
}

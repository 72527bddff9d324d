/* tests/indicators/test_projection.c - the contract of indicators/projection.h, a projection a row. */
#include "tests/indicators/make.h"

#include "base/arena.h"
#include "indicators/projection.h"
#include "indicators/unit.h"

/* Points as `period low..expected..high`. */
static const struct {
	const char *name;
	enum scale_kind scale;
	const char *series, *target, *points, *vi, *en;
} cases[] = {
	/* clang-format off */
	{ "too short", SCALE_LINEAR, "2021=14 2022=16 2023=18", "2025>=30", "", "", "" },
	{ "to the target", SCALE_LINEAR, "2018=10 2019=12 2020=14 2021=16 2022=18 2023=20", "2025>=30", "2024 21.65..22..22.35; 2025 23.34..24..24.66", "Cách dự báo: đường thẳng, từ 6 số liệu; thử lại trên quá khứ, dự báo một kỳ lệch chừng 0,25 điểm %, và 3 trong 3 khoảng 80% đã chứa số liệu thật.", "Method: a straight line, from 6 figures; tried on the past, a forecast of one period is about 0.25 percentage points off, and 3 of 3 intervals of 80% held the real figure." },
	{ "no further than the figures reach back", SCALE_LINEAR, "2020=10 2021=12.5 2022=14 2023=15", "2030>=30", "2024 12.85..16.14..19.43; 2025 11.43..16.96..22.49; 2026 10.13..17.62..25.11", "Cách dự báo: xu thế chậm dần (Holt), từ 4 số liệu; thử lại trên quá khứ, dự báo một kỳ lệch chừng 1,07 điểm %.", "Method: a trend that dies down (Holt), from 4 figures; tried on the past, a forecast of one period is about 1.07 percentage points off." },
	{ "without a target, a few", SCALE_LINEAR, "2018=10 2019=12.5 2020=14 2021=15 2022=18 2023=19", "", "2024 20.21..21..21.79; 2025 21.29..22.79..24.28; 2026 22.29..24.57..26.85", "Cách dự báo: đường thẳng, từ 6 số liệu; thử lại trên quá khứ, dự báo một kỳ lệch chừng 0,56 điểm %, và 3 trong 3 khoảng 80% đã chứa số liệu thật.", "Method: a straight line, from 6 figures; tried on the past, a forecast of one period is about 0.56 percentage points off, and 3 of 3 intervals of 80% held the real figure." },
	{ "never beyond its bounds", SCALE_LOGIT, "2018=70 2019=80 2020=88 2021=93 2022=96 2023=98", "2025>=99", "2024 98.76..99..99.19; 2025 99.36..99.49..99.59", "Cách dự báo: xu thế chậm dần (Holt), từ 6 số liệu; thử lại trên quá khứ, dự báo một kỳ lệch chừng 0,17 điểm %, và 2 trong 3 khoảng 80% đã chứa số liệu thật.", "Method: a trend that dies down (Holt), from 6 figures; tried on the past, a forecast of one period is about 0.17 percentage points off, and 2 of 3 intervals of 80% held the real figure." },
	{ "the target is past", SCALE_LINEAR, "2018=10 2019=12.5 2020=14 2021=15 2022=18 2023=19", "2022>=20", "", "", "" },
	{ "spans that cannot be counted on", SCALE_LINEAR, "2025-01-01/2025-01-10=1 2025-01-11/2025-01-20=2 2025-01-21/2025-01-30=3 2025-01-31/2025-02-09=5", "", "", "", "" },
	/* clang-format on */
};

static void draw(const struct projection *projection, struct text *ret)
{
	for (size_t i = 0; i < projection->count; i++) {
		const struct projection_point *point = &projection->points[i];

		text_addf(ret, "%s%s ", i == 0 ? "" : "; ", point->period.label);
		decimal_print(point->low, ret);
		text_addz(ret, "..");
		decimal_print(point->expected, ret);
		text_addz(ret, "..");
		decimal_print(point->high, ret);
	}
}

static void every_case(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct indicator indicator = { .unit = unit_find("percent"),
			.kind = KIND_RATIO,
			.direction = DIRECTION_UP,
			.scale = cases[i].scale,
			.decimals = 1 };
		struct observation items[MAKE_MOST];
		struct plan_point points[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(cases[i].series, items) };
		struct plan plan = { .points = points,
			.count = make_plan(cases[i].target, points) };
		struct scale scale = scale_of(&indicator, &series, &plan);
		arena_auto arena = { 0 };
		struct comparable comparable = comparable_of(
			&series, make_day("2026-03-01"), &arena);
		struct forecast forecast = forecast_of(&comparable, &scale);
		struct projection projection = projection_make(&indicator, &comparable, &scale,
			&forecast, plan.count == 0 ? NULL : points, &arena);
		text_auto drawn = { 0 }, vi = { 0 }, en = { 0 };

		print_message("  %s\n", cases[i].name);
		draw(&projection, &drawn);
		projection_say(&projection, &indicator, LANG_VI, &vi);
		projection_say(&projection, &indicator, LANG_EN, &en);
		assert_string_equal(text_z(&drawn), cases[i].points);
		assert_string_equal(text_z(&vi), cases[i].vi);
		assert_string_equal(text_z(&en), cases[i].en);
	}
}

/* The points are the forecast's own, at every period: the picture says what the words say. */
static void points_are_the_forecast(void **state UNUSED)
{
	const struct indicator indicator = {
		.unit = unit_find("count"), .kind = KIND_STOCK, .direction = DIRECTION_UP
	};
	struct observation items[MAKE_MOST];
	struct series series = { .items = items,
		.count = make_series(
			"2016=100 2017=140 2018=150 2019=190 2020=240 2021=230 2022=290", items) };
	struct scale scale = scale_of(&indicator, &series, NULL);
	arena_auto arena = { 0 };
	struct comparable comparable = comparable_of(&series, make_day("2023-03-01"), &arena);
	struct forecast forecast = forecast_of(&comparable, &scale);
	struct projection projection = projection_make(
		&indicator, &comparable, &scale, &forecast, NULL, &arena);

	assert_int_equal(projection.count, PROJECTION_UNPLANNED);
	assert_int_equal(projection.past, forecast.past);
	for (int i = 0; i < PROJECTION_UNPLANNED; i++) {
		const struct projection_point *point = &projection.points[i];

		assert_float_equal(
			decimal_double(point->expected), forecast_value(&forecast, i + 1), 0.051);
		assert_float_equal(decimal_double(point->low),
			forecast_quantile(&forecast, i + 1, 0.1), 0.051);
		assert_float_equal(decimal_double(point->high),
			forecast_quantile(&forecast, i + 1, 0.9), 0.051);
		assert_true(decimal_compare(point->low, point->expected) < 0 &&
			decimal_compare(point->expected, point->high) < 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case),
		cmocka_unit_test(points_are_the_forecast),
	};
	return cmocka_run_group_tests_name("projection", tests, NULL, NULL);
}

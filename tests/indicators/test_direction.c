/* tests/indicators/test_direction.c - the contract of indicators/direction.h, a movement a row. */
#include "tests/indicators/make.h"

#include "base/arena.h"
#include "indicators/direction.h"
#include "indicators/unit.h"

static const struct {
	const char *name, *unit;
	enum direction direction;
	enum scale_kind scale;
	const char *series;
	enum course course;
	enum course_reason reason;
	const char *vi, *en;
} cases[] = {
	/* clang-format off */
	{ "no figure", "percent", DIRECTION_UP, SCALE_LINEAR, "2020=M", COURSE_UNKNOWN, COURSE_NO_FIGURE,
	  "Chưa có số liệu.", "No figure yet." },
	{ "one figure", "percent", DIRECTION_UP, SCALE_LINEAR, "2020=40", COURSE_UNKNOWN, COURSE_ONE_FIGURE,
	  "Chưa rõ hướng: mới có một số liệu là 40% (2020), chưa có số nào trước đó để so.",
	  "Not known: there is only 40% (2020), and nothing before it to compare with." },
	{ "one since a reform", "percent", DIRECTION_UP, SCALE_LINEAR, "2024=46 2025=38@2", COURSE_UNKNOWN, COURSE_ONE_FIGURE,
	  "Chưa rõ hướng: mới có một số liệu là 38% (2025), chưa có số nào trước đó để so. Số liệu trước khi thay đổi địa giới không so sánh được.",
	  "Not known: there is only 38% (2025), and nothing before it to compare with. Figures from before the boundaries changed cannot be compared." },
	{ "two since a break", "percent", DIRECTION_UP, SCALE_LINEAR, "2023=20 2024=46B 2025=48", COURSE_IMPROVING, COURSE_CLEAR,
	  "Đang tốt lên: +2 điểm % trong 1 năm, từ 46% (2024) đến 48% (2025). Số liệu trước khi chuỗi bị gián đoạn không so sánh được.",
	  "Improving: +2 percentage points in 1 year, from 46% (2024) to 48% (2025). Figures from before the break in the series cannot be compared." },
	{ "rising months", "percent", DIRECTION_UP, SCALE_LINEAR, "2025-06=65.2 2025-07=65.9 2025-08=67.3 2025-09=68", COURSE_IMPROVING, COURSE_CLEAR,
	  "Đang tốt lên: +2,8 điểm % trong 3 tháng, từ 65,2% (T6/2025) đến 68% (T9/2025).",
	  "Improving: +2.8 percentage points in 3 months, from 65.2% (Jun 2025) to 68% (Sep 2025)." },
	{ "rising is bad", "count", DIRECTION_DOWN, SCALE_LINEAR, "2021=100 2022=110 2023=125", COURSE_WORSENING, COURSE_CLEAR,
	  "Đang xấu đi: +25 trong 2 năm, từ 100 (2021) đến 125 (2023).",
	  "Getting worse: +25 in 2 years, from 100 (2021) to 125 (2023)." },
	{ "only the last four count", "percent", DIRECTION_UP, SCALE_LINEAR, "2018=80 2019=90 2020=99 2021=97.5 2022=96.2 2023=95.4", COURSE_WORSENING, COURSE_CLEAR,
	  "Đang xấu đi: −3,6 điểm % trong 3 năm, từ 99% (2020) đến 95,4% (2023).",
	  "Getting worse: −3.6 percentage points in 3 years, from 99% (2020) to 95.4% (2023)." },
	{ "just the tolerance", "percent", DIRECTION_UP, SCALE_LINEAR, "2020=40 2021=40.5", COURSE_STEADY, COURSE_LITTLE,
	  "Đi ngang: +0,5 điểm % trong 1 năm, từ 40% (2020) đến 40,5% (2021); thay đổi chừng 0,5 điểm % trở xuống được coi là không đáng kể.",
	  "Steady: +0.5 percentage points in 1 year, from 40% (2020) to 40.5% (2021); about 0.5 percentage points or less counts as no movement." },
	{ "just more", "percent", DIRECTION_UP, SCALE_LINEAR, "2020=40 2021=40.51", COURSE_IMPROVING, COURSE_CLEAR,
	  "Đang tốt lên: +0,51 điểm % trong 1 năm, từ 40% (2020) đến 40,51% (2021).",
	  "Improving: +0.51 percentage points in 1 year, from 40% (2020) to 40.51% (2021)." },
	{ "a count within 1 %", "count", DIRECTION_UP, SCALE_LINEAR, "2020=1000 2021=1008", COURSE_STEADY, COURSE_LITTLE,
	  "Đi ngang: +8 trong 1 năm, từ 1.000 (2020) đến 1.008 (2021); thay đổi chừng 10,08 trở xuống được coi là không đáng kể.",
	  "Steady: +8 in 1 year, from 1,000 (2020) to 1,008 (2021); about 10.08 or less counts as no movement." },
	{ "small near the ceiling, on a logit not", "percent", DIRECTION_UP, SCALE_LOGIT, "2020=99.1 2021=99.4", COURSE_IMPROVING, COURSE_CLEAR,
	  "Đang tốt lên: +0,3 điểm % trong 1 năm, từ 99,1% (2020) đến 99,4% (2021).",
	  "Improving: +0.3 percentage points in 1 year, from 99.1% (2020) to 99.4% (2021)." },
	{ "a growth rate, in points", "percent-change", DIRECTION_UP, SCALE_LINEAR, "2020=-2 2021=3", COURSE_IMPROVING, COURSE_CLEAR,
	  "Đang tốt lên: +5 điểm % trong 1 năm, từ −2% (2020) đến 3% (2021).",
	  "Improving: +5 percentage points in 1 year, from −2% (2020) to 3% (2021)." },
	{ "one odd figure at the end", "percent", DIRECTION_UP, SCALE_LINEAR, "2020=40 2021=44 2022=48 2023=39", COURSE_STEADY, COURSE_MIXED,
	  "Lúc lên lúc xuống, chưa rõ hướng: −1 điểm % trong 3 năm, từ 40% (2020) đến 39% (2023).",
	  "Up and down, with no clear direction: −1 percentage point in 3 years, from 40% (2020) to 39% (2023)." },
	{ "which way is good is not said", "count", DIRECTION_NONE, SCALE_LINEAR, "2020=10 2021=20", COURSE_UNKNOWN, COURSE_NO_DIRECTION,
	  "+10 trong 1 năm, từ 10 (2020) đến 20 (2021); chưa khai báo tăng hay giảm là tốt.",
	  "+10 in 1 year, from 10 (2020) to 20 (2021); whether rising or falling is good is not declared." },
	/* clang-format on */
};

static void every_case(void **state UNUSED)
{
	bool seen[COURSE_REASON_COUNT] = { false };

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct indicator indicator = { .unit = unit_find(cases[i].unit),
			.direction = cases[i].direction,
			.scale = cases[i].scale,
			.decimals = 1 };
		struct observation items[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(cases[i].series, items) };
		arena_auto arena = { 0 };
		struct comparable comparable = comparable_of(
			&series, make_day("2026-03-01"), &arena);
		struct scale scale = scale_of(&indicator, &series, NULL);
		struct movement movement = direction_judge(&indicator, &comparable, &scale);
		text_auto vi = { 0 }, en = { 0 };

		print_message("  %s\n", cases[i].name);
		assert_int_equal(movement.course, cases[i].course);
		assert_int_equal(movement.reason, cases[i].reason);
		direction_say(&movement, &indicator, LANG_VI, &vi);
		direction_say(&movement, &indicator, LANG_EN, &en);
		assert_string_equal(text_z(&vi), cases[i].vi);
		assert_string_equal(text_z(&en), cases[i].en);
		seen[movement.reason] = true;
	}
	for (enum course_reason reason = 0; reason < COURSE_REASON_COUNT; reason++)
		assert_true(seen[reason]);
}

static void every_course_has_words_and_a_key(void **state UNUSED)
{
	for (enum course course = 0; course < COURSE_COUNT; course++) {
		assert_non_null(course_keys[course]);
		for (enum lang lang = 0; lang < LANG_COUNT; lang++)
			assert_true(*course_say(course, lang) != '\0');
	}
	assert_string_equal(course_keys[COURSE_WORSENING], "worsening");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case),
		cmocka_unit_test(every_course_has_words_and_a_key),
	};
	return cmocka_run_group_tests_name("direction", tests, NULL, NULL);
}

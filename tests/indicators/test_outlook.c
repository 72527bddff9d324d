/* tests/indicators/test_outlook.c - the contract of indicators/outlook.h, an outlook a row. */
#include "tests/indicators/make.h"

#include <math.h>

#include "base/arena.h"
#include "indicators/outlook_words.h"
#include "indicators/unit.h"

static const struct place da_nang = { .id = 48, .code = "48", .name = { "Đà Nẵng", "Da Nang" } };

/* The plan's one point is the target; siblings lie in Da Nang. */
static const struct {
	const char *name, *unit;
	enum indicator_kind kind;
	enum direction direction;
	enum scale_kind scale;
	const char *series, *target, *siblings, *today;
	enum outlook_grade grade;
	enum outlook_reason reason;
	enum outlook_effort effort;
	const char *vi, *en;
} cases[] = {
	/* clang-format off */
	{ "no target", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2022=10 2023=12", "", NULL, "2024-03-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_NO_TARGET, OUTLOOK_NOT_ASKED,
	  "Không còn mục tiêu nào ở phía trước.", "There is no target ahead." },
	{ "no direction", "percent", KIND_RATIO, DIRECTION_NONE, SCALE_LINEAR, "2022=10 2023=12", "2025>=20", NULL, "2024-03-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_NO_DIRECTION, OUTLOOK_NOT_ASKED,
	  "Chưa khai báo tăng hay giảm là tốt nên không dự báo khả năng đạt.",
	  "It is not declared whether rising or falling is good, so no chance is told." },
	{ "no figure", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2022=M", "2025>=20", NULL, "2024-03-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_NO_FIGURE, OUTLOOK_NOT_ASKED,
	  "Chưa có số liệu để dự báo.", "There is no figure to forecast from." },
	{ "the date is past", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2022=10 2023=12", "2023>=20", NULL, "2024-03-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_PAST, OUTLOOK_NOT_ASKED,
	  "Mốc 20% (2023) đã đến hạn; không còn gì để dự báo.",
	  "The target 20% (2023) has fallen due; there is nothing left to forecast." },
	{ "the date is past, without a figure", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2021=10 2022=12", "2023>=20", NULL, "2024-03-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_PAST, OUTLOOK_NOT_ASKED,
	  "Mốc 20% (2023) đã đến hạn; không còn gì để dự báo.",
	  "The target 20% (2023) has fallen due; there is nothing left to forecast." },
	{ "months of a flow, a target of a year", "count", KIND_FLOW, DIRECTION_UP, SCALE_LINEAR, "2025-01=100 2025-02=110 2025-03=120 2025-04=130", "2025>=1500", NULL, "2025-06-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_PARTS, OUTLOOK_NOT_ASKED,
	  "Không dự báo: số liệu là của từng phần, còn mục tiêu 1.500 là cộng cả kỳ (2025).",
	  "No forecast: the figures are of parts, and the target 1,500 adds up the whole period (2025)." },
	{ "one figure", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2023=12", "2025>=20", NULL, "2024-03-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_TOO_SHORT, OUTLOOK_NEW_ANYWHERE,
	  "Chưa dự báo được: mới có 1 số liệu so sánh được, ít nhất phải có 4 và phải có biến động. Để đạt 20% (2025), từ nay cần +4 điểm % mỗi năm.",
	  "No forecast: only 1 comparable figure; it takes at least 4 that have moved. To reach 20% (2025), from now it takes +4 percentage points a year." },
	{ "never moved", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2020=12 2021=12 2022=12 2023=12", "2025>=20", NULL, "2024-03-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_NEVER_MOVED, OUTLOOK_NEW_ANYWHERE,
	  "Chưa dự báo được: cả 4 số liệu so sánh được đều như nhau. Để đạt 20% (2025), từ nay cần +4 điểm % mỗi năm, nhanh hơn mọi kỳ trước ở đây (nhanh nhất 0 điểm %, 2021). Cứ theo mức trung bình vừa qua thì không thể đạt.",
	  "No forecast: all 4 comparable figures are the same. To reach 20% (2025), from now it takes +4 percentage points a year, more than ever here (at best 0 percentage points, 2021). At the average pace so far it would never be reached." },
	{ "too far ahead", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2022=18.9 2023=21.5 2024=22 2025=25", "2030>=40", NULL, "2026-03-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_TOO_FAR, OUTLOOK_FASTER,
	  "Chưa dự báo được: mục tiêu 40% (2030) còn 5 năm nữa mới đến hạn, mà số liệu so sánh được mới trải qua 3 năm. Để đạt 40% (2030), từ nay cần +3 điểm % mỗi năm, nhanh hơn mức trung bình vừa qua là +2 điểm %; nhanh nhất từng đạt ở đây là +3 điểm % (2025). Cứ theo mức trung bình vừa qua thì đến 2033 mới đạt.",
	  "No forecast: the target 40% (2030) is 5 years away, and the comparable figures reach back only 3 years. To reach 40% (2030), from now it takes +3 percentage points a year, more than the average so far, +2 percentage points; the best ever here is +3 percentage points (2025). At the average pace so far it would be reached only in 2033." },
	{ "sure to come", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2018=10 2019=12 2020=14 2021=16 2022=18 2023=20", "2025>=22", NULL, "2024-03-01",
	  OUTLOOK_VERY_LIKELY, OUTLOOK_FORECAST, OUTLOOK_AS_USUAL,
	  "Rất có thể đạt: khả năng đạt mục tiêu 22% (2025) trên 95%. Nếu cứ như vừa qua, lúc đó sẽ vào khoảng 24%, 80% khả năng nằm trong khoảng 23,3% đến 24,7%. Để đạt 22% (2025), từ nay cần +1 điểm % mỗi năm; vừa qua trung bình +2 điểm %.",
	  "Very likely: the chance of reaching 22% (2025) is more than 95%. If things go on as they have, it will then be about 24%, in 8 of 10 cases between 23.3% and 24.7%. To reach 22% (2025), from now it takes +1 percentage point a year; the average so far is +2 percentage points." },
	{ "out of reach, as elsewhere", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2018=10 2019=12 2020=14 2021=16 2022=18 2023=20", "2025>=30", "2021=20 2022=23 2023=27", "2024-03-01",
	  OUTLOOK_VERY_UNLIKELY, OUTLOOK_FORECAST, OUTLOOK_NEW_ANYWHERE,
	  "Rất khó đạt: khả năng đạt mục tiêu 30% (2025) dưới 5%. Nếu cứ như vừa qua, lúc đó sẽ vào khoảng 24%, 80% khả năng nằm trong khoảng 23,3% đến 24,7%. Để đạt 30% (2025), từ nay cần +5 điểm % mỗi năm, nhanh hơn mọi kỳ trước ở đây (nhanh nhất +2 điểm %, 2019) và ở mọi nơi khác được so sánh (1 nơi; nhanh nhất +4 điểm %, Đà Nẵng). Cứ theo mức trung bình vừa qua thì đến 2028 mới đạt.",
	  "Very unlikely: the chance of reaching 30% (2025) is less than 5%. If things go on as they have, it will then be about 24%, in 8 of 10 cases between 23.3% and 24.7%. To reach 30% (2025), from now it takes +5 percentage points a year, more than ever here (at best +2 percentage points, 2019) and more than at any other place compared (1 place; at best +4 percentage points, Da Nang). At the average pace so far it would be reached only in 2028." },
	{ "done elsewhere", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2022=18 2023=20", "2025>=30", "2021=20 2022=23 2023=29", "2024-03-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_TOO_SHORT, OUTLOOK_NEW_HERE,
	  "Chưa dự báo được: mới có 2 số liệu so sánh được, ít nhất phải có 4 và phải có biến động. Để đạt 30% (2025), từ nay cần +5 điểm % mỗi năm, nhanh hơn mọi kỳ trước ở đây (nhanh nhất +2 điểm %, 2023); nơi khác đã có lúc đạt +6 điểm % (Đà Nẵng, 2023). Cứ theo mức trung bình vừa qua thì đến 2028 mới đạt.",
	  "No forecast: only 2 comparable figures; it takes at least 4 that have moved. To reach 30% (2025), from now it takes +5 percentage points a year, more than ever here (at best +2 percentage points, 2023); elsewhere +6 percentage points has been reached (Da Nang, 2023). At the average pace so far it would be reached only in 2028." },
	{ "down, in a pace by the month", "count", KIND_STOCK, DIRECTION_DOWN, SCALE_LINEAR, "2025-01=500 2025-02=480 2025-03=470", "2025-06<=440", NULL, "2025-05-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_TOO_SHORT, OUTLOOK_AS_USUAL,
	  "Chưa dự báo được: mới có 3 số liệu so sánh được, ít nhất phải có 4 và phải có biến động. Để đạt 440 (T6/2025), nếu từ T3/2025 đến nay không đổi thì từ nay cần −15 mỗi tháng; vừa qua trung bình −15.",
	  "No forecast: only 3 comparable figures; it takes at least 4 that have moved. To reach 440 (Jun 2025), if nothing has changed since Mar 2025, from now it takes −15 a month; the average so far is −15." },
	{ "spans: a pace by the year", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2025-01-01/2025-03-31=50 2025-04-01/2025-06-29=51", "2026>=60", NULL, "2025-07-15",
	  OUTLOOK_UNKNOWN, OUTLOOK_TOO_SHORT, OUTLOOK_NEW_ANYWHERE, "Chưa dự báo được: mới có 2 số liệu so sánh được, ít nhất phải có 4 và phải có biến động. Để đạt 60% (2026), từ nay cần +6,1 điểm % mỗi năm, nhanh hơn mọi kỳ trước ở đây (nhanh nhất +4,1 điểm %, 1/4–29/6/2025). Cứ theo mức trung bình vừa qua thì đến 2027 mới đạt.", "No forecast: only 2 comparable figures; it takes at least 4 that have moved. To reach 60% (2026), from now it takes +6.1 percentage points a year, more than ever here (at best +4.1 percentage points, 1 Apr – 29 Jun 2025). At the average pace so far it would be reached only in 2027." },
	{ "creeping", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2020=13 2021=13.1", "2030>=40", NULL, "2022-06-25",
	  OUTLOOK_UNKNOWN, OUTLOOK_TOO_SHORT, OUTLOOK_NEW_ANYWHERE, "Chưa dự báo được: mới có 2 số liệu so sánh được, ít nhất phải có 4 và phải có biến động. Để đạt 40% (2030), từ nay cần +3 điểm % mỗi năm, nhanh hơn mọi kỳ trước ở đây (nhanh nhất +0,1 điểm %, 2021). Cứ theo mức trung bình vừa qua thì 100 năm nữa cũng chưa đạt.", "No forecast: only 2 comparable figures; it takes at least 4 that have moved. To reach 40% (2030), from now it takes +3 percentage points a year, more than ever here (at best +0.1 percentage points, 2021). At the average pace so far it would take more than 100 years." },
	{ "old: needed from today", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2020=13 2021=15", "2030>=40", NULL, "2026-11-25",
	  OUTLOOK_UNKNOWN, OUTLOOK_TOO_SHORT, OUTLOOK_NEW_ANYWHERE, "Chưa dự báo được: mới có 2 số liệu so sánh được, ít nhất phải có 4 và phải có biến động. Để đạt 40% (2030), nếu từ 2021 đến nay không đổi thì từ nay cần +5 điểm % mỗi năm, nhanh hơn mọi kỳ trước ở đây (nhanh nhất +2 điểm %, 2021). Cứ theo mức trung bình vừa qua thì đến 2038 mới đạt.", "No forecast: only 2 comparable figures; it takes at least 4 that have moved. To reach 40% (2030), if nothing has changed since 2021, from now it takes +5 percentage points a year, more than ever here (at best +2 percentage points, 2021). At the average pace so far it would be reached only in 2038." },
	{ "met, and held", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR, "2018=10 2019=12 2020=14 2021=16 2022=18 2023=20", "2025>=15", NULL, "2024-03-01",
	  OUTLOOK_VERY_LIKELY, OUTLOOK_FORECAST, OUTLOOK_NOT_ASKED,
	  "Mục tiêu 15% (2025) đang đạt; khả năng vẫn đạt khi đến hạn trên 95%. Nếu cứ như vừa qua, lúc đó sẽ vào khoảng 24%, 80% khả năng nằm trong khoảng 23,3% đến 24,7%.",
	  "The target 15% (2025) is met now; the chance that it still is when due is more than 95%. If things go on as they have, it will then be about 24%, in 8 of 10 cases between 23.3% and 24.7%." },
	{ "growth, on a log", "count", KIND_STOCK, DIRECTION_UP, SCALE_LOG, "2022=1000 2023=1100", "2025>=2000", NULL, "2024-03-01",
	  OUTLOOK_UNKNOWN, OUTLOOK_TOO_SHORT, OUTLOOK_NEW_ANYWHERE,
	  "Chưa dự báo được: mới có 2 số liệu so sánh được, ít nhất phải có 4 và phải có biến động. Để đạt 2.000 (2025), từ nay cần +34,8% mỗi năm, nhanh hơn mọi kỳ trước ở đây (nhanh nhất +10%, 2023). Cứ theo mức trung bình vừa qua thì đến 2030 mới đạt.",
	  "No forecast: only 2 comparable figures; it takes at least 4 that have moved. To reach 2,000 (2025), from now it takes +34.8% a year, more than ever here (at best +10%, 2023). At the average pace so far it would be reached only in 2030." },
	/* clang-format on */
};

/* The chance, then what is needed. */
static void say_all(const struct outlook *outlook, const struct indicator *indicator,
	enum lang lang, struct text *ret)
{
	text_auto needed = { 0 };

	outlook_say(outlook, indicator, lang, ret);
	outlook_say_needed(outlook, indicator, lang, &needed);
	text_addz(ret, needed.size == 0 ? "" : " ");
	text_add(ret, text_span(&needed));
}

/* A place is not compared with itself. */
static void its_own_figures_are_none_of_a_sibling(void **state UNUSED)
{
	static const struct place hue = { .code = "46" };
	const struct indicator indicator = { .unit = unit_find("count"),
		.direction = DIRECTION_UP };
	struct observation items[MAKE_MOST], others[MAKE_MOST];
	struct series series = { .items = items,
		.count = make_series("2020=1 2021=3 2022=4", items) };
	struct series other = { .items = others,
		.count = make_series("2020=1 2021=2 2022=3", others) };
	struct plan_point target;
	struct plan plan = { .points = &target, .count = make_plan("2024>=9", &target) };
	struct scale scale = scale_of(&indicator, &series, &plan);
	int today = make_day("2023-01-01");
	arena_auto arena = { 0 };
	struct comparable comparable;
	struct forecast forecast;
	struct outlook_sibling list[2];

	for (size_t i = 0; i < series.count; i++) {
		items[i].place = &hue;
		others[i].place = &da_nang;
	}
	comparable = comparable_of(&series, today, &arena);
	forecast = forecast_of(&comparable, &scale);
	assert_true(outlook_sibling_of(&indicator, &series, today, &list[0]));
	assert_true(outlook_sibling_of(&indicator, &other, today, &list[1]));
	for (size_t all = 0; all < 2; all++) {
		struct outlook outlook = outlook_judge(&indicator, &comparable, &scale, &forecast,
			&target, (struct outlook_siblings){ list, 2, all ? NULL : "46" }, today);

		assert_int_equal(outlook.siblings, 1 + all);
		assert_ptr_equal(outlook.best_elsewhere.until->place, all ? &hue : &da_nang);
	}
}

static void every_case(void **state UNUSED)
{
	bool reasons[OUTLOOK_REASON_COUNT] = { false }, efforts[OUTLOOK_EFFORTS] = { false };

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct indicator indicator = { .unit = unit_find(cases[i].unit),
			.kind = cases[i].kind,
			.direction = cases[i].direction,
			.scale = cases[i].scale,
			.decimals = 1 };
		struct observation items[MAKE_MOST], others[MAKE_MOST];
		struct plan_point points[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(cases[i].series, items) };
		struct series sibling = { .items = others };
		struct plan plan = { .points = points,
			.count = make_plan(cases[i].target, points) };
		struct scale scale = scale_of(&indicator, &series, &plan);
		int today = make_day(cases[i].today);
		arena_auto arena = { 0 };
		struct comparable comparable = comparable_of(&series, today, &arena);
		struct forecast forecast = forecast_of(&comparable, &scale);
		struct outlook_sibling elsewhere;
		struct outlook_siblings siblings = { .list = &elsewhere };
		struct outlook outlook;
		text_auto vi = { 0 }, en = { 0 };

		if (cases[i].siblings != NULL)
			sibling.count = make_series(cases[i].siblings, others);
		for (size_t j = 0; j < sibling.count; j++)
			others[j].place = &da_nang;
		siblings.count = outlook_sibling_of(&indicator, &sibling, today, &elsewhere);
		outlook = outlook_judge(&indicator, &comparable, &scale, &forecast,
			plan.count == 0 ? NULL : points, siblings, today);
		print_message("  %s\n", cases[i].name);
		assert_int_equal(outlook.reason, cases[i].reason);
		assert_int_equal(outlook.grade, cases[i].grade);
		assert_int_equal(outlook.effort, cases[i].effort);
		say_all(&outlook, &indicator, LANG_VI, &vi);
		say_all(&outlook, &indicator, LANG_EN, &en);
		assert_string_equal(text_z(&vi), cases[i].vi);
		assert_string_equal(text_z(&en), cases[i].en);
		reasons[outlook.reason] = efforts[outlook.effort] = true;
	}
	for (enum outlook_reason reason = 0; reason < OUTLOOK_REASON_COUNT; reason++)
		assert_true(reasons[reason]);
	for (enum outlook_effort effort = 0; effort < OUTLOOK_EFFORTS; effort++)
		assert_true(efforts[effort]);
}

/* A higher target is never likelier, and at-most is the rest of at-least. */
static void chances_are_in_order(void **state UNUSED)
{
	const struct indicator indicator = { .unit = unit_find("percent"),
		.kind = KIND_RATIO,
		.direction = DIRECTION_UP,
		.decimals = 1 };
	struct observation items[MAKE_MOST];
	struct series series = { .items = items,
		.count = make_series("2018=10 2019=13 2020=14 2021=17 2022=18 2023=22", items) };
	int today = make_day("2024-03-01");
	arena_auto arena = { 0 };
	struct comparable comparable = comparable_of(&series, today, &arena);
	struct scale scale = scale_of(&indicator, &series, NULL);
	struct forecast forecast = forecast_of(&comparable, &scale);
	struct outlook_siblings none = { .list = NULL };
	double before = 1;

	for (int target = 0; target <= 60; target++) {
		struct plan_point up = { .period = make_period("2025"),
			.value = { target, 0 },
			.comparator = COMPARE_AT_LEAST };
		struct plan_point down = up;
		struct outlook a, b;

		down.comparator = COMPARE_AT_MOST;
		a = outlook_judge(&indicator, &comparable, &scale, &forecast, &up, none, today);
		b = outlook_judge(&indicator, &comparable, &scale, &forecast, &down, none, today);
		assert_true(a.chance <= before && a.chance >= 0);
		assert_true(fabs(a.chance + b.chance - 1) < 1e-12);
		before = a.chance;
	}
	assert_true(before < 0.01);
}

static void every_grade_has_words_and_a_key(void **state UNUSED)
{
	for (enum outlook_grade grade = 0; grade < OUTLOOK_GRADES; grade++) {
		assert_non_null(outlook_keys[grade]);
		for (enum lang lang = 0; lang < LANG_COUNT; lang++)
			assert_true(*outlook_grade_say(grade, lang) != '\0');
	}
	assert_string_equal(outlook_keys[OUTLOOK_VERY_UNLIKELY], "very-unlikely");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case),
		cmocka_unit_test(its_own_figures_are_none_of_a_sibling),
		cmocka_unit_test(chances_are_in_order),
		cmocka_unit_test(every_grade_has_words_and_a_key),
	};
	return cmocka_run_group_tests_name("outlook", tests, NULL, NULL);
}

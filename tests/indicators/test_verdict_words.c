/* tests/indicators/test_verdict_words.c - a verdict in words: every reason, in both languages. */
#include "tests/indicators/make.h"

#include "indicators/indicator.h"
#include "indicators/unit.h"
#include "indicators/verdict.h"

static const struct {
	enum verdict_reason reason;
	const char *unit;
	enum direction direction;
	const char *series, *plan, *today, *vi, *en;
} cases[] = {
	/* clang-format off */
	{ REASON_NO_PLAN, "percent", DIRECTION_UP, "2022=15.4", "", "2023-03-01",
	  "Chưa có chỉ tiêu kế hoạch nên không đánh giá.",
	  "No target has been set, so there is nothing to judge." },
	{ REASON_NO_DIRECTION, "percent", DIRECTION_NONE, "2022=15.4", "2022>=15", "2023-03-01",
	  "Chưa khai báo tăng hay giảm là tốt nên không đánh giá.",
	  "It is not declared whether rising or falling is good, so it is not judged." },
	{ REASON_NO_FIGURE, "percent", DIRECTION_UP, "", "2022>=70", "2023-03-01",
	  "Chưa có số liệu được công bố; mục tiêu là 70% (2022).",
	  "No figure has been published; the target is 70% (2022)." },
	{ REASON_NOT_DUE, "percent", DIRECTION_UP, "2023=18", "2025>=20", "2024-03-01",
	  "18% (2023). Kế hoạch chỉ đặt mốc 20% cho 2025; mốc ấy chưa đến hạn nên chưa đánh giá. Hiện còn kém mốc ấy 2 điểm %.",
	  "18% (2023). The plan only sets 20% for 2025, which is not due yet, so it is not judged. For now it is 2 percentage points short of that." },
	{ REASON_OVERTAKEN, "percent", DIRECTION_UP, "2020=12", "2020>=12 2022>=15", "2024-01-01",
	  "Số liệu mới nhất là 12% (2020); mốc 15% (2022) đã đến hạn mà chưa có số liệu, nên chưa thể nói là đạt.",
	  "The latest figure is 12% (2020); the target 15% (2022) has fallen due without a figure, so it cannot be called met." },
	{ REASON_TARGET_MET, "percent", DIRECTION_UP, "2022=15.4E", "2022>=15", "2023-03-01",
	  "15,4% (2022, ước tính), đã đạt mục tiêu 15% (2022).",
	  "15.4% (2022, estimated), which meets the target of 15% (2022)." },
	{ REASON_ON_PATH, "percent", DIRECTION_UP, "2021=14", "2020>=12 2022>=15", "2022-03-01",
	  "14% (2021), tốt hơn mức kế hoạch 13,5% là 0,5 điểm %; mục tiêu 15% (2022).",
	  "14% (2021), 0.5 percentage points better than the planned 13.5%; the target is 15% (2022)." },
	{ REASON_ON_PATH, "percent", DIRECTION_DOWN, "2021=19.5", "2020<=30 2022<=10", "2022-03-01",
	  "19,5% (2021), tốt hơn mức kế hoạch 20% là 0,5 điểm %; mục tiêu 10% (2022).",
	  "19.5% (2021), 0.5 percentage points better than the planned 20%; the target is 10% (2022)." },
	{ REASON_ON_PATH, "points", DIRECTION_UP, "2021=13.5", "2020>=12 2022>=15", "2022-03-01",
	  "13,5 điểm (2021), đúng bằng mức kế hoạch 13,5 điểm; mục tiêu 15 điểm (2022).",
	  "13.5 points (2021), exactly the planned 13.5 points; the target is 15 points (2022)." },
	{ REASON_ON_PATH, "percent", DIRECTION_UP, "2023=22", "2025>=20 2030>=30", "2024-03-01",
	  "22% (2023), tốt hơn mốc 20% của 2025 là 2 điểm %; mục tiêu 30% (2030).",
	  "22% (2023), 2 percentage points better than the 20% planned for 2025; the target is 30% (2030)." },
	{ REASON_SHORT, "percent", DIRECTION_UP, "2020=10 2022=12", "2022>=15", "2023-03-01",
	  "12% (2022), còn kém mức kế hoạch 15% là 3 điểm %: mới đi được 40% quãng đường kế hoạch, kể từ 10% (2020).",
	  "12% (2022), 3 percentage points short of the planned 15%: 40% of the planned way from 10% (2020)." },
	{ REASON_SHORT, "count", DIRECTION_UP, "2020=1000 2022=1450", "2022>=1500", "2023-03-01",
	  "1.450 (2022), còn kém mức kế hoạch 1.500 là 50: mới đi được 90% quãng đường kế hoạch, kể từ 1.000 (2020).",
	  "1,450 (2022), 50 short of the planned 1,500: 90% of the planned way from 1,000 (2020)." },
	{ REASON_SHORT_UNSIZED, "percent", DIRECTION_UP, "2021=10P", "2022>=15", "2024-01-01",
	  "10% (2021, sơ bộ), còn kém mốc 15% của 2022 là 5 điểm %; chưa có số liệu gốc để biết chậm nhiều hay ít. Mốc 15% (2022) đã đến hạn mà chưa có số liệu mới hơn.",
	  "10% (2021, provisional), 5 percentage points short of the 15% planned for 2022; there is no baseline to tell how far behind that is. The target 15% (2022) has fallen due without a newer figure." },
	{ REASON_SHORT_UNSIZED, "points", DIRECTION_DOWN, "2022=12.25", "2022<=10", "2023-03-01",
	  "12,25 điểm (2022), còn kém mức kế hoạch 10 điểm là 2,25 điểm; chưa có số liệu gốc để biết chậm nhiều hay ít.",
	  "12.25 points (2022), 2.25 points short of the planned 10 points; there is no baseline to tell how far behind that is." },
	{ REASON_SHORT, "percent", DIRECTION_UP, "2020=10 2022=8", "2022>=15", "2023-03-01",
	  "8% (2022), còn kém mức kế hoạch 15% là 7 điểm %; còn kém hơn cả số liệu đầu tiên là 10% (2020).", "8% (2022), 7 percentage points short of the planned 15%; that is even worse than the first figure, 10% (2020)." },
	{ REASON_AWAITED, "percent", DIRECTION_UP, "2025-09=70", "2026-Q2>=100", "2026-11-25",
	  "70% (T9/2025). Mốc 100% của Quý II/2026 đã đến hạn nhưng số liệu của kỳ ấy chưa được công bố, nên chưa đánh giá. Số liệu mới nhất còn kém mốc ấy 30 điểm %.", "70% (Sep 2025). The target 100% for Q2 2026 has fallen due, but the figure for it has not been published yet, so it is not judged. The latest figure is 30 percentage points short of that." },
	{ REASON_SLIPPED, "percent", DIRECTION_UP, "2020=95 2022=94", "2022>=95", "2023-03-01",
	  "94% (2022), còn kém mức kế hoạch 95% là 1 điểm %; số liệu đầu tiên là 95% (2020), nghĩa là đã tụt khỏi mức phải giữ.",
	  "94% (2022), 1 percentage point short of the planned 95%; the first figure was 95% (2020), so a level that was to be held has been lost." },
	{ REASON_PART, "percent", DIRECTION_UP, "2025-S2=52", "2025>=50", "2026-03-01",
	  "52% là số liệu của 6 tháng cuối năm 2025, còn mốc 50% là của 2025: hai khoảng thời gian dài ngắn khác nhau nên không so sánh và chưa đánh giá.",
	  "52% is for second half of 2025 and the target 50% for 2025: they are of different lengths, so they are not compared and it is not judged." },
	{ REASON_ON_PATH, "percent", DIRECTION_UP, "2025-S1=16", "2024>=12 2025>=18", "2025-08-01",
	  "16% (6 tháng đầu năm 2025), tốt hơn mức kế hoạch 14,98% là 1,02 điểm %; mục tiêu 18% (2025). Đây mới là một phần của 2025, nên được so với mức kế hoạch tính đến lúc đó, không phải với mục tiêu 18% của cả kỳ.",
	  "16% (first half of 2025), 1.02 percentage points better than the planned 14.98%; the target is 18% (2025). This is only a part of 2025, so it is compared with the plan up to then and not with the target of 18% for the whole." },
	/* clang-format on */
};

static void every_reason_in_words(void **state UNUSED)
{
	bool seen[REASON_COUNT] = { false };

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct indicator indicator = { .unit = unit_find(cases[i].unit),
			.kind = KIND_RATIO,
			.direction = cases[i].direction,
			.decimals = 1 };
		struct observation items[MAKE_MOST];
		struct plan_point points[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(cases[i].series, items) };
		struct plan plan = { .points = points, .count = make_plan(cases[i].plan, points) };
		struct verdict verdict = verdict_judge(
			&indicator, &series, &plan, make_day(cases[i].today));
		text_auto vi = { 0 }, en = { 0 };

		assert_int_equal(verdict.reason, cases[i].reason);
		verdict_say(&verdict, &indicator, LANG_VI, &vi);
		verdict_say(&verdict, &indicator, LANG_EN, &en);
		assert_string_equal(text_z(&vi), cases[i].vi);
		assert_string_equal(text_z(&en), cases[i].en);
		seen[verdict.reason] = true;
	}
	for (enum verdict_reason reason = REASON_NO_PLAN; reason < REASON_COUNT; reason++)
		assert_true(seen[reason]);
}

static void every_state_has_words_and_a_key(void **state UNUSED)
{
	for (enum state a = STATE_NONE; a < STATE_COUNT; a++) {
		assert_true(*state_say(a, LANG_VI) != '\0' && *state_say(a, LANG_EN) != '\0');
		for (enum state b = STATE_NONE; b < a; b++) {
			assert_string_not_equal(state_keys[a], state_keys[b]);
			assert_string_not_equal(state_say(a, LANG_VI), state_say(b, LANG_VI));
			assert_string_not_equal(state_say(a, LANG_EN), state_say(b, LANG_EN));
		}
	}
	assert_string_equal(state_keys[STATE_ACHIEVED], "achieved");
	assert_string_equal(state_keys[STATE_ON_PLAN], "on-plan");
	assert_string_equal(state_keys[STATE_BEHIND], "behind");
	assert_string_equal(state_keys[STATE_OFF_PLAN], "off-plan");
	assert_string_equal(state_keys[STATE_NO_DATA], "no-data");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_reason_in_words),
		cmocka_unit_test(every_state_has_words_and_a_key),
	};
	return cmocka_run_group_tests_name("verdict_words", tests, NULL, NULL);
}

/*
 * tests/indicators/test_judgement_words.c - whole judgements as a reader sees them, in both languages:
 * the title, the four axes, and what the flags say.
 */
#include "tests/indicators/make.h"

#include "base/arena.h"
#include "indicators/judgement.h"
#include "indicators/unit.h"

/* The title, a line an axis, what is needed from now, and the notes. */
static const struct {
	const char *name, *series, *plan, *today, *former_baseline;
	int coverage;
	const char *vi, *en;
} cases[] = {
	/* clang-format off */
	{ "three years, the target five years ahead",
	  "2022=18.86E 2023=21.5E 2024=22V 2025=25E",
	  "2022>=15 2023>=19 2024>=22 2025>=25 2030>=40", "2026-03-01", NULL, -1,
	  "Đúng tiến độ\n"
	  "Hiện trạng: 25% (2025, ước tính), đúng bằng mức kế hoạch 25%; mục tiêu 40% (2030).\n"
	  "Hướng đi: Đang tốt lên: +6,14 điểm % trong 3 năm, từ 18,86% (2022) đến 25% (2025).\n"
	  "Triển vọng: Chưa dự báo được: mục tiêu 40% (2030) còn 5 năm nữa mới đến hạn, mà số liệu so sánh được mới trải qua 3 năm.\n"
	  "Độ tin cậy: Độ tin cậy trung bình: mới có 4 số liệu so sánh được; cả 4 số gần đây đều là ước tính, sơ bộ hoặc chưa kiểm chứng.\n"
	  "+ Để đạt 40% (2030), từ nay cần +3 điểm % mỗi năm, nhanh hơn mức trung bình vừa qua là +2 điểm %; nhanh nhất từng đạt ở đây là +3 điểm % (2025). Cứ theo mức trung bình vừa qua thì đến 2033 mới đạt.\n"
	  "2 trong 7 cách tính đã công bố cho kết luận khác: ESCAP, chỉ số hiện trạng (đi chưa đủ mức cần đến nay); ESCAP, tiến bộ dự kiến (cần nhanh hơn).",
	  "On plan\n"
	  "State: 25% (2025, estimated), exactly the planned 25%; the target is 40% (2030).\n"
	  "Direction: Improving: +6.14 percentage points in 3 years, from 18.86% (2022) to 25% (2025).\n"
	  "Outlook: No forecast: the target 40% (2030) is 5 years away, and the comparable figures reach back only 3 years.\n"
	  "Confidence: Medium confidence: only 4 comparable figures; the last 4 figures are all estimated, provisional or unvalidated.\n"
	  "+ To reach 40% (2030), from now it takes +3 percentage points a year, more than the average so far, +2 percentage points; the best ever here is +3 percentage points (2025). At the average pace so far it would be reached only in 2033.\n"
	  "2 of 7 published methods say otherwise: ESCAP current status index (less progress than expected by now); ESCAP anticipated progress (accelerate progress)." },
	{ "nine months",
	  "2025-01=60.1 2025-02=61 2025-03=62.4 2025-04=62.1 2025-05=64 2025-06=65.2 2025-07=65.9 2025-08=67.3 2025-09=68",
	  "2025-06>=65 2025-12>=75 2026-06>=85", "2025-10-10", NULL, 920,
	  "Chậm\n"
	  "Hiện trạng: 68% (T9/2025), còn kém mức kế hoạch 70% là 2 điểm %: mới đi được 80% quãng đường kế hoạch, kể từ 60,1% (T1/2025).\n"
	  "Hướng đi: Đang tốt lên: +2,8 điểm % trong 3 tháng, từ 65,2% (T6/2025) đến 68% (T9/2025).\n"
	  "Triển vọng: Rất khó đạt: khả năng đạt mục tiêu 75% (T12/2025) dưới 5%. Nếu cứ như vừa qua, lúc đó sẽ vào khoảng 71,1%, 80% khả năng nằm trong khoảng 70,3% đến 71,9%. Chưa dự báo được: mục tiêu 85% (T6/2026) còn 9 tháng nữa mới đến hạn, mà số liệu so sánh được mới trải qua 8 tháng.\n"
	  "Độ tin cậy: Độ tin cậy cao: 9 số liệu so sánh được, còn mới, phần lớn là số chính thức.\n"
	  "+ Để đạt 75% (T12/2025), từ nay cần +2,3 điểm % mỗi tháng, nhanh hơn mọi kỳ trước ở đây (nhanh nhất +1,9 điểm %, T5/2025). Cứ theo mức trung bình vừa qua thì đến T5/2026 mới đạt. Để đạt 85% (T6/2026), từ nay cần +1,9 điểm % mỗi tháng, nhanh hơn mức trung bình vừa qua là +1 điểm %; nhanh nhất từng đạt ở đây là +1,9 điểm % (T5/2025). Cứ theo mức trung bình vừa qua thì đến T3/2027 mới đạt.\n"
	  "",
	  "Behind\n"
	  "State: 68% (Sep 2025), 2 percentage points short of the planned 70%: 80% of the planned way from 60.1% (Jan 2025).\n"
	  "Direction: Improving: +2.8 percentage points in 3 months, from 65.2% (Jun 2025) to 68% (Sep 2025).\n"
	  "Outlook: Very unlikely: the chance of reaching 75% (Dec 2025) is less than 5%. If things go on as they have, it will then be about 71.1%, in 8 of 10 cases between 70.3% and 71.9%. No forecast: the target 85% (Jun 2026) is 9 months away, and the comparable figures reach back only 8 months.\n"
	  "Confidence: High confidence: 9 comparable figures, recent and most of them final.\n"
	  "+ To reach 75% (Dec 2025), from now it takes +2.3 percentage points a month, more than ever here (at best +1.9 percentage points, May 2025). At the average pace so far it would be reached only in May 2026. To reach 85% (Jun 2026), from now it takes +1.9 percentage points a month, more than the average so far, +1 percentage point; the best ever here is +1.9 percentage points (May 2025). At the average pace so far it would be reached only in Mar 2027.\n"
	  "" },
	{ "two figures",
	  "2024=40 2025=45",
	  "2025>=44 2030>=90", "2026-03-01", NULL, -1,
	  "Đúng tiến độ\n"
	  "Hiện trạng: 45% (2025), tốt hơn mức kế hoạch 44% là 1 điểm %; mục tiêu 90% (2030).\n"
	  "Hướng đi: Đang tốt lên: +5 điểm % trong 1 năm, từ 40% (2024) đến 45% (2025).\n"
	  "Triển vọng: Chưa dự báo được: mới có 2 số liệu so sánh được, ít nhất phải có 4 và phải có biến động.\n"
	  "Độ tin cậy: Độ tin cậy thấp: mới có 2 số liệu so sánh được.\n"
	  "+ Để đạt 90% (2030), từ nay cần +9 điểm % mỗi năm, nhanh hơn mọi kỳ trước ở đây (nhanh nhất +5 điểm %, 2025). Cứ theo mức trung bình vừa qua thì đến 2034 mới đạt.\n"
	  "6 trong 7 cách tính đã công bố cho kết luận khác: Eurostat, so với mục tiêu (tiến bộ vừa phải); Biểu đồ tiến bộ SDG của Liên Hợp Quốc (khá, cần nhanh hơn); Liên Hợp Quốc, bản kỹ thuật 2023 (khá, cần nhanh hơn); ESCAP, chỉ số hiện trạng (đi chưa đủ mức cần đến nay); ESCAP, tiến bộ dự kiến (cần nhanh hơn); Open SDG 2.4 (tiến bộ vừa phải).",
	  "On plan\n"
	  "State: 45% (2025), 1 percentage point better than the planned 44%; the target is 90% (2030).\n"
	  "Direction: Improving: +5 percentage points in 1 year, from 40% (2024) to 45% (2025).\n"
	  "Outlook: No forecast: only 2 comparable figures; it takes at least 4 that have moved.\n"
	  "Confidence: Low confidence: only 2 comparable figures.\n"
	  "+ To reach 90% (2030), from now it takes +9 percentage points a year, more than ever here (at best +5 percentage points, 2025). At the average pace so far it would be reached only in 2034.\n"
	  "6 of 7 published methods say otherwise: Eurostat, with target (moderate progress); UN SDG Progress Chart (fair progress, acceleration needed); UN technical note 2023 (fair progress, acceleration needed); ESCAP current status index (less progress than expected by now); ESCAP anticipated progress (accelerate progress); Open SDG 2.4 (moderate progress)." },
	{ "one since a reform",
	  "2021=30 2022=35 2023=41 2024=46 2025=38@2",
	  "2025>=45 2030>=60", "2026-03-01", NULL, -1,
	  "Chậm\n"
	  "Hiện trạng: 38% (2025), còn kém mức kế hoạch 45% là 7 điểm %; chưa có số liệu gốc để biết chậm nhiều hay ít.\n"
	  "Hướng đi: Chưa rõ hướng: mới có một số liệu là 38% (2025), chưa có số nào trước đó để so. Số liệu trước khi thay đổi địa giới không so sánh được.\n"
	  "Triển vọng: Chưa dự báo được: mới có 1 số liệu so sánh được, ít nhất phải có 4 và phải có biến động.\n"
	  "Độ tin cậy: Độ tin cậy thấp: mới có 1 số liệu so sánh được kể từ khi thay đổi địa giới.\n"
	  "+ Để đạt 60% (2030), từ nay cần +4,4 điểm % mỗi năm.\n"
	  "",
	  "Behind\n"
	  "State: 38% (2025), 7 percentage points short of the planned 45%; there is no baseline to tell how far behind that is.\n"
	  "Direction: Not known: there is only 38% (2025), and nothing before it to compare with. Figures from before the boundaries changed cannot be compared.\n"
	  "Outlook: No forecast: only 1 comparable figure; it takes at least 4 that have moved.\n"
	  "Confidence: Low confidence: only 1 comparable figure since the boundaries changed.\n"
	  "+ To reach 60% (2030), from now it takes +4.4 percentage points a year.\n"
	  "" },
	{ "reached and falling",
	  "2018=80 2019=90 2020=99 2021=97.5 2022=96.2 2023=95.4",
	  "2020>=90 2025>=95", "2024-03-01", NULL, 1000,
	  "Đã đạt, có nguy cơ tụt lại\n"
	  "Hiện trạng: 95,4% (2023), đã đạt mục tiêu 95% (2025).\n"
	  "Hướng đi: Đang xấu đi: −3,6 điểm % trong 3 năm, từ 99% (2020) đến 95,4% (2023).\n"
	  "Triển vọng: Mục tiêu 95% (2025) đang đạt; khả năng vẫn đạt khi đến hạn khoảng 50%. Nếu cứ như vừa qua, lúc đó sẽ vào khoảng 94,4%, 80% khả năng nằm trong khoảng 68,9% đến 100%.\n"
	  "Độ tin cậy: Độ tin cậy cao: 6 số liệu so sánh được, còn mới, phần lớn là số chính thức.\n"
	  "+ \n"
	  "Hiện vẫn đạt nhưng có nguy cơ không giữ được.",
	  "Achieved, at risk\n"
	  "State: 95.4% (2023), which meets the target of 95% (2025).\n"
	  "Direction: Getting worse: −3.6 percentage points in 3 years, from 99% (2020) to 95.4% (2023).\n"
	  "Outlook: The target 95% (2025) is met now; the chance that it still is when due is about 50%. If things go on as they have, it will then be about 94.4%, in 8 of 10 cases between 68.9% and 100%.\n"
	  "Confidence: High confidence: 6 comparable figures, recent and most of them final.\n"
	  "+ \n"
	  "It is well for now, but at risk of being lost." },
	{ "a moved target",
	  "2022=18 2023=20 2024=23 2025=26",
	  "2025>=30! 2025>=25", "2026-03-01", NULL, 1000,
	  "Đã đạt\n"
	  "Hiện trạng: 26% (2025), đã đạt mục tiêu 25% (2025).\n"
	  "Hướng đi: Đang tốt lên: +8 điểm % trong 3 năm, từ 18% (2022) đến 26% (2025).\n"
	  "Triển vọng: Mốc 25% (2025) đã đến hạn; không còn gì để dự báo.\n"
	  "Độ tin cậy: Độ tin cậy trung bình: mới có 4 số liệu so sánh được.\n"
	  "+ \n"
	  "Mục tiêu cho 2025 đã được đổi từ 30% thành 25%; theo kế hoạch ban đầu, kết luận là: Chậm.",
	  "Achieved\n"
	  "State: 26% (2025), which meets the target of 25% (2025).\n"
	  "Direction: Improving: +8 percentage points in 3 years, from 18% (2022) to 26% (2025).\n"
	  "Outlook: The target 25% (2025) has fallen due; there is nothing left to forecast.\n"
	  "Confidence: Medium confidence: only 4 comparable figures.\n"
	  "+ \n"
	  "The target for 2025 was changed from 30% to 25%; by the first plan it would be: Behind." },
	{ "a withdrawn target",
	  "2022=18 2023=20 2024=23 2025=26",
	  "2025>=25 2026>=40!", "2026-03-01", NULL, 1000,
	  "Đã đạt\n"
	  "Hiện trạng: 26% (2025), đã đạt mục tiêu 25% (2025).\n"
	  "Hướng đi: Đang tốt lên: +8 điểm % trong 3 năm, từ 18% (2022) đến 26% (2025).\n"
	  "Triển vọng: Mốc 25% (2025) đã đến hạn; không còn gì để dự báo.\n"
	  "Độ tin cậy: Độ tin cậy trung bình: mới có 4 số liệu so sánh được.\n"
	  "+ \n"
	  "Mục tiêu 40% cho 2026 đã được rút; theo kế hoạch ban đầu, kết luận là: Đúng tiến độ.",
	  "Achieved\n"
	  "State: 26% (2025), which meets the target of 25% (2025).\n"
	  "Direction: Improving: +8 percentage points in 3 years, from 18% (2022) to 26% (2025).\n"
	  "Outlook: The target 25% (2025) has fallen due; there is nothing left to forecast.\n"
	  "Confidence: Medium confidence: only 4 comparable figures.\n"
	  "+ \n"
	  "The target of 40% for 2026 was withdrawn; by the first plan it would be: On plan." },
	{ "a revised baseline",
	  "2020=10 2022=12.4",
	  "2022>=15", "2023-03-01", "9.4", -1,
	  "Lệch kế hoạch\n"
	  "Hiện trạng: 12,4% (2022), còn kém mức kế hoạch 15% là 2,6 điểm %: mới đi được 48% quãng đường kế hoạch, kể từ 10% (2020).\n"
	  "Hướng đi: Đang tốt lên: +2,4 điểm % trong 2 năm, từ 10% (2020) đến 12,4% (2022).\n"
	  "Triển vọng: Mốc 15% (2022) đã đến hạn; không còn gì để dự báo.\n"
	  "Độ tin cậy: Độ tin cậy thấp: mới có 2 số liệu so sánh được.\n"
	  "+ \n"
	  "Số gốc của 2020 đã được sửa từ 9,4% thành 10%; theo số cũ, kết luận là: Chậm. 1 trong 6 cách tính đã công bố cho kết luận khác: Eurostat, không xét mục tiêu (tiến bộ đáng kể).",
	  "Off plan\n"
	  "State: 12.4% (2022), 2.6 percentage points short of the planned 15%: 48% of the planned way from 10% (2020).\n"
	  "Direction: Improving: +2.4 percentage points in 2 years, from 10% (2020) to 12.4% (2022).\n"
	  "Outlook: The target 15% (2022) has fallen due; there is nothing left to forecast.\n"
	  "Confidence: Low confidence: only 2 comparable figures.\n"
	  "+ \n"
	  "The baseline of 2020 was revised from 9.4% to 10%; by the old figure it would be: Behind. 1 of 6 published methods says otherwise: Eurostat, without target (significant progress)." },
	{ "very little short",
	  "2020=97 2023=98",
	  "2020>=97 2023>=98.2 2025>=98.5", "2024-03-01", NULL, -1,
	  "Chậm\n"
	  "Hiện trạng: 98% (2023), còn kém mức kế hoạch 98,2% là 0,2 điểm %: mới đi được 83% quãng đường kế hoạch, kể từ 97% (2020).\n"
	  "Hướng đi: Đang tốt lên: +1 điểm % trong 3 năm, từ 97% (2020) đến 98% (2023).\n"
	  "Triển vọng: Chưa dự báo được: mới có 2 số liệu so sánh được, ít nhất phải có 4 và phải có biến động.\n"
	  "Độ tin cậy: Độ tin cậy thấp: mới có 2 số liệu so sánh được.\n"
	  "+ Để đạt 98,5% (2025), từ nay cần +0,3 điểm % mỗi năm; vừa qua trung bình +0,3 điểm %.\n"
	  "Mức hụt so với kế hoạch rất nhỏ, gần như không đáng kể. 6 trong 7 cách tính đã công bố cho kết luận khác: Eurostat, so với mục tiêu (tiến bộ đáng kể); Biểu đồ tiến bộ SDG của Liên Hợp Quốc (đúng tiến độ); Liên Hợp Quốc, bản kỹ thuật 2023 (đã đạt hoặc đúng tiến độ); ESCAP, chỉ số hiện trạng (đi đúng mức cần đến nay); ESCAP, tiến bộ dự kiến (giữ tiến độ); Open SDG 2.4 (tiến bộ đáng kể).",
	  "Behind\n"
	  "State: 98% (2023), 0.2 percentage points short of the planned 98.2%: 83% of the planned way from 97% (2020).\n"
	  "Direction: Improving: +1 percentage point in 3 years, from 97% (2020) to 98% (2023).\n"
	  "Outlook: No forecast: only 2 comparable figures; it takes at least 4 that have moved.\n"
	  "Confidence: Low confidence: only 2 comparable figures.\n"
	  "+ To reach 98.5% (2025), from now it takes +0.3 percentage points a year; the average so far is +0.3 percentage points.\n"
	  "The shortfall is so small that it hardly counts. 6 of 7 published methods say otherwise: Eurostat, with target (significant progress); UN SDG Progress Chart (on track); UN technical note 2023 (target met or on track); ESCAP current status index (progress as expected by now); ESCAP anticipated progress (maintain progress); Open SDG 2.4 (substantial progress)." },
	/* clang-format on */
};

static void draw(const struct judgement *judgement, const struct indicator *indicator,
	enum lang lang, struct text *ret)
{
	text_auto notes = { 0 };

	judgement_title(judgement, lang, ret);
	for (enum judgement_axis axis = 0; axis < AXIS_COUNT; axis++) {
		text_addf(ret, "\n%s: ", judgement_axis_name(axis, lang));
		judgement_say(judgement, indicator, axis, lang, ret);
	}
	text_addz(ret, "\n+ ");
	judgement_say_needed(judgement, indicator, lang, ret);
	text_addc(ret, '\n');
	judgement_say_notes(judgement, indicator, lang, &notes);
	text_add(ret, text_span(&notes));
}

static void every_case(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct indicator indicator = { .unit = unit_find("percent"),
			.kind = KIND_RATIO,
			.direction = DIRECTION_UP,
			.decimals = 1 };
		struct observation items[MAKE_MOST];
		struct plan_point points[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(cases[i].series, items) };
		struct plan plan = { .points = points, .count = make_plan(cases[i].plan, points) };
		struct decimal former = make_decimal(
			cases[i].former_baseline == NULL ? "0" : cases[i].former_baseline);
		const struct judgement_input input = {
			.indicator = &indicator,
			.series = &series,
			.plan = &plan,
			.today = make_day(cases[i].today),
			.coverage = cases[i].coverage,
			.former_baseline = cases[i].former_baseline == NULL ? NULL : &former,
		};
		arena_auto arena = { 0 };
		struct judgement judgement = judgement_make(&input, &arena);
		text_auto vi = { 0 }, en = { 0 };

		print_message("  %s\n", cases[i].name);
		draw(&judgement, &indicator, LANG_VI, &vi);
		draw(&judgement, &indicator, LANG_EN, &en);
		assert_string_equal(text_z(&vi), cases[i].vi);
		assert_string_equal(text_z(&en), cases[i].en);
	}
}

/* Without a plan there is still a direction and a confidence. */
static void without_a_plan(void **state UNUSED)
{
	const struct indicator indicator = { .unit = unit_find("percent"),
		.kind = KIND_RATIO,
		.direction = DIRECTION_UP,
		.decimals = 1 };
	struct observation items[MAKE_MOST];
	struct series series = { .items = items,
		.count = make_series("2020=40 2021=42 2022=45", items) };
	const struct judgement_input input = { .indicator = &indicator,
		.series = &series,
		.today = make_day("2023-03-01"),
		.coverage = CONFIDENCE_COVERAGE_UNKNOWN };
	arena_auto arena = { 0 };
	struct judgement judgement = judgement_make(&input, &arena);

	assert_int_equal(judgement.verdict.reason, REASON_NO_PLAN);
	assert_int_equal(judgement.movement.course, COURSE_IMPROVING);
	assert_int_equal(judgement.outlook.reason, OUTLOOK_NO_TARGET);
	assert_int_equal(judgement.confidence.grade, CONFIDENCE_MEDIUM);
	assert_int_equal(judgement.answered, 0);
	assert_null(judgement.next.target);
	assert_string_equal(judgement.methods[METHODS_OPEN_SDG].key, "substantial-progress");
}

/* Nor without figures. */
static void without_anything(void **state UNUSED)
{
	const struct indicator indicator = { .unit = unit_find("percent"), .kind = KIND_RATIO };
	struct series series = { 0 };
	const struct judgement_input input = {
		.indicator = &indicator, .series = &series, .coverage = CONFIDENCE_COVERAGE_UNKNOWN
	};
	arena_auto arena = { 0 };
	struct judgement judgement = judgement_make(&input, &arena);
	text_auto text = { 0 };

	draw(&judgement, &indicator, LANG_EN, &text);
	assert_string_equal(text_z(&text),
		"Not judged\n"
		"State: No target has been set, so there is nothing to judge.\n"
		"Direction: No figure yet.\n"
		"Outlook: There is no target ahead.\n"
		"Confidence: Low confidence: there is no figure.\n"
		"+ \n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case),
		cmocka_unit_test(without_a_plan),
		cmocka_unit_test(without_anything),
	};
	return cmocka_run_group_tests_name("judgement_words", tests, NULL, NULL);
}

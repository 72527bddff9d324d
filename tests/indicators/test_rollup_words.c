/* tests/indicators/test_rollup_words.c - totals, sums over time and moved figures in words. */
#include "tests/indicators/make.h"

#include "indicators/boundary_mark.h"
#include "indicators/indicator.h"
#include "indicators/rollup.h"
#include "indicators/rollup_time.h"
#include "indicators/unit.h"

/* Where a row says nothing else: 60 of 168, 48.5 to 83.8 per cent. */
static const struct {
	enum rollup_reason reason;
	enum indicator_kind kind;
	enum coverage_size sized;
	bool bounded, named;
	const char *vi, *en;
} totals[] = {
	/* clang-format off */
	{ ROLLUP_COMPLETE, KIND_RATIO, COVERAGE_DENOMINATORS, false, true,
	  "Đủ số liệu của tất cả đơn vị (60/168).",
	  "Every place has reported (60 of 168)." },
	{ ROLLUP_INCOMPLETE, KIND_RATIO, COVERAGE_DENOMINATORS, true, true,
	  "Mới có số liệu của 60/168 đơn vị (35,7%; chiếm 40,4% của “Tổng số hộ gia đình”). Tùy số liệu của các đơn vị còn thiếu, kết quả của toàn địa bàn nằm trong khoảng từ 48,5% đến 83,8%.",
	  "60 of 168 places have reported (35.7%; 40.4% of “All households”). Whatever the missing places turn out to be, the whole area lies between 48.5% and 83.8%." },
	{ ROLLUP_INCOMPLETE, KIND_RATIO, COVERAGE_ESTIMATED, false, true,
	  "Mới có số liệu của 60/168 đơn vị (35,7%; ước chiếm 40,4% của “Tổng số hộ gia đình”).",
	  "60 of 168 places have reported (35.7%; an estimated 40.4% of “All households”)." },
	{ ROLLUP_INCOMPLETE, KIND_RATIO, COVERAGE_ESTIMATED, false, false,
	  "Mới có số liệu của 60/168 đơn vị (35,7%; ước chiếm 40,4% của “mẫu số”).",
	  "60 of 168 places have reported (35.7%; an estimated 40.4% of “the denominator”)." },
	{ ROLLUP_INCOMPLETE, KIND_FLOW, COVERAGE_WEIGHTS, false, true,
	  "Mới có số liệu của 60/168 đơn vị (35,7%; chiếm 40,4% dân số). Đây là tổng của các đơn vị đã có số liệu, chưa phải của toàn địa bàn.",
	  "60 of 168 places have reported (35.7%; 40.4% of the population). This is the sum of those that have reported, not of the whole area." },
	{ ROLLUP_INCOMPLETE, KIND_STOCK, COVERAGE_WEIGHTS, false, false,
	  "Mới có số liệu của 60/168 đơn vị (35,7%; chiếm 40,4% dân số). Đây là tổng của các đơn vị đã có số liệu, chưa phải của toàn địa bàn.",
	  "60 of 168 places have reported (35.7%; 40.4% of the population). This is the sum of those that have reported, not of the whole area." },
	{ ROLLUP_WEIGHTED, KIND_RATIO, COVERAGE_UNSIZED, false, true,
	  "Ước tính: có đơn vị chỉ báo tỷ lệ mà không có tử số và mẫu số, nên lấy bình quân với trọng số là dân số; có số liệu của 60/168 đơn vị (35,7%).",
	  "Estimated: some places gave only the ratio without its numerator and denominator, so this is a mean weighted by the population; 60 of 168 places have reported (35.7%)." },
	{ ROLLUP_MEAN, KIND_SCORE, COVERAGE_WEIGHTS, false, true,
	  "Ước tính: điểm bình quân của các đơn vị, lấy trọng số là dân số; có số liệu của 60/168 đơn vị (35,7%; chiếm 40,4% dân số).",
	  "Estimated: the mean of the places' scores, weighted by the population; 60 of 168 places have reported (35.7%; 40.4% of the population)." },
	{ ROLLUP_MEAN, KIND_SCORE, COVERAGE_WEIGHTS, false, false,
	  "Ước tính: điểm bình quân của các đơn vị, lấy trọng số là “Số hộ”; có số liệu của 60/168 đơn vị (35,7%; chiếm 40,4% “Số hộ”).",
	  "Estimated: the mean of the places' scores, weighted by “Households”; 60 of 168 places have reported (35.7%; 40.4% of “Households”)." },
	{ ROLLUP_TOO_FEW, KIND_RATIO, COVERAGE_DENOMINATORS, true, true,
	  "Chưa công bố số chung: mới có số liệu của 60/168 đơn vị (35,7%), dưới mức tối thiểu 80%. Tùy số liệu của các đơn vị còn thiếu, kết quả của toàn địa bàn nằm trong khoảng từ 48,5% đến 83,8%.",
	  "No total is given: 60 of 168 places have reported (35.7%), fewer than the required 80%. Whatever the missing places turn out to be, the whole area lies between 48.5% and 83.8%." },
	{ ROLLUP_TOO_SMALL, KIND_FLOW, COVERAGE_WEIGHTS, false, true,
	  "Chưa công bố số chung: có số liệu của 60/168 đơn vị (35,7%; chiếm 40,4% dân số), mà mức tối thiểu là 66,6%.",
	  "No total is given: 60 of 168 places have reported (35.7%; 40.4% of the population), while 66.6% is required." },
	{ ROLLUP_NO_FIGURES, KIND_FLOW, COVERAGE_UNSIZED, false, true,
	  "Chưa có số liệu của đơn vị nào (0/168).",
	  "No place has reported (0 of 168)." },
	{ ROLLUP_NO_PARTS, KIND_RATIO, COVERAGE_UNSIZED, false, true,
	  "Không tính được số chung: có đơn vị chỉ báo tỷ lệ mà không có tử số và mẫu số; không thể lấy trung bình các tỷ lệ.",
	  "No total is possible: some places gave only the ratio without its numerator and denominator, and ratios cannot be averaged." },
	{ ROLLUP_NO_WEIGHT, KIND_SCORE, COVERAGE_UNSIZED, false, true,
	  "Không tính được số chung: không được lấy trung bình các điểm số khi không có trọng số đã khai báo cho mọi đơn vị.",
	  "No total is possible: scores cannot be averaged without a declared weight for every place." },
	{ ROLLUP_NO_DENOMINATOR, KIND_RATIO, COVERAGE_UNSIZED, false, true,
	  "Không tính được số chung: tổng các mẫu số bằng 0.",
	  "No total is possible: the denominators add up to zero." },
	{ ROLLUP_NOT_ADDED, KIND_DERIVED, COVERAGE_UNSIZED, false, true,
	  "Chỉ tiêu này tính từ các chỉ tiêu khác, không cộng từ số liệu của các đơn vị.",
	  "This indicator is computed from other indicators, not added up from places." },
	{ ROLLUP_TOO_LARGE, KIND_FLOW, COVERAGE_UNSIZED, false, true,
	  "Không tính được số chung: kết quả dài hơn 18 chữ số.",
	  "No total is possible: the result has more than 18 digits." },
	/* clang-format on */
};

static void every_total_in_words(void **state UNUSED)
{
	static const struct indicator households = { .name = { "Số hộ", "Households" } };
	bool said[ROLLUP_REASON_COUNT] = { false };

	for (size_t i = 0; i < COUNT(totals); i++) {
		struct indicator indicator = { .unit = unit_find("percent") };
		struct rollup_rules rules = { .kind = totals[i].kind, .minimum = { 800, 666 } };
		struct rollup_total total = {
			.reason = totals[i].reason,
			.bounded = totals[i].bounded,
			.low = make_decimal("48.5"),
			.high = make_decimal("83.8"),
			.coverage = { 60, 168, totals[i].sized, 404 },
		};
		text_auto vi = { 0 }, en = { 0 };

		if (totals[i].named) {
			indicator.denominator[LANG_VI] = "Tổng số hộ gia đình";
			indicator.denominator[LANG_EN] = "All households";
		} else if (totals[i].kind == KIND_SCORE) {
			rules.weight = &households;
		}
		said[total.reason] = true;
		print_message("  %s\n", rollup_reasons[total.reason]);
		rollup_say(&total, &rules, &indicator, LANG_VI, &vi);
		rollup_say(&total, &rules, &indicator, LANG_EN, &en);
		assert_string_equal(text_z(&vi), totals[i].vi);
		assert_string_equal(text_z(&en), totals[i].en);
	}
	for (int i = 0; i < ROLLUP_REASON_COUNT; i++)
		assert_true(said[i]);
	assert_null(rollup_reasons[ROLLUP_REASON_COUNT]);
}

static const struct {
	const char *vi, *en;
} spans[TIME_REASON_COUNT] = {
	/* clang-format off */
	[TIME_COMPLETE] = {
		"Cộng đủ các kỳ (2/3).",
		"Added up from all of its parts (2 of 3)." },
	[TIME_INCOMPLETE] = {
		"Cộng từ 2/3 kỳ có số liệu (66,6%).",
		"Added up from 2 of its 3 parts (66.6%)." },
	[TIME_LAST] = {
		"Lấy số liệu của kỳ cuối cùng trong giai đoạn.",
		"The figure at the end of the period." },
	[TIME_TOO_FEW] = {
		"Chưa công bố: mới có số liệu của 2/3 kỳ (66,6%).",
		"Not given: figures are there for 2 of its 3 parts (66.6%)." },
	[TIME_UNFINISHED] = {
		"Chưa công bố: giai đoạn này chưa kết thúc hoặc chưa có số liệu của kỳ cuối (mới có 2/3 kỳ).",
		"Not given: the period has not ended, or its last part has no figure yet (2 of 3 parts)." },
	[TIME_PLACE_CHANGED] = {
		"Không cộng: đơn vị này được lập hoặc kết thúc giữa giai đoạn.",
		"Not added up: the place began or ended within the period." },
	[TIME_NO_PARTS] = {
		"Không cộng được: có kỳ chỉ có tỷ lệ mà không có tử số và mẫu số.",
		"Cannot be added up: some parts have only the ratio without its numerator and denominator." },
	[TIME_NOT_ADDED] = {
		"Chỉ tiêu này không cộng theo thời gian (là điểm số, hoặc tính từ chỉ tiêu khác).",
		"Not added up over time: it is a score, or computed from other indicators." },
	[TIME_TOO_LARGE] = {
		"Không cộng được: kết quả dài hơn 18 chữ số.",
		"Cannot be added up: the result has more than 18 digits." },
	/* clang-format on */
};

static void every_sum_over_time_in_words(void **state UNUSED)
{
	for (int i = 0; i < TIME_REASON_COUNT; i++) {
		struct rollup_mark mark = { .reason = (enum rollup_time_reason)i,
			.coverage = { .reported = 2, .expected = 3 } };
		text_auto vi = { 0 }, en = { 0 };

		print_message("  %s\n", rollup_time_reasons[i]);
		rollup_time_say(&mark, LANG_VI, &vi);
		rollup_time_say(&mark, LANG_EN, &en);
		assert_string_equal(text_z(&vi), spans[i].vi);
		assert_string_equal(text_z(&en), spans[i].en);
	}
	assert_null(rollup_time_reasons[TIME_REASON_COUNT]);
}

static const struct {
	enum boundary_basis basis;
	enum boundary_reason reason;
	const char *vi, *en;
} moved[] = {
	/* clang-format off */
	{ BASIS_SAME, BOUNDARY_MOVED, "", "" },
	{ BASIS_SAME, BOUNDARY_MISSING, "", "" },
	{ BASIS_WHOLE, BOUNDARY_MOVED,
	  "Lấy trọn số liệu của các đơn vị cũ (2/3).",
	  "The whole figures of the old places it was made from (2 of 3)." },
	{ BASIS_SHARE, BOUNDARY_MOVED,
	  "Ước tính từ số liệu của các đơn vị cũ (2/3): có đơn vị bị chia tách, phần của mỗi nơi tính theo tỷ lệ đã công bố.",
	  "Estimated from the old places (2 of 3): at least one was divided, and its figure is apportioned by published shares." },
	{ BASIS_WEIGHT, BOUNDARY_MOVED,
	  "Ước tính từ số liệu của các đơn vị cũ (2/3): có đơn vị bị chia tách, phần của mỗi nơi tính theo trọng số đã khai báo.",
	  "Estimated from the old places (2 of 3): at least one was divided, and its figure is apportioned by declared weights." },
	{ BASIS_ASSUMED, BOUNDARY_MOVED,
	  "Giả định: có đơn vị cũ bị chia tách mà không nguồn nào cho biết tỷ lệ, nên tạm chia đều (2/3 đơn vị cũ có số liệu).",
	  "An assumption: at least one old place was divided and no source says how, so its figure is split equally (2 of 3 old places have figures)." },
	{ BASIS_UNKNOWN, BOUNDARY_MOVED,
	  "Chưa đủ: có đơn vị cũ bị chia tách mà không nguồn nào cho biết tỷ lệ, nên phần của đơn vị ấy không có ở đây (2/3 đơn vị cũ được tính).",
	  "Incomplete: at least one old place was divided and no source says how, so its part is not in here (2 of 3 old places are)." },
	{ BASIS_WHOLE, BOUNDARY_MISSING,
	  "Chưa tính được: mới có số liệu của 2/3 đơn vị cũ.",
	  "Not given: 2 of the 3 old places it was made from have figures." },
	{ BASIS_UNKNOWN, BOUNDARY_NO_SHARE,
	  "Không tính được: có đơn vị cũ bị chia tách mà không nguồn nào cho biết tỷ lệ.",
	  "Not possible: an old place was divided and no source says how." },
	{ BASIS_WHOLE, BOUNDARY_NOT_ADDITIVE,
	  "Không tính được: điểm số, hoặc tỷ lệ không có tử số và mẫu số, thì không thể gộp hay chia theo địa giới khác.",
	  "Not possible: scores, and ratios without numerator and denominator, cannot be put together or divided on other boundaries." },
	{ BASIS_SAME, BOUNDARY_LATER,
	  "Đơn vị này được lập sau ngày đã chọn; không có cách đúng để đưa số liệu mới về địa giới cũ.",
	  "This place is younger than the chosen day; there is no sound way to put new figures on old boundaries." },
	{ BASIS_SAME, BOUNDARY_NO_LINK,
	  "Đơn vị này không còn và không nguồn nào cho biết địa bàn của nó thuộc về đâu.",
	  "This place no longer exists and no source says where its area went." },
	/* clang-format on */
};

static void every_moved_figure_in_words(void **state UNUSED)
{
	bool based[BASIS_COUNT] = { false }, said[BOUNDARY_REASON_COUNT] = { false };

	for (size_t i = 0; i < COUNT(moved); i++) {
		struct boundary_mark mark = { .basis = moved[i].basis,
			.reason = moved[i].reason,
			.coverage = { .reported = 2, .expected = 3 } };
		text_auto vi = { 0 }, en = { 0 }, refusal = { 0 };

		print_message(
			"  %s, %s\n", boundary_bases[mark.basis], boundary_reasons[mark.reason]);
		based[mark.basis] = said[mark.reason] = true;
		boundary_say(&mark, LANG_VI, &vi);
		boundary_say(&mark, LANG_EN, &en);
		assert_string_equal(text_z(&vi), moved[i].vi);
		assert_string_equal(text_z(&en), moved[i].en);
		if (mark.reason > BOUNDARY_MISSING) {
			boundary_say_refusal(mark.reason, LANG_VI, &refusal);
			assert_string_equal(text_z(&refusal), moved[i].vi);
		}
	}
	for (int i = 0; i < BASIS_COUNT; i++)
		assert_true(based[i]);
	for (int i = 0; i < BOUNDARY_REASON_COUNT; i++)
		assert_true(said[i]);
	assert_null(boundary_bases[BASIS_COUNT]);
	assert_null(boundary_reasons[BOUNDARY_REASON_COUNT]);
}

static void a_break_in_words(void **state UNUSED)
{
	text_auto vi = { 0 }, en = { 0 };

	boundary_say_break(make_day("2025-07-01"), LANG_VI, &vi);
	boundary_say_break(make_day("2025-07-01"), LANG_EN, &en);
	assert_string_equal(text_z(&vi), "Địa giới thay đổi từ 1/7/2025.");
	assert_string_equal(text_z(&en), "The boundaries changed on 1 Jul 2025.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_total_in_words),
		cmocka_unit_test(every_sum_over_time_in_words),
		cmocka_unit_test(every_moved_figure_in_words),
		cmocka_unit_test(a_break_in_words),
	};

	return cmocka_run_group_tests_name("rollup_words", tests, NULL, NULL);
}

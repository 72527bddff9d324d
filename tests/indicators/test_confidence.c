/* tests/indicators/test_confidence.c - the contract of indicators/confidence.h, a series a row. */
#include "tests/indicators/make.h"

#include "base/arena.h"
#include "indicators/confidence.h"

enum { UNKNOWN = CONFIDENCE_COVERAGE_UNKNOWN };

static const struct {
	const char *name, *series, *today;
	int coverage;
	enum confidence_grade grade;
	const char *vi, *en;
} cases[] = {
	/* clang-format off */
	{ "no figure", "2022=M", "2025-03-01", UNKNOWN, CONFIDENCE_LOW,
	  "Độ tin cậy thấp: chưa có số liệu.", "Low confidence: there is no figure." },
	{ "all is well", "2020=1 2021=2 2022=3 2023=4 2024=5", "2025-03-01", 1000, CONFIDENCE_HIGH,
	  "Độ tin cậy cao: 5 số liệu so sánh được, còn mới, phần lớn là số chính thức.",
	  "High confidence: 5 comparable figures, recent and most of them final." },
	{ "an unknown coverage does no harm", "2020=1 2021=2 2022=3 2023=4 2024=5", "2025-03-01", UNKNOWN, CONFIDENCE_HIGH,
	  "Độ tin cậy cao: 5 số liệu so sánh được, còn mới, phần lớn là số chính thức.",
	  "High confidence: 5 comparable figures, recent and most of them final." },
	{ "four figures", "2021=2 2022=3 2023=4 2024=5", "2025-03-01", 1000, CONFIDENCE_MEDIUM,
	  "Độ tin cậy trung bình: mới có 4 số liệu so sánh được.", "Medium confidence: only 4 comparable figures." },
	{ "one figure", "2024=5", "2025-03-01", 1000, CONFIDENCE_LOW,
	  "Độ tin cậy thấp: mới có 1 số liệu so sánh được.", "Low confidence: only 1 comparable figure." },
	{ "two since a reform", "2021=2 2022=3 2023=4@2 2024=5@2", "2025-03-01", 1000, CONFIDENCE_LOW,
	  "Độ tin cậy thấp: mới có 2 số liệu so sánh được kể từ khi thay đổi địa giới.",
	  "Low confidence: only 2 comparable figures since the boundaries changed." },
	{ "two since a break", "2021=2 2022=3 2023=4B 2024=5", "2025-03-01", 1000, CONFIDENCE_LOW,
	  "Độ tin cậy thấp: mới có 2 số liệu so sánh được kể từ khi chuỗi bị gián đoạn.",
	  "Low confidence: only 2 comparable figures since the break in the series." },
	{ "the next figure is not due yet", "2020=1 2021=2 2022=3 2023=4 2024=5", "2026-06-29", 1000, CONFIDENCE_HIGH,
	  "Độ tin cậy cao: 5 số liệu so sánh được, còn mới, phần lớn là số chính thức.",
	  "High confidence: 5 comparable figures, recent and most of them final." },
	{ "one year missed", "2020=1 2021=2 2022=3 2023=4 2024=5", "2026-07-02", 1000, CONFIDENCE_MEDIUM,
	  "Độ tin cậy trung bình: số liệu mới nhất đã cũ (2024).", "Medium confidence: the latest figure is old (2024)." },
	{ "three years missed", "2017=1 2018=2 2019=3 2020=4 2021=5", "2025-07-10", 1000, CONFIDENCE_LOW,
	  "Độ tin cậy thấp: số liệu mới nhất đã cũ (2021).", "Low confidence: the latest figure is old (2021)." },
	{ "months", "2025-01=1 2025-02=2 2025-03=3 2025-04=4 2025-05=5", "2025-09-10", 1000, CONFIDENCE_MEDIUM,
	  "Độ tin cậy trung bình: số liệu mới nhất đã cũ (T5/2025).", "Medium confidence: the latest figure is old (May 2025)." },
	{ "months that come once a year", "2021-06=1 2022-06=2 2023-06=3 2024-06=4 2025-06=5", "2026-05-10", 1000, CONFIDENCE_HIGH,
	  "Độ tin cậy cao: 5 số liệu so sánh được, còn mới, phần lớn là số chính thức.",
	  "High confidence: 5 comparable figures, recent and most of them final." },
	{ "some places missing", "2020=1 2021=2 2022=3 2023=4 2024=5", "2025-03-01", 899, CONFIDENCE_MEDIUM,
	  "Độ tin cậy trung bình: số liệu mới đại diện cho 89,9% của toàn thể.",
	  "Medium confidence: the figure stands for 89.9% of the whole." },
	{ "60 of 168 places", "2020=1 2021=2 2022=3 2023=4 2024=5", "2025-03-01", 357, CONFIDENCE_LOW,
	  "Độ tin cậy thấp: số liệu mới đại diện cho 35,7% của toàn thể.",
	  "Low confidence: the figure stands for 35.7% of the whole." },
	{ "half of the last five provisional", "2019=1P 2020=1 2021=2P 2022=3E 2023=4 2024=5P", "2025-03-01", 1000, CONFIDENCE_MEDIUM,
	  "Độ tin cậy trung bình: 3 trong 5 số gần đây là ước tính, sơ bộ hoặc chưa kiểm chứng.",
	  "Medium confidence: 3 of the last 5 figures are estimated, provisional or unvalidated." },
	{ "one of the last two provisional", "2023=4 2024=5P", "2025-03-01", 1000, CONFIDENCE_LOW,
	  "Độ tin cậy thấp: mới có 2 số liệu so sánh được; 1 trong 2 số gần đây là ước tính, sơ bộ hoặc chưa kiểm chứng.",
	  "Low confidence: only 2 comparable figures; 1 of the last 2 figures is estimated, provisional or unvalidated." },
	{ "the only one estimated", "2024=5E", "2025-03-01", 1000, CONFIDENCE_LOW,
	  "Độ tin cậy thấp: mới có 1 số liệu so sánh được; số liệu duy nhất này là ước tính, sơ bộ hoặc chưa kiểm chứng.",
	  "Low confidence: only 1 comparable figure; the only figure is estimated, provisional or unvalidated." },
	{ "the latest unvalidated", "2020=1 2021=2 2022=3 2023=4 2024=5V", "2025-03-01", 1000, CONFIDENCE_LOW,
	  "Độ tin cậy thấp: số liệu mới nhất chưa được kiểm chứng.", "Low confidence: the latest figure is unvalidated." },
	{ "several reasons", "2021=1E 2022=2E", "2025-07-10", 500, CONFIDENCE_LOW,
	  "Độ tin cậy thấp: mới có 2 số liệu so sánh được; số liệu mới nhất đã cũ (2022); số liệu mới đại diện cho 50% của toàn thể; cả 2 số gần đây đều là ước tính, sơ bộ hoặc chưa kiểm chứng.",
	  "Low confidence: only 2 comparable figures; the latest figure is old (2022); the figure stands for 50% of the whole; the last 2 figures are all estimated, provisional or unvalidated." },
	/* clang-format on */
};

static void every_case(void **state UNUSED)
{
	bool seen[CONFIDENCE_REASON_COUNT] = { false };

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct observation items[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(cases[i].series, items) };
		int today = make_day(cases[i].today);
		arena_auto arena = { 0 };
		struct comparable comparable = comparable_of(&series, today, &arena);
		struct confidence confidence = confidence_judge(
			&comparable, cases[i].coverage, today);
		text_auto vi = { 0 }, en = { 0 };

		print_message("  %s\n", cases[i].name);
		assert_int_equal(confidence.grade, cases[i].grade);
		confidence_say(&confidence, LANG_VI, &vi);
		confidence_say(&confidence, LANG_EN, &en);
		assert_string_equal(text_z(&vi), cases[i].vi);
		assert_string_equal(text_z(&en), cases[i].en);
		for (enum confidence_reason reason = 0; reason < CONFIDENCE_REASON_COUNT; reason++)
			seen[reason] = seen[reason] || confidence.reasons[reason];
	}
	for (enum confidence_reason reason = 0; reason < CONFIDENCE_REASON_COUNT; reason++)
		assert_true(seen[reason]);
	assert_string_equal(confidence_keys[CONFIDENCE_HIGH], "high");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_case) };

	return cmocka_run_group_tests_name("confidence", tests, NULL, NULL);
}

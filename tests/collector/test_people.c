/*
 * tests/collector/test_people.c - the contracts of collector/numbers_people.h and periods_people.h:
 * what people write, and what is read; '!' and a key for what is not.
 */
#include "tests/support/rows.h"

#include "collector/numbers_people.h"
#include "collector/periods_people.h"

static const struct {
	const char *text;
	char decimal;
	const char *read;
} numbers[] = {
	{ "12", 0, "12" },
	{ "12,5", 0, "12.5" },
	{ "12.5", 0, "12.5" },
	{ "1.234,5", 0, "1234.5" },
	{ "1,234.5", 0, "1234.5" },
	{ "1.234.567", 0, "1234567" },
	{ "1,234,567.25", 0, "1234567.25" },
	{ "1 234,5", 0, "1234.5" },
	{ "1 234 567", 0, "1234567" },
	{ "1\u00A0234", 0, "1234" },
	{ "1\u202F234,75", 0, "1234.75" },
	{ "1'234.5", 0, "1234.5" },
	{ "1234,567", 0, "1234.567" },
	{ "1234.567", 0, "1234.567" },
	{ "0,125", 0, "0.125" },
	{ "0.125", 0, "0.125" },
	{ "12,3456", 0, "12.3456" },
	{ "0", 0, "0" },
	{ "007", 0, "007" },
	{ "12,5 %", 0, "12.5%" },
	{ "12,5%", 0, "12.5%" },
	{ "-12,5 %", 0, "-12.5%" },
	{ "(12)", 0, "-12" },
	{ "(1.234,5)", 0, "-1234.5" },
	{ "( 12,5 % )", 0, "-12.5%" },
	{ "(12,5) %", 0, "-12.5%" },
	{ "-5", 0, "-5" },
	{ "−5", 0, "-5" },
	{ "–5", 0, "-5" },
	{ "+5", 0, "5" },
	{ "12,5*", 0, "12.5" },
	{ "12,5**", 0, "12.5" },
	{ "12,5 (1)", 0, "12.5" },
	{ "12,5[2]", 0, "12.5" },
	{ "12,5¹", 0, "12.5" },
	{ "12,5 % *", 0, "12.5%" },
	{ " 12 ", 0, "12" },
	{ "-", 0, "=M" },
	{ "–", 0, "=M" },
	{ "…", 0, "=L" },
	{ "...", 0, "=L" },
	{ "x", 0, "=Q" },
	{ "X", 0, "=Q" },
	{ "n/a", 0, "=O" },
	{ "N/A", 0, "=O" },
	{ "Chưa có số liệu", 0, "=O" },
	{ "1.234", 0, "!number.ambiguous 1234 / 1.234" },
	{ "1,234", 0, "!number.ambiguous 1234 / 1.234" },
	{ "-12,345", 0, "!number.ambiguous -12345 / -12.345" },
	{ "(1.234)", 0, "!number.ambiguous -1234 / -1.234" },
	{ "1.234 %", 0, "!number.ambiguous 1234 / 1.234" },
	{ "1.234", ',', "1234" },
	{ "1.234", '.', "1.234" },
	{ "1,234", ',', "1.234" },
	{ "1,234", '.', "1234" },
	{ "12,5", '.', "!number.mark" },
	{ "12.5", ',', "!number.mark" },
	{ "1.234,5", '.', "!number.mark" },
	{ "1 234", '.', "1234" },
	{ "1,2,3", 0, "!number.form" },
	{ "1.23.456", 0, "!number.form" },
	{ "12.34,56", 0, "!number.form" },
	{ "1.234,5.6", 0, "!number.form" },
	{ "12 34", 0, "!number.form" },
	{ "5,", 0, "!number.form" },
	{ ",5", 0, "!number.form" },
	{ "", 0, "!number.form" },
	{ "()", 0, "!number.form" },
	{ "%", 0, "!number.form" },
	{ "--5", 0, "!number.form" },
	{ "(-5)", 0, "!number.form" },
	{ "khoảng 12", 0, "!number.form" },
	{ "#N/A", 0, "!number.form" },
	{ "12 triệu", 0, "!number.form" },
	{ "1e5", 0, "!number.form" },
	{ "12-13", 0, "!number.form" },
};

static void reads_every_number(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(numbers); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct number_people number;
		const char *key = number_people(
			&arena, span_of(numbers[i].text), numbers[i].decimal, &number);

		if (key != NULL)
			text_addf(&seen, "!%s%s%s", key, *number.readings == '\0' ? "" : " ",
				number.readings);
		else if (number.absent != '\0')
			text_addf(&seen, "=%c", number.absent);
		else
			text_addf(&seen, "%s%s", number.machine, number.percent ? "%" : "");
		wrong += row_wrong(numbers[i].text, text_z(&seen), numbers[i].read);
	}
	assert_int_equal(wrong, 0);
}

static const struct {
	const char *text, *label;
} periods[] = {
	{ "2022", "2022" },
	{ "năm 2022", "2022" },
	{ "NĂM 2022", "2022" },
	{ "2022-Q3", "2022-Q3" },
	{ "Quý II/2026", "2026-Q2" },
	{ "Quý 2/2026", "2026-Q2" },
	{ "quý IV năm 2025", "2025-Q4" },
	{ "QUÝ III - 2025", "2025-Q3" },
	{ "Q2-2026", "2026-Q2" },
	{ "Q2 2026", "2026-Q2" },
	{ "QII/2026", "2026-Q2" },
	{ "2026Q2", "2026-Q2" },
	{ "2026 Q2", "2026-Q2" },
	{ "T9-2022", "2022-09" },
	{ "T9/2022", "2022-09" },
	{ "t09.2022", "2022-09" },
	{ "Tháng 9/2022", "2022-09" },
	{ "tháng 09 năm 2022", "2022-09" },
	{ "thang 12 nam 2025", "2025-12" },
	{ "Tháng IX/2022", "2022-09" },
	{ "III/2025", "!period.form" },
	{ "9/2022", "2022-09" },
	{ "09-2022", "2022-09" },
	{ "2022/09", "2022-09" },
	{ "2022-M06", "2022-06" },
	{ "Sep 2022", "2022-09" },
	{ "September 2022", "2022-09" },
	{ "tuần 37/2022", "2022-W37" },
	{ "Tuần 5 năm 2026", "2026-W05" },
	{ "W37/2022", "2022-W37" },
	{ "H1 2025", "2025-S1" },
	{ "2025H2", "2025-S2" },
	{ "6 tháng đầu năm 2025", "2025-S1" },
	{ "6 tháng/2025", "2025-S1" },
	{ "6T/2025", "2025-S1" },
	{ "6 tháng cuối năm 2025", "2025-S2" },
	{ "3 tháng đầu năm 2025", "2025-Q1" },
	{ "9 tháng đầu năm 2025", "2025-01-01/2025-09-30" },
	{ "9 tháng năm 2025", "2025-01-01/2025-09-30" },
	{ "9T2025", "2025-01-01/2025-09-30" },
	{ "2 tháng đầu năm 2024", "2024-01-01/2024-02-29" },
	{ "11 tháng 2025", "2025-01-01/2025-11-30" },
	{ "12 tháng năm 2025", "2025" },
	{ "first 9 months of 2025", "2025-01-01/2025-09-30" },
	{ "25/9–25/10/2025", "2025-09-25/2025-10-25" },
	{ "25/9 - 24/10/2025", "2025-09-25/2025-10-24" },
	{ "25/12-24/1/2026", "2025-12-25/2026-01-24" },
	{ "từ ngày 25/9/2025 đến ngày 25/10/2025", "2025-09-25/2025-10-25" },
	{ "25/09/2025-25/10/2025", "2025-09-25/2025-10-25" },
	{ "25/9/2025", "2025-09-25" },
	{ "25 Sep 2025", "2025-09-25" },
	{ "ngày 5/9/2025", "2025-09-05" },
	{ "2025/09/25", "2025-09-25" },
	{ "6 tháng", "!period.year" },
	{ "Quý II", "!period.year" },
	{ "Tháng 9", "!period.year" },
	{ "T9", "!period.year" },
	{ "25/9", "!period.year" },
	{ "25/9–25/10", "!period.year" },
	{ "9", "!period.year" },
	{ "Quý 5/2025", "!period.form" },
	{ "Tháng 13/2025", "!period.form" },
	{ "13/2025", "!period.form" },
	{ "9/25/2025", "!period.form" },
	{ "31/2/2025", "!period.form" },
	{ "5 tháng cuối năm 2025", "!period.form" },
	{ "13 tháng 2025", "!period.form" },
	{ "2022-2025", "!period.form" },
	{ "năm học 2022", "!period.form" },
	{ "hôm qua", "!period.form" },
	{ "T9/22", "!period.form" },
	{ "", "!period.form" },
	{ "1/2/3/4/5/6/7/2022", "!period.form" },
	{ "một kỳ rất dài được viết bằng rất nhiều chữ 2022", "!period.form" },
};

static void reads_every_period(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(periods); i++) {
		text_auto seen = { 0 };
		struct period period;
		const char *key = period_people(span_of(periods[i].text), &period);

		text_addf(&seen, "%s%s", key == NULL ? "" : "!", key == NULL ? period.label : key);
		wrong += row_wrong(periods[i].text, text_z(&seen), periods[i].label);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_number),
		cmocka_unit_test(reads_every_period),
	};
	return cmocka_run_group_tests_name("people", tests, NULL, NULL);
}

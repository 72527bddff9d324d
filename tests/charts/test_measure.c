/* tests/charts/test_measure.c - the contract of charts/measure.h; a character is 10 wide. */
#include "tests/support/unit.h"

#include "base/utf8.h"
#include "charts/measure.h"

enum { MAX_LINES = 4 };

static double width(const char *text, struct text_style style UNUSED)
{
	return 10 * (double)utf8_count(span_of(text));
}

static bool covers(uint32_t character)
{
	return character < 0x3000;
}

static const struct measure measure = { width, covers };

/* Lines are separated by '|'; a number at the end tells how many letters had no glyph. */
static const struct {
	const char *text;
	double width;
	size_t limit;
	const char *lines;
	int lost;
} cases[] = {
	{ "Kinh tế số", 100, 2, "Kinh tế số", 0 },
	{ "Kinh tế số", 70, 2, "Kinh tế|số", 0 },
	{ "Kinh tế số", 40, 3, "Kinh|tế|số", 0 },
	{ "Kinh tế số", 75, 1, "Kinh…", 0 },
	{ "một hai ba bốn", 70, 2, "một hai|ba bốn", 0 },
	{ "một hai ba bốn năm", 70, 2, "một hai|ba bốn…", 0 },
	{ "một hai ba bốnn năm", 70, 2, "một hai|ba…", 0 },
	{ "  nhiều\t\n  chỗ trống  ", 300, 1, "nhiều chỗ trống", 0 },
	{ "khôngcókhoảngtrống", 60, 2, "khôngc|ókhoả…", 0 },
	{ "e\u0302\u0301e\u0302\u0301", 30, 4, "e\u0302\u0301|e\u0302\u0301", 0 },
	{ "e\u0302\u0301e\u0302\u0301", 40, 1, "e\u0302\u0301…", 0 },
	{ "số \u6570\u5B57", 300, 1, "số ??", 2 },
	{ "zero\u200Bwidth", 300, 1, "zerowidth", 0 },
	{ "rất hẹp", 5, 2, "", 0 },
	{ "rất hẹp", 15, 1, "", 0 },
	{ "", 100, 2, "", 0 },
	{ "   ", 100, 2, "", 0 },
	{ NULL, 100, 2, "", 0 },
};

static void text_is_cut_into_lines(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		const char *lines[MAX_LINES];
		int lost = 0;
		size_t count = measure_wrap(&measure, &arena, cases[i].text,
			(struct text_style){ 12, false }, cases[i].width, cases[i].limit, lines,
			&lost);

		for (size_t k = 0; k < count; k++) {
			text_addf(&seen, "%s%s", k == 0 ? "" : "|", lines[k]);
			assert_true(width(lines[k], (struct text_style){ 0 }) <= cases[i].width);
		}
		assert_string_equal(text_z(&seen), cases[i].lines);
		assert_int_equal(lost, cases[i].lost);
	}
}

static void letters_with_marks_are_taller(void **state UNUSED)
{
	static const struct {
		const char *text;
		double ascent;
	} heights[] = {
		{ "2022", MEASURE_PLAIN_ASCENT },
		{ "15,4% (2022)", MEASURE_PLAIN_ASCENT },
		{ "\u22123 \u00B7 \u2026", MEASURE_PLAIN_ASCENT },
		{ "Quý I/2022", MEASURE_ASCENT },
		{ "ẨẪ", MEASURE_ASCENT },
		{ "e\u0302\u0301", MEASURE_ASCENT },
	};

	for (size_t i = 0; i < COUNT(heights); i++)
		if (measure_ascent(heights[i].text) != heights[i].ascent)
			fail_msg("%s", heights[i].text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut_into_lines),
		cmocka_unit_test(letters_with_marks_are_taller),
	};

	return cmocka_run_group_tests_name("measure", tests, NULL, NULL);
}

/* tests/collector/test_guard.c - the contract of collector/guard.h: out and back again. */
#include "tests/support/rows.h"

#include "base/text.h"
#include "collector/guard.h"

/* Whether a text needs a guard, and what reading it without one makes of it. */
static const struct {
	const char *text;
	bool needed;
	const char *stripped;
} cases[] = {
	{ "", false, "" },
	{ "a", false, "a" },
	{ "12", false, "12" },
	{ "=1+1", true, "=1+1" },
	{ "=", true, "=" },
	{ "+1", true, "+1" },
	{ "-1", true, "-1" },
	{ "@SUM(A1)", true, "@SUM(A1)" },
	{ "\tx", true, "\tx" },
	{ "\rx", true, "\rx" },
	{ "\nx", true, "\nx" },
	{ "\uFF1Dx", true, "\uFF1Dx" },
	{ "\uFF0Bx", true, "\uFF0Bx" },
	{ "\uFF0Dx", true, "\uFF0Dx" },
	{ "\uFF20x", true, "\uFF20x" },
	{ "\uFF1Ex", false, "\uFF1Ex" },
	{ "\xEF\xBC", false, "\xEF\xBC" },
	{ "a=1", false, "a=1" },
	{ " =1", false, " =1" },
	{ "'", false, "'" },
	{ "''", false, "''" },
	{ "'a", false, "'a" },
	{ "'=1", false, "=1" },
	{ "'-5", false, "-5" },
	{ "'@x", false, "@x" },
	{ "'\uFF1Dx", false, "\uFF1Dx" },
	{ "'12", false, "'12" },
	{ "''=1", false, "''=1" },
};

static void knows_formulas(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto seen = { 0 };

		text_add(&seen, guard_strip(span_of(cases[i].text)));
		wrong += row_wrong(cases[i].text, text_z(&seen), cases[i].stripped);
		wrong += row_wrong(cases[i].text,
			guard_needed(span_of(cases[i].text)) ? "yes" : "no",
			cases[i].needed ? "yes" : "no");
	}
	assert_int_equal(wrong, 0);
}

/* Whatever was read (which has no guard any more) comes back as it was. */
static void what_was_read_comes_back(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct span kept = guard_strip(span_of(cases[i].text));
		text_auto written = { 0 }, original = { 0 }, back = { 0 };

		if (guard_needed(kept))
			text_addc(&written, '\'');
		text_add(&written, kept);
		text_add(&original, kept);
		text_add(&back, guard_strip(text_span(&written)));
		wrong += row_wrong(cases[i].text, text_z(&back), text_z(&original));
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_formulas),
		cmocka_unit_test(what_was_read_comes_back),
	};
	return cmocka_run_group_tests_name("guard", tests, NULL, NULL);
}

/* tests/indicators/test_comparable.c - the contract of indicators/comparable.h, a series a row. */
#include "tests/indicators/make.h"

#include "base/arena.h"
#include "indicators/comparable.h"

/* What is left: each figure with its place on the axis, then why the others were left out. */
static const struct {
	const char *name, *series, *today, *left;
} cases[] = {
	/* clang-format off */
	{ "years", "2020=1 2021=2 2022=3", "2023-01-01", "2020@0 2021@1 2022@2" },
	{ "a missing year", "2020=1 2022=3", "2023-01-01", "2020@0 2022@2" },
	{ "in any order", "2022=3 2020=1 2021=2", "2023-01-01", "2020@0 2021@1 2022@2" },
	{ "an absent figure", "2020=1 2021=M 2022=3", "2023-01-01", "2020@0 2022@2" },
	{ "a forecast is none", "2020=1 2021=2 2022=3F", "2023-01-01", "2020@0 2021@1" },
	{ "a year not over is none", "2020=1 2021=2 2022=3", "2022-12-31", "2020@0 2021@1" },
	{ "quarters after years", "2020=1 2021=2 2022-Q1=3 2022-Q2=4", "2023-01-01", "2022-Q1@0 2022-Q2@1" },
	{ "a year with its last quarter", "2021=2 2022-Q3=4 2022-Q4=5 2022=3", "2023-01-01", "2022-Q3@0 2022-Q4@1" },
	{ "months over a new year", "2022-11=1 2022-12=2 2023-02=3", "2023-05-01", "2022-11@0 2022-12@1 2023-02@3" },
	{ "halves", "2021-S2=1 2022-S1=2 2023-S1=3", "2024-01-01", "2021-S2@0 2022-S1@1 2023-S1@3" },
	{ "weeks", "2022-W51=1 2022-W52=2 2023-W02=3", "2024-01-01", "2022-W51@0 2022-W52@1 2023-W02@3" },
	{ "days", "2022-12-30=1 2023-01-02=2", "2024-01-01", "2022-12-30@0 2023-01-02@3" },
	{ "months from the 25th", "2025-01-25/2025-02-24=1 2025-02-25/2025-03-24=2 2025-05-25/2025-06-24=3", "2025-08-01",
	  "2025-01-25/2025-02-24@0 2025-02-25/2025-03-24@1 2025-05-25/2025-06-24@4" },
	{ "spans of other lengths", "2025-01-01/2025-03-31=1 2025-02-25/2025-03-24=2 2025-03-25/2025-04-24=3", "2025-08-01",
	  "2025-02-25/2025-03-24@0 2025-03-25/2025-04-24@1" },
	{ "overlapping spans thin out", "2025-03-01/2025-03-30=1 2025-03-02/2025-03-31=2 2025-03-31/2025-04-29=3", "2025-08-01",
	  "2025-03-02/2025-03-31@0 2025-03-31/2025-04-29@1" },
	{ "after a reform", "2023=1 2024=2 2025=3@2 2026=4@2", "2027-01-01", "2025@0 2026@1, new place" },
	{ "after a break", "2023=1 2024=2 2025=3B 2026=4", "2027-01-01", "2025@0 2026@1, break" },
	{ "the last break counts", "2023=1B 2024=2 2025=3B 2026=4", "2027-01-01", "2025@0 2026@1, break" },
	{ "a break at the first breaks nothing", "2025=3B 2026=4", "2027-01-01", "2025@0 2026@1" },
	{ "none", "2025=M", "2027-01-01", "" },
	/* clang-format on */
};

static void draw(const struct comparable *comparable, struct text *ret)
{
	static const char *const limits[] = { "", ", new place", ", break" };

	for (size_t i = 0; i < comparable->count; i++)
		text_addf(ret, "%s%s@%d", i == 0 ? "" : " ", comparable->items[i]->period.label,
			comparable->at[i]);
	text_addz(ret, limits[comparable->limit]);
}

static void every_case(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct observation items[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(cases[i].series, items) };
		arena_auto arena = { 0 };
		struct comparable comparable = comparable_of(
			&series, make_day(cases[i].today), &arena);
		text_auto text = { 0 };

		print_message("  %s\n", cases[i].name);
		draw(&comparable, &text);
		assert_string_equal(text_z(&text), cases[i].left);
		assert_ptr_equal(comparable_latest(&comparable),
			comparable.count == 0 ? NULL : comparable.items[comparable.count - 1]);
	}
}

static void other_breakdowns_are_left_out(void **state UNUSED)
{
	struct observation items[MAKE_MOST];
	struct series series = { .items = items,
		.count = make_series("2020=1 2021=2 2022=3", items) };
	arena_auto arena = { 0 };

	items[0].breakdown = "Sex=Female";
	assert_int_equal(comparable_of(&series, make_day("2023-01-01"), &arena).count, 2);
}

static void periods_ahead(void **state UNUSED)
{
	static const struct {
		const char *series, *until;
		int periods;
	} rows[] = {
		{ "2022=1", "2030", 8 },
		{ "2022=1", "2020", -2 },
		{ "2025-09=1", "2025", 3 },
		{ "2025-Q1=1", "2026-06", 5 },
		{ "2025-W10=1", "2025-W14", 4 },
		{ "2025-02-25/2025-03-24=1", "2025-12-24", 10 },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct observation items[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(rows[i].series, items) };
		arena_auto arena = { 0 };
		struct comparable comparable = comparable_of(
			&series, make_day("2026-01-01"), &arena);

		assert_int_equal(comparable_periods(&comparable, make_period(rows[i].until).until),
			rows[i].periods);
	}
}

/* By the calendar: a period that is still running, and the shortest month, are counted right. */
static void periods_over(void **state UNUSED)
{
	static const struct {
		const char *series, *today;
		int periods;
	} rows[] = {
		{ "2025=1", "2026-01-01", 0 },
		{ "2025=1", "2026-12-31", 0 },
		{ "2025=1", "2027-01-01", 1 },
		{ "2021=1", "2026-11-25", 4 },
		{ "2025-01=1", "2025-02-28", 0 },
		{ "2025-01=1", "2025-03-01", 1 },
		{ "2025-07=1", "2025-10-31", 2 },
		{ "2026-Q2=1", "2026-11-25", 1 },
		{ "2025-01-01/2025-01-10=1", "2025-01-29", 1 },
		{ "2025-01-01/2025-01-10=1", "2025-01-31", 2 },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct observation items[MAKE_MOST];
		struct series series = { .items = items,
			.count = make_series(rows[i].series, items) };
		arena_auto arena = { 0 };
		int today = make_day(rows[i].today);
		struct comparable comparable = comparable_of(&series, today, &arena);

		print_message("  %s, %s\n", rows[i].series, rows[i].today);
		assert_int_equal(comparable_passed(&comparable, today), rows[i].periods);
	}
}

static void in_words(void **state UNUSED)
{
	text_auto vi = { 0 }, en = { 0 };

	comparable_say_span(PERIOD_MONTH, 3, LANG_VI, &vi);
	comparable_say_span(PERIOD_MONTH, 3, LANG_EN, &en);
	comparable_say_span(PERIOD_YEAR, 1, LANG_EN, &en);
	assert_string_equal(text_z(&vi), "3 tháng");
	assert_string_equal(text_z(&en), "3 months1 year");
	for (enum period_kind kind = PERIOD_YEAR; kind <= PERIOD_SPAN; kind++)
		for (enum lang lang = 0; lang < LANG_COUNT; lang++)
			assert_true(*comparable_say_each(kind, lang) != '\0');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case),
		cmocka_unit_test(other_breakdowns_are_left_out),
		cmocka_unit_test(periods_ahead),
		cmocka_unit_test(periods_over),
		cmocka_unit_test(in_words),
	};
	return cmocka_run_group_tests_name("comparable", tests, NULL, NULL);
}

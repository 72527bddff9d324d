/* tests/charts/test_frame.c - the contract of charts/frame.h, drawn with '-', ' ' and 'o'. */
#include "tests/support/unit.h"

#include "charts/frame.h"
#include "charts/kind.h"
#include "tests/charts/cases.h"

/* A figure is its period's label, '*' behind a hollow one; "--" joins, "  " does not. */
static const struct {
	const char *name, *figures, *frequency, *line;
	size_t gaps, breaks, absent;
} cases[] = {
	{ "nothing", "", "A", "", 0, 0, 0 },
	{ "one", "2022=15", "A", "2022", 0, 0, 0 },
	{ "neighbours", "2021=1 2022=2 2023=3", "A", "2021--2022--2023", 0, 0, 0 },
	{ "zero is a figure", "2021=0 2022=0", "A", "2021--2022", 0, 0, 0 },
	{ "a missing figure", "2021=1 2022=- 2023=3", "A", "2021  2023", 1, 0, 1 },
	{ "a missing one at the end", "2021=1 2022=-", "A", "2021", 0, 0, 1 },
	{ "a missing period", "2020=1 2021=1 2023=3", "A", "2020--2021  2023", 1, 0, 0 },
	{ "every second year", "2018=1 2020=2 2022=3", "", "2018--2020--2022", 0, 0, 0 },
	{ "a hole in months", "2022-01=1 2022-02=2 2022-03=3 2022-05=5", "A",
		"2022-01--2022-02--2022-03  2022-05", 1, 0, 0 },
	{ "statuses", "2021=1E 2022=2P 2023=3V 2024=4F", "A", "2021*--2022*--2023*--2024*", 0, 0,
		0 },
	{ "a place reform", "2023=1 2024=2 | 2025=3 2026=4", "A", "2023--2024  2025--2026", 0, 1,
		0 },
	{ "a break in the series", "2021=1 2022=2B 2023=3", "A", "2021  2022--2023", 0, 1, 0 },
	{ "a span over years", "2021=1 2022=2 2021-01-01/2025-12-31=3", "A",
		"2021--2022  2021-01-01/2025-12-31", 0, 0, 0 },
	{ "a year before its months", "2022=5 2022-01=1 2022-02=2", "", "2022-01--2022-02  2022", 0,
		0, 0 },
};

static void draw(const struct frame_line *line, struct text *ret)
{
	for (size_t i = 0; i < line->count; i++)
		text_addf(ret, "%s%s%s",
			i == 0                           ? ""
				: line->points[i].joined ? "--"
							 : "  ",
			line->points[i].observation->period.label,
			line->points[i].hollow ? "*" : "");
}

static struct chart_request request_for(struct arena *arena, const char *figures, const char *every)
{
	return (struct chart_request){ .kind = chart_kind_find("line"),
		.unit = unit_find("percent"),
		.series = { { case_series(arena, figures, every), "" } },
		.series_count = 1 };
}

static void lines_break_where_figures_do(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct chart_request request = request_for(
			&arena, cases[i].figures, cases[i].frequency);
		const struct frame *frame = frame_new(&request, &arena);

		print_message("  %s\n", cases[i].name);
		draw(frame_primary(frame), &seen);
		assert_string_equal(text_z(&seen), cases[i].line);
		assert_int_equal(frame->gaps, cases[i].gaps);
		assert_int_equal(frame->break_count, cases[i].breaks);
		assert_int_equal(frame->absent_count, cases[i].absent);
	}
}

static void only_the_plan_in_force_is_kept(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct chart_request request = request_for(&arena, "2022=15", "A");
	const struct frame *frame;

	request.plan = case_plan(&arena, "2022=15 !2025=30 2025=25 !2030=45 2030>40");
	frame = frame_new(&request, &arena);
	assert_int_equal(frame->plan_count, 3);
	assert_true(frame->plan[1].y == 25 && frame->plan[2].y == 40);
}

static void a_break_names_its_day_once(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct chart_request request = request_for(&arena, "2024=2 | 2025=3", "A");
	const struct frame *frame;

	request.series[1] = (struct chart_series){
		case_series(&arena, "2023=2 2024=2 | 2025=3", "A"), ""
	};
	request.series_count = 2;
	frame = frame_new(&request, &arena);
	assert_int_equal(frame->break_count, 1);
	assert_int_equal(frame->breaks[0].day, 20270);
}

static void no_series_is_no_primary(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct chart_request request = { .kind = chart_kind_find("line"),
		.unit = unit_find("percent") };

	assert_null(frame_primary(frame_new(&request, &arena)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_break_where_figures_do),
		cmocka_unit_test(only_the_plan_in_force_is_kept),
		cmocka_unit_test(a_break_names_its_day_once),
		cmocka_unit_test(no_series_is_no_primary),
	};

	return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}

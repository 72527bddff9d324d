/*
 * tests/store/test_judge.c - what an edition's judgements are made of, beside the series: the plans of
 * every place, the other places, the coverage of totals and the baseline as it was; and that what is
 * needed from now and the forecast come back as they were reckoned.
 */
#include "tests/store/make.h"

#include "indicators/indicator.h"
#include "store/edition/axes.h"
#include "store/edition/outlooks.h"

static struct arena arena;
static const char *dir;

static int start(void **state UNUSED)
{
	dir = folder_make(&arena);
	return 0;
}

static int stop(void **state UNUSED)
{
	folder_remove(dir);
	arena_done(&arena);
	return 0;
}

/* An office of its own whose catalogue a stranger has changed, with figures, published on a day. */
static struct edition *published(
	const char *name, const char *sql, const char *const lines[2], const char *at)
{
	const char *own = arena_format(&arena, "%s/%s", dir, name);
	struct office *office = make_office(own);
	struct error err = { .key = "" };
	struct edition *edition;
	int number = 0;

	office_close(office);
	office_sql(own, sql);
	office = reopen(own);
	for (int i = 0; i < 2 && lines[i] != NULL; i++) {
		publish_line(office, lines[i], at);
		number++;
	}
	office_close(office);
	edition = edition_open(shelf_path(&arena, own, number), &err);
	must(edition != NULL, &err);
	return edition;
}

static const struct method *share_method(struct edition *edition)
{
	return indicator_primary(catalogue_indicator(edition_catalogue(edition), "share"));
}

static struct edition_axes axes_of(struct edition *edition, const char *place)
{
	struct edition_axes axes;
	struct error err = { .key = "" };

	must(edition_axes(edition, &arena, share_method(edition), place, &axes, &err), &err);
	return axes;
}

static void assert_says(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", text, part);
}

/* The plan asks for 30 % in 2025; elsewhere the share once rose by 24 in a year. */
static const char figures[] = "share.mic/79/2021=11 share.mic/79/2022=12 share.mic/79/2023=14 "
			      "share.mic/79/2024=15 share.mic/VN/2022=10 share.mic/VN/2023=34";
static const char another_province[] = "UPDATE place SET level = 'province' WHERE code = 'VN'";

static void what_is_needed_comes_back(void **state UNUSED)
{
	struct edition *edition = published("needed", another_province,
		(const char *const[]){ figures, NULL }, "2025-01-15T00:00:00Z");
	struct edition_outlook *outlooks;
	struct edition_forecast forecast;
	struct error err;
	size_t count;

	assert_true(edition_outlooks(
		edition, &arena, share_method(edition), "79", &outlooks, &count, &err));
	assert_int_equal(count, 1);
	assert_string_equal(outlooks[0].target_period.label, "2025");
	assert_int_equal(outlooks[0].target.units, 30);
	assert_string_equal(outlooks[0].latest_period.label, "2024");
	assert_int_equal(outlooks[0].siblings, 1);
	assert_string_equal(outlooks[0].effort, "new-here");
	assert_string_equal(outlooks[0].reason, "forecast");
	assert_true(outlooks[0].forecast && outlooks[0].chance < 50);
	assert_string_equal(
		outlooks[0].paces[PACE_NEEDED].said[LANG_EN], "+15 percentage points a year");
	assert_string_equal(outlooks[0].paces[PACE_BEST].said[LANG_VI], "+2 điểm % mỗi năm");
	assert_string_equal(outlooks[0].paces[PACE_BEST].period.label, "2023");
	assert_string_equal(
		outlooks[0].paces[PACE_ELSEWHERE].said[LANG_EN], "+24 percentage points a year");
	assert_string_equal(outlooks[0].paces[PACE_ELSEWHERE].place, "VN");
	assert_true(outlooks[0].usual_known);
	assert_string_equal(outlooks[0].usual.label, "2036");
	assert_says(outlooks[0].said[LANG_EN], "elsewhere +24 percentage points has been reached");
	assert_true(
		edition_forecast(edition, &arena, share_method(edition), "79", &forecast, &err));
	assert_int_equal(forecast.count, 1);
	assert_int_equal(forecast.figures, 4);
	assert_string_equal(forecast.points[0].period.label, "2025");
	assert_true(decimal_compare(forecast.points[0].low, forecast.points[0].high) < 0);
	assert_says(forecast.said[LANG_EN], "from 4 figures");
	assert_int_equal(decimal_compare(outlooks[0].expected,
				 decimal_round(forecast.points[0].expected, 1)),
		0);
	edition_close(edition);
}

/* Places of another level are no siblings: the same figures of the country are not compared with. */
static void only_places_of_the_level_are_siblings(void **state UNUSED)
{
	struct edition *edition = published("level", "UPDATE place SET level = level",
		(const char *const[]){ figures, NULL }, "2025-01-15T00:00:00Z");
	struct edition_outlook *outlooks;
	struct error err;
	size_t count;

	assert_true(edition_outlooks(
		edition, &arena, share_method(edition), "79", &outlooks, &count, &err));
	assert_int_equal(count, 1);
	assert_int_equal(outlooks[0].siblings, 0);
	assert_false(outlooks[0].paces[PACE_ELSEWHERE].known);
	assert_string_equal(outlooks[0].effort, "new-anywhere");
	assert_string_equal(outlooks[0].effort_said[LANG_EN], "never done here");
	edition_close(edition);
}

/* A place with a plan of its own is judged by it, and a place without one is not judged. */
static void every_plan_is_judged(void **state UNUSED)
{
	struct edition *edition = published("plans",
		"INSERT INTO plan_point SELECT indicator_id, 'VN', period, decision_id, '9', "
		"comparator,"
		" note_vi, note_en, source, superseded FROM plan_point",
		(const char *const[]){ figures, NULL }, "2025-01-15T00:00:00Z");
	struct edition_axes axes;
	struct error err;

	axes = axes_of(edition, "79");
	assert_string_equal(axes.axes[AXIS_STATE].key, "off-plan");
	axes = axes_of(edition, "VN");
	assert_string_equal(axes.axes[AXIS_STATE].key, "achieved");
	assert_false(edition_axes(edition, &arena, share_method(edition), "00123", &axes, &err));
	assert_string_equal(err.key, "edition.form");
	edition_close(edition);
}

/* One of two wards reported: the city's figure is their total, or one that was published as it is. */
static void coverage_is_that_of_the_total(void **state UNUSED)
{
	static const char another_ward[] =
		"CREATE TABLE more AS SELECT * FROM place WHERE id = 5;"
		"UPDATE more SET id = 6, code = '00124'; INSERT INTO place SELECT * FROM more;"
		"DROP TABLE more";
	static const char says[] = "the figure stands for 50% of the whole";
	static const struct {
		const char *name, *line;
		bool is_total;
	} rows[] = {
		{ "total", "share.mic/00123/2026-Q1=1:2 share.mic/79/2026-Q1=50", true },
		{ "other", "share.mic/00123/2026-Q1=1:2 share.mic/79/2026-Q1=61", false },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct edition *edition = published(rows[i].name, another_ward,
			(const char *const[]){ rows[i].line, NULL }, "2026-05-01T00:00:00Z");
		struct edition_axes axes = axes_of(edition, "79");

		assert_int_equal(strstr(axes.axes[AXIS_CONFIDENCE].reason[LANG_EN], says) != NULL,
			rows[i].is_total);
		edition_close(edition);
	}
}

/* The verdict says what it would have been by the baseline as it was first published. */
static void a_revised_baseline_is_told(void **state UNUSED)
{
	struct edition *edition = published("revised", another_province,
		(const char *const[]){ figures, "share.mic/79/2021=9" }, "2025-01-15T00:00:00Z");
	struct edition_axes axes = axes_of(edition, "79");

	assert_says(axes.axes[AXIS_STATE].reason[LANG_EN],
		"The baseline of 2021 was revised from 11% to 9%");
	edition_close(edition);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_needed_comes_back),
		cmocka_unit_test(only_places_of_the_level_are_siblings),
		cmocka_unit_test(every_plan_is_judged),
		cmocka_unit_test(coverage_is_that_of_the_total),
		cmocka_unit_test(a_revised_baseline_is_told),
	};
	return cmocka_run_group_tests_name("judge", tests, start, stop);
}

/* tests/indicators/test_verdict.c - the contract of indicators/verdict.h, one judgement a row. */
#include "tests/indicators/make.h"

#include "indicators/indicator.h"
#include "indicators/unit.h"
#include "indicators/verdict.h"

/*
 * The verdict as one line: state and reason, what the figure was compared with, the share of the
 * way, and the point that is overdue, each where there is one.
 */
static const struct {
	const char *name;
	enum direction direction;
	const char *series, *plan, *today, *verdict;
	enum indicator_kind kind;
} cases[] = {
	/* clang-format off */
	/* Nothing to judge by. */
	{ "nothing at all", DIRECTION_UP, "", "", "2023-01-01", "none no-plan", KIND_RATIO },
	{ "no plan", DIRECTION_UP, "2022=15.4", "", "2023-01-01", "none no-plan", KIND_RATIO },
	{ "a plan that was withdrawn", DIRECTION_UP, "2022=15.4", "2022>=15!", "2023-01-01", "none no-plan", KIND_RATIO },
	{ "no direction", DIRECTION_NONE, "2022=15.4", "2022>=15", "2023-01-01", "none no-direction", KIND_RATIO },
	{ "neither", DIRECTION_NONE, "", "", "2023-01-01", "none no-plan", KIND_RATIO },

	/* No data is never good news. */
	{ "no figure", DIRECTION_UP, "", "2022>=70", "2023-01-01", "no-data no-figure", KIND_RATIO },
	{ "only gaps", DIRECTION_UP, "2021=M 2022=O", "2022>=70", "2023-01-01", "no-data no-figure", KIND_RATIO },
	{ "no figure, target far ahead", DIRECTION_UP, "", "2030>=70", "2023-01-01", "no-data no-figure", KIND_RATIO },

	/* The last target. */
	{ "reached", DIRECTION_UP, "2021=12 2022=15.4", "2022>=15", "2023-03-01",
	  "achieved target-met, against 15 of 2022", KIND_RATIO },
	{ "exactly reached", DIRECTION_UP, "2022=15.0", "2022>=15", "2023-03-01",
	  "achieved target-met, against 15 of 2022", KIND_RATIO },
	{ "a strict target, exactly met", DIRECTION_UP, "2022=15.0", "2022>15", "2023-03-01",
	  "behind short-unsized, against 15 of 2022", KIND_RATIO },
	{ "reached early", DIRECTION_UP, "2021=16", "2020>=10 2025>=15", "2022-03-01",
	  "achieved target-met, against 10.999452355 of 2021", KIND_RATIO },
	{ "down, reached", DIRECTION_DOWN, "2022=9.5", "2022<=10", "2023-03-01",
	  "achieved target-met, against 10 of 2022", KIND_RATIO },
	{ "down, missed", DIRECTION_DOWN, "2022=10.5", "2022<=10", "2023-03-01",
	  "behind short-unsized, against 10 of 2022", KIND_RATIO },
	{ "a figure after the target", DIRECTION_UP, "2023=15.1", "2022>=15", "2024-03-01",
	  "achieved target-met, against 15 of 2022", KIND_RATIO },
	{ "missed, a figure after the target", DIRECTION_UP, "2023=14", "2022>=15", "2024-03-01",
	  "behind short-unsized, against 15 of 2022", KIND_RATIO },

	/* The path. */
	{ "on the path", DIRECTION_UP, "2021=13.5", "2020>=12 2022>=15", "2022-03-01",
	  "on-plan on-path, against 13.5 of 2021", KIND_RATIO },
	{ "above the path", DIRECTION_UP, "2021=14", "2020>=12 2022>=15", "2022-03-01",
	  "on-plan on-path, against 13.5 of 2021", KIND_RATIO },
	{ "below the path", DIRECTION_UP, "2021=13.4", "2020>=12 2022>=15", "2022-03-01",
	  "behind short-unsized, against 13.5 of 2021", KIND_RATIO },
	{ "at a point on the way", DIRECTION_UP, "2020=12", "2020>=12 2022>=15", "2021-03-01",
	  "on-plan on-path, against 12 of 2020", KIND_RATIO },
	{ "at a point on the way, short", DIRECTION_UP, "2020=11.9", "2020>=12 2022>=15", "2021-03-01",
	  "behind short-unsized, against 12 of 2020", KIND_RATIO },
	{ "a falling path", DIRECTION_DOWN, "2021=19.9", "2020<=30 2022<=10", "2022-03-01",
	  "on-plan on-path, against 20 of 2021", KIND_RATIO },
	{ "above a falling path", DIRECTION_DOWN, "2021=20.1", "2020<=30 2022<=10", "2022-03-01",
	  "behind short-unsized, against 20 of 2021", KIND_RATIO },
	{ "a revised target counts", DIRECTION_UP, "2022=15.4", "2022>=18! 2022>=15", "2023-03-01",
	  "achieved target-met, against 15 of 2022", KIND_RATIO },

	/* How far behind. */
	{ "most of the way", DIRECTION_UP, "2020=10 2022=14", "2022>=15", "2023-03-01",
	  "behind short, against 15 of 2022, 80% gone", KIND_RATIO },
	{ "half the way is behind", DIRECTION_UP, "2020=10 2022=12.5", "2022>=15", "2023-03-01",
	  "behind short, against 15 of 2022, 50% gone", KIND_RATIO },
	{ "less than half is off plan", DIRECTION_UP, "2020=10 2022=12", "2022>=15", "2023-03-01",
	  "off-plan short, against 15 of 2022, 40% gone", KIND_RATIO },
	{ "just less than half", DIRECTION_UP, "2020=10 2022=12.45", "2022>=15", "2023-03-01",
	  "off-plan short, against 15 of 2022, 49% gone", KIND_RATIO },
	{ "no way gone", DIRECTION_UP, "2020=10 2022=10", "2022>=15", "2023-03-01",
	  "off-plan short, against 15 of 2022, 0% gone", KIND_RATIO },
	{ "the wrong way", DIRECTION_UP, "2020=10 2022=9", "2022>=15", "2023-03-01",
	  "off-plan short, against 15 of 2022, -20% gone", KIND_RATIO },
	{ "down, most of the way", DIRECTION_DOWN, "2020=20 2022=12", "2022<=10", "2023-03-01",
	  "behind short, against 10 of 2022, 80% gone", KIND_RATIO },
	{ "down, the wrong way", DIRECTION_DOWN, "2020=20 2022=22", "2022<=10", "2023-03-01",
	  "off-plan short, against 10 of 2022, -20% gone", KIND_RATIO },
	/* A level to hold: the baseline is as good as the plan, so there is no way to size. */
	{ "fallen below a level to hold", DIRECTION_UP, "2020=95 2022=94", "2020>=95 2022>=95", "2023-03-01",
	  "behind slipped, against 95 of 2022", KIND_RATIO },
	{ "fallen below it twice running", DIRECTION_UP, "2020=95 2021=94.5 2022=94", "2022>=95", "2023-03-01",
	  "off-plan slipped, against 95 of 2022", KIND_RATIO },
	{ "fallen from above the plan", DIRECTION_UP, "2020=16 2022=14", "2022>=15", "2023-03-01",
	  "behind slipped, against 15 of 2022", KIND_RATIO },
	{ "risen above a level to hold down", DIRECTION_DOWN, "2020=5 2022=6", "2022<=5", "2023-03-01",
	  "behind slipped, against 5 of 2022", KIND_RATIO },
	{ "a level held", DIRECTION_UP, "2020=95 2022=95", "2020>=95 2025>=95", "2023-03-01",
	  "achieved target-met, against 95 of 2022", KIND_RATIO },
	{ "a break ends a baseline", DIRECTION_UP, "2020=10 2021=20B 2022=22", "2022>=24", "2023-03-01",
	  "behind short, against 24 of 2022, 50% gone", KIND_RATIO },
	{ "a break at the latest leaves none", DIRECTION_UP, "2020=10 2022=22B", "2022>=24", "2023-03-01",
	  "behind short-unsized, against 24 of 2022", KIND_RATIO },
	{ "a forecast is no figure", DIRECTION_UP, "2021=10 2022=16F", "2021>=12 2022>=15", "2023-03-01",
	  "behind short-unsized, against 12 of 2021", KIND_RATIO },

	/* A part of a year is never set against the year. */
	{ "half a year's count, ahead of its days", DIRECTION_UP, "2025-01-01/2025-06-30=600", "2025>=1000", "2025-08-01",
	  "on-plan on-path, against 495.890410959 of 2025-01-01/2025-06-30", KIND_FLOW },
	{ "half a year's count, short of its days", DIRECTION_UP, "2025-S1=400", "2025>=1000", "2025-08-01",
	  "behind short-unsized, against 495.890410959 of 2025-S1", KIND_FLOW },
	{ "the year's target, reached in half of it", DIRECTION_UP, "2025-S1=1000", "2025>=1000", "2025-08-01",
	  "achieved target-met, against 495.890410959 of 2025-S1", KIND_FLOW },
	{ "a ceiling is not kept before the year is over", DIRECTION_DOWN, "2025-S1=400", "2025<=1000", "2025-08-01",
	  "on-plan on-path, against 495.890410959 of 2025-S1", KIND_FLOW },
	{ "a quarter's count is no year's", DIRECTION_UP, "2025-Q4=300", "2025>=1000", "2026-03-01",
	  "none part, against 1000 of 2025", KIND_FLOW },
	{ "a year's count is no month's", DIRECTION_UP, "2025=300", "2025-12>=100", "2026-03-01",
	  "none part, against 100 of 2025-12", KIND_FLOW },
	{ "a half's rate against the path", DIRECTION_UP, "2025-S1=16", "2024>=12 2025>=18", "2025-08-01",
	  "on-plan on-path, against 14.975342466 of 2025-S1", KIND_RATIO },
	{ "a half's rate does not meet the year's target", DIRECTION_UP, "2025-S1=19", "2024>=12 2025>=18", "2025-08-01",
	  "on-plan on-path, against 14.975342466 of 2025-S1", KIND_RATIO },
	{ "a span's rate without a path", DIRECTION_UP, "2025-07-01/2025-09-10=52", "2025>=50", "2025-10-01",
	  "none part, against 50 of 2025", KIND_RATIO },
	{ "the last half's rate is not the year's", DIRECTION_UP, "2025-S2=52", "2024>=40 2025>=50", "2026-03-01",
	  "none part, against 50 of 2025", KIND_RATIO },
	{ "a stock in a quarter is a level", DIRECTION_UP, "2025-Q4=52", "2024>=40 2025>=50", "2026-03-01",
	  "achieved target-met, against 50 of 2025", KIND_STOCK },

	/* A period that is not over. */
	{ "short, but the year is not over", DIRECTION_UP, "2025=22", "2024>=20 2025>=25", "2025-10-01",
	  "none not-due, against 25 of 2025", KIND_RATIO },
	{ "met, but the year is not over", DIRECTION_UP, "2025=26", "2024>=20 2025>=25", "2025-10-01",
	  "none not-due, against 25 of 2025", KIND_RATIO },
	{ "a stock that is there already", DIRECTION_UP, "2025=26", "2024>=20 2025>=25", "2025-10-01",
	  "achieved target-met, against 25 of 2025", KIND_STOCK },
	{ "no baseline across a reform", DIRECTION_UP, "2024=10 2025=12@2", "2025>=15", "2026-03-01",
	  "behind short-unsized, against 15 of 2025", KIND_RATIO },
	{ "a baseline after the reform", DIRECTION_UP, "2024=1 2025=10@2 2026=12@2", "2026>=15", "2027-03-01",
	  "off-plan short, against 15 of 2026, 40% gone", KIND_RATIO },
	{ "gaps are no baseline", DIRECTION_UP, "2019=M 2020=10 2021=M 2022=14", "2022>=15", "2023-03-01",
	  "behind short, against 15 of 2022, 80% gone", KIND_RATIO },
	{ "short of the path, sized", DIRECTION_UP, "2020=10 2021=11", "2020>=10 2022>=14", "2022-03-01",
	  "behind short, against 12 of 2021, 50% gone", KIND_RATIO },

	/* Not due: the first point is ahead. */
	{ "the only point is ahead", DIRECTION_UP, "2023=18", "2025>=20", "2024-03-01",
	  "none not-due, against 20 of 2025", KIND_RATIO },
	{ "ahead, but met already", DIRECTION_UP, "2023=21", "2025>=20", "2024-03-01",
	  "achieved target-met, against 20 of 2025", KIND_RATIO },
	{ "the first of two is met already", DIRECTION_UP, "2023=21", "2025>=20 2030>=30", "2024-03-01",
	  "on-plan on-path, against 20 of 2025", KIND_RATIO },
	{ "the first of two is ahead", DIRECTION_UP, "2023=18", "2025>=20 2030>=30", "2024-03-01",
	  "none not-due, against 20 of 2025", KIND_RATIO },

	/* Overtaken: a target fell due since, with no figure. A target is due 180 days after its period. */
	{ "good, then overtaken", DIRECTION_UP, "2020=12", "2020>=12 2022>=15", "2024-01-01",
	  "no-data overtaken, against 12 of 2020, overdue 2022", KIND_RATIO },
	{ "on the last day of grace", DIRECTION_UP, "2020=12", "2020>=12 2022>=15", "2023-06-29",
	  "on-plan on-path, against 12 of 2020", KIND_RATIO },
	{ "on the first day after", DIRECTION_UP, "2020=12", "2020>=12 2022>=15", "2023-06-30",
	  "no-data overtaken, against 12 of 2020, overdue 2022", KIND_RATIO },
	{ "met early, then due without a figure", DIRECTION_UP, "2021=16", "2022>=15", "2024-01-01",
	  "no-data overtaken, against 15 of 2022, overdue 2022", KIND_RATIO },
	{ "the last due is named", DIRECTION_UP, "2020=12", "2020>=12 2021>=13 2022>=15", "2024-01-01",
	  "no-data overtaken, against 12 of 2020, overdue 2022", KIND_RATIO },
	{ "bad news stays bad", DIRECTION_UP, "2020=11", "2020>=12 2022>=15", "2024-01-01",
	  "behind short-unsized, against 12 of 2020, overdue 2022", KIND_RATIO },
	{ "short before the only point, now due", DIRECTION_UP, "2021=10", "2022>=15", "2024-01-01",
	  "behind short-unsized, against 15 of 2022, overdue 2022", KIND_RATIO },
	{ "a replaced point is never overdue", DIRECTION_UP, "2020=12", "2020>=12 2022>=15! 2025>=15", "2024-01-01",
	  "on-plan on-path, against 12 of 2020", KIND_RATIO },

	/* Which figure is the latest. */
	{ "a late gap does not hide a figure", DIRECTION_UP, "2022=15.4 2023=M", "2022>=15", "2023-03-01",
	  "achieved target-met, against 15 of 2022", KIND_RATIO },
	{ "zero is a figure", DIRECTION_UP, "2022=0", "2022>=15", "2023-03-01",
	  "behind short-unsized, against 15 of 2022", KIND_RATIO },
	{ "a quarter against the year's path", DIRECTION_UP, "2022-Q3=14.3", "2021>=13.5 2022>=15", "2022-11-01",
	  "behind short-unsized, against 14.6219178082 of 2022-Q3", KIND_RATIO },
	/* clang-format on */
};

static void draw(const struct verdict *verdict, struct text *ret)
{
	text_addf(ret, "%s %s", state_keys[verdict->state], verdict_reasons[verdict->reason]);
	if (verdict->planned) {
		text_addz(ret, ", against ");
		decimal_print(decimal_trim(verdict->plan_value), ret);
		text_addf(ret, " of %s", verdict->plan_period.label);
	}
	if (verdict->sized) {
		text_addz(ret, ", ");
		decimal_print(verdict->share, ret);
		text_addz(ret, "% gone");
	}
	if (verdict->overdue != NULL)
		text_addf(ret, ", overdue %s", verdict->overdue->period.label);
}

static void every_case(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct indicator indicator = { .unit = unit_find("percent"),
			.kind = cases[i].kind,
			.direction = cases[i].direction,
			.decimals = 1 };
		struct observation items[MAKE_MOST];
		struct plan_point points[MAKE_MOST];
		struct series series = { .indicator = &indicator,
			.items = items,
			.count = make_series(cases[i].series, items) };
		struct plan plan = {
			.place = "79", .points = points, .count = make_plan(cases[i].plan, points)
		};
		struct verdict verdict = verdict_judge(
			&indicator, &series, &plan, make_day(cases[i].today));
		text_auto text = { 0 };

		print_message("  %s\n", cases[i].name);
		draw(&verdict, &text);
		assert_string_equal(text_z(&text), cases[i].verdict);
		assert_ptr_equal(verdict.target, plan_target(&plan));
		assert_ptr_equal(verdict.latest,
			verdict.reason == REASON_NO_FIGURE             ? NULL
				: strchr(cases[i].series, 'F') != NULL ? &items[0]
								       : series_latest(&series));
	}
}

static void without_a_plan_at_all(void **state UNUSED)
{
	const struct indicator indicator = { .unit = unit_find("percent"),
		.direction = DIRECTION_UP };
	struct observation items[MAKE_MOST];
	struct series series = { .items = items, .count = make_series("2022=15.4", items) };
	struct verdict verdict = verdict_judge(&indicator, &series, NULL, 0);

	assert_int_equal(verdict.state, STATE_NONE);
	assert_int_equal(verdict.reason, REASON_NO_PLAN);
	assert_null(verdict.target);
	assert_ptr_equal(verdict.latest, &items[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case),
		cmocka_unit_test(without_a_plan_at_all),
	};
	return cmocka_run_group_tests_name("verdict", tests, NULL, NULL);
}

/*
 * tests/indicators/test_judgement.c - the seventeen cases in which published methods break, judged
 * on our four axes; what the published ones say is printed beside it.
 */
#include "tests/indicators/make.h"

#include <stdio.h>

#include "base/arena.h"
#include "indicators/judgement.h"
#include "indicators/outlook_words.h"
#include "indicators/unit.h"

/*
 * Ours: state, reason and share of the way; direction; outlook and its reason; confidence; then the
 * flags, each where it is up: at-risk, close, moved (the state by the first plan), revised (the
 * state by the first baseline).
 */
static const struct {
	const char *name, *unit;
	enum indicator_kind kind;
	enum direction direction;
	enum scale_kind scale;
	const char *series, *plan, *today, *former_baseline;
	int coverage;
	const char *ours;
} cases[] = {
	/* clang-format off */
	{ "coverage 0 -> 0.5 %, target 90 %, 5 of 15 years", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2015=0 2020=0.5", "2015>=0 2030>=90", "2021-03-01", NULL, -1,
	  "off-plan short 2%, steady, unknown too-short, low" },
	{ "fibre 85 -> 88 %, target 95 %, 3 of 10 years", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2020=85 2023=88", "2020>=85 2030>=95", "2024-03-01", NULL, -1,
	  "on-plan on-path, improving, unknown too-short, low" },
	{ "the same as no fibre 15 -> 12 %, target 5 %", "percent", KIND_RATIO, DIRECTION_DOWN, SCALE_LINEAR,
	  "2020=15 2023=12", "2020<=15 2030<=5", "2024-03-01", NULL, -1,
	  "on-plan on-path, improving, unknown too-short, low" },
	{ "40 -> 90 % in 10 years, 60 % after 5", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2020=40 2025=60", "2020>=40 2030>=90", "2026-03-01", NULL, -1,
	  "behind short 80%, improving, unknown too-short, low" },
	{ "direction omitted, target 90, value 40", "percent", KIND_RATIO, DIRECTION_NONE, SCALE_LINEAR,
	  "2020=40", "2030>=90", "2021-03-01", NULL, -1,
	  "none no-direction, unknown, unknown no-direction, low" },
	{ "reached, and falling for 3 years", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2018=80 2019=90 2020=99 2021=97.5 2022=96.2 2023=95.4", "2020>=90 2025>=95", "2024-03-01", NULL, -1,
	  "achieved target-met, worsening, uncertain forecast, high, at-risk" },
	{ "baseline = target: a level to hold", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2020=95 2023=94", "2020>=95 2030>=95", "2024-03-01", NULL, -1,
	  "behind slipped, worsening, unknown too-short, low" },
	{ "baseline below zero, now above", "count", KIND_STOCK, DIRECTION_UP, SCALE_LINEAR,
	  "2020=-5 2023=3", "2020>=-5 2030>=10", "2024-03-01", NULL, -1,
	  "on-plan on-path, improving, unknown too-short, low" },
	{ "a growth rate, 2 -> 4 %, target 8 %", "percent-change", KIND_DERIVED, DIRECTION_UP, SCALE_LOG,
	  "2020=2 2023=4", "2020>=2 2026>=8", "2024-03-01", NULL, -1,
	  "behind short 67%, improving, unknown too-short, low" },
	{ "a logit at 0 and at 100 %", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LOGIT,
	  "2018=0 2019=20 2020=60 2021=90 2022=100 2023=100", "2023>=95 2026>=99", "2024-03-01", NULL, -1,
	  "achieved target-met, improving, very-likely forecast, high" },
	{ "near the ceiling: 97 -> 98 toward 98.5 %", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2020=97 2023=98", "2020>=97 2023>=98.2 2025>=98.5", "2024-03-01", NULL, -1,
	  "behind short 83%, improving, unknown too-short, low, close" },
	{ "target moved from 30 to 25 %", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2022=18 2023=20 2024=23 2025=26", "2025>=30! 2025>=25", "2026-03-01", NULL, -1,
	  "achieved target-met, improving, unknown past, medium, moved (behind)" },
	{ "baseline revised from 9.4 to 10 %", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2020=10 2022=12.4", "2022>=15", "2023-03-01", "9.4", -1,
	  "off-plan short 48%, improving, unknown past, low, revised (behind)" },
	{ "3 wards 90/100, 5000/10000, 300/400: 51.3 %", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2024=51.3", "2024>=60", "2025-03-01", NULL, 1000,
	  "behind short-unsized, unknown, unknown past, low" },
	{ "only 60 of 168 wards reported", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2020=50 2021=53 2022=57 2023=60 2024=64", "2020>=50 2025>=65", "2025-03-01", NULL, 357,
	  "on-plan on-path, improving, very-likely forecast, low" },
	{ "two points only", "percent", KIND_RATIO, DIRECTION_UP, SCALE_LINEAR,
	  "2023=50 2024=57", "2024>=55 2026>=70", "2025-03-01", NULL, -1,
	  "on-plan on-path, improving, unknown too-short, low" },
	{ "half of this year against the whole year's target", "count", KIND_FLOW, DIRECTION_UP, SCALE_LINEAR,
	  "2025-01-01/2025-06-30=600", "2025>=1000", "2025-08-01", NULL, -1,
	  "on-plan on-path, unknown, unknown parts, low" },
	/* clang-format on */
};

static void draw(const struct judgement *judgement, struct text *ret)
{
	text_addf(ret, "%s %s", state_keys[judgement->verdict.state],
		verdict_reasons[judgement->verdict.reason]);
	if (judgement->verdict.sized) {
		text_addc(ret, ' ');
		decimal_print(judgement->verdict.share, ret);
		text_addc(ret, '%');
	}
	text_addf(ret, ", %s, %s %s, %s", course_keys[judgement->movement.course],
		outlook_keys[judgement->outlook.grade], outlook_reasons[judgement->outlook.reason],
		confidence_keys[judgement->confidence.grade]);
	if (judgement->at_risk)
		text_addz(ret, ", at-risk");
	if (judgement->close)
		text_addz(ret, ", close");
	if (judgement->by_first_plan.differs)
		text_addf(ret, ", moved (%s)", state_keys[judgement->by_first_plan.state]);
	if (judgement->by_first_baseline.differs)
		text_addf(ret, ", revised (%s)", state_keys[judgement->by_first_baseline.state]);
}

static void print_row(const char *name, const char *ours, const struct judgement *judgement)
{
	print_message("  %s\n    ours: %s\n", name, ours);
	for (enum methods_which which = 0; which < METHODS_COUNT; which++) {
		text_auto said = { 0 };

		methods_say(which, &judgement->methods[which], LANG_EN, &said);
		print_message(
			"    %s %s\n", judgement->disagrees[which] ? "!" : " ", text_z(&said));
	}
}

/* What a case is judged on; the judgement borrows from it. */
struct judged_case {
	struct indicator indicator;
	struct observation items[MAKE_MOST];
	struct plan_point points[MAKE_MOST];
	struct series series;
	struct plan plan;
	struct decimal former;
};

static struct judgement judge_case(size_t i, struct judged_case *ret, struct arena *arena)
{
	struct judgement_input input = {
		.indicator = &ret->indicator,
		.series = &ret->series,
		.plan = &ret->plan,
		.today = make_day(cases[i].today),
		.coverage = cases[i].coverage,
	};

	ret->indicator = (struct indicator){ .unit = unit_find(cases[i].unit),
		.kind = cases[i].kind,
		.direction = cases[i].direction,
		.scale = cases[i].scale,
		.decimals = 1 };
	ret->series = (struct series){ .items = ret->items,
		.count = make_series(cases[i].series, ret->items) };
	ret->plan = (struct plan){ .points = ret->points,
		.count = make_plan(cases[i].plan, ret->points) };
	if (cases[i].former_baseline != NULL) {
		ret->former = make_decimal(cases[i].former_baseline);
		input.former_baseline = &ret->former;
	}
	return judgement_make(&input, arena);
}

static void the_seventeen_cases(void **state UNUSED)
{
	assert_int_equal(COUNT(cases), 17);
	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		struct judged_case judged;
		struct judgement judgement = judge_case(i, &judged, &arena);
		text_auto ours = { 0 };

		draw(&judgement, &ours);
		print_row(cases[i].name, text_z(&ours), &judgement);
		assert_string_equal(text_z(&ours), cases[i].ours);
	}
}

static void print_ours(const char *name, size_t number, const struct judgement *judgement)
{
	text_auto title = { 0 };

	judgement_title(judgement, LANG_EN, &title);
	printf("| %zu. %s | **%s**", number, name, text_z(&title));
	if (judgement->close)
		printf(" (hardly counts)");
	if (judgement->by_first_plan.differs)
		printf(" (by the first plan: %s)",
			state_say(judgement->by_first_plan.state, LANG_EN));
	if (judgement->by_first_baseline.differs)
		printf(" (by the first baseline: %s)",
			state_say(judgement->by_first_baseline.state, LANG_EN));
	printf("; %s; %s; %s | ", course_say(judgement->movement.course, LANG_EN),
		outlook_grade_say(judgement->outlook.grade, LANG_EN),
		confidence_grade_say(judgement->confidence.grade, LANG_EN));
}

/* The row of docs/verdicts.md: our four axes, and every published method that answers. */
static void print_table_row(size_t i)
{
	arena_auto arena = { 0 };
	struct judged_case judged;
	struct judgement judgement = judge_case(i, &judged, &arena);
	const char *before = "";

	print_ours(cases[i].name, i + 1, &judgement);
	for (enum methods_which which = 0; which < METHODS_COUNT; which++) {
		text_auto said = { 0 };

		if (judgement.methods[which].lack != METHODS_ANSWERED)
			continue;
		methods_say(which, &judgement.methods[which], LANG_EN, &said);
		printf("%s%s%s", before, text_z(&said), judgement.disagrees[which] ? " **≠**" : "");
		before = "; ";
	}
	printf("%s |\n", *before == '\0' ? "none answers" : "");
}

static void print_table(void)
{
	printf("| case | ours | published methods; **≠** says otherwise |\n| --- | --- | --- |\n");
	for (size_t i = 0; i < COUNT(cases); i++)
		print_table_row(i);
}

/* Case 14: what is judged is the ratio of the sums; the mean of the shares would be well. */
static void a_ratio_of_sums_is_judged(void **state UNUSED)
{
	static const char *const wards[][2] = { { "90", "100" }, { "5000", "10000" },
		{ "300", "400" } };
	struct decimal numerator = { 0 }, denominator = { 0 }, shares = { 0 }, share, value;

	for (size_t i = 0; i < COUNT(wards); i++) {
		struct decimal part = make_decimal(wards[i][0]), whole = make_decimal(wards[i][1]);

		assert_true(decimal_add(numerator, part, &numerator));
		assert_true(decimal_add(denominator, whole, &denominator));
		assert_true(decimal_ratio(part, whole, 100, 4, &share));
		assert_true(decimal_add(shares, share, &shares));
	}
	assert_true(decimal_ratio(numerator, denominator, 100, 1, &value));
	assert_int_equal(decimal_compare(value, make_decimal("51.3")), 0);
	assert_true(decimal_ratio(shares, (struct decimal){ 3, 0 }, 1, 1, &value));
	assert_int_equal(decimal_compare(value, make_decimal("71.7")), 0);
	assert_true(decimal_compare(value, make_decimal("60")) > 0);
}

/* The reasons behind cases 15 and 16, which the grades alone do not tell. */
static void weak_evidence_says_why(void **state UNUSED)
{
	struct observation items[MAKE_MOST];
	struct series series = { .items = items };
	arena_auto arena = { 0 };
	struct comparable comparable;
	struct confidence confidence;
	int today = make_day("2025-03-01");

	series.count = make_series("2020=50 2021=53 2022=57 2023=60 2024=64", items);
	comparable = comparable_of(&series, today, &arena);
	confidence = confidence_judge(&comparable, 357, today);
	assert_true(confidence.reasons[CONFIDENCE_COVERAGE] && !confidence.reasons[CONFIDENCE_FEW]);
	series.count = make_series("2023=50 2024=57", items);
	comparable = comparable_of(&series, today, &arena);
	confidence = confidence_judge(&comparable, CONFIDENCE_COVERAGE_UNKNOWN, today);
	assert_true(!confidence.reasons[CONFIDENCE_COVERAGE] && confidence.reasons[CONFIDENCE_FEW]);
}

/* Moved twice: the first decision counts, by its date and not by its place in memory. */
static void the_first_decision_counts(void **state UNUSED)
{
	static const struct decision decisions[] = { { .date = "2022-05-01" },
		{ .date = "2018-03-01" }, { .date = "2020-07-01" } };
	const struct indicator indicator = { .unit = unit_find("percent"),
		.kind = KIND_RATIO,
		.direction = DIRECTION_UP,
		.decimals = 1 };
	struct observation items[MAKE_MOST];
	struct plan_point points[MAKE_MOST];
	struct series series = { .items = items,
		.count = make_series("2022=10 2023=20 2024=23 2025=26", items) };
	struct plan plan = { .points = points,
		.count = make_plan("2025>=25 2025>=60! 2025>=30!", points) };
	const struct judgement_input input = { .indicator = &indicator,
		.series = &series,
		.plan = &plan,
		.today = make_day("2026-03-01"),
		.coverage = CONFIDENCE_COVERAGE_UNKNOWN };
	arena_auto arena = { 0 };
	struct judgement judgement;

	for (int i = 0; i < plan.count; i++)
		points[i].decision = &decisions[i];
	judgement = judgement_make(&input, &arena);
	assert_int_equal(judgement.verdict.state, STATE_ACHIEVED);
	assert_true(judgement.by_first_plan.differs);
	assert_int_equal(judgement.by_first_plan.state, STATE_OFF_PLAN);
	assert_ptr_equal(judgement.moved_from, &points[1]);
	assert_ptr_equal(judgement.moved_to, &points[0]);
}

/* With `table`, prints the cases as docs/verdicts.md holds them. */
int main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_seventeen_cases),
		cmocka_unit_test(a_ratio_of_sums_is_judged),
		cmocka_unit_test(weak_evidence_says_why),
		cmocka_unit_test(the_first_decision_counts),
	};
	if (count > 1 && strcmp(arguments[1], "table") == 0) {
		print_table();
		return 0;
	}
	return cmocka_run_group_tests_name("judgement", tests, NULL, NULL);
}

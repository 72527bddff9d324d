/*
 * tests/indicators/test_methods.c - the published methods, against worked examples.
 *
 * The rows are those oracle_methods.py prints, computed apart from our code; a test asks whether
 * they stand here. `test_methods ask` prints random questions with our answers for it to check.
 */
#include "tests/indicators/make.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "indicators/methods.h"

enum { MOST_FIGURES = 16, QUESTIONS = 3000 };

/* A class, or '-' and why there is none; the measure; the score. */
static const struct {
	const char *name, *series;
	enum direction direction;
	const char *target;
	int target_year;
	double full;
	const char *limit;
	bool rate;
	const char *answers[METHODS_COUNT];
} cases[] = {
	/* clang-format off */
	{ "a base of zero", "2015=0 2020=0.5", DIRECTION_UP, "90", 2030, 100, NULL, false,
	  { "-divides-by-zero - -",
	    "-divides-by-zero - -",
	    "-divides-by-zero - -",
	    "-divides-by-zero - -",
	    "less-than-expected 0.055555555556 -",
	    "accelerate 99.444444444444 -",
	    "substantial-progress 2.164140637035 5.000000000000" } },
	{ "fibre", "2020=85 2023=88", DIRECTION_UP, "95", 2030, 100, NULL, false,
	  { "significant-progress 1.039724091478 3.140886367697",
	    "significant-progress 0.011628949219 2.907237304655",
	    "on-track 1.039724091478 -",
	    "on-track 1.041824266878 -",
	    "as-expected 3.000000000000 -",
	    "accelerate 19.523537253778 -",
	    "substantial-progress 1.039724091478 3.140945213015" } },
	{ "no fibre", "2020=15 2023=12", DIRECTION_DOWN, "5", 2030, 100, NULL, false,
	  { "moderate-progress 0.688977048665 0.635550347605",
	    "significant-progress 0.071682233277 5.000000000000",
	    "fair-progress 0.688977048665 -",
	    "fair-progress 0.787051955157 -",
	    "as-expected 3.000000000000 -",
	    "accelerate 19.523537253778 -",
	    "moderate-progress 0.688977048665 0.635594160907" } },
	{ "half the time, four fifths of the way", "2020=40 2025=60", DIRECTION_UP, "90", 2030, 100, NULL, false,
	  { "significant-progress 1.000000000000 2.857142857143",
	    "significant-progress 0.084471771198 5.000000000000",
	    "on-track 1.000000000000 -",
	    "on-track 1.000000000000 -",
	    "less-than-expected 4.000000000000 -",
	    "accelerate 25.714285714286 -",
	    "substantial-progress 1.000000000000 2.857200000000" } },
	{ "no direction", "2020=40", DIRECTION_NONE, "90", 2030, 100, NULL, false,
	  { "-too-few - -",
	    "-no-direction - -",
	    "-no-direction - -",
	    "-no-direction - -",
	    "-no-direction - -",
	    "-no-direction - -",
	    "achieved - 5.000000000000" } },
	{ "no direction, two years", "2020=40 2021=41", DIRECTION_NONE, "90", 2030, 100, NULL, false,
	  { "insufficient-progress 0.295956858079 -1.266846424673",
	    "-no-direction - -",
	    "-no-direction - -",
	    "-no-direction - -",
	    "-no-direction - -",
	    "-no-direction - -",
	    "achieved - 5.000000000000" } },
	{ "reached and falling", "2020=99 2021=97.5 2022=96.2 2023=95.4", DIRECTION_UP, "95", 2025, 100, NULL, false,
	  { "significant-progress 1.493813486595 5.000000000000",
	    "significant-movement-away -0.012271177992 -3.067794497948",
	    "achieved - -",
	    "on-track - -",
	    "achieved 10.000000000000 -",
	    "reverse 176.886878951766 -",
	    "achieved - 5.000000000000" } },
	{ "a level to hold", "2020=95 2023=94", DIRECTION_UP, "95", 2030, 100, NULL, false,
	  { "-divides-by-zero - -",
	    "moderate-movement-away -0.003521155916 -0.880288979104",
	    "-divides-by-zero - -",
	    "-divides-by-zero - -",
	    "-divides-by-zero - -",
	    "-divides-by-zero - -",
	    "-divides-by-zero - -" } },
	{ "across zero", "2020=-5 2023=3", DIRECTION_UP, "10", 2030, 0, NULL, false,
	  { "-mixed-signs - -",
	    "-mixed-signs - -",
	    "-mixed-signs - -",
	    "-mixed-signs - -",
	    "as-expected 5.333333333333 -",
	    "maintain 0.000000000000 -",
	    "-mixed-signs - -" } },
	{ "towards a target across zero", "2020=-10 2023=-5", DIRECTION_UP, "10", 2030, 0, NULL, false,
	  { "-mixed-signs - -",
	    "significant-movement-away -0.206299474016 -5.000000000000",
	    "-mixed-signs - -",
	    "fair-progress 0.450393717126 -",
	    "less-than-expected 2.500000000000 -",
	    "accelerate 16.666666666667 -",
	    "moderate-progress 0.659379868633 0.424184463661" } },
	{ "below zero", "2020=-10 2023=-5", DIRECTION_UP, "-2", 2030, 0, NULL, false,
	  { "significant-progress 1.387726130068 5.000000000000",
	    "significant-movement-away -0.206299474016 -5.000000000000",
	    "on-track 1.387726130068 -",
	    "on-track 1.125984292815 -",
	    "as-expected 6.250000000000 -",
	    "maintain 0.000000000000 -",
	    "substantial-progress 1.387726130068 5.000000000000" } },
	{ "below zero, without a target", "2020=-10 2023=-5", DIRECTION_UP, NULL, 0, 0, NULL, false,
	  { "-no-target - -",
	    "significant-movement-away -0.206299474016 -5.000000000000",
	    "deterioration -0.206299474016 -",
	    "stagnation -0.206299474016 -",
	    "-no-target - -",
	    "-no-target - -",
	    "substantial-progress 0.206299474016 5.000000000000" } },
	{ "a growth rate", "2020=2 2023=4", DIRECTION_UP, "8", 2030, 0, NULL, true,
	  { "significant-progress 1.747975287958 5.000000000000",
	    "significant-progress 0.259921049895 5.000000000000",
	    "on-track 1.747975287958 -",
	    "-rate - -",
	    "as-expected 3.333333333333 -",
	    "maintain 0.000000000000 -",
	    "substantial-progress 1.747975287958 5.000000000000" } },
	{ "at 100 %", "2020=98 2021=99 2022=100 2023=99.5", DIRECTION_UP, "100", 2030, 100, NULL, false,
	  { "significant-progress 2.510110690128 5.000000000000",
	    "moderate-progress 0.005076229113 1.269057278181",
	    "on-track 2.510110690128 -",
	    "on-track - -",
	    "as-expected 7.500000000000 -",
	    "accelerate 25.000000000000 -",
	    "substantial-progress 2.510110690128 5.000000000000" } },
	{ "near the ceiling", "2020=97 2023=98", DIRECTION_UP, "98.5", 2025, 100, NULL, false,
	  { "significant-progress 1.114142926387 3.672449474191",
	    "moderate-progress 0.003424684266 0.856171066440",
	    "on-track 1.114142926387 -",
	    "on-track 1.114925003597 -",
	    "as-expected 6.666666666667 -",
	    "maintain 1.550623281412 -",
	    "substantial-progress 1.114142926387 3.672511508888" } },
	{ "near the ceiling, without a target", "2020=97 2023=98", DIRECTION_UP, NULL, 0, 100, "100", false,
	  { "-no-target - -",
	    "moderate-progress 0.003424684266 0.856171066440",
	    "limited-progress 0.003424684266 -",
	    "stagnation 0.003424684266 -",
	    "-no-target - -",
	    "-no-target - -",
	    "substantial-progress 0.003424684266 5.000000000000" } },
	{ "far from the ceiling", "2020=50 2023=51", DIRECTION_UP, NULL, 0, 100, "100", false,
	  { "-no-target - -",
	    "moderate-progress 0.006622709560 1.655677390028",
	    "fair-progress 0.006622709560 -",
	    "fair-progress 0.006622709560 -",
	    "-no-target - -",
	    "-no-target - -",
	    "moderate-progress 0.006622709560 0.485639905169" } },
	{ "on the limit", "2020=100 2023=100", DIRECTION_UP, NULL, 0, 100, "100", false,
	  { "-no-target - -",
	    "moderate-progress 0.000000000000 0.000000000000",
	    "limited-progress 0.000000000000 -",
	    "stagnation 0.000000000000 -",
	    "-no-target - -",
	    "-no-target - -",
	    "substantial-progress 0.000000000000 5.000000000000" } },
	{ "beyond the limit", "2020=120 2023=110", DIRECTION_DOWN, NULL, 0, 0, "100", false,
	  { "-no-target - -",
	    "significant-progress 0.028587219458 5.000000000000",
	    "on-track 0.028587219458 -",
	    "on-track 0.028587219458 -",
	    "-no-target - -",
	    "-no-target - -",
	    "substantial-progress 0.028587219458 5.000000000000" } },
	{ "only just met", "2020=20 2023=25", DIRECTION_UP, "25", 2025, 100, NULL, false,
	  { "significant-progress 1.691895310795 5.000000000000",
	    "significant-progress 0.077217345016 5.000000000000",
	    "on-track 1.691895310795 -",
	    "on-track - -",
	    "achieved 10.000000000000 -",
	    "maintain 0.000000000000 -",
	    "achieved - 5.000000000000" } },
	{ "within a point of all", "2020=90 2023=99.2", DIRECTION_UP, "100", 2025, 100, NULL, false,
	  { "significant-progress 1.548425513118 5.000000000000",
	    "significant-progress 0.032974785999 5.000000000000",
	    "on-track 1.548425513118 -",
	    "on-track - -",
	    "as-expected 9.200000000000 -",
	    "maintain 1.401252975527 -",
	    "substantial-progress 1.548425513118 5.000000000000" } },
	{ "the target's year is past", "2018=20 2020=24 2022=30", DIRECTION_UP, "32", 2021, 100, NULL, false,
	  { "moderate-progress 0.628994438711 0.207103133652",
	    "significant-progress 0.106681919700 5.000000000000",
	    "fair-progress 0.628994438711 -",
	    "fair-progress 0.524223563354 -",
	    "less-than-expected 8.333333333333 -",
	    "-target-past - -",
	    "moderate-progress 0.628994438711 0.207144376270" } },
	{ "down to zero", "2020=15 2023=12", DIRECTION_DOWN, "0", 2030, 100, NULL, false,
	  { "insufficient-progress 0.071682233277 -2.201324028011",
	    "significant-progress 0.071682233277 5.000000000000",
	    "limited-progress 0.071682233277 -",
	    "fair-progress 0.524701303438 -",
	    "less-than-expected 2.000000000000 -",
	    "accelerate 46.349024835852 -",
	    "limited-progress 0.116044782292 -2.016476205623" } },
	{ "eight years, the short term is five", "2015=20 2018=40 2020=41 2023=44", DIRECTION_UP, "60", 2030, 100, NULL, false,
	  { "insufficient-progress 0.559996215384 -0.166682435899",
	    "significant-progress 0.019244876491 4.811219122864",
	    "on-track 1.363047844241 -",
	    "on-track 1.692868206168 -",
	    "as-expected 6.000000000000 -",
	    "maintain 0.000000000000 -",
	    "substantial-progress 1.363047844241 5.000000000000" } },
	{ "many years, a count", "2016=1200 2017=1500 2018=1400 2020=2100 2021=2500 2023=3300", DIRECTION_UP, "9000", 2030, 0, NULL, false,
	  { "significant-progress 1.115310453235 3.680788951678",
	    "significant-progress 0.187072326995 5.000000000000",
	    "on-track 1.004423514480 -",
	    "on-track 1.009615384615 -",
	    "less-than-expected 2.692307692308 -",
	    "accelerate 47.152911068458 -",
	    "substantial-progress 1.004423514480 2.888796721577" } },
	{ "many years, a share", "2016=5 2017=9 2018=14 2020=30 2021=41 2023=55", DIRECTION_UP, "80", 2030, 100, NULL, false,
	  { "significant-progress 2.013497716160 5.000000000000",
	    "significant-progress 0.314761356381 5.000000000000",
	    "on-track 1.865380904732 -",
	    "on-track 8.000000000000 -",
	    "as-expected 6.666666666667 -",
	    "maintain 0.000000000000 -",
	    "substantial-progress 1.865380904732 5.000000000000" } },
	{ "falling without a target", "2020=50 2023=49", DIRECTION_DOWN, NULL, 0, 100, NULL, false,
	  { "-no-target - -",
	    "moderate-progress 0.006711611621 1.677902905183",
	    "fair-progress 0.006711611621 -",
	    "fair-progress 0.006711611621 -",
	    "-no-target - -",
	    "-no-target - -",
	    "moderate-progress 0.006711611621 0.427902905183" } },
	{ "getting worse without a target", "2020=50 2023=50.5", DIRECTION_DOWN, NULL, 0, 100, NULL, false,
	  { "-no-target - -",
	    "moderate-movement-away -0.003322283542 -0.830570885522",
	    "limited-progress -0.003322283542 -",
	    "stagnation -0.003322283542 -",
	    "-no-target - -",
	    "-no-target - -",
	    "deterioration -0.003322283542 -2.915285442761" } },
	/* clang-format on */
};

static const char *const lacks[METHODS_LACKS] = {
	[METHODS_ANSWERED] = "",
	[METHODS_NOT_YEARLY] = "not-yearly",
	[METHODS_TOO_FEW] = "too-few",
	[METHODS_NO_DIRECTION] = "no-direction",
	[METHODS_NO_TARGET] = "no-target",
	[METHODS_TARGET_PAST] = "target-past",
	[METHODS_DIVIDES_BY_ZERO] = "divides-by-zero",
	[METHODS_MIXED_SIGNS] = "mixed-signs",
	[METHODS_RATE] = "rate",
};

struct figures {
	int years[MOST_FIGURES];
	double values[MOST_FIGURES];
	size_t count;
};

static struct figures read_figures(const char *series)
{
	struct observation items[MAKE_MOST];
	struct figures ret = { .count = make_series(series, items) };

	for (size_t i = 0; i < ret.count; i++) {
		ret.years[i] = (int)strtol(items[i].period.label, NULL, 10);
		ret.values[i] = decimal_double(items[i].value);
	}
	return ret;
}

/* "-" is no number. */
static void assert_near(const char *expected, bool known, double value)
{
	assert_int_equal(strcmp(expected, "-") != 0, known);
	if (known)
		assert_true(fabs(strtod(expected, NULL) - value) <= 1e-9 * fmax(1, fabs(value)));
}

static void assert_answer(const char *expected, const struct methods_answer *answer)
{
	char key[40], measure[40], score[40];

	assert_int_equal(sscanf(expected, "%39s %39s %39s", key, measure, score), 3);
	if (key[0] == '-')
		assert_string_equal(key + 1, lacks[answer->lack]);
	else
		assert_string_equal(key, answer->key == NULL ? "none" : answer->key);
	assert_near(measure, answer->measured, answer->measure);
	assert_near(score, answer->scored, answer->score);
}

static void worked_examples(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct figures figures = read_figures(cases[i].series);
		const struct methods_input input = {
			.years = figures.years,
			.values = figures.values,
			.count = figures.count,
			.yearly = true,
			.rate = cases[i].rate,
			.direction = cases[i].direction,
			.targeted = cases[i].target != NULL,
			.target = cases[i].target == NULL ? 0 : strtod(cases[i].target, NULL),
			.target_year = cases[i].target_year,
			.full = cases[i].full,
			.limited = cases[i].limit != NULL,
			.limit = cases[i].limit == NULL ? 0 : strtod(cases[i].limit, NULL),
		};
		struct methods_answer answers[METHODS_COUNT];

		methods_ask(&input, answers);
		for (enum methods_which which = 0; which < METHODS_COUNT; which++) {
			print_message("  %s: %s\n", cases[i].name, methods_keys[which]);
			assert_answer(cases[i].answers[which], &answers[which]);
		}
	}
}

static void only_yearly_figures(void **state UNUSED)
{
	const struct methods_input input = { .direction = DIRECTION_UP };
	struct methods_answer answers[METHODS_COUNT];

	methods_ask(&input, answers);
	for (enum methods_which which = 0; which < METHODS_COUNT; which++)
		assert_int_equal(answers[which].lack, METHODS_NOT_YEARLY);
}

static void every_method_has_words_and_a_source(void **state UNUSED)
{
	for (enum methods_which which = 0; which < METHODS_COUNT; which++) {
		const struct methods_answer answer = { .lack = METHODS_TOO_FEW };

		assert_true(*methods_source(which) != '\0');
		for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
			text_auto said = { 0 };

			methods_say(which, &answer, lang, &said);
			assert_non_null(strstr(text_z(&said), methods_name(which, lang)));
		}
	}
	for (enum methods_lack lack = METHODS_ANSWERED + 1; lack < METHODS_LACKS; lack++) {
		const struct methods_answer answer = { .lack = lack };
		text_auto vi = { 0 }, en = { 0 };

		methods_say(METHODS_OPEN_SDG, &answer, LANG_VI, &vi);
		methods_say(METHODS_OPEN_SDG, &answer, LANG_EN, &en);
		assert_non_null(strstr(text_z(&vi), "không tính được"));
		assert_non_null(strstr(text_z(&en), "not available"));
	}
}

static void an_answer_in_words(void **state UNUSED)
{
	const struct methods_answer answer = {
		.key = "regressed",
		.name = { "thụt lùi", "regressed" },
		.measured = true,
		.measure = -1.25,
	};
	text_auto vi = { 0 }, en = { 0 };

	methods_say(METHODS_ESCAP_STATUS, &answer, LANG_VI, &vi);
	methods_say(METHODS_ESCAP_STATUS, &answer, LANG_EN, &en);
	assert_string_equal(text_z(&vi), "ESCAP, chỉ số hiện trạng: thụt lùi (−1,25)");
	assert_string_equal(text_z(&en), "ESCAP current status index: regressed (−1.25)");
}

static uint64_t seed = 88172645463325252;

static int random_below(int limit)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (int)((seed * UINT64_C(2685821657736338717) >> 33) % (uint64_t)limit);
}

/* A share, a count or a balance: now and then 0, all, or below zero. */
static double random_value(int kind)
{
	int hundredths = random_below(10001);

	if (random_below(12) == 0)
		return random_below(2) == 0 ? 0 : 100;
	if (kind == 2 && random_below(3) == 0)
		return -hundredths / 100.0;
	return kind == 1 ? hundredths * 37.0 : hundredths / 100.0;
}

static void print_answer(const struct methods_answer *answer)
{
	char measure[40] = "-", score[40] = "-";

	if (answer->measured)
		(void)snprintf(measure, sizeof(measure), "%.15g", answer->measure);
	if (answer->scored)
		(void)snprintf(score, sizeof(score), "%.15g", answer->score);
	if (answer->lack != METHODS_ANSWERED)
		printf("|-%s - -", lacks[answer->lack]);
	else
		printf("|%s %s %s", answer->key, measure, score);
}

static void ask_one(void)
{
	static const char *const directions[] = { "none", "up", "down" };
	struct figures figures = { .count = (size_t)random_below(9) };
	int kind = random_below(3), year = 2000 + random_below(20);
	struct methods_input input = {
		.years = figures.years,
		.values = figures.values,
		.count = figures.count,
		.yearly = true,
		.rate = random_below(10) == 0,
		.direction = (enum direction)(random_below(10) == 0 ? 0 : 1 + random_below(2)),
		.targeted = random_below(4) != 0,
		.target = random_value(kind),
		.target_year = 2016 + random_below(20),
		.full = kind == 0 ? 100 : 0,
		.limited = random_below(2) == 0,
		.limit = random_below(3) == 0 ? 50 : 100,
	};
	struct methods_answer answers[METHODS_COUNT];

	for (size_t i = 0; i < figures.count; i++) {
		figures.years[i] = year;
		figures.values[i] = random_value(kind);
		printf("%s%d=%.2f", i == 0 ? "" : " ", year, figures.values[i]);
		year += 1 + random_below(3);
	}
	printf(";%s;", directions[input.direction]);
	if (input.targeted)
		printf("%.2f", input.target);
	printf(";%d;%.0f;", input.target_year, input.full);
	if (input.limited)
		printf("%.0f", input.limit);
	printf(";%d", input.rate);
	methods_ask(&input, answers);
	for (enum methods_which which = 0; which < METHODS_COUNT; which++)
		print_answer(&answers[which]);
	printf("\n");
}

int main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(worked_examples),
		cmocka_unit_test(only_yearly_figures),
		cmocka_unit_test(every_method_has_words_and_a_source),
		cmocka_unit_test(an_answer_in_words),
	};

	if (count > 1 && strcmp(arguments[1], "ask") == 0) {
		for (int i = 0; i < QUESTIONS; i++)
			ask_one();
		return 0;
	}
	return cmocka_run_group_tests_name("methods", tests, NULL, NULL);
}

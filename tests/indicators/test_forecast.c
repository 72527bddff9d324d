/*
 * tests/indicators/test_forecast.c - forecasts, against worked examples and their own promises.
 *
 * The rows are those oracle_forecast.py prints, computed apart from our code; a test asks whether
 * they stand here. `test_forecast ask` prints forecasts of random series for it to check.
 */
#include "tests/indicators/make.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "indicators/forecast.h"
#include "indicators/student.h"

enum { MOST = 32, SERIES = 400, WORLDS = 3000, MOST_PERIODS = 3 };

/*
 * Figures as period=value; the least error of a step. Then the model, the points used, how far it
 * reaches, its past intervals that held, and for 1, 2 and 3 periods ahead the forecast between its
 * bounds of 80 %; or '-' and why there is none.
 */
static const struct {
	const char *name, *figures;
	double floor;
	const char *forecast;
} cases[] = {
	/* clang-format off */
	{ "three figures", "1=1 2=2 3=4", 0,
	  "-too-short" },
	{ "never moved", "1=5 2=5 3=5 4=5 5=5", 0.1,
	  "-never-moved" },
	{ "a flat start is no movement", "1=5 2=5 3=5 4=6 5=7", 0.1,
	  "-too-short" },
	{ "a straight line", "1=10 2=12 3=14 4=16 5=18 6=20", 0.25,
	  "line 6 5 3/3 21.651422077 22.000000000 22.348577923 23.339020922 24.000000000 24.660979078 24.989883431 26.000000000 27.010116569" },
	{ "four figures", "2022=18.86 2023=21.5 2024=22 2025=25", 0.25,
	  "line 4 3 0/0 23.266619670 26.570000000 29.873380330 22.906398645 28.462000000 34.017601355 22.823921226 30.354000000 37.884078774" },
	{ "nine months", "1=60.1 2=61 3=62.4 4=62.1 5=64 6=65.2 7=65.9 8=67.3 9=68", 0.25,
	  "line 9 8 15/15 68.776022483 69.050000000 69.323977517 69.540479415 70.060000000 70.579520585 70.276062085 71.070000000 71.863937915" },
	{ "slowing down", "1=10 2=20 3=28 4=34 5=38 6=41 7=43 8=44 9=44.5", 0.25,
	  "damped 9 8 12/15 43.659945372 44.900000000 46.140054628 42.868588423 45.220000000 47.571411577 38.928294716 45.476000000 52.023705284" },
	{ "a turn", "2018=80 2019=90 2020=99 2021=97.5 2022=96.2 2023=95.4", 0.25,
	  "damped 6 5 3/3 81.412137800 94.823518515 108.234899231 68.931457004 94.362333327 119.793209650 55.129599011 93.993385177 132.857171343" },
	{ "gaps", "2010=3 2012=5 2013=6.5 2016=10 2017=11 2019=15 2020=16", 0.25,
	  "line 7 10 2/6 16.008712899 17.034246575 18.059780252 16.301672373 18.352739726 20.403807079 12.919376728 19.671232877 26.423089026" },
	{ "every third month", "0=1 3=1.5 6=2.2 9=2.6 12=3.4 15=3.9", 0.01,
	  "line 6 15 3/3 4.058146474 4.100952381 4.143758288 4.211531044 4.297142857 4.382754670 4.364915614 4.493333333 4.621751053" },
	{ "below zero", "1=-5 2=-3 3=-4 4=-1 5=1 6=2", 0.05,
	  "damped 6 5 3/3 1.472884477 2.867308376 4.261732275 1.167503200 3.811632278 6.455761355 0.620732361 4.661523789 8.702315217" },
	{ "more than are looked at", "1=8 2=30 3=26 4=36 5=20 6=18 7=30 8=16 9=16 10=30 11=18 12=20 13=36 14=26 15=30 16=48 17=40 18=46 19=26 20=20", 0.25,
	  "damped 15 14 35/45 -41.018112517 23.357321011 87.732754540 -43.833311576 23.159979340 90.153270257 -43.991184913 23.002106004 89.995396920" },
	{ "a million", "1=1000000 2=1100000 3=1180000 4=1320000 5=1390000", 10000,
	  "line 5 4 1/1 1451632.098440624 1498000.000000000 1544367.901559376 1510076.437547349 1598000.000000000 1685923.562452651 1578828.139204904 1698000.000000000 1817171.860795096" },
	/* clang-format on */
};

/* Student's t: a value, the degrees of freedom, the chance of less. */
static const struct {
	double at, freedom, below;
} chances[] = {
	/* clang-format off */
	{ 0.5, 1, 0.647583617650 },
	{ -2, 1, 0.147583617650 },
	{ 1.5, 2.5, 0.876081773457 },
	{ -0.1, 3, 0.463326174400 },
	{ 4, 3.7, 0.990605544991 },
	/* clang-format on */
};

struct figures {
	int at[MOST];
	double values[MOST];
	size_t count;
};

static struct figures read_figures(const char *text)
{
	struct figures ret = { 0 };
	char *end;

	while (*text != '\0') {
		assert_true(ret.count < MOST);
		ret.at[ret.count] = (int)strtol(text, &end, 10);
		assert_int_equal(*end, '=');
		ret.values[ret.count++] = strtod(end + 1, &end);
		text = end + strspn(end, " ");
	}
	return ret;
}

static struct forecast make(const struct figures *figures, double floor)
{
	return forecast_make(figures->values, figures->at, figures->count, floor);
}

/* As the rows have it. */
static void draw(const struct forecast *forecast, struct text *ret)
{
	static const char *const lacks[] = { "", "-too-short", "-never-moved" };
	static const char *const models[] = { "line", "damped" };
	static const double parts[] = { 0.1, 0.5, 0.9 };

	if (forecast->lack != FORECAST_MADE) {
		text_addz(ret, lacks[forecast->lack]);
		return;
	}
	text_addf(ret, "%s %d %d %d/%d", models[forecast->model], forecast->points,
		forecast->longest, forecast->within, forecast->past);
	for (int periods = 1; periods <= MOST_PERIODS; periods++)
		for (size_t i = 0; i < COUNT(parts); i++)
			text_addf(ret, " %.9f", forecast_quantile(forecast, periods, parts[i]));
}

/* Word for word up to the numbers, those to 1e-9 of the largest. */
static void assert_same_forecast(const char *ours, const char *expected)
{
	size_t words = 0;

	while (words < 4 && *expected != '\0') {
		size_t size = strcspn(expected, " ");

		assert_memory_equal(ours, expected, size);
		ours += size;
		expected += size;
		words++;
		ours += *ours == ' ';
		expected += *expected == ' ';
	}
	while (*expected != '\0') {
		char *our_end, *end;
		double a = strtod(ours, &our_end), b = strtod(expected, &end);

		assert_true(fabs(a - b) <= 2e-9 * fmax(1, fabs(b)));
		ours = our_end;
		expected = end;
	}
	assert_string_equal(ours, "");
}

static void worked_examples(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct figures figures = read_figures(cases[i].figures);
		struct forecast forecast = make(&figures, cases[i].floor);
		text_auto text = { 0 };

		print_message("  %s\n", cases[i].name);
		draw(&forecast, &text);
		assert_same_forecast(text_z(&text), cases[i].forecast);
	}
}

/* Quantiles of whole degrees of freedom are in every printed table. */
static void student(void **state UNUSED)
{
	static const double ninetieth[] = { 3.077683537, 1.885618083, 1.637744354, 1.533206274 };

	for (size_t i = 0; i < COUNT(chances); i++)
		assert_true(fabs(student_below(chances[i].at, chances[i].freedom) -
				    chances[i].below) < 1e-10);
	for (size_t i = 0; i < COUNT(ninetieth); i++)
		assert_true(fabs(student_quantile(0.9, (double)i + 1) - ninetieth[i]) < 1e-8);
	for (int i = 1; i < 100; i++) {
		double freedom = 1 + i / 7.0, quantile = student_quantile(i / 100.0, freedom);

		assert_true(fabs(student_below(quantile, freedom) - i / 100.0) < 1e-11);
		assert_true(fabs(student_quantile(1 - i / 100.0, freedom) + quantile) < 1e-9);
	}
	assert_true(student_below(0, 2) == 0.5);
}

static uint64_t seed;

static int random_below(int limit)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (int)((seed * UINT64_C(2685821657736338717) >> 33) % (uint64_t)limit);
}

/* A walk with a drift, some of it even, some of it with gaps. */
static struct figures random_figures(void)
{
	struct figures ret = { .count = (size_t)random_below(20) };
	int gaps = random_below(3), drift = random_below(500) - 200, noise = random_below(600);
	double value = random_below(10000) / 100.0;
	int at = 2000;

	for (size_t i = 0; i < ret.count; i++) {
		ret.at[i] = at;
		ret.values[i] = round(value * 100) / 100;
		at += 1 + random_below(1 + gaps);
		value += (drift + random_below(2 * noise + 1) - noise) / 100.0;
	}
	return ret;
}

static bool near(double a, double b, double size)
{
	return fabs(a - b) <= 1e-9 * size;
}

/* Where each value is `factor` times and `shift` more, so is each forecast. */
static void assert_moves_with(double factor, double shift)
{
	int made = 0;

	seed = 88172645463325252;
	for (int i = 0; i < WORLDS; i++) {
		struct figures figures = random_figures(), other = figures;
		struct forecast a, b;

		for (size_t j = 0; j < figures.count; j++)
			other.values[j] = factor * figures.values[j] + shift;
		a = make(&figures, 0.25);
		b = make(&other, 0.25 * fabs(factor));
		assert_int_equal(a.lack, b.lack);
		if (a.lack != FORECAST_MADE)
			continue;
		made++;
		assert_int_equal(a.model, b.model);
		for (int periods = 1; periods <= 8; periods++) {
			double low = forecast_quantile(&a, periods, 0.1);
			double high = forecast_quantile(&a, periods, 0.9);
			double size = fabs(factor) * (high - low + fabs(high)) + fabs(shift);

			assert_true(near(forecast_quantile(&b, periods, factor < 0 ? 0.9 : 0.1),
				factor * low + shift, size));
			assert_true(near(forecast_quantile(&b, periods, factor < 0 ? 0.1 : 0.9),
				factor * high + shift, size));
		}
	}
	assert_true(made > WORLDS / 2);
}

static void in_any_unit(void **state UNUSED)
{
	assert_moves_with(1000, 0);
	assert_moves_with(0.01, 0);
}

static void of_a_complement(void **state UNUSED)
{
	assert_moves_with(-1, 100);
}

/* The further ahead, the wider; a chance is what its quantile says; a bound is a chance. */
static void promises(void **state UNUSED)
{
	seed = 4101842887655102017;
	for (int i = 0; i < WORLDS; i++) {
		struct figures figures = random_figures();
		struct forecast forecast = make(&figures, 0.25);
		double before = 0;

		if (forecast.lack != FORECAST_MADE)
			continue;
		assert_true(forecast.points >= FORECAST_LEAST &&
			forecast.points <= FORECAST_POINTS && forecast.within <= forecast.past);
		for (int periods = 1; periods <= 12; periods++) {
			double low = forecast_quantile(&forecast, periods, 0.1);
			double high = forecast_quantile(&forecast, periods, 0.9);

			assert_true(isfinite(low) && isfinite(high) && high > low);
			assert_true(high - low >= before * (1 - 1e-12));
			before = high - low;
			assert_true(
				fabs(forecast_chance_below(&forecast, periods, low) - 0.1) < 1e-9);
			assert_true(
				fabs(forecast_chance_below(&forecast, periods, high) - 0.9) < 1e-9);
			assert_true(near(
				(low + high) / 2, forecast_value(&forecast, periods), high - low));
		}
	}
}

/* Extremes neither hang nor leave the numbers. */
static void extremes(void **state UNUSED)
{
	static const double wild[][5] = {
		{ 0, 0, 0, 0, 1e-12 },
		{ 1e15, -1e15, 1e15, -1e15, 1e15 },
		{ 1e300, 2e300, 1.5e300, 1e300, 1.2e300 },
		{ 0, 1e-300, 2e-300, 1e-300, 0 },
	};
	static const int at[] = { 0, 1, 2, 3, 10000 };

	for (size_t i = 0; i < COUNT(wild); i++) {
		struct forecast forecast = forecast_make(wild[i], at, 5, 0);

		if (forecast.lack == FORECAST_MADE)
			for (int periods = 1; periods < 100000; periods *= 10)
				assert_false(isnan(forecast_value(&forecast, periods)));
	}
}

static void ask(void)
{
	seed = 6364136223846793005;
	for (int i = 0; i < SERIES; i++) {
		struct figures figures = random_figures();
		double floor = random_below(100) / 100.0;
		struct forecast forecast = make(&figures, floor);
		text_auto text = { 0 };

		for (size_t j = 0; j < figures.count; j++)
			printf("%s%d=%.2f", j == 0 ? "" : " ", figures.at[j], figures.values[j]);
		draw(&forecast, &text);
		printf("|%.2f|%s\n", floor, text_z(&text));
	}
}

int main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(worked_examples),
		cmocka_unit_test(student),
		cmocka_unit_test(in_any_unit),
		cmocka_unit_test(of_a_complement),
		cmocka_unit_test(promises),
		cmocka_unit_test(extremes),
	};

	if (count > 1 && strcmp(arguments[1], "ask") == 0) {
		ask();
		return 0;
	}
	return cmocka_run_group_tests_name("forecast", tests, NULL, NULL);
}

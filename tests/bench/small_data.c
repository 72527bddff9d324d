/* tests/bench/small_data.c - see small_data.h. */
#include "tests/bench/small_data.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "indicators/checks_crowd.h"
#include "indicators/place.h"
#include "indicators/unit.h"

enum { LONGEST = CHECK_HISTORY + 1, MOST_PLACES = 200 };

/* splitmix64 (S. Vigna, public domain). */
static uint64_t draw(struct chance *chance)
{
	uint64_t z = chance->state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

/* Between 0 and 1, neither of them. */
static double uniform(struct chance *chance)
{
	return ((double)(draw(chance) >> 11) + 0.5) * 0x1p-53;
}

/* Box and Muller's pair, of which one is used. */
static double normal(struct chance *chance)
{
	double radius = sqrt(-2 * log(uniform(chance)));

	return radius * cos(2 * M_PI * uniform(chance));
}

/* Student's t with 3 degrees of freedom: now and then far out. */
static double heavy(struct chance *chance)
{
	double top = normal(chance), sum = 0;

	for (int i = 0; i < 3; i++) {
		double each = normal(chance);

		sum += each * each;
	}
	return top / sqrt(sum / 3);
}

/* Knuth's product for small means, the normal limit for large ones. */
static double poisson(struct chance *chance, double mean)
{
	double floor = exp(-mean), product = uniform(chance);
	int count = 0;

	if (mean > 500)
		return round(fmax(0, mean + sqrt(mean) * normal(chance)));
	while (product > floor) {
		product *= uniform(chance);
		count++;
	}
	return count;
}

static void draw_steady(struct chance *chance, int count, double *ret)
{
	for (int i = 0; i < count; i++)
		ret[i] = 100 + 10 * normal(chance);
}

static void draw_heavy(struct chance *chance, int count, double *ret)
{
	for (int i = 0; i < count; i++)
		ret[i] = 100 + 10 * heavy(chance);
}

static void draw_trend(struct chance *chance, int count, double *ret)
{
	for (int i = 0; i < count; i++)
		ret[i] = 50 + 3 * i + 4 * normal(chance);
}

static void draw_walk(struct chance *chance, int count, double *ret)
{
	double at = 100;

	for (int i = 0; i < count; i++)
		ret[i] = at += 1 + 4 * normal(chance);
}

static void draw_growth(struct chance *chance, int count, double *ret)
{
	for (int i = 0; i < count; i++)
		ret[i] = 1000 * pow(1.08, i) * exp(0.05 * normal(chance));
}

static void draw_season(struct chance *chance, int count, double *ret)
{
	double phase = 2 * M_PI * uniform(chance);

	for (int i = 0; i < count; i++)
		ret[i] = 1000 * (1 + 0.3 * sin(phase + i * M_PI / 6)) + 60 * normal(chance);
}

static void draw_rounded(struct chance *chance, int count, double *ret)
{
	for (int i = 0; i < count; i++)
		ret[i] = fmin(100, 85 + 2 * normal(chance));
}

static void draw_ceiling(struct chance *chance, int count, double *ret)
{
	for (int i = 0; i < count; i++)
		ret[i] = fmin(100, 100 - 20 * exp(-i / 6.0) + 0.3 * normal(chance));
}

static void draw_few(struct chance *chance, int count, double *ret)
{
	for (int i = 0; i < count; i++)
		ret[i] = poisson(chance, 5);
}

static void draw_many(struct chance *chance, int count, double *ret)
{
	for (int i = 0; i < count; i++)
		ret[i] = poisson(chance, 5000 * exp(0.1 * normal(chance)));
}

static void draw_steps(struct chance *chance, int count, double *ret)
{
	double at = 500;

	for (int i = 0; i < count; i++) {
		if (uniform(chance) < 0.2)
			at *= 1 + 0.1 * uniform(chance);
		ret[i] = at;
	}
}

/* clang-format off */
const struct shape shapes[SHAPES] = {
	{ "steady",   "normal, standard deviation 10 % of the level",        "points",  1, draw_steady,  false },
	{ "heavy",    "the same with heavy tails (Student's t, 3 degrees)",  "points",  1, draw_heavy,   false },
	{ "trend",    "rising by 3 a period, standard deviation 4",          "points",  1, draw_trend,   false },
	{ "walk",     "random walk, steps of 1 with standard deviation 4",   "points",  1, draw_walk,    false },
	{ "growth",   "growing 8 % a period, with 5 % noise",                "count",   0, draw_growth,  false },
	{ "season",   "monthly, 30 % up and down over the year",             "count",   0, draw_season,  false },
	{ "rounded",  "percentages near 85, rounded to whole ones",          "percent", 0, draw_rounded, false },
	{ "ceiling",  "percentages that level off at 100",                   "percent", 1, draw_ceiling, false },
	{ "few",      "counts near 5 (Poisson)",                             "count",   0, draw_few,     false },
	{ "many",     "counts near 5,000, 10 % up and down",                 "count",   0, draw_many,    false },
	{ "steps",    "stands still and moves up by up to 10 % now and then", "count",  0, draw_steps,   true },
};

const struct crowd crowds[CROWDS] = {
	{ "half, alike",                     0.50, 0.0, false, 500, 20000 },
	{ "half, apart",                     0.50, 0.6, false, 500, 20000 },
	{ "nine in ten, alike, small",       0.90, 0.0, false, 20,  200 },
	{ "nine in ten, apart, small",       0.90, 0.5, false, 20,  200 },
	{ "nine in ten, apart",              0.90, 0.5, false, 500, 20000 },
	{ "98 in 100, apart",                0.98, 0.5, false, 200, 20000 },
	{ "one in ten, apart",               0.10, 0.5, false, 200, 20000 },
	{ "half, apart with heavy tails",    0.50, 0.4, true,  500, 20000 },
};
/* clang-format on */

/* One figure a month, the last of them in January 2025. */
static const struct period *months(void)
{
	static struct period list[LONGEST];

	if (list[0].label[0] == '\0')
		for (int i = 0; i < LONGEST; i++) {
			char label[PERIOD_LABEL];
			int month = 2025 * 12 - (LONGEST - 1) + i;

			(void)snprintf(
				label, sizeof label, "%04d-%02d", month / 12, month % 12 + 1);
			if (!period_parse(span_of(label), &list[i]))
				abort();
		}
	return list;
}

static struct indicator indicator_in(const char *unit, int decimals)
{
	return (struct indicator){
		.unit = unit_find(unit), .decimals = decimals, .minimum = "", .maximum = ""
	};
}

static int64_t power(int exponent)
{
	return exponent <= 0 ? 1 : 10 * power(exponent - 1);
}

static void spoil(enum fault fault, int count, int64_t *units)
{
	static const int factors[] = {
		[FAULT_TIMES_TEN] = 10, [FAULT_TIMES_THOUSAND] = 1000, [FAULT_DOUBLED] = 2
	};

	if (fault == FAULT_COPIED)
		units[count - 1] = units[count - 2];
	else if (fault == FAULT_ROUNDED)
		for (int i = 0; i < count; i++)
			units[i] = (units[i] + 5) / 10 * 10;
	else if (fault != FAULT_NONE)
		units[count - 1] *= factors[fault];
}

/* Draws a series of figures, the last of which is the one in question. */
static void draw_series(const struct shape *shape, struct chance *chance, int count,
	enum fault fault, struct observation *ret)
{
	static const struct place place = { .id = 1 };
	double values[LONGEST];
	int64_t units[LONGEST];

	shape->draw(chance, count, values);
	for (int i = 0; i < count; i++)
		units[i] = llround(values[i] * (double)power(shape->scale));
	spoil(fault, count, units);
	for (int i = 0; i < count; i++)
		ret[i] = (struct observation){ .period = months()[LONGEST - count + i],
			.place = &place,
			.breakdown = "",
			.known = true,
			.status = 'A',
			.value = { units[i], shape->scale } };
}

static void add_findings(const struct check_input *input, struct tally *tally)
{
	struct check_finding findings[CHECK_COUNT];
	int count = checks_run(input, findings);

	for (int i = 0; i < count; i++)
		tally->found[findings[i].kind]++;
	tally->runs++;
}

void tally_history(const struct shape *shape, int history, enum fault fault, int runs,
	uint64_t seed, struct tally *ret)
{
	const struct indicator indicator = indicator_in(shape->unit, shape->scale);
	struct chance chance = { seed };
	struct observation items[LONGEST];

	*ret = (struct tally){ 0 };
	for (int run = 0; run < runs; run++) {
		struct check_input input = { .indicator = &indicator,
			.figure = &items[history],
			.history = items,
			.history_count = (size_t)history };

		draw_series(shape, &chance, history + 1, fault, items);
		add_findings(&input, ret);
	}
}

static int ascending(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int distance_point(const struct shape *shape, int history, int tail, int runs, uint64_t seed)
{
	const struct indicator indicator = indicator_in(shape->unit, shape->scale);
	struct chance chance = { seed };
	struct observation items[LONGEST];
	double *distances = calloc((size_t)runs, sizeof *distances), point;

	if (distances == NULL)
		abort();
	for (int run = 0; run < runs; run++) {
		struct check_input input = { .indicator = &indicator,
			.figure = &items[history],
			.history = items,
			.history_count = (size_t)history };
		struct check_numbers numbers;
		struct check_distance distance;

		draw_series(shape, &chance, history + 1, FAULT_NONE, items);
		if (!check_numbers_of(&input, ASPECT_VALUE, &numbers))
			abort();
		distance = check_distance_of(&numbers);
		distances[run] = (double)distance.distance / (double)distance.spread;
	}
	qsort(distances, (size_t)runs, sizeof *distances, ascending);
	point = distances[runs - 1 - (int)((int64_t)runs * tail / 1000)];
	free(distances);
	return (int)ceil(point * 10);
}

/* Successes of a binomial draw: exact for few trials, the normal limit for many. */
static double binomial(struct chance *chance, int trials, double share)
{
	double successes = 0;

	if (trials * share * (1 - share) > 500)
		return fmin(trials,
			fmax(0,
				round(trials * share +
					sqrt(trials * share * (1 - share)) * normal(chance))));
	for (int i = 0; i < trials; i++)
		successes += uniform(chance) < share;
	return successes;
}

static void draw_place(const struct crowd *crowd, struct chance *chance, struct observation *ret)
{
	double log_size = log(crowd->smallest) +
		uniform(chance) * (log(crowd->largest) - log(crowd->smallest));
	double odds = log(crowd->share / (1 - crowd->share)) +
		crowd->spread * (crowd->heavy ? heavy(chance) : normal(chance));
	int size = (int)exp(log_size);

	ret->denominator = (struct decimal){ size, 0 };
	ret->numerator = (struct decimal){ (int64_t)binomial(chance, size, 1 / (1 + exp(-odds))),
		0 };
}

void tally_siblings(const struct crowd *crowd, int siblings, bool halved, int runs, uint64_t seed,
	struct tally *ret)
{
	static struct place places[MOST_PLACES];
	static struct observation items[MOST_PLACES];
	const struct indicator indicator = indicator_in("percent", 1);
	const struct observation *list[MOST_PLACES];
	struct chance chance = { seed };
	struct check_input input = { .indicator = &indicator, .figure = &items[0] };

	*ret = (struct tally){ 0 };
	for (int i = 0; i <= siblings; i++) {
		places[i].id = i + 1;
		items[i] = (struct observation){ .period = months()[0],
			.place = &places[i],
			.breakdown = "",
			.known = true,
			.status = 'A',
			.parts = true };
		list[i] = &items[i];
	}
	for (int run = 0; run < runs; run++) {
		arena_auto arena = { 0 };

		for (int i = 0; i <= siblings; i++)
			draw_place(crowd, &chance, &items[i]);
		if (halved)
			items[0].numerator.units /= 2;
		input.crowd = check_crowd_new(&arena, &items[0], list, (size_t)siblings + 1);
		add_findings(&input, ret);
	}
}

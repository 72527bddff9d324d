/*
 * tests/indicators/test_verdict_same.c - a verdict is the same under complement, under a change of
 * unit, and under reordering of the points: random worlds, judged each way, always the same ones.
 */
#include "tests/indicators/make.h"

#include "indicators/indicator.h"
#include "indicators/unit.h"
#include "indicators/verdict.h"

enum { WORLDS = 200000, FIRST_YEAR = 2015, YEARS = 8, POINTS = 4, OBSERVATIONS = 5 };

struct world {
	struct indicator indicator;
	struct observation items[OBSERVATIONS];
	size_t count;
	struct plan_point points[POINTS];
	int point_count;
	int today;
};

static struct verdict judge(const struct world *world)
{
	struct series series = { .items = world->items, .count = world->count };
	struct plan plan = { .points = world->points, .count = world->point_count };

	return verdict_judge(&world->indicator, &series, &plan, world->today);
}

static uint64_t seed;

/* xorshift64*: the same worlds on every machine. */
static int random_below(int limit)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (int)((seed * UINT64_C(2685821657736338717) >> 33) % (uint64_t)limit);
}

static struct period random_period(int year)
{
	static const char *const forms[] = { "%d", "%d-Q3", "%d-06", "%d-W20", "%d-05-17" };
	text_auto label = { 0 };

	text_addf(&label, "%d", year);
	text_addz(&label, forms[random_below(3) == 0 ? random_below(COUNT(forms)) : 0] + 2);
	return make_period(text_z(&label));
}

/* A share of up to 100 with up to two digits. */
static struct decimal random_share(void)
{
	int scale = random_below(3);
	int whole = scale == 0 ? 100 : scale == 1 ? 1000 : 10000;

	return (struct decimal){ random_below(whole + 1), scale };
}

static struct world random_world(void)
{
	struct world world = {
		.indicator = { .unit = unit_find("percent"), .kind = KIND_RATIO, .decimals = 1 }
	};

	world.indicator.direction = random_below(2) == 0 ? DIRECTION_UP : DIRECTION_DOWN;
	for (int year = 0; year < YEARS; year++) {
		bool strict = random_below(3) == 0;

		if (world.count < OBSERVATIONS && random_below(2) == 0)
			world.items[world.count++] = (struct observation){
				.period = random_period(FIRST_YEAR + year),
				.place = &make_places[random_below(6) == 0],
				.breakdown = "",
				.known = random_below(6) != 0,
				.value = random_share(),
				.status = 'A',
			};
		if (world.point_count < POINTS && random_below(2) == 0)
			world.points[world.point_count++] = (struct plan_point){
				.period = random_period(FIRST_YEAR + year),
				.value = random_share(),
				.comparator = world.indicator.direction == DIRECTION_UP
					? (strict ? COMPARE_MORE_THAN : COMPARE_AT_LEAST)
					: (strict ? COMPARE_LESS_THAN : COMPARE_AT_MOST),
				.superseded = random_below(6) == 0,
			};
	}
	world.today = make_day("2017-01-01") + random_below(YEARS * 400);
	return world;
}

static struct decimal complement(struct decimal value)
{
	struct decimal rest;

	assert_true(decimal_subtract((struct decimal){ 100, 0 }, value, &rest));
	return rest;
}

/* 100 % less every figure, with the other direction. */
static void turn_over(struct world *world)
{
	static const enum comparator other[] = {
		[COMPARE_AT_LEAST] = COMPARE_AT_MOST,
		[COMPARE_MORE_THAN] = COMPARE_LESS_THAN,
		[COMPARE_AT_MOST] = COMPARE_AT_LEAST,
		[COMPARE_LESS_THAN] = COMPARE_MORE_THAN,
	};

	world->indicator.direction = world->indicator.direction == DIRECTION_UP ? DIRECTION_DOWN
										: DIRECTION_UP;
	for (size_t i = 0; i < world->count; i++)
		world->items[i].value = complement(world->items[i].value);
	for (int i = 0; i < world->point_count; i++) {
		world->points[i].value = complement(world->points[i].value);
		world->points[i].comparator = other[world->points[i].comparator];
	}
}

static struct decimal thousand(struct decimal value)
{
	return (struct decimal){ value.units * 1000, value.scale };
}

static struct decimal thousandth(struct decimal value)
{
	return (struct decimal){ value.units, value.scale + 3 };
}

static void convert(struct world *world, struct decimal (*unit)(struct decimal))
{
	for (size_t i = 0; i < world->count; i++)
		world->items[i].value = unit(world->items[i].value);
	for (int i = 0; i < world->point_count; i++)
		world->points[i].value = unit(world->points[i].value);
}

static void to_thousandths(struct world *world)
{
	convert(world, thousand);
}

static void to_thousands(struct world *world)
{
	convert(world, thousandth);
}

static void reorder(struct world *world)
{
	for (int i = 0; i < world->point_count / 2; i++) {
		struct plan_point point = world->points[i];

		world->points[i] = world->points[world->point_count - 1 - i];
		world->points[world->point_count - 1 - i] = point;
	}
}

static void assert_same_after(void (*change)(struct world *))
{
	int seen[STATE_COUNT] = { 0 }, different = 0;

	seed = 20221231;
	for (int i = 0; i < WORLDS; i++) {
		struct world world = random_world(), changed = world;
		struct verdict before = judge(&world), after;

		change(&changed);
		after = judge(&changed);
		seen[before.state]++;
		if (before.state == after.state && before.reason == after.reason &&
			before.sized == after.sized &&
			decimal_compare(before.share, after.share) == 0)
			continue;
		if (different++ < 3)
			print_message("  world %d: %s %jd/10^%d against %jd/10^%d, then %s\n", i,
				state_keys[before.state], (intmax_t)before.latest->value.units,
				before.latest->value.scale, (intmax_t)before.plan_value.units,
				before.plan_value.scale, state_keys[after.state]);
	}
	for (enum state state = STATE_NONE; state < STATE_COUNT; state++)
		assert_true(seen[state] > WORLDS / 200);
	assert_int_equal(different, 0);
}

static void under_complement(void **state UNUSED)
{
	assert_same_after(turn_over);
}

static void in_a_smaller_unit(void **state UNUSED)
{
	assert_same_after(to_thousandths);
}

static void in_a_larger_unit(void **state UNUSED)
{
	assert_same_after(to_thousands);
}

static void in_another_order(void **state UNUSED)
{
	assert_same_after(reorder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(under_complement),
		cmocka_unit_test(in_a_smaller_unit),
		cmocka_unit_test(in_a_larger_unit),
		cmocka_unit_test(in_another_order),
	};
	return cmocka_run_group_tests_name("verdict_same", tests, NULL, NULL);
}

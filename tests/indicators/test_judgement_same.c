/*
 * tests/indicators/test_judgement_same.c - a judgement is the same for a share and its complement, in
 * any unit, and whatever the order of figures and targets in memory: random worlds, judged each way.
 */
#include "tests/indicators/make.h"

#include <math.h>

#include "base/arena.h"
#include "indicators/judgement.h"
#include "indicators/outlook_words.h"
#include "indicators/unit.h"

enum { WORLDS = 6000, FIRST_YEAR = 2012, MOST = 12, POINTS = 4, SIBLINGS = 2 };

struct world {
	struct indicator indicator;
	struct observation items[MOST], others[SIBLINGS][MOST];
	size_t count;
	struct plan_point points[POINTS];
	int point_count;
	int today, coverage;
};

static uint64_t seed;

/* xorshift64*: the same worlds on every machine. */
static int random_below(int limit)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (int)((seed * UINT64_C(2685821657736338717) >> 33) % (uint64_t)limit);
}

static const struct decision decisions[] = {
	{ .id = 1, .code = "first", .number = "", .date = "2015-01-01" },
	{ .id = 2, .code = "second", .number = "", .date = "2020-01-01" },
};

static struct period year(int number)
{
	text_auto label = { 0 };

	text_addf(&label, "%d", number);
	return make_period(text_z(&label));
}

/* A walk of shares with two digits, within 0..100, now and then 0 or 100. */
static size_t random_walk(struct observation *items, int drift)
{
	static const char statuses[] = "AAAAAAAAEPVFB";
	int value = random_below(10001), at = FIRST_YEAR;
	size_t count = 0, wanted = (size_t)random_below(MOST + 1);

	while (count < wanted) {
		items[count++] = (struct observation){
			.period = year(at),
			.place = &make_places[random_below(25) == 0],
			.breakdown = "",
			.known = random_below(12) != 0,
			.value = { value, 2 },
			.status = statuses[random_below((int)sizeof(statuses) - 1)],
		};
		at += random_below(8) == 0 ? 2 : 1;
		value += drift + random_below(301) - 150;
		value = value < 0 ? 0 : value > 10000 ? 10000 : value;
	}
	return count;
}

static struct world random_world(enum scale_kind scale)
{
	struct world world = {
		.indicator = { .unit = unit_find("percent"),
			.kind = KIND_RATIO,
			.decimals = 1,
			.scale = scale,
			.minimum = "0",
			.maximum = "100" },
		.coverage = random_below(1002) - 1,
		.today = make_day("2019-01-01") + random_below(2500),
	};
	bool up = random_below(2) == 0;
	int drift = random_below(500) - 200;

	world.indicator.direction = up ? DIRECTION_UP : DIRECTION_DOWN;
	world.count = random_walk(world.items, drift);
	for (int i = 0; i < SIBLINGS; i++)
		if (random_walk(world.others[i], drift) < MOST)
			world.others[i][0].known = false;
	for (int i = FIRST_YEAR; i < FIRST_YEAR + 20 && world.point_count < POINTS; i++)
		if (random_below(5) == 0) {
			bool replaced = random_below(5) == 0;

			world.points[world.point_count++] = (struct plan_point){
				.period = year(i - replaced),
				.value = { random_below(10001), 2 },
				.comparator = up ? COMPARE_AT_LEAST : COMPARE_AT_MOST,
				.decision = &decisions[!replaced],
				.superseded = replaced,
			};
		}
	return world;
}

static struct judgement judge(const struct world *world, struct arena *arena)
{
	struct outlook_sibling *others = arena_new(arena, SIBLINGS, sizeof(*others));
	struct series *series = arena_new(arena, 1, sizeof(*series));
	struct plan *plan = arena_new(arena, 1, sizeof(*plan));
	struct judgement_input input = { &world->indicator, series, plan, world->today,
		{ others, 0, NULL }, world->coverage, NULL };

	*series = (struct series){ .items = world->items, .count = world->count };
	*plan = (struct plan){ .points = world->points, .count = world->point_count };
	for (int i = 0; i < SIBLINGS; i++) {
		struct series other = { .items = world->others[i],
			.count = world->others[i][0].known ? MOST : 0 };

		input.siblings.count += outlook_sibling_of(
			&world->indicator, &other, world->today, &others[input.siblings.count]);
	}
	return judgement_make(&input, arena);
}

static void of_all(struct world *world, struct decimal (*change)(struct decimal))
{
	for (size_t i = 0; i < MOST; i++) {
		world->items[i].value = change(world->items[i].value);
		for (int j = 0; j < SIBLINGS; j++)
			world->others[j][i].value = change(world->others[j][i].value);
	}
	for (int i = 0; i < world->point_count; i++)
		world->points[i].value = change(world->points[i].value);
}

static struct decimal complement(struct decimal value)
{
	struct decimal rest;

	assert_true(decimal_subtract((struct decimal){ 100, 0 }, value, &rest));
	return rest;
}

static struct decimal thousand(struct decimal value)
{
	return (struct decimal){ value.units * 1000, value.scale };
}

static struct decimal hundredth(struct decimal value)
{
	return (struct decimal){ value.units, value.scale + 2 };
}

static void turn_over(struct world *world)
{
	world->indicator.direction = world->indicator.direction == DIRECTION_UP ? DIRECTION_DOWN
										: DIRECTION_UP;
	of_all(world, complement);
	for (int i = 0; i < world->point_count; i++)
		world->points[i].comparator = world->points[i].comparator == COMPARE_AT_LEAST
			? COMPARE_AT_MOST
			: COMPARE_AT_LEAST;
}

static void to_thousandths(struct world *world)
{
	world->indicator.maximum = "100000";
	of_all(world, thousand);
}

static void to_parts_of_one(struct world *world)
{
	world->indicator.maximum = "1";
	of_all(world, hundredth);
}

static void shuffle(struct world *world)
{
	struct observation others[MOST];

	memcpy(others, world->others[0], sizeof(others));
	memcpy(world->others[0], world->others[1], sizeof(others));
	memcpy(world->others[1], others, sizeof(others));
	for (size_t i = world->count; i > 1; i--) {
		size_t j = (size_t)random_below((int)i);
		struct observation item = world->items[i - 1];

		world->items[i - 1] = world->items[j];
		world->items[j] = item;
	}
	for (int i = world->point_count; i > 1; i--) {
		int j = random_below(i);
		struct plan_point point = world->points[i - 1];

		world->points[i - 1] = world->points[j];
		world->points[j] = point;
	}
}

/* One line of all that must not change; chances to 1e-7. */
static void draw(const struct judgement *judgement, struct text *ret)
{
	const struct outlook *outlooks[] = { &judgement->outlook, &judgement->next };

	text_addf(ret, "%s %s %s %d", state_keys[judgement->verdict.state],
		verdict_reasons[judgement->verdict.reason], course_keys[judgement->movement.course],
		(int)judgement->movement.reason);
	for (size_t i = 0; i < COUNT(outlooks); i++)
		text_addf(ret, " / %s %d %d %d %d %s %zu", outlook_keys[outlooks[i]->grade],
			(int)outlooks[i]->reason, (int)outlooks[i]->effort, outlooks[i]->periods,
			outlooks[i]->passed,
			outlooks[i]->usual_known ? outlooks[i]->usual.label : "-",
			outlooks[i]->siblings);
	text_addf(ret, " / %zu %s %d %d", judgement->projection.count,
		projection_models[judgement->projection.model], judgement->projection.past,
		judgement->projection.within);
	text_addf(ret, " / %s %d %d / %d %d %d %d", confidence_keys[judgement->confidence.grade],
		judgement->confidence.points, judgement->confidence.missed, judgement->at_risk,
		judgement->close, judgement->by_first_plan.differs,
		(int)judgement->by_first_plan.state);
}

static bool same_chance(const struct outlook *a, const struct outlook *b)
{
	return fabs(a->chance - b->chance) < 1e-7;
}

static void assert_same(enum scale_kind scale, void (*change)(struct world *))
{
	int courses[COURSE_COUNT] = { 0 }, grades[OUTLOOK_GRADES] = { 0 };
	int efforts[OUTLOOK_EFFORTS] = { 0 }, confidences[CONFIDENCE_GRADES] = { 0 };
	int moved = 0, different = 0, projected = 0, held_up = 0, usual = 0;

	seed = UINT64_C(88172645463325252);
	for (int i = 0; i < WORLDS; i++) {
		struct world world = random_world(scale);
		struct world changed;
		arena_auto arena = { 0 };
		struct judgement before, after;
		text_auto ours = { 0 }, theirs = { 0 };

		before = judge(&world, &arena);
		changed = world;
		change(&changed);
		after = judge(&changed, &arena);
		draw(&before, &ours);
		draw(&after, &theirs);
		courses[before.movement.course]++;
		grades[before.outlook.grade]++;
		efforts[before.outlook.effort]++;
		confidences[before.confidence.grade]++;
		moved += before.by_first_plan.differs;
		projected += before.projection.count > 0;
		held_up += before.outlook.passed > 0;
		usual += before.outlook.usual_known;
		if (strcmp(text_z(&ours), text_z(&theirs)) != 0 ||
			!same_chance(&before.outlook, &after.outlook) ||
			!same_chance(&before.next, &after.next)) {
			different++;
			print_message(
				"  world %d: %s\n  then %s\n", i, text_z(&ours), text_z(&theirs));
		}
	}
	assert_int_equal(different, 0);
	for (size_t i = 0; i < COUNT(courses); i++)
		assert_true(courses[i] > WORLDS / 100);
	for (size_t i = 0; i < COUNT(grades); i++)
		assert_true(grades[i] > WORLDS / 1000);
	for (size_t i = 0; i < COUNT(efforts); i++)
		assert_true(efforts[i] > WORLDS / 1000);
	for (size_t i = 0; i < COUNT(confidences); i++)
		assert_true(confidences[i] > WORLDS / 100);
	assert_true(moved > WORLDS / 100);
	assert_true(projected > WORLDS / 100);
	assert_true(held_up > WORLDS / 100);
	assert_true(usual > WORLDS / 100);
}

static void under_complement(void **state UNUSED)
{
	assert_same(SCALE_LINEAR, turn_over);
	assert_same(SCALE_LOGIT, turn_over);
}

static void in_a_smaller_unit(void **state UNUSED)
{
	assert_same(SCALE_LINEAR, to_thousandths);
	assert_same(SCALE_LOGIT, to_thousandths);
	assert_same(SCALE_LOG, to_thousandths);
}

static void in_a_larger_unit(void **state UNUSED)
{
	assert_same(SCALE_LINEAR, to_parts_of_one);
	assert_same(SCALE_LOGIT, to_parts_of_one);
	assert_same(SCALE_LOG, to_parts_of_one);
}

static void in_another_order(void **state UNUSED)
{
	assert_same(SCALE_LINEAR, shuffle);
	assert_same(SCALE_LOGIT, shuffle);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(under_complement),
		cmocka_unit_test(in_a_smaller_unit),
		cmocka_unit_test(in_a_larger_unit),
		cmocka_unit_test(in_another_order),
	};
	return cmocka_run_group_tests_name("judgement_same", tests, NULL, NULL);
}

/*
 * tests/collector/test_reform.c - the reform of July 2025, on the real places and crosswalk of
 * data/hcmc: 441 wards and one district without wards become 168 units. indicators/boundary.h
 * and rollup.h at work; here because reading the tables is the collector's.
 */
#include "tests/support/unit.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "collector/catalogue_folder.h"
#include "indicators/boundary_figures.h"
#include "indicators/rollup_tree.h"

enum { OLD_UNITS = 442, NEW_UNITS = 168, DISTRICTS = 22, CASES = 10000 };

static struct arena kept;
static struct catalogue real;
static int before, after; /* the days on either side of the reform */

static int read_catalogue(void **state UNUSED)
{
	const char *root = getenv("TIENDO_ROOT");
	struct error err;

	if (root == NULL ||
		!catalogue_folder_read(
			&kept, arena_format(&kept, "%s/data/hcmc", root), &real, &err))
		return -1;
	after = clock_day_of(2025, 7, 1);
	before = after - 1;
	return 0;
}

static int drop_catalogue(void **state UNUSED)
{
	arena_done(&kept);
	return 0;
}

/* A number of a sequence that is the same on every machine. */
static uint64_t next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
	return *state >> 33;
}

static struct period period_of(const char *label)
{
	struct period period;

	assert_true(period_parse(span_of(label), &period));
	return period;
}

/* Wards, and the district without wards, that a day knows within the three provinces. */
static int units_of(const struct catalogue *catalogue, int day, int units[])
{
	int count = 0;

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		if (place->from_day <= day && day < place->until_day &&
			(place->level == PLACE_WARD ||
				(place->level == PLACE_DISTRICT &&
					strcmp(place->code, "755") == 0)))
			units[count++] = i;
	}
	return count;
}

/* Figures of one kind for all the units, in order. */
static void fill_cells(const int units[], int count, struct rollup_cell cells[])
{
	for (int i = 0; i < count; i++)
		cells[i] = (struct rollup_cell){
			.place = units[i], .status = 'A', .has = ROLLUP_VALUE
		};
}

static void move(struct arena *arena, const struct catalogue *catalogue, int day,
	const struct boundary_rules *rules, const struct boundary_cells *given,
	struct boundary_moved *ret)
{
	const struct boundary *boundary;
	struct error err;

	boundary = boundary_new(arena, catalogue, day, rules, &err);
	if (boundary == NULL || !boundary_move(arena, boundary, given, ret, &err)) {
		fail_msg("%s: %s", err.key, err.detail);
		abort(); /* for those who do not know that the line above does not return */
	}
}

/* The lines of tests/indicators/oracle_rollup.py, which reads the two tables by itself. */
static const struct {
	bool assume, weigh;
	const char *name, *holds;
} ways[] = {
	{ false, false, "nothing assumed",
		"442 on 168, 98 exact, sum 19653087 and 2195312, check 163106389" },
	{ true, false, "split equally",
		"442 on 168, 98 exact, sum 21848399 and 0, check 856571936" },
	{ true, true, "by population",
		"442 on 168, 98 exact, sum 21848399 and 0, check 856530460" },
};

struct placed {
	const char *code;
	int64_t amount;
};

static int compare_placed(const void *a, const void *b)
{
	return strcmp(((const struct placed *)a)->code, ((const struct placed *)b)->code);
}

/* Sums what was moved; the check counts what is certain, by the order of codes. */
static void summarise(
	const struct boundary_moved *moved, const struct boundary_cells *given, struct text *ret)
{
	struct placed placed[NEW_UNITS] = { 0 };
	int64_t sum = 0, refused = 0, check = 0;
	int exact = 0;

	assert_int_equal(moved->now.count, NEW_UNITS);
	for (size_t i = 0; i < NEW_UNITS; i++) {
		const struct rollup_cell *cell = &moved->now.cells[i];
		bool certain = moved->marks[i].basis != BASIS_UNKNOWN;

		placed[i] = (struct placed){ real.places[cell->place].code,
			certain ? cell->amount : 0 };
		sum += cell->amount;
		exact += moved->marks[i].basis == BASIS_WHOLE;
		assert_int_equal(boundary_apportioned(&moved->marks[i]), cell->status == 'E');
	}
	for (size_t i = 0; i < moved->refusal_count; i++)
		refused += given->cells[moved->refusals[i].cell].amount;
	qsort(placed, NEW_UNITS, sizeof *placed, compare_placed);
	for (int i = 0; i < NEW_UNITS; i++)
		check += (i + 1) * placed[i].amount;
	text_addf(ret, "%zu on %d, %d exact, sum %lld and %lld, check %lld", given->count,
		NEW_UNITS, exact, (long long)sum, (long long)refused,
		(long long)(check % 1000000007));
}

static void old_figures_on_new_units(void **state UNUSED)
{
	struct rollup_cell cells[OLD_UNITS];
	struct period period = period_of("2024");
	int units[1024];

	assert_int_equal(units_of(&real, before, units), OLD_UNITS);
	fill_cells(units, OLD_UNITS, cells);
	for (int i = 0; i < OLD_UNITS; i++)
		cells[i].amount = strtoll(real.places[units[i]].code, NULL, 10) * 7919 % 100003;
	for (size_t i = 0; i < COUNT(ways); i++) {
		arena_auto arena = { 0 };
		struct boundary_rules rules = { ways[i].weigh ? boundary_populations(&arena, &real)
							      : NULL,
			ways[i].assume, 0 };
		struct boundary_cells given = { KIND_STOCK, { 0 }, cells, OLD_UNITS, &period, 1 };
		struct boundary_moved moved;
		text_auto seen = { 0 };

		print_message("  %s\n", ways[i].name);
		move(&arena, &real, after, &rules, &given, &moved);
		summarise(&moved, &given, &seen);
		assert_string_equal(text_z(&seen), ways[i].holds);
	}
}

/* By default nothing is assumed: what an old ward of unknown shares went into is withheld. */
static void withheld_where_nobody_knows(void **state UNUSED)
{
	struct rollup_cell cells[OLD_UNITS];
	struct period period = period_of("2025-06");
	struct boundary_rules rules = { NULL, false, 1000 };
	struct boundary_cells given = { KIND_FLOW, { 0 }, cells, OLD_UNITS, &period, 1 };
	struct boundary_moved moved;
	arena_auto arena = { 0 };
	int units[1024], known = 0;

	assert_int_equal(units_of(&real, before, units), OLD_UNITS);
	fill_cells(units, OLD_UNITS, cells);
	move(&arena, &real, after, &rules, &given, &moved);
	for (size_t i = 0; i < moved.now.count; i++) {
		bool has = moved.now.cells[i].has == ROLLUP_VALUE;

		known += has;
		assert_int_equal(has, moved.marks[i].basis == BASIS_WHOLE);
		assert_int_equal(!has, moved.marks[i].withheld);
	}
	assert_int_equal(known, 98);
	assert_int_equal(moved.refusal_count, 47);
	for (size_t i = 0; i < moved.refusal_count; i++)
		assert_int_equal(moved.refusals[i].reason, BOUNDARY_NO_SHARE);
}

/* 10,000 random sets of figures, figures and ratios by turns: equal to the last digit. */
static void totals_are_conserved(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const int64_t *weights = boundary_populations(&arena, &real);
	struct boundary_rules rules = { NULL, true, 1000 };
	struct period period = period_of("2024");
	struct rollup_cell cells[OLD_UNITS];
	const struct boundary *boundary;
	uint64_t seed = 2025;
	struct error err;
	int units[1024];

	assert_int_equal(units_of(&real, before, units), OLD_UNITS);
	for (int round = 0; round < CASES; round++) {
		bool ratio = round % 2 == 1;
		uint64_t most = round % 4 < 2 ? 50 : 1000000000;
		struct boundary_cells given = { ratio ? KIND_RATIO : KIND_FLOW, { 3, 0, 2 }, cells,
			OLD_UNITS, &period, 1 };
		__int128 amount = 0, denominator = 0;
		struct boundary_moved moved;
		arena_auto scratch = { 0 };

		rules.weights = round % 8 < 4 ? weights : NULL;
		boundary = boundary_new(&scratch, &real, after, &rules, &err);
		fill_cells(units, OLD_UNITS, cells);
		for (int i = 0; i < OLD_UNITS; i++) {
			cells[i].amount = (int64_t)(next_random(&seed) % most);
			if (!ratio)
				cells[i].amount -= (int64_t)(most / 3);
			cells[i].has = ratio ? ROLLUP_PARTS : ROLLUP_VALUE;
			if (ratio)
				cells[i].denominator = 100 * cells[i].amount +
					(int64_t)(next_random(&seed) % most);
			amount += cells[i].amount * (ratio ? 100 : 1);
			denominator += cells[i].denominator;
		}
		assert_true(boundary_move(&scratch, boundary, &given, &moved, &err));
		assert_int_equal(moved.now.count, NEW_UNITS);
		assert_int_equal(moved.refusal_count, 0);
		for (size_t i = 0; i < moved.now.count; i++) {
			amount -= moved.now.cells[i].amount;
			denominator -= moved.now.cells[i].denominator;
			assert_true(!ratio ||
				moved.now.cells[i].amount <= moved.now.cells[i].denominator);
		}
		assert_true(amount == 0 && denominator == 0);
	}
}

/* The same tables, every row in the opposite place. */
static void reverse_catalogue(struct arena *arena, struct catalogue *ret)
{
	int places = real.place_count, links = real.link_count;
	struct place *place = arena_new(arena, (size_t)places, sizeof *place);
	struct place_link *link = arena_new(arena, (size_t)links, sizeof *link);

	for (int i = 0; i < places; i++)
		place[places - 1 - i] = real.places[i];
	for (int i = 0; i < links; i++) {
		link[links - 1 - i] = real.links[i];
		link[links - 1 - i].from = &place[places - 1 - (real.links[i].from - real.places)];
		link[links - 1 - i].to = &place[places - 1 - (real.links[i].to - real.places)];
	}
	*ret = real;
	ret->places = place;
	ret->links = link;
}

static void order_of_the_tables_changes_nothing(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct boundary_rules rules = { NULL, true, 1000 };
	struct rollup_cell cells[2][OLD_UNITS];
	struct period period = period_of("2024");
	struct boundary_moved moved[2];
	struct catalogue turned;
	int units[1024];

	reverse_catalogue(&arena, &turned);
	assert_int_equal(units_of(&real, before, units), OLD_UNITS);
	fill_cells(units, OLD_UNITS, cells[0]);
	for (int i = 0; i < OLD_UNITS; i++) {
		cells[0][i].amount = 3 * i + 1;
		cells[1][OLD_UNITS - 1 - i] = cells[0][i];
		cells[1][OLD_UNITS - 1 - i].place = real.place_count - 1 - cells[0][i].place;
	}
	for (int i = 0; i < 2; i++) {
		struct boundary_cells given = { KIND_FLOW, { 0 }, cells[i], OLD_UNITS, &period, 1 };

		move(&arena, i == 0 ? &real : &turned, after, &rules, &given, &moved[i]);
	}
	for (size_t i = 0; i < NEW_UNITS; i++) {
		const struct rollup_cell *a = &moved[0].now.cells[i];
		const struct rollup_cell *b = &moved[1].now.cells[NEW_UNITS - 1 - i];

		assert_string_equal(real.places[a->place].code, turned.places[b->place].code);
		assert_int_equal(a->amount, b->amount);
	}
}

/* Adds up cells given by places of the catalogue; node totals by code, -1 where there is none. */
static int64_t total_of(const struct rollup *rollup, const struct rollup_tree *tree,
	const char *code, int day, bool former, struct coverage *ret_coverage)
{
	for (size_t i = 0; i < rollup->count; i++) {
		const struct rollup_node *node = &tree->nodes[rollup->totals[i].place];

		if (strcmp(node->place->code, code) == 0 && node->former == former &&
			(former ||
				(node->place->from_day <= day && day < node->place->until_day))) {
			*ret_coverage = rollup->totals[i].coverage;
			assert_true(rollup->totals[i].known);
			return rollup->totals[i].value.units;
		}
	}
	return -1;
}

static void add_up(struct arena *arena, const struct rollup_tree *tree,
	const struct rollup_cell given[], size_t count, const struct period *period, int places_of,
	struct rollup *ret)
{
	struct rollup_cell *cells = arena_new(arena, count + 1, sizeof *cells);
	struct rollup_input input = {
		.rules = { .kind = KIND_FLOW },
		.nodes = tree->nodes,
		.node_count = tree->count,
		.periods = period,
		.period_count = 1,
		.cells = cells,
		.cell_count = count,
		.places_of = places_of,
	};
	struct error err;

	for (size_t i = 0; i < count; i++) {
		cells[i] = given[i];
		cells[i].place = tree->node_of[given[i].place];
	}
	rollup_cells_sort(cells, count);
	if (!rollup_places(arena, &input, ret, &err))
		fail_msg("%s: %s", err.key, err.detail);
	assert_int_equal(ret->outside, 0);
}

static const struct {
	const char *code;
	int expected;
} provinces[] = { { "74", 91 }, { "77", 78 }, { "79", 273 } };

/* Wards -> districts -> the three old provinces = the new city, by way of its 168 units. */
static void the_city_before_and_after(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct rollup_tree tree = rollup_tree_make(&arena, &real, PLACE_WARD);
	struct boundary_rules rules = { NULL, true, 1000 };
	struct rollup_cell cells[OLD_UNITS];
	struct period period = period_of("2025-06");
	struct boundary_cells given = { KIND_FLOW, { 0 }, cells, OLD_UNITS, &period, 1 };
	struct boundary_moved moved;
	struct coverage coverage;
	struct rollup rollup;
	int64_t sum = 0, old = 0, districts = 0, city;
	int units[1024], counted = 0, formers = 0;

	assert_int_equal(units_of(&real, before, units), OLD_UNITS);
	fill_cells(units, OLD_UNITS, cells);
	for (int i = 0; i < OLD_UNITS; i++)
		sum += cells[i].amount = 1000 + 17 * i;
	add_up(&arena, &tree, cells, OLD_UNITS, &period, ROLLUP_OWN_PLACES, &rollup);
	for (size_t i = 0; i < COUNT(provinces); i++) {
		city = total_of(&rollup, &tree, provinces[i].code, before, false, &coverage);
		assert_int_equal(coverage.reported, provinces[i].expected);
		assert_int_equal(coverage.expected, provinces[i].expected);
		old += city;
	}
	assert_int_equal(old, sum);
	for (size_t i = 0; i < rollup.count; i++) {
		const struct place *place = tree.nodes[rollup.totals[i].place].place;

		if (place->level != PLACE_DISTRICT || strcmp(place->parent, "79@0001-01-01") != 0)
			continue;
		counted++;
		districts += rollup.totals[i].value.units;
	}
	assert_int_equal(counted, DISTRICTS);
	assert_int_equal(districts, city); /* the last of the provinces is the old city */

	move(&arena, &real, after, &rules, &given, &moved);
	add_up(&arena, &tree, moved.now.cells, moved.now.count, &period, after, &rollup);
	city = total_of(&rollup, &tree, "79", after, false, &coverage);
	assert_int_equal(coverage.reported, NEW_UNITS);
	assert_int_equal(coverage.expected, NEW_UNITS);
	assert_int_equal(city, sum);
	districts = 0;
	for (size_t i = 0; i < rollup.count; i++) {
		formers += tree.nodes[rollup.totals[i].place].former;
		if (tree.nodes[rollup.totals[i].place].former)
			districts += rollup.totals[i].value.units;
	}
	assert_int_equal(formers, 38); /* what were districts, as areas of the new city */
	assert_int_equal(districts, sum);
	assert_true(total_of(&rollup, &tree, "760", after, true, &coverage) > 0);
}

static void nothing_goes_backwards(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct boundary_rules rules = { NULL, true, 1000 };
	struct rollup_cell cells[NEW_UNITS];
	struct period period = period_of("2025-12");
	struct boundary_cells given = { KIND_FLOW, { 0 }, cells, NEW_UNITS, &period, 1 };
	struct boundary_moved moved;
	int units[1024];

	assert_int_equal(units_of(&real, after, units), NEW_UNITS);
	fill_cells(units, NEW_UNITS, cells);
	move(&arena, &real, before, &rules, &given, &moved);
	assert_int_equal(moved.now.count, 0);
	assert_int_equal(moved.refusal_count, NEW_UNITS);
	for (size_t i = 0; i < NEW_UNITS; i++)
		assert_int_equal(moved.refusals[i].reason, BOUNDARY_LATER);
	move(&arena, &real, after, &rules, &given, &moved);
	assert_int_equal(moved.now.count, NEW_UNITS);
	assert_int_equal(moved.marks[0].basis, BASIS_SAME);
}

/* Districts were abolished: no table says where their figures went. Provinces merged whole. */
static void districts_end_and_provinces_merge(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct boundary_rules rules = { NULL, true, 1000 };
	struct rollup_cell cells[64];
	struct period period = period_of("2024");
	struct boundary_cells given = { KIND_STOCK, { 0 }, cells, 0, &period, 1 };
	struct boundary_moved moved;
	int levels[2][64], counts[2] = { 0, 0 };

	for (int i = 0; i < real.place_count; i++) {
		const struct place *place = &real.places[i];
		bool province = place->level == PLACE_PROVINCE && place->until_day == after &&
			strchr("4779", place->code[1]) != NULL && place->code[0] == '7';
		bool district = place->level == PLACE_DISTRICT &&
			strcmp(place->parent, "79@0001-01-01") == 0;

		if (province || district)
			levels[province][counts[province]++] = i;
	}
	assert_int_equal(counts[0], DISTRICTS);
	assert_int_equal(counts[1], 3);
	fill_cells(levels[0], DISTRICTS, cells);
	given.count = DISTRICTS;
	move(&arena, &real, after, &rules, &given, &moved);
	assert_int_equal(moved.now.count, 0);
	assert_int_equal(moved.refusal_count, DISTRICTS);
	assert_int_equal(moved.refusals[0].reason, BOUNDARY_NO_LINK);

	fill_cells(levels[1], 3, cells);
	for (int i = 0; i < 3; i++)
		cells[i].amount = 1 + i;
	given.count = 3;
	move(&arena, &real, after, &rules, &given, &moved);
	assert_int_equal(moved.now.count, 1);
	assert_string_equal(real.places[moved.now.cells[0].place].code, "79");
	assert_int_equal(moved.now.cells[0].amount, 6);
	assert_int_equal(moved.now.cells[0].status, 'A');
	assert_int_equal(moved.marks[0].basis, BASIS_WHOLE);
}

static void breaks_on_the_first_of_july(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const struct boundary_break *breaks;
	int reused = 0;

	assert_int_equal(boundary_breaks(&arena, &real, "79", &breaks), 1);
	assert_int_equal(breaks[0].day, after);
	for (int i = 0; i < real.place_count; i++)
		if (real.places[i].level == PLACE_WARD && real.places[i].from_day == after)
			reused += boundary_breaks(&arena, &real, real.places[i].code, &breaks);
	assert_int_equal(reused, 167); /* wards that took over the code of an old one */
	assert_int_equal(boundary_breaks(&arena, &real, "760", &breaks), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(old_figures_on_new_units),
		cmocka_unit_test(withheld_where_nobody_knows),
		cmocka_unit_test(totals_are_conserved),
		cmocka_unit_test(order_of_the_tables_changes_nothing),
		cmocka_unit_test(the_city_before_and_after),
		cmocka_unit_test(nothing_goes_backwards),
		cmocka_unit_test(districts_end_and_provinces_merge),
		cmocka_unit_test(breaks_on_the_first_of_july),
	};

	return cmocka_run_group_tests_name("reform", tests, read_catalogue, drop_catalogue);
}

/*
 * tests/indicators/test_boundary.c - figures on other places; tests/collector/test_reform.c has
 * the real reform.
 *
 * A world is a line of places, `A:-2025` until a year, `X:2025-` from one, and a line of links:
 * `A>X` whole, `A>X?` in part, `A>X:0.6` a share, `A>X#3` a weight.
 */
#include "tests/indicators/world.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "indicators/boundary.h"
#include "indicators/boundary_private.h"

enum { MOST_LINKS = 2048 };

struct map {
	struct place places[WORLD_PLACES];
	struct place_link links[MOST_LINKS];
	int64_t weights[MOST_LINKS];
	struct catalogue catalogue;
	struct arena arena;
};

static const struct {
	const char *name, *places, *links;
	bool assume;
	int minimum;
	const char *kind, *figures, *day, *holds;
} cases[] = {
	/* clang-format off */
	{ "two merge", "A:-2025 B:-2025 X:2025-", "A>X B>X", false, 1000,
	  "flow", "A=10.5 B=20P", "2025-07-01", "X=30.5 P whole 2/2;" },
	{ "the place itself", "A:- B:-", "", false, 1000, "flow", "A=10 B=20", "2025-07-01",
	  "A=10 A same 1/1; B=20 A same 1/1;" },
	{ "one of two is missing", "A:-2025 B:-2025 X:2025-", "A>X B>X", false, 1000,
	  "flow", "A=10", "2025-07-01", "X=- L whole 1/2 missing;" },
	{ "one of two is missing, allowed", "A:-2025 B:-2025 X:2025-", "A>X B>X", false, 500,
	  "flow", "A=10", "2025-07-01", "X=10 P whole 1/2;" },
	{ "one of two cannot exist", "A:-2025 B:-2025 X:2025-", "A>X B>X", false, 1000,
	  "flow", "A=10 B=M", "2025-07-01", "X=10 A whole 1/1;" },
	{ "absent for one reason", "A:-2025 B:-2025 C:- X:2025-", "A>X B>X", false, 1000,
	  "flow", "A=Q B=Q C=L", "2025-07-01", "C=- L same 0/1 missing; X=- Q whole 0/2 missing;" },
	{ "absent for two reasons", "A:-2025 B:-2025 X:2025-", "A>X B>X", false, 0,
	  "flow", "A=Q B=L", "2025-07-01", "X=- O whole 0/2 missing;" },
	{ "divided by shares", "A:-2025 B:-2025 X:2025- Y:2025-", "A>X:0.7 A>Y:0.3 B>Y", false, 1000,
	  "flow", "A=101 B=1000", "2025-07-01", "X=71 E share 1/1; Y=1030 E share 2/2;" },
	{ "shares that nearly add up", "A:-2025 X:2025- Y:2025- Z:2025-",
	  "A>X:0.333 A>Y:0.333 A>Z:0.333", false, 1000, "flow", "A=100", "2025-07-01",
	  "X=34 E share 1/1; Y=33 E share 1/1; Z=33 E share 1/1;" },
	{ "divided by weights", "A:-2025 X:2025- Y:2025-", "A>X#3 A>Y#1", false, 1000,
	  "flow", "A=-10.2", "2025-07-01", "X=-7.7 E weight 1/1; Y=-2.5 E weight 1/1;" },
	{ "a weight that is not known", "A:-2025 X:2025- Y:2025-", "A>X#3 A>Y?", true, 1000,
	  "flow", "A=10", "2025-07-01", "X=5 E assumed 1/1; Y=5 E assumed 1/1;" },
	{ "nothing says how", "A:-2025 B:-2025 X:2025- Y:2025-", "A>X? A>Y? B>Y", false, 0,
	  "flow", "A=7 B=1", "2025-07-01",
	  "X=- L unknown 0/1 no-share; Y=1 P unknown 1/2; !A no-share;" },
	{ "nothing says how, all wanted", "A:-2025 B:-2025 X:2025- Y:2025-", "A>X? A>Y? B>Y", false, 1000,
	  "flow", "A=7 B=1", "2025-07-01",
	  "X=- L unknown 0/1 no-share; Y=- L unknown 1/2 no-share; !A no-share;" },
	{ "assumed equal", "A:-2025 B:-2025 X:2025- Y:2025-", "A>X? A>Y? B>Y", true, 1000,
	  "flow", "A=7 B=1", "2025-07-01", "X=4 E assumed 1/1; Y=4 E assumed 2/2;" },
	{ "ties to the lower id, not to the order of links", "A:-2025 X:2025- Y:2025-", "A>Y? A>X?", true,
	  1000, "flow", "A=7", "2025-07-01", "X=4 E assumed 1/1; Y=3 E assumed 1/1;" },
	{ "two reforms", "A:-2010 B:2010-2025 C:2010-2025 X:2025- Y:2025-",
	  "A>B:0.5 A>C:0.5 B>X C>X:0.5 C>Y:0.5", false, 1000, "flow", "A=100", "2025-07-01",
	  "X=75 E share 1/1; Y=25 E share 1/1;" },
	{ "the first of two reforms", "A:-2010 B:2010-2025 C:2010-2025 X:2025- Y:2025-",
	  "A>B:0.5 A>C:0.5 B>X C>X:0.5 C>Y:0.5", false, 1000, "flow", "A=100", "2015-01-01",
	  "B=50 E share 1/1; C=50 E share 1/1;" },
	{ "into a place that stays", "A:-2025 B:-", "A>B", false, 1000,
	  "flow", "A=1 B=2", "2025-07-01", "B=3 A whole 2/2;" },
	{ "younger than the day", "A:-2025 B:- X:2025-", "A>X", false, 1000,
	  "flow", "B=1 X=2", "2024-07-01", "B=1 A same 1/1; !X later;" },
	{ "nobody knows where it went", "A:-2025 B:-", "", false, 1000,
	  "flow", "A=1 B=2", "2025-07-01", "B=2 A same 1/1; !A no-link;" },
	{ "nobody knows where some of it went", "A:-2010 B:2010-2025 X:2010-", "A>B:0.5 A>X:0.5", false, 0,
	  "flow", "A=10", "2025-07-01", "X=- L unknown 0/1 no-share; !A no-share;" },
	{ "a stock", "A:-2025 B:-2025 X:2025-", "A>X B>X", false, 1000,
	  "stock", "A=10 B=20", "2025-07-01", "X=30 A whole 2/2;" },
	{ "a ratio by its parts", "A:-2025 B:-2025 X:2025-", "A>X B>X", false, 1000,
	  "ratio", "A=90/100 B=5000/10000", "2025-07-01", "X=5090/10100 A whole 2/2;" },
	{ "a ratio is divided within 0..100 %", "A:-2025 X:2025- Y:2025-", "A>X:0.5 A>Y:0.5", false, 1000,
	  "ratio", "A=2/3", "2025-07-01", "X=1/2 E share 1/1; Y=1/1 E share 1/1;" },
	{ "parts of two scales", "A:-2025 X:2025- Y:2025-", "A>X:0.5 A>Y:0.5", false, 1000,
	  "ratio", "A=1.5/3", "2025-07-01", "X=0.8/1.6 E share 1/1; Y=0.7/1.4 E share 1/1;" },
	{ "a ratio without parts, renamed", "A:-2025 X:2025-", "A>X", false, 1000,
	  "ratio", "A=51.3V", "2025-07-01", "X=51.3 V whole 1/1;" },
	{ "a ratio without parts, merged", "A:-2025 B:-2025 X:2025-", "A>X B>X", false, 1000,
	  "ratio", "A=51.3 B=1/2", "2025-07-01", "X=- L whole 1/2 not-additive; !A not-additive;" },
	{ "a score, renamed", "A:-2025 X:2025-", "A>X", false, 1000,
	  "score", "A=7.5", "2025-07-01", "X=7.5 A whole 1/1;" },
	{ "a score, divided", "A:-2025 X:2025- Y:2025-", "A>X? A>Y?", true, 0,
	  "score", "A=7.5", "2025-07-01",
	  "X=- L assumed 0/1 not-additive; Y=- L assumed 0/1 not-additive; !A not-additive;" },
	{ "a score, alone but for one with no figure", "A:-2025 B:-2025 X:2025-", "A>X B>X", false, 0,
	  "score", "A=7.5", "2025-07-01", "X=- L whole 0/2 not-additive; !A not-additive;" },
	/* clang-format on */
};

static int day_of_year(const char *year, int otherwise)
{
	char date[11] = "####-01-01";

	if (*year < '0' || *year > '9')
		return otherwise;
	memcpy(date, year, 4);
	return make_day(date);
}

/* Takes the next word; false after the last. */
static bool take(const char **line, char word[64])
{
	size_t size = strcspn(*line += strspn(*line, " "), " ");

	assert_true(size < 64);
	memcpy(word, *line, size);
	word[size] = '\0';
	*line += size;
	return size > 0;
}

static struct place *place_of(struct map *map, const char *code)
{
	for (int i = 0; i < map->catalogue.place_count; i++)
		if (map->places[i].code[0] == code[0])
			return &map->places[i];
	fail_msg("no place %s", code);
	return NULL;
}

/* The caller frees it with map_free(). */
static struct map *map_new(const char *places, const char *links)
{
	struct map *map = memory_new(1, sizeof *map);
	char word[64];

	while (take(&places, word)) {
		int i = map->catalogue.place_count++;

		map->places[i] = (struct place){ .id = i + 1,
			.code = arena_copy(&map->arena, word, 1),
			.valid_from = "0001-01-01",
			.from_day = day_of_year(word + 2, INT_MIN),
			.until_day = day_of_year(strchr(word, '-') + 1, INT_MAX) };
	}
	while (take(&links, word)) {
		int i = map->catalogue.link_count++;

		map->links[i] = (struct place_link){ .from = place_of(map, word),
			.to = place_of(map, word + 2),
			.whole = word[3] == '\0',
			.share = "" };
		map->weights[i] = word[3] == '#' ? strtol(word + 4, NULL, 10) : -1;
		if (word[3] == ':')
			map->links[i].share = arena_copy(&map->arena, word + 4, strlen(word + 4));
	}
	map->catalogue.places = map->places;
	map->catalogue.links = map->links;
	return map;
}

static void map_free(struct map *map)
{
	arena_done(&map->arena);
	free(map);
}

/* `A=10 B=1/2P`: figures of one year, put on the places of the map. */
static struct world *figures_of(struct map *map, const char *line, const struct rollup_rules *rules)
{
	text_auto figures = { 0 };
	int nodes[WORLD_PLACES], count = 0;
	struct world *world;
	char word[64];

	while (take(&line, word)) {
		nodes[++count] = (int)(place_of(map, word) - map->places);
		text_addf(&figures, " %s", word + 2);
	}
	world = world_new("", text_z(&figures), rules);
	for (size_t i = 0; i < world->input.cell_count; i++)
		world->cells[i].place = nodes[world->cells[i].place];
	rollup_cells_sort(world->cells, world->input.cell_count);
	return world;
}

static struct boundary_cells cells_of(const struct world *world)
{
	return (struct boundary_cells){ world->input.rules.kind, world->input.scales, world->cells,
		world->input.cell_count, world->periods, world->input.period_count };
}

static void draw_cell(
	const struct rollup_cell *cell, const struct rollup_scales *scales, struct text *ret)
{
	if (cell->has == ROLLUP_ABSENT) {
		text_addc(ret, '-');
	} else if (cell->has == ROLLUP_VALUE) {
		decimal_print((struct decimal){ cell->amount, scales->value }, ret);
	} else {
		decimal_print((struct decimal){ cell->amount, scales->numerator }, ret);
		text_addc(ret, '/');
		decimal_print((struct decimal){ cell->denominator, scales->denominator }, ret);
	}
	text_addf(ret, " %c", cell->status);
}

static void draw(const struct map *map, const struct world *world,
	const struct boundary_moved *moved, struct text *ret)
{
	for (size_t i = 0; i < moved->now.count; i++) {
		const struct rollup_cell *cell = &moved->now.cells[i];
		const struct boundary_mark *mark = &moved->marks[i];

		text_addf(ret, "%s%s=", text_span(ret).size > 0 ? " " : "",
			map->places[cell->place].code);
		draw_cell(cell, &moved->now.scales, ret);
		text_addf(ret, " %s %d/%d", boundary_bases[mark->basis], mark->coverage.reported,
			mark->coverage.expected);
		if (mark->reason != BOUNDARY_MOVED)
			text_addf(ret, " %s", boundary_reasons[mark->reason]);
		text_addc(ret, ';');
		assert_int_equal(mark->reason == BOUNDARY_MOVED, cell->has != ROLLUP_ABSENT);
	}
	for (size_t i = 0; i < moved->refusal_count; i++)
		text_addf(ret, " !%s %s;",
			map->places[world->cells[moved->refusals[i].cell].place].code,
			boundary_reasons[moved->refusals[i].reason]);
}

static void figures_on_other_places(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct map *map = map_new(cases[i].places, cases[i].links);
		struct boundary_rules rules = { map->weights, cases[i].assume, cases[i].minimum };
		struct rollup_rules kind = { .kind = (enum indicator_kind)text_index(
						     indicator_kinds, cases[i].kind) };
		struct world *world = figures_of(map, cases[i].figures, &kind);
		struct boundary_cells given = cells_of(world);
		const struct boundary *boundary;
		struct boundary_moved moved;
		text_auto seen = { 0 };
		arena_auto arena = { 0 };
		struct error err;

		print_message("  %s\n", cases[i].name);
		boundary = boundary_new(
			&arena, &map->catalogue, make_day(cases[i].day), &rules, &err);
		assert_non_null(boundary);
		assert_true(boundary_move(&arena, boundary, &given, &moved, &err));
		draw(map, world, &moved, &seen);
		assert_string_equal(text_z(&seen), cases[i].holds);
		free(world);
		map_free(map);
	}
}

/* What oracle_rollup.py deals. */
static const struct {
	const char *name, *holds;
} deals[] = {
	/* clang-format off */
	{ "100 by 1 1 1", "34 33 33" },
	{ "101 by 1 1 1", "34 34 33" },
	{ "-101 by 1 1 1", "-34 -34 -33" },
	{ "1 by 1 1", "1 0" },
	{ "7 by 3 2 2", "3 2 2" },
	{ "10 by 0.333 0.333 0.333", "4 3 3" },
	{ "5 by 0 1 0", "0 5 0" },
	{ "1000000007 by 0.5 0.3 0.2", "500000004 300000002 200000001" },
	{ "0 by 1 2", "0 0" },
	{ "3 by 1 1 1 1", "1 1 1 0" },
	{ "999999999999999999 by 0.123456 0.876544", "123456000000000000 876543999999999999" },
	/* clang-format on */
};

static void largest_remainder(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(deals); i++) {
		const char *line = deals[i].name;
		struct boundary_step steps[8];
		struct boundary_exit leaving = { .steps = steps };
		__int128 rest[8], dealt[8];
		text_auto seen = { 0 };
		int64_t amount;
		char word[64];

		print_message("  %s\n", line);
		assert_true(take(&line, word));
		amount = make_decimal(word).units;
		assert_true(take(&line, word));
		while (take(&line, word)) {
			struct decimal weight;

			assert_true(decimal_part(make_decimal(word), 1, 1, 6, &weight));
			steps[leaving.count++].weight = weight.units;
		}
		assert_true(boundary_deal(amount, &leaving, rest, dealt));
		for (int k = 0; k < leaving.count; k++)
			text_addf(&seen, "%s%lld", k > 0 ? " " : "", (long long)dealt[k]);
		assert_string_equal(text_z(&seen), deals[i].holds);
	}
}

static const struct {
	const char *name, *places, *links, *key;
} faults[] = {
	/* clang-format off */
	{ "whole beside another", "A:-2025 X:2025- Y:2025-", "A>X A>Y?", "boundary.link" },
	{ "twice the same", "A:-2025 X:2025- Y:2025-", "A>X:0.5 A>X:0.5", "boundary.link" },
	{ "to a place that came later", "A:-2010 X:2025-", "A>X", "boundary.link" },
	{ "to a place that ended at the same time", "A:-2025 B:-2025", "A>B", "boundary.link" },
	{ "to itself", "A:-2025", "A>A", "boundary.link" },
	{ "from a place that is still there", "A:- X:2025-", "A>X", "boundary.link" },
	{ "too little", "A:-2025 X:2025- Y:2025-", "A>X:0.5 A>Y:0.4", "boundary.shares" },
	{ "too much", "A:-2025 X:2025- Y:2025-", "A>X:0.6 A>Y:0.5", "boundary.shares" },
	{ "some without", "A:-2025 X:2025- Y:2025-", "A>X:0.6 A>Y?", "boundary.shares" },
	{ "below zero", "A:-2025 X:2025- Y:2025-", "A>X:1 A>Y:-0.5", "boundary.shares" },
	{ "no number", "A:-2025 X:2025- Y:2025-", "A>X:1 A>Y:half", "boundary.shares" },
	{ "one place, but not all of it", "A:-2025 X:2025-", "A>X:0.6", "boundary.shares" },
	/* clang-format on */
};

static void faults_of_the_crosswalk(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(faults); i++) {
		struct map *map = map_new(faults[i].places, faults[i].links);
		struct boundary_rules rules = { NULL, true, 1000 };
		arena_auto arena = { 0 };
		struct error err = { 0 };

		print_message("  %s\n", faults[i].name);
		assert_null(boundary_new(
			&arena, &map->catalogue, make_day("2025-07-01"), &rules, &err));
		assert_string_equal(err.key, faults[i].key);
		assert_int_equal(err.kind, ERROR_REFUSED);
		assert_string_equal(err.detail, "A@0001-01-01");
		map_free(map);
	}
}

static void figures_that_cannot_be_moved(void **state UNUSED)
{
	struct map *map = map_new("A:-2025 B:-2025 X:2025-", "A>X B>X");
	struct boundary_rules rules = { NULL, false, 1000 };
	struct rollup_rules flow = { .kind = KIND_FLOW }, ratio = { .kind = KIND_RATIO };
	struct world *world = figures_of(map, "A=999999999999999999 B=1", &flow);
	struct world *parts = figures_of(map, "A=999999999999999999/1 B=1/1", &ratio);
	struct boundary_cells given = cells_of(world), given_parts = cells_of(parts);
	const struct boundary *boundary;
	struct boundary_moved moved;
	arena_auto arena = { 0 };
	struct error err = { 0 };

	boundary = boundary_new(&arena, &map->catalogue, make_day("2025-07-01"), &rules, &err);
	assert_non_null(boundary);
	assert_false(boundary_move(&arena, boundary, &given, &moved, &err));
	assert_string_equal(err.key, "boundary.large");
	err.key = "";
	assert_false(boundary_move(&arena, boundary, &given_parts, &moved, &err));
	assert_string_equal(err.key, "boundary.large");
	world->cells[1].amount = 0;
	assert_true(boundary_move(&arena, boundary, &given, &moved, &err));
	world->cells[1].place = 0;
	assert_false(boundary_move(&arena, boundary, &given, &moved, &err));
	assert_string_equal(err.key, "boundary.cells");
	world->cells[1].place = 3;
	assert_false(boundary_move(&arena, boundary, &given, &moved, &err));
	assert_string_equal(err.key, "boundary.cells");
	free(world);
	free(parts);
	map_free(map);
}

enum { GENERATION = 30, GENERATIONS = 4 };

/* Four generations of thirty places; each place goes whole, or to two to four of the next. */
static struct map *random_map(uint64_t *state)
{
	struct map *map = memory_new(1, sizeof *map);

	for (int i = 0; i < GENERATION * GENERATIONS; i++) {
		int year = 2000 + i / GENERATION;
		bool last = i / GENERATION == GENERATIONS - 1;
		int targets = world_random(state) % 2 == 0 ? 1 : 2 + (int)(world_random(state) % 3);
		int first = (int)(world_random(state) % GENERATION);

		map->places[i] = (struct place){ .id = (int)(world_random(state) % 1000),
			.code = arena_format(&map->arena, "%d", i),
			.valid_from = "0001-01-01",
			.from_day = make_day("2000-01-01") + 366 * (year - 2000),
			.until_day = last ? INT_MAX
					  : make_day("2000-01-01") + 366 * (year - 1999) };
		for (int k = 0; k < targets && !last; k++) {
			int to = (i / GENERATION + 1) * GENERATION + (first + k) % GENERATION;

			map->weights[map->catalogue.link_count] = world_random(state) % 3 == 0
				? -1
				: (int64_t)(world_random(state) % 9999);
			map->links[map->catalogue.link_count++] = (struct place_link){
				.from = &map->places[i],
				.to = &map->places[to],
				.whole = targets == 1,
				.share = ""
			};
		}
	}
	map->catalogue.place_count = GENERATION * GENERATIONS;
	map->catalogue.places = map->places;
	map->catalogue.links = map->links;
	return map;
}

/* Draws what becomes of the cells, and adds up what was given and what there is now. */
static void move_all(const struct map *map, const struct boundary_cells *given, struct text *ret)
{
	struct boundary_rules rules = { map->weights, true, 0 };
	__int128 amount = 0, denominator = 0;
	const struct boundary *boundary;
	struct boundary_moved moved;
	arena_auto arena = { 0 };
	struct error err;

	boundary = boundary_new(&arena, &map->catalogue, make_day("2025-07-01"), &rules, &err);
	assert_non_null(boundary);
	assert_true(boundary_move(&arena, boundary, given, &moved, &err));
	assert_int_equal(moved.refusal_count, 0);
	for (size_t i = 0; i < given->count; i++) {
		amount += given->cells[i].amount;
		denominator += given->cells[i].denominator;
	}
	for (size_t i = 0; i < moved.now.count; i++) {
		const struct rollup_cell *cell = &moved.now.cells[i];

		amount -= cell->amount;
		denominator -= cell->denominator;
		assert_true(cell->place >= GENERATION * (GENERATIONS - 1));
		assert_true(cell->amount <= cell->denominator || given->kind != KIND_RATIO);
		text_addf(ret, "%s=", map->places[cell->place].code);
		draw_cell(cell, &moved.now.scales, ret);
		text_addc(ret, '\n');
	}
	assert_true(amount == 0 && denominator == 0);
}

static void reverse_links(struct map *map)
{
	for (int i = 0, k = map->catalogue.link_count - 1; i < k; i++, k--) {
		struct place_link link = map->links[i];
		int64_t weight = map->weights[i];

		map->links[i] = map->links[k];
		map->weights[i] = map->weights[k];
		map->links[k] = link;
		map->weights[k] = weight;
	}
}

/* Over four generations, in random catalogues: exact, and the same whatever the order of links. */
static void sums_are_conserved(void **state UNUSED)
{
	uint64_t seed = 3;

	for (int round = 0; round < 1000; round++) {
		struct map *map = random_map(&seed);
		struct period year = make_period("2000");
		struct rollup_cell cells[GENERATION];
		struct boundary_cells given = { round % 2 == 0 ? KIND_FLOW : KIND_RATIO, { 0 },
			cells, GENERATION, &year, 1 };
		text_auto first = { 0 }, again = { 0 };

		for (int i = 0; i < GENERATION; i++) {
			int64_t bottom = (int64_t)(world_random(&seed) % 1000000);
			int64_t top = (int64_t)(world_random(&seed) % (uint64_t)(bottom + 1));

			cells[i] = (struct rollup_cell){
				.amount = top, .place = i, .status = 'A', .has = ROLLUP_VALUE
			};
			if (given.kind == KIND_RATIO) {
				cells[i].has = ROLLUP_PARTS;
				cells[i].denominator = bottom;
			}
		}
		move_all(map, &given, &first);
		reverse_links(map);
		move_all(map, &given, &again);
		assert_string_equal(text_z(&first), text_z(&again));
		map_free(map);
	}
}

static void breaks_of_a_code(void **state UNUSED)
{
	struct map *map = map_new("A:-2010 B:- A:2025- A:2010-2025 C:-2010 C:2012-", "");
	const struct boundary_break *breaks;
	arena_auto arena = { 0 };

	assert_int_equal(boundary_breaks(&arena, &map->catalogue, "A", &breaks), 2);
	assert_int_equal(breaks[0].day, make_day("2010-01-01"));
	assert_ptr_equal(breaks[0].before, &map->places[0]);
	assert_ptr_equal(breaks[0].after, &map->places[3]);
	assert_int_equal(breaks[1].day, make_day("2025-01-01"));
	assert_ptr_equal(breaks[1].before, &map->places[3]);
	assert_ptr_equal(breaks[1].after, &map->places[2]);
	assert_int_equal(boundary_breaks(&arena, &map->catalogue, "B", &breaks), 0);
	assert_int_equal(boundary_breaks(&arena, &map->catalogue, "C", &breaks), 1);
	assert_int_equal(breaks[0].day, make_day("2012-01-01"));
	assert_int_equal(boundary_breaks(&arena, &map->catalogue, "Z", &breaks), 0);
	map_free(map);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_on_other_places),
		cmocka_unit_test(largest_remainder),
		cmocka_unit_test(faults_of_the_crosswalk),
		cmocka_unit_test(figures_that_cannot_be_moved),
		cmocka_unit_test(sums_are_conserved),
		cmocka_unit_test(breaks_of_a_code),
	};

	return cmocka_run_group_tests_name("boundary", tests, NULL, NULL);
}

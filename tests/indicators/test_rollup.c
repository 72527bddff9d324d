/*
 * tests/indicators/test_rollup.c - totals over places, against oracle_rollup.py.
 *
 * The last two columns of the first table are what the oracle prints, which works with exact
 * fractions, one place at a time; it is run over this file to see that they still are.
 */
#include "tests/indicators/world.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

/* `asks`: minimum coverage by count and by size; w: a weight is declared; 2: two digits. */
static const struct {
	const char *kind, *asks, *weights, *figures;
	const char *name, *holds;
} cases[] = {
	/* clang-format off */
	{ "ratio", "0 0", "", "90/100 5000/10000 300/400",
	  "three wards", "51.3 = 5390/10500 A 3/3 d1000 complete" },
	{ "ratio", "0 0", "", "90/100 5000/10000P 300/400",
	  "one is provisional", "51.3 = 5390/10500 P 3/3 d1000 complete" },
	{ "ratio", "0 0", "", "90/100V 5000/10000P 300/400E",
	  "the worst status counts", "51.3 = 5390/10500 V 3/3 d1000 complete" },
	{ "ratio", "0 0", "", "90/100 - 300/400",
	  "one missing, nothing known of it", "78.0 = 390/500 P 2/3 incomplete" },
	{ "ratio", "0 0", "", "1/80 1/9000 1/300 | 90/100 - 300/400",
	  "one missing, known from before", "78.0 = 390/500 P 2/3 d52 incomplete [4.1..98.9]" },
	{ "ratio", "0 0", "", "- 1/7 - | - 1/9000 - | 90/100 O 300/400",
	  "only the latest denominator counts", "78.0 = 390/500 P 2/3 d52 incomplete [4.1..98.9]" },
	{ "ratio", "0 0", "10 30", "1/10 0/0 | 1/10 -",
	  "one missing that had nothing before", "10.0 = 1/10 P 1/2 d1000 incomplete [10.0..10.0]" },
	{ "ratio", "0 0", "10 30 60", "90/100 - 300/400",
	  "one missing, sized by weight", "78.0 = 390/500 P 2/3 e700 incomplete [54.6..84.6]" },
	{ "ratio", "0 0", "10 30 60 20", "- - 1/500 - | 90/100 - - 70/100",
	  "one by weight, one from before", "80.0 = 160/200 P 2/4 e222 incomplete [17.7..95.6]" },
	{ "ratio", "0 0", "10 30 60", "90/100 Q 300/400",
	  "suppressed is missing", "78.0 = 390/500 P 2/3 e700 incomplete [54.6..84.6]" },
	{ "ratio", "0 0", "10 30 60", "90/100 M 300/400",
	  "what cannot exist is not missing", "78.0 = 390/500 A 2/2 d1000 complete" },
	{ "ratio", "667 0", "10 30 60", "90/100 - 300/400",
	  "too few", "- L 2/3 e700 too-few [54.6..84.6]" },
	{ "ratio", "666 0", "10 30 60", "90/100 - 300/400",
	  "just enough", "78.0 = 390/500 P 2/3 e700 incomplete [54.6..84.6]" },
	{ "ratio", "0 500", "", "1/80 1/9000 1/300 | 90/100 - 300/400",
	  "too small", "- L 2/3 d52 too-small [4.1..98.9]" },
	{ "ratio", "0 500", "", "90/100 - 300/400",
	  "size unknown is not asked for", "78.0 = 390/500 P 2/3 incomplete" },
	{ "ratio", "0 0", "10 30 60", "- - -",
	  "nobody", "- O 0/3 no-figures" },
	{ "ratio", "0 0", "", "0/0 0/0 0/0",
	  "nothing to divide by", "- M 3/3 no-denominator" },
	{ "ratio", "0 0", "", "1/1000 0/1000",
	  "a half is rounded away from zero", "0.1 = 1/2000 A 2/2 d1000 complete" },
	{ "ratio", "0 0", "", "-1/1000 0/1000",
	  "below zero as well", "-0.1 = -1/2000 A 2/2 d1000 complete" },
	{ "ratio", "0 0", "10 30 60", "90 5000/10000 300/400",
	  "a share without parts", "- M 3/3 w1000 no-parts" },
	{ "ratio", "0 0 w", "10 30 60", "90 5000/10000 300/400",
	  "the same with a declared weight", "69.0 E 3/3 w1000 weighted" },
	{ "ratio", "0 0 w", "10 30 60", "90 50 -",
	  "all without parts, one missing", "60.0 E 2/3 w400 weighted [24.0..84.0]" },
	{ "ratio", "0 0 w", "10 30 60", "90 0/0 75",
	  "0 of 0 weighs nothing", "77.1 E 3/3 w1000 weighted" },
	{ "ratio", "0 0 w", "10 - 60", "90 50 75",
	  "a weight that is not known", "- M 3/3 no-weight" },
	{ "ratio", "0 0 w", "10 30 60", "90/100 5000/10000 300/400",
	  "parts need no weight", "51.3 = 5390/10500 A 3/3 d1000 complete" },
	{ "score", "0 0", "10 30 60", "7.5 8.25 9",
	  "scores have no total", "- M 3/3 w1000 no-weight" },
	{ "score", "0 0 w2", "10 30 60", "7.5 8.25 9",
	  "scores by weight", "8.63 E 3/3 w1000 mean" },
	{ "score", "0 0 w2", "10 30 60", "7.5 - 9",
	  "scores by weight, one missing", "8.79 E 2/3 w700 mean" },
	{ "flow", "0 0", "", "10 20 30",
	  "a flow", "60 A 3/3 complete" },
	{ "flow", "0 0", "", "10.25 -20.5 3",
	  "a flow with a figure below zero", "-7.25 A 3/3 complete" },
	{ "flow", "0 0", "10 30 60", "10 20 -",
	  "a flow, one missing", "30 P 2/3 w400 incomplete" },
	{ "flow", "1000 0", "10 30 60", "10 20 -",
	  "a flow, too few", "- L 2/3 w400 too-few" },
	{ "flow", "0 900", "10 30 60", "10 20 -",
	  "a flow, too small", "- L 2/3 w400 too-small" },
	{ "stock", "0 0", "10 30 60", "10B 20 30",
	  "a stock", "60 B 3/3 w1000 complete" },
	{ "derived", "0 0", "", "10 20 30",
	  "computed from others", "- M 3/3 not-added" },
	/* Not the oracle's: limits of our own numbers. */
	{ "flow", "0 0", "", "999999999999999999 1 -2",
	  "the longest number", "999999999999999998 A 3/3 complete" },
	{ "flow", "0 0", "", "999999999999999999 1 -",
	  "a longer one", "- M 2/3 too-large" },
	{ "ratio", "0 0", "", "999999999999999999/1 1/1",
	  "a ratio of too many digits", "- M 2/2 d1000 too-large" },
	{ "ratio", "0 0", "", "0.5/1 1/2.25",
	  "parts of different scales", "46.2 = 1.5/3.25 A 2/2 d1000 complete" },
	/* clang-format on */
};

static struct rollup_rules rules_of(const char *kind, const char *asks)
{
	struct rollup_rules rules = world_ratio();
	char *end;

	rules.kind = (enum indicator_kind)text_index(indicator_kinds, kind);
	rules.minimum.count = (int)strtol(asks, &end, 10);
	rules.minimum.size = (int)strtol(end, NULL, 10);
	rules.weighted = strchr(asks, 'w') != NULL;
	if (strchr(asks, 'w') != NULL && strchr(asks, 'w')[1] == '2')
		rules.decimals = 2;
	return rules;
}

/* Draws the totals of the last period, one a line. */
static void last_totals(const struct rollup_input *input, struct text *ret)
{
	arena_auto arena = { 0 };
	struct rollup rollup;
	struct error err;

	if (!rollup_places(&arena, input, &rollup, &err))
		fail_msg("%s: %s", err.key, err.detail);
	for (size_t i = 0; i < rollup.count; i++)
		if (rollup.totals[i].period == input->period_count - 1) {
			if (text_span(ret).size > 0)
				text_addc(ret, '\n');
			world_draw(&rollup.totals[i], ret);
		}
}

static void totals_of_three_wards(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct rollup_rules rules = rules_of(cases[i].kind, cases[i].asks);
		struct world *world = world_new(cases[i].weights, cases[i].figures, &rules);
		text_auto seen = { 0 };

		print_message("  %s\n", cases[i].name);
		last_totals(&world->input, &seen);
		assert_string_equal(text_z(&seen), cases[i].holds);
		free(world);
	}
}

/* 168 wards; in the second year 60 of them report. The same formulas are in the oracle. */
static void wards(int period, bool every, struct text *ret)
{
	for (int i = 0; i < 168; i++) {
		int bottom = 1000 + 37 * i + (period > 0 ? 15 * i : 0);

		if (every || i % 14 < 5)
			text_addf(ret, " %d/%d", bottom * (20 + i * 7 % 61) / 100, bottom);
		else
			text_addz(ret, " -");
	}
}

static const struct {
	bool before, people, every;
	const char *name, *holds;
} cities[] = {
	/* clang-format off */
	{ true, false, false, "60 of 168, sizes from the year before",
	  "50.0 = 153309/306480 P 60/168 d404 incomplete [20.2..79.8]" },
	{ false, true, false, "60 of 168, sizes from the population",
	  "50.0 = 153309/306480 P 60/168 e342 incomplete [17.1..82.9]" },
	{ false, false, false, "60 of 168, sizes unknown",
	  "50.0 = 153309/306480 P 60/168 incomplete" },
	{ false, false, true, "168 of 168",
	  "49.9 = 447929/897456 A 168/168 d1000 complete" },
	/* clang-format on */
};

static void sixty_of_168_wards(void **state UNUSED)
{
	struct rollup_rules rules = world_ratio();

	for (size_t i = 0; i < COUNT(cities); i++) {
		text_auto figures = { 0 }, weights = { 0 }, seen = { 0 };
		struct world *world;

		if (cities[i].before) {
			wards(0, true, &figures);
			text_addc(&figures, '|');
		}
		wards(1, cities[i].every, &figures);
		for (int ward = 0; cities[i].people && ward < 168; ward++)
			text_addf(&weights, " %d", 4 * (1000 + 37 * ward) + ward % 5);
		world = world_new(text_z(&weights), text_z(&figures), &rules);
		print_message("  %s\n", cities[i].name);
		last_totals(&world->input, &seen);
		assert_string_equal(text_z(&seen), cities[i].holds);
		free(world);
	}
}

/* A city with a district of two wards, one ward of its own and an area that was a district. */
static struct world *small_city(void)
{
	struct rollup_rules rules = world_ratio();
	struct world *world = world_new("", "1/10 2/10 4/10 - - | - 1/10 4/10 8/10 16/10", &rules);
	static const struct {
		int parent;
		bool reports, former;
		const char *from, *until;
	} shape[] = {
		{ -1, false, false, "", "" },
		{ 0, false, false, "", "2002-12-31" }, /* a district until its wards go */
		{ 0, false, true, "", "" },
		{ 1, true, false, "", "2002-07-01" },
		{ 1, true, false, "", "2002-12-31" }, /* the first day that it was no more */
		{ 0, true, false, "", "" },
		{ 2, true, false, "2002-07-01", "" },
		{ 2, true, false, "2002-12-31", "" },
	};
	static const int node_of[] = { 0, 3, 4, 5, 6, 7 };

	for (size_t i = 0; i < COUNT(shape); i++) {
		struct place *place = &world->places[i];

		*place = (struct place){ .from_day = INT_MIN, .until_day = INT_MAX };
		if (*shape[i].from != '\0')
			place->from_day = make_day(shape[i].from);
		if (*shape[i].until != '\0')
			place->until_day = make_day(shape[i].until);
		world->nodes[i] = (struct rollup_node){ place, shape[i].parent, shape[i].reports,
			shape[i].former, -1 };
	}
	world->input.node_count = COUNT(shape);
	for (size_t i = 0; i < world->input.cell_count; i++)
		world->cells[i].place = node_of[world->cells[i].place];
	return world;
}

static void every_level_from_the_wards_of_its_time(void **state UNUSED)
{
	static const char *const expected[] = {
		"0: 23.3 = 7/30 A 3/3 d1000 complete",
		"1: 15.0 = 3/20 A 2/2 d1000 complete",
		"0: 93.3 = 28/30 A 3/3 d1000 complete",
		"2: 120.0 = 24/20 A 2/2 d1000 complete",
	};
	arena_auto arena = { 0 };
	struct world *world = small_city();
	struct rollup rollup;
	struct error err;

	assert_true(rollup_places(&arena, &world->input, &rollup, &err));
	assert_int_equal(rollup.count, COUNT(expected));
	for (size_t i = 0; i < rollup.count; i++) {
		text_auto seen = { 0 };

		text_addf(&seen, "%d: ", rollup.totals[i].place);
		world_draw(&rollup.totals[i], &seen);
		assert_string_equal(text_z(&seen), expected[i]);
	}
	assert_int_equal(rollup.outside, 1); /* 1/10 of a ward that was gone by the end of 2002 */
	free(world);
}

/* What a district's wards lack, the city lacks: wards 1 and 2 lie in a district. */
static const struct {
	const char *kind, *figures, *weights, *city;
} lacks[] = {
	{ "ratio", "50 1/2 1/2", "", "- M 3/3 no-parts" },
	{ "ratio", "1/2E 1/2 1/2", "", "50.0 = 3/6 E 3/3 d1000 complete" },
	{ "ratio", "- 1/2 1/2", "", "50.0 = 2/4 P 2/3 incomplete" },
	{ "ratio", "- 1/2 1/2", "7 2 2", "50.0 = 2/4 P 2/3 e363 incomplete [18.1..81.9]" },
	{ "flow", "- 2 3", "- 1 1", "5 P 2/3 incomplete" },
	{ "flow", "1 2 3", "- 1 1", "6 A 3/3 complete" },
	{ "flow", "- 2 3", "2 1 1", "5 P 2/3 w500 incomplete" },
	{ "flow", "M 2 3", "2 1 1", "5 A 2/2 w1000 complete" },
};

static void what_a_district_lacks_the_city_lacks(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(lacks); i++) {
		struct rollup_rules rules = world_ratio();
		struct world *world;
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct rollup rollup;
		struct error err;

		rules.kind = (enum indicator_kind)text_index(indicator_kinds, lacks[i].kind);
		world = world_new(lacks[i].weights, lacks[i].figures, &rules);
		for (int node = world->input.node_count; node > 1; node--) {
			world->nodes[node] = world->nodes[node - 1];
			world->nodes[node].parent = node < 4 ? 1 : 0;
		}
		world->nodes[1] = world->nodes[0];
		world->nodes[1].parent = 0;
		world->input.node_count++;
		for (size_t cell = 0; cell < world->input.cell_count; cell++)
			world->cells[cell].place++;
		assert_true(rollup_places(&arena, &world->input, &rollup, &err));
		assert_int_equal(rollup.totals[0].place, 0);
		world_draw(&rollup.totals[0], &seen);
		assert_string_equal(text_z(&seen), lacks[i].city);
		free(world);
	}
}

/* As if all figures had been moved to the places of 2002. */
static void places_of_another_day(void **state UNUSED)
{
	struct world *world = small_city();
	arena_auto arena = { 0 };
	text_auto seen = { 0 };
	struct rollup rollup;
	struct error err;

	world->input.places_of = make_day("2002-12-31");
	assert_true(rollup_places(&arena, &world->input, &rollup, &err));
	world_draw(&rollup.totals[0], &seen);
	assert_string_equal(text_z(&seen), "40.0 = 4/10 P 1/3 incomplete");
	assert_int_equal(rollup.outside, 3);
	free(world);
}

static void draw_all(const struct rollup_input *input, struct text *ret)
{
	arena_auto arena = { 0 };
	struct rollup rollup;
	struct error err;

	assert_true(rollup_places(&arena, input, &rollup, &err));
	for (size_t i = 0; i < rollup.count; i++) {
		text_addf(ret, "%d %d: ", rollup.totals[i].period, rollup.totals[i].place);
		world_draw(&rollup.totals[i], ret);
		text_addc(ret, '\n');
	}
}

/* Wards and districts of random figures, some absent, some without parts. */
static struct world *random_world(uint64_t *state)
{
	struct rollup_rules rules = world_ratio();
	struct world *world = world_new("", "", &rules);
	int districts = 5, wards_here = 60, periods = 4;

	world->input.rules.weighted = world_random(state) % 2 == 0;
	world->input.node_count = 1 + districts + wards_here;
	world->input.period_count = periods;
	world->input.scales = (struct rollup_scales){ 1, 0, 0 };
	for (int i = 0; i < world->input.node_count; i++) {
		bool ward = i > districts;

		world->places[i] = (struct place){ .from_day = INT_MIN, .until_day = INT_MAX };
		world->nodes[i] = (struct rollup_node){ &world->places[i], -1, ward, false, -1 };
		if (i > 0)
			world->nodes[i].parent = ward ? 1 + i % districts : 0;
		if (ward && world_random(state) % 20 > 0)
			world->nodes[i].weight = (int64_t)(world_random(state) % 100000);
	}
	for (int period = 0; period < periods; period++) {
		char label[5] = "2001";

		label[3] = (char)('1' + period);
		world->periods[period] = make_period(label);
		for (int i = districts + 1; i < world->input.node_count; i++) {
			struct rollup_cell cell = { .place = i, .period = period, .status = 'A' };
			int64_t bottom = (int64_t)(world_random(state) % 100000);

			if (world_random(state) % 8 == 0)
				continue;
			cell.has = world_random(state) % 50 == 0 ? ROLLUP_VALUE : ROLLUP_PARTS;
			cell.denominator = cell.has == ROLLUP_PARTS ? bottom : 0;
			cell.amount = (int64_t)(world_random(state) % 1000) * (bottom + 1) / 1000;
			if (cell.has == ROLLUP_VALUE)
				cell.amount %= 1000;
			world->cells[world->input.cell_count++] = cell;
		}
	}
	return world;
}

/* Renumbers the wards by a random permutation and sorts the cells again. */
static void shuffle(struct world *world, uint64_t *state)
{
	int first = 6, count = world->input.node_count - first;
	struct rollup_node nodes[WORLD_PLACES];
	int order[WORLD_PLACES];

	for (int i = 0; i < count; i++)
		order[i] = first + i;
	for (int i = count - 1; i > 0; i--) {
		int other = (int)(world_random(state) % (uint64_t)(i + 1)), kept = order[i];

		order[i] = order[other];
		order[other] = kept;
	}
	memcpy(nodes, world->nodes, sizeof nodes);
	for (int i = 0; i < count; i++)
		world->nodes[order[i]] = nodes[first + i];
	for (size_t i = 0; i < world->input.cell_count; i++)
		world->cells[i].place = order[world->cells[i].place - first];
	rollup_cells_sort(world->cells, world->input.cell_count);
}

static void order_of_wards_and_rebuilding_change_nothing(void **state UNUSED)
{
	uint64_t seed = 5;

	for (int round = 0; round < 300; round++) {
		struct world *world = random_world(&seed);
		text_auto first = { 0 }, again = { 0 }, shuffled = { 0 };

		draw_all(&world->input, &first);
		draw_all(&world->input, &again);
		shuffle(world, &seed);
		draw_all(&world->input, &shuffled);
		assert_string_equal(text_z(&first), text_z(&again));
		assert_string_equal(text_z(&first), text_z(&shuffled));
		assert_true(text_span(&first).size > 100);
		free(world);
	}
}

/* The value lies within the bounds, and so does every truth the missing wards could have. */
static void bounds_hold_whatever_comes(void **state UNUSED)
{
	uint64_t seed = 11;
	int held = 0;

	for (int round = 0; round < 2000; round++) {
		struct rollup_rules rules = world_ratio();
		text_auto before = { 0 }, now = { 0 }, truth = { 0 }, all = { 0 };
		struct world *partial, *whole;
		arena_auto arena = { 0 };
		struct rollup a, b;
		struct error err;

		for (int ward = 0; ward < 12; ward++) {
			int bottom = 1 + (int)(world_random(&seed) % 5000);
			int top = (int)(world_random(&seed) % (uint64_t)(bottom + 1));

			text_addf(&before, " 0/%d", bottom);
			text_addf(&truth, " %d/%d", top, bottom);
			if (world_random(&seed) % 3 == 0 && ward > 0)
				text_addz(&now, " -");
			else
				text_addf(&now, " %d/%d", top, bottom);
		}
		text_addf(&all, "%s | %s", text_z(&before), text_z(&now));
		partial = world_new("", text_z(&all), &rules);
		whole = world_new("", text_z(&truth), &rules);
		assert_true(rollup_places(&arena, &partial->input, &a, &err));
		assert_true(rollup_places(&arena, &whole->input, &b, &err));
		if (a.totals[1].bounded) {
			held++;
			assert_true(decimal_compare(a.totals[1].low, a.totals[1].value) <= 0);
			assert_true(decimal_compare(a.totals[1].value, a.totals[1].high) <= 0);
			assert_true(decimal_compare(a.totals[1].low, b.totals[0].value) <= 0);
			assert_true(decimal_compare(b.totals[0].value, a.totals[1].high) <= 0);
		}
		free(partial);
		free(whole);
	}
	assert_true(held > 1500);
}

static void spoil_order(struct world *world)
{
	world->cells[1] = world->cells[0];
}

static void spoil_place(struct world *world)
{
	world->cells[2].place = world->input.node_count;
}

static void spoil_period(struct world *world)
{
	world->cells[2].period = 7;
}

static void spoil_kind(struct world *world)
{
	world->input.rules.kind = KIND_FLOW;
}

static void spoil_tree(struct world *world)
{
	world->nodes[1].parent = 2;
}

static void spoil_parent(struct world *world)
{
	world->nodes[0].parent = 0;
}

static void spoil_leaf(struct world *world)
{
	world->nodes[2].parent = 1;
}

static void spoil_periods(struct world *world)
{
	world->periods[0] = make_period("2001-09");
}

static const struct {
	void (*spoil)(struct world *);
	const char *key;
} faults[] = {
	{ spoil_order, "rollup.cells" },
	{ spoil_place, "rollup.cells" },
	{ spoil_period, "rollup.cells" },
	{ spoil_kind, "rollup.cells" },
	{ spoil_tree, "rollup.nodes" },
	{ spoil_parent, "rollup.nodes" },
	{ spoil_leaf, "rollup.nodes" },
	{ spoil_periods, "rollup.periods" },
};

static void what_the_caller_got_wrong(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(faults); i++) {
		struct rollup_rules rules = world_ratio();
		struct world *world = world_new("", "1/2 1/2 1/2 | 1/2 1/2 1/2", &rules);
		struct rollup rollup = { 0 };
		struct error err = { 0 };
		arena_auto arena = { 0 };

		faults[i].spoil(world);
		assert_false(rollup_places(&arena, &world->input, &rollup, &err));
		assert_string_equal(err.key, faults[i].key);
		assert_int_equal(err.kind, ERROR_FAILURE);
		free(world);
	}
}

static void cells_hold_figures_or_refuse(void **state UNUSED)
{
	struct observation item = { .known = true, .value = make_decimal("1.25"), .status = 'P' };
	struct rollup_scales scales = { 0 };
	struct rollup_cell cell = { 0 };
	struct decimal value;

	rollup_scales_hold(&scales, &item);
	assert_int_equal(scales.value, 2);
	assert_true(rollup_cell_pack(&item, &scales, 7, 8, &cell));
	assert_true(cell.amount == 125 && cell.place == 7 && cell.period == 8);
	assert_true(cell.status == 'P' && cell.has == ROLLUP_VALUE);
	assert_true(rollup_cell_value(&cell, &scales, 100, 1, &value));
	assert_true(value.units == 125 && value.scale == 2);
	scales.value = 1; /* would lose a digit */
	assert_false(rollup_cell_pack(&item, &scales, 7, 8, &cell));
	scales.value = 18; /* would need nineteen */
	assert_false(rollup_cell_pack(&item, &scales, 7, 8, &cell));
	item.parts = true;
	item.numerator = make_decimal("1");
	item.denominator = make_decimal("0");
	scales = (struct rollup_scales){ 0 };
	assert_true(rollup_cell_pack(&item, &scales, 7, 8, &cell));
	assert_int_equal(cell.has, ROLLUP_PARTS);
	assert_false(rollup_cell_value(&cell, &scales, 100, 1, &value));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(totals_of_three_wards),
		cmocka_unit_test(sixty_of_168_wards),
		cmocka_unit_test(every_level_from_the_wards_of_its_time),
		cmocka_unit_test(what_a_district_lacks_the_city_lacks),
		cmocka_unit_test(places_of_another_day),
		cmocka_unit_test(order_of_wards_and_rebuilding_change_nothing),
		cmocka_unit_test(bounds_hold_whatever_comes),
		cmocka_unit_test(what_the_caller_got_wrong),
		cmocka_unit_test(cells_hold_figures_or_refuse),
	};

	return cmocka_run_group_tests_name("rollup", tests, NULL, NULL);
}

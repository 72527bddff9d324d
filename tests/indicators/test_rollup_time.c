/* tests/indicators/test_rollup_time.c - sums over time, and which periods tile which. */
#include "tests/indicators/world.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "indicators/rollup_calendar.h"
#include "indicators/rollup_time.h"

static const struct {
	const char *name, *kind;
	int minimum;
	const char *series, *target, *holds;
} cases[] = {
	/* clang-format off */
	{ "months make a quarter", "flow", 1000, "2025-01=10 2025-02=20 2025-03=30.5",
	  "2025-Q1", "60.5 A 3/3 complete" },
	{ "months make a half", "flow", 1000,
	  "2025-07=1 2025-08=2 2025-09=3 2025-10=4 2025-11=5 2025-12=6", "2025-S2", "21 A 6/6 complete" },
	{ "quarters make a year", "flow", 1000, "2025-Q1=1 2025-Q2=2P 2025-Q3=3 2025-Q4=4", "2025",
	  "10 P 4/4 complete" },
	{ "halves make a year", "flow", 1000, "2025-S1=1 2025-S2=2", "2025", "3 A 2/2 complete" },
	{ "days make an ISO week over new year", "flow", 1000,
	  "2024-12-30=1 2024-12-31=1 2025-01-01=1 2025-01-02=1 2025-01-03=1 2025-01-04=1 2025-01-05=1",
	  "2025-W01", "7 A 7/7 complete" },
	{ "only what lies in the target", "flow", 1000, "2024-12=100 2025-01=1 2025-02=2 2025-03=3 2025-04=9",
	  "2025-Q1", "6 A 3/3 complete" },
	{ "one missing", "flow", 1000, "2025-01=10 2025-03=30", "2025-Q1", "- L 2/3 too-few" },
	{ "one missing, allowed", "flow", 600, "2025-01=10 2025-03=30", "2025-Q1", "40 P 2/3 incomplete" },
	{ "one absent, allowed", "flow", 600, "2025-01=10 2025-02=O 2025-03=30", "2025-Q1",
	  "40 P 2/3 incomplete" },
	{ "one that cannot exist", "flow", 1000, "2025-01=10 2025-02=M 2025-03=30", "2025-Q1",
	  "40 A 2/2 complete" },
	{ "not ended, whatever is allowed", "flow", 0, "2025-01=10 2025-02=20", "2025-Q1",
	  "- L 2/3 unfinished" },
	{ "eleven months are no year", "flow", 0,
	  "2025-01=1 2025-02=1 2025-03=1 2025-04=1 2025-05=1 2025-06=1 2025-07=1 2025-08=1 2025-09=1 "
	  "2025-10=1 2025-11=1", "2025", "- L 11/12 unfinished" },
	{ "the year to date is its own span", "flow", 1000, "2025-01=1 2025-02=2 2025-03=3",
	  "2025-01-01/2025-03-31", "6 A 3/3 complete" },
	{ "a stock is the last one", "stock", 1000, "2025-01=10 2025-02=20 2025-03=15", "2025-Q1",
	  "15 A 3/3 last" },
	{ "a stock needs only the last", "stock", 1000, "2025-03=15V", "2025-Q1", "15 V 1/3 last" },
	{ "a stock without the last", "stock", 0, "2025-01=10 2025-02=20", "2025-Q1", "- L 2/3 unfinished" },
	{ "a ratio adds its parts", "ratio", 1000, "2025-01=90/100 2025-02=5000/10000 2025-03=300/400",
	  "2025-Q1", "51.3 A 3/3 complete" },
	{ "a ratio without parts", "ratio", 1000, "2025-01=90 2025-02=5000/10000 2025-03=300/400",
	  "2025-Q1", "- L 3/3 no-parts" },
	{ "scores", "score", 0, "2025-01=9 2025-02=8 2025-03=7", "2025-Q1", "- L 3/3 not-added" },
	{ "computed ones", "derived", 0, "2025-01=9 2025-02=8 2025-03=7", "2025-Q1", "- L 3/3 not-added" },
	{ "a ratio of two stocks is the last one", "ratio/last", 1000,
	  "2025-01=90/100 2025-02=5000/10000 2025-03=300/400P", "2025-Q1", "75.0 P 3/3 last" },
	{ "and needs no parts", "ratio/last", 1000, "2025-03=75.5", "2025-Q1", "75.5 A 1/3 last" },
	{ "a score that stands", "score/last", 1000, "2025-01=9 2025-03=7", "2025-Q1", "7 A 2/3 last" },
	{ "a score that stands, unfinished", "score/last", 1000, "2025-01=9 2025-02=7", "2025-Q1",
	  "- L 2/3 unfinished" },
	{ "a flow that never adds", "flow/none", 0, "2025-01=9 2025-02=8 2025-03=7", "2025-Q1",
	  "- L 3/3 not-added" },
	{ "too many digits", "flow", 0, "2025-S1=999999999999999999 2025-S2=1", "2025",
	  "- L 2/2 too-large" },
	{ "weeks make no month", "flow", 0, "2025-W36=1 2025-W37=1 2025-W38=1 2025-W39=1", "2025-09",
	  "not tiled" },
	{ "weeks make no year", "flow", 0, "2025-W02=1 2025-W03=1", "2025", "not tiled" },
	{ "weeks make four weeks", "flow", 1000, "2025-W36=1 2025-W37=2 2025-W38=3 2025-W39=4",
	  "2025-09-01/2025-09-28", "10 A 4/4 complete" },
	{ "months make no span from the 25th", "flow", 0, "2025-09=1 2025-10=2", "2025-09-25/2025-10-24",
	  "not tiled" },
	{ "a month within such a span", "flow", 0, "2025-09=1 2025-10=2 2025-11=3",
	  "2025-09-25/2025-11-24", "not tiled" },
	{ "declared spans make a longer one", "flow", 1000,
	  "2025-06-25T12:00/2025-07-25T12:00=1 2025-07-25T12:00/2025-08-25T12:00=2 "
	  "2025-08-25T12:00/2025-09-25T12:00=3", "2025-06-25T12:00/2025-09-25T12:00", "6 A 3/3 complete" },
	{ "one of them has no figure", "flow", 1000,
	  "2025-06-25T12:00/2025-07-25T12:00=1 2025-07-25T12:00/2025-08-25T12:00=O "
	  "2025-08-25T12:00/2025-09-25T12:00=3", "2025-06-25T12:00/2025-09-25T12:00", "- L 2/3 too-few" },
	{ "a gap between them", "flow", 0,
	  "2025-06-25T12:00/2025-07-25T12:00=1 2025-08-25T12:00/2025-09-25T12:00=3",
	  "2025-06-25T12:00/2025-09-25T12:00", "not tiled" },
	{ "days make no span from noon", "flow", 0, "2025-06-25=1 2025-06-26=1",
	  "2025-06-25T12:00/2025-06-26T12:00", "not tiled" },
	{ "nothing in the target", "flow", 0, "2024-12=1", "2025-Q1", "not tiled" },
	/* clang-format on */
};

/* "ratio/last": the kind, and the time rule where it is not the kind's own. */
static void read_rules(const char *text, struct rollup_rules *rules)
{
	char kind[16];
	const char *rule = strchr(text, '/');
	size_t size = rule == NULL ? strlen(text) : (size_t)(rule - text);

	assert_true(size < sizeof kind);
	memcpy(kind, text, size);
	kind[size] = '\0';
	rules->kind = (enum indicator_kind)text_index(indicator_kinds, kind);
	rules->time_rule = (enum time_rule)text_index(
		indicator_time_rules, rule == NULL ? "" : rule + 1);
}

static void draw(const struct rollup_input *input, const struct rollup_spans *spans, size_t i,
	struct text *ret)
{
	const struct rollup_mark *mark = &spans->marks[i];
	struct decimal value;

	if (rollup_cell_value(&spans->cells[i], &input->scales, 100, 1, &value))
		decimal_print(value, ret);
	else
		text_addc(ret, '-');
	text_addf(ret, " %c %d/%d %s", spans->cells[i].status, mark->coverage.reported,
		mark->coverage.expected, rollup_time_reasons[mark->reason]);
	assert_int_equal(mark->withheld, spans->cells[i].has == ROLLUP_ABSENT);
}

static void sums_over_time(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct rollup_rules rules = world_ratio();
		struct period target = make_period(cases[i].target);
		text_auto seen = { 0 };
		arena_auto arena = { 0 };
		struct rollup_spans spans;
		struct world *world;
		struct error err;

		print_message("  %s\n", cases[i].name);
		read_rules(cases[i].kind, &rules);
		rules.minimum_time = cases[i].minimum;
		world = world_over_time(cases[i].series, &rules);
		assert_true(rollup_time(&arena, &world->input, &target, 1, &spans, &err));
		assert_int_equal(spans.count + (size_t)spans.untiled, 1);
		if (spans.untiled > 0)
			text_addz(&seen, "not tiled");
		else
			draw(&world->input, &spans, 0, &seen);
		assert_string_equal(text_z(&seen), cases[i].holds);
		free(world);
	}
}

static const struct {
	const char *name, *kind, *from, *until;
	bool moved;
	const char *holds;
} places[] = {
	{ "there all along", "flow", "2025-01-01", "2026-01-01", false, "10 A 4/4 complete" },
	{ "began within the year", "flow", "2025-07-01", "", false, "- L 4/4 place-changed" },
	{ "ended within the year", "flow", "0001-01-01", "2025-07-01", false,
		"- L 4/4 place-changed" },
	{ "ended on the last day", "flow", "0001-01-01", "2025-12-31", false,
		"- L 4/4 place-changed" },
	{ "a stock of the end of the year", "stock", "2025-07-01", "", false, "4 A 4/4 last" },
	{ "figures moved to the places of a day", "flow", "2025-07-01", "", true,
		"10 A 4/4 complete" },
};

static void places_that_change_within(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(places); i++) {
		struct rollup_rules rules = { .kind = KIND_FLOW, .minimum_time = 1000 };
		struct period target = make_period("2025");
		struct world *world;
		text_auto seen = { 0 };
		arena_auto arena = { 0 };
		struct rollup_spans spans;
		struct error err;

		print_message("  %s\n", places[i].name);
		rules.kind = (enum indicator_kind)text_index(indicator_kinds, places[i].kind);
		world = world_over_time("2025-Q1=1 2025-Q2=2 2025-Q3=3 2025-Q4=4", &rules);
		world->places[0].from_day = make_day(places[i].from);
		if (*places[i].until != '\0')
			world->places[0].until_day = make_day(places[i].until);
		if (places[i].moved)
			world->input.places_of = make_day("2025-07-01");
		assert_true(rollup_time(&arena, &world->input, &target, 1, &spans, &err));
		draw(&world->input, &spans, 0, &seen);
		assert_string_equal(text_z(&seen), places[i].holds);
		free(world);
	}
}

/* Over time first and then over places: the wards' quarter is the city's. */
static void wards_over_time_and_then_over_places(void **state UNUSED)
{
	struct rollup_rules rules = world_ratio();
	struct world *world = world_new(
		"", "90/100 50/100 - | 80/100 50/200 - | 70/100 - 1/2", &rules);
	static const char *const months[] = { "2025-04", "2025-05", "2025-06" };
	struct period quarter = make_period("2025-Q2");
	arena_auto arena = { 0 };
	text_auto seen = { 0 };
	struct rollup_spans spans;
	struct rollup_input next;
	struct rollup rollup;
	struct error err;

	world->input.rules.minimum_time = 1000;
	for (int i = 0; i < 3; i++)
		world->periods[i] = make_period(months[i]);
	assert_true(rollup_time(&arena, &world->input, &quarter, 1, &spans, &err));
	assert_int_equal(spans.count, 3);
	next = world->input;
	next.periods = &quarter;
	next.period_count = 1;
	next.cells = spans.cells;
	next.cell_count = spans.count;
	assert_true(rollup_places(&arena, &next, &rollup, &err));
	assert_int_equal(rollup.count, 1);
	world_draw(&rollup.totals[0], &seen);
	assert_string_equal(text_z(&seen), "80.0 = 240/300 P 1/3 incomplete");
	free(world);
}

static const struct {
	enum period_kind kind;
	const char *series, *targets;
} targets[] = {
	{ PERIOD_QUARTER, "2024-11=1 2024-12=1 2025-01=1 2025-04=1", "2024-Q4 2025-Q1 2025-Q2 " },
	{ PERIOD_YEAR, "2024-11=1 2024-12=1 2025-01=1", "2024 2025 " },
	{ PERIOD_YEAR, "2024-W52=1 2025-W01=1 2025-W02=1", "2024 2025 " },
	{ PERIOD_MONTH, "2024-Q1=1", "" },
	{ PERIOD_HALF, "2024-Q2=1 2024-Q3=1", "2024-S1 2024-S2 " },
	{ PERIOD_WEEK, "2026-12-31=1 2027-01-01=1 2027-01-04=1", "2026-W53 2027-W01 " },
	{ PERIOD_SPAN, "2024-Q1=1", "" },
};

static void targets_that_hold_a_period(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(targets); i++) {
		struct rollup_rules rules = { .kind = KIND_FLOW };
		struct world *world = world_over_time(targets[i].series, &rules);
		const struct period *found;
		text_auto seen = { 0 };
		arena_auto arena = { 0 };
		int count = rollup_time_targets(
			&arena, world->periods, world->input.period_count, targets[i].kind, &found);

		for (int k = 0; k < count; k++)
			text_addf(&seen, "%s ", found[k].label);
		assert_string_equal(text_z(&seen), targets[i].targets);
		free(world);
	}
}

static const struct {
	const char *whole, *last, *label; /* "" refused */
} dates[] = {
	{ "2025", "2025-09", "2025-01-01/2025-09-30" },
	{ "2025", "2025-12", "2025-01-01/2025-12-31" },
	{ "2025-Q3", "2025-W36", "2025-07-01/2025-09-07" },
	{ "2025", "2026-01", "" },
	{ "2025", "2024-12", "" },
	{ "2025", "2025-09-25T12:00/2025-10-25T12:00", "" },
};

static void what_has_happened_so_far(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(dates); i++) {
		struct period whole = make_period(dates[i].whole),
			      last = make_period(dates[i].last);
		struct period span = { 0 };
		bool made = rollup_time_to_date(&whole, &last, &span);

		assert_int_equal(made, *dates[i].label != '\0');
		assert_string_equal(span.label, dates[i].label);
	}
}

/* Every day of 300 years lies in the period that is said to hold it. */
static void the_period_that_holds_a_day(void **state UNUSED)
{
	int first = make_day("1900-01-05"), last = make_day("2199-12-28");
	struct period period;

	for (int kind = PERIOD_YEAR; kind <= PERIOD_DAY; kind++)
		for (int day = first; day < last; day++) {
			int64_t minute = (int64_t)day * PERIOD_DAY_MINUTES + 1439;

			assert_true(rollup_time_holding((enum period_kind)kind, minute, &period));
			assert_int_equal(period.kind, kind);
			assert_true(period.from <= minute && minute < period.until);
		}
	assert_false(rollup_time_holding(PERIOD_MONTH, make_period("1900").from - 1, &period));
	assert_false(rollup_time_holding(PERIOD_MONTH, make_period("2199").until, &period));
}

/* How many short periods follow one another from end to end of the target; 0 if they do not. */
static int walk(enum period_kind kind, const struct period *target, struct period *ret_inside)
{
	int64_t at = target->from;
	bool tiles = true;
	int count = 0;

	while (at < target->until) {
		struct period next;

		assert_true(rollup_time_holding(kind, at, &next));
		if (next.from < at || next.until > target->until)
			tiles = false;
		else
			*ret_inside = next;
		count++;
		at = next.until;
	}
	return tiles ? count : 0;
}

static void tiling_agrees_with_walking(void **state UNUSED)
{
	int tiled = 0, untiled = 0;

	for (int fine = PERIOD_YEAR; fine <= PERIOD_DAY; fine++)
		for (int coarse = PERIOD_YEAR; coarse <= PERIOD_DAY; coarse++) {
			int64_t at = make_period("1967-01-02").from;

			while (at < make_period("1973").from) {
				struct period target, inside = { 0 };
				int begin, end, count;

				assert_true(
					rollup_time_holding((enum period_kind)coarse, at, &target));
				at = target.until;
				count = walk((enum period_kind)fine, &target, &inside);
				if (*inside.label == '\0')
					continue; /* longer than the target */
				tiled += count > 0;
				untiled += count == 0;
				assert_int_equal(
					rollup_calendar_parts(&inside, 1, &target, &begin, &end),
					count);
			}
		}
	assert_true(tiled > 2000);
	assert_true(untiled > 90);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_over_time),
		cmocka_unit_test(places_that_change_within),
		cmocka_unit_test(wards_over_time_and_then_over_places),
		cmocka_unit_test(targets_that_hold_a_period),
		cmocka_unit_test(what_has_happened_so_far),
		cmocka_unit_test(the_period_that_holds_a_day),
		cmocka_unit_test(tiling_agrees_with_walking),
	};

	return cmocka_run_group_tests_name("rollup_time", tests, NULL, NULL);
}

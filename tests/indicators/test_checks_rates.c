/*
 * tests/indicators/test_checks_rates.c - the checks keep to the false-alarm rates of their table, and
 * are not blind. The same simulation, with more runs, prints docs/checks.md.
 */
#include "tests/support/unit.h"

#include <string.h>

#include "tests/bench/small_data.h"

enum { RUNS = 2500, SEED = 77 };

static const int histories[] = { 3, 4, 5, 8, 12, 24 };
static const int sizes[] = { 10, 25, 167 };

/* Found may not exceed what is promised. */
static void keeps_to_its_promise(const struct tally *tally, const char *name, int size)
{
	for (enum check_kind kind = 0; kind < CHECK_COUNT; kind++) {
		int most = checks[kind].false_alarms * tally->runs / 10000;

		if (tally->found[kind] > most)
			fail_msg("%s: %d of %d with %s, %d; promised are %d", checks[kind].code,
				tally->found[kind], tally->runs, name, size, most);
	}
}

static void right_series_raise_few_alarms(void **state UNUSED)
{
	for (size_t i = 0; i < SHAPES; i++)
		for (size_t j = 0; j < COUNT(histories) && !shapes[i].odd; j++) {
			struct tally tally;

			tally_history(&shapes[i], histories[j], FAULT_NONE, RUNS,
				SEED + i * 100 + j, &tally);
			keeps_to_its_promise(&tally, shapes[i].name, histories[j]);
		}
}

static void right_places_raise_few_alarms(void **state UNUSED)
{
	for (size_t i = 0; i < CROWDS; i++)
		for (size_t j = 0; j < COUNT(sizes); j++) {
			struct tally tally;

			tally_siblings(
				&crowds[i], sizes[j], false, RUNS / 2, SEED + i * 100 + j, &tally);
			keeps_to_its_promise(&tally, crowds[i].name, sizes[j]);
		}
}

static const struct shape *shape_named(const char *name)
{
	for (size_t i = 0; i < SHAPES; i++)
		if (strcmp(shapes[i].name, name) == 0)
			return &shapes[i];
	fail_msg("no shape %s", name);
	return NULL;
}

/* How many in a hundred planted faults are seen at the least. */
static void planted_faults_are_seen(void **state UNUSED)
{
	static const struct {
		enum fault fault;
		enum check_kind kind;
		const char *shape;
		int history, least;
	} rows[] = {
		/* clang-format off */
		{ FAULT_DOUBLED,        CHECK_JUMP,      "trend",   12, 95 },
		{ FAULT_DOUBLED,        CHECK_JUMP,      "rounded", 4,  90 },
		{ FAULT_DOUBLED,        CHECK_JUMP,      "many",    24, 85 },
		{ FAULT_COPIED,         CHECK_COPIED,    "many",    4,  95 },
		{ FAULT_COPIED,         CHECK_COPIED,    "growth",  24, 95 },
		{ FAULT_ROUNDED,        CHECK_DIGITS,    "many",    4,  99 },
		{ FAULT_TIMES_TEN,      CHECK_UNIT_SLIP, "growth",  24, 95 },
		{ FAULT_TIMES_THOUSAND, CHECK_UNIT_SLIP, "steady",  3,  95 },
		/* clang-format on */
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct tally tally;

		tally_history(shape_named(rows[i].shape), rows[i].history, rows[i].fault, 1000,
			SEED + 5000 + i, &tally);
		print_message("  %s, %s after %d: %d in 1000\n", checks[rows[i].kind].code,
			rows[i].shape, rows[i].history, tally.found[rows[i].kind]);
		assert_true(tally.found[rows[i].kind] >= rows[i].least * 10);
	}
}

static void an_odd_place_is_seen(void **state UNUSED)
{
	struct tally tally;

	tally_siblings(&crowds[0], 20, true, 500, SEED, &tally);
	assert_true(tally.found[CHECK_SIBLINGS] >= 495);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(right_series_raise_few_alarms),
		cmocka_unit_test(right_places_raise_few_alarms),
		cmocka_unit_test(planted_faults_are_seen),
		cmocka_unit_test(an_odd_place_is_seen),
	};
	return cmocka_run_group_tests_name("checks_rates", tests, NULL, NULL);
}

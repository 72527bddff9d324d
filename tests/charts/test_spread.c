/* tests/charts/test_spread.c - labels on one line are kept apart, and near to where they belong. */
#include "tests/support/unit.h"

#include <math.h>

#include "charts/spread.h"
#include "tests/charts/random_parts.h"

enum { MOST = 6, LISTS = 2000, LONGEST = 40 };

static void labels_move_as_little_as_they_can(void **state UNUSED)
{
	static const struct {
		const char *name;
		double wishes[MOST], places[MOST]; /* sizes are 10, from 0 to 100 */
		size_t count;
	} cases[] = {
		{ "one", { 50 }, { 50 }, 1 },
		{ "apart", { 20, 80 }, { 20, 80 }, 2 },
		{ "touching", { 20, 30 }, { 20, 30 }, 2 },
		{ "on each other", { 50, 50 }, { 45, 55 }, 2 },
		{ "three on each other", { 50, 50, 50 }, { 40, 50, 60 }, 3 },
		{ "at the top", { 0, 3 }, { 5, 15 }, 2 },
		{ "at the bottom", { 99, 100 }, { 85, 95 }, 2 },
		{ "pushed into a third", { 50, 50, 61 }, { 43.666667, 53.666667, 63.666667 }, 3 },
		{ "none", { 0 }, { 0 }, 0 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct spread_item items[MOST];

		print_message("  %s\n", cases[i].name);
		for (size_t k = 0; k < cases[i].count; k++)
			items[k] = (struct spread_item){ cases[i].wishes[k], 10 };
		assert_true(spread(items, cases[i].count, 0, 100));
		for (size_t k = 0; k < cases[i].count; k++)
			if (fabs(items[k].middle - cases[i].places[k]) > 1e-6)
				fail_msg("%s: %g", cases[i].name, items[k].middle);
	}
}

static void too_many_are_refused(void **state UNUSED)
{
	struct spread_item items[] = { { 1, 60 }, { 2, 41 } };

	assert_false(spread(items, 2, 0, 100));
	assert_true(items[0].middle == 1 && items[1].middle == 2);
}

static void nothing_overlaps_or_leaves(void **state UNUSED)
{
	uint64_t seed = 1;

	for (int n = 0; n < LISTS; n++) {
		struct spread_item items[LONGEST];
		size_t count = (size_t)random_below(&seed, LONGEST);
		double sum = 0, at = 0;

		for (size_t i = 0; i < count; i++) {
			at += random_below(&seed, 30);
			items[i] = (struct spread_item){ at, 1 + random_below(&seed, 20) };
			sum += items[i].size;
		}
		assert_true(spread(items, count, -5, sum - 5 + random_below(&seed, 200)));
		at = -5;
		for (size_t i = 0; i < count; i++) {
			assert_true(items[i].middle - items[i].size / 2 >= at - 1e-6);
			at = items[i].middle + items[i].size / 2;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_move_as_little_as_they_can),
		cmocka_unit_test(too_many_are_refused),
		cmocka_unit_test(nothing_overlaps_or_leaves),
	};

	return cmocka_run_group_tests_name("spread", tests, NULL, NULL);
}

/* tests/indicators/test_catalogue.c - the contract of indicators/catalogue.h. */
#include "tests/indicators/make.h"

#include <limits.h>

#include "indicators/catalogue.h"

static const struct indicator indicators[] = {
	{ .id = 1, .code = "digital-economy-share" },
	{ .id = 2, .code = "fibre-share" },
};
static const struct source sources[] = { { .id = 1, .code = "gso" }, { .id = 2, .code = "hids" } };
static const struct reporter reporters[] = { { .id = 1, .code = "dost" } };
static const struct plan plans[] = {
	{ .indicator = &indicators[1], .place = "79" },
	{ .indicator = &indicators[0], .place = "00123" },
	{ .indicator = &indicators[0], .place = "79" },
};

/* A code that is used again, one that ended, and one that is another's beginning. */
static struct place places[] = {
	{ .id = 10, .code = "79", .valid_from = "0001-01-01", .valid_until = "2025-07-01" },
	{ .id = 11, .code = "79", .valid_from = "2025-07-01", .valid_until = "" },
	{ .id = 12, .code = "760", .valid_from = "0001-01-01", .valid_until = "2025-07-01" },
	{ .id = 13, .code = "00123", .valid_from = "2025-07-01", .valid_until = "" },
};

static struct catalogue catalogue = {
	.indicators = indicators,
	.indicator_count = COUNT(indicators),
	.sources = sources,
	.source_count = COUNT(sources),
	.reporters = reporters,
	.reporter_count = COUNT(reporters),
	.plans = plans,
	.plan_count = COUNT(plans),
	.places = places,
	.place_count = COUNT(places),
};

static int count_the_days(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(places); i++) {
		places[i].from_day = make_day(places[i].valid_from);
		places[i].until_day = *places[i].valid_until == '\0'
			? INT_MAX
			: make_day(places[i].valid_until);
	}
	return 0;
}

static void by_code(void **state UNUSED)
{
	assert_ptr_equal(catalogue_indicator(&catalogue, "fibre-share"), &indicators[1]);
	assert_null(catalogue_indicator(&catalogue, "fibre"));
	assert_null(catalogue_indicator(&catalogue, ""));
	assert_ptr_equal(catalogue_source(&catalogue, "hids"), &sources[1]);
	assert_null(catalogue_source(&catalogue, "dost"));
	assert_ptr_equal(catalogue_reporter(&catalogue, "dost"), &reporters[0]);
	assert_null(catalogue_reporter(&catalogue, "gso"));
	assert_ptr_equal(catalogue_place_id(&catalogue, 12), &places[2]);
	assert_null(catalogue_place_id(&catalogue, 0));
}

/* Which place a key means on a day; 0 for none. */
static const struct {
	const char *key, *day;
	int id;
} keys[] = {
	{ "79", "2022-12-31", 10 },
	{ "79", "2025-06-30", 10 },
	{ "79", "2025-07-01", 11 },
	{ "79", "2099-01-01", 11 },
	{ "79@0001-01-01", "2099-01-01", 10 },
	{ "79@2025-07-01", "2022-01-01", 11 },
	{ "79@2025-07-02", "2026-01-01", 0 },
	{ "79@", "2026-01-01", 0 },
	{ "79@2025-07-01@", "2026-01-01", 0 },
	{ "760", "2025-06-30", 12 },
	{ "760", "2025-07-01", 0 },
	{ "760@0001-01-01", "2026-01-01", 12 },
	{ "00123", "2026-01-01", 13 },
	{ "00123", "2025-06-30", 0 },
	{ "123", "2026-01-01", 0 },
	{ "7", "2026-01-01", 0 },
	{ "790", "2026-01-01", 0 },
	{ "", "2026-01-01", 0 },
	{ "@2025-07-01", "2026-01-01", 0 },
};

static void places_by_key_and_day(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(keys); i++) {
		const struct place *place = catalogue_place(
			&catalogue, keys[i].key, make_day(keys[i].day));

		print_message("  '%s' on %s\n", keys[i].key, keys[i].day);
		assert_int_equal(place == NULL ? 0 : place->id, keys[i].id);
	}
}

static void plans_by_indicator_and_place(void **state UNUSED)
{
	assert_ptr_equal(catalogue_plan(&catalogue, &indicators[0], "79"), &plans[2]);
	assert_ptr_equal(catalogue_plan(&catalogue, &indicators[0], "00123"), &plans[1]);
	assert_ptr_equal(catalogue_plan(&catalogue, &indicators[1], "79"), &plans[0]);
	assert_null(catalogue_plan(&catalogue, &indicators[1], "00123"));
	assert_null(catalogue_plan(&catalogue, &indicators[1], ""));
}

static void an_empty_catalogue_knows_nothing(void **state UNUSED)
{
	const struct catalogue empty = { 0 };

	assert_null(catalogue_indicator(&empty, "fibre-share"));
	assert_null(catalogue_source(&empty, "gso"));
	assert_null(catalogue_reporter(&empty, "dost"));
	assert_null(catalogue_place_id(&empty, 10));
	assert_null(catalogue_place(&empty, "79", 0));
	assert_null(catalogue_plan(&empty, &indicators[0], "79"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_code),
		cmocka_unit_test(places_by_key_and_day),
		cmocka_unit_test(plans_by_indicator_and_place),
		cmocka_unit_test(an_empty_catalogue_knows_nothing),
	};
	return cmocka_run_group_tests_name("catalogue", tests, count_the_days, NULL);
}

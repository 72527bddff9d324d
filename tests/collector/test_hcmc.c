/*
 * tests/collector/test_hcmc.c - the city's own folder, data/hcmc under TIENDO_ROOT: it loads whole,
 * holds what it must, and all its figures are without fault.
 */
#include "tests/support/rows.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/json.h"
#include "collector/catalogue_folder.h"
#include "tests/collector/draw.h"
#include "tests/store/folder.h"

static struct arena arena;
static const char *folder, *office_folder;
static struct catalogue catalogue; /* as read */
static struct catalogue stored; /* the same with ids */

/* Figures are read against a catalogue with ids, and those an office gives. */
static bool through_an_office(struct error *err)
{
	office_auto *office = office_init(office_folder, err) ? office_open(office_folder, err)
							      : NULL;

	return office != NULL && office_catalogue_save(office, &catalogue, "tester", err) &&
		office_catalogue_load(office, &arena, &stored, err);
}

static int load(void **state UNUSED)
{
	const char *root = getenv("TIENDO_ROOT");
	struct error err = { .key = "" };

	if (root == NULL) {
		print_error("TIENDO_ROOT is not set\n");
		return -1;
	}
	folder = arena_format(&arena, "%s/data/hcmc", root);
	office_folder = folder_make(&arena);
	if (hash_start() && catalogue_folder_read(&arena, folder, &catalogue, &err) &&
		through_an_office(&err))
		return 0;
	print_error("%s: %s\n", err.key, err.detail);
	return -1;
}

static int unload(void **state UNUSED)
{
	folder_remove(office_folder);
	arena_done(&arena);
	return 0;
}

/* How many items a list in a JSON file has; `member` is "" where the file is the list. */
static int listed(const char *file, const char *member)
{
	struct error err;
	json_auto_t *json = json_read(folder_read(&arena, folder, file), &err);

	assert_non_null(json);
	return (int)json_array_size(*member == '\0' ? json : json_object_get(json, member));
}

/* Rows of a CSV file below its header; no cell of ours here holds a line end. */
static int rows(const char *file)
{
	struct span bytes = folder_read(&arena, folder, file);
	int count = -1;

	for (size_t i = 0; i < bytes.size; i++)
		count += bytes.data[i] == '\n';
	return count;
}

static void nothing_is_lost(void **state UNUSED)
{
	int points = 0;

	assert_int_equal(catalogue.indicator_count, listed("catalogue.json", "indicators"));
	assert_int_equal(catalogue.pillar_count, listed("catalogue.json", "pillars"));
	assert_int_equal(catalogue.source_count, listed("sources.json", ""));
	assert_int_equal(catalogue.reporter_count, listed("reporters.json", ""));
	assert_int_equal(catalogue.decision_count, listed("plans.json", "decisions"));
	assert_int_equal(catalogue.place_count, rows("places.csv"));
	assert_int_equal(catalogue.link_count, rows("crosswalk.csv"));
	for (int i = 0; i < catalogue.plan_count; i++)
		points += catalogue.plans[i].count;
	assert_int_equal(points, listed("plans.json", "points"));
}

/* How many places of a level there are on a day, under the city. */
static int places_on(enum place_level level, const char *parent, int day)
{
	int count = 0;

	for (int i = 0; i < catalogue.place_count; i++) {
		const struct place *place = &catalogue.places[i];

		count += place->level == level && strcmp(place->parent, parent) == 0 &&
			place->from_day <= day && day < place->until_day;
	}
	return count;
}

static void the_city_before_and_after_its_reform(void **state UNUSED)
{
	const struct place *before = catalogue_place(&catalogue, "79@0001-01-01", 0);
	const struct place *after = catalogue_place(&catalogue, "79@2025-07-01", 0);

	assert_string_equal(catalogue.city, "79");
	assert_non_null(before);
	assert_non_null(after);
	assert_int_equal(before->until_day, after->from_day);
	assert_int_equal(places_on(PLACE_DISTRICT, "79@0001-01-01", before->until_day - 1), 22);
	assert_int_equal(places_on(PLACE_DISTRICT, "79@2025-07-01", after->from_day), 0);
	assert_int_equal(places_on(PLACE_WARD, "79@2025-07-01", after->from_day), 168);
}

static void the_three_founding_targets(void **state UNUSED)
{
	static const struct {
		const char *code, *period, *value;
	} targets[] = {
		{ "digital-economy-share", "2022", "15" },
		{ "smartphone-share", "2022", "85" },
		{ "fibre-share", "2022", "70" },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(targets); i++) {
		const struct indicator *indicator = catalogue_indicator(
			&catalogue, targets[i].code);
		const struct plan *plan;
		text_auto seen = { 0 };

		assert_non_null(indicator);
		plan = catalogue_plan(&catalogue, indicator, catalogue.city);
		assert_non_null(plan);
		for (int p = 0; p < plan->count; p++)
			if (strcmp(plan->points[p].period.label, targets[i].period) == 0)
				decimal_print(plan->points[p].value, &seen);
		wrong += row_wrong(targets[i].code, text_z(&seen), targets[i].value);
	}
	assert_int_equal(wrong, 0);
}

/* At least 25 indicators in four pillars plus the index, all with their words. */
static void every_indicator_has_its_words(void **state UNUSED)
{
	assert_int_equal(catalogue.pillar_count, 5);
	assert_true(catalogue.indicator_count >= 25);
	for (int p = 0; p < catalogue.pillar_count; p++) {
		int count = 0;

		for (int i = 0; i < catalogue.indicator_count; i++)
			count += catalogue.indicators[i].pillar == &catalogue.pillars[p];
		assert_true(count > 0);
	}
	for (int i = 0; i < catalogue.indicator_count; i++)
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			assert_true(*catalogue.indicators[i].name[lang] != '\0');
			assert_true(*catalogue.indicators[i].definition[lang] != '\0');
			assert_true(*catalogue.indicators[i].unit_name[lang] != '\0');
		}
}

/* A "memory" row is never loaded; one read in a copy says so in its status. */
static void grades_become_statuses(void **state UNUSED)
{
	static const char *const files[] = { "devices", "dti", "economy", "hotline-1022",
		"identity-payments", "services" };
	static const struct mapping ours = { 0 };
	int wrong = 0, copies = 0;

	for (size_t f = 0; f < COUNT(files); f++) {
		const char *file = arena_format(&arena, "observations/%s.csv", files[f]);
		struct draft draft;

		draw_read(&arena, &stored, folder_read(&arena, folder, file), &ours, &draft);
		assert_int_equal(draft.problem_count, 0);
		assert_true(draft.count > 0);
		for (size_t i = 0; i < draft.count; i++) {
			const struct observation *figure = &draft.entries[i].observation;
			const struct source *source = catalogue_source(&catalogue, figure->source);
			bool copy;

			assert_non_null(source);
			assert_string_not_equal(source->grade, "founding");
			copy = strcmp(source->grade, "copy") == 0;
			copies += copy;
			if (copy)
				wrong += row_wrong(
					source->code, (const char[]){ figure->status, '\0' }, "V");
		}
	}
	assert_true(copies > 0);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_lost),
		cmocka_unit_test(the_city_before_and_after_its_reform),
		cmocka_unit_test(the_three_founding_targets),
		cmocka_unit_test(every_indicator_has_its_words),
		cmocka_unit_test(grades_become_statuses),
	};
	return cmocka_run_group_tests_name("hcmc", tests, load, unload);
}

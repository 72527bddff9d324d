/* tests/collector/test_calendar_file.c - the contract of collector/calendar_file.h. */
#include "tests/support/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "collector/calendar_file.h"
#include "collector/catalogue_folder.h"

static struct arena arena;
static struct catalogue catalogue;
static char folder[] = "/tmp/tiendo-calendar-XXXXXX";

static int start(void **state UNUSED)
{
	const char *root = getenv("TIENDO_ROOT");
	struct error err;

	if (root == NULL || mkdtemp(folder) == NULL)
		return -1;
	return catalogue_folder_read(
		       &arena, arena_format(&arena, "%s/data/hcmc", root), &catalogue, &err)
		? 0
		: -1;
}

static int stop(void **state UNUSED)
{
	(void)unlink(arena_format(&arena, "%s/calendar.json", folder));
	arena_done(&arena);
	return rmdir(folder);
}

#define DUTY(indicator, method, reporter, place, first, days, basis)                               \
	"{\"indicator\":\"" indicator "\",\"method\":\"" method "\",\"reporter\":\"" reporter      \
	"\",\"place\":\"" place "\",\"first\":\"" first "\",\"due_days\":" days                    \
	",\"basis\":" basis "}"
#define WORDS "{\"vi\":\"a\",\"en\":\"b\"}"
#define FINE DUTY("pdti", "decision-922", "mst", "79", "2026", "240", WORDS)

/* A file, and how many duties it holds or where it is refused. */
static const struct {
	const char *name, *text, *seen;
} cases[] = {
	{ "nothing owed", "[]", "0" },
	{ "one", "[" FINE "]", "1" },
	{ "another reporter of the same",
		"[" FINE "," DUTY("pdti", "decision-922", "gso", "79", "2026", "0", WORDS) "]",
		"2" },
	{ "twice", "[" FINE "," FINE "]", "!calendar.json: [1]: stands twice" },
	{ "no list", "{}", "!calendar.json: top: must be a list" },
	{ "an indicator that is none",
		"[" DUTY("nothing", "decision-922", "mst", "79", "2026", "240", WORDS) "]",
		"!calendar.json: [0]: unknown indicator \"nothing\"" },
	{ "a method that is none", "[" DUTY("pdti", "x", "mst", "79", "2026", "240", WORDS) "]",
		"!calendar.json: [0]: unknown method \"x\"" },
	{ "a reporter that is none",
		"[" DUTY("pdti", "decision-922", "x", "79", "2026", "240", WORDS) "]",
		"!calendar.json: [0]: unknown reporter \"x\"" },
	{ "a place that is none",
		"[" DUTY("pdti", "decision-922", "mst", "x", "2026", "240", WORDS) "]",
		"!calendar.json: [0]: unknown place \"x\"" },
	{ "a period that is none",
		"[" DUTY("pdti", "decision-922", "mst", "79", "2026-13", "240", WORDS) "]",
		"!calendar.json: [0]: no such period \"2026-13\"" },
	{ "too many days", "[" DUTY("pdti", "decision-922", "mst", "79", "2026", "401", WORDS) "]",
		"!catalogue.form" },
	{ "days before", "[" DUTY("pdti", "decision-922", "mst", "79", "2026", "-1", WORDS) "]",
		"!catalogue.form" },
	{ "half a basis",
		"[" DUTY("pdti", "decision-922", "mst", "79", "2026", "1", "{\"vi\":\"a\"}") "]",
		"!catalogue.form" },
};

static const char *read_it(void)
{
	struct duty *duties;
	struct error err = { .key = "" };
	size_t count;

	if (calendar_file_read(&arena, folder, &catalogue, &duties, &count, &err))
		return arena_format(&arena, "%zu", count);
	return arena_format(&arena, "!%s", err.detail);
}

static void a_calendar_is_read_or_refused(void **state UNUSED)
{
	const char *path = arena_format(&arena, "%s/calendar.json", folder);
	struct error err;
	int wrong = 0;

	wrong += row_wrong("no file", read_it(), "0");
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *seen;

		assert_true(file_write(path, span_of(cases[i].text), 0600, &err));
		seen = read_it();
		if (strcmp(cases[i].seen, "!catalogue.form") == 0)
			wrong += row_wrong(
				cases[i].name, *seen == '!' ? "refused" : seen, "refused");
		else
			wrong += row_wrong(cases[i].name, seen, cases[i].seen);
	}
	assert_int_equal(wrong, 0);
}

/* The city's own. */
static void the_city_has_one(void **state UNUSED)
{
	struct duty *duties;
	struct error err;
	size_t count;

	assert_true(calendar_file_read(&arena,
		arena_format(&arena, "%s/data/hcmc", getenv("TIENDO_ROOT")), &catalogue, &duties,
		&count, &err));
	assert_true(count > 5);
	for (size_t i = 0; i < count; i++)
		assert_non_null(strstr(duties[i].basis[LANG_EN], "Proposed"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_calendar_is_read_or_refused),
		cmocka_unit_test(the_city_has_one),
	};
	return cmocka_run_group_tests_name("calendar_file", tests, start, stop);
}

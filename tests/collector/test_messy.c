/*
 * tests/collector/test_messy.c - files as people send them, read or refused to the cell.
 *
 * tests/golden/messy/NAME.csv, read against the city's own catalogue, must give NAME.out: the words
 * of a command line stand in its first line (`#! --decimal|,`); then a figure a line, or all
 * problems with their coordinates and nothing else.
 */
#include "tests/support/rows.h"

#include <stdlib.h>

#include "base/hash.h"
#include "collector/catalogue_folder.h"
#include "tests/collector/draw.h"
#include "tests/collector/golden.h"
#include "tests/store/folder.h"

enum { LEAST_FILES = 60 };

static struct arena arena;
static struct catalogue catalogue;
static const char *folder, *office_folder;

/* The catalogue with the ids that an office gives. */
static int start(void **state UNUSED)
{
	const char *root = getenv("TIENDO_ROOT");
	struct catalogue read;
	struct error err;

	assert_non_null(root);
	folder = arena_format(&arena, "%s/tests/golden/messy", root);
	office_folder = folder_make(&arena);
	assert_true(hash_start() && office_init(office_folder, &err));
	{
		office_auto *office = office_open(office_folder, &err);

		assert_true(catalogue_folder_read(&arena,
				    arena_format(&arena, "%s/data/hcmc", root), &read, &err) &&
			office_catalogue_save(office, &read, "tester", &err) &&
			office_catalogue_load(office, &arena, &catalogue, &err));
	}
	return 0;
}

static int stop(void **state UNUSED)
{
	folder_remove(office_folder);
	arena_done(&arena);
	return 0;
}

static void take(void *context, const char *word, const char *value)
{
	static const struct {
		const char *word;
		bool (*take)(struct mapping *mapping, const char *value, struct error *err);
	} words[] = {
		{ "--column", mapping_column },
		{ "--set", mapping_fix },
		{ "--decimal", mapping_decimal },
		{ "--empty", mapping_empty },
	};
	struct error err;

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(word, words[i].word) == 0)
			assert_true(words[i].take(context, value, &err));
}

static const char *draw(struct span bytes)
{
	struct mapping mapping = { 0 };
	struct span file = golden_words(&arena, bytes, take, &mapping);
	text_auto drawn = { 0 };
	struct draft draft;

	draw_read(&arena, &catalogue, file, &mapping, &draft);
	if (draft.problem_count == 0) {
		assert_true(draft.count > 0);
		draw_figures(&catalogue, &draft, &drawn);
	}
	for (size_t i = 0; i < draft.problem_count && i < DRAFT_MAX_PROBLEMS; i++)
		text_addf(&drawn, "!%d:%d %s “%s” %s;", draft.problems[i].line,
			draft.problems[i].column, draft.problems[i].key, draft.problems[i].read,
			draft.problems[i].detail);
	for (size_t i = 0; i < drawn.size; i++)
		if (drawn.data[i] == ';')
			drawn.data[i] = '\n';
	return arena_copy(&arena, text_z(&drawn), drawn.size);
}

static void every_file_is_read_or_refused(void **state UNUSED)
{
	golden_folder(&arena, folder, LEAST_FILES, draw);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_file_is_read_or_refused),
	};
	return cmocka_run_group_tests_name("messy", tests, start, stop);
}

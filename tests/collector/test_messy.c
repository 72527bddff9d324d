/*
 * tests/collector/test_messy.c - files as people send them, read or refused to the cell.
 *
 * tests/golden/messy/NAME.csv, read against the city's own catalogue, must give NAME.out: the words
 * of a command line stand in its first line (`#! --decimal|,`); then a figure a line, or all
 * problems with their coordinates and nothing else. TIENDO_UPDATE=1 writes them anew.
 */
#include "tests/support/rows.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/hash.h"
#include "collector/catalogue_folder.h"
#include "tests/collector/draw.h"
#include "tests/store/folder.h"

enum { LEAST_FILES = 60, MAX_FILE = 1 << 20 };

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

/* Takes `#! WORD VALUE WORD VALUE` off the first line. */
static struct span take_words(struct span bytes, struct mapping *mapping)
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
	size_t line;
	char *rest, *word, *value;
	struct error err;

	if (bytes.size < 3 || memcmp(bytes.data, "#! ", 3) != 0)
		return bytes;
	line = (size_t)((const char *)memchr(bytes.data, '\n', bytes.size) - bytes.data);
	rest = arena_copy(&arena, bytes.data + 3, line - 3);
	while ((word = strsep(&rest, "|")) != NULL && (value = strsep(&rest, "|")) != NULL)
		for (size_t i = 0; i < COUNT(words); i++)
			if (strcmp(word, words[i].word) == 0)
				assert_true(words[i].take(mapping, value, &err));
	return (struct span){ bytes.data + line + 1, bytes.size - line - 1 };
}

static const char *draw(struct span bytes)
{
	struct mapping mapping = { 0 };
	struct span file = take_words(bytes, &mapping);
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

static const char *contents(const char *name)
{
	struct span bytes;
	struct error err;

	if (!file_read(&arena, name, MAX_FILE, &bytes, &err))
		return "";
	return arena_copy(&arena, bytes.data, bytes.size);
}

static void every_file_is_read_or_refused(void **state UNUSED)
{
	struct dirent **entries = NULL;
	int found = scandir(folder, &entries, NULL, alphasort), files = 0, wrong = 0;

	for (int i = 0; i < found; i++) {
		size_t size = strlen(entries[i]->d_name);
		const char *path = arena_format(&arena, "%s/%s", folder, entries[i]->d_name);

		if (size > 4 && strcmp(entries[i]->d_name + size - 4, ".csv") == 0) {
			const char *out = arena_format(
				&arena, "%.*s.out", (int)(strlen(path) - 4), path);
			struct span bytes;
			struct error err;
			const char *drawn;

			assert_true(file_read(&arena, path, MAX_FILE, &bytes, &err));
			drawn = draw(bytes);
			if (getenv("TIENDO_UPDATE") != NULL)
				assert_true(file_write(out, span_of(drawn), 0644, &err));
			wrong += row_wrong(entries[i]->d_name, drawn, contents(out));
			files++;
		}
		free(entries[i]);
	}
	free(entries);
	assert_true(files >= LEAST_FILES);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_file_is_read_or_refused),
	};
	return cmocka_run_group_tests_name("messy", tests, start, stop);
}

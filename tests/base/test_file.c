/* tests/base/test_file.c - the contract of base/file.h, in a folder of its own. */
#include "tests/support/unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

enum { PATIENCE_SECONDS = 20 };

static char folder[64];

static const char *at(struct arena *arena, const char *name)
{
	return arena_format(arena, "%s/%s", folder, name);
}

static int make_folder(void **state UNUSED)
{
	const char *tmp = getenv("TMPDIR");

	(void)alarm(PATIENCE_SECONDS); /* a read that never ends is a failure, not a hang */
	(void)snprintf(folder, sizeof folder, "%s/tiendo-file-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void **state UNUSED)
{
	arena_auto arena = { 0 };
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (dir == NULL)
		return -1;
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			(void)remove(at(&arena, entry->d_name));
	(void)closedir(dir);
	return rmdir(folder);
}

static int count_files(void)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int count = 0;

	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL)
		count += entry->d_name[0] != '.';
	(void)closedir(dir);
	return count;
}

static void assert_holds(const char *path, const char *expected)
{
	arena_auto arena = { 0 };
	struct span bytes;
	struct error err;

	assert_true(file_read(&arena, path, 1000, &bytes, &err));
	assert_true(span_is(bytes, expected));
	assert_int_equal(bytes.data[bytes.size], '\0');
}

static void writes_and_replaces(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const char *path = at(&arena, "figures.csv");
	struct error err;
	struct stat stat_of;
	int before = count_files();

	assert_true(file_write(path, span_of("first"), 0600, &err));
	assert_holds(path, "first");
	assert_int_equal(stat(path, &stat_of), 0);
	assert_int_equal(stat_of.st_mode & 0777, 0600);
	assert_true(file_write(path, span_of("2"), 0600, &err));
	assert_holds(path, "2");
	assert_true(file_write(path, (struct span){ 0 }, 0600, &err));
	assert_holds(path, "");
	assert_int_equal(count_files(), before + 1);
	assert_true(file_sync(path, &err));
	assert_true(file_sync(folder, &err));
}

/* Of a file that holds something, of an empty one, and over one that is there. */
static void copies(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const char *from = at(&arena, "from.db"), *to = at(&arena, "to.db");
	struct error err;
	struct stat stat_of;
	int before = count_files();

	assert_false(file_copy(from, to, 0640, &err));
	assert_string_equal(err.key, "file.open");
	assert_true(file_write(from, span_of("all of it"), 0600, &err));
	assert_true(file_copy(from, to, 0640, &err));
	assert_holds(to, "all of it");
	assert_int_equal(stat(to, &stat_of), 0);
	assert_int_equal(stat_of.st_mode & 0777, 0640);
	assert_true(file_write(from, (struct span){ 0 }, 0600, &err));
	assert_true(file_copy(from, to, 0640, &err));
	assert_holds(to, "");
	assert_int_equal(count_files(), before + 2);
	assert_false(file_copy(from, at(&arena, "no/such/a"), 0640, &err));
	assert_string_equal(err.key, "file.write");
	assert_false(file_copy(folder, to, 0640, &err));
	assert_int_equal(count_files(), before + 2);
}

static void a_failed_write_leaves_nothing(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct error err;
	int before = count_files();

	assert_false(file_write(at(&arena, "no/such/a"), span_of("x"), 0600, &err));
	assert_int_equal(err.kind, ERROR_FAILURE);
	assert_string_equal(err.key, "file.write");
	assert_int_equal(mkdir(at(&arena, "taken"), 0700), 0);
	assert_false(file_write(at(&arena, "taken"), span_of("x"), 0600, &err));
	assert_string_equal(err.key, "file.write");
	assert_int_equal(rmdir(at(&arena, "taken")), 0);
	assert_int_equal(count_files(), before);
	assert_false(file_sync(at(&arena, "none"), &err));
	assert_string_equal(err.key, "file.write");
}

static void reads_up_to_the_limit(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const char *path = at(&arena, "six");
	struct span bytes = { "kept", 4 };
	struct error err;

	assert_true(file_write(path, (struct span){ "a\0b\ncd", 6 }, 0600, &err));
	assert_false(file_read(&arena, path, 5, &bytes, &err));
	assert_string_equal(err.key, "file.limit");
	assert_int_equal(err.kind, ERROR_REFUSED);
	assert_true(span_is(bytes, "kept"));
	assert_true(file_read(&arena, path, 6, &bytes, &err));
	assert_int_equal(bytes.size, 6);
	assert_memory_equal(bytes.data, "a\0b\ncd", 7);
}

static void refuses_what_is_not_a_file(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const char *const paths[] = { at(&arena, "none"), folder, "", at(&arena, "pipe"),
		"/dev/zero" };
	struct span bytes = { "kept", 4 };
	struct error err;

	assert_int_equal(mkfifo(at(&arena, "pipe"), 0600), 0);
	for (size_t i = 0; i < COUNT(paths); i++) {
		print_message("  '%s'\n", paths[i]);
		assert_false(file_read(&arena, paths[i], 100, &bytes, &err));
		assert_string_equal(err.key, "file.open");
		assert_int_equal(err.kind, ERROR_REFUSED);
		assert_true(span_is(bytes, "kept"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_and_replaces),
		cmocka_unit_test(copies),
		cmocka_unit_test(a_failed_write_leaves_nothing),
		cmocka_unit_test(reads_up_to_the_limit),
		cmocka_unit_test(refuses_what_is_not_a_file),
	};
	return cmocka_run_group_tests_name("file", tests, make_folder, remove_folder);
}

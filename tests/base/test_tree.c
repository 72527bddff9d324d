/* tests/base/test_tree.c - the contract of base/tree.h, in folders of its own. */
#include "tests/support/unit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/tree.h"

enum { LARGE = 3 << 20 };

static struct arena arena;
static char folder[64], elsewhere[64];
static struct tree tree;

static const char *at(const char *base, const char *name)
{
	return arena_format(&arena, "%s/%s", base, name);
}

static void make_file(const char *path, size_t size)
{
	char *bytes = arena_new(&arena, size + 1, 1);
	struct error err;

	memset(bytes, 'x', size);
	assert_true(file_write(path, (struct span){ bytes, size }, 0640, &err));
}

/* A folder with files, one in a folder, a link to one, and one that is to be left out; and another disk. */
static int start(void **state UNUSED)
{
	const char *tmp = getenv("TMPDIR"), *from;

	(void)snprintf(folder, sizeof folder, "%s/tiendo-tree-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	(void)snprintf(elsewhere, sizeof elsewhere, "/dev/shm/tiendo-tree-XXXXXX");
	if (mkdtemp(folder) == NULL || mkdtemp(elsewhere) == NULL)
		return -1;
	from = at(folder, "from");
	tree = (struct tree){ .from = from, .to = at(folder, "to") };
	assert_int_equal(mkdir(from, 0755) + mkdir(at(from, "inner"), 0700), 0);
	make_file(at(from, "large"), LARGE);
	make_file(at(from, "inner/empty"), 0);
	make_file(at(from, "left"), 1);
	return symlink("large", at(from, "link"));
}

static int stop(void **state UNUSED)
{
	struct error err;
	bool removed = tree_remove(folder, &err) && tree_remove(elsewhere, &err);

	arena_done(&arena);
	return removed ? 0 : -1;
}

static bool is_left(const char *name)
{
	return strcmp(name, "left") == 0;
}

static void assert_same(const char *name)
{
	struct stat one, other;

	assert_int_equal(lstat(at(tree.from, name), &one), 0);
	assert_int_equal(lstat(at(tree.to, name), &other), 0);
	assert_int_equal(one.st_mode, other.st_mode);
	if (!S_ISREG(one.st_mode))
		return;
	assert_int_equal(one.st_size, other.st_size);
	assert_int_equal(one.st_mtim.tv_nsec, other.st_mtim.tv_nsec);
}

static void assert_copied(void)
{
	struct span bytes;
	struct error err = { .key = "" };

	tree.skips = is_left;
	if (!tree_copy(&tree, &err))
		fail_msg("%s %s", err.key, err.detail);
	assert_same("large");
	assert_same("inner");
	assert_same("inner/empty");
	assert_same("link");
	assert_int_equal(access(at(tree.to, "left"), F_OK), -1);
	assert_true(file_read(&arena, at(tree.to, "link"), LARGE, &bytes, &err));
	assert_int_equal(bytes.size, LARGE);
	assert_int_equal(strspn(bytes.data, "x"), LARGE);
	assert_int_equal(tree.files, 2);
}

static void a_folder_is_copied(void **state UNUSED)
{
	assert_copied();
	assert_int_equal(tree.shared, 0);
	assert_int_equal(tree.bytes, LARGE);
}

/* Backups are for another disk: the memory's file system is one that every Linux has. */
static void a_folder_is_copied_to_another_disk(void **state UNUSED)
{
	struct stat here, there;

	assert_int_equal(stat(folder, &here) + stat(elsewhere, &there), 0);
	if (here.st_dev == there.st_dev)
		print_message("%s and %s are on one disk: copied within it\n", folder, elsewhere);
	tree.to = elsewhere;
	assert_copied();
}

static void what_is_the_same_is_linked_to(void **state UNUSED)
{
	struct stat one, other;

	assert_copied();
	tree = (struct tree){ .from = tree.from, .to = at(folder, "again"), .like = tree.to };
	make_file(at(tree.from, "inner/empty"), 1);
	assert_copied();
	assert_int_equal(tree.shared, 1);
	assert_int_equal(tree.bytes, 1);
	assert_int_equal(stat(at(tree.like, "large"), &one), 0);
	assert_int_equal(stat(at(tree.to, "large"), &other), 0);
	assert_int_equal(one.st_ino, other.st_ino);
}

static void what_cannot_be_is_told(void **state UNUSED)
{
	const char *path = tree.from;
	struct error err;

	assert_true(tree_remove(at(folder, "none"), &err));
	assert_false(tree_sync(at(folder, "none"), &err));
	assert_string_equal(err.key, "file.write");
	for (int depth = 0; depth <= TREE_DEPTH; depth++) {
		path = at(path, "d");
		assert_int_equal(mkdir(path, 0700), 0);
	}
	assert_false(tree_copy(&tree, &err));
	assert_string_equal(err.key, "file.read");
	assert_non_null(strstr(err.detail, strerror(ELOOP)));
	tree = (struct tree){ .from = at(folder, "none"), .to = at(folder, "other") };
	assert_false(tree_copy(&tree, &err));
	assert_string_equal(err.key, "file.read");
}

#define TREE_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(a_folder_is_copied),
		TREE_TEST(a_folder_is_copied_to_another_disk),
		TREE_TEST(what_is_the_same_is_linked_to),
		TREE_TEST(what_cannot_be_is_told),
	};
	return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}

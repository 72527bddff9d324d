/* tests/store/test_db.c - the contract of store/db.h. */
#include "tests/support/rows.h"

#include <stdio.h>

#include "store/db.h"
#include "store/pages.h"
#include "tests/store/folder.h"

static struct arena arena;
static const char *dir, *path;

static int start(void **state UNUSED)
{
	dir = folder_make(&arena);
	path = arena_format(&arena, "%s/x.db", dir);
	return 0;
}

static int stop(void **state UNUSED)
{
	folder_remove(dir);
	arena_done(&arena);
	return 0;
}

/* A file with a table of one row. */
static void make_file(void)
{
	struct error err = { .detail = "" };
	db_auto *db = db_open(path, DB_CREATE, &err);

	if (db == NULL ||
		!db_run(db, "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'one');", &err))
		fail_msg("%s", err.detail);
}

static void creating_needs_a_new_file(void **state UNUSED)
{
	struct error err = { .key = "" };
	struct db *db;

	make_file();
	db = db_open(path, DB_CREATE, &err);
	assert_null(db);
	assert_int_equal(err.kind, ERROR_FAILURE);
}

static void writing_needs_a_file(void **state UNUSED)
{
	static const enum db_mode modes[] = { DB_WRITE, DB_IMMUTABLE };

	for (size_t i = 0; i < COUNT(modes); i++) {
		struct error err = { .key = "" };

		assert_null(db_open(path, modes[i], &err));
		assert_int_equal(err.kind, ERROR_FAILURE);
		assert_string_equal(err.key, "db.failed");
		assert_int_equal(folder_count(dir), 0);
	}
}

/* Names of folders as scripts put them together: two slashes begin no name of a machine. */
static void a_path_may_begin_with_two_slashes(void **state UNUSED)
{
	static const enum db_mode modes[] = { DB_WRITE, DB_IMMUTABLE };
	const char *twice = arena_format(&arena, "/%s", path);

	make_file();
	for (size_t i = 0; i < COUNT(modes); i++) {
		struct error err = { .detail = "" };
		db_auto *db = db_open(twice, modes[i], &err);

		if (db == NULL)
			fail_msg("%s", err.detail);
	}
}

static void values_come_back(void **state UNUSED)
{
	static const char *const pair[LANG_COUNT] = { "Một", NULL };
	struct error err = { .detail = "" };
	db_auto *db = db_open(path, DB_CREATE, &err);
	struct decimal value = { 42, 7 };
	const char *back[LANG_COUNT];

	assert_non_null(db);
	assert_true(db_run(db, "CREATE TABLE t (a, b, c, d, e, f, g, h)", &err));
	{
		stmt_auto *insert = db_query(
			db, "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

		stmt_text(insert, 1, "chữ");
		stmt_text(insert, 2, NULL);
		stmt_int(insert, 3, INT64_MIN);
		stmt_pair(insert, 4, pair);
		stmt_decimal(insert, 6, true, (struct decimal){ -12345, 2 });
		assert_true(stmt_run(insert, &err));
		assert_int_equal(db_changes(db), 1);
		assert_int_equal(db_last_id(db), 1);
		/* ready to bind again, with nothing left over */
		assert_true(stmt_run(insert, &err));
		assert_int_equal(db_last_id(db), 2);
	}
	{
		stmt_auto *select = db_query(db, "SELECT * FROM t ORDER BY rowid");

		assert_int_equal(stmt_step(select, &err), DB_ROW);
		assert_string_equal(column_text(select, &arena, 0), "chữ");
		assert_true(column_null(select, 1));
		assert_string_equal(column_text(select, &arena, 1), "");
		assert_int_equal(column_int(select, 2), INT64_MIN);
		column_pair(select, &arena, 3, back);
		assert_string_equal(back[LANG_VI], "Một");
		assert_string_equal(back[LANG_EN], "");
		assert_true(column_decimal(select, 5, &value));
		assert_int_equal(value.units, -12345);
		assert_int_equal(value.scale, 2);
		assert_int_equal(stmt_step(select, &err), DB_ROW);
		assert_true(column_null(select, 0));
		assert_false(column_decimal(select, 5, &value));
		assert_int_equal(stmt_step(select, &err), DB_DONE);
	}
}

/* A decimal that is not known is two NULLs. */
static void an_unknown_decimal_is_null(void **state UNUSED)
{
	struct error err = { .detail = "" };
	db_auto *db = db_open(path, DB_CREATE, &err);
	stmt_auto *select = db_query(db, "SELECT ?1, ?2");
	struct decimal value = { 42, 7 };

	stmt_decimal(select, 1, false, (struct decimal){ 1, 1 });
	assert_int_equal(stmt_step(select, &err), DB_ROW);
	assert_true(column_null(select, 0) && column_null(select, 1));
	assert_false(column_decimal(select, 0, &value));
	assert_int_equal(value.units, 42);
}

/* What cannot be prepared is refused when it is stepped, and binding to it does no harm. */
static void a_wrong_statement_is_told_at_its_step(void **state UNUSED)
{
	static const char *const pair[LANG_COUNT] = { "a", "b" };
	struct error err = { .key = "" };
	db_auto *db = db_open(path, DB_CREATE, &err);
	stmt_auto *wrong = db_query(db, "SELECT nothing FROM nowhere");

	stmt_text(wrong, 1, "x");
	stmt_int(wrong, 1, 1);
	stmt_pair(wrong, 1, pair);
	stmt_decimal(wrong, 1, true, (struct decimal){ 1, 0 });
	assert_int_equal(stmt_step(wrong, &err), DB_ERROR);
	assert_string_equal(err.key, "db.failed");
	assert_int_equal(err.kind, ERROR_FAILURE);
	assert_false(stmt_run(wrong, &err));
	assert_false(db_run(db, "nonsense", &err));
}

static void an_edition_is_only_read(void **state UNUSED)
{
	struct error err = { .key = "" };

	make_file();
	{
		db_auto *db = db_open(path, DB_IMMUTABLE, &err);
		stmt_auto *select = db_query(db, "SELECT a FROM t");

		assert_int_equal(stmt_step(select, &err), DB_ROW);
		assert_int_equal(column_int(select, 0), 1);
		assert_false(db_run(db, "INSERT INTO t VALUES (2, 'two')", &err));
		assert_false(db_run(db, "DELETE FROM t", &err));
		assert_false(db_run(db, "CREATE TABLE u (a)", &err));
	}
	assert_int_equal(folder_count(dir), 1);
}

/* No other file can be reached, and no word in double quotes becomes a text. */
static void tricks_are_off(void **state UNUSED)
{
	struct error err = { .key = "" };

	make_file();
	{
		db_auto *db = db_open(path, DB_WRITE, &err);

		assert_false(db_run(db, "ATTACH 'other.db' AS other", &err));
		assert_false(db_run(db, "SELECT \"not a column\" FROM t", &err));
		assert_false(db_run(db, "SELECT load_extension('x')", &err));
		assert_false(
			db_run(db, "PRAGMA writable_schema = 1; DELETE FROM sqlite_schema", &err));
	}
}

/* Whose fault it is, by key. */
static void failures_have_their_keys(void **state UNUSED)
{
	struct error err = { .key = "" };

	make_file();
	{
		struct span bytes = folder_read(&arena, dir, "x.db");
		char *copy = arena_copy(&arena, bytes.data, bytes.size);

		for (size_t i = 4096; i < bytes.size; i++)
			copy[i] = (char)0xA5;
		folder_write(dir, "x.db", (struct span){ copy, bytes.size });
	}
	{
		db_auto *db = db_open(path, DB_WRITE, &err);
		stmt_auto *select = db_query(db, "SELECT a FROM t");

		assert_int_equal(stmt_step(select, &err), DB_ERROR);
		assert_string_equal(err.key, "db.damaged");
	}
	{
		db_auto *db = db_open(path, DB_WRITE, &err);

		assert_false(db_run(db,
			"CREATE TABLE big (a); PRAGMA max_page_count = 3;"
			"INSERT INTO big SELECT zeroblob(100000)",
			&err));
		assert_string_equal(err.key, "db.full");
	}
}

/* Does anybody who reads all of it notice? */
static bool is_told(void)
{
	struct error err = { .key = "" };
	db_auto *db = db_open(path, DB_WRITE, &err);
	stmt_auto *check = NULL;
	enum db_step step = DB_ERROR;

	if (db != NULL) {
		check = db_query(
			db, "SELECT 1 FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
		step = stmt_step(check, &err);
	}
	if (step == DB_ERROR)
		assert_string_equal(err.key, "db.damaged");
	return step != DB_DONE;
}

/* Each byte of the header and every 61st of the rest, one bit of it turned over; a page in another's place. */
static void no_byte_changes_untold(void **state UNUSED)
{
	struct error err = { .key = "" };
	struct span bytes;
	char *copy;
	size_t untold = 0;

	{
		db_auto *db = db_open(path, DB_CREATE_SUMMED, &err);

		assert_non_null(db);
		assert_true(db_run(db,
			"CREATE TABLE t (a, b); CREATE INDEX tb ON t (b);"
			"WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i "
			"< 300)"
			" INSERT INTO t SELECT i, printf('%*d', 50 + i, i) FROM n",
			&err));
	}
	assert_false(is_told());
	bytes = folder_read(&arena, dir, "x.db");
	assert_true(bytes.size > (size_t)20 * PAGES_SIZE);
	copy = arena_copy(&arena, bytes.data, bytes.size);
	for (size_t i = 0; i < bytes.size; i += i < 100 ? 1 : 61) {
		copy[i] ^= (char)(1 << i % 8);
		folder_write(dir, "x.db", (struct span){ copy, bytes.size });
		copy[i] = bytes.data[i];
		if (!is_told()) {
			print_message("  byte %zu\n", i);
			untold++;
		}
	}
	assert_int_equal(untold, 0);
	memcpy(copy + (size_t)3 * PAGES_SIZE, copy + (size_t)4 * PAGES_SIZE, PAGES_SIZE);
	folder_write(dir, "x.db", (struct span){ copy, bytes.size });
	assert_true(is_told());
}

#define DB_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		DB_TEST(creating_needs_a_new_file),
		DB_TEST(writing_needs_a_file),
		DB_TEST(a_path_may_begin_with_two_slashes),
		DB_TEST(values_come_back),
		DB_TEST(an_unknown_decimal_is_null),
		DB_TEST(a_wrong_statement_is_told_at_its_step),
		DB_TEST(an_edition_is_only_read),
		DB_TEST(tricks_are_off),
		DB_TEST(failures_have_their_keys),
		DB_TEST(no_byte_changes_untold),
	};
	return cmocka_run_group_tests_name("db", tests, NULL, NULL);
}

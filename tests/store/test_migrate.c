/*
 * tests/store/test_migrate.c - an office that version 1 of the program made becomes one of today.
 *
 * The old office is made by the SQL of that version, kept in tests/golden/store/office-1.sql, with
 * figures in every state it knew. Later versions are told by what they did not have yet; the tables
 * of today's are kept beside it, because the steps make theirs from the same files.
 */
#include "tests/store/make.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/hash.h"
#include "store/pages.h"

static struct arena arena;
static const char *dir;

static const char *at(const char *name)
{
	return arena_format(&arena, "%s/%s", dir, name);
}

static const char *golden_folder(void)
{
	const char *root = getenv("TIENDO_ROOT");

	assert_non_null(root);
	return arena_format(&arena, "%s/tests/golden/store", root);
}

/* The folder of a new office, its database replaced by the old one, its evidence where it was. */
static int start(void **state UNUSED)
{
	static const char *const sent[] = { "users,79,2021,1\nusers,79,2022,2\n",
		"users,79,2022,3\n", "users,79,2023,4\n", "users,79,2024,5\n" };
	struct span sql = folder_read(&arena, golden_folder(), "office-1.sql");
	char hash[HASH_HEX];

	dir = folder_make(&arena);
	office_close(make_office(dir));
	assert_int_equal(unlink(at("office.db")), 0);
	folder_write(dir, "office.db", span_of(""));
	office_sql(dir, arena_copy(&arena, sql.data, sql.size));
	for (size_t i = 0; i < COUNT(sent); i++) {
		struct span bytes = span_of(
			arena_format(&arena, "indicator,place,period,value\n%s", sent[i]));

		hash_bytes(bytes, hash);
		folder_write(dir, arena_format(&arena, "evidence/%s", hash), bytes);
	}
	return 0;
}

static int stop(void **state UNUSED)
{
	folder_remove(dir);
	arena_done(&arena);
	return 0;
}

static void find_trouble(void *context, const struct error *trouble)
{
	text_addf(context, "%s %s; ", trouble->key, trouble->detail);
}

/* Name, type, and whether it may be NULL, of every column of every table, and every index. */
static int add_line(void *context, int count, char **values, char **names UNUSED)
{
	for (int i = 0; i < count; i++)
		text_addf(context, "%s|", values[i] == NULL ? "" : values[i]);
	text_addc(context, '\n');
	return 0;
}

static void schema_text(const char *folder, struct text *ret)
{
	sqlite3 *db;

	assert_int_equal(
		sqlite3_open(arena_format(&arena, "%s/office.db", folder), &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db,
			"SELECT t.name, c.cid, c.name, c.type, c.\"notnull\", c.pk FROM"
			" sqlite_schema AS t JOIN pragma_table_xinfo(t.name) AS c"
			" WHERE t.type = 'table' ORDER BY t.name, c.cid;"
			"SELECT type, name, tbl_name FROM sqlite_schema WHERE type <> 'table'"
			" ORDER BY type, name;"
			"SELECT user_version, application_id FROM pragma_user_version,"
			" pragma_application_id",
			add_line, ret, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Whoever changes a table and forgets the offices that are there already is told here. */
static void it_has_the_tables_of_a_new_one(void **state UNUSED)
{
	const char *fresh = folder_make(&arena);
	text_auto migrated = { 0 }, new = { 0 };

	office_close(reopen(dir));
	office_close(make_office(fresh));
	schema_text(dir, &migrated);
	schema_text(fresh, &new);
	folder_remove(fresh);
	assert_string_equal(text_z(&migrated), text_z(&new));
}

static void it_holds_what_it_held(void **state UNUSED)
{
	struct office *office = reopen(dir);
	struct catalogue catalogue;
	struct submission *list;
	struct queued *figures;
	text_auto seen = { 0 };
	struct error err;
	size_t count, size;

	assert_true(office_catalogue_load(office, &arena, &catalogue, &err));
	assert_true(submission_list(office, &arena, &list, &count, &err));
	for (size_t i = 0; i < count; i++) {
		text_addf(&seen, "%jd %s %s %s\n", (intmax_t)list[i].id, list[i].state,
			list[i].submitted_by, list[i].decided_by);
		assert_true(queue_figures(
			office, &arena, &catalogue, list[i].id, 1, 99, &figures, &size, &err));
		for (size_t f = 0; f < size; f++)
			text_addf(&seen, "  %d line %d %s.%s/%s/%s %s [%d-%d]\n",
				figures[f].position, figures[f].line, figures[f].indicator->code,
				figures[f].method->code, figures[f].observation.place->code,
				figures[f].observation.period.label, figures[f].state,
				figures[f].observation.since, figures[f].observation.until);
	}
	assert_string_equal(text_z(&seen),
		"1 published root root\n"
		"  1 line 2 users.count/79/2021 published [1-0]\n"
		"  2 line 3 users.count/79/2022 published [1-2]\n"
		"2 published root root\n"
		"  1 line 2 users.count/79/2022 published [2-0]\n"
		"3 approved root root\n"
		"  1 line 2 users.count/79/2023 approved [0-0]\n"
		"4 submitted root \n"
		"  1 line 2 users.count/79/2024 submitted [0-0]\n");
	office_close(office);
}

/* Other tables are another version: a number more, on the last line here, and a step to it. */
static void a_version_keeps_its_tables(void **state UNUSED)
{
	const char *fresh = folder_make(&arena);
	text_auto tables = { 0 };
	struct span kept;

	office_close(make_office(fresh));
	schema_text(fresh, &tables);
	folder_remove(fresh);
	if (getenv("TIENDO_UPDATE") != NULL)
		folder_write(golden_folder(), "office.tables", text_span(&tables));
	kept = folder_read(&arena, golden_folder(), "office.tables");
	assert_string_equal(text_z(&tables), arena_copy(&arena, kept.data, kept.size));
}

#define WITHOUT_5 "DROP TABLE calendar; DROP TABLE indicator_rollup;"
#define WITHOUT_9                                                                                  \
	"DROP TABLE content_past; DROP TABLE content_picture; DROP TABLE picture;"                 \
	"DROP TABLE inquiry;"                                                                      \
	"PRAGMA user_version = "
#define WITHOUT_8                                                                                  \
	"DROP TABLE content_indicator; DROP TABLE content_milestone; DROP TABLE "                  \
	"content;" WITHOUT_9
#define WITHOUT_7 "DROP TABLE recipe; DROP TABLE component;" WITHOUT_8
#define WITHOUT_6 "DROP TABLE duty;" WITHOUT_7

/* Every version that there was after the first: a new office without what came later. */
static const struct {
	const char *version, *without;
} versions[] = {
	{ "2", "DROP TABLE finding; DROP TABLE reading;" WITHOUT_5 WITHOUT_6 "2" },
	{ "3", "DROP TABLE reading;" WITHOUT_5 WITHOUT_6 "3" },
	{ "4", WITHOUT_5 WITHOUT_6 "4" },
	{ "5", WITHOUT_6 "5" },
	{ "6", WITHOUT_7 "6" },
	{ "7", WITHOUT_8 "7" },
	{ "8", WITHOUT_9 "8" },
};

/* Its pages carry sums; what is reserved of each stands in the file's header. */
static void its_pages_have_sums(void **state UNUSED)
{
	assert_int_equal(folder_read(&arena, dir, "office.db").data[20], 0);
	office_close(reopen(dir));
	assert_int_equal(folder_read(&arena, dir, "office.db").data[20], PAGES_SUM);
	assert_false(access(arena_format(&arena, "%s/office.db.new", dir), F_OK) == 0);
}

/* Each becomes one of today, once: opening it again does nothing. */
static void every_version_becomes_todays(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(versions); i++) {
		const char *old = folder_make(&arena);
		text_auto today = { 0 }, migrated = { 0 }, once = { 0 }, twice = { 0 };

		print_message("  %s\n", versions[i].version);
		office_close(make_office(old));
		schema_text(old, &today);
		office_sql(old, versions[i].without);
		office_close(reopen(old));
		schema_text(old, &migrated);
		office_text(old, &once);
		office_close(reopen(old));
		office_text(old, &twice);
		folder_remove(old);
		assert_string_equal(text_z(&migrated), text_z(&today));
		assert_string_equal(text_z(&twice), text_z(&once));
		assert_non_null(strstr(text_z(&once),
			arena_format(&arena, "migrate||%s -> ", versions[i].version)));
	}
}

/* And its work goes on: what waited is decided, evidence is where it is looked for. */
static void its_work_goes_on(void **state UNUSED)
{
	struct office *office = reopen(dir);
	text_auto trouble = { 0 };
	struct act act = { 4, 1, 1, "chi", "" };
	struct error err;
	int count;

	assert_true(figures_approve(office, &act, &count, &err));
	assert_true(office_check(office, find_trouble, &trouble, &err));
	/* the editions' files were never made here */
	assert_null(strstr(text_z(&trouble), "evidence"));
	assert_null(strstr(text_z(&trouble), "ledger"));
	assert_null(strstr(text_z(&trouble), "db."));
	office_close(office);
	office_close(reopen(dir));
}

/* What fails on the way is undone whole: the office is of version 1 still. */
static void half_a_migration_is_none(void **state UNUSED)
{
	text_auto before = { 0 }, after = { 0 };
	struct error err;

	office_sql(dir, "CREATE TABLE person (x)"); /* in the way, late */
	office_text(dir, &before);
	assert_null(office_open(dir, &err));
	assert_string_equal(err.key, "db.failed");
	office_text(dir, &after);
	assert_string_equal(text_z(&after), text_z(&before));
	office_sql(dir, "DROP TABLE person");
	office_close(reopen(dir));
}

#define MIGRATE_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		MIGRATE_TEST(it_has_the_tables_of_a_new_one),
		MIGRATE_TEST(a_version_keeps_its_tables),
		MIGRATE_TEST(it_holds_what_it_held),
		MIGRATE_TEST(every_version_becomes_todays),
		MIGRATE_TEST(its_pages_have_sums),
		MIGRATE_TEST(its_work_goes_on),
		MIGRATE_TEST(half_a_migration_is_none),
	};
	return cmocka_run_group_tests_name("migrate", tests, NULL, NULL);
}

/* tests/store/test_ledger.c - the ledger of store/office: every act, chained, and never changed. */
#include "tests/store/stage.h"

#include <sqlite3.h>

#include "store/office/ledger.h"

static int start(void **state)
{
	(void)stage_start(state);
	publish_line(office, "share.mic/79/2022=15", "2026-01-01T00:00:00Z");
	return 0;
}

static sqlite3 *open_office(void)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(arena_format(&arena, "%s/office.db", dir), &db), SQLITE_OK);
	return db;
}

static int add_row(void *context, int count, char **values, char **names UNUSED)
{
	for (int i = 0; i < count; i++)
		text_addf(context, "%s%s", i == 0 ? "" : " ", values[i]);
	text_addc(context, ';');
	return 0;
}

static const char *ask(const char *sql)
{
	sqlite3 *db = open_office();
	text_auto answer = { 0 };

	assert_int_equal(sqlite3_exec(db, sql, add_row, &answer, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return arena_copy(&arena, text_z(&answer), answer.size);
}

static void every_act_is_entered(void **state UNUSED)
{
	assert_string_equal(
		ask("SELECT sequence, actor, act, subject FROM ledger ORDER BY sequence"),
		"1  init ;"
		"2 tester catalogue-load ;"
		"3 tester submit submission 1;"
		"4 reviewer approve submission 1;"
		"5 publisher publish edition 1;");
}

/* What changes nothing is no act, and what was refused is none either. */
static void nothing_else_is_entered(void **state UNUSED)
{
	struct publication publication;
	struct error err;
	int count;

	(void)submit(office, "share.mic/79/2022=15");
	assert_false(submission_approve(office, 1, "reviewer", &count, &err));
	assert_true(submission_approve(office, 0, "reviewer", &count, &err));
	assert_false(office_publish(
		office, "", "2025-01-01T00:00:00Z", "publisher", &publication, &err));
	assert_false(office_init(dir, &err));
	assert_string_equal(ask("SELECT count(*) FROM ledger"), "5;");
}

/* The hash of each row, made here from the words of ledger.c: LENGTH:TEXT, of seven fields. */
static void the_chain_can_be_made_again(void **state UNUSED)
{
	sqlite3 *db = open_office();
	sqlite3_stmt *stmt;
	char before[HASH_HEX] = "";
	int rows = 0;

	assert_int_equal(sqlite3_prepare_v2(db,
				 "SELECT previous, sequence, at, actor, act, subject, detail, hash"
				 " FROM ledger ORDER BY sequence",
				 -1, &stmt, NULL),
		SQLITE_OK);
	for (; sqlite3_step(stmt) == SQLITE_ROW; rows++) {
		text_auto text = { 0 };
		char hash[HASH_HEX];

		for (int i = 0; i < 7; i++) {
			const char *field = (const char *)sqlite3_column_text(stmt, i);

			text_addf(&text, "%zu:%s,", strlen(field), field);
		}
		assert_string_equal((const char *)sqlite3_column_text(stmt, 0), before);
		hash_bytes(text_span(&text), hash);
		assert_string_equal((const char *)sqlite3_column_text(stmt, 7), hash);
		memcpy(before, hash, sizeof before);
	}
	assert_int_equal(rows, 5);
	assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* With the triggers in place no row can be changed, removed or written over. */
static void no_row_can_be_changed(void **state UNUSED)
{
	static const char *const attempts[] = {
		"UPDATE ledger SET actor = 'nobody' WHERE sequence = 3",
		"UPDATE ledger SET sequence = 9 WHERE sequence = 5",
		"DELETE FROM ledger WHERE sequence = 5",
		"DELETE FROM ledger",
		"INSERT OR REPLACE INTO ledger VALUES (3, '', '', '', '', '', '', '')",
		("REPLACE INTO ledger SELECT 5, at, 'nobody', act, subject, detail, previous, hash"
		 " FROM ledger WHERE sequence = 5"),
		"INSERT INTO ledger VALUES (9, '', '', '', '', '', '', '')",
		"INSERT INTO ledger VALUES (0, '', '', '', '', '', '', '')",
	};
	const char *before = ask("SELECT * FROM ledger");
	int wrong = 0;

	for (size_t i = 0; i < COUNT(attempts); i++) {
		sqlite3 *db = open_office();
		int result = sqlite3_exec(db, attempts[i], NULL, NULL, NULL);

		wrong += row_wrong(
			attempts[i], result == SQLITE_OK ? "done" : "refused", "refused");
		(void)sqlite3_close(db);
	}
	assert_int_equal(wrong, 0);
	assert_string_equal(ask("SELECT * FROM ledger"), before);
}

/* Wishes, and the sequence numbers that fit them, newest first. */
static void entries_are_found(void **state UNUSED)
{
	static const struct {
		const char *name;
		struct ledger_wish wish;
		const char *found;
	} cases[] = {
		{ "all", { "", "", "", 0, 9 }, "5 4 3 2 1 " },
		{ "so many", { "", "", "", 0, 2 }, "5 4 " },
		{ "before one", { "", "", "", 4, 2 }, "3 2 " },
		{ "of one", { "", "tester", "", 0, 9 }, "3 2 " },
		{ "of one kind", { "", "", "approve", 0, 9 }, "4 " },
		{ "about one thing", { "submission 1", "", "", 0, 9 }, "4 3 " },
		{ "all of these", { "submission 1", "tester", "submit", 4, 9 }, "3 " },
		{ "none", { "", "nobody", "", 0, 9 }, "" },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto found = { 0 };
		struct ledger_entry *list;
		struct error err;
		size_t count;

		assert_true(ledger_list(office, &arena, &cases[i].wish, &list, &count, &err));
		for (size_t k = 0; k < count; k++)
			text_addf(&found, "%jd ", (intmax_t)list[k].sequence);
		wrong += row_wrong(cases[i].name, text_z(&found), cases[i].found);
	}
	assert_int_equal(wrong, 0);
}

/* What was changed behind the office's back is found, at its place. */
static void a_broken_chain_is_told(void **state UNUSED)
{
	struct ledger_state ledger;
	struct error err;
	sqlite3 *db;

	assert_true(ledger_verify(office, &ledger, &err));
	assert_true(ledger.whole);
	assert_int_equal(ledger.entries, 5);
	assert_string_equal(arena_format(&arena, "%s;", ledger.head),
		ask("SELECT hash FROM ledger ORDER BY sequence DESC LIMIT 1"));
	office_close(office);
	db = open_office();
	assert_int_equal(sqlite3_exec(db,
				 "DROP TRIGGER ledger_is_fixed;"
				 "UPDATE ledger SET actor = 'nobody' WHERE sequence = 3",
				 NULL, NULL, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	office = office_open(dir, &err);
	assert_non_null(office);
	assert_true(ledger_verify(office, &ledger, &err));
	assert_false(ledger.whole);
	assert_int_equal(ledger.broken.line, 3);
}

#define LEDGER_TEST(name) cmocka_unit_test_setup_teardown(name, start, stage_stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		LEDGER_TEST(every_act_is_entered),
		LEDGER_TEST(nothing_else_is_entered),
		LEDGER_TEST(the_chain_can_be_made_again),
		LEDGER_TEST(no_row_can_be_changed),
		LEDGER_TEST(entries_are_found),
		LEDGER_TEST(a_broken_chain_is_told),
	};
	return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}

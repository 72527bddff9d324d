/*
 * tests/store/test_queries.c - how SQLite goes about every statement of store/.
 *
 * All acts are done once while each statement that runs is written down; then the plan of each is
 * asked for. Those that walk through all figures are listed here, with the reason why they may.
 */
#include "tests/store/make.h"
#include "tests/store/pages.h"
#include "tests/store/read_all.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "indicators/indicator.h"
#include "store/db.h"
#include "store/office/amend.h"
#include "store/office/calendar.h"
#include "store/office/embargo.h"
#include "store/office/findings.h"
#include "store/office/history.h"
#include "store/office/inquiries.h"
#include "store/office/ledger.h"
#include "store/office/preview.h"
#include "store/office/readings.h"
#include "store/office/receipts.h"
#include "store/office/sessions.h"
#include "store/office/tokens.h"

enum { MOST_STATEMENTS = 480 };

/* Walks through all figures, or all acts, and why that is right. */
static const struct {
	const char *begins, *plan, *why;
} walks[] = {
	{ "UPDATE observation AS old SET until", "SCAN old",
		"publishing looks at each figure once, and finds what replaces it by key" },
	{ "SELECT method_id, place_id, period_from, period_until, breakdown, vintage, revision,"
	  " until IS NULL",
		"SCAN observation", "an edition holds every figure, in key order" },
	{ "SELECT count(*), coalesce(max(max(since", "SCAN observation",
		"a check looks at every figure" },
	{ "SELECT id FROM submission LEFT JOIN",
		"SCAN observation USING INDEX "
		"observation_by_submission",
		"a check counts every figure" },
	{ "UPDATE submission SET returned = now",
		"SCAN observation USING INDEX "
		"observation_by_submission",
		"editions taken back are rare, and may touch all" },
	{ "UPDATE observation SET until = NULL", "SCAN observation", "the same" },
	{ "UPDATE observation AS old SET since", "SCAN old", "the same" },
	{ "INSERT INTO remark (submission_id, position, kind, at, author, words) SELECT",
		"SCAN observation USING INDEX observation_by_submission", "the same" },
	{ "SELECT count(*) FROM figure", "SCAN figure", "counted once when an edition is made" },
	{ "SELECT CAST(number AS INTEGER)", "SCAN figure",
		"counted once when an edition is opened" },
	{ "SELECT sequence, at, actor, act, subject, detail, hash FROM ledger WHERE sequence < ?1"
	  " AND (?3",
		"SEARCH ledger USING INTEGER PRIMARY KEY (rowid<?)",
		"a page of the ledger of everything; what is about one thing has an index" },
};

static struct arena arena;
static const char *dir;

static char *seen[MOST_STATEMENTS];
static size_t seen_count;

static int note_statement(unsigned kind UNUSED, void *context UNUSED, void *stmt, void *text UNUSED)
{
	const char *sql = sqlite3_sql(stmt);

	for (size_t i = 0; i < seen_count; i++)
		if (strcmp(seen[i], sql) == 0)
			return 0;
	assert_true(seen_count < MOST_STATEMENTS);
	seen[seen_count++] = arena_copy(&arena, sql, strlen(sql));
	return 0;
}

/* SQLite calls this for every connection that is opened. */
static int watch(sqlite3 *db, char **message UNUSED, const struct sqlite3_api_routines *api UNUSED)
{
	return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, note_statement, NULL);
}

static void ignore(void *context UNUSED, const struct error *trouble UNUSED)
{
}

static struct act act_on(int64_t submission, int position, const char *words)
{
	return (struct act){ submission, position, 0, "reviewer", words };
}

/* What is returned, answered, withdrawn, approved figure by figure, and read on the way. */
static void decide(struct office *office, const struct catalogue *catalogue)
{
	int64_t id = submit(office, "users.count/VN/2020=1 users.count/VN/2022=2").submission;
	struct act one = act_on(id, 1, "Why?"), two = act_on(id, 2, "");
	struct queued *figures;
	struct comment *remarks;
	struct ledger_entry *entries;
	struct ledger_state ledger;
	struct preview_stamp stamp;
	int number;
	struct recorded_edition *editions;
	struct batch batch = make_batch(&arena, "users.count/VN/2024=3");
	struct error err;
	size_t size;
	int64_t draft;
	int count;
	json_t *receipt;

	assert_true(figures_return(office, &one, &count, &err));
	(void)submit(office, "users.count/VN/2020=5"); /* another in its place */
	id = submit(office, "users.count/VN/2023=1 users.count/VN/2021=3").submission;
	one.submission = two.submission = id;
	assert_true(figures_return(office, &one, &count, &err));
	one.actor = "tester";
	assert_true(figures_answer(office, &one, &count, &err));
	assert_true(figures_withdraw(office, &one, &count, &err));
	assert_true(figures_approve(office, &two, &count, &err));
	assert_false(figures_approve(office, &two, &count, &err));
	assert_true(queue_figures(office, &arena, catalogue, id, 1, 10, &figures, &size, &err));
	assert_int_equal(size, 2);
	assert_true(queue_history(office, &arena, catalogue, id, 1, &figures, &size, &err));
	assert_true(queue_remarks(office, &arena, id, &remarks, &size, &err));
	assert_int_equal(size, 3);
	assert_true(queue_editions(office, &arena, &editions, &size, &err));
	assert_true(ledger_list(
		office, &arena, &(struct ledger_wish){ "", "", "", 0, 5 }, &entries, &size, &err));
	assert_true(ledger_list(office, &arena,
		&(struct ledger_wish){ "submission 1", "", "", 0, 5 }, &entries, &size, &err));
	assert_true(amend_words(office,
		&(struct amend_words){ "share", { "Tỷ lệ", "Share" }, { "Là gì", "What" }, "" },
		"tester", &err));
	assert_true(amend_plan(office,
		&(struct amend_point){ "share", "79", "2025", "qd-2", "31,5", "at-least" },
		"tester", &err));
	assert_true(amend_retire(office,
		&(struct amend_retirement){
			"share", "79", "2025", "qd-2", "qd-1", { "Bãi bỏ.", "Ended." } },
		"chi", &err));
	assert_true(amend_decision(office,
		&(struct decision){ .code = "qd-9",
			.number = "9",
			.date = "2026-01-01",
			.issuer = { "Ai", "Who" },
			.title = { "Gì", "What" },
			.source = "report-2022" },
		"tester", &err));
	pages_write(office, &arena);
	assert_true(preview_stamp(office, &stamp, &err));
	assert_true(preview_build(office, &number, &err));
	assert_true(ledger_verify(office, &ledger, &err));
	assert_true(ledger.whole);
	receipt = receipt_make(office, id, &err);
	assert_non_null(receipt);
	json_decref(receipt);
	assert_true(submission_draft(office, &batch, "tester", &draft, &err));
	batch.draft = draft;
	batch.key = "once";
	assert_true(submission_add(office, &batch, 1, "tester", &(struct receipt){ 0 }, &err));
	approve_all(office);
}

/* Editions that wait, are released, cancelled and taken back. */
static void wait_and_take_back(struct office *office)
{
	struct publication publication;
	struct error err;
	int number;

	assert_true(office_schedule(
		office, "", "2199-01-01T00:00:00Z", "reviewer", &publication, &err));
	assert_true(office_unschedule(office, "reviewer", &number, &err));
	assert_true(office_schedule(
		office, "", "2199-01-01T00:00:00Z", "reviewer", &publication, &err));
	assert_int_equal(setenv("TIENDO_NOW", "2199-01-01T00:00:00Z", 1), 0);
	assert_true(office_release(office, &number, &err));
	assert_true(office_take_back(
		office, 2, "x", "2199-01-01T00:00:00Z", "reviewer", &publication, &err));
	assert_int_equal(unsetenv("TIENDO_NOW"), 0);
}

static void owe(struct office *office, const struct catalogue *catalogue)
{
	struct duty duty = { .reporter = "office", .place = "79", .basis = { "", "" } };
	struct owed *owed;
	struct error err;
	size_t count;

	duty.indicator = catalogue_indicator(catalogue, "share");
	duty.method = indicator_primary(duty.indicator);
	assert_true(period_parse(span_of("2022"), &duty.first));
	assert_true(calendar_save(office, &duty, 1, "admin", &err));
	assert_true(duty_list(office, &arena, catalogue, "", 20000, &owed, &count, &err));
	assert_int_equal(owed[count - 1].state, DUTY_DONE);
}

/* Accounts, sessions and tokens, and what they may send. */
static void admit(struct office *office)
{
	static const char password[] = "dài và khó đoán";
	struct signin signin = { "an", password, "", "127.0.0.1" };
	struct scope scopes[SCOPE_COUNT] = { { { "share" }, 1 }, { { "*" }, 1 }, { { "*" }, 1 } };
	struct batch batch = make_batch(&arena, "share.mic/VN/2020=1");
	char session[SECRET_HEX], token[TOKEN_VALUE];
	struct act act = act_on(0, 0, "");
	struct receipt receipt;
	struct person *people, person;
	struct token *tokens, found;
	struct error err;
	size_t size;
	int count;

	assert_true(people_add(office, "an", "An", password, "local:me", &err));
	assert_true(people_set_roles(
		office, "an", 1U << ROLE_REPORTER | 1U << ROLE_ADMIN, scopes, 1, "local:me", &err));
	assert_true(people_list(office, &arena, &people, &size, &err));
	assert_false(session_confirm(office, &(struct signin){ "an", "wrong", "", "::1" }, &err));
	assert_true(session_open(office, &signin, session, &err));
	office_close(office);
	office_sql(dir, "UPDATE session SET used_at = used_at - 100");
	office = reopen(dir);
	assert_true(session_find(office, &arena, session, &person, &err));
	assert_true(session_close(office, session, &err));
	assert_true(session_close_all(office, "an", "local:me", &err));
	assert_true(submission_add(office, &batch, 1, "an", &receipt, &err));
	act.submission = receipt.submission;
	act.actor = "an";
	assert_true(figures_withdraw(office, &act, &count, &err));
	assert_true(token_add(office, "push", "office", &scopes[0], 30, "an", token, &err));
	assert_true(token_find(office, &arena, token, &found, &err));
	batch.reporter = "office";
	assert_true(submission_add(office, &batch, 1, "token:push", &receipt, &err));
	assert_true(token_list(office, &arena, &tokens, &size, &err));
	assert_true(token_revoke(office, "push", "an", &err));
	assert_true(people_set_password(office, "an", "khác và cũng khó", "an", &err));
	assert_true(people_set_second(office, "an", NULL, "an", &err));
	assert_true(people_set_disabled(office, "an", true, "local:me", &err));
	office_close(office);
}

/* Keeps a finding, answers it and reads it back, and the history that findings are made from. */
static void doubt(struct office *office)
{
	struct batch batch = make_batch(&arena, "users.count/VN/2025=7");
	struct finding finding = {
		.entry = batch.entries, .check = "jump", .says = { "vi", "en" }, .explanation = ""
	};
	history_auto *history = history_new(office);
	struct kept_finding *kept;
	struct receipt receipt;
	struct past *past;
	const char *const *codes;
	struct error err;
	size_t count;
	int answered;
	bool any;

	batch.findings = &finding;
	batch.finding_count = 1;
	for (int i = 0; i < 2; i++) {
		assert_true(submission_add(office, &batch, 1, "tester", &receipt, &err));
		assert_true(i > 0 ||
			figures_explain(office,
				&(struct act){ receipt.submission, 1, 0, "tester", "so it is" },
				&answered, &err));
		finding.explanation = "so it is";
	}
	assert_true(findings_list(office, &arena, 0, &kept, &count, &err));
	assert_int_equal(count, 1);
	assert_string_equal(kept->explanation, "so it is");
	assert_true(history_any(history, batch.entries->method, &any, &err) && any);
	assert_true(history_series(history, &arena, batch.entries->method,
		batch.entries->observation.place, INT64_MIN, INT64_MAX, &past, &count, &err));
	assert_true(count > 0);
	assert_true(history_explained(history, &arena, batch.entries, &codes, &err));
	assert_string_equal(codes[0], "jump");
}

/* Takes a letter in, answers it, and erases what is personal when its time is over. */
static void answer(struct office *office)
{
	const struct letter letter = { INQUIRY_QUESTION, LANG_VI, "share", "79", "2022", 1, "?", "",
		"", "2025-06-02T00:00:00Z" };
	struct inquiry_act act = { .id = 1,
		.version = 1,
		.actor = "reviewer",
		.reporter = "office",
		.public = "?",
		.answer = { "!", "" } };
	struct inquiry *list;
	struct error err;
	size_t count;

	must(inbox_post(dir, arena_format(&arena, "%064d", 7), &letter, &err), &err);
	must(inquiries_settle(office, &err), &err);
	must(inquiry_list(office, &arena, &list, &count, &err), &err);
	assert_int_equal(count, 1);
	must(inquiry_route(office, &act, &err), &err);
	act.version++;
	must(inquiry_answer(office, &act, &err), &err);
	set_now("2199-01-01T00:00:00Z");
	must(inquiries_settle(office, &err), &err);
	assert_int_equal(unsetenv("TIENDO_NOW"), 0);
	must(inquiry_list(office, &arena, &list, &count, &err), &err);
	assert_string_equal(list->letter.text, "");
}

static void rewrite(void)
{
	struct error err = { .key = "" };
	db_auto *db = db_open(arena_format(&arena, "%s/office.db", dir), DB_WRITE, &err);
	must(db != NULL && db_rewrite(db, arena_format(&arena, "%s/again.db", dir), &err), &err);
}

/* Everything that store/ can do, once. */
static int do_everything(void **state UNUSED)
{
	union {
		int (*watch)(sqlite3 *, char **, const struct sqlite3_api_routines *);
		void (*entry)(void);
	} extension = { .watch = watch };
	struct submission *submissions;
	const char *answers;
	struct catalogue catalogue;
	struct office *office;
	struct error err;
	size_t count;

	assert_int_equal(sqlite3_auto_extension(extension.entry), SQLITE_OK);
	dir = folder_make(&arena);
	office = make_office(dir);
	assert_true(office_catalogue_save(office, small_computed(), "tester", &err) &&
		office_catalogue_load(office, &arena, &catalogue, &err));
	for (int i = 0; i < 2; i++) {
		(void)submit(office, i == 0 ? "share.mic/79/2022=15" : "share.mic/79/2022=16");
		(void)submit(office, i == 0 ? "share.mic/79/2022=15" : "share.mic/79/2022=16");
		(void)submit(office, "share.mic/00123/2026-Q1=1:2");
		(void)submit(office,
			"share.mic/79/2020=9 share.mic/79/2021=11 share.mic/79/2023=18 "
			"share.mic/79/2024=20");
		publish_line(office,
			"share.mic/79@0001-01-01/2027=3 share.gso/79@0001-01-01/2027=2 "
			"share.mic/79/2027=1 share.gso/79/2027=2",
			"2025-06-01T00:00:00Z");
	}
	decide(office, &catalogue);
	doubt(office);
	answer(office);
	assert_true(reading_remember(office, "office", "{}", "tester", &err) &&
		reading_recall(office, &arena, "office", &answers, &err));
	assert_string_equal(answers, "{}");
	assert_true(submission_list(office, &arena, &submissions, &count, &err));
	assert_true(office_check(office, ignore, NULL, &err));
	owe(office, &catalogue);
	wait_and_take_back(office);
	admit(office);
	read_all(&arena, dir, 2);
	folder_write(dir, "office.db-journal", span_of("")); /* as if a writer had been cut short */
	office_close(reopen(dir));
	rewrite();
	sqlite3_reset_auto_extension();
	return 0;
}

static int undo_everything(void **state UNUSED)
{
	folder_remove(dir);
	arena_done(&arena);
	return 0;
}

struct asking {
	const char *sql;
	int walks;
};

static bool may_walk(const char *sql, const char *plan)
{
	for (size_t i = 0; i < COUNT(walks); i++)
		if (strncmp(sql, walks[i].begins, strlen(walks[i].begins)) == 0 &&
			strcmp(plan, walks[i].plan) == 0)
			return true;
	return false;
}

/* One line of a plan: "SCAN observation", "SEARCH figure USING PRIMARY KEY (…)". */
static int note_plan(void *context, int columns, char **values, char **names UNUSED)
{
	static const char *const figures[] = { "SCAN observation", "SCAN old", "SCAN new",
		"SCAN figure", "SEARCH ledger USING INTEGER" };
	struct asking *asking = context;
	const char *plan = values[columns - 1];

	for (size_t i = 0; i < COUNT(figures); i++) {
		if (strncmp(plan, figures[i], strlen(figures[i])) != 0)
			continue;
		asking->walks++;
		if (!may_walk(asking->sql, plan))
			fail_msg("%s: %s", plan, asking->sql);
	}
	return 0;
}

/* How often a statement walks through the figures of a database; -1 when it is none of its own. */
static int count_walks(sqlite3 *db, const char *sql)
{
	struct asking asking = { sql, 0 };
	const char *explain = arena_format(&arena, "EXPLAIN QUERY PLAN %s", sql);

	return sqlite3_exec(db, explain, note_plan, &asking, NULL) == SQLITE_OK ? asking.walks : -1;
}

static bool is_query(const char *sql)
{
	static const char *const words[] = { "SELECT", "INSERT", "UPDATE", "DELETE", "WITH" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (strncmp(sql, words[i], strlen(words[i])) == 0)
			return strstr(sql, "vacuum_db") == NULL; /* SQLite's own */
	return false;
}

static void only_those_listed_walk_through_figures(void **state UNUSED)
{
	const char *paths[] = { arena_format(&arena, "%s/office.db", dir),
		shelf_path(&arena, dir, 2) };
	bool used[COUNT(walks)] = { false };
	int wrong = 0, found = 0;

	for (size_t p = 0; p < COUNT(paths); p++) {
		sqlite3 *db;

		assert_int_equal(
			sqlite3_open_v2(paths[p], &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
		for (size_t i = 0; i < seen_count; i++)
			if (is_query(seen[i]) && count_walks(db, seen[i]) > 0) {
				found++;
				for (size_t w = 0; w < COUNT(walks); w++)
					used[w] = used[w] ||
						strncmp(seen[i], walks[w].begins,
							strlen(walks[w].begins)) == 0;
			}
		(void)sqlite3_close(db);
	}
	assert_int_equal(found, COUNT(walks));
	for (size_t w = 0; w < COUNT(walks); w++)
		wrong += row_wrong(walks[w].begins, used[w] ? "walks" : "does not", "walks");
	assert_int_equal(wrong, 0);
}

/* In the place of what db_given.c makes. */
#define GIVEN                                                                                      \
	"CREATE TEMP TABLE given (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14,"    \
	" c15, c16, c17, c18, c19, c20, c21, c22, c23)"

/* Every statement is one that can be explained against one of the two databases. */
static void every_statement_has_a_plan(void **state UNUSED)
{
	int wrong = 0;
	sqlite3 *office, *edition;

	assert_int_equal(
		sqlite3_open(arena_format(&arena, "%s/office.db", dir), &office), SQLITE_OK);
	assert_int_equal(sqlite3_open(shelf_path(&arena, dir, 2), &edition), SQLITE_OK);
	assert_int_equal(sqlite3_exec(office, GIVEN, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(edition, GIVEN, NULL, NULL, NULL), SQLITE_OK);
	for (size_t i = 0; i < seen_count; i++)
		if (is_query(seen[i]))
			wrong += row_wrong(seen[i],
				count_walks(office, seen[i]) >= 0 ||
						count_walks(edition, seen[i]) >= 0
					? "planned"
					: "not",
				"planned");
	(void)sqlite3_close(office);
	(void)sqlite3_close(edition);
	assert_int_equal(wrong, 0);
}

/* The next literal of a source, joined as the compiler joins them, up to `size` bytes. */
static void literal_at(const char *at, char *ret, size_t size)
{
	size_t used = 0;

	for (at = strchr(at, '"'); at != NULL && *at == '"';) {
		for (at++; *at != '\0' && *at != '"'; at++) {
			at += *at == '\\';
			if (used + 1 < size)
				ret[used++] = *at;
		}
		at += *at == '"';
		at += strspn(at, " \t\n");
	}
	ret[used] = '\0';
}

/* Counts the statements of one source that were never run, and tells of them. */
static int missing_in(const char *folder, const char *name)
{
	struct span bytes = folder_read(&arena, folder, name);
	const char *at = arena_copy(&arena, bytes.data, bytes.size);
	int missing = 0;

	while ((at = strstr(at, "db_query(")) != NULL) {
		char literal[2000];
		bool found = false;

		at += strlen("db_query(");
		literal_at(at, literal, sizeof literal);
		for (size_t i = 0; i < seen_count; i++)
			found = found || strncmp(seen[i], literal, strlen(literal)) == 0;
		missing += row_wrong(arena_format(&arena, "%s: %s", name, literal),
			found ? "run" : "never", "run");
	}
	return missing;
}

/* No statement of store/ escapes this test: each that stands in a source was run above. */
static void every_statement_was_run(void **state UNUSED)
{
	static const char *const folders[] = { "store", "store/office", "store/edition" };
	const char *root = getenv("TIENDO_ROOT");
	int missing = 0, sources = 0;

	assert_non_null(root);
	for (size_t f = 0; f < COUNT(folders); f++) {
		const char *folder = arena_format(&arena, "%s/%s", root, folders[f]);
		DIR *listing = opendir(folder);
		const struct dirent *entry;

		assert_non_null(listing);
		while ((entry = readdir(listing)) != NULL) {
			size_t size = strlen(entry->d_name);

			if (size < 3 || strcmp(entry->d_name + size - 2, ".c") != 0)
				continue;
			sources++;
			missing += missing_in(folder, entry->d_name);
		}
		(void)closedir(listing);
	}
	assert_true(sources > 10);
	assert_int_equal(missing, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_those_listed_walk_through_figures),
		cmocka_unit_test(every_statement_has_a_plan),
		cmocka_unit_test(every_statement_was_run),
	};
	return cmocka_run_group_tests_name("queries", tests, do_everything, undo_everything);
}

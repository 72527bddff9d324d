/*
 * tests/store/test_model.c - 100,000 random acts on small offices, each compared with model.h. After
 * each act outcome and state must be the model's, and what must hold in every office is asked of the
 * rows themselves. TIENDO_SEED repeats a run.
 */
#include "tests/store/model.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { WORLDS = 500 };

static const char people[] =
	"INSERT INTO person (id, name, display, password, second, second_step, disabled, version,"
	" created_at) VALUES (1,'an','An','','',0,0,1,0), (2,'binh','Bình','','',0,0,1,0),"
	" (3,'chi','Chi','','',0,0,1,0), (4,'dung','Dũng','','',0,0,1,0),"
	" (5,'em','Em','','',0,1,1,0);"
	"INSERT INTO person_role VALUES (1,'reporter'), (2,'reporter'), (3,'reporter'),"
	" (3,'reviewer'), (4,'reviewer'), (5,'reporter'), (5,'reviewer');"
	"INSERT INTO person_scope SELECT id, 'reporter', '*' FROM person;"
	"INSERT INTO person_scope SELECT id, 'place', '*' FROM person;"
	"INSERT INTO person_scope SELECT id, 'indicator', iif(id = 1, 'share', '*') FROM person;";

static const char *const state_names[] = { "submitted", "returned", "approved", "published",
	"withdrawn", NULL };

static bool (*const works[KINDS])(
	struct office *office, const struct act *act, int *ret, struct error *err) = {
	[APPROVE] = figures_approve,
	[RETURN] = figures_return,
	[ANSWER] = figures_answer,
	[WITHDRAW] = figures_withdraw,
};

static uint64_t seed;

/* splitmix64 */
static unsigned below(unsigned limit)
{
	uint64_t z = seed += 0x9E3779B97F4A7C15U;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return (unsigned)((z ^ (z >> 31)) % limit);
}

static struct office *office;
static sqlite3 *rows;

/* Whoever may act, mostly. */
static int some_actor(void)
{
	int actor = (int)below(ACTORS);

	return actors[actor].refusal != NULL && below(4) > 0 ? (int)below(4) : actor;
}

static void make_wish(struct wish *ret)
{
	int first = (int)below(KEYS);

	*ret = (struct wish){ .actor = some_actor(),
		.count = 1 + (int)below(3),
		.idempotency = below(4) == 0 ? 1 + (int)below(2) : 0,
		.reason = below(2) == 0 };
	for (int i = 0; i < ret->count; i++) {
		size_t size = strlen(ret->line);

		ret->keys[i] = (first + i) % KEYS;
		ret->values[i] = 1 + (int)below(3);
		(void)snprintf(ret->line + size, sizeof ret->line - size, "%s=%d ",
			model_keys[ret->keys[i]], ret->values[i]);
	}
	if (below(8) == 0 && model.sent_count > 0) {
		ret->draft = 1 + (int)below((unsigned)model.sent_count);
		for (int i = 1; i <= model.sent_count; i++)
			if (model.sent[i].draft && below(2) == 0)
				ret->draft = i;
		ret->version = (int)below(3);
	}
}

static void submit_both(char expected[OUTCOME], char seen[OUTCOME])
{
	arena_auto arena = { 0 };
	struct wish wish;
	struct batch batch;
	struct receipt receipt;
	struct error err;

	make_wish(&wish);
	batch = make_batch(&arena, wish.line);
	batch.reason = wish.reason ? "mended" : "";
	batch.key = wish.idempotency > 0 ? (const char *[]){ "", "a", "b" }[wish.idempotency] : "";
	batch.draft = wish.draft;
	batch.version = wish.version;
	model_submit(&wish, expected);
	if (submission_add(office, &batch, 1, actors[wish.actor].name, &receipt, &err))
		(void)snprintf(seen, OUTCOME, "%zu/%zu/%zu/%zu in %jd%s", receipt.added,
			receipt.corrected, receipt.unchanged, receipt.returned,
			(intmax_t)receipt.submission, receipt.repeated ? " again" : "");
	else
		(void)snprintf(seen, OUTCOME, "!%s", err.key);
}

static void draft_both(char expected[OUTCOME], char seen[OUTCOME])
{
	arena_auto arena = { 0 };
	struct batch batch = make_batch(&arena, "share.mic/79/2021=1");
	int actor = (int)below(ACTORS);
	const char *refusal = model_may_send(actor);
	struct error err;
	int64_t id;

	if (refusal == NULL)
		model.sent[++model.sent_count] = (struct sent){
			.author = actor, .version = 1, .draft = true
		};
	(void)snprintf(expected, OUTCOME, "%s%s", refusal == NULL ? "kept" : "!",
		refusal == NULL ? "" : refusal);
	if (submission_draft(office, &batch, actors[actor].name, &id, &err))
		(void)snprintf(seen, OUTCOME, "kept");
	else
		(void)snprintf(seen, OUTCOME, "!%s", err.key);
}

/* Mostly something the act can be done to, sometimes what is gone or never was. */
static void aim(enum kind kind, struct act *ret)
{
	ret->submission = 1 + (int)below((unsigned)model.sent_count + 1);
	ret->position = (int)below(4);
	for (int i = 0; i < 40 && model.figure_count > 0 && below(20) > 0; i++) {
		const struct figure *figure = &model.figures[below((unsigned)model.figure_count)];

		if (!model_kinds[kind].from[figure->state])
			continue;
		ret->submission = figure->submission;
		ret->position = below(3) == 0 ? 0 : figure->position;
		break;
	}
}

static void act_both(enum kind kind, char expected[OUTCOME], char seen[OUTCOME])
{
	int actor = some_actor(), count;
	struct act act = { .actor = actors[actor].name, .words = below(8) == 0 ? "" : "words" };
	struct error err;

	aim(kind, &act);
	if (below(2) == 0 && act.submission <= model.sent_count) {
		act.version = model.sent[act.submission].version;
		for (int i = 0; i < model.figure_count && act.position != 0; i++)
			if (model_in_range(&model.figures[i], &act))
				act.version = model.figures[i].version;
		if (below(4) == 0)
			act.version++;
	}
	model_act(kind, &act, actor, expected);
	if (works[kind](office, &act, &count, &err))
		(void)snprintf(seen, OUTCOME, "%d", count);
	else
		(void)snprintf(seen, OUTCOME, "!%s", err.key);
}

static void publish_both(char expected[OUTCOME], char seen[OUTCOME])
{
	int actor = some_actor();
	struct publication publication;
	struct error err;

	model_publish(actor, expected);
	if (office_publish(
		    office, "", "2026-01-01T00:00:00Z", actors[actor].name, &publication, &err))
		(void)snprintf(seen, OUTCOME, "edition %d", publication.manifest.number);
	else
		(void)snprintf(seen, OUTCOME, "!%s", err.key);
}

/* ---- what the rows say ---- */

struct tally {
	int open[KEYS], current[KEYS];
	int states[MODEL_ACTS + 1][STATES];
};

static void compare_figure(sqlite3_stmt *stmt, int i, struct tally *tally)
{
	const struct figure *figure = NULL;
	int state = text_index(state_names, (const char *)sqlite3_column_text(stmt, 2));

	for (int f = 0; f < model.figure_count && figure == NULL; f++)
		if (model.figures[f].submission == sqlite3_column_int(stmt, 0) &&
			model.figures[f].position == sqlite3_column_int(stmt, 1))
			figure = &model.figures[f];
	if (figure == NULL) {
		fail_msg("row %d is not in the model", i);
		return;
	}
	if ((int)figure->state != state || figure->version != sqlite3_column_int(stmt, 3) ||
		figure->since != sqlite3_column_int(stmt, 4) ||
		figure->until != sqlite3_column_int(stmt, 5) ||
		figure->revision != sqlite3_column_int(stmt, 6) ||
		figure->value != sqlite3_column_int(stmt, 7))
		fail_msg("row %d: %d.%d is %s, version %d, not as in the model", i,
			sqlite3_column_int(stmt, 0), sqlite3_column_int(stmt, 1),
			state_names[state], sqlite3_column_int(stmt, 3));
	tally->open[figure->key] += state == SUBMITTED || state == RETURNED;
	tally->current[figure->key] += state == PUBLISHED && figure->until == 0;
	tally->states[figure->submission][state]++;
}

static void compare_submission(sqlite3_stmt *stmt, const struct tally *tally)
{
	int id = sqlite3_column_int(stmt, 0);

	for (int state = 0; state < STATES; state++)
		assert_int_equal(sqlite3_column_int(stmt, 4 + state), tally->states[id][state]);
	assert_int_equal(sqlite3_column_int(stmt, 1), model.sent[id].version);
	assert_int_equal(sqlite3_column_int(stmt, 2), model.sent[id].draft);
	assert_string_equal(
		(const char *)sqlite3_column_text(stmt, 3), actors[model.sent[id].author].name);
}

static void compare(sqlite3_stmt *figures, sqlite3_stmt *sent)
{
	static struct tally tally;
	int count = 0;

	tally = (struct tally){ 0 };
	for (; sqlite3_step(figures) == SQLITE_ROW; count++)
		compare_figure(figures, count, &tally);
	assert_int_equal(count, model.figure_count);
	assert_int_equal(sqlite3_reset(figures), SQLITE_OK);
	for (count = 0; sqlite3_step(sent) == SQLITE_ROW; count++)
		compare_submission(sent, &tally);
	assert_int_equal(count, model.sent_count);
	assert_int_equal(sqlite3_reset(sent), SQLITE_OK);
	for (int key = 0; key < KEYS; key++) {
		assert_true(tally.open[key] <= 1); /* one question at a time */
		assert_true(tally.current[key] <= 1); /* one figure in force */
	}
}

static sqlite3_stmt *prepare(const char *sql)
{
	sqlite3_stmt *stmt;

	assert_int_equal(sqlite3_prepare_v2(rows, sql, -1, &stmt, NULL), SQLITE_OK);
	return stmt;
}

static void find_trouble(void *context UNUSED, const struct error *trouble)
{
	fail_msg("%s %s", trouble->key, trouble->detail);
}

static int expect_none(void *context UNUSED, int count UNUSED, char **values, char **names UNUSED)
{
	fail_msg("%s", values[0]);
	return 0;
}

/* Nobody decided on what he sent: asked of the ledger. */
static const char own_decisions[] =
	"SELECT ledger.subject || ' ' || ledger.act || ' ' || actor FROM ledger JOIN submission"
	" ON ledger.subject = 'submission ' || submission.id"
	" WHERE act IN ('approve', 'return') AND actor = submitted_by";

static void run_act(char expected[OUTCOME], char seen[OUTCOME])
{
	unsigned dice = below(100);

	*expected = *seen = '\0';
	if (dice < 36)
		submit_both(expected, seen);
	else if (dice < 62)
		act_both(APPROVE, expected, seen);
	else if (dice < 78)
		act_both(RETURN, expected, seen);
	else if (dice < 87)
		act_both(ANSWER, expected, seen);
	else if (dice < 95)
		act_both(WITHDRAW, expected, seen);
	else if (dice < 98)
		draft_both(expected, seen);
	else
		publish_both(expected, seen);
}

/* Worked: how many acts of all were not refused. */
static int run_world(const char *dir)
{
	char expected[OUTCOME], seen[OUTCOME];
	sqlite3_stmt *figures, *sent;
	struct error err;
	int worked = 0;

	memset(&model, 0, sizeof model);
	office = make_office(dir);
	office_sql(dir, people);
	{
		arena_auto arena = { 0 };

		assert_int_equal(sqlite3_open_v2(arena_format(&arena, "%s/office.db", dir), &rows,
					 SQLITE_OPEN_READONLY, NULL),
			SQLITE_OK);
	}
	figures = prepare("SELECT submission_id, position, state, version, since, until, revision,"
			  " value_units FROM observation ORDER BY submission_id, position");
	sent = prepare("SELECT id, version, draft, submitted_by, submitted, returned, approved,"
		       " published, withdrawn FROM submission ORDER BY id");
	for (int i = 0; i < MODEL_ACTS; i++) {
		uint64_t before = seed;

		run_act(expected, seen);
		if (strcmp(expected, seen) != 0)
			fail_msg("act %d, seed %ju: %s, not %s", i, (uintmax_t)before, seen,
				expected);
		worked += *seen != '!';
		compare(figures, sent);
	}
	(void)sqlite3_finalize(figures);
	(void)sqlite3_finalize(sent);
	assert_int_equal(sqlite3_exec(rows, own_decisions, expect_none, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(rows), SQLITE_OK);
	assert_true(office_check(office, find_trouble, NULL, &err));
	office_close(office);
	return worked;
}

static void an_office_does_as_the_model(void **state UNUSED)
{
	const char *given = getenv("TIENDO_SEED");
	int worked = 0;

	seed = given == NULL ? 20261125 : strtoull(given, NULL, 10);
	for (int world = 0; world < WORLDS; world++) {
		arena_auto arena = { 0 };
		const char *dir = folder_make(&arena);

		worked += run_world(dir);
		folder_remove(dir);
	}
	print_message("%d acts, %d of them not refused\n", WORLDS * MODEL_ACTS, worked);
	assert_true(worked > WORLDS * MODEL_ACTS / 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(an_office_does_as_the_model) };

	/* where syncing costs nothing: it is the rules that are tested here */
	if (access("/dev/shm", W_OK) == 0)
		(void)setenv("TMPDIR", "/dev/shm", 1);
	return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}

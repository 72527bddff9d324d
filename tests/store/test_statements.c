/*
 * tests/store/test_statements.c - every act on an office, and every reading of an edition, with each of its
 * statements failing in turn.
 *
 * An act one of whose statements failed is refused, and the office holds what it held before, to the last
 * row. (test_faults.c lets the files below SQLite fail.)
 */
#include "tests/store/acts.h"
#include "tests/store/make.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "base/tree.h"
#include "indicators/indicator.h"
#include "store/edition/axes.h"
#include "store/edition/changes.h"
#include "store/edition/moved.h"
#include "store/edition/open.h"
#include "store/edition/outlooks.h"
#include "store/edition/part.h"
#include "store/edition/peers.h"
#include "store/edition/total.h"
#include "store/office/amend.h"
#include "store/office/calendar.h"
#include "store/office/embargo.h"
#include "store/office/findings.h"
#include "store/office/history.h"
#include "store/office/ledger.h"
#include "store/office/people.h"
#include "store/office/preview.h"
#include "store/office/readings.h"
#include "store/office/receipts.h"
#include "store/office/sessions.h"
#include "store/office/take.h"
#include "store/office/tokens.h"

#define PASSWORD "sáu con vịt bơi qua cầu"
static struct arena arena;
static const char *folder, *prepared, *work;
static const struct signin signin = { "an", PASSWORD, "", "192.0.2.1" };
static char session[SECRET_HEX], token[TOKEN_VALUE];
static struct scope scopes[SCOPE_COUNT] = { { { "*" }, 1 }, { { "*" }, 1 }, { { "*" }, 1 } };

/* The statement that fails, counted from 1 over all connections; 0: none. */
static struct {
	int at, seen;
	bool counts, struck; /* the one that runs is counted; the planned one was among them */
} plan;

/* Counts what may fail: not the parts of a statement that are triggers, nor what begins and ends a transaction,
   which SQLite would say has failed once it is done. */
static int count_statement(
	unsigned what UNUSED, void *context UNUSED, void *stmt UNUSED, void *text)
{
	static const char *const others[] = { "--", "BEGIN", "COMMIT", "ROLLBACK" };

	plan.counts = true;
	for (size_t i = 0; i < COUNT(others); i++)
		plan.counts = plan.counts && strncmp(text, others[i], strlen(others[i])) != 0;
	plan.seen += plan.counts;
	return 0;
}

/* SQLite asks before each step of a statement, once it has begun. */
static int strikes(void *context UNUSED)
{
	bool now = plan.at > 0 && plan.seen == plan.at && plan.counts;

	plan.struck = plan.struck || now;
	return now;
}

static int watch(sqlite3 *db, char **message UNUSED, const struct sqlite3_api_routines *api UNUSED)
{
	sqlite3_progress_handler(db, 1, strikes, NULL);
	return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, count_statement, NULL);
}

#define ACT(name)                                                                                  \
	static bool name(struct office *office UNUSED, struct arena *own UNUSED, struct error *err)
#define REVIEW(submission, position, words)                                                        \
	&(struct act)                                                                              \
	{                                                                                          \
		submission, position, 0, "local:reviewer", words                                   \
	}

/* What stands in the prepared office: submission 3 has two figures that wait, 4 one that was asked about. */
enum { WAITING = 3, ASKED = 4 };

static int number; /* what acts give back, and nobody reads */
static struct publication publication;
static struct receipt receipt;

ACT(do_submit)
{
	struct batch batch = make_batch(own, "share.mic/79/2023=17 users.count/VN/2023=120");

	batch.key = "once";
	return submission_add(office, &batch, 1, "an", &receipt, err);
}

ACT(do_push)
{
	struct batch batch = make_batch(own, "share.mic/VN/2020=1");

	batch.reporter = "office";
	batch.key = "k1";
	return submission_take(
		office, &batch, 1, "token:push", &(struct taking){ 0 }, &receipt, err);
}

ACT(do_approve)
{
	return figures_approve(office, REVIEW(WAITING, 0, ""), &number, err);
}

ACT(do_return)
{
	return figures_return(office, REVIEW(WAITING, 1, "Vì sao?"), &number, err);
}

ACT(do_answer)
{
	return figures_answer(
		office, &(struct act){ ASKED, 1, 0, "local:tester", "Vậy đó" }, &number, err);
}

ACT(do_withdraw)
{
	return figures_withdraw(
		office, &(struct act){ WAITING, 0, 0, "local:tester", "" }, &number, err);
}

ACT(do_publish)
{
	return office_publish(
		office, "", "2026-03-01T00:00:00Z", "local:publisher", &publication, err);
}

ACT(do_schedule)
{
	return office_schedule(
		office, "", "2199-01-01T00:00:00Z", "local:publisher", &publication, err);
}

ACT(do_unschedule)
{
	return office_unschedule(office, "local:publisher", &number, err);
}

ACT(do_release)
{
	set_now("2199-01-01T00:00:00Z");
	return office_release(office, &number, err);
}

ACT(do_take_back)
{
	return office_take_back(
		office, 1, "sai", "2026-03-01T00:00:00Z", "local:publisher", &publication, err);
}

ACT(do_preview)
{
	return preview_build(office, &number, err);
}

ACT(do_catalogue)
{
	return office_catalogue_save(office, small_computed(), "local:tester", err);
}

ACT(do_amend_words)
{
	const struct amend_words words = { "share", { "Tỷ lệ", "Share" }, { "Là gì", "What" }, "" };

	return amend_words(office, &words, "local:tester", err);
}

ACT(do_amend_plan)
{
	const struct amend_point point = { "share", "79", "2025", "qd-2", "31,5", "at-least" };

	return amend_plan(office, &point, "local:tester", err);
}

ACT(do_amend_decision)
{
	const struct decision decision = { .code = "qd-9",
		.number = "9",
		.date = "2026-01-01",
		.issuer = { "Ai", "Who" },
		.title = { "Gì", "What" },
		.source = "report-2022" };

	return amend_decision(office, &decision, "local:tester", err);
}

ACT(do_calendar)
{
	struct duty duty = { .reporter = "office", .place = "79", .basis = { "", "" } };
	const struct catalogue *catalogue = small_catalogue();

	duty.indicator = catalogue_indicator(catalogue, "share");
	duty.method = indicator_primary(duty.indicator);
	assert_true(period_parse(span_of("2022"), &duty.first));
	return calendar_save(office, &duty, 1, "local:admin", err);
}

ACT(do_reading)
{
	return reading_remember(office, "office", "{}", "local:tester", err);
}

ACT(do_add_person)
{
	return people_add(office, "binh", "Bình", PASSWORD, "local:me", err);
}

ACT(do_roles)
{
	return people_set_roles(office, "an", 1U << ROLE_REVIEWER, scopes, 0, "local:me", err);
}

ACT(do_password)
{
	return people_set_password(office, "an", "khác và cũng khó", "an", err);
}

ACT(do_second)
{
	return people_set_second(office, "an", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "an", err);
}

ACT(do_disable)
{
	return people_set_disabled(office, "an", true, "local:me", err);
}

ACT(do_sign_in)
{
	char value[SECRET_HEX];

	return session_open(office, &signin, value, err);
}

ACT(do_confirm)
{
	return session_confirm(office, &signin, err);
}

ACT(do_session)
{
	struct person person;

	return session_find(office, own, session, &person, err);
}

ACT(do_sign_out)
{
	return session_close(office, session, err);
}

ACT(do_sign_out_all)
{
	return session_close_all(office, "an", "local:me", err);
}

ACT(do_token)
{
	char value[TOKEN_VALUE];

	return token_add(office, "another", "office", &scopes[0], 30, "an", value, err);
}

ACT(do_admit)
{
	struct token found;

	return token_admit(office, own, token, "192.0.2.1", &found, err);
}

ACT(do_revoke)
{
	return token_revoke(office, "push", "an", err);
}

static bool reads_receipt(struct office *office, struct error *err)
{
	json_t *json = receipt_make(office, WAITING, err);

	json_decref(json);
	return json != NULL;
}

ACT(read_office)
{
	struct catalogue catalogue;
	struct submission *submissions;
	struct queued *figures;
	struct comment *remarks;
	struct recorded_edition *editions;
	struct kept_finding *findings;
	struct ledger_entry *entries;
	struct ledger_state ledger;
	struct preview_stamp stamp;
	struct person *people;
	struct token *tokens;
	struct owed *owed;
	const char *answers;
	size_t count;

	return office_catalogue_load(office, own, &catalogue, err) &&
		submission_list(office, own, &submissions, &count, err) &&
		queue_figures(office, own, &catalogue, WAITING, 1, 9, &figures, &count, err) &&
		queue_history(office, own, &catalogue, WAITING, 1, &figures, &count, err) &&
		queue_remarks(office, own, ASKED, &remarks, &count, err) &&
		queue_editions(office, own, &editions, &count, err) &&
		findings_list(office, own, 0, &findings, &count, err) &&
		ledger_list(office, own, &(struct ledger_wish){ "", "", "", 0, 5 }, &entries,
			&count, err) &&
		ledger_verify(office, &ledger, err) && preview_stamp(office, &stamp, err) &&
		people_list(office, own, &people, &count, err) &&
		token_list(office, own, &tokens, &count, err) &&
		duty_list(office, own, &catalogue, "", 20000, &owed, &count, err) &&
		reading_recall(office, own, "office", &answers, err) && reads_receipt(office, err);
}

ACT(read_history)
{
	struct batch batch = make_batch(own, "users.count/VN/2021=7");
	history_auto *history = history_new(office);
	const char *const *codes;
	struct past *past;
	size_t count;
	bool any;

	return history_any(history, batch.entries->method, &any, err) &&
		history_series(history, own, batch.entries->method,
			batch.entries->observation.place, INT64_MIN, INT64_MAX, &past, &count,
			err) &&
		history_explained(history, own, batch.entries, &codes, err);
}

static void note(void *context, const struct error *trouble UNUSED)
{
	*(int *)context += 1;
}

ACT(do_check)
{
	int troubles = 0;

	return office_check(office, note, &troubles, err) && troubles == 0;
}

static bool read_whole_edition(struct edition *edition, struct arena *own, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	const struct indicator *share = catalogue_indicator(catalogue, "share");
	const struct method *method = indicator_primary(share);
	struct edition_figure *figures;
	struct edition_total *totals;
	struct edition_axes axes;
	struct boundary_figures moved;
	struct edition_outlook *outlooks;
	struct edition_forecast forecast;
	struct edition_verdict verdict;
	struct edition_news *news;
	struct edition_change *changes;
	struct edition_state *states;
	struct edition_part *pieces;
	struct edition_rank *ranks;
	struct observation *parts;
	struct series series;
	size_t count;

	return edition_news(edition, own, &news, &count, err) &&
		edition_added(edition, own, "79", 9, &changes, &count, err) &&
		edition_corrections(edition, own, 9, &changes, &count, err) &&
		edition_states(edition, own, &states, &count, err) &&
		edition_superseded(edition, own, share, &figures, &count, err) &&
		edition_figures(edition, own, share, &figures, &count, err) &&
		edition_parts(edition, own, method, &figures->observation, &pieces, &count, err) &&
		edition_ranks(edition, own, method, &ranks, &count, err) &&
		edition_series(edition, own, share, method, "79", &series, err) &&
		edition_moved(edition, own, share, method, NULL, edition_info(edition)->day, &moved,
			err) &&
		edition_peers(edition, own, method,
			catalogue_place(catalogue, "79", edition_info(edition)->day),
			&series.items[0].period, &parts, &count, err) &&
		edition_verdict(edition, own, &series, "79", &verdict, err) &&
		edition_axes(edition, own, method, "79", &axes, err) &&
		edition_outlooks(edition, own, method, "79", &outlooks, &count, err) &&
		edition_forecast(edition, own, method, "79", &forecast, err) &&
		edition_totals(edition, own, share, "79", &totals, &count, err) &&
		(count == 0 || edition_total_parts(edition, own, totals, &parts, &count, err));
}

ACT(read_edition)
{
	struct edition *edition = edition_open(shelf_path(own, work, 1), err);
	bool fine = edition != NULL && read_whole_edition(edition, own, err);

	edition_close(edition);
	return fine;
}

/* `first` goes before, without failures. `steps`: in more than one transaction, of which one may be done; the
   office is whole then, and what is left follows when it is next opened. */
static const struct scenario {
	const char *name;
	act_on_office *act, *first;
	bool steps;
} scenarios[] = {
	{ "submit", do_submit, NULL, false },
	{ "submit with a finding", act_submit_answered, NULL, false },
	{ "explain a figure", act_explain, act_submit_doubted, false },
	{ "keep a draft", act_keep_draft, NULL, false },
	{ "type on in a draft", act_type_on, act_keep_draft, false },
	{ "push", do_push, NULL, false },
	{ "approve one submission", do_approve, NULL, false },
	{ "return", do_return, NULL, false },
	{ "answer", do_answer, NULL, false },
	{ "withdraw", do_withdraw, NULL, false },
	{ "publish", do_publish, NULL, false },
	{ "schedule", do_schedule, NULL, false },
	{ "unschedule", do_unschedule, do_schedule, true },
	{ "release", do_release, do_schedule, true },
	{ "take back", do_take_back, do_publish, true },
	{ "preview", do_preview, NULL, false },
	{ "load a catalogue", do_catalogue, NULL, false },
	{ "amend words", do_amend_words, NULL, false },
	{ "amend a plan", do_amend_plan, NULL, false },
	{ "end a target", act_end_target, NULL, false },
	{ "amend a decision", do_amend_decision, NULL, false },
	{ "save a calendar", do_calendar, NULL, false },
	{ "remember a reading", do_reading, NULL, false },
	{ "add a person", do_add_person, NULL, false },
	{ "set roles", do_roles, NULL, false },
	{ "set a password", do_password, NULL, false },
	{ "set a second factor", do_second, NULL, false },
	{ "disable", do_disable, NULL, false },
	{ "sign in", do_sign_in, NULL, true },
	{ "confirm", do_confirm, NULL, true },
	{ "use a session", do_session, NULL, false },
	{ "sign out", do_sign_out, NULL, false },
	{ "sign out everywhere", do_sign_out_all, NULL, false },
	{ "add a token", do_token, NULL, false },
	{ "use a token", do_admit, NULL, true },
	{ "revoke a token", do_revoke, NULL, false },
	{ "read the office", read_office, NULL, false },
	{ "read a history", read_history, NULL, false },
	{ "check", do_check, NULL, false },
	{ "read an edition", read_edition, NULL, false },
};

static struct office *begin(const struct scenario *scenario)
{
	struct tree tree = { .from = prepared, .to = work };
	struct error err = { .key = "" };
	struct office *office;

	set_now("2026-02-02T00:00:00Z");
	must(tree_remove(work, &err) && tree_copy(&tree, &err), &err);
	office = reopen(work);
	must(scenario->first == NULL || scenario->first(office, &arena, &err), &err);
	return office;
}

/* What an act that was refused has left. */
static void look(
	const struct scenario *scenario, struct office **office, const char *before, int at)
{
	text_auto after = { 0 };
	struct error err = { .key = "" };
	int troubles = 0;

	office_text(work, &after);
	if (!scenario->steps && strcmp(text_z(&after), before) != 0)
		fail_msg("%s: half done when statement %d failed", scenario->name, at);
	office_close(*office);
	*office = reopen(work);
	if (!office_check(*office, note, &troubles, &err) || troubles > 0)
		fail_msg("%s: not whole once statement %d failed", scenario->name, at);
}

/* The act with its `at`th statement failing; false once it has no such. */
static bool sweep_one(const struct scenario *scenario, struct office **office, int at)
{
	arena_auto own = { 0 };
	text_auto before = { 0 };
	struct error err = { .key = "" };
	bool done;

	office_text(work, &before);
	plan.seen = 0;
	plan.struck = false;
	plan.at = at;
	done = scenario->act(*office, &own, &err);
	plan.at = 0;
	if (!plan.struck && !done)
		fail_msg("%s: %s %s", scenario->name, err.key, err.detail);
	if (plan.struck && done)
		fail_msg("%s: done although statement %d of it failed", scenario->name, at);
	if (plan.struck)
		look(scenario, office, text_z(&before), at);
	return plan.struck;
}

static void sweep(const struct scenario *scenario)
{
	struct office *office = begin(scenario);
	int at = 1;

	for (; sweep_one(scenario, &office, at); at++)
		if (scenario->steps) {
			office_close(office);
			office = begin(scenario);
		}
	office_close(office);
	print_message("  %s: %d statements\n", scenario->name, at - 1);
	assert_true(at > 1);
}

static void no_failure_is_swallowed(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(scenarios); i++)
		sweep(&scenarios[i]);
}

static int start(void **state UNUSED)
{
	union {
		int (*watch)(sqlite3 *, char **, const struct sqlite3_api_routines *);
		void (*entry)(void);
	} extension = { .watch = watch };
	struct error err = { .key = "" };
	struct office *office;

	assert_int_equal(sqlite3_auto_extension(extension.entry), SQLITE_OK);
	set_now("2026-02-02T00:00:00Z");
	folder = folder_make(&arena);
	prepared = arena_format(&arena, "%s/prepared", folder);
	work = arena_format(&arena, "%s/work", folder);
	office = make_office(prepared);
	publish_line(office,
		"share.mic/79/2022=15 share.mic/79/2021=14 users.count/VN/2022=100 "
		"share.mic/00123/2026-Q1=1:2",
		"2026-01-01T00:00:00Z");
	(void)submit(office, "users.count/VN/2020=90");
	approve_all(office);
	(void)submit(office, "users.count/VN/2019=80 users.count/VN/2018=70");
	(void)submit(office, "users.count/VN/2017=60");
	must(figures_return(office, REVIEW(ASKED, 1, "Vì sao?"), &number, &err), &err);
	must(people_add(office, "an", "An", PASSWORD, "local:me", &err) &&
			people_set_roles(office, "an", 1U << ROLE_REPORTER | 1U << ROLE_ADMIN,
				scopes, 0, "local:me", &err) &&
			session_open(office, &signin, session, &err) &&
			token_add(office, "push", "office", &scopes[0], 30, "an", token, &err),
		&err);
	office_close(office);
	return 0;
}

static int stop(void **state UNUSED)
{
	sqlite3_reset_auto_extension();
	folder_remove(folder);
	arena_done(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_failure_is_swallowed),
	};
	return cmocka_run_group_tests_name("statements", tests, start, stop);
}

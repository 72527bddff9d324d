/* tests/store/test_workflow.c - the contract of store/office/workflow.h, queue.h and receipts.h. */
#include "tests/store/stage.h"

#include <sys/stat.h>

#include "store/office/findings.h"
#include "store/office/ledger.h"
#include "store/office/receipts.h"

/* The states of all figures in order, `1.1 submitted v1;`. */
static const char *states(void)
{
	struct submission *list;
	struct queued *figures;
	text_auto text = { 0 };
	struct error err;
	size_t count, size;

	assert_true(submission_list(office, &arena, &list, &count, &err));
	for (size_t i = 0; i < count; i++) {
		text_addf(&text, "%jd %s:", (intmax_t)list[i].id, list[i].state);
		assert_true(queue_figures(office, &arena, small_catalogue(), list[i].id, 1, 99,
			&figures, &size, &err));
		for (size_t f = 0; f < size; f++)
			text_addf(&text, " %s", figures[f].state);
		text_addc(&text, ';');
	}
	return arena_copy(&arena, text_z(&text), text.size);
}

enum kind { APPROVE, RETURN, ANSWER, WITHDRAW, PUBLISH, SUBMIT };

static const char *outcome_of(enum kind kind, const struct act *act)
{
	static bool (*const works[])(struct office *, const struct act *, int *, struct error *) = {
		figures_approve, figures_return, figures_answer, figures_withdraw
	};
	struct error err;
	text_auto seen = { 0 };
	int count;

	if (kind == PUBLISH)
		text_addf(&seen, "%d", publish_at(office, "2026-01-01T00:00:00Z").manifest.number);
	else if (kind == SUBMIT)
		submit_text(office, act->words, &seen);
	else if (works[kind](office, act, &count, &err))
		text_addf(&seen, "%d", count);
	else
		text_addf(&seen, "!%s", err.key);
	return arena_copy(&arena, text_z(&seen), seen.size);
}

/* A story, act by act: two figures are sent by "tester" as submission 1. */
static const struct {
	enum kind kind;
	struct act act;
	const char *outcome, *states;
} story[] = {
	{ APPROVE, { 1, 1, 0, "tester", "" }, "!workflow.author",
		"1 submitted: submitted submitted;" },
	{ RETURN, { 1, 1, 0, "tester", "?" }, "!workflow.author",
		"1 submitted: submitted submitted;" },
	{ RETURN, { 1, 1, 0, "chi", " \n" }, "!workflow.words",
		"1 submitted: submitted submitted;" },
	{ RETURN, { 1, 1, 2, "chi", "?" }, "!figure.conflict",
		"1 submitted: submitted submitted;" },
	{ RETURN, { 1, 3, 0, "chi", "?" }, "!figure.none", "1 submitted: submitted submitted;" },
	{ RETURN, { 2, 1, 0, "chi", "?" }, "!submission.none",
		"1 submitted: submitted submitted;" },
	{ ANSWER, { 1, 1, 0, "tester", "so" }, "!figure.state",
		"1 submitted: submitted submitted;" },
	{ RETURN, { 1, 1, 1, "chi", "?" }, "1", "1 submitted: returned submitted;" },
	{ RETURN, { 1, 1, 1, "chi", "?" }, "!figure.conflict", "1 submitted: returned submitted;" },
	{ APPROVE, { 1, 0, 1, "chi", "" }, "!submission.conflict",
		"1 submitted: returned submitted;" },
	{ APPROVE, { 1, 0, 2, "chi", "" }, "1", "1 returned: returned approved;" },
	{ APPROVE, { 1, 0, 0, "chi", "" }, "!submission.state", "1 returned: returned approved;" },
	{ ANSWER, { 1, 0, 0, "tester", "" }, "!workflow.words", "1 returned: returned approved;" },
	{ ANSWER, { 1, 1, 0, "binh", "so" }, "1", "1 submitted: submitted approved;" },
	{ APPROVE, { 1, 1, 0, "binh", "" }, "!workflow.author",
		"1 submitted: submitted approved;" },
	{ RETURN, { 1, 0, 0, "chi", "again?" }, "2", "1 returned: returned returned;" },
	/* another figure in its place; the same figure again is no answer */
	{ SUBMIT, { .words = "share.mic/79/2022=16 share.mic/79/2023=17" }, "0/1/0",
		"1 returned: withdrawn returned;2 submitted: submitted;" },
	{ WITHDRAW, { 1, 0, 0, "tester", "wrong file" }, "1",
		"1 withdrawn: withdrawn withdrawn;2 submitted: submitted;" },
	{ WITHDRAW, { 1, 0, 0, "tester", "" }, "!submission.state",
		"1 withdrawn: withdrawn withdrawn;2 submitted: submitted;" },
	{ APPROVE, { 2, 1, 0, "chi", "" }, "1",
		"1 withdrawn: withdrawn withdrawn;2 approved: approved;" },
	{ WITHDRAW, { 2, 1, 0, "tester", "" }, "!figure.state",
		"1 withdrawn: withdrawn withdrawn;2 approved: approved;" },
	{ PUBLISH, { 0 }, "1", "1 withdrawn: withdrawn withdrawn;2 published: published;" },
	{ RETURN, { 2, 1, 0, "chi", "?" }, "!figure.state",
		"1 withdrawn: withdrawn withdrawn;2 published: published;" },
	/* what was withdrawn can be sent again */
	{ SUBMIT, { .words = "share.mic/79/2023=17" }, "1/0/0",
		"1 withdrawn: withdrawn withdrawn;2 published: published;3 submitted: submitted;" },
};

static void a_story_of_two_figures(void **state UNUSED)
{
	int wrong = 0;

	(void)submit(office, "share.mic/79/2022=15 share.mic/79/2023=17");
	for (size_t i = 0; i < COUNT(story); i++) {
		const char *name = arena_format(&arena, "step %zu", i);

		wrong += row_wrong(
			name, outcome_of(story[i].kind, &story[i].act), story[i].outcome);
		wrong += row_wrong(name, states(), story[i].states);
	}
	assert_int_equal(wrong, 0);
}

/* Whoever is at the machine, alone, may decide on his own; not beside accounts. */
static void one_alone_may_do_both(void **state UNUSED)
{
	struct batch batch = make_batch(&arena, "share.mic/79/2022=15 share.mic/79/2023=17");
	struct act act = { 1, 1, 0, "local:me", "" };
	struct receipt receipt;
	struct error err;
	int count;

	assert_true(submission_add(office, &batch, 1, "local:me", &receipt, &err));
	assert_true(figures_approve(office, &act, &count, &err));
	office_close(office);
	office_sql(dir, "INSERT INTO person VALUES (1, 'an', 'An', '', '', 0, 0, 1, 0)");
	office = reopen(dir);
	act.position = 2;
	assert_false(figures_approve(office, &act, &count, &err));
	assert_string_equal(err.key, "workflow.author");
	act.actor = "local:another";
	assert_true(figures_approve(office, &act, &count, &err));
}

static void a_published_figure_needs_a_reason(void **state UNUSED)
{
	struct batch batch = make_batch(&arena, "share.mic/79/2023=1 share.mic/79/2022=16");
	struct receipt receipt;
	struct submission found;
	struct error err;

	publish_line(office, "share.mic/79/2022=15", "2026-01-01T00:00:00Z");
	batch.reason = "";
	assert_false(submission_add(office, &batch, 1, "tester", &receipt, &err));
	assert_string_equal(err.key, "submission.reason");
	assert_int_equal(err.line, 2);
	batch.reason = "a typing error";
	assert_true(submission_add(office, &batch, 1, "tester", &receipt, &err));
	assert_true(submission_find(office, &arena, receipt.submission, &found, &err));
	assert_string_equal(found.reason, "a typing error");
}

static void a_key_is_answered_again(void **state UNUSED)
{
	struct batch batch = make_batch(&arena, "share.mic/79/2022=15 share.mic/79/2023=1");
	struct receipt first, again;
	text_auto before = { 0 }, after = { 0 };
	struct error err;

	batch.key = "key-1";
	assert_true(submission_add(office, &batch, 1, "an", &first, &err));
	assert_false(first.repeated);
	approve_all(office);
	office_text(dir, &before);
	assert_true(submission_add(office, &batch, 1, "an", &again, &err));
	assert_true(again.repeated);
	assert_int_equal(again.submission, first.submission);
	assert_int_equal(again.added, 2);
	batch.reason = "another";
	assert_false(submission_add(office, &batch, 1, "an", &again, &err));
	assert_string_equal(err.key, "submission.idempotency");
	batch.reason = "mended";
	batch.reporter = "office";
	assert_false(submission_add(office, &batch, 1, "an", &again, &err));
	assert_string_equal(err.key, "submission.idempotency");
	office_text(dir, &after);
	assert_string_equal(text_z(&after), text_z(&before));
	/* the key is the sender's own: another's is another key */
	assert_true(submission_add(office, &batch, 1, "binh", &again, &err));
	assert_false(again.repeated);
}

static void a_draft_waits_for_its_figures(void **state UNUSED)
{
	struct batch batch = make_batch(&arena, "share.mic/79/2022=15");
	struct act act = { 0, 0, 0, "an", "" };
	struct receipt receipt;
	struct error err;
	int64_t draft, other;
	int count;

	assert_true(submission_draft(office, &batch, "an", &draft, &err));
	assert_true(submission_draft(office, &batch, "an", &other, &err));
	assert_string_equal(states(), "1 draft:;2 draft:;");
	act.submission = other;
	assert_true(figures_withdraw(office, &act, &count, &err));
	assert_int_equal(count, 0);
	assert_null(receipt_make(office, draft, &err));
	batch.draft = draft;
	batch.version = 7;
	assert_false(submission_draft(office, &batch, "an", &other, &err));
	assert_string_equal(err.key, "submission.conflict");
	batch.version = 1; /* it goes on as the same draft, with what it holds by now */
	assert_true(submission_draft(office, &batch, "an", &other, &err));
	assert_int_equal(other, draft);
	assert_string_equal(states(), "1 draft:;2 withdrawn:;");
	assert_false(submission_add(office, &batch, 1, "an", &receipt, &err));
	assert_string_equal(err.key, "submission.conflict");
	batch.version = 2;
	batch.reporter = "bureau"; /* another's draft */
	assert_false(submission_add(office, &batch, 1, "an", &receipt, &err));
	assert_string_equal(err.key, "submission.conflict");
	batch.reporter = "";
	assert_true(submission_add(office, &batch, 1, "an", &receipt, &err));
	assert_int_equal(receipt.submission, draft);
	assert_string_equal(states(), "1 submitted: submitted;2 withdrawn:;");
	batch = make_batch(&arena, "share.mic/79/2023=15");
	batch.draft = draft;
	assert_false(submission_add(office, &batch, 1, "an", &receipt, &err));
	assert_string_equal(err.key, "submission.conflict");
}

/* What the checks asked can be answered after it was sent, once; the figure stays as it is. */
static void a_finding_is_answered_while_it_waits(void **state UNUSED)
{
	struct batch batch = make_batch(&arena, "share.mic/79/2022=15 share.mic/79/2023=90");
	struct finding finding = { .entry = &batch.entries[1],
		.check = "jump",
		.says = { "vi", "en" },
		.explanation = "" };
	struct act act = { 1, 0, 0, "an", "Đúng là vậy." };
	struct kept_finding *kept;
	struct receipt receipt;
	struct error err;
	size_t all;
	int count;

	batch.findings = &finding;
	batch.finding_count = 1;
	assert_true(submission_add(office, &batch, 1, "an", &receipt, &err));
	assert_false(figures_explain(office, &act, &count, &err));
	assert_string_equal(err.key, "figure.none");
	act.position = 1;
	assert_false(figures_explain(office, &act, &count, &err)); /* nothing is asked of it */
	assert_string_equal(err.key, "figure.state");
	act.position = 2;
	act.words = " ";
	assert_false(figures_explain(office, &act, &count, &err));
	assert_string_equal(err.key, "workflow.words");
	act.words = "Đúng là vậy.";
	assert_true(figures_explain(office, &act, &count, &err));
	assert_int_equal(count, 1);
	assert_true(findings_list(office, &arena, 1, &kept, &all, &err));
	assert_string_equal(kept->explanation, "Đúng là vậy.");
	assert_string_equal(kept->explained_by, "an");
	assert_string_equal(states(), "1 submitted: submitted submitted;");
	assert_false(figures_explain(office, &act, &count, &err));
	assert_string_equal(err.key, "figure.state");
}

/* Every act is in the ledger, with who, the versions, and the hash of what it was done to. */
static void the_ledger_tells_the_story(void **state UNUSED)
{
	struct act act = { 1, 2, 0, "chi", "Why so high?" };
	struct ledger_entry *entries;
	struct comment *remarks;
	struct error err;
	size_t size;
	int count;

	(void)submit(office, "share.mic/79/2022=15 share.mic/79/2023=17");
	assert_true(figures_return(office, &act, &count, &err));
	act.actor = "tester";
	act.words = "Counted anew.";
	assert_true(figures_answer(office, &act, &count, &err));
	assert_true(ledger_list(office, &arena,
		&(struct ledger_wish){ "submission 1", "", "", 0, 9 }, &entries, &size, &err));
	assert_int_equal(size, 3);
	assert_string_equal(entries[0].act, "answer");
	assert_string_equal(entries[0].actor, "tester");
	assert_string_equal(entries[1].act, "return");
	assert_string_equal(entries[2].act, "submit");
	assert_non_null(strstr(entries[1].detail, "figure 2, version 1 -> 2, "));
	assert_non_null(strstr(entries[1].detail, ": Why so high?"));
	assert_true(queue_remarks(office, &arena, 1, &remarks, &size, &err));
	assert_int_equal(size, 2);
	assert_string_equal(remarks[0].kind, "question");
	assert_string_equal(remarks[1].words, "Counted anew.");
	assert_int_equal(remarks[1].position, 2);
}

static void history_stands_beside_a_figure(void **state UNUSED)
{
	struct queued *figures;
	struct error err;
	size_t size;

	publish_line(office, "share.mic/79/2022=15 users.count/VN/2022=1", "2026-01-01T00:00:00Z");
	(void)submit(office, "share.mic/79/2022=16 share.mic/79/2022=14~2023-05-01");
	assert_true(queue_history(office, &arena, small_catalogue(), 2, 1, &figures, &size, &err));
	assert_int_equal(size, 3);
	assert_string_equal(figures[0].state, "published");
	assert_int_equal(figures[0].observation.since, 1);
	assert_int_equal(figures[1].revision, 1);
	assert_string_equal(figures[2].observation.vintage, "2023-05-01");
	assert_false(queue_history(office, &arena, small_catalogue(), 2, 9, &figures, &size, &err));
	assert_string_equal(err.key, "figure.none");
}

/* A member of a receipt that is changed, or taken away; and what is then said. */
static const struct {
	const char *name, *member, *value, *key;
} forgeries[] = {
	{ "as it is", NULL, NULL, "" },
	{ "another reporter", "reporter", "bureau", "receipt.signature" },
	{ "other figures", "figures", "3", "receipt.signature" },
	{ "another time", "submitted_at", "2020-01-01T00:00:00Z", "receipt.signature" },
	{ "another file", "evidence", "00", "receipt.signature" },
	{ "another kind", "kind", "tiendo edition", "receipt.form" },
	{ "without the ledger's hash", "ledger", NULL, "receipt.form" },
	{ "no signature", "signature", NULL, "receipt.form" },
	{ "an empty signature", "signature", "", "receipt.signature" },
	{ "another key", "key", "00", "receipt.signature" },
};

static void a_receipt_is_verified_without_the_office(void **state UNUSED)
{
	int wrong = 0;
	struct error err;
	char public[SIGN_PUBLIC];
	json_t *once, *again;

	(void)submit(office, "share.mic/79/2022=15 users.count/VN/2022=1");
	once = receipt_make(office, 1, &err);
	again = receipt_make(office, 1, &err);
	assert_true(json_equal(once, again));
	json_decref(again);
	for (size_t i = 0; i < COUNT(forgeries); i++) {
		json_t *forged = json_copy(once);

		if (forgeries[i].value != NULL)
			(void)json_object_set_new(
				forged, forgeries[i].member, json_string(forgeries[i].value));
		else if (forgeries[i].member != NULL)
			(void)json_object_del(forged, forgeries[i].member);
		err.key = "";
		wrong += row_wrong(forgeries[i].name,
			receipt_verify(forged, NULL, &err) ? "" : err.key, forgeries[i].key);
		json_decref(forged);
	}
	assert_true(shelf_public_key(dir, public, &err));
	assert_true(receipt_verify(once, public, &err));
	public[0] = public[0] == '0' ? '1' : '0';
	assert_false(receipt_verify(once, public, &err));
	assert_string_equal(err.key, "receipt.key");
	json_decref(once);
	assert_null(receipt_make(office, 2, &err));
	assert_string_equal(err.key, "submission.none");
	assert_int_equal(wrong, 0);
}

/* Evidence that no transaction named is gone when the office is opened again. */
static void orphans_are_swept(void **state UNUSED)
{
	const char *pending = arena_format(&arena, "%s/evidence/pending", dir);
	const char *home = arena_format(&arena, "%s/evidence/ab", dir);
	static const char hash[] =
		"abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789";

	(void)submit(office, "share.mic/79/2022=15");
	office_close(office);
	folder_write(pending, hash, span_of(""));
	assert_int_equal(mkdir(home, 0700), 0);
	folder_write(home, hash + 2, span_of("nobody names it"));
	folder_write(home, "0123.tmp42", span_of("half"));
	office = reopen(dir);
	assert_int_equal(folder_count(home), 0);
	assert_int_equal(folder_count(pending), 0);
	(void)submit(office, "share.mic/79/2023=15");
	assert_int_equal(folder_count(pending), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(a_story_of_two_figures),
		STAGE_TEST(one_alone_may_do_both),
		STAGE_TEST(a_published_figure_needs_a_reason),
		STAGE_TEST(a_key_is_answered_again),
		STAGE_TEST(a_draft_waits_for_its_figures),
		STAGE_TEST(a_finding_is_answered_while_it_waits),
		STAGE_TEST(the_ledger_tells_the_story),
		STAGE_TEST(history_stands_beside_a_figure),
		STAGE_TEST(a_receipt_is_verified_without_the_office),
		STAGE_TEST(orphans_are_swept),
	};
	return cmocka_run_group_tests_name("workflow", tests, NULL, NULL);
}

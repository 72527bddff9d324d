/* tests/store/test_submissions.c - the contract of store/office/submissions.h. */
#include "tests/store/stage.h"

#include "base/hash.h"

static void list(struct submission **ret, size_t *ret_count)
{
	struct error err = { .key = "" };

	must(submission_list(office, &arena, ret, ret_count, &err), &err);
}

/* `id state figures;` of each submission. */
static const char *states(void)
{
	struct submission *submissions;
	text_auto text = { 0 };
	size_t count;

	list(&submissions, &count);
	for (size_t i = 0; i < count; i++)
		text_addf(&text, "%jd %s %jd;", (intmax_t)submissions[i].id, submissions[i].state,
			(intmax_t)submissions[i].figures);
	return arena_copy(&arena, text_z(&text), text.size);
}

static const char *everything(void)
{
	text_auto text = { 0 };

	office_text(dir, &text);
	return arena_copy(&arena, text_z(&text), text.size);
}

static void a_batch_is_kept_with_its_evidence(void **state UNUSED)
{
	struct batch batch = make_batch(&arena, "share.mic/79/2022=15.4 users.count/VN/2022=M");
	struct receipt receipt;
	struct submission *submissions;
	struct error err;
	char hash[HASH_HEX];
	size_t count;

	batch.reporter = "office";
	batch.name = "quý 1.csv";
	batch.mapping = "{}";
	assert_true(submission_add(office, &batch, 1, "tester", &receipt, &err));
	assert_int_equal(receipt.submission, 1);
	assert_int_equal(receipt.added, 2);
	assert_int_equal(receipt.corrected + receipt.unchanged, 0);
	hash_bytes(batch.bytes, hash);
	assert_string_equal(receipt.sha256, hash);
	assert_true(span_equals(batch.bytes,
		folder_read(
			&arena, dir, arena_format(&arena, "evidence/%.2s/%s", hash, hash + 2))));
	list(&submissions, &count);
	assert_int_equal(count, 1);
	assert_string_equal(submissions[0].reporter, "office");
	assert_string_equal(submissions[0].name, "quý 1.csv");
	assert_string_equal(submissions[0].state, "submitted");
	assert_int_equal(submissions[0].figures, 2);
	assert_string_equal(submissions[0].decided_at, "");
}

/* The state of the same figures does not matter: waiting, approved, published. */
static void the_same_again_changes_nothing(void **state UNUSED)
{
	static const char line[] =
		"share.mic/79/2022=15.4 lines.itu/VN/2022=1:3 users.count/VN/2022=M";
	static const char *const when[] = { "waiting", "approved", "published" };
	int wrong = 0;

	(void)submit(office, line);
	for (size_t i = 0; i < COUNT(when); i++) {
		const char *before;
		struct receipt receipt;
		text_auto seen = { 0 };

		if (i == 1)
			approve_all(office);
		if (i == 2)
			(void)publish_at(office, "2026-01-01T00:00:00Z");
		before = everything();
		receipt = submit(office, line);
		assert_int_equal(receipt.submission, 0);
		text_addf(
			&seen, "%zu/%zu/%zu", receipt.added, receipt.corrected, receipt.unchanged);
		wrong += row_wrong(when[i], text_z(&seen), "0/0/3");
		wrong += row_wrong(when[i], everything(), before);
	}
	assert_int_equal(wrong, 0);
}

/* The same figures in another file are the same figures. */
static void the_same_in_another_file_changes_nothing(void **state UNUSED)
{
	const char *before;

	(void)submit(office, "share.mic/79/2022=15.4 users.count/VN/2022=7");
	before = everything();
	(void)submit(office, "users.count/VN/2022=7 share.mic/79/2022=15.4");
	assert_string_equal(everything(), before);
}

/* What is stored, what comes then, and what the receipt says: added/corrected/unchanged. */
static const struct {
	const char *name, *first, *then, *receipt;
} cases[] = {
	{ "another value", "share.mic/79/2022=15", "share.mic/79/2022=16", "0/1/0" },
	{ "another digit", "share.mic/79/2022=15", "share.mic/79/2022=15.0", "0/1/0" },
	{ "another status", "share.mic/79/2022=15", "share.mic/79/2022=15P", "0/1/0" },
	{ "no value any more", "share.mic/79/2022=15", "share.mic/79/2022=M", "0/1/0" },
	{ "a value at last", "share.mic/79/2022=O", "share.mic/79/2022=15", "0/1/0" },
	{ "another absence", "share.mic/79/2022=O", "share.mic/79/2022=Q", "0/1/0" },
	{ "other parts of the same value", "share.mic/79/2022=1:3", "share.mic/79/2022=2:6",
		"0/1/0" },
	{ "a note", "share.mic/79/2022=15", "share.mic/79/2022=15!", "0/1/0" },
	{ "another method", "share.mic/79/2022=15", "share.gso/79/2022=15", "1/0/0" },
	{ "another place", "share.mic/79/2022=15", "share.mic/VN/2022=15", "1/0/0" },
	{ "another place of the same code", "share.mic/79@0001-01-01/2022=15",
		"share.mic/79@2025-07-01/2022=15", "1/0/0" },
	{ "another period", "share.mic/79/2022=15", "share.mic/79/2023=15", "1/0/0" },
	{ "a period in a period", "share.mic/79/2022=15", "share.mic/79/2022-Q1=15", "1/0/0" },
	{ "another vintage", "share.mic/79/2022=15", "share.mic/79/2022=15~2023-01-01", "1/0/0" },
	{ "another breakdown", "share.mic/79/2022=15", "share.mic/79/2022=15*Sex=F", "1/0/0" },
	{ "some of each", "share.mic/79/2022=15 share.mic/79/2023=16",
		"share.mic/79/2022=15 share.mic/79/2023=17 share.mic/79/2024=18", "1/1/1" },
	{ "the same days by another label are the same period", "share.mic/VN/2022=15",
		"share.mic/VN/2022-01-01/2022-12-31=15", "0/0/1" },
	{ "nothing", "share.mic/79/2022=15", "", "0/0/0" },
};

/* Each row in an office of its own: what was published is corrected by what comes then. */
static void corrections_are_told_from_news(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *own = arena_format(&arena, "%s/%zu", dir, i);
		struct office *other = make_office(own);
		text_auto seen = { 0 };

		publish_line(other, cases[i].first, "2026-01-01T00:00:00Z");
		submit_text(other, cases[i].then, &seen);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].receipt);
		office_close(other);
	}
	assert_int_equal(wrong, 0);
}

/* A figure that waits is not overtaken; one that was approved can be corrected. */
static void what_waits_must_be_decided_first(void **state UNUSED)
{
	text_auto seen = { 0 };
	const char *before;

	(void)submit(office, "share.mic/79/2022=15 share.mic/79/2023=16");
	before = everything();
	submit_text(office, "users.count/VN/2022=1 share.mic/79/2023=17", &seen);
	assert_string_equal(text_z(&seen), "!submission.pending@2");
	assert_string_equal(everything(), before);
	approve_all(office);
	text_clear(&seen);
	submit_text(office, "users.count/VN/2022=1 share.mic/79/2023=17", &seen);
	assert_string_equal(text_z(&seen), "1/1/0");
	assert_string_equal(states(), "1 approved 2;2 submitted 2;");
	/* of a figure with several revisions the newest one counts */
	text_clear(&seen);
	submit_text(office, "share.mic/79/2023=16", &seen);
	assert_string_equal(text_z(&seen), "!submission.pending@1");
}

static void all_batches_or_none(void **state UNUSED)
{
	struct batch batches[3];
	struct receipt receipts[3];
	struct error err;
	const char *before;

	(void)submit(office, "share.mic/79/2022=15");
	before = everything();
	batches[0] = make_batch(&arena, "users.count/VN/2020=1 users.count/VN/2021=2");
	batches[1] = make_batch(&arena, "users.count/VN/2022=3");
	batches[2] = make_batch(&arena, "users.count/VN/2023=4 share.mic/79/2022=16");
	assert_false(submission_add(office, batches, 3, "tester", receipts, &err));
	assert_string_equal(err.key, "submission.pending");
	assert_int_equal(err.kind, ERROR_REFUSED);
	assert_int_equal(err.line, 2);
	assert_string_equal(everything(), before);
	/* without the one that is refused they go in, each as a submission of its own */
	assert_true(submission_add(office, batches, 2, "tester", receipts, &err));
	assert_int_equal(receipts[0].submission, 2);
	assert_int_equal(receipts[1].submission, 3);
	assert_string_equal(states(), "1 submitted 1;2 submitted 2;3 submitted 1;");
}

/* Batches of one call see each other. */
static void batches_of_one_call_agree(void **state UNUSED)
{
	struct batch batches[2];
	struct receipt receipts[2];
	struct error err;

	batches[0] = make_batch(&arena, "users.count/VN/2020=1");
	batches[1] = make_batch(&arena, "users.count/VN/2020=1 users.count/VN/2021=2");
	assert_true(submission_add(office, batches, 2, "tester", receipts, &err));
	assert_int_equal(receipts[1].added, 1);
	assert_int_equal(receipts[1].unchanged, 1);
	batches[0] = make_batch(&arena, "users.count/VN/2022=1");
	batches[1] = make_batch(&arena, "users.count/VN/2022=2");
	assert_false(submission_add(office, batches, 2, "tester", receipts, &err));
	assert_string_equal(err.key, "submission.pending");
	assert_string_equal(states(), "1 submitted 1;2 submitted 1;");
}

/* In whatever order figures come: those of a new method in order go in without a look at each. */
static void a_batch_agrees_with_itself(void **state UNUSED)
{
	static const struct {
		const char *batch, *seen;
	} orders[] = {
		{ "users.count/VN/2020=1 users.count/VN/2020=1 users.count/VN/2021=2",
			"unchanged 1" },
		{ "users.count/VN/2021=1 users.count/VN/2020=2 users.count/VN/2021=1",
			"unchanged 1" },
		{ "users.count/VN/2020=1 share.mic/79/2022=1 users.count/VN/2020=1",
			"unchanged 1" },
		{ "users.count/VN/2020=1 users.count/VN/2020=2", "submission.pending" },
		{ "users.count/VN/2021=1 users.count/VN/2020=1 users.count/VN/2021=2",
			"submission.pending" },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(orders); i++) {
		const char *folder = folder_make(&arena);
		struct office *fresh = make_office(folder);
		struct batch batch = make_batch(&arena, orders[i].batch);
		struct receipt receipt;
		struct error err;
		bool added = submission_add(fresh, &batch, 1, "tester", &receipt, &err);

		wrong += row_wrong(orders[i].batch,
			added ? arena_format(&arena, "unchanged %zu", receipt.unchanged) : err.key,
			orders[i].seen);
		office_close(fresh);
		folder_remove(folder);
	}
	assert_int_equal(wrong, 0);
}

/* Evidence is kept of what was taken in, and of nothing else. */
static void no_evidence_of_nothing(void **state UNUSED)
{
	const char *evidence = arena_format(&arena, "%s/evidence", dir);
	text_auto seen = { 0 };

	(void)submit(office, "share.mic/79/2022=15.4 users.count/VN/2022=7");
	assert_int_equal(
		folder_count(evidence), 2); /* the file's folder, and what may be orphans */
	submit_text(office, "share.mic/79/2022=16", &seen);
	assert_string_equal(text_z(&seen), "!submission.pending@1");
	assert_int_equal(folder_count(evidence), 2);
	(void)submit(office, "users.count/VN/2022=7 share.mic/79/2022=15.4");
	assert_int_equal(folder_count(evidence), 2);
}

static void approving_is_one_step(void **state UNUSED)
{
	static const struct {
		int64_t id;
		const char *outcome, *states;
	} steps[] = {
		{ 4, "!submission.none", "1 submitted 1;2 submitted 1;3 submitted 1;" },
		{ -1, "!submission.none", "1 submitted 1;2 submitted 1;3 submitted 1;" },
		{ 2, "1", "1 submitted 1;2 approved 1;3 submitted 1;" },
		{ 2, "!submission.state", "1 submitted 1;2 approved 1;3 submitted 1;" },
		{ 0, "2", "1 approved 1;2 approved 1;3 approved 1;" },
		{ 0, "0", "1 approved 1;2 approved 1;3 approved 1;" },
		{ 1, "!submission.state", "1 approved 1;2 approved 1;3 approved 1;" },
	};
	int wrong = 0;
	struct error err;
	int count = 42;

	(void)submit(office, "users.count/VN/2020=1");
	(void)submit(office, "users.count/VN/2021=1");
	(void)submit(office, "users.count/VN/2022=1");
	for (size_t i = 0; i < COUNT(steps); i++) {
		const char *name = arena_format(&arena, "step %zu", i);
		text_auto seen = { 0 };

		if (submission_approve(office, steps[i].id, "reviewer", &count, &err)) {
			text_addf(&seen, "%d", count);
		} else {
			text_addf(&seen, "!%s", err.key);
			assert_int_equal(err.kind, ERROR_REFUSED);
		}
		wrong += row_wrong(name, text_z(&seen), steps[i].outcome);
		wrong += row_wrong(name, states(), steps[i].states);
	}
	(void)publish_at(office, "2026-01-01T00:00:00Z");
	assert_false(submission_approve(office, 1, "reviewer", &count, &err));
	assert_string_equal(err.key, "submission.state");
	assert_int_equal(wrong, 0);
}

/* Only what was approved is published; the rest still waits. */
static void what_waits_is_not_published(void **state UNUSED)
{
	text_auto seen = { 0 };

	(void)submit(office, "users.count/VN/2020=1");
	approve_all(office);
	(void)submit(office, "users.count/VN/2021=2 users.count/VN/2020=3");
	(void)publish_at(office, "2026-01-01T00:00:00Z");
	edition_text(dir, 1, true, &seen);
	assert_string_equal(text_z(&seen), "users.count/VN/2020=1A[1-0];");
	assert_string_equal(states(), "1 published 1;2 submitted 2;");
	text_clear(&seen);
	edition_text(dir, 1, false, &seen);
	assert_string_equal(text_z(&seen), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(a_batch_is_kept_with_its_evidence),
		STAGE_TEST(the_same_again_changes_nothing),
		STAGE_TEST(the_same_in_another_file_changes_nothing),
		STAGE_TEST(corrections_are_told_from_news),
		STAGE_TEST(what_waits_must_be_decided_first),
		STAGE_TEST(all_batches_or_none),
		STAGE_TEST(batches_of_one_call_agree),
		STAGE_TEST(a_batch_agrees_with_itself),
		STAGE_TEST(no_evidence_of_nothing),
		STAGE_TEST(approving_is_one_step),
		STAGE_TEST(what_waits_is_not_published),
	};
	return cmocka_run_group_tests_name("submissions", tests, NULL, NULL);
}

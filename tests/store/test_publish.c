/* tests/store/test_publish.c - the contract of store/office/publish.h: editions, and their bytes. */
#include "tests/store/stage.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "store/edition/open.h"

/* What is submitted and approved before each edition, and what the edition then says. */
static const struct {
	const char *line, *at, *current, *superseded;
} editions[] = {
	{ "share.mic/79/2022=15 users.count/VN/2022=100 users.count/VN/2022=40*Sex=F",
		"2026-01-01T00:00:00Z",
		"share.mic/79/2022=15A[1-0];users.count/VN/2022=100A[1-0];"
		"users.count/VN/2022=40A*Sex=F[1-0];",
		"" },
	/* a correction, a later vintage, something new */
	{ "share.mic/79/2022=16! users.count/VN/2022=110~2023-05-01 share.mic/79/2023=18",
		"2026-02-01T00:00:00Z",
		"share.mic/79/2022=16A![2-0];share.mic/79/2023=18A[2-0];"
		"users.count/VN/2022=110A~2023-05-01[2-0];users.count/VN/2022=40A*Sex=F[1-0];",
		"share.mic/79/2022=15A[1-2];users.count/VN/2022=100A[1-2];" },
	/* an earlier vintage that only came to light now, a withdrawal, parts */
	{ "users.count/VN/2022=105~2023-01-01 share.mic/79/2023=M lines.itu/VN/2022=1:3",
		"2026-02-01T00:00:00Z",
		"share.mic/79/2022=16A![2-0];share.mic/79/2023=M[3-0];"
		"users.count/VN/2022=110A~2023-05-01[2-0];users.count/VN/2022=40A*Sex=F[1-0];"
		"lines.itu/VN/2022=33.3A(1:3)[3-0];",
		"share.mic/79/2022=15A[1-2];share.mic/79/2023=18A[2-3];"
		"users.count/VN/2022=100A[1-2];users.count/VN/2022=105A~2023-01-01[3-3];" },
	/* two corrections of one figure before it is published: only the last one ever held */
	{ "users.count/VN/2022=1*Sex=F", "2026-03-01T00:00:00Z", NULL, NULL },
	{ "users.count/VN/2022=2*Sex=F", "2026-03-01T00:00:01Z",
		"share.mic/79/2022=16A![2-0];share.mic/79/2023=M[3-0];"
		"users.count/VN/2022=110A~2023-05-01[2-0];users.count/VN/2022=2A*Sex=F[4-0];"
		"lines.itu/VN/2022=33.3A(1:3)[3-0];",
		"share.mic/79/2022=15A[1-2];share.mic/79/2023=18A[2-3];"
		"users.count/VN/2022=100A[1-2];users.count/VN/2022=105A~2023-01-01[3-3];"
		"users.count/VN/2022=40A*Sex=F[1-4];users.count/VN/2022=1A*Sex=F[4-4];" },
};

/* Makes them all; rows without a drawing are only approved. */
static int make_editions(void)
{
	int number = 0;

	for (size_t i = 0; i < COUNT(editions); i++) {
		(void)submit(office, editions[i].line);
		approve_all(office);
		if (editions[i].current != NULL)
			assert_int_equal(
				publish_at(office, editions[i].at).manifest.number, ++number);
	}
	return number;
}

/* Every edition says what it said, whatever was published since. */
static void editions_answer_as_they_did(void **state UNUSED)
{
	int last = make_editions(), number = 0, wrong = 0;

	for (size_t i = 0; i < COUNT(editions); i++) {
		text_auto current = { 0 }, superseded = { 0 };
		const char *name = arena_format(&arena, "edition %d", number + 1);

		if (editions[i].current == NULL)
			continue;
		number++;
		edition_text(dir, number, true, &current);
		edition_text(dir, number, false, &superseded);
		wrong += row_wrong(name, text_z(&current), editions[i].current);
		wrong += row_wrong(name, text_z(&superseded), editions[i].superseded);
	}
	assert_int_equal(number, last);
	assert_int_equal(wrong, 0);
}

static void an_edition_is_never_changed(void **state UNUSED)
{
	struct span before, after;
	char hash[HASH_HEX];
	struct publication first;

	(void)submit(office, editions[0].line);
	approve_all(office);
	first = publish_at(office, "2026-01-01T00:00:00Z");
	assert_int_equal(first.figures, 3);
	before = folder_read(&arena, dir, "editions/edition-000001.db");
	hash_bytes(before, hash);
	assert_string_equal(first.manifest.sha256, hash);
	assert_string_equal(first.manifest.previous, "");
	(void)submit(office, editions[1].line);
	approve_all(office);
	assert_string_equal(publish_at(office, "2026-02-01T00:00:00Z").manifest.previous, hash);
	after = folder_read(&arena, dir, "editions/edition-000001.db");
	assert_true(span_equals(before, after));
}

static void current_follows(void **state UNUSED)
{
	struct error err;
	int current = 42;

	assert_true(shelf_current(dir, &current, &err));
	assert_int_equal(current, 0);
	(void)submit(office, "users.count/VN/2022=100");
	approve_all(office);
	for (int number = 1; number <= 3; number++) {
		(void)publish_at(office, "2026-01-01T00:00:00Z");
		assert_true(shelf_current(dir, &current, &err));
		assert_int_equal(current, number);
	}
	assert_int_equal(folder_count(arena_format(&arena, "%s/editions", dir)), 7);
}

static bool within(size_t at, struct span bytes, const char *words)
{
	const char *found = memmem(bytes.data, bytes.size, words, strlen(words));
	size_t from = found == NULL ? bytes.size : (size_t)(found - bytes.data);

	return at >= from && at < from + strlen(words);
}

/* Every byte that differs between two editions of one state is one of their number or time. */
static void one_state_gives_the_same_bytes(void **state UNUSED)
{
	struct span one, two;
	size_t different = 0;

	publish_line(office, editions[0].line, "2026-01-01T00:00:00Z");
	publish_line(office, editions[1].line, "2026-02-03T04:05:06Z");
	(void)publish_at(office, "2026-03-14T15:16:17Z");
	one = folder_read(&arena, dir, "editions/edition-000002.db");
	two = folder_read(&arena, dir, "editions/edition-000003.db");
	assert_int_equal(one.size, two.size);
	for (size_t i = 0; i < one.size; i++) {
		if (one.data[i] == two.data[i])
			continue;
		different++;
		if (!within(i, one, "0000022026-02-03T04:05:06Z") ||
			!within(i, two, "0000032026-03-14T15:16:17Z"))
			fail_msg("byte %zu differs: %02x, %02x", i, (unsigned char)one.data[i],
				(unsigned char)two.data[i]);
	}
	/* number 2/3; month 2/3; day 03/14; hour 04/15; minute 05/16; second 06/17 */
	assert_int_equal(different, 10);
}

/* Two offices with the same history give the same file, whatever happened in between. */
static void one_history_gives_the_same_bytes(void **state UNUSED)
{
	const char *own = arena_format(&arena, "%s/other", dir);
	struct office *other = make_office(own);
	text_auto refused = { 0 };
	struct span one, two;

	publish_line(office, editions[0].line, "2026-01-01T00:00:00Z");
	(void)submit(other, "users.count/VN/2022=40*Sex=F");
	submit_text(other, "users.count/VN/2022=41*Sex=F", &refused);
	assert_string_equal(text_z(&refused), "!submission.pending@1");
	publish_line(other, "users.count/VN/2022=100 share.mic/79/2022=15", "2026-01-01T00:00:00Z");
	office_close(other);
	one = folder_read(&arena, dir, "editions/edition-000001.db");
	two = folder_read(&arena, own, "editions/edition-000001.db");
	assert_true(span_equals(one, two));
}

/* When an edition may be dated; after 2026-02-01T00:00:00Z where there is one already. */
static const struct {
	const char *at, *first, *later;
} times[] = {
	{ "2026-02-01T00:00:00Z", "", "" },
	{ "2026-02-01T00:00:01Z", "", "" },
	{ "2026-01-31T23:59:59Z", "", "!publish.time 1" },
	{ "2026-02-01", "!publish.time 2", "!publish.time 2" },
	{ "2026-02-01T00:00Z", "!publish.time 2", "!publish.time 2" },
	{ "2026-02-01T00:00:00", "!publish.time 2", "!publish.time 2" },
	{ "2026-02-30T00:00:00Z", "!publish.time 2", "!publish.time 2" },
	{ "2026-02-01T24:00:00Z", "!publish.time 2", "!publish.time 2" },
	{ "2027-01-01T00:00:00+07:00", "!publish.time 2", "!publish.time 2" },
	{ "2027-01-01T00:00:00Zulu", "!publish.time 2", "!publish.time 2" },
	{ "1", "!publish.time 2", "!publish.time 2" },
	{ "tomorrow", "!publish.time 2", "!publish.time 2" },
	{ "", "!publish.time 2", "!publish.time 2" },
};

static void an_edition_has_its_time(void **state UNUSED)
{
	int wrong = 0;

	for (int later = 0; later <= 1; later++)
		for (size_t i = 0; i < COUNT(times); i++) {
			const char *own = arena_format(&arena, "%s/%d-%zu", dir, later, i);
			struct office *other = make_office(own);
			struct publication publication;
			struct error err;
			text_auto seen = { 0 };
			int current;

			if (later)
				(void)publish_at(other, "2026-02-01T00:00:00Z");
			if (!office_publish(other, "", times[i].at, "tester", &publication, &err))
				text_addf(&seen, "!%s %d", err.key, (int)err.kind);
			wrong += row_wrong(arena_format(&arena, "%s, %s", times[i].at,
						   later ? "later" : "first"),
				text_z(&seen), later ? times[i].later : times[i].first);
			assert_true(shelf_current(own, &current, &err));
			assert_int_equal(current, later + (seen.size == 0));
			office_close(other);
		}
	assert_int_equal(wrong, 0);
}

/* What was refused leaves the office as it was: the next edition holds everything. */
static void a_refused_edition_marks_nothing(void **state UNUSED)
{
	struct publication publication;
	text_auto before = { 0 }, after = { 0 };
	struct error err;

	(void)publish_at(office, "2026-02-01T00:00:00Z");
	(void)submit(office, "users.count/VN/2022=100");
	approve_all(office);
	office_text(dir, &before);
	assert_false(
		office_publish(office, "", "2026-01-01T00:00:00Z", "tester", &publication, &err));
	assert_false(office_publish(office, "", "never", "tester", &publication, &err));
	office_text(dir, &after);
	assert_string_equal(text_z(&after), text_z(&before));
	assert_int_equal(publish_at(office, "2026-03-01T00:00:00Z").figures, 1);
}

/* The folder cannot be written: nothing is decided, and the next attempt goes through. */
static void a_failed_edition_marks_nothing(void **state UNUSED)
{
	const char *editions_folder = arena_format(&arena, "%s/editions", dir);
	const char *away = arena_format(&arena, "%s/away", dir);
	struct publication publication;
	text_auto before = { 0 }, after = { 0 };
	struct error err;

	(void)submit(office, "users.count/VN/2022=100");
	approve_all(office);
	office_text(dir, &before);
	assert_int_equal(rename(editions_folder, away), 0);
	assert_false(
		office_publish(office, "", "2026-01-01T00:00:00Z", "tester", &publication, &err));
	assert_int_equal(err.kind, ERROR_FAILURE);
	office_text(dir, &after);
	assert_string_equal(text_z(&after), text_z(&before));
	assert_int_equal(rename(away, editions_folder), 0);
	assert_int_equal(publish_at(office, "2026-01-01T00:00:00Z").figures, 1);
}

static void the_manifest_is_signed(void **state UNUSED)
{
	struct publication publication;
	struct manifest manifest;
	char public[SIGN_PUBLIC];
	struct error err;

	assert_true(office_publish(
		office, "Kỳ đầu\n\"tiên\"", "2026-01-01T00:00:00Z", "tester", &publication, &err));
	assert_true(shelf_public_key(dir, public, &err));
	assert_true(shelf_manifest(&arena, dir, 1, &manifest, &err));
	assert_string_equal(manifest.note, "Kỳ đầu\n\"tiên\"");
	assert_string_equal(manifest.published_at, "2026-01-01T00:00:00Z");
	assert_string_equal(manifest.sha256, publication.manifest.sha256);
	assert_string_equal(manifest.key, public);
	assert_true(shelf_verify(dir, &manifest, public, &err));
	assert_true(shelf_verify(dir, &manifest, NULL, &err));
	public[0] = public[0] == '0' ? '1' : '0';
	assert_false(shelf_verify(dir, &manifest, public, &err));
	assert_string_equal(err.key, "verify.key");
	assert_int_equal(err.kind, ERROR_REFUSED);
	manifest.note = "another note";
	assert_false(shelf_verify(dir, &manifest, NULL, &err));
	assert_string_equal(err.key, "verify.signature");
	manifest.sha256[0] = manifest.sha256[0] == '0' ? '1' : '0';
	assert_false(shelf_verify(dir, &manifest, NULL, &err));
	assert_string_equal(err.key, "verify.hash");
	assert_false(shelf_manifest(&arena, dir, 2, &manifest, &err));
	assert_string_equal(err.key, "file.open");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(editions_answer_as_they_did),
		STAGE_TEST(an_edition_is_never_changed),
		STAGE_TEST(current_follows),
		STAGE_TEST(one_state_gives_the_same_bytes),
		STAGE_TEST(one_history_gives_the_same_bytes),
		STAGE_TEST(an_edition_has_its_time),
		STAGE_TEST(a_refused_edition_marks_nothing),
		STAGE_TEST(a_failed_edition_marks_nothing),
		STAGE_TEST(the_manifest_is_signed),
	};
	return cmocka_run_group_tests_name("publish", tests, NULL, NULL);
}

/*
 * tests/store/test_embargo.c - the contract of store/office/embargo.h: editions that wait for their
 * hour, and editions taken back. TIENDO_NOW moves the clock.
 */
#include "tests/store/stage.h"

#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/edition/open.h"
#include "store/office/embargo.h"

static int start(void **state)
{
	set_now("2026-02-01T00:00:00Z");
	(void)stage_start(state);
	publish_line(office, "share.mic/79/2022=15 users.count/VN/2022=1", "2026-01-01T00:00:00Z");
	return 0;
}

static const char *at(const char *name)
{
	return arena_format(&arena, "%s/%s", dir, name);
}

static void tell_trouble(void *context, const struct error *trouble)
{
	text_addf(context, "%s ", trouble->key);
}

/* Number in force, what lies where, and what `check` says: `2, 4 0 0, `. */
static const char *state(void)
{
	text_auto text = { 0 };
	struct error err;
	int current;

	assert_true(shelf_current(dir, &current, &err));
	text_addf(&text, "%d, %d %d %d, ", current, folder_count(at("editions")),
		access(at("embargo"), F_OK) == 0 ? folder_count(at("embargo")) : 0,
		access(at("withdrawn"), F_OK) == 0 ? folder_count(at("withdrawn")) : 0);
	assert_true(office_check(office, tell_trouble, &text, &err));
	return arena_copy(&arena, text_z(&text), text.size);
}

static void schedule(const char *line, const char *when)
{
	struct publication publication;
	struct error err;

	(void)submit(office, line);
	approve_all(office);
	must(office_schedule(office, "", when, "chi", &publication, &err), &err);
}

static void figures(int number, const char *expected)
{
	text_auto text = { 0 };

	edition_text(dir, number, true, &text);
	assert_string_equal(text_z(&text), expected);
}

static void an_edition_waits_for_its_hour(void **state_ UNUSED)
{
	char due[CLOCK_INSTANT];
	struct error err;
	int number;

	schedule("share.mic/79/2022=16", "2026-02-01T02:00:00Z");
	assert_string_equal(state(), "1, 3 3 0, "); /* file, manifest and the hour */
	assert_int_equal(access(at("editions/edition-000002.db"), F_OK), -1);
	embargo_due(dir, due);
	assert_string_equal(due, "2026-02-01T02:00:00Z");
	set_now("2026-02-01T01:59:59Z");
	must(office_release(office, &number, &err), &err);
	assert_int_equal(number, 0);
	set_now("2026-02-01T02:00:00Z");
	must(office_release(office, &number, &err), &err);
	assert_int_equal(number, 2);
	assert_string_equal(state(), "2, 5 0 0, ");
	figures(2, "share.mic/79/2022=16A[2-0];users.count/VN/2022=1A[1-0];");
	embargo_due(dir, due);
	assert_string_equal(due, "");
	/* a clock that goes back does not bring the embargo back */
	set_now("2026-02-01T00:00:00Z");
	must(office_release(office, &number, &err), &err);
	assert_string_equal(state(), "2, 5 0 0, ");
}

static void opening_the_office_releases(void **state_ UNUSED)
{
	schedule("share.mic/79/2022=16", "2026-02-01T02:00:00Z");
	office_close(office);
	office = reopen(dir);
	assert_string_equal(state(), "1, 3 3 0, ");
	office_close(office);
	set_now("2026-03-01T00:00:00Z");
	office = reopen(dir);
	assert_string_equal(state(), "2, 5 0 0, ");
}

/* Where a crash may leave it: the hour not yet written; files moved, and not decided. */
static void a_release_that_was_cut_short_is_finished(void **state_ UNUSED)
{
	schedule("share.mic/79/2022=16", "2026-02-01T02:00:00Z");
	office_close(office);
	assert_int_equal(unlink(at("embargo/due")), 0);
	office = reopen(dir);
	assert_string_equal(state(), "1, 3 3 0, ");
	office_close(office);
	assert_int_equal(
		rename(at("embargo/edition-000002.db"), at("editions/edition-000002.db")), 0);
	set_now("2026-02-01T02:00:00Z");
	office = reopen(dir);
	assert_string_equal(state(), "2, 5 0 0, ");
	/* what was built and never decided is cleared away */
	folder_write(dir, "embargo/edition-000003.db", span_of("half"));
	office_close(office);
	office = reopen(dir);
	assert_string_equal(state(), "2, 5 0 0, ");
}

static void nothing_overtakes_what_waits(void **state_ UNUSED)
{
	struct publication publication;
	struct error err;

	schedule("share.mic/79/2022=16", "2026-02-01T02:00:00Z");
	assert_false(office_publish(office, "", "2026-02-01T00:00:00Z", "chi", &publication, &err));
	assert_string_equal(err.key, "publish.scheduled");
	assert_false(
		office_schedule(office, "", "2026-02-02T00:00:00Z", "chi", &publication, &err));
	assert_string_equal(err.key, "publish.scheduled");
	assert_false(office_take_back(
		office, 1, "wrong", "2026-02-01T00:00:00Z", "chi", &publication, &err));
	assert_string_equal(state(), "1, 3 3 0, ");
	assert_false(
		office_schedule(office, "", "2026-02-01T00:00:00Z", "chi", &publication, &err));
	assert_string_equal(err.key, "publish.time");
}

static void what_waits_can_be_cancelled(void **state_ UNUSED)
{
	struct submission *list;
	struct error err;
	size_t count;
	int number;

	assert_false(office_unschedule(office, "chi", &number, &err));
	assert_string_equal(err.key, "publish.none");
	schedule("share.mic/79/2022=16 share.mic/79/2023=17", "2026-02-01T02:00:00Z");
	must(office_unschedule(office, "chi", &number, &err), &err);
	assert_int_equal(number, 2);
	assert_string_equal(state(), "1, 3 0 0, ");
	assert_true(submission_list(office, &arena, &list, &count, &err));
	assert_string_equal(list[1].state, "approved");
	assert_int_equal(publish_at(office, "2026-02-01T00:00:00Z").manifest.number, 2);
	figures(2,
		"share.mic/79/2022=16A[2-0];share.mic/79/2023=17A[2-0];"
		"users.count/VN/2022=1A[1-0];");
}

static void editions_are_taken_back(void **state_ UNUSED)
{
	struct publication back;
	struct submission *list;
	struct comment *remarks;
	struct edition *edition;
	struct error err;
	size_t count;

	publish_line(office, "share.mic/79/2022=16 share.mic/79/2023=17", "2026-01-02T00:00:00Z");
	publish_line(office, "share.mic/79/2022=18", "2026-01-03T00:00:00Z");
	(void)submit(office, "share.mic/79/2022=19");
	assert_false(office_take_back(office, 1, " ", "2026-02-01T00:00:00Z", "chi", &back, &err));
	assert_string_equal(err.key, "publish.reason");
	for (int number = 3; number <= 9; number += 6) {
		assert_false(office_take_back(
			office, number, "wrong", "2026-02-01T00:00:00Z", "chi", &back, &err));
		assert_string_equal(err.key, "edition.unknown");
	}
	must(office_take_back(office, 1, "Đếm trùng", "2026-02-01T00:00:00Z", "chi", &back, &err),
		&err);
	assert_int_equal(back.manifest.number, 4);
	assert_int_equal(back.figures, 2);
	assert_string_equal(state(), "4, 5 0 4, ");
	figures(4, "share.mic/79/2022=15A[1-0];users.count/VN/2022=1A[1-0];");
	edition = edition_open(shelf_path(&arena, dir, 4), &err);
	assert_non_null(edition);
	assert_int_equal(edition_info(edition)->number, 4);
	assert_int_equal(edition_info(edition)->correction.wrong, 2);
	assert_int_equal(edition_info(edition)->correction.back_to, 1);
	assert_string_equal(edition_info(edition)->correction.reason, "Đếm trùng");
	edition_close(edition);
	/* asked about, but for what was corrected since */
	assert_true(submission_list(office, &arena, &list, &count, &err));
	assert_string_equal(list[0].state, "published");
	assert_string_equal(list[1].state, "returned");
	assert_int_equal(list[1].returned, 1);
	assert_int_equal(list[1].withdrawn, 1);
	assert_string_equal(list[2].state, "withdrawn");
	assert_string_equal(list[3].state, "submitted");
	assert_true(queue_remarks(office, &arena, 2, &remarks, &count, &err));
	assert_int_equal(count, 1);
	assert_string_equal(remarks[0].words, "Đếm trùng");
	/* life goes on, and the correction stays on the record */
	approve_all(office);
	(void)publish_at(office, "2026-02-02T00:00:00Z");
	figures(5, "share.mic/79/2022=19A[5-0];users.count/VN/2022=1A[1-0];");
	edition = edition_open(shelf_path(&arena, dir, 5), &err);
	assert_int_equal(edition_info(edition)->correction.wrong, 0);
	edition_close(edition);
	assert_string_equal(state(), "5, 7 0 4, ");
	/* what was taken back is nothing to go back to */
	assert_false(office_take_back(office, 2, "x", "2026-02-03T00:00:00Z", "chi", &back, &err));
	assert_string_equal(err.key, "edition.unknown");
}

/* Decided, and killed before the files were moved: they are, at the next opening. */
static void what_was_taken_back_leaves_the_shelf(void **state_ UNUSED)
{
	struct publication back;
	struct error err;

	publish_line(office, "share.mic/79/2022=16", "2026-01-02T00:00:00Z");
	must(office_take_back(office, 1, "x", "2026-02-01T00:00:00Z", "chi", &back, &err), &err);
	office_close(office);
	assert_int_equal(
		rename(at("withdrawn/edition-000002.db"), at("editions/edition-000002.db")), 0);
	office = reopen(dir);
	assert_string_equal(state(), "3, 5 0 2, ");
}

#define EMBARGO_TEST(name) cmocka_unit_test_setup_teardown(name, start, stage_stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EMBARGO_TEST(an_edition_waits_for_its_hour),
		EMBARGO_TEST(opening_the_office_releases),
		EMBARGO_TEST(a_release_that_was_cut_short_is_finished),
		EMBARGO_TEST(nothing_overtakes_what_waits),
		EMBARGO_TEST(what_waits_can_be_cancelled),
		EMBARGO_TEST(editions_are_taken_back),
		EMBARGO_TEST(what_was_taken_back_leaves_the_shelf),
	};
	return cmocka_run_group_tests_name("embargo", tests, NULL, NULL);
}

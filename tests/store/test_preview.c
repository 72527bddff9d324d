/* tests/store/test_preview.c - the contract of store/office/preview.h: seen inside, and nothing else. */
#include "tests/store/stage.h"

#include <unistd.h>

#include "store/office/embargo.h"
#include "store/office/preview.h"

static int start(void **state)
{
	set_now("2026-02-01T00:00:00Z");
	(void)stage_start(state);
	publish_line(office, "share.mic/79/2022=15", "2026-01-01T00:00:00Z");
	(void)submit(office, "share.mic/79/2023=18");
	approve_all(office);
	return 0;
}

static void it_holds_what_is_approved(void **state UNUSED)
{
	const char *shelf = preview_dir(&arena, dir);
	text_auto first = { 0 }, next = { 0 };
	struct error err;
	int number;

	(void)submit(office, "users.count/VN/2022=7");
	assert_true(preview_build(office, &number, &err));
	assert_int_equal(number, 2);
	edition_text(shelf, 1, true, &first);
	edition_text(shelf, 2, true, &next);
	assert_string_equal(text_z(&first), "share.mic/79/2022=15A[1-0];");
	assert_string_equal(
		text_z(&next), "share.mic/79/2022=15A[1-0];share.mic/79/2023=18A[2-0];");
	/* what was approved meanwhile is in the next one, which takes the place of this */
	approve_all(office);
	assert_true(preview_build(office, &number, &err));
	assert_int_equal(number, 2);
	text_done(&next);
	edition_text(shelf, 2, true, &next);
	assert_non_null(strstr(text_z(&next), "users.count/VN/2022=7A[2-0];"));
	/* and once it is published, the preview is of the one after */
	(void)publish_at(office, "2026-02-01T00:00:00Z");
	assert_true(preview_build(office, &number, &err));
	assert_int_equal(number, 3);
}

static void it_changes_nothing(void **state UNUSED)
{
	text_auto before = { 0 }, after = { 0 };
	struct error err;
	int number;

	office_text(dir, &before);
	assert_true(preview_build(office, &number, &err));
	office_text(dir, &after);
	assert_string_equal(text_z(&after), text_z(&before));
	assert_true(shelf_current(dir, &number, &err));
	assert_int_equal(number, 1);
	assert_int_equal(access(shelf_path(&arena, dir, 2), F_OK), -1);
}

/* Nobody takes it for an edition: its signature is by a key that nobody trusts. */
static void it_is_no_edition(void **state UNUSED)
{
	const char *shelf = preview_dir(&arena, dir);
	struct manifest manifest;
	char public[SIGN_PUBLIC];
	struct error err;
	int number;

	assert_true(preview_build(office, &number, &err));
	assert_true(shelf_public_key(dir, public, &err));
	assert_true(shelf_manifest(&arena, shelf, 2, &manifest, &err));
	assert_true(shelf_verify(shelf, &manifest, NULL, &err));
	assert_false(shelf_verify(shelf, &manifest, public, &err));
	assert_string_equal(err.key, "verify.key");
}

static void an_edition_that_waits_comes_before_it(void **state UNUSED)
{
	const char *shelf = preview_dir(&arena, dir);
	struct publication publication;
	text_auto waiting = { 0 };
	struct error err;
	int number;

	assert_true(office_schedule(
		office, "", "2026-03-01T00:00:00Z", "publisher", &publication, &err));
	assert_true(preview_build(office, &number, &err));
	assert_int_equal(number, 3);
	edition_text(shelf, 2, true, &waiting);
	assert_non_null(strstr(text_z(&waiting), "share.mic/79/2023=18"));
}

/* Acts that cannot change it, and acts that do. */
static void its_stamp_follows_what_it_is_of(void **state UNUSED)
{
	struct preview_stamp first, second;
	struct error err;

	assert_true(preview_stamp(office, &first, &err));
	(void)submit(office, "users.count/VN/2022=7");
	assert_true(preview_stamp(office, &second, &err));
	assert_int_equal(second.sequence, first.sequence);
	approve_all(office);
	assert_true(preview_stamp(office, &second, &err));
	assert_int_not_equal(second.sequence, first.sequence);
	assert_int_equal(second.day, first.day);
	set_now("2026-02-02T00:00:00Z");
	assert_true(preview_stamp(office, &first, &err));
	assert_int_equal(second.day + 1, first.day);
}

#define PREVIEW_TEST(name) cmocka_unit_test_setup_teardown(name, start, stage_stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PREVIEW_TEST(it_holds_what_is_approved),
		PREVIEW_TEST(it_changes_nothing),
		PREVIEW_TEST(it_is_no_edition),
		PREVIEW_TEST(an_edition_that_waits_comes_before_it),
		PREVIEW_TEST(its_stamp_follows_what_it_is_of),
	};
	return cmocka_run_group_tests_name("preview", tests, NULL, NULL);
}

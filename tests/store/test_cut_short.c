/*
 * tests/store/test_cut_short.c - what opening an office does about a publication that was cut short
 * (store/office/office.h, store/edition/shelf.h). Each step of publishing leaves the folder in one
 * of these states; the state is made, the office is opened, and `current` and `check` are asked.
 */
#include "tests/store/make.h"

#include <stdio.h>
#include <unistd.h>

static struct arena arena;
static const char *dir;

static const char *at(const char *name)
{
	return arena_format(&arena, "%s/%s", dir, name);
}

static void point_current_at(const char *target)
{
	(void)unlink(at("editions/current"));
	assert_int_equal(symlink(target, at("editions/current")), 0);
}

/* An office with two editions, closed. */
static int start(void **state UNUSED)
{
	struct office *office;

	dir = folder_make(&arena);
	office = make_office(dir);
	publish_line(
		office, "share.mic/79/2022=15 users.count/VN/2022=100", "2026-01-01T00:00:00Z");
	publish_line(office, "share.mic/79/2022=16", "2026-02-01T00:00:00Z");
	office_close(office);
	return 0;
}

static int stop(void **state UNUSED)
{
	folder_remove(dir);
	arena_done(&arena);
	return 0;
}

/* While the file was built, written, renamed or signed: nothing has been decided. */
static void leave_building(void)
{
	folder_write(dir, "editions/edition-000003.db.building", span_of("half a file"));
	folder_write(dir, "editions/edition-000003.db.building-journal", span_of("half"));
}

static void leave_file(void)
{
	folder_write(dir, "editions/edition-000003.db", span_of("a whole file"));
}

static void leave_half_a_manifest(void)
{
	leave_file();
	folder_write(dir, "editions/edition-000003.json.tmp4711", span_of("{ \"number\":"));
}

static void leave_file_and_manifest(void)
{
	leave_file();
	folder_write(dir, "editions/edition-000003.json", span_of("{}"));
}

/* After the decision, before `current` was swapped. */
static void leave_old_current(void)
{
	point_current_at("edition-000001.db");
}

static void leave_new_link(void)
{
	leave_old_current();
	assert_int_equal(symlink("edition-000002.db", at("editions/current.new")), 0);
}

static void leave_no_current(void)
{
	assert_int_equal(unlink(at("editions/current")), 0);
}

/* While evidence was written. */
static void leave_half_evidence(void)
{
	folder_write(dir, "evidence/0123456789abcdef.tmp4711", span_of("half"));
}

/* In the middle of a transaction: SQLite undoes what the journal says, here nothing. */
static void leave_journal(void)
{
	folder_write(dir, "office.db-journal", span_of(""));
}

static const struct {
	const char *name;
	void (*leave)(void);
} states[] = {
	{ "nothing happened", NULL },
	{ "while building", leave_building },
	{ "after the rename", leave_file },
	{ "while signing", leave_half_a_manifest },
	{ "before the decision", leave_file_and_manifest },
	{ "after the decision", leave_old_current },
	{ "before the swap", leave_new_link },
	{ "with no current at all", leave_no_current },
	{ "while keeping evidence", leave_half_evidence },
	{ "while writing the database", leave_journal },
};

static void count_trouble(void *context, const struct error *trouble)
{
	text_addf(context, "%s ", trouble->key);
}

static void opening_finishes(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(states); i++) {
		text_auto seen = { 0 }, figures = { 0 };
		struct office *office;
		struct error err;
		int current;

		if (i > 0)
			(void)start(NULL);
		if (states[i].leave != NULL)
			states[i].leave();
		office = reopen(dir);
		assert_true(shelf_current(dir, &current, &err));
		text_addf(&seen, "current %d, %d files, %d of evidence; ", current,
			folder_count(at("editions")), folder_count(at("evidence")));
		assert_true(office_check(office, count_trouble, &seen, &err));
		wrong += row_wrong(states[i].name, text_z(&seen),
			"current 2, 5 files, 3 of evidence; "); /* nothing that was not decided on */
		/* and the next publication goes through, over what was left behind */
		assert_int_equal(publish_at(office, "2026-03-01T00:00:00Z").manifest.number, 3);
		text_clear(&seen);
		assert_true(office_check(office, count_trouble, &seen, &err));
		wrong += row_wrong(states[i].name, text_z(&seen), "");
		edition_text(dir, 3, true, &figures);
		wrong += row_wrong(states[i].name, text_z(&figures),
			"share.mic/79/2022=16A[2-0];users.count/VN/2022=100A[1-0];");
		office_close(office);
		if (i + 1 < COUNT(states))
			(void)stop(NULL);
	}
	assert_int_equal(wrong, 0);
}

/* A database that was damaged when its writer was cut short is told at once, not when it is stumbled on. */
static void damage_is_told_after_a_cut(void **state UNUSED)
{
	struct error err = { .key = "" };
	FILE *file = fopen(at("office.db"), "r+b");
	static const char rubbish[4096] = "rubbish";

	assert_non_null(file);
	assert_int_equal(fseek(file, 20L * 4096, SEEK_SET), 0);
	for (int i = 0; i < 10; i++)
		assert_int_equal(fwrite(rubbish, sizeof rubbish, 1, file), 1);
	(void)fclose(file);
	leave_journal();
	assert_null(office_open(dir, &err));
	assert_string_equal(err.key, "db.damaged");
}

/* A `current` that is none of ours is told, never followed. */
static void a_strange_current_is_told(void **state UNUSED)
{
	static const char *const targets[] = { "edition-2.db", "edition-000000.db",
		"../editions/edition-000001.db", "edition-000001.db.building", "x",
		"edition-1e0001.db", "edition--00001.db" };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(targets); i++) {
		struct error err = { .key = "" };
		int current = 42;

		point_current_at(targets[i]);
		wrong += row_wrong(targets[i],
			shelf_current(dir, &current, &err) ? "followed" : err.key, "shelf.current");
		assert_int_equal(current, 42);
	}
	(void)unlink(at("editions/current"));
	folder_write(dir, "editions/current", span_of("edition-000001.db"));
	{
		struct error err = { .key = "" };
		int current;

		wrong += row_wrong("a file",
			shelf_current(dir, &current, &err) ? "followed" : err.key, "shelf.current");
	}
	assert_int_equal(wrong, 0);
}

/* A new office in a folder that still holds editions must not point `current` at none. */
static void an_office_that_lost_its_memory(void **state UNUSED)
{
	struct error err = { .key = "" };
	struct office *office;
	int current = 42;

	assert_int_equal(unlink(at("office.db")), 0);
	if (!office_init(dir, &err))
		return; /* refusing is right too */
	office = office_open(dir, &err);
	office_close(office);
	assert_true(shelf_current(dir, &current, &err));
	assert_int_not_equal(current, 42);
}

#define CUT_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CUT_TEST(opening_finishes),
		CUT_TEST(damage_is_told_after_a_cut),
		CUT_TEST(a_strange_current_is_told),
		CUT_TEST(an_office_that_lost_its_memory),
	};
	return cmocka_run_group_tests_name("cut_short", tests, NULL, NULL);
}

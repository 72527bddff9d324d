/*
 * tests/store/test_faults.c - every act on an office with every call of SQLite to its files failing in turn:
 * once, from then on, for want of room, half done, and as if the power went.
 *
 * Afterwards the office opens, holds together, and is as before the act or as after it; what was said to be
 * done is done. Each act is swept from its first call to the first that no longer happens. By default
 * every STRIDEth call, beginning at one that TIENDO_SEED moves; TIENDO_FAULTS=all takes each.
 */
#include "tests/store/make.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/tree.h"
#include "store/office/backup.h"
#include "store/office/people.h"
#include "store/office/sessions.h"
#include "tests/store/shim.h"

enum { STRIDE = 29, MOST_CALLS = 20000 };

#define PASSWORD "sáu con vịt bơi qua cầu"

static struct arena arena;
static const char *folder; /* of this test */
static const char *prepared, *work; /* the office before, the one that is acted on */

static bool do_submit(struct office *office, struct error *err)
{
	arena_auto own = { 0 };
	struct batch batch = make_batch(
		&own, "share.mic/79/2023=17 users.count/VN/2023=120 share.mic/79/2022=18");
	struct receipt receipt = { 0 };

	return submission_add(office, &batch, 1, "local:tester", &receipt, err);
}

static bool do_approve(struct office *office, struct error *err)
{
	int count;

	return submission_approve(office, 0, "local:reviewer", &count, err);
}

static bool do_publish(struct office *office, struct error *err)
{
	struct publication publication = { 0 };

	return office_publish(
		office, "", "2026-03-01T00:00:00Z", "local:publisher", &publication, err);
}

static bool do_sign_in(struct office *office, struct error *err)
{
	char value[SECRET_HEX];
	const struct signin signin = { "an", PASSWORD, "", "192.0.2.1" };

	return session_open(office, &signin, value, err);
}

static bool do_catalogue(struct office *office, struct error *err)
{
	return office_catalogue_save(office, small_computed(), "local:tester", err);
}

static void ignore(void *context UNUSED, const struct error *trouble UNUSED)
{
}

static bool do_backup(struct office *office UNUSED, struct error *err)
{
	struct backup backup;

	return office_backup(&arena, work, arena_format(&arena, "%s/backups", folder), 3, ignore,
		NULL, &backup, err);
}

static bool do_init(struct office *office UNUSED, struct error *err)
{
	return office_init(work, err);
}

/* `alone`: the act opens the office itself; `random`: it leaves something else each time, in so many rows;
   `steps`: in more than one transaction; `anew`: it begins with nothing. */
static const struct scenario {
	const char *name;
	bool (*act)(struct office *office, struct error *err);
	bool alone, random, steps, anew;
} scenarios[] = {
	{ "init", do_init, true, true, false, true },
	{ "load a catalogue", do_catalogue, false, false, false, false },
	{ "submit", do_submit, false, false, false, false },
	{ "approve", do_approve, false, false, false, false },
	{ "publish", do_publish, false, true, false, false },
	{ "sign in", do_sign_in, false, true, true, false },
	{ "back up", do_backup, true, false, false, false },
};

static const struct way {
	const char *name;
	enum shim_fault fault;
	bool lasting;
} ways[] = {
	{ "one error", SHIM_ERROR, false },
	{ "errors from then on", SHIM_ERROR, true },
	{ "no room from then on", SHIM_FULL, true },
	{ "half a write", SHIM_SHORT, false },
	{ "the power goes", SHIM_POWER, true },
};

/* A fresh copy of the prepared office, or no office at all, and an empty folder for backups. */
static void begin(const struct scenario *scenario)
{
	const char *backups = arena_format(&arena, "%s/backups", folder);
	struct tree tree = { .from = prepared, .to = work };
	struct error err;

	assert_true(tree_remove(work, &err) && tree_remove(backups, &err));
	assert_int_equal(mkdir(backups, 0755), 0);
	assert_true(scenario->anew || tree_copy(&tree, &err));
}

static bool act(const struct scenario *scenario, struct error *err)
{
	struct office *office;
	bool fine;

	if (scenario->alone)
		return scenario->act(NULL, err);
	office = office_open(work, err);
	if (office == NULL)
		return false;
	fine = scenario->act(office, err);
	office_close(office);
	return fine;
}

static void count_trouble(void *context, const struct error *trouble)
{
	text_addf(context, "%s %s; ", trouble->key, trouble->detail);
}

/* What is in the office, once it was opened without faults and found whole; "" where there is none yet. */
static void look(const struct scenario *scenario, struct text *ret)
{
	struct error err = { .key = "" };
	struct office *office = office_open(work, &err);
	text_auto trouble = { 0 };

	if (office == NULL && scenario->anew && strcmp(err.key, "office.none") == 0)
		return;
	if (office == NULL)
		fail_msg("%s: %s %s", scenario->name, err.key, err.detail);
	assert_true(office_check(office, count_trouble, &trouble, &err));
	office_close(office);
	assert_string_equal(text_z(&trouble), "");
	if (!scenario->random)
		office_text(work, ret);
	else
		text_addz(ret, "whole");
}

/* How many acts' worth of rows a random act has left: of editions, sessions. */
static int traces(void)
{
	arena_auto own = { 0 };
	text_auto text = { 0 };
	int count = 0;

	if (access(arena_format(&own, "%s/office.db", work), F_OK) != 0)
		return 0;
	office_text(work, &text);
	for (const char *at = text_z(&text); (at = strchr(at, '\n')) != NULL; at++)
		count++;
	return count;
}

struct expected {
	struct text before, after;
	int traces_before, traces_after;
};

/* The act with one planned fault; false once the fault did not happen any more. */
static bool sweep_one(const struct scenario *scenario, const struct way *way, int at,
	const struct expected *expected)
{
	struct error err = { .key = "" };
	text_auto seen = { 0 };
	bool done, struck;
	int left;

	begin(scenario);
	shim_plan(at, way->lasting, way->fault);
	done = act(scenario, &err);
	struck = shim_struck();
	shim_reboot((unsigned)at);
	look(scenario, &seen);
	left = traces();
	if ((done &&
		    (strcmp(text_z(&seen), text_z(&expected->after)) != 0 ||
			    left != expected->traces_after)) ||
		(strcmp(text_z(&seen), text_z(&expected->after)) != 0 &&
			strcmp(text_z(&seen), text_z(&expected->before)) != 0) ||
		(scenario->steps ? left < expected->traces_before || left > expected->traces_after
				 : left != expected->traces_after &&
					left != expected->traces_before))
		fail_msg("%s, %s at call %d: %s, %s %s; %d rows", scenario->name, way->name, at,
			done ? "done" : "refused", err.key, err.detail, left);
	return struck;
}

static void sweep(const struct scenario *scenario, const struct way *way, int first, int stride,
	const struct expected *expected)
{
	int at = first, count = 0;

	while (at < MOST_CALLS && sweep_one(scenario, way, at, expected)) {
		at += stride;
		count++;
	}
	print_message("  %s, %s: %d of %d calls\n", scenario->name, way->name, count, at);
	assert_true(count > 0 && at < MOST_CALLS);
}

static void nothing_is_lost(void **state UNUSED)
{
	const char *all = getenv("TIENDO_FAULTS"), *seed = getenv("TIENDO_SEED");
	int stride = all != NULL && strcmp(all, "all") == 0 ? 1 : STRIDE;

	for (size_t s = 0; s < COUNT(scenarios); s++) {
		const struct scenario *scenario = &scenarios[s];
		struct expected expected = { 0 };
		struct error err = { .key = "" };

		begin(scenario);
		look(scenario, &expected.before);
		expected.traces_before = traces();
		shim_plan(0, false, SHIM_ERROR);
		if (!act(scenario, &err))
			fail_msg("%s: %s %s", scenario->name, err.key, err.detail);
		look(scenario, &expected.after);
		expected.traces_after = traces();
		for (size_t w = 0; w < COUNT(ways); w++)
			sweep(scenario, &ways[w],
				1 + (seed == NULL ? (int)w : (int)strtol(seed, NULL, 10)) % stride,
				stride, &expected);
		text_done(&expected.before);
		text_done(&expected.after);
	}
}

/* An office with an edition, a figure that waits, one that is approved, and an account. */
static int start(void **state UNUSED)
{
	struct error err = { .key = "" };
	struct office *office;

	set_now("2026-02-02T00:00:00Z");
	folder = folder_make(&arena);
	prepared = arena_format(&arena, "%s/prepared", folder);
	work = arena_format(&arena, "%s/work", folder);
	shim_start();
	office = make_office(prepared);
	publish_line(
		office, "share.mic/79/2022=15 users.count/VN/2022=100", "2026-01-01T00:00:00Z");
	(void)submit(office, "share.mic/79/2021=14");
	approve_all(office);
	(void)submit(office, "share.mic/79/2020=13");
	must(people_add(office, "an", "An", PASSWORD, "local:me", &err), &err);
	office_close(office);
	return 0;
}

static int stop(void **state UNUSED)
{
	folder_remove(folder);
	arena_done(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_lost),
	};
	return cmocka_run_group_tests_name("faults", tests, start, stop);
}

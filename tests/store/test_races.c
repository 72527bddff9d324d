/*
 * tests/store/test_races.c - two who decide at the same moment: exactly one of them wins.
 *
 * Two processes meet before each of 1,000 rounds, then each opens the office and decides on what
 * both have seen: one approves, one returns. Two more send the same under one key.
 */
#include "tests/store/make.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 1000, SIDES = 2 };

/* What both processes share. */
struct shared {
	atomic_int arrived[ROUNDS]; /* how many are at the start of a round */
	char outcome[ROUNDS][SIDES]; /* 'w' won, 'c' told of a conflict, '?' anything else */
};

static struct arena arena;
static const char *dir;
static struct shared *shared;

static int start(void **state UNUSED)
{
	dir = folder_make(&arena);
	shared = mmap(
		NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(shared != MAP_FAILED);
	return 0;
}

static int stop(void **state UNUSED)
{
	(void)munmap(shared, sizeof *shared);
	folder_remove(dir);
	arena_done(&arena);
	return 0;
}

static void meet(int round)
{
	(void)atomic_fetch_add(&shared->arrived[round], 1);
	while (atomic_load(&shared->arrived[round]) < SIDES)
		(void)sched_yield();
}

/* Both have seen version 1 of figure 1 of submission `round` + 1. */
static char decide(int side, int round)
{
	struct act act = { round + 1, 1, 1, side == 0 ? "chi" : "dung", side == 0 ? "" : "Why?" };
	struct error err = { .key = "" };
	struct office *office = office_open(dir, &err);
	char outcome = '?';
	int count;

	if (office == NULL)
		return '?';
	if ((side == 0 ? figures_approve : figures_return)(office, &act, &count, &err))
		outcome = count == 1 ? 'w' : '?';
	else if (strcmp(err.key, "figure.conflict") == 0)
		outcome = 'c';
	office_close(office);
	return outcome;
}

/* Both send the same under the same key: one submission, and the same answer for both. */
static char send(int side UNUSED, int round)
{
	arena_auto own = { 0 };
	struct batch batch = make_batch(&own,
		arena_format(&own, "users.count/VN/%d-%02d-%02d=1", 2000 + round / 336,
			1 + round / 28 % 12, 1 + round % 28));
	struct receipt receipt;
	struct error err = { .key = "" };
	struct office *office = office_open(dir, &err);
	char outcome = '?';

	batch.key = arena_format(&own, "%d", round);
	if (office != NULL && submission_add(office, &batch, 1, "an", &receipt, &err) &&
		receipt.submission == round + 1 && receipt.added == 1)
		outcome = receipt.repeated ? 'c' : 'w';
	office_close(office);
	return outcome;
}

static void race(char (*work)(int side, int round))
{
	pid_t children[SIDES];
	int status, wins[SIDES] = { 0 };

	for (int side = 0; side < SIDES; side++) {
		children[side] = fork();
		if (children[side] != 0)
			continue;
		for (int round = 0; round < ROUNDS; round++) {
			meet(round);
			shared->outcome[round][side] = work(side, round);
		}
		_exit(0);
	}
	for (int side = 0; side < SIDES; side++)
		assert_int_equal(waitpid(children[side], &status, 0), children[side]);
	for (int round = 0; round < ROUNDS; round++) {
		const char *outcome = shared->outcome[round];

		if ((outcome[0] == 'w') == (outcome[1] == 'w') ||
			(outcome[0] == 'c') == (outcome[1] == 'c'))
			fail_msg("round %d: %c and %c", round, outcome[0], outcome[1]);
		wins[outcome[1] == 'w']++;
	}
	print_message("%d rounds, won %d to %d\n", ROUNDS, wins[0], wins[1]);
}

static void two_reviewers_decide_at_once(void **state UNUSED)
{
	struct office *office = make_office(dir);
	struct submission *list;
	struct error err;
	size_t count;

	for (int round = 0; round < ROUNDS; round++)
		(void)submit(office,
			arena_format(&arena, "users.count/VN/%d-%02d-%02d=1", 2000 + round / 336,
				1 + round / 28 % 12, 1 + round % 28));
	office_close(office);
	race(decide);
	office = reopen(dir);
	assert_true(submission_list(office, &arena, &list, &count, &err));
	assert_int_equal(count, ROUNDS);
	for (int round = 0; round < ROUNDS; round++)
		assert_string_equal(list[round].state,
			shared->outcome[round][0] == 'w' ? "approved" : "returned");
	office_close(office);
}

static void two_send_the_same_at_once(void **state UNUSED)
{
	struct office *office = make_office(dir);
	struct submission *list;
	struct error err;
	size_t count;

	office_close(office);
	race(send);
	office = reopen(dir);
	assert_true(submission_list(office, &arena, &list, &count, &err));
	assert_int_equal(count, ROUNDS);
	office_close(office);
}

#define RACE_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		RACE_TEST(two_reviewers_decide_at_once),
		RACE_TEST(two_send_the_same_at_once),
	};

	/* where syncing costs nothing: it is the order that is tested here */
	if (access("/dev/shm", W_OK) == 0)
		(void)setenv("TMPDIR", "/dev/shm", 1);
	return cmocka_run_group_tests_name("races", tests, NULL, NULL);
}

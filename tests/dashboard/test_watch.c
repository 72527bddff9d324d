/* tests/dashboard/test_watch.c - connections that are too many, or too slow, at each stage. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "dashboard/web/watch.h"
#include "tests/support/unit.h"

enum { SECOND = 1000, FEW = 20 }; /* milliseconds */

/* No time at all at any stage; a pace that nobody keeps. */
static const struct watch_limits strict = {
	.connections = 4, .of_address = 2, .requests = 3, .age = 600, .pace = 1 << 30
};

static void pass(int milliseconds)
{
	(void)nanosleep(
		&(struct timespec){ milliseconds / SECOND, (milliseconds % SECOND) * 1000000L },
		NULL);
}

static struct sockaddr_storage address_of(const char *text)
{
	struct sockaddr_storage address = { 0 };
	struct sockaddr_in *v4 = (struct sockaddr_in *)&address;
	struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&address;

	if (inet_pton(AF_INET, text, &v4->sin_addr) == 1)
		address.ss_family = AF_INET;
	else if (inet_pton(AF_INET6, text, &v6->sin6_addr) == 1)
		address.ss_family = AF_INET6;
	return address;
}

static struct watched *add(struct watch *watch, int fd, const char *peer)
{
	struct sockaddr_storage address = address_of(peer);

	return watch_add(watch, fd, (const struct sockaddr *)&address);
}

/* Both ends of a connection on this machine. */
static void connect_both(int ret[2])
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof address;
	int listener = socket(AF_INET, SOCK_STREAM, 0);

	assert_int_equal(bind(listener, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(listener, 1), 0);
	assert_int_equal(getsockname(listener, (struct sockaddr *)&address, &size), 0);
	ret[1] = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(connect(ret[1], (struct sockaddr *)&address, size), 0);
	ret[0] = accept(listener, NULL, NULL);
	assert_true(ret[0] >= 0);
	(void)close(listener);
}

static bool is_shut(int fd)
{
	return send(fd, "", 1, MSG_NOSIGNAL) < 0 && errno == EPIPE;
}

/* At every stage: in time while there is time, shut down once there is not, and only once. */
static void every_stage_ends(void **state UNUSED)
{
	static const struct watch_limits patient = {
		.connections = 4, .waiting = 60, .headers = 60, .body = 60, .grace = 60
	};

	for (int stage = WATCH_WAITING; stage <= WATCH_ANSWER; stage++) {
		const struct watch_limits *const both[] = { &patient, &strict };

		for (size_t i = 0; i < COUNT(both); i++) {
			struct watch *watch = watch_new(both[i]);
			struct watched *watched;
			int ends[2];

			connect_both(ends);
			watched = add(watch, ends[0], "127.0.0.1");
			watch_reach(watch, watched, (enum watch_stage)stage);
			watch_came(watch, watched, 10);
			pass(FEW);
			assert_int_equal(watch_sweep(watch), both[i] == &strict);
			assert_int_equal(is_shut(ends[0]), both[i] == &strict);
			watch_remove(watch, watched);
			watch_free(watch);
			(void)close(ends[0]);
			(void)close(ends[1]);
		}
	}
}

/* A body and an answer that keep the pace go on. */
static void who_keeps_the_pace_goes_on(void **state UNUSED)
{
	static const struct watch_limits limits = { .connections = 4, .body = 60, .pace = 1000 };
	struct watch *watch = watch_new(&limits);
	char bytes[8000] = { 0 };
	struct watched *watched;
	int ends[2];

	connect_both(ends);
	watched = add(watch, ends[0], "127.0.0.1");
	watch_reach(watch, watched, WATCH_BODY);
	watch_came(watch, watched, sizeof bytes);
	pass(FEW);
	assert_int_equal(watch_sweep(watch), 0);
	watch_reach(watch, watched, WATCH_ANSWER);
	assert_int_equal(send(ends[0], bytes, sizeof bytes, 0), sizeof bytes);
	pass(FEW);
	assert_int_equal(watch_sweep(watch), 0); /* its kernel has acknowledged them */
	watch_remove(watch, watched);
	watch_free(watch);
	(void)close(ends[0]);
	(void)close(ends[1]);
}

/* While the server makes an answer nobody's time runs. */
static void time_stands_still(void **state UNUSED)
{
	struct watch *watch = watch_new(&strict);
	struct watched *watched;
	int ends[2];

	connect_both(ends);
	watched = add(watch, ends[0], "127.0.0.1");
	watch_pause(watch);
	watch_reach(watch, watched, WATCH_HEADERS);
	pass(SECOND + FEW);
	assert_true(watch_paused(watch) >= 1);
	assert_int_equal(watch_sweep(watch), 0);
	watch_resume(watch);
	assert_int_equal(watch_paused(watch), 0);
	pass(FEW);
	assert_int_equal(watch_sweep(watch), 1);
	watch_remove(watch, watched);
	watch_free(watch);
	(void)close(ends[0]);
	(void)close(ends[1]);
}

/* A busy server makes one answer after the other: that stops nobody's time. */
static void short_pauses_stop_nothing(void **state UNUSED)
{
	struct watch *watch = watch_new(&strict);
	struct watched *watched;
	int ends[2];

	connect_both(ends);
	watched = add(watch, ends[0], "127.0.0.1");
	watch_pause(watch);
	watch_reach(watch, watched, WATCH_HEADERS);
	pass(FEW);
	watch_resume(watch);
	assert_int_equal(watch_sweep(watch), 1);
	watch_remove(watch, watched);
	watch_free(watch);
	(void)close(ends[0]);
	(void)close(ends[1]);
}

/* Peers in the order they come, and which of them are one too many, of four in all and two each. */
static void too_many_are_told(void **state UNUSED)
{
	static const struct {
		const char *name, *peers[6];
		const char *crowded; /* one letter each */
	} cases[] = {
		{ "in all", { "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5" },
			"nnnny" },
		{ "this machine", { "127.0.0.1", "::1", "127.0.0.1", "::ffff:127.0.0.1" }, "nnnn" },
		{ "one address", { "192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.1" }, "nnny" },
		{ "the same, mapped", { "192.0.2.1", "::ffff:192.0.2.1", "::ffff:192.0.2.1" },
			"nny" },
		{ "one network", { "2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1" },
			"nnyn" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct watch *watch = watch_new(&strict);
		struct watched *added[COUNT(cases[i].peers)] = { NULL };

		print_message("  %s\n", cases[i].name);
		for (int j = 0; cases[i].peers[j] != NULL; j++) {
			added[j] = add(watch, -1, cases[i].peers[j]);
			assert_int_equal(watch_is_crowded(added[j]), cases[i].crowded[j] == 'y');
			assert_int_equal(
				watch_is_last(watch, added[j]), cases[i].crowded[j] == 'y');
			assert_int_equal(watch_count(watch), j + 1);
		}
		for (int j = 0; added[j] != NULL; j++)
			watch_remove(watch, added[j]);
		assert_int_equal(watch_count(watch), 0);
		watch_free(watch);
	}
}

/* A connection that was just made may have its request under way; one that is old is silent. */
static void new_ones_are_waited_for(void **state UNUSED)
{
	struct watch *watch = watch_new(&watch_usual);
	struct watched *asking = add(watch, -1, "192.0.2.1"), *silent = add(watch, -1, "192.0.2.2");

	assert_int_equal(watch_new_ones(watch), 2);
	watch_reach(watch, asking, WATCH_HEADERS);
	assert_int_equal(watch_new_ones(watch), 1);
	watch_reach(watch, asking, WATCH_WAITING);
	assert_int_equal(watch_new_ones(watch), 1);
	pass(SECOND + 100);
	assert_int_equal(watch_new_ones(watch), 0);
	watch_remove(watch, asking);
	watch_remove(watch, silent);
	watch_free(watch);
}

/* Beyond twice its share a peer is not even told. */
static void far_too_many_are_left_out(void **state UNUSED)
{
	struct sockaddr_storage peer = address_of("192.0.2.1"), other = address_of("192.0.2.2");
	struct watch *watch = watch_new(&strict);
	struct watched *added[4];

	for (size_t i = 0; i < COUNT(added); i++) {
		assert_true(watch_admits(watch, (const struct sockaddr *)&peer));
		added[i] = add(watch, -1, "192.0.2.1");
	}
	assert_false(watch_admits(watch, (const struct sockaddr *)&peer));
	assert_true(watch_admits(watch, (const struct sockaddr *)&other));
	watch_remove(watch, added[0]);
	assert_true(watch_admits(watch, (const struct sockaddr *)&peer));
	for (size_t i = 1; i < COUNT(added); i++)
		watch_remove(watch, added[i]);
	watch_free(watch);
}

/* The third request is the last of three, and any is after the connection's age. */
static void connections_end(void **state UNUSED)
{
	static const struct watch_limits aged = { .connections = 4, .requests = 9 };
	struct watch *watch = watch_new(&strict);
	struct watched *watched = add(watch, -1, "192.0.2.1");

	for (int i = 1; i <= 3; i++) {
		watch_reach(watch, watched, WATCH_HEADERS);
		assert_int_equal(watch_is_last(watch, watched), i == 3);
		watch_reach(watch, watched, WATCH_WAITING);
	}
	watch_remove(watch, watched);
	watch_free(watch);
	watch = watch_new(&aged);
	watched = add(watch, -1, "192.0.2.1");
	pass(FEW);
	assert_true(watch_is_last(watch, watched));
	watch_remove(watch, watched);
	watch_free(watch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_stage_ends),
		cmocka_unit_test(who_keeps_the_pace_goes_on),
		cmocka_unit_test(time_stands_still),
		cmocka_unit_test(short_pauses_stop_nothing),
		cmocka_unit_test(too_many_are_told),
		cmocka_unit_test(new_ones_are_waited_for),
		cmocka_unit_test(far_too_many_are_left_out),
		cmocka_unit_test(connections_end),
	};
	return cmocka_run_group_tests_name("watch", tests, NULL, NULL);
}

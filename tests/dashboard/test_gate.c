/*
 * tests/dashboard/test_gate.c - the gate over a real socket: what its answers hold, and that whatever
 * comes the server is still there afterwards. Which request gets which status is
 * tests/program/requests.txt.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "dashboard/portal/portal.h"
#include "tests/dashboard/fixture.h"

enum { PATIENCE_SECONDS = 5 };

#define END "\r\nHost: a\r\n\r\n"
#define RAW(z) z, sizeof(z) - 1

/* `needle` must be in what comes back. */
/* clang-format off */
static const struct {
	const char *name, *bytes;
	size_t size;
	int status;
	const char *needle;
} cases[] = {
	{ "plain",                 RAW("GET / HTTP/1.1" END), 200, "Content-Language: vi" },
	{ "escaped letter",        RAW("GET /%6Dethod HTTP/1.1" END), 200, "<h1>" },
	{ "head has no body",      RAW("HEAD / HTTP/1.1" END), 200, "\r\n\r\n" },
	{ "nul raw",               RAW("GET /method\0x HTTP/1.1" END), 200, "<h1>" },
	{ "english refusal",       RAW("GET /en/%00 HTTP/1.1" END), 400, "<html lang=\"en\">" },
	{ "nothing escapes",       RAW("GET /%3Cscript%3E HTTP/1.1" END), 404, "&lt;script&gt;" },
	{ "post without a body",   RAW("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"), 405, "Allow: GET, HEAD" },
};
/* clang-format on */

struct running {
	struct fixture fixture;
	pid_t server;
	int port;
};

static void tell_port(void *context, int port)
{
	const int *pipe = context;

	if (write(*pipe, &port, sizeof port) != sizeof port)
		_exit(2);
}

static int start(void **state)
{
	static struct running running;
	int ends[2];

	fixture_make(&running.fixture, 2);
	assert_int_equal(pipe(ends), 0);
	running.server = fork();
	if (running.server == 0) {
		struct error err;
		struct portal *portal = portal_open(running.fixture.dir, &err);
		bool fine;

		fine = portal_serve(portal,
			&(struct listening){ "127.0.0.1:0", tell_port, &ends[1] }, NULL, &err);
		portal_close(portal);
		exit(fine ? 0 : 3);
	}
	(void)close(ends[1]);
	assert_int_equal(read(ends[0], &running.port, sizeof running.port), sizeof running.port);
	(void)close(ends[0]);
	*state = &running;
	return 0;
}

/* Told to stop, the server stops with nothing to complain about. */
static int stop(void **state)
{
	struct running *running = *state;
	int status;

	assert_int_equal(kill(running->server, SIGTERM), 0);
	assert_int_equal(waitpid(running->server, &status, 0), running->server);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	fixture_remove(&running->fixture);
	return 0;
}

static int connect_to(int port)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct timeval patience = { PATIENCE_SECONDS, 0 };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_true(fd >= 0);
	assert_int_equal(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience), 0);
	assert_int_equal(connect(fd, (const struct sockaddr *)&address, sizeof address), 0);
	return fd;
}

/* Sends bytes, closes our side, reads to the end. */
static void exchange(int port, const char *bytes, size_t size, struct text *ret)
{
	int fd = connect_to(port);
	char buffer[4096];
	ssize_t got;

	assert_int_equal(send(fd, bytes, size, MSG_NOSIGNAL), (ssize_t)size);
	(void)shutdown(fd, SHUT_WR);
	while ((got = recv(fd, buffer, sizeof buffer, 0)) > 0)
		text_add(ret, (struct span){ buffer, (size_t)got });
	(void)close(fd);
}

static int answers_in(const struct text *text)
{
	int count = 0;

	for (const char *at = text_z(text); (at = strstr(at, "HTTP/1.1 ")) != NULL; at++)
		count++;
	return count;
}

static int status_in(const struct text *text)
{
	static const char start[] = "HTTP/1.1 ";
	const char *z = text_z(text);

	return strncmp(z, start, strlen(start)) == 0 ? (int)strtol(z + strlen(start), NULL, 10) : 0;
}

static void every_case_gets_its_status(void **state)
{
	const struct running *running = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto seen = { 0 };

		print_message("  %s\n", cases[i].name);
		exchange(running->port, cases[i].bytes, cases[i].size, &seen);
		assert_int_equal(status_in(&seen), cases[i].status);
		assert_int_equal(answers_in(&seen), 1);
		if (strstr(text_z(&seen), cases[i].needle) == NULL)
			fail_msg("no %s in %s", cases[i].needle, text_z(&seen));
	}
}

/* A target of that many letters. */
static int status_of_length(int port, size_t letters)
{
	text_auto request = { 0 };
	text_auto seen = { 0 };

	text_addz(&request, "GET /");
	for (size_t i = 1; i < letters; i++)
		text_addc(&request, 'a');
	text_addz(&request, " HTTP/1.1" END);
	exchange(port, text_z(&request), request.size, &seen);
	return status_in(&seen);
}

static void long_targets_are_refused(void **state)
{
	const struct running *running = *state;

	assert_int_equal(status_of_length(running->port, 4096), 404);
	assert_int_equal(status_of_length(running->port, 4097), 414);
	assert_int_equal(status_of_length(running->port, 6000), 414);
}

/* More than a connection may hold: it is cut off, perhaps before the answer can be read. */
static void floods_are_cut_off(void **state)
{
	const struct running *running = *state;
	text_auto flood = { 0 };
	text_auto seen = { 0 };

	text_addz(&flood, "GET / HTTP/1.1\r\nHost: a\r\n");
	for (int i = 0; i < 8000; i++)
		text_addf(&flood, "X-%d: a\r\n", i);
	for (int i = 0; i < 20; i++) {
		int fd = connect_to(running->port);

		(void)send(fd, text_z(&flood), flood.size, MSG_NOSIGNAL);
		(void)close(fd);
	}
	exchange(running->port, RAW("GET / HTTP/1.1" END), &seen);
	assert_int_equal(status_in(&seen), 200);
}

static void head_and_not_modified_have_no_body(void **state)
{
	const struct running *running = *state;
	text_auto head = { 0 };
	text_auto unchanged = { 0 };
	text_auto request = { 0 };
	const char *etag, *length;

	exchange(running->port, RAW("HEAD /i/share HTTP/1.1" END), &head);
	etag = strstr(text_z(&head), "\r\nETag: ");
	length = strstr(text_z(&head), "\r\nContent-Length: ");
	assert_non_null(etag);
	assert_non_null(length);
	assert_true(strtol(length + strlen("\r\nContent-Length: "), NULL, 10) > 1000);
	assert_string_equal(strstr(text_z(&head), "\r\n\r\n"), "\r\n\r\n");
	text_addf(&request,
		"GET /i/share HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"x\"\r\n"
		"If-None-Match: %.*s\r\n\r\n",
		(int)strcspn(etag + 8, "\r"), etag + 8);
	exchange(running->port, text_z(&request), request.size, &unchanged);
	assert_int_equal(status_in(&unchanged), 304);
	assert_string_equal(strstr(text_z(&unchanged), "\r\n\r\n"), "\r\n\r\n");
	assert_non_null(strstr(text_z(&unchanged), "\r\nETag: "));
	assert_non_null(strstr(text_z(&unchanged), "\r\nCache-Control: "));
	assert_null(strstr(text_z(&unchanged), "\r\nContent-Type: "));
}

/* A list in two headers is one list; what has not changed has no coding either. */
static void codings_are_read_from_every_header(void **state)
{
	const struct running *running = *state;
	text_auto packed = { 0 }, unchanged = { 0 }, request = { 0 };
	const char *etag;

	exchange(running->port,
		RAW("HEAD / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br;q=0\r\n"
		    "accept-encoding: gzip\r\n\r\n"),
		&packed);
	assert_non_null(strstr(text_z(&packed), "\r\nContent-Encoding: gzip\r\n"));
	assert_non_null(strstr(text_z(&packed), "\r\nVary: Accept-Encoding\r\n"));
	etag = strstr(text_z(&packed), "\r\nETag: ");
	assert_non_null(etag);
	text_addf(&request,
		"GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n"
		"If-None-Match: %.*s\r\n\r\n",
		(int)strcspn(etag + 8, "\r"), etag + 8);
	exchange(running->port, text_z(&request), request.size, &unchanged);
	assert_int_equal(status_in(&unchanged), 304);
	assert_non_null(strstr(text_z(&unchanged), "\r\nVary: Accept-Encoding\r\n"));
	assert_null(strstr(text_z(&unchanged), "\r\nContent-Encoding: "));
}

/* Two requests in a row on one connection get two answers, in order. */
static void connections_are_kept(void **state)
{
	const struct running *running = *state;
	text_auto seen = { 0 };

	exchange(running->port, RAW("GET /method HTTP/1.1" END "GET /nothing HTTP/1.1" END), &seen);
	assert_int_equal(answers_in(&seen), 2);
	assert_int_equal(status_in(&seen), 200);
	assert_non_null(strstr(text_z(&seen), "HTTP/1.1 404 "));
}

/* Half a request, and a connection that goes away in the middle, disturb nobody. */
static void cut_requests_are_forgotten(void **state)
{
	const struct running *running = *state;
	text_auto seen = { 0 };

	for (int i = 0; i < 50; i++) {
		int fd = connect_to(running->port);

		assert_int_equal(send(fd, RAW("GET /method HT"), MSG_NOSIGNAL), 14);
		(void)close(fd);
		fd = connect_to(running->port);
		assert_true(send(fd, RAW("GET /i/share.png HTTP/1.1" END), MSG_NOSIGNAL) > 0);
		(void)close(fd);
	}
	exchange(running->port, RAW("GET / HTTP/1.1" END), &seen);
	assert_int_equal(status_in(&seen), 200);
}

static void bad_addresses_are_refused(void **state UNUSED)
{
	static const char *const addresses[] = { "", "8022", "127.0.0.1", "localhost:80",
		"127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000", "127.0.0.1:-1", "[::1]", "[::1:80",
		"256.0.0.1:80" };
	struct fixture fixture;
	struct portal *portal;
	struct error err;

	fixture_make(&fixture, 0);
	portal = portal_open(fixture.dir, &err);
	for (size_t i = 0; i < COUNT(addresses); i++) {
		print_message("  %s\n", addresses[i]);
		assert_false(portal_serve(
			portal, &(struct listening){ .address = addresses[i] }, NULL, &err));
		assert_string_equal(err.key, "serve.address");
	}
	assert_false(portal_serve(portal, &(struct listening){ .address = "192.0.2.1:0" }, NULL,
		&err)); /* nobody's address */
	assert_string_equal(err.key, "serve.listen");
	portal_close(portal);
	fixture_remove(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_gets_its_status),
		cmocka_unit_test(long_targets_are_refused),
		cmocka_unit_test(floods_are_cut_off),
		cmocka_unit_test(head_and_not_modified_have_no_body),
		cmocka_unit_test(codings_are_read_from_every_header),
		cmocka_unit_test(connections_are_kept),
		cmocka_unit_test(cut_requests_are_forgotten),
		cmocka_unit_test(bad_addresses_are_refused),
	};
	return cmocka_run_group_tests_name("gate", tests, start, stop);
}

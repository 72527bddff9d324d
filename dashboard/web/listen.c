/* dashboard/web/listen.c - see listen.h. */
#include "dashboard/web/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum {
	FIRST_HANDED_OVER = 3, /* descriptor, as systemd counts */
	PROBE_SECONDS = 5, /* to connect, and to answer */
};

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

/* Reads HOST:PORT, where HOST is an IPv4 address or an IPv6 address in brackets. */
static bool read_address(const char *text, union address *ret)
{
	const char *colon = strrchr(text, ':');
	bool bracketed = *text == '[' && colon > text + 1 && colon[-1] == ']';
	char host[INET6_ADDRSTRLEN];
	size_t size;
	char *end;
	long port;

	if (colon == NULL || colon[1] < '0' || colon[1] > '9')
		return false;
	port = strtol(colon + 1, &end, 10);
	size = (size_t)(colon - text) - (bracketed ? 2 : 0);
	if (*end != '\0' || port > UINT16_MAX || size >= sizeof host)
		return false;
	memcpy(host, text + (bracketed ? 1 : 0), size);
	host[size] = '\0';
	memset(ret, 0, sizeof *ret);
	if (bracketed) {
		ret->v6.sin6_family = AF_INET6;
		ret->v6.sin6_port = htons((uint16_t)port);
		return inet_pton(AF_INET6, host, &ret->v6.sin6_addr) == 1;
	}
	ret->v4.sin_family = AF_INET;
	ret->v4.sin_port = htons((uint16_t)port);
	return inet_pton(AF_INET, host, &ret->v4.sin_addr) == 1;
}

static int port_of(const union address *address)
{
	return ntohs(
		address->any.sa_family == AF_INET ? address->v4.sin_port : address->v6.sin6_port);
}

int listen_at(const char *text, int *ret_port, struct error *err)
{
	union address address = { 0 };
	socklen_t size = sizeof address;
	const int on = 1;
	int fd;

	if (!read_address(text, &address)) {
		(void)error_set(err, ERROR_MISUSE, "serve.address", "%s", text);
		return -1;
	}
	fd = socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
		bind(fd, &address.any,
			address.any.sa_family == AF_INET ? sizeof address.v4 : sizeof address.v6) !=
			0 ||
		listen(fd, LISTEN_BACKLOG) != 0 || getsockname(fd, &address.any, &size) != 0) {
		(void)error_set(
			err, ERROR_FAILURE, "serve.listen", "%s: %s", text, strerror(errno));
		if (fd >= 0)
			(void)close(fd);
		return -1;
	}
	*ret_port = port_of(&address);
	return fd;
}

/* A variable of the supervisor's, as a number; 0 where it is not set. */
static long number_of(const char *name)
{
	const char *text = getenv(name);

	return text == NULL ? 0 : strtol(text, NULL, 10);
}

int listen_inherited(int *ret_port)
{
	union address address = { 0 };
	socklen_t size = sizeof address;
	const int fd = FIRST_HANDED_OVER;

	if (number_of("LISTEN_PID") != (long)getpid() || number_of("LISTEN_FDS") < 1 ||
		getsockname(fd, &address.any, &size) != 0 || fcntl(fd, F_SETFD, FD_CLOEXEC) != 0 ||
		fcntl(fd, F_SETFL, O_NONBLOCK) != 0)
		return -1;
	*ret_port = port_of(&address);
	return fd;
}

bool listen_is_own(const char *address)
{
	union address read;

	if (!read_address(address, &read))
		return false;
	return read.any.sa_family == AF_INET
		? (ntohl(read.v4.sin_addr.s_addr) >> 24) == IN_LOOPBACKNET
		: memcmp(&read.v6.sin6_addr, &in6addr_loopback, sizeof in6addr_loopback) == 0;
}

bool listen_probe(int fd)
{
	static const char question[] = "GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n";
	static const char expected[] = "HTTP/1.";
	const struct timeval patience = { PROBE_SECONDS, 0 };
	union address address = { 0 };
	socklen_t size = sizeof address;
	char answer[sizeof expected] = "";
	int own;
	bool fine;

	if (getsockname(fd, &address.any, &size) != 0)
		return false;
	own = socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (own < 0)
		return false;
	(void)setsockopt(own, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	(void)setsockopt(own, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	fine = connect(own, &address.any, size) == 0 &&
		send(own, question, strlen(question), MSG_NOSIGNAL) == (ssize_t)strlen(question) &&
		recv(own, answer, strlen(expected), MSG_WAITALL) == (ssize_t)strlen(expected) &&
		strcmp(answer, expected) == 0;
	(void)close(own);
	return fine;
}

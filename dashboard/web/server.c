/*
 * dashboard/web/server.c - see server.h.
 *
 * One thread with poll(): epoll in libmicrohttpd 0.9.75 stalls once 128 of its
 * connections are ready at the same time. The library decodes before it tells,
 * so the gate reads the target in the callback that sees it as it was sent. It
 * is asked not to be strict: what it would refuse the gate refuses, and its own
 * refusal of a request without Host is sent twice.
 */
#include "dashboard/web/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "dashboard/web/gate.h"
#include "dashboard/web/spool.h"

/* A server at work. */
struct service {
	const struct server *server;
	atomic_int busy; /* requests between their first line and the last byte of the answer */
	int bodies; /* on their way; only the server's thread counts them */
};

/* One request, from its first line to the end of its answer. */
struct exchange {
	struct arena arena;
	struct request request;
	bool begun;
	struct spool body;
	time_t deadline; /* of the body */
	bool counted; /* among the bodies on their way */
};

static void *begin(void *self, const char *target, struct MHD_Connection *connection UNUSED)
{
	struct service *service = self;
	struct exchange *exchange = memory_new(1, sizeof *exchange);

	gate_target(&exchange->arena, target, &exchange->request);
	(void)atomic_fetch_add(&service->busy, 1);
	return exchange;
}

static void finish(void *self, struct MHD_Connection *connection UNUSED, void **state,
	enum MHD_RequestTerminationCode how UNUSED)
{
	struct service *service = self;
	struct exchange *exchange = *state;

	if (exchange == NULL)
		return;
	service->bodies -= exchange->counted;
	spool_done(&exchange->body);
	arena_done(&exchange->arena);
	free(exchange);
	*state = NULL;
	(void)atomic_fetch_sub(&service->busy, 1);
}

struct reading {
	struct gate gate;
	struct exchange *exchange;
};

static enum MHD_Result read_header(void *self, enum MHD_ValueKind kind UNUSED, const char *name,
	size_t name_size, const char *value, size_t value_size)
{
	struct reading *reading = self;

	gate_header(&reading->gate, &reading->exchange->arena, (struct span){ name, name_size },
		(struct span){ value, value == NULL ? 0 : value_size });
	return MHD_YES;
}

static void free_body(void *body)
{
	body_drop(body);
}

static void free_response(void *response)
{
	MHD_destroy_response(response);
}

/* Copies the headers; those about content are left out where there is none. */
static bool add_headers(const struct answer *answer, bool content, struct MHD_Response *response)
{
	for (size_t i = 0; i < answer->header_count; i++) {
		const struct header *header = &answer->headers[i];

		if (!content &&
			(strcmp(header->name, "Content-Type") == 0 ||
				strcmp(header->name, "Content-Disposition") == 0))
			continue;
		if (MHD_add_response_header(response, header->name, header->value) != MHD_YES)
			return false;
	}
	return true;
}

/* The library's form of an answer; NULL where a header could not be taken. */
static struct MHD_Response *make_response(const struct answer *answer, bool content)
{
	struct body *body = body_hold(answer->body);
	struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback_cls(
		content ? body->bytes.size : 0, body->bytes.data, free_body, body);

	if (response == NULL) {
		body_drop(body);
		return NULL;
	}
	if (!add_headers(answer, content, response)) {
		MHD_destroy_response(response);
		return NULL;
	}
	return response;
}

static enum MHD_Result send_reply(struct MHD_Connection *connection, const struct reply *reply)
{
	struct answer *answer = reply->answer;
	struct MHD_Response *response;
	enum MHD_Result result;

	if (reply->status != answer->status) {
		response = make_response(answer, false);
		if (response == NULL)
			return MHD_NO;
		result = MHD_queue_response(connection, (unsigned)reply->status, response);
		MHD_destroy_response(response);
		return result;
	}
	if (answer->prepared == NULL) {
		answer->prepared = make_response(answer, true);
		answer->prepared_free = free_response;
	}
	if (answer->prepared == NULL)
		return MHD_NO;
	return MHD_queue_response(connection, (unsigned)reply->status, answer->prepared);
}

static time_t monotonic_seconds(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

static const char *peer_of(struct arena *arena, struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
		connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	char text[INET6_ADDRSTRLEN] = "";

	if (info != NULL && info->client_addr->sa_family == AF_INET)
		(void)inet_ntop(AF_INET,
			&((const struct sockaddr_in *)(const void *)info->client_addr)->sin_addr,
			text, sizeof text);
	else if (info != NULL && info->client_addr->sa_family == AF_INET6)
		(void)inet_ntop(AF_INET6,
			&((const struct sockaddr_in6 *)(const void *)info->client_addr)->sin6_addr,
			text, sizeof text);
	return arena_copy(arena, text, strlen(text));
}

/* Reads the headers; false where the answer can be given at once. */
static bool begin_request(struct service *service, struct exchange *exchange,
	struct MHD_Connection *connection, const char *method)
{
	const struct server *server = service->server;
	struct request *request = &exchange->request;
	struct reading reading = { { .request = request }, exchange };

	exchange->begun = true;
	request->method = method;
	request->address = peer_of(&exchange->arena, connection);
	(void)MHD_get_connection_values_n(connection, MHD_HEADER_KIND, read_header, &reading);
	gate_finish(&reading.gate,
		server->room == NULL || request->refusal != NULL
			? 0
			: server->room(server->context, request));
	if (reading.gate.size > 0 && request->refusal == NULL) {
		exchange->counted = true;
		if (++service->bodies > SERVER_MAX_BODIES)
			request->refusal = "request.busy";
	}
	exchange->deadline = monotonic_seconds() + SERVER_BODY_SECONDS;
	/* otherwise called again with the body, and at the end of the request */
	return request->refusal == NULL ||
		(strcmp(request->refusal, "request.large") == 0 &&
			reading.gate.size <= SERVER_MAX_THROWN);
}

/* Takes a piece of the body; false ends the connection without an answer. */
static bool take_piece(struct exchange *exchange, const char *data, size_t size)
{
	struct request *request = &exchange->request;

	if (monotonic_seconds() > exchange->deadline)
		return false;
	if (request->refusal == NULL && !spool_add(&exchange->body, data, size))
		request->refusal = "request.full";
	return true;
}

static enum MHD_Result handle(void *self, struct MHD_Connection *connection, const char *url UNUSED,
	const char *method, const char *version UNUSED, const char *upload, size_t *upload_size,
	void **state)
{
	struct service *service = self;
	const struct server *server = service->server;
	struct exchange *exchange = *state;
	struct request *request;
	reply_auto reply = { 0 };

	if (exchange == NULL)
		return MHD_NO;
	request = &exchange->request;
	if (!exchange->begun) {
		if (begin_request(service, exchange, connection, method))
			return MHD_YES;
	} else if (*upload_size > 0) {
		bool fine = take_piece(exchange, upload, *upload_size);

		*upload_size = 0;
		return fine ? MHD_YES : MHD_NO;
	}
	if (request->refusal == NULL && !spool_view(&exchange->body, &request->body))
		request->refusal = "request.full";
	server->answer(server->context, request, &reply);
	return send_reply(connection, &reply);
}

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

/* A listening socket, or -1; `ret_port` is the port it really has. */
static int listen_at(const char *text, int *ret_port, struct error *err)
{
	union address address;
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
		listen(fd, SERVER_BACKLOG) != 0 || getsockname(fd, &address.any, &size) != 0) {
		(void)error_set(
			err, ERROR_FAILURE, "serve.listen", "%s: %s", text, strerror(errno));
		if (fd >= 0)
			(void)close(fd);
		return -1;
	}
	*ret_port = ntohs(
		address.any.sa_family == AF_INET ? address.v4.sin_port : address.v6.sin6_port);
	return fd;
}

/* As many open files as connections may need, or as the system gives. */
static void allow_files(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < SERVER_MAX_CONNECTIONS + 64) {
		limit.rlim_cur = limit.rlim_max < SERVER_MAX_CONNECTIONS + 64
			? limit.rlim_max
			: SERVER_MAX_CONNECTIONS + 64;
		(void)setrlimit(RLIMIT_NOFILE, &limit);
	}
}

static struct MHD_Daemon *start(struct service *service, int fd)
{
	return MHD_start_daemon(MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_ITC, 0, NULL, NULL, handle,
		service, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_URI_LOG_CALLBACK, begin, service,
		MHD_OPTION_NOTIFY_COMPLETED, finish, service, MHD_OPTION_CONNECTION_LIMIT,
		(unsigned)SERVER_MAX_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT,
		(unsigned)SERVER_IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
		(size_t)SERVER_CONNECTION_BYTES, MHD_OPTION_STRICT_FOR_CLIENT, 0, MHD_OPTION_END);
}

/* Takes no new connections, waits for answers on their way, stops. */
static void stop(struct service *service, struct MHD_Daemon *daemon)
{
	const struct timespec moment = { 0, 10 * 1000 * 1000 };
	MHD_socket fd = MHD_quiesce_daemon(daemon);

	for (int i = 0; i < SERVER_STOP_SECONDS * 100 && atomic_load(&service->busy) > 0; i++)
		(void)nanosleep(&moment, NULL);
	MHD_stop_daemon(daemon);
	if (fd != MHD_INVALID_SOCKET)
		(void)close(fd);
}

bool server_run(const struct server *server, struct error *err)
{
	const struct listening *listening = server->listening;
	struct service service = { .server = server };
	struct MHD_Daemon *daemon;
	sigset_t awaited, before;
	int fd, port, signal;

	allow_files();
	fd = listen_at(listening->address, &port, err);
	if (fd < 0)
		return false;
	(void)sigemptyset(&awaited);
	(void)sigaddset(&awaited, SIGINT);
	(void)sigaddset(&awaited, SIGTERM);
	(void)pthread_sigmask(SIG_BLOCK, &awaited, &before); /* the server's thread inherits it */
	daemon = start(&service, fd);
	if (daemon == NULL) {
		(void)close(fd);
		(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
		return error_set(err, ERROR_FAILURE, "serve.start", "%s: %s", listening->address,
			strerror(errno));
	}
	if (listening->started != NULL)
		listening->started(listening->context, port);
	(void)sigwait(&awaited, &signal);
	stop(&service, daemon);
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return true;
}

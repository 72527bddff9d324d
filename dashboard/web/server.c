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
#include "dashboard/web/listen.h"
#include "dashboard/web/metrics.h"
#include "dashboard/web/spool.h"
#include "dashboard/web/supervisor.h"

/* A server at work. */
struct service {
	const struct server *server;
	struct MHD_Daemon *daemon;
	struct watch *watch;
	struct metrics metrics;
	atomic_int busy; /* requests between their first line and the last byte of the answer */
	int bodies; /* on their way; only the server's thread counts them */
	int fd; /* listens */
	int taken; /* connections that the library has not begun; only the server's thread counts them */
	atomic_bool ending; /* takes no more */
};

/* One request, from its first line to the end of its answer. */
struct exchange {
	struct arena arena;
	struct request request;
	struct watched *watched; /* its connection */
	bool begun;
	struct spool body;
	bool counted; /* among the bodies on their way */
};

static enum MHD_Result admit(void *self, const struct sockaddr *peer, socklen_t size UNUSED)
{
	struct service *service = self;

	return watch_admits(service->watch, peer) ? MHD_YES : MHD_NO;
}

/*
 * The library takes one connection in a round of poll(), and serves all that are ready in between: among
 * a thousand busy ones a new one would wait for seconds. So those that wait come along with it, but never
 * above the library's limit: told to take one more than that, 0.9.75 leaves a lock locked.
 */
static void take_waiting(struct service *service, struct MHD_Connection *connection)
{
	struct MHD_Daemon *daemon =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_DAEMON)->daemon;
	int room = service->server->limits->connections -
		(int)MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS)
			->num_connections;

	service->taken -= service->taken > 0;
	room = room > SERVER_TAKEN ? SERVER_TAKEN : room;
	while (service->taken < room && !atomic_load(&service->ending)) {
		struct sockaddr_storage peer;
		socklen_t size = sizeof peer;
		int fd = accept4(
			service->fd, (struct sockaddr *)&peer, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);

		if (fd < 0)
			return;
		service->taken += MHD_add_connection(daemon, fd, (struct sockaddr *)&peer, size) ==
			MHD_YES; /* otherwise it was closed */
	}
}

static void note_connection(void *self, struct MHD_Connection *connection, void **state,
	enum MHD_ConnectionNotificationCode code)
{
	struct service *service = self;

	if (code == MHD_CONNECTION_NOTIFY_CLOSED)
		watch_remove(service->watch, *state);
	if (code != MHD_CONNECTION_NOTIFY_STARTED)
		return;
	*state = watch_add(service->watch,
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd,
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)
			->client_addr);
	metrics_count(&service->metrics.connections, 1);
	metrics_count(&service->metrics.crowded, watch_is_crowded(*state));
	take_waiting(service, connection);
}

static void *begin(void *self, const char *target, struct MHD_Connection *connection)
{
	struct service *service = self;
	struct exchange *exchange = memory_new(1, sizeof *exchange);

	exchange->watched = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)
				    ->socket_context;
	(void)atomic_fetch_add(&service->busy, 1); /* before the connection counts as new no more */
	watch_reach(service->watch, exchange->watched, WATCH_HEADERS);
	gate_target(&exchange->arena, target, &exchange->request);
	return exchange;
}

static void finish(void *self, struct MHD_Connection *connection UNUSED, void **state,
	enum MHD_RequestTerminationCode how UNUSED)
{
	struct service *service = self;
	struct exchange *exchange = *state;

	if (exchange == NULL)
		return;
	watch_reach(service->watch, exchange->watched, WATCH_WAITING);
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
				strcmp(header->name, "Content-Disposition") == 0 ||
				strcmp(header->name, "Content-Encoding") == 0))
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

/* The form that everybody gets, made once. */
static struct MHD_Response *shared_response(struct answer *answer)
{
	if (answer->prepared == NULL) {
		answer->prepared = make_response(answer, true);
		answer->prepared_free = free_response;
	}
	return answer->prepared;
}

/* With `last` the connection is closed after it. */
static enum MHD_Result send_reply(
	struct MHD_Connection *connection, const struct reply *reply, bool last)
{
	struct answer *answer = reply->answer;
	bool whole = reply->status == answer->status, shared = whole && !last;
	struct MHD_Response *response = shared ? shared_response(answer)
					       : make_response(answer, whole);
	enum MHD_Result result = MHD_NO;

	if (response != NULL &&
		(!last || MHD_add_response_header(response, "Connection", "close") == MHD_YES))
		result = MHD_queue_response(connection, (unsigned)reply->status, response);
	if (response != NULL && !shared)
		MHD_destroy_response(response);
	return result;
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

static long long monotonic_microseconds(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Refuses what the server as a whole has no place for. */
static void check_place(const struct service *service, const char *version,
	const struct exchange *exchange, struct request *request)
{
	if (strcmp(version, "HTTP/1.1") != 0 && strcmp(version, "HTTP/1.0") != 0)
		gate_refuse(request, "request.version");
	if (service->server->hosts != NULL && request->host != NULL &&
		!gate_host_is(request->host, service->server->hosts))
		gate_refuse(request, "request.elsewhere");
	if (watch_is_crowded(exchange->watched))
		gate_refuse(request, "request.crowded");
}

/* Reads the headers; false where the answer can be given at once. */
static bool begin_request(struct service *service, struct exchange *exchange,
	struct MHD_Connection *connection, const char *method, const char *version)
{
	const struct server *server = service->server;
	struct request *request = &exchange->request;
	struct reading reading = { { .request = request }, exchange };

	exchange->begun = true;
	request->method = method;
	request->address = peer_of(&exchange->arena, connection);
	(void)MHD_get_connection_values_n(connection, MHD_HEADER_KIND, read_header, &reading);
	check_place(service, version, exchange, request);
	gate_finish(&reading.gate,
		server->room == NULL || request->refusal != NULL
			? 0
			: server->room(server->context, request));
	if (reading.gate.size > 0 && request->refusal == NULL) {
		exchange->counted = true;
		if (++service->bodies > SERVER_MAX_BODIES)
			request->refusal = "request.busy";
	}
	watch_reach(service->watch, exchange->watched, WATCH_BODY);
	/* otherwise called again with the body, and at the end of the request */
	return request->refusal == NULL ||
		(strcmp(request->refusal, "request.large") == 0 &&
			reading.gate.size <= SERVER_MAX_THROWN);
}

static void take_piece(
	struct service *service, struct exchange *exchange, const char *data, size_t size)
{
	watch_came(service->watch, exchange->watched, size);
	metrics_count(&service->metrics.body_bytes, size);
	if (exchange->request.refusal == NULL && !spool_add(&exchange->body, data, size))
		exchange->request.refusal = "request.full";
}

/* Counts an answer that took so long to make, and tells of it. */
static void note_answer(
	struct service *service, const struct request *request, int status, long long microseconds)
{
	metrics_count(&service->metrics.answers[status / 100], 1);
	metrics_count(&service->metrics.answer_microseconds, (unsigned long long)microseconds);
	log_answer(service->server->listening->log, request, status, microseconds);
}

/* Has the answer made, which takes its time, and sends it. */
static enum MHD_Result give_answer(
	struct service *service, struct exchange *exchange, struct MHD_Connection *connection)
{
	const struct server *server = service->server;
	const struct request *request = &exchange->request;
	long long began = monotonic_microseconds();
	reply_auto reply = { 0 };

	watch_pause(service->watch);
	server->answer(server->context, request, &reply);
	watch_resume(service->watch);
	note_answer(service, request, reply.status, monotonic_microseconds() - began);
	watch_reach(service->watch, exchange->watched, WATCH_ANSWER);
	return send_reply(connection, &reply, watch_is_last(service->watch, exchange->watched));
}

static enum MHD_Result handle(void *self, struct MHD_Connection *connection, const char *url UNUSED,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **state)
{
	struct service *service = self;
	struct exchange *exchange = *state;

	if (exchange == NULL)
		return MHD_NO;
	if (!exchange->begun) {
		if (begin_request(service, exchange, connection, method, version))
			return MHD_YES;
	} else if (*upload_size > 0) {
		take_piece(service, exchange, upload, *upload_size);
		*upload_size = 0;
		return MHD_YES;
	}
	if (exchange->request.refusal == NULL &&
		!spool_view(&exchange->body, &exchange->request.body))
		exchange->request.refusal = "request.full";
	return give_answer(service, exchange, connection);
}

/* As many open files as connections may need, or as the system gives. */
static void allow_files(rlim_t wanted)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < wanted) {
		limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
		(void)setrlimit(RLIMIT_NOFILE, &limit);
	}
}

/* Serves on a socket, which it takes over. */
static bool begin_service(struct service *service, int fd, struct error *err)
{
	const struct server *server = service->server;
	unsigned connections = (unsigned)server->limits->connections + SERVER_SPARE;

	allow_files(connections + SERVER_SPARE);
	service->fd = fd;
	service->watch = service->metrics.watch = watch_new(server->limits);
	service->metrics.measure = server->measure;
	service->metrics.context = server->context;
	service->daemon = MHD_start_daemon(MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_ITC, 0, admit,
		service, handle, service, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_URI_LOG_CALLBACK,
		begin, service, MHD_OPTION_NOTIFY_COMPLETED, finish, service,
		MHD_OPTION_NOTIFY_CONNECTION, note_connection, service, MHD_OPTION_CONNECTION_LIMIT,
		connections, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SERVER_IDLE_SECONDS,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)SERVER_CONNECTION_BYTES,
		MHD_OPTION_STRICT_FOR_CLIENT, 0, MHD_OPTION_END);
	if (service->daemon != NULL)
		return true;
	(void)close(fd);
	watch_free(service->watch);
	return error_set(err, ERROR_FAILURE, "serve.start", "%s: %s", server->listening->address,
		strerror(errno));
}

/* Takes no new connections, waits for requests and answers on their way, stops. */
static void end_service(struct service *service)
{
	const struct timespec moment = { 0, 10 * 1000 * 1000 };
	int left = SERVER_STOP_SECONDS * 100;
	MHD_socket fd;

	atomic_store(&service->ending, true);
	fd = MHD_quiesce_daemon(service->daemon);
	do /* once in any case: the library may be taking a connection just now */
		(void)nanosleep(&moment, NULL);
	while (--left > 0 &&
		(watch_new_ones(service->watch) > 0 || atomic_load(&service->busy) > 0));
	MHD_stop_daemon(service->daemon);
	if (fd != MHD_INVALID_SOCKET)
		(void)close(fd);
	watch_free(service->watch);
}

/* Is it making an answer, has it given one since it was last asked, or does it give one now? */
static bool is_alive(struct service *service, unsigned long long *given)
{
	int paused = watch_paused(service->watch);
	unsigned long long before = *given;

	*given = metrics_answers(&service->metrics);
	if (paused > 0)
		return paused < SERVER_ANSWER_SECONDS;
	return *given != before ||
		listen_probe(
			MHD_get_daemon_info(service->daemon, MHD_DAEMON_INFO_LISTEN_FD)->listen_fd);
}

/* Ends what takes too long, once a second, and tells the supervisor, until one of the signals comes. */
static void wait_for(const sigset_t *awaited, struct service *service)
{
	int patience = supervisor_patience(), passed = 0;
	unsigned long long given = 0;

	while (sigtimedwait(awaited, NULL, &(struct timespec){ 1, 0 }) < 0) {
		int cut = watch_sweep(service->watch);

		metrics_count(&service->metrics.cut, (unsigned long long)cut);
		if (cut > 0)
			log_event(service->server->listening->log, "cut",
				json_pack("{s:i}", "connections", cut));
		if (patience > 0 && ++passed * 3 >= patience) {
			passed = 0;
			if (is_alive(service, &given))
				supervisor_tell("WATCHDOG=1");
		}
	}
}

/* The server of the metrics, if one is wished for. */
static bool begin_metrics(struct service *service, struct error *err)
{
	const struct listening *listening = service->server->listening;
	int port, fd;

	if (listening->address == NULL)
		return true;
	if (!listen_is_own(listening->address))
		return error_set(err, ERROR_MISUSE, "serve.metrics", "%s", listening->address);
	fd = listen_at(listening->address, &port, err);
	return fd >= 0 && begin_service(service, fd, err);
}

static void serve(struct service *service, int port, const sigset_t *awaited)
{
	const struct listening *listening = service->server->listening;

	if (listening->started != NULL)
		listening->started(listening->context, port);
	log_event(listening->log, "started", json_pack("{s:i}", "port", port));
	supervisor_tell("READY=1");
	wait_for(awaited, service);
	supervisor_tell("STOPPING=1");
	log_event(listening->log, "stopping", json_object());
}

bool server_run(const struct server *server, struct error *err)
{
	struct service service = { .server = server };
	const struct listening beside = { .address = server->listening->metrics };
	const struct server metrics_server = { .listening = &beside,
		.limits = &watch_usual,
		.answer = metrics_answer,
		.context = &service.metrics };
	struct service metrics = { .server = &metrics_server };
	sigset_t awaited, before;
	int port, fd = listen_inherited(&port);
	bool fine;

	if (fd < 0)
		fd = listen_at(server->listening->address, &port, err);
	if (fd < 0)
		return false;
	(void)sigemptyset(&awaited);
	(void)sigaddset(&awaited, SIGINT);
	(void)sigaddset(&awaited, SIGTERM);
	(void)pthread_sigmask(SIG_BLOCK, &awaited, &before); /* the servers' threads inherit it */
	fine = begin_service(&service, fd, err);
	if (fine) {
		fine = begin_metrics(&metrics, err);
		if (fine)
			serve(&service, port, &awaited);
		if (metrics.daemon != NULL)
			end_service(&metrics);
		end_service(&service);
	}
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return fine;
}

/*
 * dashboard/web/server.h - HTTP/1.1 on a socket; the only user of libmicrohttpd.
 *
 * Passes each request through the gate and hands it to `answer`, which is
 * called on one thread, the server's own. What the gate refused is handed over
 * too, for a page that says why. A body is handed over whole; one that is too
 * long is read to its end and thrown away, so that its sender sees the refusal.
 * The gate's keys, and request.version (neither HTTP/1.0 nor 1.1), request.elsewhere (a name that is not
 * ours), request.crowded (one connection too many), request.busy (too many bodies at a time),
 * request.full (no room on the disk).
 */
#ifndef DASHBOARD_WEB_SERVER_H
#define DASHBOARD_WEB_SERVER_H

#include "base/error.h"
#include "dashboard/web/log.h"
#include "dashboard/web/reply.h"
#include "dashboard/web/request.h"
#include "dashboard/web/watch.h"

enum {
	SERVER_TAKEN = 64, /* connections that wait and are taken with the one at hand */
	SERVER_SPARE = 256, /* connections above the limit, to be told that there are too many */
	SERVER_CONNECTION_BYTES = 16 << 10, /* request line and headers, and the answer's headers */
	SERVER_IDLE_SECONDS = 15, /* without a byte, then the connection is closed */
	SERVER_STOP_SECONDS = 5, /* for answers on their way when told to stop */
	SERVER_ANSWER_SECONDS = 600, /* for making one answer; then the server passes for dead */
	SERVER_MAX_BODIES = 64, /* on their way at a time */
	SERVER_MAX_THROWN =
		256 << 20, /* bytes of a body that is too long; then the connection is closed */
};

/* Where to listen, and who is told. */
struct listening {
	const char *address; /* "127.0.0.1:8022", "[::1]:8022"; port 0 takes a free one */
	void (*started)(void *context, int port); /* once it listens; may be NULL */
	void *context; /* of `started` */
	const char
		*metrics; /* an address of this machine, for OpenMetrics (metrics.h); NULL: none */
	enum log_level log;
};

struct server {
	const struct listening *listening;
	const struct watch_limits *limits;
	const char *const *hosts; /* names that are answered to, ended by NULL; NULL: to any */
	void (*answer)(void *context, const struct request *request, struct reply *ret);
	void *context;
	/* the bytes of a body that this request may have, asked after its headers; NULL: none ever */
	size_t (*room)(void *context, const struct request *request);
	void (*measure)(void *context, struct text *ret); /* more metrics; may be NULL */
};

/*
 * Serves until SIGINT or SIGTERM, then takes no new connections, lets answers
 * finish and returns true. Listens on the socket it was handed over, if any, and tells its supervisor how
 * it is (supervisor.h). Keys serve.address (misuse), serve.metrics (misuse: an address of others),
 * serve.listen, serve.start.
 */
MUST_CHECK bool server_run(const struct server *server, struct error *err);

#endif

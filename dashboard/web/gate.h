/*
 * dashboard/web/gate.h - what is let in: every request is read here first.
 *
 * Strict on purpose: a target or header that two programs could read in two
 * ways is refused, so that no proxy, route or cache can see another request
 * than we do. Refusals set `refusal` of the request; the first one stays. Then
 * `path` is "/" or "/en/", for the language of the answer.
 *
 * Keys: request.long, request.target (characters, escapes, UTF-8), request.path
 * (dot segments, "//", hidden slashes), request.query (a parameter without a
 * name or value, or too many), request.repeated, request.host, request.header,
 * request.body (a body where none is wanted, or framed in two ways, or without a
 * length), request.large (a longer body than the address takes).
 */
#ifndef DASHBOARD_WEB_GATE_H
#define DASHBOARD_WEB_GATE_H

#include "base/arena.h"
#include "base/text.h"
#include "dashboard/web/request.h"

enum { GATE_MAX_TARGET = 4096 }; /* bytes of path and query, as sent */

/* Reads the target as it was sent, undecoded. Sets all of `ret` but the method. */
void gate_target(struct arena *arena, const char *target, struct request *ret);

/* Counts the headers of one request; {0} but for the request is ready. */
struct gate {
	struct request *request;
	int hosts, lengths, codings; /* Host, Content-Length, Transfer-Encoding */
	bool body; /* says that a body follows */
	uint64_t size; /* of it, as Content-Length says */
};

/* Reads one header; `arena` keeps what the request needs of it. */
void gate_header(struct gate *gate, struct arena *arena, struct span name, struct span value);

/* After the last header. A body of up to `room` bytes is let in, with one plain length: 0 lets none in. */
void gate_finish(const struct gate *gate, size_t room);

/* Refuses, unless something else has. */
void gate_refuse(struct request *request, const char *key);

/* Is the name in a Host header, without the port, one of these? */
bool gate_host_is(const char *host, const char *const *names);

#endif

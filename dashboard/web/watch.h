/*
 * dashboard/web/watch.h - connections: how many there are, whose, and which take too long.
 *
 * The library closes a connection that is silent; one that sends or takes a byte now and then would live
 * for ever. Each connection is at one stage, and each stage has a longest time or a least pace. The
 * server's thread tells of stages, any other one may sweep. Time stands still between watch_pause() and
 * watch_resume(), while the server's thread makes an answer and reads from nobody, if that takes long.
 */
#ifndef DASHBOARD_WEB_WATCH_H
#define DASHBOARD_WEB_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>

#include "base/lang.h"

enum watch_stage {
	WATCH_WAITING, /* for the first line of a request */
	WATCH_HEADERS, /* the first line is there */
	WATCH_BODY,
	WATCH_ANSWER, /* on its way out */
};

struct watch_limits {
	int connections; /* that are answered; one more is told to come back later */
	int of_address; /* connections of one IPv4 address, or one IPv6 network of 64 bits */
	int requests; /* on one connection, then it is closed */
	int age; /* seconds of a connection, then it is closed after the next answer */
	int waiting, headers; /* seconds at that stage */
	int body; /* seconds for one body, in all */
	int grace; /* seconds at the start of a body or an answer at any pace */
	int pace; /* bytes a second from then on, on average */
};
extern const struct watch_limits watch_usual;

struct watch;
struct watched; /* one connection */

MUST_CHECK struct watch *watch_new(const struct watch_limits *limits); /* borrowed */
void watch_free(struct watch *watch); /* after the last connection is gone */

/* Is there room for another connection of that peer, be it to say that there are too many? */
bool watch_admits(struct watch *watch, const struct sockaddr *peer);

/* From its start to its end; the descriptor must stay open in between. */
struct watched *watch_add(struct watch *watch, int fd, const struct sockaddr *peer);
void watch_remove(struct watch *watch, struct watched *watched);

/* A new stage, and bytes of a body that came in. */
void watch_reach(struct watch *watch, struct watched *watched, enum watch_stage stage);
void watch_came(struct watch *watch, struct watched *watched, size_t bytes);

/* Was it one too many, of all or of its address? Is its next answer the last one? */
bool watch_is_crowded(const struct watched *watched);
bool watch_is_last(struct watch *watch, const struct watched *watched);

void watch_pause(struct watch *watch);
void watch_resume(struct watch *watch);
/* Seconds since watch_pause(), 0 where time goes on. */
int watch_paused(struct watch *watch);

/* Ends every connection that takes too long, by shutting its socket down; how many. */
int watch_sweep(struct watch *watch);
int watch_count(struct watch *watch);
/* Connections of less than a second whose first request has yet to come. */
int watch_new_ones(struct watch *watch);

#endif

/*
 * dashboard/web/watch.c - see watch.h.
 *
 * Connections hang in buckets by address, so that counting those of one peer looks at few others. The
 * machine's own addresses are not counted: a proxy brings everybody from there. What a peer has taken of
 * an answer is what the kernel saw acknowledged.
 */
#include "dashboard/web/watch.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "dashboard/web/peer.h"

enum {
	BUCKETS = 1024,
	SPARE = 2, /* times the limit of an address are let in to be told so */
	NEW = 1000, /* milliseconds in which the first line of a request is on its way */
	SHORT = 500, /* milliseconds: a pause up to that is nobody's trouble, and many make no long one */
};

struct watched {
	struct watched *next;
	int fd;
	unsigned char key[PEER_KEY];
	bool local, crowded;
	enum watch_stage stage;
	int64_t began, since; /* milliseconds: of the connection, of the stage */
	uint64_t moved; /* bytes of a body; of an answer, those acknowledged before it */
	int requests;
};

struct watch {
	pthread_mutex_t lock;
	const struct watch_limits *limits;
	struct watched *buckets[BUCKETS];
	int count;
	int64_t pause, paused; /* when it began, 0: not; milliseconds of those before */
};

const struct watch_limits watch_usual = {
	.connections = 8000,
	.of_address = 256,
	.requests = 1000,
	.age = 600,
	.waiting = 20,
	.headers = 10,
	.body = 300,
	.grace = 10,
	.pace = 1024,
};

static int64_t milliseconds(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The time as connections feel it. */
static int64_t felt(const struct watch *watch)
{
	return (watch->pause != 0 ? watch->pause : milliseconds()) - watch->paused;
}

struct watch *watch_new(const struct watch_limits *limits)
{
	struct watch *watch = memory_new(1, sizeof *watch);

	watch->limits = limits;
	(void)pthread_mutex_init(&watch->lock, NULL);
	return watch;
}

void watch_free(struct watch *watch)
{
	(void)pthread_mutex_destroy(&watch->lock);
	free(watch);
}

static size_t bucket_of(const unsigned char key[PEER_KEY])
{
	uint64_t number;

	memcpy(&number, key, sizeof number);
	return (size_t)(number * 0x9E3779B97F4A7C15U >> 54);
}

/* Connections of the same peer. */
static int count_of(const struct watch *watch, const unsigned char key[PEER_KEY])
{
	int count = 0;

	for (const struct watched *at = watch->buckets[bucket_of(key)]; at != NULL; at = at->next)
		count += !at->local && memcmp(at->key, key, PEER_KEY) == 0;
	return count;
}

bool watch_admits(struct watch *watch, const struct sockaddr *peer)
{
	unsigned char key[PEER_KEY];
	bool fine = !peer_key(peer, key);

	(void)pthread_mutex_lock(&watch->lock);
	fine = fine || count_of(watch, key) < SPARE * watch->limits->of_address;
	(void)pthread_mutex_unlock(&watch->lock);
	return fine;
}

struct watched *watch_add(struct watch *watch, int fd, const struct sockaddr *peer)
{
	struct watched *watched = memory_new(1, sizeof *watched);
	struct watched **bucket;

	watched->fd = fd;
	watched->local = !peer_key(peer, watched->key);
	bucket = &watch->buckets[bucket_of(watched->key)];
	(void)pthread_mutex_lock(&watch->lock);
	watched->began = watched->since = felt(watch);
	watched->crowded = watch->count >= watch->limits->connections ||
		(!watched->local && count_of(watch, watched->key) >= watch->limits->of_address);
	watched->next = *bucket;
	*bucket = watched;
	watch->count++;
	(void)pthread_mutex_unlock(&watch->lock);
	return watched;
}

void watch_remove(struct watch *watch, struct watched *watched)
{
	struct watched **at = &watch->buckets[bucket_of(watched->key)];

	(void)pthread_mutex_lock(&watch->lock);
	while (*at != watched)
		at = &(*at)->next;
	*at = watched->next;
	watch->count--;
	(void)pthread_mutex_unlock(&watch->lock);
	free(watched);
}

/* The bytes that the peer has acknowledged since the connection began. */
static uint64_t acknowledged(int fd)
{
	struct tcp_info info = { 0 };
	socklen_t size = sizeof info;

	return getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? info.tcpi_bytes_acked : 0;
}

void watch_reach(struct watch *watch, struct watched *watched, enum watch_stage stage)
{
	uint64_t moved = stage == WATCH_ANSWER ? acknowledged(watched->fd) : 0;

	(void)pthread_mutex_lock(&watch->lock);
	watched->stage = stage;
	watched->since = felt(watch);
	watched->moved = moved;
	watched->requests += stage == WATCH_HEADERS;
	(void)pthread_mutex_unlock(&watch->lock);
}

void watch_came(struct watch *watch, struct watched *watched, size_t bytes)
{
	(void)pthread_mutex_lock(&watch->lock);
	if (watched->stage == WATCH_BODY)
		watched->moved += bytes;
	(void)pthread_mutex_unlock(&watch->lock);
}

bool watch_is_crowded(const struct watched *watched)
{
	return watched->crowded;
}

bool watch_is_last(struct watch *watch, const struct watched *watched)
{
	bool last;

	(void)pthread_mutex_lock(&watch->lock);
	last = watched->crowded || watched->requests >= watch->limits->requests ||
		felt(watch) - watched->began >= (int64_t)watch->limits->age * 1000;
	(void)pthread_mutex_unlock(&watch->lock);
	return last;
}

void watch_pause(struct watch *watch)
{
	(void)pthread_mutex_lock(&watch->lock);
	watch->pause = milliseconds();
	(void)pthread_mutex_unlock(&watch->lock);
}

void watch_resume(struct watch *watch)
{
	int64_t spent;

	(void)pthread_mutex_lock(&watch->lock);
	spent = milliseconds() - watch->pause;
	watch->paused += spent > SHORT ? spent : 0;
	watch->pause = 0;
	(void)pthread_mutex_unlock(&watch->lock);
}

int watch_paused(struct watch *watch)
{
	int64_t for_so_long;

	(void)pthread_mutex_lock(&watch->lock);
	for_so_long = watch->pause == 0 ? 0 : milliseconds() - watch->pause;
	(void)pthread_mutex_unlock(&watch->lock);
	return (int)(for_so_long / 1000);
}

/* Has it been at its stage for too long, or is it slower than it may be? */
static bool is_late(const struct watch *watch, const struct watched *watched, int64_t now)
{
	const struct watch_limits *limits = watch->limits;
	int64_t spent = now - watched->since;
	uint64_t moved = watched->moved;

	if (watched->stage == WATCH_WAITING)
		return spent > (int64_t)limits->waiting * 1000;
	if (watched->stage == WATCH_HEADERS)
		return spent > (int64_t)limits->headers * 1000;
	if (watched->stage == WATCH_BODY && spent > (int64_t)limits->body * 1000)
		return true;
	if (spent <= (int64_t)limits->grace * 1000)
		return false;
	if (watched->stage == WATCH_ANSWER)
		moved = acknowledged(watched->fd) - moved;
	return moved < (uint64_t)limits->pace * (uint64_t)spent / 1000;
}

int watch_sweep(struct watch *watch)
{
	int count = 0;
	int64_t now;

	(void)pthread_mutex_lock(&watch->lock);
	now = felt(watch);
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct watched *at = watch->buckets[i]; at != NULL; at = at->next)
			if (is_late(watch, at, now)) {
				(void)shutdown(at->fd, SHUT_RDWR);
				at->since = now; /* the library closes it */
				count++;
			}
	(void)pthread_mutex_unlock(&watch->lock);
	return count;
}

int watch_count(struct watch *watch)
{
	int count;

	(void)pthread_mutex_lock(&watch->lock);
	count = watch->count;
	(void)pthread_mutex_unlock(&watch->lock);
	return count;
}

int watch_new_ones(struct watch *watch)
{
	int count = 0;
	int64_t now;

	(void)pthread_mutex_lock(&watch->lock);
	now = felt(watch);
	for (size_t i = 0; i < BUCKETS; i++)
		for (const struct watched *at = watch->buckets[i]; at != NULL; at = at->next)
			count += at->requests == 0 && now - at->began < NEW;
	(void)pthread_mutex_unlock(&watch->lock);
	return count;
}

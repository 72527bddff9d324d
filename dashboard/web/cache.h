/*
 * dashboard/web/cache.h - answers kept in memory, the longest unused forgotten first.
 *
 * Not locked: whoever shares a cache between threads locks it.
 */
#ifndef DASHBOARD_WEB_CACHE_H
#define DASHBOARD_WEB_CACHE_H

#include "dashboard/web/reply.h"

enum {
	CACHE_MAX_BYTES = 16 << 20, /* of all bodies kept */
	CACHE_MAX_BODY = 2 << 20, /* a larger one is not kept */
	CACHE_MAX_ANSWERS = 4096,
};

struct cache;

MUST_CHECK struct cache *cache_new(void);
void cache_free(struct cache *cache); /* NULL is fine */

/* The answer of a key, held for the caller, or NULL. */
MUST_CHECK struct answer *cache_find(struct cache *cache, const char *key);

/* Keeps an answer under a key that has none. */
void cache_keep(struct cache *cache, const char *key, struct answer *answer);

/* Forgets everything. */
void cache_clear(struct cache *cache);

/* How many answers are kept, and the bytes of their bodies. */
size_t cache_count(const struct cache *cache);
size_t cache_bytes(const struct cache *cache);

#endif

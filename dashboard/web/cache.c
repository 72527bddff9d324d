/*
 * dashboard/web/cache.c - see cache.h.
 *
 * A table of chains for finding, and a queue through all entries in order of
 * use for forgetting. Keys are made of validated requests, so nobody can fill
 * one chain at will.
 */
#include "dashboard/web/cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { BUCKETS = 1024 };

struct entry {
	struct entry *next; /* in the chain */
	struct entry *newer, *older; /* in the order of use; NULL at the ends */
	struct answer *answer;
	char *key;
	unsigned bucket;
};

struct cache {
	struct entry *chains[BUCKETS];
	struct entry *newest, *oldest;
	size_t count, bytes;
};

struct cache *cache_new(void)
{
	return memory_new(1, sizeof(struct cache));
}

static void line_up(struct cache *cache, struct entry *entry)
{
	entry->newer = NULL;
	entry->older = cache->newest;
	if (cache->newest != NULL)
		cache->newest->newer = entry;
	else
		cache->oldest = entry;
	cache->newest = entry;
}

static void step_out(struct cache *cache, struct entry *entry)
{
	if (entry->newer != NULL)
		entry->newer->older = entry->older;
	else
		cache->newest = entry->older;
	if (entry->older != NULL)
		entry->older->newer = entry->newer;
	else
		cache->oldest = entry->newer;
}

/* FNV-1a. */
static unsigned bucket_of(const char *key)
{
	uint32_t hash = 2166136261u;

	for (; *key != '\0'; key++)
		hash = (hash ^ (unsigned char)*key) * 16777619u;
	return hash % BUCKETS;
}

static struct entry *find(const struct cache *cache, const char *key)
{
	struct entry *entry = cache->chains[bucket_of(key)];

	while (entry != NULL && strcmp(entry->key, key) != 0)
		entry = entry->next;
	return entry;
}

static void forget_oldest(struct cache *cache)
{
	struct entry *entry = cache->oldest;
	struct entry **link = &cache->chains[entry->bucket];

	while (*link != entry)
		link = &(*link)->next;
	*link = entry->next;
	step_out(cache, entry);
	cache->count--;
	cache->bytes -= entry->answer->body->bytes.size;
	answer_drop(entry->answer);
	free(entry->key);
	free(entry);
}

void cache_clear(struct cache *cache)
{
	while (cache->oldest != NULL)
		forget_oldest(cache);
}

void cache_free(struct cache *cache)
{
	if (cache == NULL)
		return;
	cache_clear(cache);
	free(cache);
}

struct answer *cache_find(struct cache *cache, const char *key)
{
	struct entry *entry = find(cache, key);

	if (entry == NULL)
		return NULL;
	step_out(cache, entry);
	line_up(cache, entry);
	return answer_hold(entry->answer);
}

void cache_keep(struct cache *cache, const char *key, struct answer *answer)
{
	size_t size = answer->body->bytes.size;
	struct entry *entry;

	if (size > CACHE_MAX_BODY)
		return;
	while (cache->count == CACHE_MAX_ANSWERS ||
		(cache->count > 0 && cache->bytes + size > CACHE_MAX_BYTES))
		forget_oldest(cache);
	entry = memory_new(1, sizeof *entry);
	entry->bucket = bucket_of(key);
	entry->key = memory_copy(key, strlen(key));
	entry->answer = answer_hold(answer);
	entry->next = cache->chains[entry->bucket];
	cache->chains[entry->bucket] = entry;
	line_up(cache, entry);
	cache->count++;
	cache->bytes += size;
}

size_t cache_count(const struct cache *cache)
{
	return cache->count;
}

size_t cache_bytes(const struct cache *cache)
{
	return cache->bytes;
}

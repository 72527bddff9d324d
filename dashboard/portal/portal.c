/*
 * dashboard/portal/portal.c - see portal.h.
 *
 * One lock over editions, cache and the making of answers: what is in the cache
 * leaves in microseconds, what is not is made once. Answers themselves never
 * change and are sent without the lock.
 */
#include "dashboard/portal/portal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "dashboard/portal/work.h"
#include "dashboard/view/files.h"
#include "dashboard/web/cache.h"
#include "dashboard/web/server.h"

enum { VERSION_DIGITS = 16 };

struct portal {
	pthread_mutex_t lock;
	struct words *words[LANG_COUNT];
	struct templates *templates;
	struct editions *editions;
	struct cache *cache;
	char version[VERSION_DIGITS + 1]; /* of the styles: the start of their hash */
	void (*started)(void *context, int port);
	void *context;
};

static struct span file_bytes(const char *name)
{
	const struct embedded *file = embedded_find(dashboard_files, name);

	return file == NULL ? (struct span){ "", 0 } : (struct span){ file->data, file->size };
}

static bool load(struct portal *portal, struct error *err)
{
	static const char *const names[LANG_COUNT] = { "vi.json", "en.json" };

	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		portal->words[lang] = words_new(file_bytes(names[lang]), lang, err);
		if (portal->words[lang] == NULL)
			return false;
	}
	portal->templates = templates_new(dashboard_files, err);
	return portal->templates != NULL;
}

struct portal *portal_open(const char *dir, struct error *err)
{
	struct portal *portal = memory_new(1, sizeof *portal);
	text_auto assets = { 0 };
	char hash[HASH_HEX];

	(void)pthread_mutex_init(&portal->lock, NULL);
	portal->editions = editions_new(dir);
	portal->cache = cache_new();
	if (!load(portal, err)) {
		portal_close(portal);
		return NULL;
	}
	text_add(&assets, file_bytes("styles.css"));
	text_add(&assets, file_bytes("points.js"));
	hash_bytes(text_span(&assets), hash);
	memcpy(portal->version, hash, VERSION_DIGITS);
	return portal;
}

void portal_close(struct portal *portal)
{
	if (portal == NULL)
		return;
	cache_free(portal->cache);
	editions_free(portal->editions);
	templates_free(portal->templates);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		words_free(portal->words[lang]);
	(void)pthread_mutex_destroy(&portal->lock);
	free(portal);
}

/* From the cache, or made now and kept. NULL on failure. */
static struct answer *find_or_make(struct portal *portal, struct work *work, struct error *err)
{
	const char *key = work_key(work);
	struct answer *answer = cache_find(portal->cache, key);
	bool passing = false;

	if (answer != NULL)
		return answer;
	answer = work_perform(work, key, &passing, err);
	if (answer != NULL && !passing)
		cache_keep(portal->cache, key, answer);
	return answer;
}

void portal_answer(struct portal *portal, const struct request *request, struct reply *ret)
{
	arena_auto arena = { 0 };
	struct work work = { .request = request,
		.arena = &arena,
		.words = portal->words,
		.templates = portal->templates,
		.editions = portal->editions,
		.version = portal->version };
	struct answer *answer = NULL;
	struct error err;
	const char *etag;

	(void)pthread_mutex_lock(&portal->lock);
	if (editions_refresh(portal->editions))
		cache_clear(portal->cache);
	if (work_admit(&work, &err))
		answer = find_or_make(portal, &work, &err);
	if (answer == NULL)
		answer = work_excuse(&work, &err);
	(void)pthread_mutex_unlock(&portal->lock);
	etag = answer_header(answer, "ETag");
	ret->answer = answer;
	ret->status = etag != NULL && reply_matches(request->if_none_match, etag) ? 304
										  : answer->status;
}

void portal_when_started(
	struct portal *portal, void (*started)(void *context, int port), void *context)
{
	portal->started = started;
	portal->context = context;
}

static void answer(void *context, const struct request *request, struct reply *ret)
{
	portal_answer(context, request, ret);
}

static void tell_started(void *context, int port)
{
	const struct portal *portal = context;

	if (portal->started != NULL)
		portal->started(portal->context, port);
}

bool portal_serve(struct portal *portal, const char *address, struct error *err)
{
	struct server server = { address, answer, tell_started, portal, NULL };

	return server_run(&server, err);
}

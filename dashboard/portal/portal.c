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

#include "base/memory.h"
#include "dashboard/portal/letterbox.h"
#include "dashboard/portal/work.h"
#include "dashboard/web/cache.h"
#include "dashboard/web/metrics.h"

struct portal {
	pthread_mutex_t lock;
	const char *base;
	struct stock stock;
	struct editions *editions;
	struct cache *cache;
	char *dir;
	struct letterbox *letterbox; /* NULL: nothing can be sent */
	const char *site;
	bool still;
};

struct portal *portal_open(const char *dir, struct error *err)
{
	struct portal *portal = memory_new(1, sizeof *portal);

	portal->base = "";
	(void)pthread_mutex_init(&portal->lock, NULL);
	portal->site = PAGE_SITE;
	portal->dir = memory_copy(dir, strlen(dir));
	portal->editions = editions_new(dir);
	portal->cache = cache_new();
	if (stock_load(&portal->stock, err))
		return portal;
	portal_close(portal);
	return NULL;
}

void portal_close(struct portal *portal)
{
	if (portal == NULL)
		return;
	cache_free(portal->cache);
	letterbox_free(portal->letterbox);
	free(portal->dir);
	editions_free(portal->editions);
	stock_free(&portal->stock);
	(void)pthread_mutex_destroy(&portal->lock);
	free(portal);
}

/* From the cache, or made now and kept unless it is `ret_passing`. NULL on failure. */
static struct answer *find_or_make(struct portal *portal, struct work *work, const char *key,
	bool *ret_passing, struct error *err)
{
	struct answer *answer = cache_find(portal->cache, key);

	if (answer != NULL)
		return answer;
	answer = work_perform(work, key, ret_passing, err);
	if (answer != NULL && !*ret_passing)
		cache_keep(portal->cache, key, answer);
	return answer;
}

/* The same in a coding: packed once, then kept beside it. */
static struct answer *find_or_pack(
	struct portal *portal, struct work *work, enum coding coding, struct error *err)
{
	const char *key = work_key(work);
	const char *packed_key = arena_format(work->arena, "%s%s\n", key, coding_names[coding]);
	bool passing = false, packs = media_packs(work->page.route->media);
	struct answer *answer = NULL, *plain;

	if (strcmp(work->page.route->method, "POST") == 0) /* an act: nobody else's answer */
		return work_perform(work, key, &passing, err);
	if (coding != CODING_IDENTITY && packs)
		answer = cache_find(portal->cache, packed_key);
	if (answer != NULL)
		return answer;
	plain = find_or_make(portal, work, key, &passing, err);
	if (plain == NULL || coding == CODING_IDENTITY || !packs)
		return plain;
	answer = answer_pack(plain, coding);
	answer_drop(plain);
	if (!passing)
		cache_keep(portal->cache, packed_key, answer);
	return answer;
}

static void refresh(struct portal *portal)
{
	if (editions_refresh(portal->editions))
		cache_clear(portal->cache);
}

static struct work begin(struct portal *portal, const struct request *request, struct arena *arena)
{
	refresh(portal);
	return (struct work){ .request = request,
		.arena = arena,
		.stock = &portal->stock,
		.editions = portal->editions,
		.letterbox = portal->letterbox,
		.site = portal->site,
		.still = portal->still,
		.base = portal->base };
}

static struct answer *admit(struct portal *portal, struct work *work, struct error *err)
{
	return work_admit(work, err)
		? find_or_pack(portal, work, coding_choose(work->request->accept_encoding), err)
		: NULL;
}

void portal_answer(struct portal *portal, const struct request *request, struct reply *ret)
{
	arena_auto arena = { 0 };
	struct answer *answer;
	struct work work;
	struct error err;
	const char *etag;

	(void)pthread_mutex_lock(&portal->lock);
	work = begin(portal, request, &arena);
	answer = admit(portal, &work, &err);
	if (answer == NULL)
		answer = work_excuse(&work, &err);
	(void)pthread_mutex_unlock(&portal->lock);
	etag = answer_header(answer, "ETag");
	ret->answer = answer;
	ret->status = etag != NULL && reply_matches(request->if_none_match, etag) ? 304
										  : answer->status;
}

bool portal_set_site(struct portal *portal, const char *site)
{
	if (!page_is_site(site))
		return false;
	portal->site = site;
	return true;
}

void portal_open_letterbox(struct portal *portal)
{
	inbox_clear(portal->dir);
	portal->letterbox = letterbox_new(portal->dir);
}

void portal_stand_still(struct portal *portal)
{
	portal->still = true;
}

struct answer *portal_fetch(struct portal *portal, const struct request *request, struct error *err)
{
	arena_auto arena = { 0 };
	struct answer *answer;
	struct work work;

	(void)pthread_mutex_lock(&portal->lock);
	work = begin(portal, request, &arena);
	answer = admit(portal, &work, err);
	(void)pthread_mutex_unlock(&portal->lock);
	return answer;
}

const struct words *portal_words(const struct portal *portal, enum lang lang)
{
	return portal->stock.words[lang];
}

int portal_current(struct portal *portal)
{
	int number;

	(void)pthread_mutex_lock(&portal->lock);
	refresh(portal);
	number = editions_current(portal->editions);
	(void)pthread_mutex_unlock(&portal->lock);
	return number;
}

void portal_set_base(struct portal *portal, const char *base)
{
	portal->base = base;
}

bool portal_page(struct portal *portal, struct arena *arena, const struct request *request,
	struct page *ret, struct error *err)
{
	struct work work;
	bool fine;

	(void)pthread_mutex_lock(&portal->lock);
	work = begin(portal, request, arena);
	fine = work_admit(&work, err);
	(void)pthread_mutex_unlock(&portal->lock);
	if (fine)
		*ret = work.page;
	return fine;
}

static void answer(void *context, const struct request *request, struct reply *ret)
{
	portal_answer(context, request, ret);
}

/* Only the form of a portal that takes letters has a body. */
static size_t room(void *context, const struct request *request)
{
	const struct portal *portal = context;
	arena_auto arena = { 0 };
	struct route_match match = route_find(&arena, request);

	return portal->letterbox == NULL || match.route == NULL ? 0 : match.route->room;
}

static void measure(void *context, struct text *ret)
{
	struct portal *portal = context;

	(void)pthread_mutex_lock(&portal->lock);
	metrics_line(ret, "edition", "gauge", "Number of the edition in force, 0 for none.",
		(unsigned long long)editions_current(portal->editions));
	metrics_line(ret, "cache_answers", "gauge", "Answers kept in memory.",
		(unsigned long long)cache_count(portal->cache));
	metrics_line(ret, "cache_bytes", "gauge", "Bytes of the bodies of these.",
		(unsigned long long)cache_bytes(portal->cache));
	(void)pthread_mutex_unlock(&portal->lock);
}

bool portal_serve(struct portal *portal, const struct listening *listening, const char *name,
	struct error *err)
{
	const char *const hosts[] = { "127.0.0.1", "localhost", "[::1]", name, NULL };
	const struct server server = { .listening = listening,
		.limits = &watch_usual,
		.hosts = name == NULL ? NULL : hosts,
		.answer = answer,
		.context = portal,
		.room = room,
		.measure = measure };

	return server_run(&server, err);
}

/* dashboard/portal/editions.c - see editions.h. */
#include "dashboard/portal/editions.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "dashboard/search/search.h"

struct slot {
	struct edition *edition;
	struct search_index *index[LANG_COUNT]; /* NULL until it is asked for */
	int number; /* 0: free */
	unsigned long used; /* when, counted in uses */
};

struct editions {
	char *dir;
	int current;
	int failed; /* could not be opened ... */
	time_t failed_at; /* ... at this second */
	unsigned long uses;
	struct slot slots[EDITIONS_MAX_OPEN];
};

struct editions *editions_new(const char *dir)
{
	struct editions *editions = memory_new(1, sizeof *editions);

	editions->dir = memory_copy(dir, strlen(dir));
	return editions;
}

static void empty(struct slot *slot)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		search_index_free(slot->index[lang]);
	edition_close(slot->edition);
	*slot = (struct slot){ 0 };
}

void editions_free(struct editions *editions)
{
	if (editions == NULL)
		return;
	for (size_t i = 0; i < EDITIONS_MAX_OPEN; i++)
		empty(&editions->slots[i]);
	free(editions->dir);
	free(editions);
}

int editions_current(const struct editions *editions)
{
	return editions->current;
}

/* Is its file there still? Key edition.withdrawn. */
static bool check_shelved(const char *dir, int number, struct error *err)
{
	arena_auto arena = { 0 };

	return access(shelf_path(&arena, dir, number), F_OK) == 0 || errno != ENOENT ||
		error_set(err, ERROR_REFUSED, "edition.withdrawn", "%d", number);
}

static struct edition *open_verified(const char *dir, int number, struct error *err)
{
	arena_auto arena = { 0 };
	struct manifest manifest;

	if (!check_shelved(dir, number, err) ||
		!shelf_manifest(&arena, dir, number, &manifest, err) ||
		!shelf_verify(dir, &manifest, NULL, err))
		return NULL;
	return edition_open(shelf_path(&arena, dir, number), err);
}

/* The slot of that edition, or else the one to give up for it: never the one in force. */
static struct slot *choose_slot(struct editions *editions, int number)
{
	struct slot *choice = NULL;

	for (size_t i = 0; i < EDITIONS_MAX_OPEN; i++) {
		struct slot *slot = &editions->slots[i];

		if (slot->number == number)
			return slot;
		if (slot->number != 0 && slot->number == editions->current)
			continue;
		if (choice == NULL || slot->used < choice->used)
			choice = slot;
	}
	return choice;
}

static struct edition *take(struct editions *editions, int number, struct error *err)
{
	struct slot *slot = choose_slot(editions, number);
	struct edition *edition;

	if (slot->number != number) {
		edition = open_verified(editions->dir, number, err);
		if (edition == NULL)
			return NULL;
		empty(slot);
		slot->edition = edition;
		slot->number = number;
	}
	slot->used = ++editions->uses;
	return slot->edition;
}

static time_t second_now(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

/* Others than the one in force are opened anew when asked for: they may have left the shelf. */
static void close_others(struct editions *editions)
{
	for (size_t i = 0; i < EDITIONS_MAX_OPEN; i++) {
		struct slot *slot = &editions->slots[i];

		if (slot->number == editions->current)
			continue;
		edition_close(slot->edition);
		*slot = (struct slot){ 0 };
	}
}

bool editions_refresh(struct editions *editions)
{
	struct error err;
	int number;

	if (!shelf_current(editions->dir, &number, &err) || number == editions->current)
		return false;
	if (number != 0) {
		if (number == editions->failed &&
			second_now() < editions->failed_at + EDITIONS_RETRY_SECONDS)
			return false;
		if (take(editions, number, &err) == NULL) {
			editions->failed = number;
			editions->failed_at = second_now();
			return false;
		}
	}
	editions->failed = 0;
	editions->current = number;
	close_others(editions);
	return true;
}

struct edition *editions_get(struct editions *editions, int number, struct error *err)
{
	if (number < 1 || number > editions->current) {
		(void)error_set(err, ERROR_REFUSED, "edition.unknown", "%d", number);
		return NULL;
	}
	return take(editions, number, err);
}

bool editions_manifest(const struct editions *editions, struct arena *arena, int number,
	struct manifest *ret, struct error *err)
{
	if (number < 1 || number > editions->current)
		return error_set(err, ERROR_REFUSED, "edition.unknown", "%d", number);
	return check_shelved(editions->dir, number, err) &&
		shelf_manifest(arena, editions->dir, number, ret, err);
}

bool editions_find(const struct editions *editions, struct arena *arena, const char *code,
	struct manifest *ret, struct error *err)
{
	return shelf_find(arena, editions->dir, editions->current, code, ret, err);
}

const struct search_index *editions_index(
	struct editions *editions, const struct edition *edition, enum lang lang)
{
	for (size_t i = 0; i < EDITIONS_MAX_OPEN; i++) {
		struct slot *slot = &editions->slots[i];

		if (slot->edition != edition)
			continue;
		if (slot->index[lang] == NULL)
			slot->index[lang] = search_index_new(edition_catalogue(edition), lang);
		return slot->index[lang];
	}
	return NULL;
}

/*
 * dashboard/portal/site.c - see site.h.
 *
 * Walks from the front page by its links, so that what a reader could reach is there and no link leads
 * nowhere.
 */
#include "dashboard/portal/site.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dashboard/portal/still.h"
#include "dashboard/view/words.h"
#include "dashboard/web/gate.h"
#include "dashboard/web/path.h"

static const char marker[] = ".tiendo-site"; /* is in every folder of ours, and in no other */

struct address {
	const char *target;
	struct address *next;
};

struct site {
	struct portal *portal;
	const struct site_wish *wish;
	struct arena *arena; /* of the addresses */
	const char *folder; /* being filled */
	void *seen; /* a tree of targets */
	struct address *next, *last; /* still to be written */
	struct site_counts counts;
};

/* ---- the walk ---- */

static int compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void keep_key(void *key UNUSED)
{
}

/* The number of the edition that an address names, or 0. */
static int edition_of(const char *target)
{
	const char *at = strchr(target, '?');

	while (at != NULL && strncmp(at + 1, "edition=", strlen("edition=")) != 0)
		at = strchr(at + 1, '&');
	return at == NULL ? 0 : (int)strtol(at + 1 + strlen("edition="), NULL, 10);
}

/* Puts an address in the queue when it is new; false where it shall have no file. */
static bool wants(void *self, const char *target)
{
	struct site *site = self;
	int edition = edition_of(target), least = site->counts.edition - site->wish->editions;
	struct address *address;
	const char *copy;

	if (edition != 0 && site->wish->editions != 0 && edition <= least)
		return false;
	if (tfind(target, &site->seen, compare) != NULL)
		return true;
	copy = arena_copy(site->arena, target, strlen(target));
	(void)tsearch(copy, &site->seen, compare);
	address = arena_new(site->arena, 1, sizeof *address);
	address->target = copy;
	if (site->last == NULL)
		site->next = address;
	else
		site->last->next = address;
	site->last = address;
	return true;
}

static void begin_walk(struct site *site)
{
	static const char *const beginnings[] = { "/", "/robots.txt" };

	for (size_t i = 0; i < COUNT(beginnings); i++)
		(void)wants(site, beginnings[i]);
}

/* ---- files ---- */

static bool fail(struct error *err, const char *path)
{
	return error_set(err, ERROR_FAILURE, "site.write", "%s: %s", path, strerror(errno));
}

/* Makes the folders that a path of ours goes through. */
static bool make_folders(char *path, size_t from, struct error *err)
{
	for (char *z = path + from; *z != '\0'; z++) {
		if (*z != '/')
			continue;
		*z = '\0';
		if (mkdir(path, 0755) != 0 && errno != EEXIST)
			return fail(err, path);
		*z = '/';
	}
	return true;
}

static bool write_bytes(const char *path, struct span bytes, struct error *err)
{
	FILE *file = fopen(path, "wbx");
	bool fine;

	if (file == NULL)
		return fail(err, path);
	fine = fwrite(bytes.data, 1, bytes.size, file) == bytes.size;
	return (fclose(file) == 0 && fine) || fail(err, path);
}

/* The file, and beside it what it is in other codings. */
static bool write_file(
	struct site *site, const char *name, struct span bytes, bool packs, struct error *err)
{
	arena_auto arena = { 0 };
	char *path = arena_format(&arena, "%s/%s", site->folder, name);

	if (!make_folders(path, strlen(site->folder) + 1, err) || !write_bytes(path, bytes, err))
		return false;
	site->counts.files++;
	site->counts.bytes += bytes.size;
	for (enum coding coding = CODING_GZIP; packs && coding < CODING_COUNT; coding++) {
		text_auto packed = { 0 };

		if (coding_pack(coding, bytes, &packed) && packed.size < bytes.size &&
			!write_bytes(arena_format(&arena, "%s%s", path, coding_endings[coding]),
				text_span(&packed), err))
			return false;
	}
	return true;
}

/* What stands in place of a form. */
static const char *instead_of_forms(const struct site *site, struct arena *arena, enum lang lang)
{
	return arena_format(arena, "<p class=\"note\">%s</p>",
		words_get(portal_words(site->portal, lang), "site.no-form"));
}

static bool write_answer(
	struct site *site, const char *target, const struct answer *answer, struct error *err)
{
	arena_auto arena = { 0 };
	struct span bytes = text_span(&answer->body->bytes);
	const char *type = answer_header(answer, "Content-Type");
	bool packs = answer_header(answer, "Vary") != NULL;
	text_auto page = { 0 };

	if (strncmp(type, "text/html", strlen("text/html")) == 0) {
		still_page(&arena, target, bytes, instead_of_forms(site, &arena, path_lang(target)),
			wants, site, &page);
		bytes = text_span(&page);
	}
	return write_file(site, still_file(&arena, target), bytes, packs, err);
}

static bool write_address(struct site *site, const char *target, struct error *err)
{
	arena_auto arena = { 0 };
	struct request request;
	struct answer *answer;
	struct error trouble;
	bool fine;

	if (site->counts.files == SITE_MAX_FILES)
		return error_set(err, ERROR_REFUSED, "site.full", "%d", SITE_MAX_FILES);
	gate_target(&arena, target, &request);
	request.method = "GET";
	answer = portal_fetch(site->portal, &request, &trouble);
	if (answer == NULL)
		return error_set(err, ERROR_FAILURE, "site.link", "%s: %s %s", target, trouble.key,
			trouble.detail);
	fine = write_answer(site, target, answer, err);
	answer_drop(answer);
	return fine;
}

/* Everything, into the folder. */
static bool fill(struct site *site, struct error *err)
{
	bool fine = write_bytes(arena_format(site->arena, "%s/%s", site->folder, marker),
		(struct span){ "", 0 }, err);

	begin_walk(site);
	for (; fine && site->next != NULL; site->next = site->next->next)
		fine = write_address(site, site->next->target, err);
	tdestroy(site->seen, keep_key);
	if (fine && portal_current(site->portal) != site->counts.edition)
		return error_set(err, ERROR_REFUSED, "site.changed", "%d", site->counts.edition);
	return fine;
}

/* ---- the folder ---- */

static int remove_one(
	const char *path, const struct stat *about UNUSED, int kind UNUSED, struct FTW *walk UNUSED)
{
	return remove(path);
}

static void remove_folder(const char *path)
{
	(void)nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static int is_real(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* Is there nothing, or nothing that others put there? */
static bool check_folder(struct arena *arena, const char *dir, struct error *err)
{
	struct dirent **entries;
	int count = scandir(dir, &entries, is_real, NULL);

	if (count < 0)
		return errno == ENOENT ||
			error_set(
				err, ERROR_REFUSED, "site.foreign", "%s: %s", dir, strerror(errno));
	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	return count == 0 || access(arena_format(arena, "%s/%s", dir, marker), F_OK) == 0 ||
		error_set(err, ERROR_REFUSED, "site.foreign", "%s", dir);
}

/* Where the folder really is: a link to it stays what it is. */
static const char *real_folder(struct arena *arena, const char *dir)
{
	char *real = realpath(dir, NULL);
	size_t size = strlen(dir);
	const char *copy;

	while (size > 1 && dir[size - 1] == '/')
		size--;
	copy = real == NULL ? arena_copy(arena, dir, size) : arena_copy(arena, real, strlen(real));
	free(real);
	return copy;
}

/* In one step where there is a site already; the old one goes then. */
static bool put_in_place(const char *made, const char *dir, struct error *err)
{
	int fd = open(made, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool kept = fd >= 0 && syncfs(fd) == 0;

	if (fd >= 0)
		(void)close(fd);
	if (!kept || chmod(made, 0755) != 0)
		return fail(err, made);
	if (renameat2(AT_FDCWD, made, AT_FDCWD, dir, RENAME_EXCHANGE) == 0) {
		remove_folder(made);
		return true;
	}
	return (errno == ENOENT && rename(made, dir) == 0) || fail(err, dir);
}

bool site_write(struct portal *portal, const struct site_wish *wish, struct site_counts *ret,
	struct error *err)
{
	arena_auto arena = { 0 };
	const char *dir = real_folder(&arena, wish->dir);
	struct site site = { .portal = portal, .wish = wish, .arena = &arena };
	char *made = arena_format(&arena, "%s.XXXXXX", dir);
	bool fine;

	portal_stand_still(portal);
	site.counts.edition = portal_current(portal);
	if (site.counts.edition == 0)
		return error_set(err, ERROR_REFUSED, "edition.none", "%s", "");
	if (!check_folder(&arena, dir, err))
		return false;
	if (mkdtemp(made) == NULL)
		return fail(err, made);
	site.folder = made;
	fine = fill(&site, err) && put_in_place(made, dir, err);
	if (!fine)
		remove_folder(made);
	*ret = site.counts;
	return fine;
}

/*
 * store/office/backup.c - see backup.h.
 *
 * The database is copied by SQLite itself, all pages at once; the rest file by file. Names of what
 * belongs to a running office only, or was being made, stay behind.
 */
#include "store/office/backup.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/tree.h"
#include "store/office/private.h"

#define PREFIX "tiendo-"
#define MARK "last-backup" /* in the data folder: when the last one was made */

enum { NAME = sizeof PREFIX + 16, MARK_LIMIT = 4096 };

static bool is_of_now(const char *name)
{
	return strcmp(name, MARK) == 0 || strstr(name, ".lock") != NULL ||
		strstr(name, ".building") != NULL || strstr(name, ".tmp") != NULL;
}

/* What a running office has besides: its database, which SQLite copies, and marks of what may be orphans. */
static bool is_of_now_or_live(const char *name)
{
	return is_of_now(name) || strncmp(name, "office.db", strlen("office.db")) == 0 ||
		strcmp(name, "pending") == 0;
}

/* "tiendo-20261125T020000Z", nothing before or after. */
static bool is_backup(const char *name)
{
	return strlen(name) == NAME - 1 && strncmp(name, PREFIX, strlen(PREFIX)) == 0 &&
		strspn(name + strlen(PREFIX), "0123456789TZ") == strlen(name + strlen(PREFIX));
}

/* The names of the backups in a folder, the oldest first; none where it cannot be read. */
static const char **list_backups(struct arena *arena, const char *folder, size_t *ret_count)
{
	struct dirent **entries = NULL;
	int found = scandir(folder, &entries, NULL, alphasort);
	const char **names = arena_new(arena, found > 0 ? (size_t)found : 1, sizeof *names);

	*ret_count = 0;
	for (int i = 0; i < found; i++) {
		if (is_backup(entries[i]->d_name))
			names[(*ret_count)++] = arena_copy(
				arena, entries[i]->d_name, strlen(entries[i]->d_name));
		free(entries[i]);
	}
	free(entries);
	return names;
}

/* What the walk through a copy found. */
struct walk {
	office_tell *tell;
	void *context;
	int count;
};

static void count_finding(void *context, const struct error *trouble)
{
	struct walk *walk = context;

	walk->count++;
	walk->tell(walk->context, trouble);
}

/* Opens a copy as the office it is and walks through it. */
static bool walk_through(
	const char *path, office_tell *tell, void *context, struct backup *ret, struct error *err)
{
	struct walk walk = { tell, context, 0 };
	office_auto *office = office_open(path, err);

	if (office == NULL || !office_check(office, count_finding, &walk, err))
		return false;
	ret->findings = walk.count;
	if (walk.count > 0)
		return error_set(err, ERROR_REFUSED, "backup.findings", "%d", walk.count);
	return true;
}

struct note {
	const char *actor, *from;
};

static bool add_note(struct office *office, void *context, struct error *err)
{
	const struct note *note = context;

	return ledger_add(office->db, note->actor, "restore", "", note->from, err);
}

/* The ledger of what was restored says by whom and from where. */
static bool note_restore(const char *path, const char *actor, const char *from, struct error *err)
{
	struct note note = { actor, from };
	office_auto *office = office_open(path, err);

	return office != NULL && office_transact(office, add_note, &note, err);
}

/* A folder, and not one that would be copied into itself. */
static bool check_folder(const char *dir, const char *folder, struct error *err)
{
	char *real = realpath(folder, NULL), *own = realpath(dir, NULL);
	size_t size = own == NULL ? 0 : strlen(own);
	bool fine = real != NULL && own != NULL &&
		(strncmp(real, own, size) != 0 || (real[size] != '/' && real[size] != '\0'));

	free(real);
	free(own);
	return fine || error_set(err, ERROR_MISUSE, "backup.folder", "%s", folder);
}

static bool copy_office(const char *dir, struct tree *tree, struct error *err)
{
	arena_auto arena = { 0 };
	office_auto *office = office_open(dir, err);

	return office != NULL && tree_copy(tree, err) &&
		db_copy(office->db, arena_format(&arena, "%s/office.db", tree->to), err);
}

static bool remove_old(struct arena *arena, const char *folder, int keep, struct error *err)
{
	size_t count;
	const char **names = list_backups(arena, folder, &count);

	for (size_t i = 0; i + (size_t)keep < count; i++)
		if (!tree_remove(arena_format(arena, "%s/%s", folder, names[i]), err))
			return false;
	return true;
}

/* Gives a finished copy its name. */
static bool name_copy(const char *building, const char *path, const char *folder, struct error *err)
{
	if (rename(building, path) != 0)
		return error_set(err, ERROR_FAILURE, "file.write", "%s: %s", path, strerror(errno));
	return file_sync(folder, err);
}

static bool make_copy(const char *dir, struct tree *tree, office_tell *tell, void *context,
	struct backup *ret, struct error *err)
{
	bool fine = copy_office(dir, tree, err);

	ret->files = tree->files + 1;
	ret->shared = tree->shared;
	ret->bytes = tree->bytes;
	return fine && walk_through(tree->to, tell, context, ret, err) && tree_sync(tree->to, err);
}

bool office_backup(struct arena *arena, const char *dir, const char *folder, int keep,
	office_tell *tell, void *context, struct backup *ret, struct error *err)
{
	struct tree tree = { .from = dir, .skips = is_of_now_or_live };
	char now[CLOCK_INSTANT];
	struct error ignored;
	const char **names;
	size_t count;

	if (!check_folder(dir, folder, err))
		return false;
	clock_now(now);
	*ret = (struct backup){ .path = arena_format(arena,
					"%s/" PREFIX "%.4s%.2s%.2sT%.2s%.2s%.2sZ", folder, now,
					now + 5, now + 8, now + 11, now + 14, now + 17) };
	names = list_backups(arena, folder, &count);
	if (count > 0)
		tree.like = arena_format(arena, "%s/%s", folder, names[count - 1]);
	tree.to = arena_format(arena, "%s.building", ret->path);
	if (!make_copy(dir, &tree, tell, context, ret, err) ||
		!name_copy(tree.to, ret->path, folder, err)) {
		(void)!tree_remove(tree.to, &ignored);
		return false;
	}
	return remove_old(arena, folder, keep, err) &&
		file_write(arena_format(arena, "%s/" MARK, dir), span_of(now), 0644, err);
}

/* `from` itself where it is an office, else the newest backup in it; NULL for neither. */
static const char *choose_backup(struct arena *arena, const char *from, struct error *err)
{
	size_t count;
	const char **names;

	if (access(arena_format(arena, "%s/office.db", from), F_OK) == 0)
		return from;
	names = list_backups(arena, from, &count);
	if (count > 0)
		return arena_format(arena, "%s/%s", from, names[count - 1]);
	(void)error_set(err, ERROR_REFUSED, "backup.none", "%s", from);
	return NULL;
}

/* Is there nothing at `dir`, or an empty folder? */
static bool check_empty(const char *dir, struct error *err)
{
	struct dirent **entries = NULL;
	int found = scandir(dir, &entries, NULL, NULL);

	for (int i = 0; i < found; i++)
		free(entries[i]);
	free(entries);
	if (found < 0 && errno != ENOENT)
		return error_set(
			err, ERROR_FAILURE, "office.folder", "%s: %s", dir, strerror(errno));
	return found <= 2 || error_set(err, ERROR_REFUSED, "office.exists", "%s", dir);
}

bool office_restore(struct arena *arena, const char *from, const char *dir, bool drill,
	const char *actor, office_tell *tell, void *context, struct backup *ret, struct error *err)
{
	const char *backup = choose_backup(arena, from, err);
	struct tree tree = { .from = backup, .skips = is_of_now };
	struct error ignored;
	bool fine;

	if (backup == NULL || (!drill && !check_empty(dir, err)))
		return false;
	*ret = (struct backup){ .path = drill ? backup : dir };
	tree.to = arena_format(arena, "%s.restoring", drill ? backup : dir);
	fine = tree_remove(tree.to, err) && tree_copy(&tree, err) &&
		walk_through(tree.to, tell, context, ret, err) &&
		(drill || note_restore(tree.to, actor, backup, err)) && tree_sync(tree.to, err);
	ret->files = tree.files;
	ret->bytes = tree.bytes;
	if (fine && !drill)
		fine = (chmod(tree.to, 0755) == 0 && rename(tree.to, dir) == 0) ||
			error_set(err, ERROR_FAILURE, "file.write", "%s: %s", dir, strerror(errno));
	if (!fine || drill)
		(void)!tree_remove(tree.to, &ignored);
	return fine;
}

bool backup_age(const char *dir, int64_t *ret)
{
	arena_auto arena = { 0 };
	char now[CLOCK_INSTANT];
	struct span instant;
	struct error ignored;
	int64_t then, present;

	clock_now(now);
	if (!file_read(&arena, arena_format(&arena, "%s/" MARK, dir), MARK_LIMIT, &instant,
		    &ignored) ||
		!clock_parse(instant, &then) || !clock_parse(span_of(now), &present))
		return false;
	*ret = present - then;
	return true;
}

/* store/office/evidence.c - see evidence.h. */
#include "store/office/evidence.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/office/private.h"

enum { HASH_DIGITS = HASH_HEX - 1 };

const char *evidence_path(struct arena *arena, const char *dir, const char *sha256)
{
	return arena_format(arena, "%s/evidence/%.2s/%s", dir, sha256, sha256 + 2);
}

bool evidence_keep(
	const char *dir, struct span bytes, const char sha256[HASH_HEX], struct error *err)
{
	arena_auto arena = { 0 };
	const char *path = evidence_path(&arena, dir, sha256);
	const char *pending = arena_format(&arena, "%s/evidence/pending", dir);

	if (access(path, F_OK) == 0)
		return true;
	return office_folder(pending, 0700, err) &&
		office_folder(arena_format(&arena, "%s/evidence/%.2s", dir, sha256), 0700, err) &&
		file_sync(arena_format(&arena, "%s/evidence", dir), err) &&
		file_write(
			arena_format(&arena, "%s/%s", pending, sha256), span_of(""), 0600, err) &&
		file_write(path, bytes, 0600, err);
}

static bool is_hash(const char *name)
{
	return strlen(name) == HASH_DIGITS && strspn(name, "0123456789abcdef") == HASH_DIGITS;
}

/* Calls `work` for each hash that names a file of a folder; a folder that is not there has none. */
static bool each_hash(const char *folder,
	bool (*work)(struct office *office, const char *sha256, struct error *err),
	struct office *office, struct error *err)
{
	DIR *listing = opendir(folder);
	const struct dirent *entry;
	bool fine = true;

	while (fine && listing != NULL && (entry = readdir(listing)) != NULL)
		if (is_hash(entry->d_name))
			fine = work(office, entry->d_name, err);
	if (listing != NULL)
		(void)closedir(listing);
	return fine;
}

/* Version 1 kept all files in one folder. */
static bool move_home(struct office *office, const char *sha256, struct error *err)
{
	arena_auto arena = { 0 };
	const char *old = arena_format(&arena, "%s/evidence/%s", office->dir, sha256);
	const char *home = evidence_path(&arena, office->dir, sha256);

	return office_folder(
		       arena_format(&arena, "%s/evidence/%.2s", office->dir, sha256), 0700, err) &&
		(rename(old, home) == 0 ||
			error_set(
				err, ERROR_FAILURE, "file.write", "%s: %s", home, strerror(errno)));
}

static bool judge_pending(struct office *office, const char *sha256, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "SELECT 1 FROM evidence WHERE sha256 = ?1");
	arena_auto arena = { 0 };
	bool named;

	stmt_text(stmt, 1, sha256);
	if (!stmt_exists(stmt, &named, err))
		return false;
	file_clear(arena_format(&arena, "%s/evidence/%.2s", office->dir, sha256));
	if (!named)
		(void)unlink(evidence_path(&arena, office->dir, sha256));
	(void)unlink(arena_format(&arena, "%s/evidence/pending/%s", office->dir, sha256));
	return true;
}

bool evidence_settle(struct office *office, struct error *err)
{
	arena_auto arena = { 0 };

	file_clear(arena_format(&arena, "%s/evidence", office->dir));
	file_clear(arena_format(&arena, "%s/evidence/pending", office->dir));
	return each_hash(
		       arena_format(&arena, "%s/evidence", office->dir), move_home, office, err) &&
		each_hash(arena_format(&arena, "%s/evidence/pending", office->dir), judge_pending,
			office, err);
}

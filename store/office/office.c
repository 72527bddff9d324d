/*
 * store/office/office.c - the folder: made, locked, opened.
 *
 * The lock is a file of its own: closing a second descriptor of office.db
 * would drop SQLite's own locks.
 */
#include "store/office/office.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "store/catalogue.h"
#include "store/edition/shelf.h"
#include "store/office/inquiries.h"
#include "store/office/people.h"
#include "store/office/publish_private.h"

#define FRESH ".new" /* after the name of a database that is being made */

enum {
	LOCK_TRIES = 2000,
	LOCK_PAUSE_NANOSECONDS = 5 * 1000 * 1000,
};

static bool folder_trouble(struct error *err, const char *path)
{
	return error_set(err, ERROR_FAILURE, "office.folder", "%s: %s", path, strerror(errno));
}

bool office_folder(const char *path, unsigned mode, struct error *err)
{
	return mkdir(path, mode) == 0 || errno == EEXIST || folder_trouble(err, path);
}

static bool make_folders(struct arena *arena, const char *dir, struct error *err)
{
	static const struct {
		const char *name;
		unsigned mode;
	} folders[] = { { "", 0755 }, { "/editions", 0755 }, { "/evidence", 0700 },
		{ "/keys", 0700 } };

	for (size_t i = 0; i < COUNT(folders); i++)
		if (!office_folder(arena_format(arena, "%s%s", dir, folders[i].name),
			    folders[i].mode, err))
			return false;
	return true;
}

static bool make_database(const char *path, struct error *err)
{
	db_auto *db = db_open(path, DB_CREATE_SUMMED, err);

	return db != NULL && db_run_file(db, "catalogue.sql", err) &&
		db_run_file(db, "office.sql", err) && office_make_tables(db, err) &&
		db_stamp(db, OFFICE_APPLICATION, OFFICE_VERSION, err) &&
		ledger_add(db, "", "init", "", "", err);
}

bool office_init(const char *dir, struct error *err)
{
	arena_auto arena = { 0 };
	const char *path = arena_format(&arena, "%s/office.db", dir);
	const char *fresh = arena_format(&arena, "%s" FRESH, path);

	if (!make_folders(&arena, dir, err))
		return false;
	if (access(path, F_OK) == 0 ||
		access(arena_format(&arena, "%s/editions/current", dir), F_OK) == 0)
		return error_set(err, ERROR_REFUSED, "office.exists", "%s", dir);
	(void)unlink(fresh);
	if (!shelf_make_keys(dir, err) || !make_database(fresh, err) || !file_sync(fresh, err))
		return false;
	if (chmod(fresh, 0600) != 0 || rename(fresh, path) != 0)
		return folder_trouble(err, path);
	return file_sync(dir, err);
}

/* Takes the folder's lock, waiting a while; -1 on failure. */
static int lock_folder(struct arena *arena, const char *dir, struct error *err)
{
	const char *path = arena_format(arena, "%s/office.lock", dir);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0) {
		(void)folder_trouble(err, path);
		return -1;
	}
	for (int i = 0; i < LOCK_TRIES; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return fd;
		(void)nanosleep(&(struct timespec){ 0, LOCK_PAUSE_NANOSECONDS }, NULL);
	}
	(void)close(fd);
	(void)error_set(err, ERROR_FAILURE, "office.busy", "%s", dir);
	return -1;
}

/*
 * A journal that was left behind says that a writer was cut short, perhaps by the machine: SQLite undoes what
 * was half done when the database is opened, and this looks whether what is there then holds together.
 */
static bool check_if_cut(struct db *db, bool cut, struct error *err)
{
	arena_auto arena = { 0 };
	stmt_auto *stmt = NULL;
	const char *found;

	if (!cut)
		return true;
	stmt = db_query(db, "SELECT quick_check FROM pragma_quick_check(1)");
	if (stmt_step(stmt, err) != DB_ROW)
		return false;
	found = column_text(stmt, &arena, 0);
	return strcmp(found, "ok") == 0 || error_set(err, ERROR_FAILURE, "db.damaged", "%s", found);
}

/* What was made before pages had sums is written anew in pages that do, once: the folder's lock is ours. */
static bool keep_sums(struct office *office, const char *path, struct error *err)
{
	arena_auto arena = { 0 };
	const char *fresh = arena_format(&arena, "%s" FRESH, path);
	struct stat was;

	if (db_is_summed(office->db))
		return true;
	(void)unlink(fresh);
	if (!db_rewrite(office->db, fresh, err) || !file_sync(fresh, err))
		return false;
	db_close(office->db);
	office->db = NULL;
	if (stat(path, &was) != 0 || chmod(fresh, 0600) != 0 ||
		chown(fresh, was.st_uid, was.st_gid) != 0 || rename(fresh, path) != 0)
		return folder_trouble(err, path);
	office->db = db_open(path, DB_WRITE, err);
	return office->db != NULL && file_sync(office->dir, err);
}

struct office *office_open(const char *dir, struct error *err)
{
	arena_auto arena = { 0 };
	const char *path = arena_format(&arena, "%s/office.db", dir);
	struct office *office;
	bool cut;
	int last, lock;

	if (access(path, F_OK) != 0) {
		(void)error_set(err, ERROR_MISUSE, "office.none", "%s", dir);
		return NULL;
	}
	lock = lock_folder(&arena, dir, err);
	if (lock < 0)
		return NULL;
	office = memory_new(1, sizeof *office);
	office->lock = lock;
	office->dir = memory_copy(dir, strlen(dir));
	cut = access(arena_format(&arena, "%s-journal", path), F_OK) == 0;
	(void)chmod(path, 0600); /* accounts and what is not published are nobody else's to read */
	office->db = db_open(path, DB_WRITE, err);
	if (office->db == NULL || !check_if_cut(office->db, cut, err) ||
		!office_migrate(office, err) || !keep_sums(office, path, err) ||
		!evidence_settle(office, err) || !embargo_settle(office, err) ||
		!office_last_edition(office, &last, err) || !shelf_finish(dir, last, err) ||
		!inquiries_settle(office, err)) {
		office_close(office);
		return NULL;
	}
	return office;
}

void office_close(struct office *office)
{
	if (office == NULL)
		return;
	db_close(office->db);
	(void)close(office->lock);
	free(office->dir);
	free(office);
}

void office_closep(struct office **office)
{
	office_close(*office);
}

bool office_transact(struct office *office, office_act *act, void *context, struct error *err)
{
	struct error ignored;

	if (!db_run(office->db, "BEGIN IMMEDIATE", err))
		return false;
	if (act(office, context, err) && db_run(office->db, "COMMIT", err))
		return true;
	(void)!db_run(office->db, "ROLLBACK", &ignored);
	return false;
}

struct saving {
	const struct catalogue *catalogue;
	const char *actor;
};

static bool save_catalogue(struct office *office, void *context, struct error *err)
{
	const struct saving *saving = context;
	arena_auto arena = { 0 };
	struct catalogue catalogue = *saving->catalogue;

	return people_may(office, saving->actor, RIGHT_ADMIN, err) &&
		contents_keep(office, &arena, &catalogue, err) &&
		catalogue_save(office->db, &catalogue, err) &&
		ledger_add(office->db, saving->actor, "catalogue-load", "",
			arena_format(&arena, "%d indicators, %d places, %d plans",
				saving->catalogue->indicator_count, saving->catalogue->place_count,
				saving->catalogue->plan_count),
			err);
}

bool office_catalogue_save(struct office *office, const struct catalogue *catalogue,
	const char *actor, struct error *err)
{
	struct saving saving = { catalogue, actor };

	return office_transact(office, save_catalogue, &saving, err);
}

bool office_catalogue_load(
	struct office *office, struct arena *arena, struct catalogue *ret, struct error *err)
{
	return catalogue_load(office->db, arena, ret, err);
}

bool office_last_edition(struct office *office, int *ret, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT coalesce(max(number), 0) FROM edition WHERE state = 'published'");

	if (stmt_step(stmt, err) != DB_ROW)
		return false;
	*ret = (int)column_int(stmt, 0);
	return true;
}

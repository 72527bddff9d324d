/*
 * tests/store/shim.c - see shim.h.
 *
 * Writes go to the real files at once; before a sector is first written since the last sync its bytes are
 * kept, so that a reboot can put any of them back, for the office's database. A file that was made and never synced, or removed
 * without a sync of its folder, may be there after a reboot or not.
 */
#include "tests/store/shim.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/unit.h"

enum { SECTOR = 512, MOST_FILES = 64, MOST_PATH = 512 };

struct sector {
	sqlite3_int64 at;
	char bytes[SECTOR]; /* as they were when last synced; zeros past the end */
};

/* What is not safe yet of one path. */
struct unsafe {
	char path[MOST_PATH];
	struct sector *sectors;
	size_t count;
	sqlite3_int64 size; /* when last synced */
	bool fresh; /* made, never synced */
	char *ghost; /* what was in it when it was removed */
	sqlite3_int64 ghost_size;
};

struct shim_file {
	sqlite3_file base;
	struct unsafe *unsafe;
	sqlite3_file *real;
};

static struct {
	int at, calls;
	bool lasting, struck;
	enum shim_fault fault;
} plan;
static struct unsafe files[MOST_FILES];
static sqlite3_vfs *real_vfs, shim_vfs;

/* Counts a call; does it fail? */
static bool strikes(void)
{
	bool now = plan.at > 0 &&
		(++plan.calls == plan.at || (plan.lasting && plan.calls > plan.at));

	if (plan.at == 0)
		plan.calls++;
	plan.struck = plan.struck || now;
	return now;
}

static bool is_dark(void)
{
	return plan.fault == SHIM_POWER && plan.struck;
}

static struct shim_file *of(sqlite3_file *file)
{
	return (struct shim_file *)file;
}

static void forget(struct unsafe *unsafe)
{
	free(unsafe->sectors);
	free(unsafe->ghost);
	*unsafe = (struct unsafe){ { 0 }, NULL, 0, 0, false, NULL, 0 };
}

static struct unsafe *find(const char *path)
{
	struct unsafe *empty = NULL;

	for (size_t i = 0; i < MOST_FILES; i++) {
		if (strcmp(files[i].path, path) == 0)
			return &files[i];
		if (*files[i].path == '\0' && empty == NULL)
			empty = &files[i];
	}
	assert_non_null(empty);
	assert_true(strlen(path) < MOST_PATH);
	memcpy(empty->path, path, strlen(path) + 1);
	return empty;
}

/* Keeps the sectors that a write is about to change. */
static void keep(struct shim_file *file, sqlite3_int64 from, sqlite3_int64 until)
{
	struct unsafe *unsafe = file->unsafe;

	if (unsafe == NULL || plan.fault != SHIM_POWER)
		return;
	for (sqlite3_int64 at = from / SECTOR * SECTOR; at < until; at += SECTOR) {
		size_t i = 0;

		while (i < unsafe->count && unsafe->sectors[i].at != at)
			i++;
		if (i < unsafe->count)
			continue;
		unsafe->sectors = realloc(
			unsafe->sectors, (unsafe->count + 1) * sizeof *unsafe->sectors);
		assert_non_null(unsafe->sectors);
		unsafe->sectors[unsafe->count].at = at;
		memset(unsafe->sectors[unsafe->count].bytes, 0, SECTOR);
		(void)file->real->pMethods->xRead(
			file->real, unsafe->sectors[unsafe->count++].bytes, SECTOR, at);
	}
}

static int shim_close(sqlite3_file *file)
{
	int result = of(file)->real->pMethods->xClose(of(file)->real);

	free(of(file)->real);
	return result;
}

static int shim_read(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
	if (strikes() || is_dark())
		return SQLITE_IOERR_READ;
	return of(file)->real->pMethods->xRead(of(file)->real, to, size, at);
}

static int shim_write(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
	struct shim_file *own = of(file);

	if (strikes() || is_dark()) {
		if (plan.fault == SHIM_SHORT)
			(void)own->real->pMethods->xWrite(own->real, from, size / 2, at);
		return plan.fault == SHIM_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
	}
	keep(own, at, at + size);
	return own->real->pMethods->xWrite(own->real, from, size, at);
}

static int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct shim_file *own = of(file);
	sqlite3_int64 before = 0;

	if (strikes() || is_dark())
		return SQLITE_IOERR_TRUNCATE;
	(void)own->real->pMethods->xFileSize(own->real, &before);
	keep(own, size, before);
	return own->real->pMethods->xTruncate(own->real, size);
}

static int shim_sync(sqlite3_file *file, int flags)
{
	struct shim_file *own = of(file);
	struct unsafe *unsafe = own->unsafe;
	int result;

	if (strikes() || is_dark())
		return SQLITE_IOERR_FSYNC;
	result = own->real->pMethods->xSync(own->real, flags);
	if (unsafe != NULL) {
		unsafe->count = 0;
		unsafe->fresh = false;
		(void)own->real->pMethods->xFileSize(own->real, &unsafe->size);
	}
	return result;
}

static int shim_size(sqlite3_file *file, sqlite3_int64 *ret)
{
	if (strikes() || is_dark())
		return SQLITE_IOERR_FSTAT;
	return of(file)->real->pMethods->xFileSize(of(file)->real, ret);
}

static int shim_lock(sqlite3_file *file, int level)
{
	if (strikes() || is_dark())
		return SQLITE_IOERR_LOCK;
	return of(file)->real->pMethods->xLock(of(file)->real, level);
}

static int shim_unlock(sqlite3_file *file, int level)
{
	return of(file)->real->pMethods->xUnlock(of(file)->real, level);
}

static int shim_reserved(sqlite3_file *file, int *ret)
{
	return of(file)->real->pMethods->xCheckReservedLock(of(file)->real, ret);
}

static int shim_control(sqlite3_file *file, int what, void *with)
{
	return of(file)->real->pMethods->xFileControl(of(file)->real, what, with);
}

static int shim_sector(sqlite3_file *file UNUSED)
{
	return SECTOR;
}

static int shim_device(sqlite3_file *file UNUSED)
{
	return 0; /* promises nothing */
}

static const sqlite3_io_methods methods = { 1, shim_close, shim_read, shim_write, shim_truncate,
	shim_sync, shim_size, shim_lock, shim_unlock, shim_reserved, shim_control, shim_sector,
	shim_device, NULL, NULL, NULL, NULL, NULL, NULL };

/* Other databases are written without syncs of SQLite's; the program syncs them itself when they are done. */
static bool is_office(const char *path)
{
	const char *name = path == NULL ? NULL : strrchr(path, '/');

	return name != NULL &&
		(strcmp(name, "/office.db") == 0 || strcmp(name, "/office.db-journal") == 0);
}

static int shim_open(
	sqlite3_vfs *vfs UNUSED, const char *path, sqlite3_file *file, int flags, int *ret_flags)
{
	struct shim_file *own = of(file);
	bool there = path != NULL && access(path, F_OK) == 0;
	int result;

	own->base.pMethods = NULL;
	if (strikes() || is_dark())
		return SQLITE_CANTOPEN;
	own->real = calloc(1, (size_t)real_vfs->szOsFile);
	assert_non_null(own->real);
	result = real_vfs->xOpen(real_vfs, path, own->real, flags, ret_flags);
	if (result != SQLITE_OK) {
		free(own->real);
		return result;
	}
	own->base.pMethods = &methods;
	own->unsafe = plan.fault == SHIM_POWER && is_office(path) ? find(path) : NULL;
	if (own->unsafe != NULL && own->unsafe->count == 0 && !own->unsafe->fresh) {
		own->unsafe->fresh = !there;
		(void)own->real->pMethods->xFileSize(own->real, &own->unsafe->size);
	}
	return SQLITE_OK;
}

/* Keeps what is in a file that is removed for now. */
static void bury(const char *path)
{
	struct unsafe *unsafe = find(path);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat stat;

	forget(unsafe);
	if (fd < 0 || fstat(fd, &stat) != 0)
		return;
	memcpy(unsafe->path, path, strlen(path) + 1);
	unsafe->ghost = malloc((size_t)stat.st_size + 1);
	assert_non_null(unsafe->ghost);
	unsafe->ghost_size = read(fd, unsafe->ghost, (size_t)stat.st_size);
	(void)close(fd);
}

static int shim_delete(sqlite3_vfs *vfs UNUSED, const char *path, int synced)
{
	if (strikes() || is_dark())
		return SQLITE_IOERR_DELETE;
	if (plan.fault == SHIM_POWER && is_office(path)) {
		if (synced)
			forget(find(path));
		else
			bury(path);
	}
	return real_vfs->xDelete(real_vfs, path, synced);
}

static int shim_access(sqlite3_vfs *vfs UNUSED, const char *path, int flags, int *ret)
{
	if (strikes() || is_dark())
		return SQLITE_IOERR_ACCESS;
	return real_vfs->xAccess(real_vfs, path, flags, ret);
}

void shim_start(void)
{
	real_vfs = sqlite3_vfs_find(NULL);
	shim_vfs = *real_vfs;
	shim_vfs.zName = "shim";
	shim_vfs.szOsFile = (int)sizeof(struct shim_file);
	shim_vfs.xOpen = shim_open;
	shim_vfs.xDelete = shim_delete;
	shim_vfs.xAccess = shim_access;
	assert_int_equal(sqlite3_vfs_register(&shim_vfs, 1), SQLITE_OK);
}

void shim_plan(int at, bool lasting, enum shim_fault fault)
{
	for (size_t i = 0; i < MOST_FILES; i++)
		forget(&files[i]);
	plan.at = at;
	plan.calls = 0;
	plan.lasting = lasting;
	plan.struck = false;
	plan.fault = fault;
}

int shim_calls(void)
{
	return plan.calls;
}

bool shim_struck(void)
{
	return plan.struck;
}

/* Puts back what was not synced of one file, or some of it. */
static void lose(const struct unsafe *unsafe, unsigned *seed)
{
	int fd;

	if (unsafe->ghost != NULL && rand_r(seed) % 2 == 0) {
		fd = open(unsafe->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd >= 0)
			assert_int_equal(write(fd, unsafe->ghost, (size_t)unsafe->ghost_size),
				unsafe->ghost_size);
		if (fd >= 0)
			(void)close(fd);
		return;
	}
	if (unsafe->fresh && rand_r(seed) % 2 == 0) {
		(void)unlink(unsafe->path);
		return;
	}
	fd = open(unsafe->path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	for (size_t i = 0; i < unsafe->count; i++)
		if (rand_r(seed) % 2 == 0)
			assert_int_equal(
				pwrite(fd, unsafe->sectors[i].bytes, SECTOR, unsafe->sectors[i].at),
				SECTOR);
	if (rand_r(seed) % 2 == 0)
		(void)!ftruncate(fd, unsafe->size);
	(void)close(fd);
}

void shim_reboot(unsigned seed)
{
	if (is_dark())
		for (size_t i = 0; i < MOST_FILES; i++)
			if (*files[i].path != '\0')
				lose(&files[i], &seed);
	shim_plan(0, false, SHIM_ERROR);
}

/* store/pages.c - see pages.h. A file system for SQLite that hands everything on to the real one. */
#include "store/pages.h"

#include <pthread.h>
#include <sqlite3.h>
#include <string.h>
#include <zlib.h>

#include "base/lang.h"

enum { HEADER = 100, RESERVED_AT = 20 };

/* One open database; the real file's room follows it. */
struct page_file {
	sqlite3_file base;
	sqlite3_file *real;
	sqlite3_int64 summed; /* of the width of a pointer, so that the real file is aligned */
};

static sqlite3_vfs *real_vfs, pages_vfs;

static sqlite3_file *real_of(sqlite3_file *file)
{
	return ((struct page_file *)file)->real;
}

/* Whether what is read or written is a page with a sum. */
static bool is_summed(sqlite3_file *file, int size)
{
	return ((struct page_file *)file)->summed && size == PAGES_SIZE;
}

static void sum_page(const unsigned char *page, sqlite3_int64 at, unsigned char ret[PAGES_SUM])
{
	unsigned char number[sizeof(uint64_t)];
	unsigned long sum;

	for (size_t i = 0; i < sizeof number; i++)
		number[i] = (unsigned char)((uint64_t)at >> 8 * i);
	sum = crc32_z(crc32_z(0, number, sizeof number), page, PAGES_SIZE - PAGES_SUM);
	for (size_t i = 0; i < PAGES_SUM; i++)
		ret[i] = (unsigned char)(sum >> 8 * i);
}

static int pages_close(sqlite3_file *file)
{
	return real_of(file)->pMethods->xClose(real_of(file));
}

static int pages_read(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
	int result = real_of(file)->pMethods->xRead(real_of(file), to, size, at);
	unsigned char sum[PAGES_SUM];

	if (result != SQLITE_OK || !is_summed(file, size))
		return result;
	sum_page(to, at, sum);
	return memcmp(sum, (unsigned char *)to + PAGES_SIZE - PAGES_SUM, PAGES_SUM) == 0
		? SQLITE_OK
		: SQLITE_CORRUPT;
}

static int pages_write(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
	unsigned char page[PAGES_SIZE];

	if (is_summed(file, size)) {
		memcpy(page, from, PAGES_SIZE - PAGES_SUM);
		sum_page(page, at, page + PAGES_SIZE - PAGES_SUM);
		from = page;
	}
	return real_of(file)->pMethods->xWrite(real_of(file), from, size, at);
}

static int pages_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int pages_sync(sqlite3_file *file, int flags)
{
	return real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int pages_size(sqlite3_file *file, sqlite3_int64 *ret)
{
	return real_of(file)->pMethods->xFileSize(real_of(file), ret);
}

static int pages_lock(sqlite3_file *file, int level)
{
	return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int pages_unlock(sqlite3_file *file, int level)
{
	return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int pages_reserved(sqlite3_file *file, int *ret)
{
	return real_of(file)->pMethods->xCheckReservedLock(real_of(file), ret);
}

static int pages_control(sqlite3_file *file, int what, void *with)
{
	return real_of(file)->pMethods->xFileControl(real_of(file), what, with);
}

static int pages_sector(sqlite3_file *file)
{
	return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int pages_device(sqlite3_file *file)
{
	return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

/* Version 1: files are not mapped, so that every page is read here. */
static const sqlite3_io_methods methods = { 1, pages_close, pages_read, pages_write, pages_truncate,
	pages_sync, pages_size, pages_lock, pages_unlock, pages_reserved, pages_control,
	pages_sector, pages_device, NULL, NULL, NULL, NULL, NULL, NULL };

/* Whether a file has sums: it says so itself, a new one's address does. */
static int find_sums(struct page_file *own, const char *path)
{
	unsigned char header[HEADER];
	int result = own->real->pMethods->xRead(own->real, header, HEADER, 0);

	own->summed = result == SQLITE_IOERR_SHORT_READ ? sqlite3_uri_boolean(path, "sums", 0)
							: header[RESERVED_AT] == PAGES_SUM;
	return result == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : result;
}

static int pages_open(
	sqlite3_vfs *vfs UNUSED, const char *path, sqlite3_file *file, int flags, int *ret_flags)
{
	struct page_file *own = (struct page_file *)file;
	int result;

	if ((flags & SQLITE_OPEN_MAIN_DB) == 0)
		return real_vfs->xOpen(real_vfs, path, file, flags, ret_flags);
	*own = (struct page_file){ .real = (sqlite3_file *)(own + 1) };
	result = real_vfs->xOpen(real_vfs, path, own->real, flags, ret_flags);
	if (result == SQLITE_OK)
		result = find_sums(own, path);
	if (result == SQLITE_OK)
		own->base.pMethods = &methods;
	else if (own->real->pMethods != NULL)
		(void)own->real->pMethods->xClose(own->real);
	return result;
}

static void start(void)
{
	(void)sqlite3_initialize();
	real_vfs = sqlite3_vfs_find(NULL);
	pages_vfs = *real_vfs;
	pages_vfs.zName = "pages";
	pages_vfs.szOsFile = (int)sizeof(struct page_file) + real_vfs->szOsFile;
	pages_vfs.xOpen = pages_open;
	(void)sqlite3_vfs_register(&pages_vfs, 1);
}

void pages_start(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, start);
}

/*
 * tests/faults/shim.c - stands between a program and its calls to the system, and fails one when told to.
 *
 * LD_PRELOADed. TIENDO_FAULT is a way to fail, TIENDO_FAULT_AT the number of the call that does, counted from 1; with 0
 * none does, and how many there were is written to TIENDO_FAULT_COUNT when the program ends.
 * Counted are allocations (ways memory, no-memory), calls on sockets (storm), or else calls on files below
 * TIENDO_FAULT_UNDER. "power" ends the process and loses what was not synced: the ends of files, and, folder by
 * folder, the last names that were made, changed or removed. Not the bytes of office.db: SQLite's journal is put to
 * that test in tests/store.
 */
#undef _FILE_OFFSET_BITS /* both names of a call are ours, and neither is the other */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FDS = 256, MOST_EVENTS = 4096, PATH = 400 };

static struct {
	const char *under, *stash;
	char way[16];
	unsigned long at, calls;
	unsigned seed;
	int ready; /* 0 before the settings were read, -1 when there are none */
} plan;

/* Which descriptor is which file below the folder, and up to where it was synced. */
static struct {
	char path[PATH];
	off_t synced;
	bool data; /* whose end may be lost */
} files[MOST_FDS];

/* What happened to names since their folder was last synced. */
static struct event {
	enum { MADE, RENAMED, REMOVED } kind;
	char path[PATH], from[PATH];
	int stash; /* number of the link to what was there, 0 for none */
} events[MOST_EVENTS];
static int event_count, stash_count;

/* Ends of files that were closed unsynced. */
static struct {
	char path[PATH];
	off_t synced;
} ends[MOST_FDS];
static int end_count;

#define REAL(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

static unsigned long number_of(const char *name)
{
	const char *text = getenv(name);

	return text == NULL ? 0 : strtoul(text, NULL, 10);
}

static void read_plan(void)
{
	const char *way = getenv("TIENDO_FAULT");

	plan.ready = way == NULL ? -1 : 1;
	plan.under = getenv("TIENDO_FAULT_UNDER");
	plan.stash = getenv("TIENDO_FAULT_STASH");
	plan.at = number_of("TIENDO_FAULT_AT");
	plan.seed = (unsigned)number_of("TIENDO_FAULT_SEED");
	(void)snprintf(plan.way, sizeof plan.way, "%s", way == NULL ? "" : way);
}

static bool is_way(const char *way)
{
	if (plan.ready == 0)
		read_plan();
	return plan.ready > 0 && strcmp(plan.way, way) == 0;
}

__attribute__((destructor)) static void tell(void)
{
	const char *path = getenv("TIENDO_FAULT_COUNT");
	FILE *file = path == NULL ? NULL : fopen(path, "w");

	if (file != NULL) {
		(void)fprintf(file, "%lu\n", plan.calls);
		(void)fclose(file);
	}
}

/* ---- names ----------------------------------------------------------------------------- */

static bool is_below(const char *path)
{
	return plan.under != NULL && path != NULL && strlen(path) < PATH &&
		strncmp(path, plan.under, strlen(plan.under)) == 0;
}

/* Keeps a link to what a name stands for, so that it can come back. */
static int keep(const char *path)
{
	char stash[PATH];

	if (plan.stash == NULL)
		return 0;
	(void)snprintf(stash, sizeof stash, "%s/%d", plan.stash, stash_count + 1);
	return linkat(AT_FDCWD, path, AT_FDCWD, stash, 0) == 0 ? ++stash_count : 0;
}

static void happened(int kind, const char *path, const char *from, int stash)
{
	struct event *event = &events[event_count];

	if (event_count == MOST_EVENTS)
		return;
	event_count++;
	event->kind = kind;
	event->stash = stash;
	(void)snprintf(event->path, PATH, "%s", path);
	(void)snprintf(event->from, PATH, "%s", from == NULL ? "" : from);
}

static bool is_in(const char *path, const char *folder)
{
	size_t size = strlen(folder);

	return strncmp(path, folder, size) == 0 && path[size] == '/' &&
		strchr(path + size + 1, '/') == NULL;
}

/* A folder was synced: its names are safe. */
static void names_are_safe(const char *folder)
{
	int kept = 0;

	for (int i = 0; i < event_count; i++)
		if (!is_in(events[i].path, folder))
			events[kept++] = events[i];
	event_count = kept;
}

static void undo(const struct event *event)
{
	char stash[PATH];

	(void)snprintf(stash, sizeof stash, "%s/%d", plan.stash, event->stash);
	if (event->kind == RENAMED)
		(void)REAL(rename)(event->path, event->from);
	else if (event->kind == MADE && REAL(unlink)(event->path) != 0)
		(void)rmdir(event->path);
	if (event->stash > 0)
		(void)REAL(rename)(stash, event->path);
}

static void lose_end(const char *path, off_t synced)
{
	struct stat stat;

	if (lstat(path, &stat) != 0 || !S_ISREG(stat.st_mode) || stat.st_size <= synced)
		return;
	if (rand_r(&plan.seed) % 3 > 0)
		(void)!truncate(path, synced + rand_r(&plan.seed) % (stat.st_size - synced + 1));
}

/* The machine stops. Of each folder the last names are lost, as a file system that keeps their order does. */
static void power(void)
{
	int lost;

	for (int fd = 0; fd < MOST_FDS; fd++)
		if (files[fd].path[0] != '\0' && files[fd].data)
			lose_end(files[fd].path, files[fd].synced);
	for (int i = 0; i < end_count; i++)
		lose_end(ends[i].path, ends[i].synced);
	lost = event_count == 0 ? 0 : rand_r(&plan.seed) % (event_count + 1);
	for (int i = event_count - 1; i >= event_count - lost; i--)
		undo(&events[i]);
	_exit(137);
}

/* ---- what fails ------------------------------------------------------------------------ */

/* What a call does: only reading and writing are interrupted, only what makes something needs room. */
enum doing { READS, WRITES, MAKES, SYNCS };

/* Counts a call on a file; -1 with errno when it fails now. */
static int counted(enum doing doing)
{
	if (plan.ready <= 0 || is_way("memory") || is_way("no-memory") || is_way("storm"))
		return 0;
	plan.calls++;
	if (plan.at == 0 || plan.calls < plan.at)
		return 0;
	if (plan.calls == plan.at && is_way("power"))
		power();
	errno = is_way("full")        ? ENOSPC
		: is_way("interrupt") ? EINTR
		: is_way("files")     ? EMFILE
				      : EIO;
	if (is_way("full"))
		return doing == WRITES || doing == MAKES ? -1 : 0;
	if (is_way("errors"))
		return -1;
	if (is_way("short") || (is_way("interrupt") && (doing == MAKES || doing == SYNCS)))
		return 0;
	return plan.calls == plan.at ? -1 : 0;
}

static bool is_short(void)
{
	return is_way("short") && plan.at > 0 && plan.calls >= plan.at;
}

static void forget(int fd)
{
	if (fd < 0 || fd >= MOST_FDS || files[fd].path[0] == '\0')
		return;
	if (files[fd].data && end_count < MOST_FDS) {
		(void)snprintf(ends[end_count].path, PATH, "%s", files[fd].path);
		ends[end_count++].synced = files[fd].synced;
	}
	files[fd].path[0] = '\0';
}

static bool is_ours(int fd)
{
	return fd >= 0 && fd < MOST_FDS && files[fd].path[0] != '\0';
}

static int open_file(const char *path, int flags, mode_t mode)
{
	bool below = plan.ready != 0 ? is_below(path) : (read_plan(), is_below(path));
	bool there = below && access(path, F_OK) == 0;
	int (*real)(const char *, int, ...) = REAL(open);
	struct stat stat;
	int fd;

	if (below && counted(flags & O_CREAT ? MAKES : SYNCS) != 0)
		return -1;
	fd = real(path, flags, mode);
	if (!below || fd < 0 || fd >= MOST_FDS || fstat(fd, &stat) != 0)
		return fd;
	(void)snprintf(files[fd].path, PATH, "%s", path);
	files[fd].synced = flags & O_TRUNC ? 0 : stat.st_size;
	files[fd].data = S_ISREG(stat.st_mode) && strstr(path, "office.db") == NULL;
	if (!there && (flags & O_CREAT))
		happened(MADE, path, NULL, 0);
	return fd;
}

#define OPEN(name)                                                                                 \
	int name(const char *path, int flags, ...)                                                 \
	{                                                                                          \
		va_list rest;                                                                      \
		mode_t mode;                                                                       \
                                                                                                   \
		va_start(rest, flags);                                                             \
		mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;                                 \
		va_end(rest);                                                                      \
		return open_file(path, flags, mode);                                               \
	}

OPEN(open)
OPEN(open64)

int close(int fd)
{
	forget(fd);
	return REAL(close)(fd);
}

ssize_t write(int fd, const void *from, size_t size)
{
	if (is_ours(fd) && counted(WRITES) != 0)
		return -1;
	return REAL(write)(fd, from, is_ours(fd) && is_short() && size > 1 ? size / 2 : size);
}

ssize_t read(int fd, void *to, size_t size)
{
	if (is_ours(fd) && counted(READS) != 0)
		return -1;
	return REAL(read)(fd, to, is_ours(fd) && is_short() && size > 1 ? size / 2 : size);
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at)
{
	if (is_ours(fd) && counted(WRITES) != 0)
		return -1;
	return REAL(pwrite64)(
		fd, from, is_ours(fd) && is_short() && size > 1 ? size / 2 : size, at);
}

ssize_t pread64(int fd, void *to, size_t size, off64_t at)
{
	if (is_ours(fd) && counted(READS) != 0)
		return -1;
	return REAL(pread64)(fd, to, is_ours(fd) && is_short() && size > 1 ? size / 2 : size, at);
}

static int synced(int fd, int result)
{
	struct stat stat;

	if (result != 0 || !is_ours(fd) || fstat(fd, &stat) != 0)
		return result;
	if (S_ISDIR(stat.st_mode))
		names_are_safe(files[fd].path);
	files[fd].synced = stat.st_size;
	for (int i = 0; i < end_count; i++)
		if (strcmp(ends[i].path, files[fd].path) == 0)
			ends[i].synced = stat.st_size;
	return result;
}

int fsync(int fd)
{
	if (is_ours(fd) && counted(SYNCS) != 0)
		return -1;
	return synced(fd, REAL(fsync)(fd));
}

int fdatasync(int fd)
{
	if (is_ours(fd) && counted(SYNCS) != 0)
		return -1;
	return synced(fd, REAL(fdatasync)(fd));
}

int rename(const char *from, const char *to)
{
	int stash;

	if (!is_below(to))
		return REAL(rename)(from, to);
	if (counted(MAKES) != 0)
		return -1;
	stash = keep(to);
	if (REAL(rename)(from, to) != 0)
		return -1;
	for (int i = 0; i < end_count; i++)
		if (strcmp(ends[i].path, from) == 0)
			(void)snprintf(ends[i].path, PATH, "%s", to);
	happened(RENAMED, to, from, stash);
	return 0;
}

int unlink(const char *path)
{
	int stash;

	if (!is_below(path))
		return REAL(unlink)(path);
	if (counted(SYNCS) != 0)
		return -1;
	stash = keep(path);
	if (REAL(unlink)(path) != 0)
		return -1;
	happened(REMOVED, path, NULL, stash);
	return 0;
}

int symlink(const char *target, const char *path)
{
	if (!is_below(path))
		return REAL(symlink)(target, path);
	if (counted(MAKES) != 0 || REAL(symlink)(target, path) != 0)
		return -1;
	happened(MADE, path, NULL, 0);
	return 0;
}

int mkdir(const char *path, mode_t mode)
{
	if (!is_below(path))
		return REAL(mkdir)(path, mode);
	if (counted(MAKES) != 0 || REAL(mkdir)(path, mode) != 0)
		return -1;
	happened(MADE, path, NULL, 0);
	return 0;
}

/* ---- memory ---------------------------------------------------------------------------- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

/* Once the program has begun, the allocation of that number fails; with "no-memory", all after it too. */
static bool no_room(void)
{
	bool once = plan.ready > 0 && plan.way[0] == 'm';

	if (!once && !(plan.ready > 0 && plan.way[0] == 'n'))
		return false;
	plan.calls++;
	if (plan.at == 0 || plan.calls < plan.at || (once && plan.calls > plan.at))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return no_room() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return no_room() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
	return no_room() ? NULL : __libc_realloc(block, size);
}

__attribute__((constructor)) static void begin(void)
{
	read_plan();
}

/* ---- sockets --------------------------------------------------------------------------- */

/* Under "storm" every other call is interrupted. */
static bool is_interrupted(void)
{
	if (!is_way("storm") || ++plan.calls % 2 == 0)
		return false;
	errno = EINTR;
	return true;
}

ssize_t recv(int fd, void *to, size_t size, int flags)
{
	return is_interrupted()
		? -1
		: REAL(recv)(fd, to, is_way("storm") && size > 1 ? size / 2 : size, flags);
}

ssize_t send(int fd, const void *from, size_t size, int flags)
{
	return is_interrupted()
		? -1
		: REAL(send)(fd, from, is_way("storm") && size > 1 ? size / 2 : size, flags);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
	return is_interrupted() ? -1 : REAL(sendmsg)(fd, message, flags);
}

int accept4(int fd, struct sockaddr *address, socklen_t *size, int flags)
{
	return is_interrupted() ? -1 : REAL(accept4)(fd, address, size, flags);
}

/* base/file.c - see file.h. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

static void close_fd(const int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
}

#define fd_auto CLEANUP(close_fd) int

static bool failed(struct error *err, const char *key, const char *path)
{
	return error_set(err, ERROR_FAILURE, key, "%s: %s", path, strerror(errno));
}

bool file_read(
	struct arena *arena, const char *path, size_t limit, struct span *ret, struct error *err)
{
	fd_auto fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe must not hold us up */
	struct stat stat;
	char *data;
	size_t size = 0, room;

	if (fd < 0 || fstat(fd, &stat) != 0)
		return error_set(err, ERROR_REFUSED, "file.open", "%s: %s", path, strerror(errno));
	if (!S_ISREG(stat.st_mode))
		return error_set(err, ERROR_REFUSED, "file.open", "%s: not a file", path);
	if ((uintmax_t)stat.st_size > limit)
		return error_set(err, ERROR_REFUSED, "file.limit", "%s: %jd > %zu", path,
			(intmax_t)stat.st_size, limit);
	room = (size_t)stat.st_size;
	data = arena_new(arena, room + 1, 1);
	while (size < room) {
		ssize_t got = read(fd, data + size, room - size);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return failed(err, "file.read", path);
		if (got == 0)
			break;
		size += (size_t)got;
	}
	*ret = (struct span){ data, size };
	return true;
}

bool file_read_input(struct arena *arena, size_t limit, struct span *ret, struct error *err)
{
	static const char name[] = "stdin";
	char block[4096];
	text_auto bytes = { 0 };

	for (;;) {
		ssize_t got = read(STDIN_FILENO, block, sizeof block);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return failed(err, "file.read", name);
		if (got == 0)
			break;
		if (bytes.size + (size_t)got > limit)
			return error_set(
				err, ERROR_REFUSED, "file.limit", "%s: > %zu", name, limit);
		text_add(&bytes, (struct span){ block, (size_t)got });
	}
	*ret = (struct span){ arena_copy(arena, text_z(&bytes), bytes.size), bytes.size };
	return true;
}

static bool write_all(int fd, struct span bytes)
{
	while (bytes.size > 0) {
		ssize_t put = write(fd, bytes.data, bytes.size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes.data += put;
		bytes.size -= (size_t)put;
	}
	return true;
}

bool file_pour(int from, int to)
{
	ssize_t moved;

	do
		moved = sendfile(to, from, NULL, 1 << 30);
	while (moved > 0 || (moved < 0 && errno == EINTR));
	return moved == 0;
}

bool file_sync(const char *path, struct error *err)
{
	fd_auto fd = open(path, O_RDONLY | O_CLOEXEC);

	return (fd >= 0 && fsync(fd) == 0) || failed(err, "file.write", path);
}

/* file_write(), of the bytes or, where `from` is open, of that file. */
static bool make(
	const char *path, struct span bytes, const int *from, unsigned mode, struct error *err)
{
	arena_auto arena = { 0 };
	char *temporary = arena_format(&arena, "%s.tmp%ld", path, (long)getpid());
	char *folder = dirname(arena_copy(&arena, path, strlen(path)));
	fd_auto fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);

	if (fd < 0)
		return failed(err, "file.write", path);
	if (!(from == NULL ? write_all(fd, bytes) : file_pour(*from, fd)) || fsync(fd) != 0 ||
		rename(temporary, path) != 0) {
		(void)failed(err, "file.write", path);
		(void)unlink(temporary);
		return false;
	}
	return file_sync(folder, err);
}

bool file_write(const char *path, struct span bytes, unsigned mode, struct error *err)
{
	return make(path, bytes, NULL, mode, err);
}

bool file_copy(const char *from, const char *to, unsigned mode, struct error *err)
{
	fd_auto fd = open(from, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return error_set(err, ERROR_REFUSED, "file.open", "%s: %s", from, strerror(errno));
	return make(to, (struct span){ 0 }, &fd, mode, err);
}

void file_clear(const char *folder)
{
	arena_auto arena = { 0 };
	DIR *listing = opendir(folder);
	const struct dirent *entry;

	if (listing == NULL)
		return;
	while ((entry = readdir(listing)) != NULL)
		if (strstr(entry->d_name, ".building") != NULL ||
			strstr(entry->d_name, ".tmp") != NULL)
			(void)unlink(arena_format(&arena, "%s/%s", folder, entry->d_name));
	(void)closedir(listing);
}

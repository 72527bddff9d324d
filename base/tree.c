/* base/tree.c - see tree.h. */
#include "base/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

enum { OPEN_FOLDERS = 16 };

static bool failed(struct error *err, const char *key, const char *path)
{
	return error_set(err, ERROR_FAILURE, key, "%s: %s", path, strerror(errno));
}

static bool copy_file(const char *from, const char *to, const struct stat *stat, struct error *err)
{
	const struct timespec times[2] = { stat->st_atim, stat->st_mtim };
	int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	int out = in < 0 ? -1
			 : open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, stat->st_mode & 0777);
	bool fine = out >= 0 && file_pour(in, out) && futimens(out, times) == 0;

	if (!fine)
		(void)failed(err, in < 0 ? "file.read" : "file.write", in < 0 ? from : to);
	if (in >= 0)
		(void)close(in);
	if (out >= 0 && close(out) != 0 && fine)
		return failed(err, "file.write", to);
	return fine;
}

static bool same_time(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/* Links to an earlier copy that is the same. */
static bool share_file(const char *like, const char *to, const struct stat *stat)
{
	struct stat earlier;

	return lstat(like, &earlier) == 0 && S_ISREG(earlier.st_mode) &&
		earlier.st_size == stat->st_size && same_time(&earlier.st_mtim, &stat->st_mtim) &&
		link(like, to) == 0;
}

static bool copy_link(const char *from, const char *to, struct error *err)
{
	char target[PATH_MAX];
	ssize_t size = readlink(from, target, sizeof target - 1);

	if (size < 0)
		return failed(err, "file.read", from);
	target[size] = '\0';
	return symlink(target, to) == 0 || failed(err, "file.write", to);
}

static bool copy_folder(struct tree *tree, const char *inside, int depth, struct error *err);

/* One entry; `inside` is its path within the tree. */
static bool copy_entry(struct tree *tree, const char *inside, int depth, struct error *err)
{
	arena_auto arena = { 0 };
	const char *from = arena_format(&arena, "%s/%s", tree->from, inside);
	const char *to = arena_format(&arena, "%s/%s", tree->to, inside);
	struct stat stat;

	if (lstat(from, &stat) != 0)
		return failed(err, "file.read", from);
	if (S_ISLNK(stat.st_mode))
		return copy_link(from, to, err);
	if (S_ISDIR(stat.st_mode))
		return (mkdir(to, stat.st_mode & 0777) == 0 || failed(err, "file.write", to)) &&
			copy_folder(tree, inside, depth + 1, err);
	if (!S_ISREG(stat.st_mode))
		return true;
	tree->files++;
	if (tree->like != NULL &&
		share_file(arena_format(&arena, "%s/%s", tree->like, inside), to, &stat)) {
		tree->shared++;
		return true;
	}
	tree->bytes += stat.st_size;
	return copy_file(from, to, &stat, err);
}

static bool copy_folder(struct tree *tree, const char *inside, int depth, struct error *err)
{
	arena_auto arena = { 0 };
	const char *path = arena_format(&arena, "%s/%s", tree->from, inside);
	DIR *listing = NULL;
	const struct dirent *entry;
	bool fine = true;

	errno = ELOOP;
	if (depth <= TREE_DEPTH)
		listing = opendir(path);
	if (listing == NULL)
		return failed(err, "file.read", path);
	while (fine && (entry = readdir(listing)) != NULL) {
		const char *name = entry->d_name;

		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
			(tree->skips == NULL || !tree->skips(name)))
			fine = copy_entry(tree,
				arena_format(
					&arena, "%s%s%s", inside, *inside == '\0' ? "" : "/", name),
				depth, err);
	}
	(void)closedir(listing);
	return fine;
}

bool tree_copy(struct tree *tree, struct error *err)
{
	if (mkdir(tree->to, 0700) != 0 && errno != EEXIST)
		return failed(err, "file.write", tree->to);
	return copy_folder(tree, "", 0, err);
}

static int remove_entry(
	const char *path, const struct stat *stat UNUSED, int kind UNUSED, struct FTW *at UNUSED)
{
	return remove(path);
}

bool tree_remove(const char *path, struct error *err)
{
	return nftw(path, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) == 0 ||
		errno == ENOENT || failed(err, "file.write", path);
}

bool tree_sync(const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool fine = fd >= 0 && syncfs(fd) == 0;

	if (!fine)
		(void)failed(err, "file.write", path);
	if (fd >= 0)
		(void)close(fd);
	return fine;
}

/* tests/store/folder.c - see folder.h. */
#include "tests/store/folder.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

enum { MOST_OPEN = 16, MOST_BYTES = 64 << 20 };

const char *folder_make(struct arena *arena)
{
	const char *tmp = getenv("TMPDIR");
	char *path = arena_format(arena, "%s/tiendo-test-XXXXXX", tmp == NULL ? "/tmp" : tmp);

	if (mkdtemp(path) == NULL)
		fail_msg("cannot make %s", path);
	return path;
}

static int remove_one(
	const char *path, const struct stat *stat UNUSED, int kind UNUSED, struct FTW *place UNUSED)
{
	return remove(path);
}

void folder_remove(const char *path)
{
	assert_int_equal(nftw(path, remove_one, MOST_OPEN, FTW_DEPTH | FTW_PHYS), 0);
}

void folder_write(const char *folder, const char *name, struct span bytes)
{
	arena_auto arena = { 0 };
	const char *path = arena_format(&arena, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");

	if (file == NULL || fwrite(bytes.data, 1, bytes.size, file) != bytes.size ||
		fclose(file) != 0)
		fail_msg("cannot write %s", path);
}

struct span folder_read(struct arena *arena, const char *folder, const char *name)
{
	struct span bytes = { 0 };
	struct error err;

	if (!file_read(arena, arena_format(arena, "%s/%s", folder, name), MOST_BYTES, &bytes, &err))
		fail_msg("%s", err.detail);
	return bytes;
}

int folder_count(const char *path)
{
	DIR *listing = opendir(path);
	const struct dirent *entry;
	int count = 0;

	if (listing == NULL)
		fail_msg("cannot list %s", path);
	while (listing != NULL && (entry = readdir(listing)) != NULL)
		count += entry->d_name[0] != '.';
	if (listing != NULL)
		(void)closedir(listing);
	return count;
}

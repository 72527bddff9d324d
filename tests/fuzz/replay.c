/*
 * tests/fuzz/replay.c - a fuzz target without a fuzzer: runs it on files, and on every beginning
 * of each, as ordinary tests do.
 * usage: fuzz_TARGET FOLDER|FILE...
 *
 * A folder without files fails: a corpus that was lost must not pass.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"

enum { MAX_FILE = 4 << 20, CUTS = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Hands over a block of exactly that size, so that a sanitizer sees a read past its end. */
static void run(const char *data, size_t size)
{
	uint8_t *copy = malloc(size > 0 ? size : 1);

	if (copy == NULL)
		abort();
	if (size > 0)
		memcpy(copy, data, size);
	(void)LLVMFuzzerTestOneInput(copy, size);
	free(copy);
}

static bool replay_file(const char *path)
{
	arena_auto arena = { 0 };
	struct error err;
	struct span bytes;

	if (!file_read(&arena, path, MAX_FILE, &bytes, &err)) {
		(void)fprintf(stderr, "replay: %s\n", err.detail);
		return false;
	}
	for (size_t cut = 0; cut < CUTS; cut++)
		run(bytes.data, bytes.size * cut / CUTS);
	run(bytes.data, bytes.size);
	return true;
}

/* Returns how many files it ran; -1 when one could not be read. */
static int replay_folder(const char *path)
{
	arena_auto arena = { 0 };
	struct dirent **entries = NULL;
	int found = scandir(path, &entries, NULL, alphasort), count = 0;
	bool fine = found >= 0;

	for (int i = 0; i < found; i++) {
		if (fine && entries[i]->d_name[0] != '.') {
			fine = replay_file(arena_format(&arena, "%s/%s", path, entries[i]->d_name));
			count++;
		}
		free(entries[i]);
	}
	free(entries);
	return fine ? count : -1;
}

int main(int argc, char **argv)
{
	int count = 0;

	for (int i = 1; i < argc; i++) {
		struct stat stat_of;
		int ran;

		if (stat(argv[i], &stat_of) == 0 && S_ISDIR(stat_of.st_mode))
			ran = replay_folder(argv[i]);
		else
			ran = replay_file(argv[i]) ? 1 : -1;
		if (ran < 0)
			return 1;
		count += ran;
	}
	(void)printf("replay: %d files\n", count);
	return count > 0 ? 0 : 1;
}

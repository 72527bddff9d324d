/* base/file.h - whole files, read with a limit and written so that they are there or not. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/error.h"
#include "base/text.h"

struct arena;

/* Reads a regular file of at most `limit` bytes; keys file.open, file.read, file.limit. */
MUST_CHECK bool file_read(
	struct arena *arena, const char *path, size_t limit, struct span *ret, struct error *err);

/* Reads standard input to its end, a pipe or not, with the same limit and keys. */
MUST_CHECK bool file_read_input(
	struct arena *arena, size_t limit, struct span *ret, struct error *err);

/*
 * Writes `bytes` to a temporary neighbour, syncs it, renames it over `path` and
 * syncs the folder: whoever looks sees the old file or the new one. `mode` as
 * in open(). Keys file.write.
 */
MUST_CHECK bool file_write(const char *path, struct span bytes, unsigned mode, struct error *err);

/* The same with the bytes of another file, of any size. Keys file.open, file.write. */
MUST_CHECK bool file_copy(const char *from, const char *to, unsigned mode, struct error *err);

/* All bytes of an open file into another, within the kernel; unlike copy_file_range() also to another disk. */
MUST_CHECK bool file_pour(int from, int to);

/* Removes from a folder what was being made there when the program was killed: *.tmp*, *.building*. */
void file_clear(const char *folder);

/* Syncs a file or a folder that others wrote to. */
MUST_CHECK bool file_sync(const char *path, struct error *err);

#endif

/* tests/store/folder.h - a folder of a test's own, under TMPDIR. */
#ifndef TESTS_STORE_FOLDER_H
#define TESTS_STORE_FOLDER_H

#include "tests/support/unit.h"

#include "base/arena.h"
#include "base/text.h"

/* Makes one; the name lives in `arena`. Removing takes everything in it along. */
const char *folder_make(struct arena *arena);
void folder_remove(const char *path);

/* Whole files; the test fails where that cannot be done. */
void folder_write(const char *folder, const char *name, struct span bytes);
struct span folder_read(struct arena *arena, const char *folder, const char *name);

/* How many names a folder holds, hidden ones aside. */
int folder_count(const char *path);

#endif

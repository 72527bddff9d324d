/* base/tree.h - whole folders: copied with what can be shared, and removed. Depth is at most TREE_DEPTH. */
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include "base/error.h"

enum { TREE_DEPTH = 8 };

struct tree {
	const char *from, *to; /* `to` is made, or is an empty folder */
	const char *
		like; /* a copy made before, whose files of the same size and time are linked to; or NULL */
	bool (*skips)(const char *name); /* names that are left out, at any depth */
	int files, shared; /* counted: all files, and those linked */
	int64_t bytes; /* of files copied */
};

/* Copies files with mode and time, links as links. Nothing is synced. Keys file.read, file.write. */
MUST_CHECK bool tree_copy(struct tree *tree, struct error *err);

/* Removes a folder with all in it; one that is not there is fine. Key file.write. */
MUST_CHECK bool tree_remove(const char *path, struct error *err);

/* Syncs everything on the file system of a folder. Key file.write. */
MUST_CHECK bool tree_sync(const char *path, struct error *err);

#endif

/*
 * dashboard/web/spool.h - a body on its way in: in memory while it is small, then in a file that has no
 * name, is gone with the process, and holds it under a key that is nowhere but in memory.
 */
#ifndef DASHBOARD_WEB_SPOOL_H
#define DASHBOARD_WEB_SPOOL_H

#include "base/secret.h"

enum { SPOOL_MEMORY = 64 << 10 }; /* bytes; longer bodies go to the disk */

struct spool {
	struct text memory;
	int file; /* descriptor plus one; 0: none yet */
	size_t size; /* of all that was added */
	void *view; /* of the file, once looked at */
	unsigned char key[SECRET_VEIL]; /* of the file's bytes */
};

/* Adds bytes; false where the disk is full or cannot be written. {0} is an empty spool. */
MUST_CHECK bool spool_add(struct spool *spool, const char *data, size_t size);

/* All of it, borrowed until spool_done(). */
MUST_CHECK bool spool_view(struct spool *spool, struct span *ret);

void spool_done(struct spool *spool);

#endif

/*
 * dashboard/portal/editions.h - the editions a portal may show, opened as they are needed.
 *
 * Nothing but DIR/editions is read. A file is opened only when its hash and the
 * signature over it agree with its manifest. One thread at a time.
 */
#ifndef DASHBOARD_PORTAL_EDITIONS_H
#define DASHBOARD_PORTAL_EDITIONS_H

#include "store/edition/open.h"
#include "store/edition/shelf.h"

enum {
	EDITIONS_MAX_OPEN = 4, /* the one in force among them */
	EDITIONS_RETRY_SECONDS = 1, /* before a file that did not open is tried again */
};

struct editions;

MUST_CHECK struct editions *editions_new(const char *dir);
void editions_free(struct editions *editions); /* NULL is fine */

/*
 * Looks which edition is in force and opens it; true when that changed. One
 * that cannot be read changes nothing: the one before stays in force.
 */
bool editions_refresh(struct editions *editions);

/* Number of the edition in force as of the last refresh, 0 for none. */
int editions_current(const struct editions *editions);

/*
 * The edition of that number, borrowed until the next call; NULL with key
 * edition.unknown above the one in force, edition.withdrawn where its file was
 * taken off the shelf, or the keys of open.h and shelf.h.
 */
MUST_CHECK struct edition *editions_get(struct editions *editions, int number, struct error *err);

/* The manifest of any edition up to the one in force; its note lives in the arena. Keys as above. */
MUST_CHECK bool editions_manifest(const struct editions *editions, struct arena *arena, int number,
	struct manifest *ret, struct error *err);

/* That of the edition a code is of (shelf_find). */
MUST_CHECK bool editions_find(const struct editions *editions, struct arena *arena,
	const char *code, struct manifest *ret, struct error *err);

/* Its catalogue made ready for search, kept as long as it is open. NULL for an edition not open here. */
struct search_index;
const struct search_index *editions_index(
	struct editions *editions, const struct edition *edition, enum lang lang);

#endif

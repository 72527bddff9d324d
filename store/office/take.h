/*
 * store/office/take.h - submission_add() for those who want to hear everything: what was sent
 * before, every refusal, what would come of it. See submissions.h.
 */
#ifndef STORE_OFFICE_TAKE_H
#define STORE_OFFICE_TAKE_H

#include "store/office/submissions.h"

/* Told of each figure that is refused, by the keys that have a line. */
typedef void submission_tell(
	void *context, size_t batch, const struct entry *entry, const char *key);

struct taking {
	bool dry; /* everything is done, and undone again: `ret` says what would have come */
	submission_tell *tell; /* NULL: the first refusal is the error */
	void *context;
};

/* submission_add(), all refusals told before it fails with submission.refused (detail: how many). */
MUST_CHECK bool submission_take(struct office *office, const struct batch *batches, size_t count,
	const char *actor, const struct taking *taking, struct receipt *ret, struct error *err);

/* Was every batch sent before under its key? Then `ret` has the answers of then. Keys
   submission.idempotency, submission.limit. */
MUST_CHECK bool submission_recall(struct office *office, const struct batch *batches, size_t count,
	const char *actor, struct receipt *ret, bool *ret_all, struct error *err);

#endif

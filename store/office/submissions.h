/*
 * store/office/submissions.h - batches of figures, from arrival to approval.
 *
 * All or nothing, and the same figures twice change nothing. A figure that
 * differs from the one in force for the same key and vintage is a correction:
 * the next revision. Steps cannot be skipped.
 */
#ifndef STORE_OFFICE_SUBMISSIONS_H
#define STORE_OFFICE_SUBMISSIONS_H

#include "indicators/indicator.h"
#include "indicators/series.h"
#include "store/office/office.h"

/* One figure of a batch. Pointers are borrowed from the caller. */
struct entry {
	const struct method *method;
	struct observation observation; /* since and until are not read */
	int line; /* in the evidence, from 1 */
};

struct batch {
	const char *reporter; /* code; "" when not said */
	const char *name; /* of the file */
	const char *mapping; /* how its columns were read; "" for our own layout */
	struct span bytes; /* the evidence itself */
	const struct entry *entries;
	size_t count;
};

struct receipt {
	int64_t submission; /* 0 when nothing changed */
	size_t added, corrected, unchanged;
	char sha256[65]; /* of the evidence */
};

/*
 * Stores batches, each as one submission in state "submitted"; all of them or,
 * when one is refused, none. `ret` has room for `count` receipts. Key
 * submission.pending (with the line) where an entry meets another figure of its
 * key and vintage that still waits for a decision.
 */
MUST_CHECK bool submission_add(struct office *office, const struct batch *batches, size_t count,
	const char *actor, struct receipt *ret, struct error *err);

/* Approves one submission, or with id 0 all that wait; returns how many. Keys submission.none,
   submission.state. */
MUST_CHECK bool submission_approve(
	struct office *office, int64_t id, const char *actor, int *ret_count, struct error *err);

struct submission {
	int64_t id;
	const char *reporter, *name, *state, *submitted_at, *decided_at;
	int64_t figures;
};
MUST_CHECK bool submission_list(struct office *office, struct arena *arena, struct submission **ret,
	size_t *ret_count, struct error *err);

#endif

/*
 * store/office/submissions.h - batches of figures arrive.
 *
 * All or nothing, and the same figures twice change nothing. A figure that differs from the one in
 * force for the same key and vintage is a correction: the next revision. Where the one in force is
 * published, the batch must give a reason; where it was returned, the new one answers it and it is
 * withdrawn. What happens then is workflow.h's.
 */
#ifndef STORE_OFFICE_SUBMISSIONS_H
#define STORE_OFFICE_SUBMISSIONS_H

#include "indicators/indicator.h"
#include "indicators/series.h"
#include "store/office/office.h"

enum {
	SUBMISSION_MAX_REASON = 2000, /* bytes */
	SUBMISSION_MAX_KEY = 200, /* bytes */
	SUBMISSION_KEY_DAYS = 30, /* that a key stands for its content; then it is forgotten */
};

/* One figure of a batch. Pointers are borrowed from the caller. */
struct entry {
	const struct method *method;
	struct observation observation; /* since and until are not read */
	int line; /* in the evidence, from 1 */
	int field; /* which cell of the line holds the number, from 1; 0 unknown */
	const char *explanation; /* for the reviewer, not published; "" or NULL for none */
};

/* By the key of a figure: method, place, period, breakdown, vintage. 0: both say the same figure. */
int entry_compare(const struct entry *a, const struct entry *b);

struct batch {
	const char *reporter; /* code; "" when not said */
	const char *name; /* of the file */
	const char *mapping; /* how its columns were read; "" for our own layout */
	struct span bytes; /* the evidence itself */
	const struct entry *entries;
	size_t count;
	const char *reason; /* for corrections of published figures; NULL or "" without */
	const char *key; /* the sender's own, to send again safely; NULL or "" without */
	int64_t draft; /* the reporter's, becomes this submission; 0: nothing was kept before */
	int64_t version; /* of that draft, as it was seen; 0 for any */
	const struct finding *findings; /* findings.h; in the order of the entries */
	size_t finding_count;
};

struct receipt {
	int64_t submission; /* 0 when nothing changed */
	size_t added, corrected, unchanged;
	size_t returned; /* the same as figures that were returned: their question stands */
	char sha256[65]; /* of the evidence */
	bool repeated; /* the same key and content as before: this is the answer of then */
};

/*
 * Stores batches, each as one submission in state "submitted"; all of them or,
 * when one is refused, none. `ret` has room for `count` receipts. Findings are
 * kept with the figures that are stored; an explanation also answers the one
 * kept earlier. Fastest in the order of entry_compare(). Keys
 *     submission.pending      (line) another figure of its key and vintage waits
 *     submission.reason       (line) corrects a published figure without a reason
 *     submission.idempotency  the key was used for something else
 *     submission.conflict     the draft changed, was sent, or is another reporter's
 *     submission.limit        key or reason too long
 *     person.*                (line, for person.scope) the actor may not
 */
MUST_CHECK bool submission_add(struct office *office, const struct batch *batches, size_t count,
	const char *actor, struct receipt *ret, struct error *err);

/* Keeps a batch without its figures (not read) as a draft, for submission_add() later; with `draft` it takes
   the place of what that draft held. Keys submission.conflict, submission.limit, person.*. */
MUST_CHECK bool submission_draft(struct office *office, const struct batch *batch,
	const char *actor, int64_t *ret, struct error *err);
/* Approves one submission, or with id 0 all that wait; returns how many. Keys of figures_approve(). */
MUST_CHECK bool submission_approve(
	struct office *office, int64_t id, const char *actor, int *ret_count, struct error *err);

#endif

/*
 * store/office/queue.h - what is on its way: for lists, review, and history.
 *
 * Everything lives in the arena it is read into.
 */
#ifndef STORE_OFFICE_QUEUE_H
#define STORE_OFFICE_QUEUE_H

#include "store/office/submissions.h"

struct submission {
	int64_t id, version;
	const char *reporter, *name, *evidence, *mapping, *reason; /* evidence: its hash */
	const char *state; /* draft, submitted, returned, approved, published, withdrawn */
	const char *submitted_at, *submitted_by, *decided_at, *decided_by;
	int64_t figures; /* the sum of these */
	int64_t submitted, returned, approved, published, withdrawn;
};

/* All, oldest first; one, key submission.none. */
MUST_CHECK bool submission_list(struct office *office, struct arena *arena, struct submission **ret,
	size_t *ret_count, struct error *err);
MUST_CHECK bool submission_find(struct office *office, struct arena *arena, int64_t id,
	struct submission *ret, struct error *err);

/* One version of one figure, wherever it is. */
struct queued {
	const struct indicator *indicator;
	const struct method *method;
	struct observation observation; /* since is 0 before it is published */
	int64_t submission, version;
	int position, line, revision;
	const char *state, *submitted_by;
};

/* The figures of a submission from a position on, `most` of them. */
MUST_CHECK bool queue_figures(struct office *office, struct arena *arena,
	const struct catalogue *catalogue, int64_t submission, int from, int most,
	struct queued **ret, size_t *ret_count, struct error *err);

/* Every version of the same figure, all vintages and revisions, oldest first. Key figure.none. */
MUST_CHECK bool queue_history(struct office *office, struct arena *arena,
	const struct catalogue *catalogue, int64_t submission, int position, struct queued **ret,
	size_t *ret_count, struct error *err);

/* What was said about a submission, oldest first. */
struct comment {
	int position; /* 0: about all of it */
	const char *kind; /* question, answer, withdrawal */
	const char *at, *author, *words;
};
MUST_CHECK bool queue_remarks(struct office *office, struct arena *arena, int64_t submission,
	struct comment **ret, size_t *ret_count, struct error *err);

/* Editions as the office recorded them, newest first. */
struct recorded_edition {
	int number, figures;
	const char *at, *note, *sha256;
	const char *state; /* scheduled, published, replaced */
};
MUST_CHECK bool queue_editions(struct office *office, struct arena *arena,
	struct recorded_edition **ret, size_t *ret_count, struct error *err);

#endif

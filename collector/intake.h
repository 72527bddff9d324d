/*
 * collector/intake.h - what arrives -> submissions, or every reason why not.
 *
 * The one way in, whether files, a form or a machine's request: read, see whether it was sent
 * before, check beside what the office knows, store. All arrivals or none; every problem at once,
 * each at its place.
 */
#ifndef COLLECTOR_INTAKE_H
#define COLLECTOR_INTAKE_H

#include "collector/checking.h"
#include "collector/draft.h"

/* Told of each arrival once it is read: its reader is still open, its draft made. */
typedef void intake_look(void *context, size_t arrival, const struct reader *reader);

/* Told of each arrival once it is checked, where nothing keeps it out: it may answer findings. */
typedef void intake_answer(void *context, size_t arrival, struct checked *checked);

struct intake {
	struct office *office;
	const struct catalogue *catalogue;
	const struct mapping *mapping;
	const struct reader_options *reading;
	const char *actor;
	const char *reporter; /* code; "" when not said */
	const char *reason; /* to correct what is published; NULL: what the arrival says itself */
	const char *key; /* to send again safely; NULL for none */
	const char *explanation; /* of every finding whose row has none of its own; "" for none */
	bool dry; /* goes all the way, and is undone */
	bool checks; /* ends before the office is asked what it says to storing it */
	bool fails; /* the office's first refusal is the error; else they all are problems */
	int64_t draft, version; /* of the one arrival, as in struct batch; 0 where none was kept */
	intake_look *look; /* NULL: nobody */
	intake_answer *answer; /* NULL: nobody */
	void *context;
};

struct arrival {
	const char *name; /* of the file, as text */
	struct span bytes;

	/* out */
	struct draft draft;
	struct checked checked; /* empty where the draft has problems */
	struct receipt receipt;
};

/*
 * True with `ret_taken` when all is stored (or would be), or was stored before under its key; then
 * that receipt is repeated and there are no problems. True without: nothing is stored, and the
 * drafts have problems, or what was checked has refused findings; or no more was wished for.
 * Problems come from draft.h, or from the office, with the keys submission.pending,
 * submission.reason and person.scope. Fails with the other keys of submission_add(), and db.*.
 */
MUST_CHECK bool intake_run(struct arena *arena, const struct intake *intake,
	struct arrival *arrivals, size_t count, bool *ret_taken, struct error *err);

#endif

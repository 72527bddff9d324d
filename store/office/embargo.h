/*
 * store/office/embargo.h - editions that wait for their hour, and editions that are taken back.
 *
 * A scheduled edition is built and signed when it is decided on and lies in
 * DIR/embargo/, which the portal does not open; DIR/embargo/due holds its
 * instant. Whoever opens the office at or after it puts it in force, and so does
 * office_release(). At most one waits at a time, and none is published meanwhile.
 */
#ifndef STORE_OFFICE_EMBARGO_H
#define STORE_OFFICE_EMBARGO_H

#include "store/office/publish.h"

/* As office_publish(), but in force only from `at` on, which must be to come (key publish.time).
   Key publish.scheduled where one waits already. */
MUST_CHECK bool office_schedule(struct office *office, const char *note, const char *at,
	const char *actor, struct publication *ret, struct error *err);

/* Takes back the one that waits: its figures are approved, as they were. Key publish.none. */
MUST_CHECK bool office_unschedule(
	struct office *office, const char *actor, int *ret_number, struct error *err);

/* Puts in force what is due; 0 where nothing is. For those who hold an office open. */
MUST_CHECK bool office_release(struct office *office, int *ret_number, struct error *err);

/* The instant the one that waits is due, "" for none; needs no open office. */
void embargo_due(const char *dir, char ret[21]);

/*
 * Takes back every edition after `number`: a new edition says what that one said
 * and, in public, why. The files of those taken back leave the shelf for
 * DIR/withdrawn/; their figures are returned, with the reason as question. Keys
 * edition.unknown (not in force before, or the last one), publish.reason,
 * publish.scheduled, publish.time.
 */
MUST_CHECK bool office_take_back(struct office *office, int number, const char *reason,
	const char *at, const char *actor, struct publication *ret, struct error *err);

#endif

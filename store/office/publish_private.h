/* store/office/publish_private.h - what publishing now, later and back share. */
#ifndef STORE_OFFICE_PUBLISH_PRIVATE_H
#define STORE_OFFICE_PUBLISH_PRIVATE_H

#include "store/office/private.h"
#include "store/office/publish.h"

struct publishing {
	const char *actor;
	struct publication *publication;
	const char *folder; /* where the file goes: editions, embargo */
	const char *state; /* of its row: published, scheduled */
	const char *act; /* in the ledger */
	int back_to; /* the edition whose figures hold again; 0: a new one */
	const char *reason; /* to go back */
};

/* Reads the instant, fills in time and day. Key publish.time. */
MUST_CHECK bool publishing_begin(
	struct publishing *publishing, const char *note, const char *at, struct error *err);

/* Sets number and the hash of the edition before. Keys publish.time, publish.scheduled. */
MUST_CHECK bool publishing_number(
	struct office *office, struct publishing *publishing, struct error *err);

/* Marks what this edition is the first to hold, and what it is the first to replace. */
MUST_CHECK bool publishing_mark(struct db *db, int number, struct error *err);

/* An office_act: builds, signs and records the edition. */
MUST_CHECK bool publishing_run(struct office *office, void *context, struct error *err);

/* Syncs, hashes, names and signs what was built at `building`, and records it. */
MUST_CHECK bool publishing_finish(struct office *office, struct publishing *publishing,
	const char *building, struct error *err);

/* DIR/FOLDER/edition-NNNNNN.db or .json */
const char *publishing_path(
	struct arena *arena, const char *dir, const char *folder, int number, const char *ending);

/* Where the file of an edition in this state lies. */
const char *publishing_folder(const char *state);

/* Releases what is due, and brings the folders in order with the records; at each opening. */
MUST_CHECK bool embargo_settle(struct office *office, struct error *err);

/* What figures of editions after `above` become again: `approved`, or `returned`. */
MUST_CHECK bool editions_unmark(struct db *db, int above, const char *state, struct error *err);

#endif

/* store/office/private.h - what the files of the office share, and nobody else sees. */
#ifndef STORE_OFFICE_PRIVATE_H
#define STORE_OFFICE_PRIVATE_H

#include "store/db_given.h"
#include "store/office/findings.h"
#include "store/office/office.h"

enum {
	OFFICE_VERSION = 9, /* of the tables; user_version of office.db */
	OFFICE_APPLICATION = 0x54444F46,
};

struct office {
	struct db *db;
	char *dir;
	int lock; /* descriptor that holds the folder's lock */
};

/* Runs between BEGIN IMMEDIATE and COMMIT; rolls back when `act` returns false. */
typedef bool office_act(struct office *office, void *context, struct error *err);
MUST_CHECK bool office_transact(
	struct office *office, office_act *act, void *context, struct error *err);

/* The tables that later versions brought; brings an older office there. Key office.version. */
MUST_CHECK bool office_make_tables(struct db *db, struct error *err);
MUST_CHECK bool office_migrate(struct office *office, struct error *err);

/* Makes a folder where there is none. Key office.folder. */
MUST_CHECK bool office_folder(const char *path, unsigned mode, struct error *err);

/* Removes evidence that no transaction named, and moves home what version 1 kept elsewhere. */
MUST_CHECK bool evidence_settle(struct office *office, struct error *err);

/* Binds method, place, period and breakdown of an entry at 1 to 5. */
void entry_bind(struct stmt *stmt, const struct entry *entry);

/* An observation as text; that of an entry, and that of a row in the order of columns 0 to 9. */
const char *entry_form(const struct observation *observation, struct arena *arena);
const char *entry_stored(struct stmt *stmt, struct arena *arena);

/* db_rows of entries that arrive: all columns but those that every new figure has alike. */
struct giving {
	const struct entry *at, *end;
	int64_t revision, submission;
	int position; /* in the submission, of the one before */
	char status[2]; /* of the one at hand, as text */
};
bool entry_give(void *context, struct db_cell ret[DB_CELLS]);

/* Keeping findings, within the transaction that keeps their figures. */
struct stmt *finding_insert(struct office *office);
MUST_CHECK bool finding_add(struct stmt *insert, const struct finding *finding, int64_t submission,
	int position, const char *actor, struct error *err);
/* Writes explanations beside the same findings on the same numbers that wait unanswered. */
MUST_CHECK bool findings_answer(
	struct office *office, const struct batch *batch, const char *actor, struct error *err);

/* Adds to a catalogue that is to be stored the pages that were written here and it does not name, and to those
   that it names the pictures they have. */
MUST_CHECK bool contents_keep(
	struct office *office, struct arena *arena, struct catalogue *catalogue, struct error *err);

/* Adds an entry; call within the transaction of the act itself. */
MUST_CHECK bool ledger_add(struct db *db, const char *actor, const char *act, const char *subject,
	const char *detail, struct error *err);

/* Recomputes the chain; key ledger.broken with the sequence number as line. */
MUST_CHECK bool ledger_walk(
	struct db *db, struct error *ret_broken, bool *ret_whole, struct error *err);

/* The number of the last edition that was decided, 0 for none. */
MUST_CHECK bool office_last_edition(struct office *office, int *ret, struct error *err);

#endif

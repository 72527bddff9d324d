/*
 * store/office/office.h - the office: one folder, one writer.
 *
 *   DIR/office.db      figures in preparation, accounts, ledger (store/office/office.sql)
 *   DIR/keys/          the signing key of editions, readable by its owner only
 *   DIR/evidence/      what was sent, named by its hash
 *   DIR/editions/      what was published (store/edition/shelf.h)
 *   DIR/inbox/         what citizens sent, as the portal left it (store/inbox.h)
 *   DIR/replies/       what they may see of what became of it
 *
 * Opening takes the lock of the folder (another command waits up to ten
 * seconds, key office.busy) and finishes a publication that was cut short
 * after it had been decided.
 */
#ifndef STORE_OFFICE_OFFICE_H
#define STORE_OFFICE_OFFICE_H

#include "base/arena.h"
#include "base/error.h"
#include "indicators/catalogue.h"

struct office;

/* Makes a new folder. Keys office.exists, office.folder. */
MUST_CHECK bool office_init(const char *dir, struct error *err);

/* Keys office.none, office.busy, office.version, db.*. NULL on failure. */
MUST_CHECK struct office *office_open(const char *dir, struct error *err);
void office_close(struct office *office); /* NULL is fine */
void office_closep(struct office **office);
#define office_auto CLEANUP(office_closep) struct office

/* Stores a catalogue and notes it in the ledger. What it does not name stays, but pages of sections that nobody
   wrote in the office. */
MUST_CHECK bool office_catalogue_save(struct office *office, const struct catalogue *catalogue,
	const char *actor, struct error *err);
MUST_CHECK bool office_catalogue_load(
	struct office *office, struct arena *arena, struct catalogue *ret, struct error *err);

/*
 * Walks everything: database form, ledger chain, evidence and editions against
 * their hashes and signatures. Calls `tell` for each thing found wrong; false
 * only when the walk itself failed.
 */
typedef void office_tell(void *context, const struct error *trouble);
MUST_CHECK bool office_check(
	struct office *office, office_tell *tell, void *context, struct error *err);

#endif

/*
 * store/office/ledger.h - the record of every act: to read, and to check.
 *
 * Each entry's hash covers the entry and the hash before it; nothing is changed or taken out.
 */
#ifndef STORE_OFFICE_LEDGER_H
#define STORE_OFFICE_LEDGER_H

#include "base/hash.h"
#include "store/office/office.h"

struct ledger_entry {
	int64_t sequence; /* from 1 */
	const char *at, *actor, *act, *subject, *detail, *hash;
};

/* Which entries: `subject` as in "submission 12"; "" for all of them. */
struct ledger_wish {
	const char *subject, *actor, *act;
	int64_t before; /* this sequence number; 0: from the end */
	int most;
};

/* Newest first; everything lives in `arena`. */
MUST_CHECK bool ledger_list(struct office *office, struct arena *arena,
	const struct ledger_wish *wish, struct ledger_entry **ret, size_t *ret_count,
	struct error *err);

/* What a walk along the whole chain found; takes some microseconds an entry. */
struct ledger_state {
	int64_t entries;
	char head[HASH_HEX]; /* of the last entry; "" where there is none */
	bool whole;
	struct error broken; /* where not: key ledger.broken, the sequence number as line */
};
MUST_CHECK bool ledger_verify(struct office *office, struct ledger_state *ret, struct error *err);

#endif

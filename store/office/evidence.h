/*
 * store/office/evidence.h - what was sent, kept under its hash: DIR/evidence/ab/cdef….
 *
 * A file is written before the transaction that names it; until the office is
 * next opened, DIR/evidence/pending/HASH says that it may be an orphan. Opening
 * removes those that no transaction named.
 */
#ifndef STORE_OFFICE_EVIDENCE_H
#define STORE_OFFICE_EVIDENCE_H

#include "base/hash.h"
#include "store/office/office.h"

/* Where a file of that hash lies, or would. `dir` is the data folder. */
const char *evidence_path(struct arena *arena, const char *dir, const char *sha256);

/* Writes it unless it is there; `sha256` is its hash. Keys file.write, office.folder. */
MUST_CHECK bool evidence_keep(
	const char *dir, struct span bytes, const char sha256[HASH_HEX], struct error *err);

#endif

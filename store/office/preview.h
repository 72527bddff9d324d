/*
 * store/office/preview.h - the next edition as it would be today, for eyes in the office alone.
 *
 *   DIR/preview/editions/   the preview as the edition in force, beside links to those before it
 *   DIR/preview/keys/       a key of its own: who trusts the real one takes no preview for an edition
 *
 * What is approved, or waits for its hour, is in it. It is built in a transaction that is undone:
 * nothing is marked, numbered or entered in the ledger. The portal never looks into this folder.
 */
#ifndef STORE_OFFICE_PREVIEW_H
#define STORE_OFFICE_PREVIEW_H

#include "store/office/office.h"

/* The data folder of the preview, as store/edition/shelf.h wants it. */
const char *preview_dir(struct arena *arena, const char *dir);

/* What a preview is of: another act that could change it, or another day, makes another. */
struct preview_stamp {
	int64_t sequence; /* of that act's ledger entry; 0 for none */
	int day;
};
MUST_CHECK bool preview_stamp(struct office *office, struct preview_stamp *ret, struct error *err);

/* Builds it anew; `ret_number` is what the next edition's will be. Keys of publish.h. */
MUST_CHECK bool preview_build(struct office *office, int *ret_number, struct error *err);

#endif

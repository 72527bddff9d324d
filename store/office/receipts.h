/*
 * store/office/receipts.h - signed statements that a submission was taken in.
 *
 * Made from what is stored, so that it can be had again at any time: the same
 * submission gives the same bytes. Whoever has the public key can verify it
 * without the office.
 */
#ifndef STORE_OFFICE_RECEIPTS_H
#define STORE_OFFICE_RECEIPTS_H

#include "base/hash.h"
#include "base/json.h"
#include "store/office/office.h"

enum { RECEIPT_MAX_BYTES = 64 << 10 };

/* The receipt of a submission; the caller owns it. Keys submission.none, submission.state (a
   draft has none), shelf.key. NULL on failure. */
MUST_CHECK json_t *receipt_make(struct office *office, int64_t submission, struct error *err);

/* Is this what the owner of the key signed? `public` is the key to trust, or NULL to trust the
   receipt's own. Keys receipt.form, receipt.signature, receipt.key. */
MUST_CHECK bool receipt_verify(const json_t *receipt, const char *public, struct error *err);

#endif

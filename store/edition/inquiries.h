/*
 * store/edition/inquiries.h - what citizens asked and proposed, with the public answers, and how many.
 *
 * Nothing of a sender but the words that an officer let through. Editions of before version 5 hold none.
 */
#ifndef STORE_EDITION_INQUIRIES_H
#define STORE_EDITION_INQUIRIES_H

#include "indicators/inquiry.h"
#include "store/edition/open.h"

struct db;

struct edition_inquiry {
	int64_t id;
	enum inquiry_kind kind;
	enum lang lang; /* of the words */
	const char *indicator, *place; /* codes; "" for none */
	const char *period; /* label, or as it was written */
	int edition; /* that was asked about; 0 for none */
	const char *words;
	const char *answer[LANG_COUNT]; /* English may be "" */
	const char *reporter; /* who answered: code, or "" */
	int received, closed; /* days */
};

/* Those about an indicator, or with NULL all of them; the last answered first. Everything in `arena`. */
MUST_CHECK bool edition_inquiries(struct edition *edition, struct arena *arena,
	const char *indicator, struct edition_inquiry **ret, size_t *ret_count, struct error *err);

struct edition_tally {
	const char *indicator, *place; /* codes; "" for none */
	struct inquiry_tally tally;
};

/* By what they are about, in the order of the codes. */
MUST_CHECK bool edition_tallies(struct edition *edition, struct arena *arena,
	struct edition_tally **ret, size_t *ret_count, struct error *err);

/* Copies what is public out of an office; `today` decides what is overdue. */
MUST_CHECK bool inquiries_write(
	struct db *office, struct db *edition, int today, struct error *err);

#endif

/*
 * store/edition/build.h - makes an edition file out of an office.
 *
 * One pass in key order into a fresh file, so that the same office state gives
 * the same bytes but for number and time. `office` is within the transaction
 * that marked what is to be published (since, until); `today` is the day
 * verdicts are made for.
 */
#ifndef STORE_EDITION_BUILD_H
#define STORE_EDITION_BUILD_H

#include "store/db.h"

struct edition_label {
	int number;
	const char *published_at; /* UTC instant */
	const char *note;
	int today;
};

MUST_CHECK bool edition_build(struct db *office, const char *path,
	const struct edition_label *label, int *ret_figures, struct error *err);

/* Writes what the office took back into an edition's table of retractions. */
MUST_CHECK bool edition_retractions(struct db *office, struct db *edition, struct error *err);

#endif

/*
 * store/edition/judge.h - judges every series of the city when an edition is built.
 *
 * Writes the verdict, its four axes and the published methods' answers in
 * words, so that an edition keeps saying what it said.
 */
#ifndef STORE_EDITION_JUDGE_H
#define STORE_EDITION_JUDGE_H

#include "indicators/catalogue.h"
#include "store/db.h"

/* Fills the tables verdict, axis and comparison from `figure`. `today` is the edition's day. */
MUST_CHECK bool judge_write(
	struct db *edition, const struct catalogue *catalogue, int today, struct error *err);

#endif

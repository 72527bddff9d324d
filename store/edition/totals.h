/*
 * store/edition/totals.h - what figures add up to, made when an edition is built.
 *
 * Every method's figures are added up over places and time
 * (indicators/rollup_all.h), with coverage and bounds. Totals are never mixed
 * with published figures: they have a table of their own.
 */
#ifndef STORE_EDITION_TOTALS_H
#define STORE_EDITION_TOTALS_H

#include "indicators/catalogue.h"
#include "store/db.h"

/* Makes the table `total` from the table `figure` of the same edition, in key order. */
MUST_CHECK bool totals_write(
	struct db *edition, const struct catalogue *catalogue, struct error *err);

#endif

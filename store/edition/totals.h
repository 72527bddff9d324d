/*
 * store/edition/totals.h - totals over places, made when an edition is built.
 *
 * Every method with figures of wards is added up to the former districts and
 * the city, with coverage and bounds (indicators/rollup.h). Totals are never
 * mixed with published figures: they have a table of their own.
 */
#ifndef STORE_EDITION_TOTALS_H
#define STORE_EDITION_TOTALS_H

#include "indicators/catalogue.h"
#include "store/db.h"

/* Fills the table `total` from the table `figure` of the same edition. */
MUST_CHECK bool totals_write(
	struct db *edition, const struct catalogue *catalogue, struct error *err);

#endif

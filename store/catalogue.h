/*
 * store/catalogue.h - the catalogue in the tables of catalogue.sql.
 *
 * Saving gives ids to rows that have none (0) and keeps the ids of rows already
 * known by code; loading returns them. What a new catalogue no longer names is
 * kept, but for plan points and pages of sections, which are replaced as a whole.
 */
#ifndef STORE_CATALOGUE_H
#define STORE_CATALOGUE_H

#include "indicators/catalogue.h"
#include "store/db.h"

/* Call within a transaction. */
MUST_CHECK bool catalogue_save(struct db *db, const struct catalogue *catalogue, struct error *err);

/* Key catalogue.damaged where a row holds a word that is none of ours. */
MUST_CHECK bool catalogue_load(
	struct db *db, struct arena *arena, struct catalogue *ret, struct error *err);

#endif

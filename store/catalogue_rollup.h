/* store/catalogue_rollup.h - how indicators are added up, in the tables of catalogue.sql; part of catalogue.h. */
#ifndef STORE_CATALOGUE_ROLLUP_H
#define STORE_CATALOGUE_ROLLUP_H

#include "indicators/catalogue.h"
#include "store/db.h"

/* Replaces calendars and declarations as a whole; the indicators are there already. */
MUST_CHECK bool catalogue_save_rollup(
	struct db *db, const struct catalogue *catalogue, struct error *err);

/* Sets the calendars. Key catalogue.damaged, as in catalogue.h. */
MUST_CHECK bool catalogue_load_calendars(
	struct db *db, struct arena *arena, struct catalogue *ret, struct error *err);

/* Sets `rollup` of an indicator with an id. */
MUST_CHECK bool catalogue_load_rollup(
	struct db *db, struct arena *arena, struct indicator *ret, struct error *err);

#endif

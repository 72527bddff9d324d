/*
 * store/catalogue_content.h - the pages of the portal's sections, in the tables of content.sql; for
 * catalogue.c and catalogue_load.c only. They are replaced as a whole.
 */
#ifndef STORE_CATALOGUE_CONTENT_H
#define STORE_CATALOGUE_CONTENT_H

#include "indicators/catalogue.h"
#include "store/db.h"

/* The indicators must have been saved. */
MUST_CHECK bool catalogue_save_content(
	struct db *db, const struct catalogue *catalogue, struct error *err);

/* Fills in the pages of a catalogue whose indicators and decisions are there. An edition made before
   there were pages has a register of its decisions alone. */
MUST_CHECK bool catalogue_load_content(
	struct db *db, struct arena *arena, struct catalogue *ret, struct error *err);

#endif

/*
 * collector/catalogue_folder.h - a folder of catalogue files -> a catalogue.
 *
 *   catalogue.json  city, title, pillars, indicators with their methods
 *   sources.json, reporters.json, plans.json
 *   places.csv, crosswalk.csv
 *   content.json    pages of the portal's sections; may be left out
 *
 * The form of each is docs/catalogue.md. Everything a row refers to must exist;
 * the first fault ends the reading, key catalogue.form with file, place and
 * reason in the detail (and line for CSV), or file.*, json.*, csv.*, or what
 * recipes.h refuses: formula.*, composite.*.
 */
#ifndef COLLECTOR_CATALOGUE_FOLDER_H
#define COLLECTOR_CATALOGUE_FOLDER_H

#include "base/arena.h"
#include "base/error.h"
#include "indicators/catalogue.h"

enum { CATALOGUE_MAX_BYTES = 64 << 20 }; /* of one file */

/* Everything in `ret` lives in `arena`; ids are 0. */
MUST_CHECK bool catalogue_folder_read(
	struct arena *arena, const char *dir, struct catalogue *ret, struct error *err);

/*
 * Adds the indicators of one more file of the folder to a catalogue read before. The file has the
 * form of catalogue.json without city, title and pillars.
 */
MUST_CHECK bool catalogue_folder_add(struct arena *arena, const char *dir, const char *file,
	struct catalogue *catalogue, struct error *err);

#endif

/* store/edition/figures.h - reading figures from an edition; shared by its builder and its readers. */
#ifndef STORE_EDITION_FIGURES_H
#define STORE_EDITION_FIGURES_H

#include "indicators/catalogue.h"
#include "indicators/series.h"
#include "store/db.h"

/* The columns every query of figures selects, in the order figure_read() expects. */
#define FIGURE_COLUMNS                                                                             \
	"method_id, place_id, period, breakdown, value_units, value_scale, numerator_units,"       \
	" numerator_scale, denominator_units, denominator_scale, status, computed, vintage, "      \
	"source,"                                                                                  \
	" note_vi, note_en, since, until"

/* Reads one row; false (key edition.form) where it does not fit the catalogue. */
MUST_CHECK bool figure_read(struct stmt *stmt, struct arena *arena,
	const struct catalogue *catalogue, struct observation *ret, struct error *err);

/* The current figures of a method at a place code, breakdown "", in order of time. */
MUST_CHECK bool figures_series(struct db *db, struct arena *arena,
	const struct catalogue *catalogue, const struct indicator *indicator,
	const struct method *method, const char *place_code, struct series *ret, struct error *err);

#endif

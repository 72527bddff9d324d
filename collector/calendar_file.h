/*
 * collector/calendar_file.h - DIR/calendar.json -> the reporting calendar.
 *
 * A list of `indicator`, `method`, `reporter`, `place` (codes), `first` (label of
 * the first period), `due_days` (after its last day) and `basis` (words: what
 * orders it). A folder without the file has an empty calendar.
 */
#ifndef COLLECTOR_CALENDAR_FILE_H
#define COLLECTOR_CALENDAR_FILE_H

#include "indicators/catalogue.h"
#include "indicators/duty.h"

struct arena;
struct error;

/* Methods and indicators are the catalogue's. Keys catalogue.form, file.*, json.*. */
MUST_CHECK bool calendar_file_read(struct arena *arena, const char *dir,
	const struct catalogue *catalogue, struct duty **ret, size_t *ret_count, struct error *err);

#endif

/*
 * dashboard/view/places.h - "on the places of a day", as readers ask for it.
 */
#ifndef DASHBOARD_VIEW_PLACES_H
#define DASHBOARD_VIEW_PLACES_H

#include "base/error.h"
#include "store/edition/open.h"

/* The places of a day that figures are wished on. */
struct places_wish {
	const char *date; /* YYYY-MM-DD; NULL: as reported */
	int day;
};

/*
 * Reads a date, NULL for as reported. Keys places.date (ERROR_MISUSE: no such
 * day), places.future (ERROR_REFUSED: after the edition's day, when nobody
 * knows what places there will be).
 */
MUST_CHECK bool places_read(const struct edition *edition, const char *date,
	struct places_wish *ret, struct error *err);

/*
 * The place that CODE or CODE@VALID_FROM means on the wished day. NULL with key
 * place.none, or, the detail naming day and place and what there was then,
 * place.ended (with its successors), place.lost (none is known) or
 * place.later (with what it was made of). All ERROR_REFUSED.
 */
MUST_CHECK const struct place *places_find(const struct catalogue *catalogue, const char *key,
	const struct places_wish *wish, struct error *err);

/* The place that a CODE stands for on a day, else the last one before, else any; key place.none. */
MUST_CHECK const struct place *places_named(
	const struct catalogue *catalogue, const char *code, int day, struct error *err);

/* The latest place that others went to, by the edition's day: the day it began; NULL for none. */
const struct place *places_latest(const struct edition *edition);

/* Is it a ward, commune or zone that stands directly below the city on that day? */
bool places_listed(const struct catalogue *catalogue, const struct place *place, int day);

#endif

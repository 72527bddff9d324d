/*
 * store/edition/total.h - reads the totals over places and time that an edition holds.
 */
#ifndef STORE_EDITION_TOTAL_H
#define STORE_EDITION_TOTAL_H

#include "indicators/rollup_all.h"
#include "store/edition/open.h"

/* A total as it was made when the edition was built. */
struct edition_total {
	const struct method *method;
	const struct place *place;
	struct period period;
	enum rollup_over over; /* what it was added up over: places, time or both */
	bool former; /* of a former district, as the area of today's wards */
	bool known; /* otherwise the reason says why there is none */
	struct decimal value;
	bool parts;
	struct decimal numerator, denominator;
	bool bounded; /* with what is missing at 0 % and at 100 % */
	struct decimal low, high;
	char status;
	struct coverage coverage; /* of places; over time, of the parts of the period */
	const char *reason_key; /* rollup_reasons, or over time rollup_time_reasons */
	const char *reason[LANG_COUNT];
};

/*
 * The totals of an indicator at one place code, or with NULL at all; by method,
 * place, what they were added up over, and time. They live in the arena.
 */
MUST_CHECK bool edition_totals(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const char *place_code, struct edition_total **ret,
	size_t *ret_count, struct error *err);

/*
 * The figures that a total was made from: current ones of the places below it, or over time of its
 * own place, of its period or within it: all, or where the last part counts the last.
 */
MUST_CHECK bool edition_total_parts(struct edition *edition, struct arena *arena,
	const struct edition_total *total, struct observation **ret, size_t *ret_count,
	struct error *err);

#endif

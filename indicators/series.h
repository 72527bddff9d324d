/*
 * indicators/series.h - one indicator by one method at one place, over time.
 *
 * Absence is an observation with `known` false and a status that says why;
 * it is never zero. A place code may stand for several places in turn (the
 * city before and after 2025-07-01): the series runs on, with a break.
 */
#ifndef INDICATORS_SERIES_H
#define INDICATORS_SERIES_H

#include "base/decimal.h"
#include "indicators/period.h"

struct indicator;
struct method;
struct place;

/* SDMX CL_OBS_STATUS: A normal, E estimated, P provisional, F forecast, V unvalidated,
   B break; without a value: M, L, O missing, Q suppressed. */
#define OBSERVATION_VALUED "AEPFVB"
#define OBSERVATION_ABSENT "MLOQ"

struct observation {
	struct period period;
	const struct place *place;
	const char *breakdown; /* "Sex=Female|Age=16-24"; "" for the whole */
	bool known;
	struct decimal value; /* if known */
	bool parts; /* a ratio with both parts */
	struct decimal numerator, denominator;
	char status;
	bool computed; /* the value was computed from the parts */
	const char *vintage; /* YYYY-MM-DD it was first published elsewhere; "" unknown */
	const char *source; /* id; "" for none */
	const char *note[LANG_COUNT]; /* "" for none */
	int since, until; /* first edition that held it; first that no longer did, or 0 */
};

struct series {
	const struct indicator *indicator;
	const struct method *method;
	const struct observation *items; /* by period; one per period, place and breakdown */
	size_t count;
};

/* The last observation with a value, or NULL. */
const struct observation *series_latest(const struct series *series);

/* The first one with a value, or NULL. */
const struct observation *series_first(const struct series *series);

/* How many have a value. */
size_t series_known(const struct series *series);

/* True when the place changed between two neighbouring observations. */
bool series_breaks(const struct observation *before, const struct observation *after);

/* The word for a status, for people: "ước tính", "estimated"; "" for none of ours. */
const char *status_say(char status, enum lang lang);

#endif

/*
 * indicators/outlook_pace.h - the pace a series has had, and what its siblings have done: what
 * outlook.h weighs a target against.
 */
#ifndef INDICATORS_OUTLOOK_PACE_H
#define INDICATORS_OUTLOOK_PACE_H

#include "indicators/series.h"

struct outlook_pace {
	bool known;
	double rate; /* on the scale of the pace, in the good direction */
	struct decimal amount; /* for people: a signed difference, or percent */
	const struct observation *until; /* the end of the best step; NULL of an average */
};

enum { OUTLOOK_GAUGES = 2 }; /* paces are differences, or growth */

/* What the same indicator and method has done at another place; made once for all that ask. */
struct outlook_sibling {
	const struct place *place;
	enum period_kind kind;
	bool positive; /* all its figures: growth has a meaning */
	struct outlook_pace best[OUTLOOK_GAUGES];
};

struct outlook_siblings {
	const struct outlook_sibling *list;
	size_t count;
	const char *but; /* the code of the place that asks, where it is among them; or NULL */
};

/* False, `ret` untouched, where there is nothing to compare with. `series` is borrowed. */
MUST_CHECK bool outlook_sibling_of(const struct indicator *indicator, const struct series *series,
	int today, struct outlook_sibling *ret);

#endif

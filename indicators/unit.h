/* indicators/unit.h - the units figures are in: a table, so that a unit is a row. */
#ifndef INDICATORS_UNIT_H
#define INDICATORS_UNIT_H

#include "base/lang.h"

/* How figures in the unit behave. */
struct unit {
	const char *code; /* "percent" */
	const char *suffix[LANG_COUNT]; /* follows a number: "%", " điểm"; may be empty */
	const char *change[LANG_COUNT]; /* follows a difference: " điểm %", " percentage points" */
	const char *change_one; /* the same in English, for exactly 1 */
	bool share; /* 0 to 100: axes start at zero, parts make a whole */
	int factor; /* value = factor * numerator / denominator */
};

/* The row with that code, or NULL. */
const struct unit *unit_find(const char *code);

#endif

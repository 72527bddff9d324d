/*
 * collector/numbers_people.h - figures as people write them -> the machine form, or why not.
 *
 *     1.234,5  1 234,5  1'234.5     with both marks, or one repeated, only one reading is left
 *     12,5 %                        the sign is told
 *     (12)                          less than nothing
 *     12,5*  12,5 (1)  12,5¹        a footnote's mark is dropped
 *     -  …  x  n/a                  no figure: M, L, Q, O (indicators/series.h)
 *
 * One mark before exactly three digits could group them or be the decimal one: 1.234 is asked
 * about, never guessed, unless a decimal mark was agreed on.
 */
#ifndef COLLECTOR_NUMBERS_PEOPLE_H
#define COLLECTOR_NUMBERS_PEOPLE_H

#include "base/arena.h"
#include "base/text.h"

struct number_people {
	const char *machine; /* as collector/number.h reads it; "" for none */
	char absent; /* the status that says why there is none, or '\0' */
	bool percent;
	const char *readings; /* with number.ambiguous: both, "1234 / 1.234" */
};

/*
 * NULL, or the key: number.form, number.ambiguous, number.mark (against the agreed one). `decimal`
 * is ',' or '.', or '\0' where nothing is agreed. The text lives in `arena`.
 */
MUST_CHECK const char *number_people(
	struct arena *arena, struct span text, char decimal, struct number_people *ret);

#endif

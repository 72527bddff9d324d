/*
 * collector/names_people.h - places and indicators by their names -> codes.
 *
 * With and without marks, Hoà or Hòa, in any case, with the type in front, abbreviated or left out
 * (P. Bến Nghé, Q.1, TP. Thủ Đức, TPHCM), with other spellings the catalogue lists. Where several
 * have the name, those that exist in the period go before, then those whose marks are the same.
 */
#ifndef COLLECTOR_NAMES_PEOPLE_H
#define COLLECTOR_NAMES_PEOPLE_H

#include "base/arena.h"
#include "base/text.h"
#include "indicators/catalogue.h"

struct names;

/* Made at the first question; lives in the arena, borrows the catalogue. */
struct names *names_new(struct arena *arena, const struct catalogue *catalogue);

/*
 * The place of that name on `day`, as CODE@VALID_FROM. A place that was only given another name or
 * code (wholly, and nothing else came to it) is followed to its successor. NULL with a key:
 *     place.unknown     nothing is called so          place.ambiguous  several are (`ret_detail`: which)
 *     place.moved       it is no more on that day (`ret_detail`: what it went to)
 *     place.period      it was not there on that day
 *     place.total       a word such as "Tổng cộng" stands where a place should
 */
MUST_CHECK const char *names_place(
	struct names *names, struct span text, int day, const char **ret, const char **ret_detail);

/* Is any place called so, or has it as its code, whenever it existed? */
bool names_know_place(struct names *names, struct span text);

/* The indicator's code, or NULL where none, or more than one, has that name. */
const char *names_indicator(struct names *names, struct span text);

#endif

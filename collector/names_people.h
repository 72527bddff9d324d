/*
 * collector/names_people.h - places and indicators by their names -> codes.
 *
 * With and without marks, Hoà or Hòa, in any case, with the type in front, abbreviated or left out
 * (P. Bến Nghé, Q.1, TP. Thủ Đức, TPHCM), with other spellings the catalogue lists. Where several
 * have the name, those that exist in the period go before, then those whose marks are the same. A bare
 * name that a district had and a ward has (Bình Thạnh) is asked about, unless the level is known.
 */
#ifndef COLLECTOR_NAMES_PEOPLE_H
#define COLLECTOR_NAMES_PEOPLE_H

#include "base/arena.h"
#include "base/text.h"
#include "indicators/catalogue.h"
#include "indicators/place.h"

struct names;

/* What a column is known to hold: a level of places, or any. */
enum names_level {
	NAMES_COUNTRY = PLACE_COUNTRY,
	NAMES_PROVINCE = PLACE_PROVINCE,
	NAMES_DISTRICT = PLACE_DISTRICT,
	NAMES_WARD = PLACE_WARD,
	NAMES_ANY_LEVEL,
};

/* The level that a header speaks of ("Quận/huyện", "Phường/xã"), folded. */
enum names_level names_level_of(const char *header);

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
MUST_CHECK const char *names_place(struct names *names, struct span text, enum names_level level,
	int day, const char **ret, const char **ret_detail);

/* From now on a place that went wholly into another one is followed to it as well, for what happened
   there and is no figure of the place. */
void names_follow_whole(struct names *names);

/* Is any place called so, or has it as its code, whenever it existed? */
bool names_know_place(struct names *names, struct span text);

/* The indicator's code, or NULL where none, or more than one, has that name. */
const char *names_indicator(struct names *names, struct span text);

#endif

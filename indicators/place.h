/*
 * indicators/place.h - a geographic unit for as long as it existed.
 *
 * Codes are text ("00123" stays so) and are re-used: code + valid_from is the
 * key, written CODE@YYYY-MM-DD. 0001-01-01 stands for a start before our tables.
 */
#ifndef INDICATORS_PLACE_H
#define INDICATORS_PLACE_H

#include "base/lang.h"

enum place_level { PLACE_COUNTRY, PLACE_PROVINCE, PLACE_DISTRICT, PLACE_WARD };

struct place {
	int id; /* ours; the same in the office and in every edition */
	const char *code;
	const char *valid_from; /* YYYY-MM-DD */
	const char *valid_until; /* first day it no longer existed; "" while it exists */
	int from_day, until_day; /* the same as days since 1970; INT_MAX while it exists */
	enum place_level level;
	const char *name[LANG_COUNT];
	const char *type[LANG_COUNT]; /* Phường / Ward */
	const char *other_names; /* other spellings, separated by ';'; may be "" */
	const char *parent; /* CODE@VALID_FROM; "" for none */
	const char *former_district; /* code of the district most of it lay in; "" if none */
	int64_t population; /* -1 unknown */
	const char *area_km2, *lat, *lon; /* decimal text; "" unknown */
	const char *source; /* id in the sources table */
};

/* Where an old place went. */
struct place_link {
	const struct place *from, *to;
	bool whole; /* all of `from` went to `to` */
	const char *share; /* decimal text 0..1; "" when no source gives one */
	const char *basis; /* "population", "households", "area"; "" without a share */
	const char *source;
};

/* The names of the levels, as files write them: country, province, district, ward. */
extern const char *const place_levels[];

#endif

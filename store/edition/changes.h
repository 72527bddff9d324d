/*
 * store/edition/changes.h - what an edition says that the one before did not.
 *
 * A figure is new when this edition is the first to hold it; it replaces another where an earlier
 * edition said something else of the same method, place, period and breakdown. Figures computed by a
 * recipe follow what they are made from and are no news. Everything lives in the arena, in key order.
 */
#ifndef STORE_EDITION_CHANGES_H
#define STORE_EDITION_CHANGES_H

#include "store/db.h"
#include "store/edition/open.h"

/* How many figures of a method are new, and how many of them replace one. */
struct edition_news {
	const struct indicator *indicator;
	const struct method *method;
	int count, replaced;
};

/* The methods that have new figures. */
MUST_CHECK bool edition_news(struct edition *edition, struct arena *arena,
	struct edition_news **ret, size_t *ret_count, struct error *err);

struct edition_change {
	const struct indicator *indicator;
	const struct method *method;
	struct observation before, after; /* `before` only where one was replaced */
	const char *reason; /* why it was corrected, as its sender said; "" for none */
};

/* The figures that replaced others, at most `limit` of them. */
MUST_CHECK bool edition_corrections(struct edition *edition, struct arena *arena, int limit,
	struct edition_change **ret, size_t *ret_count, struct error *err);

/* New figures at a place code that replaced none and are not illustrative, at most `limit`. */
MUST_CHECK bool edition_added(struct edition *edition, struct arena *arena, const char *place_code,
	int limit, struct edition_change **ret, size_t *ret_count, struct error *err);

/* The state of every verdict of a method that is not illustrative. */
struct edition_state {
	const struct indicator *indicator;
	const struct method *method;
	const char *place; /* a code */
	enum state state;
};
MUST_CHECK bool edition_states(struct edition *edition, struct arena *arena,
	struct edition_state **ret, size_t *ret_count, struct error *err);

/* For the builder: copies the reasons of corrections out of the office. */
MUST_CHECK bool corrections_write(struct db *office, struct db *edition, struct error *err);

#endif

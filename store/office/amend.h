/*
 * store/office/amend.h - what people change in the catalogue: names, definitions, targets, decisions.
 *
 * Each amendment is an act of administration with an entry of its own, which says what stood there
 * before; readers see it with the next edition. Loading a catalogue again (office_catalogue_save) puts
 * what it names back as its files have it. Keys of all: person.*, amend.text (nothing, too long, or not
 * plain text; detail: the field).
 */
#ifndef STORE_OFFICE_AMEND_H
#define STORE_OFFICE_AMEND_H

#include "base/hash.h"
#include "store/office/office.h"

enum { AMEND_MAX_NAME = 200, AMEND_MAX_TEXT = 2000 }; /* characters */

struct amend_words {
	const char *indicator; /* a code */
	const char *name[LANG_COUNT], *definition[LANG_COUNT]; /* all four are needed */
	const char *seen; /* amend_seen() of what was on the page; "" for whatever stands there */
};

/* A mark of an indicator's words as they are. */
void amend_seen(const struct indicator *indicator, char ret[HASH_HEX]);

/* Changing nothing is fine, and no act. Keys indicator.none, amend.conflict (other words by now). */
MUST_CHECK bool amend_words(struct office *office, const struct amend_words *words,
	const char *actor, struct error *err);

/* What a decision wants of a period: it takes the place of the target in force, which is kept. */
struct amend_point {
	const char *indicator, *place, *period, *decision; /* codes; a period's label */
	const char *value; /* digits, with a point or a comma before decimals */
	const char *comparator; /* of plan_comparators */
};

/* Keys indicator.none, place.none, decision.none, amend.period, amend.value, amend.comparator. */
MUST_CHECK bool amend_plan(struct office *office, const struct amend_point *point,
	const char *actor, struct error *err);

/* A target that holds no more, by a decision, with nothing in its place; it is kept, out of force. */
struct amend_retirement {
	const char *indicator, *place, *period;
	const char *target; /* code of the decision that set it, as it was seen */
	const char *decision; /* code of the one that ends it */
	const char *note[LANG_COUNT]; /* why, for everybody: added to the target's */
};

/* Keys decision.none, amend.target (there is no such target in force). */
MUST_CHECK bool amend_retire(struct office *office, const struct amend_retirement *retirement,
	const char *actor, struct error *err);

/* A new decision: code, number, issuer and title in both languages are needed. Keys amend.code (no code, or
   there already), amend.date, source.none. */
MUST_CHECK bool amend_decision(struct office *office, const struct decision *decision,
	const char *actor, struct error *err);

#endif

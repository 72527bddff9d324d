/*
 * indicators/judgement.h - a verdict on its four axes, with what there is to know beside it.
 *
 * State (verdict.h), direction, outlook and confidence are told apart and never mixed into one
 * grade; the published methods' answers stand beside them. Pure: the same input gives the same
 * judgement, in any unit, for a share and its complement, whatever the order in memory. A judgement
 * is stored with its edition, so a later revision changes no earlier one.
 */
#ifndef INDICATORS_JUDGEMENT_H
#define INDICATORS_JUDGEMENT_H

#include "indicators/confidence.h"
#include "indicators/direction.h"
#include "indicators/methods.h"
#include "indicators/outlook.h"
#include "indicators/projection.h"
#include "indicators/verdict.h"

struct judgement_input {
	const struct indicator *indicator;
	const struct series *series; /* one method, place code and breakdown */
	const struct plan *plan; /* NULL for none */
	int today; /* the edition's day, days since 1970 */
	struct outlook_siblings siblings;
	int coverage; /* permille, or CONFIDENCE_COVERAGE_UNKNOWN */
	const struct decimal *former_baseline; /* as first published, if since revised; else NULL */
};

/* The state that another input would have given. */
struct judgement_other {
	bool differs; /* the input does: look at the rest only then */
	enum state state;
};

struct judgement {
	struct verdict verdict;
	struct movement movement;
	struct outlook outlook; /* of the last target */
	struct outlook
		next; /* of the nearest one ahead; its target is NULL where that is the last */
	struct projection projection; /* towards the last target */
	struct confidence confidence;
	struct methods_answer methods[METHODS_COUNT];
	bool disagrees[METHODS_COUNT]; /* it is well by one and not by the other */
	int answered, disagreeing;
	bool at_risk; /* good, but getting worse, or not likely to be held */
	bool close; /* short, but by so little that it counts as no movement */
	struct judgement_other by_first_plan; /* before any of its targets were moved */
	const struct plan_point *moved_from, *moved_to; /* the last one moved; NULL: withdrawn */
	struct judgement_other by_first_baseline;
	struct decimal former_baseline;
	const struct observation *baseline; /* the first comparable figure, or NULL */
};

/* The judgement borrows from the input and from the arena. */
struct judgement judgement_make(const struct judgement_input *input, struct arena *arena);

/* The words: the state with its risk, one axis in full, and all that the flags say. */
enum judgement_axis { AXIS_STATE, AXIS_DIRECTION, AXIS_OUTLOOK, AXIS_CONFIDENCE, AXIS_COUNT };
const char *judgement_axis_name(enum judgement_axis axis, enum lang lang);
void judgement_title(const struct judgement *judgement, enum lang lang, struct text *ret);
void judgement_say(const struct judgement *judgement, const struct indicator *indicator,
	enum judgement_axis axis, enum lang lang, struct text *ret);
/* What is needed from now, for the nearest and for the last target; nothing where none is ahead. */
void judgement_say_needed(const struct judgement *judgement, const struct indicator *indicator,
	enum lang lang, struct text *ret);
/* The flags; after a space where `ret` is not empty. */
void judgement_say_notes(const struct judgement *judgement, const struct indicator *indicator,
	enum lang lang, struct text *ret);

#endif

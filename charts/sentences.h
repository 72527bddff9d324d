/* charts/sentences.h - what a description is made of, in both languages: a table. */
#ifndef CHARTS_SENTENCES_H
#define CHARTS_SENTENCES_H

#include "base/text.h"

enum sentence {
	SAY_NOTHING,
	SAY_ONE,
	SAY_MANY,
	SAY_UP,
	SAY_DOWN,
	SAY_SAME,
	SAY_BORDERS_CHANGED,
	SAY_LENGTHS_DIFFER,
	SAY_EXTREMES,
	SAY_NO_PLAN,
	SAY_PLAN,
	SAY_ONLY_TARGET,
	SAY_PLAN_ENDS,
	SAY_PLAN_THEN,
	SAY_TARGET,
	SAY_FORMER_TARGET,
	SAY_FORECAST,
	SAY_STATE,
	SAY_ABSENT,
	SAY_MORE_ABSENT,
	SAY_GAPS,
	SAY_BREAK,
	SAY_OTHER,
	SAY_OTHER_UNNAMED,
	SAY_STATUSES,
	SAY_ILLUSTRATIVE,
	SAY_ROWS_REST, /* {1}: how many rows, {3}: what rows are */
	SAY_ROWS_PAGE, /* {1}: from–to, {2}: of how many, {3}: what rows are */
	SAY_RANKED_COUNT, /* after a period; {1} of {2} {3} */
	SAY_RANKED_WHOLE,
	SAY_RANKED_ONE,
	SAY_RANKED_ALL,
	SAY_RANKED_HIGHEST,
	SAY_RANKED_LOWEST,
	SAY_RANKED_EQUALS, /* {1}: how many more */
	SAY_RANKED_PLAN, /* {1} of {2} {3} */
	SAY_MOVES, /* since {1}: {2} up, {3} down, {4} unchanged */
	SAY_MOVES_BROKEN, /* since {1} */
	SAY_MOVES_RISE, /* {1} by {2} */
	SAY_MOVES_FALL,
	SAY_ONE_SCALE, /* from {1} to {2} */
	SAY_COUNT,
};

/* Adds a sentence; {} or {1} takes the first of `fills`, {2} the second, and so on. */
void sentence_add(
	enum sentence sentence, enum lang lang, const struct text *fills, struct text *ret);

#endif

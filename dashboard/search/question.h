/*
 * dashboard/search/question.h - a plain question, as far as a catalogue can tell.
 *
 * "tỷ lệ smartphone năm 2022?", "phuong Ben Thanh dung thu may?": an indicator,
 * a place, a period, and whether a rank is asked for. Nothing is guessed: what
 * is not in the words is absent.
 */
#ifndef DASHBOARD_SEARCH_QUESTION_H
#define DASHBOARD_SEARCH_QUESTION_H

#include "dashboard/search/search.h"

struct question {
	const struct indicator *indicator; /* NULL: none is named */
	const struct place *place; /* NULL: none is named */
	bool dated;
	struct period period; /* if dated */
	bool rank;
};

/* False where the words name neither an indicator nor the rank of a place. */
MUST_CHECK bool question_of(struct arena *arena, const struct search_index *index,
	const struct search_query *query, struct question *ret);

#endif

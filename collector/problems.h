/*
 * collector/problems.h - what is wrong with what arrived, gathered.
 *
 * At most DRAFT_MAX_PROBLEMS are kept, with copies of their texts; the rest are only counted.
 */
#ifndef COLLECTOR_PROBLEMS_H
#define COLLECTOR_PROBLEMS_H

#include "collector/draft.h"

/* Adds one; its `where` is made here, from line and column, and `read` is what stood there. */
void problems_add(struct arena *arena, const struct reader *reader, const struct problem *told,
	struct span read, struct problem **list, size_t *count);

/* Adds one of a figure that was read without fault. */
void problems_add_entry(struct arena *arena, const struct reader *reader, const struct entry *entry,
	const char *key, struct draft *draft);

/* By line and column. */
void problems_sort(struct problem *list, size_t count);

#endif

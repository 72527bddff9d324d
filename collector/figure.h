/*
 * collector/figure.h - one row of text -> one checked figure.
 *
 * The row's own checks; draft.h lists the problem keys. What compares rows
 * with each other is draft.c's work.
 */
#ifndef COLLECTOR_FIGURE_H
#define COLLECTOR_FIGURE_H

#include "collector/draft.h"

/* What a row says, field by field, trimmed; empty where it says nothing. */
struct figure_row {
	struct span fields[FIELD_COUNT];
	uint8_t kinds[FIELD_COUNT]; /* enum cell_kind: how sure the reader was */
	const char *breakdown; /* canonical, see series.h */
	int line;
	bool told[FIELD_COUNT]; /* its fault is known already: not told again */
	bool hurried; /* no suggestions: the problem will only be counted */
};

/* Told of each problem; `field` says which column to point at. */
typedef void figure_tell(void *context, enum field field, const char *key, const char *detail);

/* Fills `ret` and returns true when the row is without fault; texts live in the arena. */
MUST_CHECK bool figure_from_row(struct arena *arena, const struct catalogue *catalogue,
	const struct figure_row *row, figure_tell *tell, void *context, struct entry *ret);

/* Moves the texts of an entry to `arena`; what the one before says too is shared with it. */
void figure_keep(struct arena *arena, const struct entry *before, struct entry *entry);

#endif

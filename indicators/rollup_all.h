/*
 * indicators/rollup_all.h - all that one method's figures add up to, over places and time.
 *
 * Figures of a longer period are made of those of shorter ones (rollup_time.h)
 * for every place, and totals over places (rollup.h) of every kind of period,
 * reported or made. What was reported is never replaced: where a place has a
 * figure of a period, none is made for it. Periods tile by the common calendar
 * and, where one is declared, by the office's own.
 */
#ifndef INDICATORS_ROLLUP_ALL_H
#define INDICATORS_ROLLUP_ALL_H

#include "indicators/calendar.h"
#include "indicators/rollup_time.h"

enum rollup_over {
	OVER_PLACES, /* of figures as they were reported */
	OVER_TIME, /* of one place, from its own shorter periods */
	OVER_BOTH, /* over places, some of whose figures were made over time */
	OVER_COUNT,
};

struct rollup_figures {
	struct rollup_rules rules;
	struct rollup_scales scales;
	const struct rollup_node *nodes;
	const struct calendar *calendar; /* NULL: the common one only */
	const struct period *periods; /* ascending, of any kinds */
	const struct rollup_cell *cells; /* as rollup_cell.h; any node may have some */
	size_t cell_count;
	int node_count, period_count;
};

/* Figures that weigh: those of the latest period that has ended by the end of the weighed one. */
struct rollup_weights {
	const struct period *periods;
	const struct rollup_cell *cells; /* values at one scale */
	size_t cell_count;
};

struct rollup_row {
	enum rollup_over over;
	struct rollup_total total; /* `place` is a node; `reason` only where it is over places */
	enum rollup_time_reason time; /* otherwise this; `coverage` counts parts of the period */
	struct period period;
};

/* Rows live in the arena, in no order. `weights` may be NULL. Keys as rollup_places(). */
MUST_CHECK bool rollup_all(struct arena *arena, const struct rollup_figures *figures,
	const struct rollup_weights *weights, struct rollup_row **ret, size_t *ret_count,
	struct error *err);

extern const char *const rollup_overs[OVER_COUNT + 1]; /* places, time, both */

/* "Tổng hợp theo thời gian", "Added up over time". */
const char *rollup_over_say(enum rollup_over over, enum lang lang);

/* Why: rollup_say() or rollup_time_say(), as it was made. */
void rollup_row_say(const struct rollup_row *row, const struct rollup_rules *rules,
	const struct indicator *indicator, enum lang lang, struct text *ret);

#endif

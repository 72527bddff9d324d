/*
 * indicators/rollup_time.h - figures of short periods -> figures of long ones.
 *
 *   flow    the sum          ratio   the sums of its parts
 *   stock   the last one     score, derived, composite   nothing
 *
 * or what the declared rule says instead (enum time_rule).
 *
 * Only periods that tile the longer one exactly are added: months make a
 * quarter, weeks make no month. A long period whose last part is not there has
 * not ended and is withheld whatever the minimum is, as is a sum over a place
 * that did not exist all through it. What has happened so far this year is a
 * span of its own (rollup_time_to_date) and never stands in for the year.
 */
#ifndef INDICATORS_ROLLUP_TIME_H
#define INDICATORS_ROLLUP_TIME_H

#include "indicators/rollup.h"

enum rollup_time_reason {
	TIME_COMPLETE,
	TIME_INCOMPLETE, /* enough, but not all */
	TIME_LAST, /* the last part's figure */
	TIME_TOO_FEW, /* this and the following: withheld */
	TIME_UNFINISHED, /* the last part is missing */
	TIME_PLACE_CHANGED, /* the place began or ended within the period */
	TIME_NO_PARTS, /* a ratio's figure without parts */
	TIME_NOT_ADDED, /* scores and what is computed from others */
	TIME_TOO_LARGE, /* more than 18 digits */
	TIME_REASON_COUNT,
};

struct rollup_mark {
	enum rollup_time_reason reason;
	bool withheld; /* the cell is ROLLUP_ABSENT with status L */
	struct coverage coverage; /* parts of the period; M is not expected */
};

struct rollup_spans {
	const struct rollup_cell *cells; /* by target, then place; `period` is a target's index */
	const struct rollup_mark *marks; /* of the cell at the same index */
	size_t count; /* of places with at least one figure in the target */
	int untiled; /* targets that the periods do not tile; they have no cells */
};

/*
 * Adds up over time. Any node may have cells, whether it reports or not. With
 * spans as periods, `input->periods` must list every declared one. Cells and
 * marks live in the arena; the cells are fit for rollup_places().
 * Keys as rollup_places().
 */
MUST_CHECK bool rollup_time(struct arena *arena, const struct rollup_input *input,
	const struct period *targets, int target_count, struct rollup_spans *ret,
	struct error *err);

/* Is there nothing at all to add up over time by these rules? */
bool rollup_time_none(const struct rollup_rules *rules);
/* Is a longer period what its last part is? */
bool rollup_time_last(const struct rollup_rules *rules);

/* The period of a kind (not span) that holds a minute; false beyond the years of period.h. */
MUST_CHECK bool rollup_time_holding(enum period_kind kind, int64_t minute, struct period *ret);

/* All periods of a kind that begin no later than one of the ascending `periods` and end no
   sooner; each once, ascending. Returns how many. */
int rollup_time_targets(struct arena *arena, const struct period *periods, int count,
	enum period_kind kind, const struct period **ret);

/* From the start of `whole` to the end of `last`, as FIRST/LAST; false unless within `whole`. */
MUST_CHECK bool rollup_time_to_date(
	const struct period *whole, const struct period *last, struct period *ret);

extern const char *const rollup_time_reasons[TIME_REASON_COUNT + 1];
void rollup_time_say(const struct rollup_mark *mark, enum lang lang, struct text *ret);

#endif

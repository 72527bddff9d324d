/*
 * indicators/verdict.h - our judgement of progress, with its reason.
 *
 * First of four axes: the state. The latest figure is compared with the plan's
 * value at the end of its own period, on a linear scale. How far short decides
 * between behind and off plan: the share of the planned way from the baseline
 * that was really gone, so that the verdict is the same for a share and its
 * complement and in any unit. No plan or no direction: no verdict.
 *
 * Forecasts (status F) are not judged. A flow so far this year is compared with the plan's share of
 * the days so far; a rate of a part of the year with the path at its end; other parts with nothing.
 * A period that is not over is never short, and met only where it cannot be undone.
 */
#ifndef INDICATORS_VERDICT_H
#define INDICATORS_VERDICT_H

#include "indicators/plan.h"
#include "indicators/series.h"

enum state {
	STATE_NONE, /* nothing to judge by: no plan, no direction, or no plan value yet */
	STATE_ACHIEVED, /* the last target is reached */
	STATE_ON_PLAN, /* at or above what the plan says for the figure's own period */
	STATE_BEHIND, /* short of it, at least half the planned way gone (or not sizeable) */
	STATE_OFF_PLAN, /* short of it, less than half the planned way gone, or fallen below twice */
	STATE_NO_DATA, /* no figure, or a good one that a later due target has overtaken */
	STATE_COUNT,
};

/* Why; one sentence each in verdict_words.c. */
enum verdict_reason {
	REASON_NO_PLAN,
	REASON_NO_DIRECTION,
	REASON_NO_FIGURE,
	REASON_NOT_DUE, /* the plan says nothing for the figure's time, its first point is ahead */
	REASON_OVERTAKEN, /* good, but a target has fallen due since, with no figure */
	REASON_TARGET_MET,
	REASON_ON_PATH,
	REASON_SHORT, /* short, and the share of the way gone is known */
	REASON_SHORT_UNSIZED, /* short, with no baseline to size it by */
	REASON_SLIPPED, /* short, and the baseline was not: a level that was to be held */
	REASON_AWAITED, /* the point's period is over, and its figure may still be on its way */
	REASON_PART, /* of another length than the plan's period: not to be compared */
	REASON_COUNT,
};

/* A target counts as fallen due this long after its period: figures take time to be published. */
enum { VERDICT_GRACE_DAYS = 180 };

struct verdict {
	enum state state;
	enum verdict_reason reason;
	const struct observation *latest; /* borrowed from the series; NULL without a figure */
	const struct observation *baseline; /* of a short one: what the way is from, or NULL */
	bool planned; /* `plan_value` is set */
	struct decimal plan_value; /* what `latest` was compared with */
	struct period plan_period; /* whose value that is; the figure's own when between */
	const struct plan_point *target; /* the last target, NULL without a plan */
	const struct plan_point *overdue; /* last point due after `latest` and before today */
	const struct plan_point *whole; /* set when `latest` is of a part of its period only */
	bool sized;
	struct decimal share; /* of the planned way gone, percent, 0 digits */
};

/* `today` is days since 1970. Pure: the same input gives the same verdict. */
struct verdict verdict_judge(const struct indicator *indicator, const struct series *series,
	const struct plan *plan, int today);

/* The words. state_key is for CSS classes and machines: achieved, on-plan, behind … */
extern const char *const state_keys[STATE_COUNT + 1];
extern const char *const verdict_reasons[REASON_COUNT + 1];
const char *state_say(enum state state, enum lang lang);
void verdict_say(const struct verdict *verdict, const struct indicator *indicator, enum lang lang,
	struct text *ret);

#endif

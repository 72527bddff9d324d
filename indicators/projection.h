/*
 * indicators/projection.h - a forecast as figures for the periods ahead, with its evidence.
 *
 * Every period from the latest comparable figure on, to the last target where there is one and never
 * further than the figures reach back. Values are on the figure's own scale, rounded to one digit
 * more than the indicator's.
 */
#ifndef INDICATORS_PROJECTION_H
#define INDICATORS_PROJECTION_H

#include "indicators/forecast.h"

struct arena;

enum { PROJECTION_MOST = 24, PROJECTION_UNPLANNED = 3 }; /* periods; without a target */

struct projection_point {
	struct period period;
	struct decimal expected, low, high; /* 80 of 100 outcomes lie from low to high */
};

struct projection {
	const struct projection_point *points; /* by period, in the arena */
	size_t count; /* 0: no forecast, or spans that cannot be counted on */
	enum forecast_model model;
	int figures; /* it was made from */
	int past, within; /* its own past intervals with an outcome, and those that held it */
	struct decimal error; /* of one step when played back over the past, in the figure's unit */
};

/* `target` may be NULL; `comparable`, `scale` and `forecast` as outlook_judge(). */
struct projection projection_make(const struct indicator *indicator,
	const struct comparable *comparable, const struct scale *scale,
	const struct forecast *forecast, const struct plan_point *target, struct arena *arena);

/* The words. projection_models are for machines: line, damped. */
extern const char *const projection_models[FORECAST_MODELS + 1];

/* "a damped trend; in the past, 7 of 8 of its 80% intervals held". Nothing where count is 0. */
void projection_say(const struct projection *projection, const struct indicator *indicator,
	enum lang lang, struct text *ret);

#endif

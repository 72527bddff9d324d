/*
 * store/edition/outlooks.h - reads what is needed from now and the forecasts that an edition holds.
 *
 * For the city, and for every other place that has a plan. Everything lives in the arena; keys are
 * those of indicators/outlook_words.h.
 */
#ifndef STORE_EDITION_OUTLOOKS_H
#define STORE_EDITION_OUTLOOKS_H

#include "indicators/outlook.h"
#include "indicators/projection.h"
#include "store/edition/open.h"

enum edition_pace_of { PACE_NEEDED, PACE_AVERAGE, PACE_BEST, PACE_ELSEWHERE, PACE_COUNT };

struct edition_pace {
	bool known;
	struct decimal value; /* signed: a difference each period, or percent */
	bool growth; /* percent */
	struct period period; /* of the best step, here or elsewhere */
	const char *place; /* code of the best elsewhere; "" otherwise */
	const char *said[LANG_COUNT]; /* "+3 điểm % mỗi năm" */
};

/* Of one target ahead. */
struct edition_outlook {
	struct period target_period, latest_period;
	struct decimal target, latest; /* the figure that is reckoned from */
	const char *grade, *reason, *effort;
	bool met;
	bool forecast; /* the next four are known */
	int chance; /* permille */
	struct decimal expected, low, high;
	int periods, passed; /* to the target; of them, those that are over without a figure */
	int siblings; /* other places compared with */
	bool usual_known;
	struct period usual; /* when the average pace would reach it */
	const char *effort_said[LANG_COUNT], *said[LANG_COUNT];
	struct edition_pace paces[PACE_COUNT];
};

/* The nearest target ahead and the last, by time; none where nothing can be reckoned. */
MUST_CHECK bool edition_outlooks(struct edition *edition, struct arena *arena,
	const struct method *method, const char *place_code, struct edition_outlook **ret,
	size_t *ret_count, struct error *err);

struct edition_forecast {
	const struct projection_point *points; /* by time */
	size_t count; /* 0 where there is no forecast: the rest is empty then */
	const char *model; /* a key of indicators/projection.h */
	int figures, past, within;
	struct decimal error;
	const char *said[LANG_COUNT]; /* how it was made */
};

MUST_CHECK bool edition_forecast(struct edition *edition, struct arena *arena,
	const struct method *method, const char *place_code, struct edition_forecast *ret,
	struct error *err);

#endif

/*
 * indicators/outlook.h - third axis of a verdict: will the target be reached by its date?
 *
 * The chance comes from the forecast (forecast.h), where one can be made; what is needed from now
 * each period is told in any case, beside the pace this place and its siblings have had. A pace is
 * a difference each period (each year where figures are of spans), or percent on a log scale. From now
 * means from `today`: where figures have been missing since the latest, as if nothing had changed.
 */
#ifndef INDICATORS_OUTLOOK_H
#define INDICATORS_OUTLOOK_H

#include "indicators/forecast.h"
#include "indicators/outlook_pace.h"

/* clang-format off */
/* By the chance: at least 90 %, 67, 33, 10, less. */
enum outlook_grade {
	OUTLOOK_UNKNOWN, OUTLOOK_VERY_LIKELY, OUTLOOK_LIKELY, OUTLOOK_UNCERTAIN, OUTLOOK_UNLIKELY,
	OUTLOOK_VERY_UNLIKELY, OUTLOOK_GRADES,
};

/* What the grade rests on, or why there is none; one sentence each in outlook_words.c. */
enum outlook_reason {
	OUTLOOK_NO_TARGET, OUTLOOK_NO_DIRECTION, OUTLOOK_NO_FIGURE,
	OUTLOOK_PAST, /* the target's date is behind the figures or `today` */
	OUTLOOK_PARTS, /* of a flow: figures of parts of the period the target adds up */
	OUTLOOK_TOO_SHORT, /* fewer than FORECAST_LEAST comparable figures */
	OUTLOOK_NEVER_MOVED,
	OUTLOOK_TOO_FAR, /* further ahead than the figures reach back */
	OUTLOOK_FORECAST, OUTLOOK_REASON_COUNT,
};

/* The pace that is needed, against those there were. Without siblings anywhere means here. */
enum outlook_effort {
	OUTLOOK_NOT_ASKED, /* the target is met, or nothing to reckon with */
	OUTLOOK_AS_USUAL, /* no more than the average pace so far */
	OUTLOOK_FASTER, /* more than the average, no more than the best here */
	OUTLOOK_NEW_HERE, /* more than ever here, no more than the best of the siblings */
	OUTLOOK_NEW_ANYWHERE, OUTLOOK_EFFORTS,
};
/* clang-format on */

struct outlook {
	enum outlook_grade grade;
	enum outlook_reason reason;
	const struct plan_point *target; /* borrowed, as the others */
	const struct observation *latest;
	bool met; /* by the latest figure: the chance is of still meeting it then */
	int periods, points, longest; /* to the target; behind the forecast */
	int passed; /* of the periods to the target, those without a figure that are over */
	double chance; /* of reaching it, where graded */
	struct decimal expected, low, high; /* at the target's date, 80 % between */
	enum outlook_effort effort;
	bool growth; /* paces are percent */
	struct outlook_pace needed, average, best, best_elsewhere; /* each period */
	size_t siblings; /* that could be compared with */
	bool usual_known; /* false: never, or later than in OUTLOOK_YEARS */
	struct period usual; /* when the average pace, from now on, would reach the target */
};

enum { OUTLOOK_YEARS = 100 };

/* `target` may be NULL; `comparable` and `forecast` of its place, `today` as comparable_of(). */
struct outlook outlook_judge(const struct indicator *indicator, const struct comparable *comparable,
	const struct scale *scale, const struct forecast *forecast, const struct plan_point *target,
	struct outlook_siblings siblings, int today);

#endif

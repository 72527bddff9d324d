/*
 * indicators/direction.h - second axis of a verdict: where the figure has been going lately.
 *
 * Looks at the latest comparable figures (comparable.h), four at most, on the declared scale. The
 * median slope between all pairs (Theil 1950, Sen 1968) decides, so that one odd figure does not;
 * the amount told is the plain difference of the first and the last, for a reader to check.
 */
#ifndef INDICATORS_DIRECTION_H
#define INDICATORS_DIRECTION_H

#include "indicators/comparable.h"
#include "indicators/scale_math.h"

enum course { COURSE_UNKNOWN, COURSE_IMPROVING, COURSE_STEADY, COURSE_WORSENING, COURSE_COUNT };

/* Why; one sentence each in direction_words.c. */
enum course_reason {
	COURSE_NO_FIGURE,
	COURSE_ONE_FIGURE, /* nothing comparable before the latest figure */
	COURSE_NO_DIRECTION, /* it moved or not, but which way is good is not declared */
	COURSE_CLEAR, /* improving or worsening */
	COURSE_LITTLE, /* steady: within the tolerance of scale_tolerance() */
	COURSE_MIXED, /* steady: the slope and the difference of the ends disagree */
	COURSE_REASON_COUNT,
};

enum { COURSE_POINTS = 4 };

struct movement {
	enum course course;
	enum course_reason reason;
	enum comparable_limit limit; /* what older figures could not be used for */
	const struct observation *from, *to; /* borrowed; `to` NULL without a figure */
	int periods; /* from `from` to `to` */
	struct decimal change; /* to - from */
	double slope; /* on the scale, each period */
	struct decimal tolerance; /* in the figure's unit; around the middle of a logit scale */
};

struct movement direction_judge(const struct indicator *indicator,
	const struct comparable *comparable, const struct scale *scale);

/* The words. course_keys are for CSS classes and machines: unknown, improving, steady, worsening. */
extern const char *const course_keys[COURSE_COUNT + 1];
const char *course_say(enum course course, enum lang lang);
void direction_say(const struct movement *movement, const struct indicator *indicator,
	enum lang lang, struct text *ret);

#endif

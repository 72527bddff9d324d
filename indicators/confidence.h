/*
 * indicators/confidence.h - fourth axis of a verdict: how much weight its figures can bear.
 *
 * The lowest grade that any of the reasons allows. Few comparable figures: 1 or 2 low, 3 or 4
 * medium. Age: figures that fell due since the latest, at the usual gap between them: 1 or 2
 * medium, more low. Coverage under 600 permille low, under 900 medium. Provisional: at least
 * half of the last five figures estimated, provisional or unvalidated medium; the latest
 * unvalidated low.
 */
#ifndef INDICATORS_CONFIDENCE_H
#define INDICATORS_CONFIDENCE_H

#include "indicators/comparable.h"
#include "indicators/indicator.h"

enum confidence_grade { CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH, CONFIDENCE_GRADES };

enum confidence_reason {
	CONFIDENCE_FEW, /* comparable figures */
	CONFIDENCE_OLD,
	CONFIDENCE_COVERAGE,
	CONFIDENCE_PROVISIONAL,
	CONFIDENCE_UNVALIDATED,
	CONFIDENCE_REASON_COUNT,
};

enum { CONFIDENCE_COVERAGE_UNKNOWN = -1 };

struct confidence {
	enum confidence_grade grade;
	bool reasons[CONFIDENCE_REASON_COUNT]; /* that keep it from being high */
	int points; /* comparable figures; 0 without any, grade low */
	int missed; /* figures that fell due since the latest */
	int coverage; /* permille, or CONFIDENCE_COVERAGE_UNKNOWN: it neither helps nor harms */
	int doubtful, looked_at; /* of the last five figures */
	enum comparable_limit limit;
	const struct observation *latest; /* borrowed; NULL without any */
};

/* `today`: the edition's day, days since 1970. `coverage`: permille, or unknown. */
struct confidence confidence_judge(const struct comparable *comparable, int coverage, int today);

/* The words. confidence_keys are for CSS classes and machines: low, medium, high. */
extern const char *const confidence_keys[CONFIDENCE_GRADES + 1];
const char *confidence_grade_say(enum confidence_grade grade, enum lang lang);
void confidence_say(const struct confidence *confidence, enum lang lang, struct text *ret);

#endif

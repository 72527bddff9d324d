/*
 * indicators/checks.h - does a figure look right beside what is known already?
 *
 * Made for 3 to 24 earlier figures, where a z-score above 3 cannot even happen. Each check is a row
 * with a false-alarm rate, measured by simulation (docs/checks.md); its finding says its arithmetic
 * in words. A block is an impossibility; a warning is a question, and is muted by an explanation
 * that was accepted under the check's code (which figures that one covers is the caller's to know).
 *
 *     bounds      outside the minimum or maximum the indicator declares
 *     copied      equal to the period before, where figures are known to move
 *     digits      too many of the figures end in 0 or 5 (exact binomial tail)
 *     jump        far from the median of its history, and from its usual step, and from a year ago,
 *                 each in multiples of the median absolute deviation
 *     numerator   more of the part than of the whole, or a negative part
 *     parts       the portions do not add up to the whole, rounding allowed for
 *     siblings    a ratio outside the funnel of the other places': limits for its denominator, widened
 *                 by how much those places really differ
 *     unit-slip   10, 100 or 1000 times too large or too small to be its own successor
 */
#ifndef INDICATORS_CHECKS_H
#define INDICATORS_CHECKS_H

#include "indicators/indicator.h"
#include "indicators/series.h"

enum check_kind {
	CHECK_BOUNDS,
	CHECK_COPIED,
	CHECK_DIGITS,
	CHECK_JUMP,
	CHECK_NUMERATOR,
	CHECK_PARTS,
	CHECK_SIBLINGS,
	CHECK_UNIT_SLIP,
	CHECK_COUNT,
};

enum { CHECK_HISTORY = 24, CHECK_HISTORY_LEAST = 3, CHECK_SIBLINGS_LEAST = 10 };

struct check {
	const char *code;
	bool blocks;
	bool answerable; /* an explanation lets it pass */
	int false_alarms; /* at most so many in 10,000 right figures */
	const char *name[LANG_COUNT];
};
extern const struct check checks[CHECK_COUNT];

/* What a figure is judged by; each list may be empty, and is filtered for what can be compared. */
struct check_input {
	const struct indicator *indicator;
	const struct observation *figure; /* has a value */
	const struct observation *history; /* the series it belongs to, by period */
	size_t history_count;
	struct check_crowd *crowd; /* its siblings (checks_crowd.h); NULL for none */
	const struct observation *const *portions; /* breakdowns that make up the figure */
	size_t portion_count;
	const char *const
		*accepted; /* codes of checks whose explanation was accepted; ends in NULL */
};

/* What was found. The numbers are those check_say() speaks of. */
struct check_finding {
	enum check_kind kind;
	bool muted;
	int variant; /* which sentence */
	bool plain; /* the numbers are counts, not in the indicator's unit */
	struct decimal value, usual, spread, low, high, ratio, limit, other;
	int count, of;
};

/* Fills `ret` in the order of the enum; returns how many findings there are. */
int checks_run(const struct check_input *input, struct check_finding ret[CHECK_COUNT]);

/* The arithmetic of a finding, as one or two sentences. */
void check_say(const struct check_finding *finding, const struct indicator *indicator,
	enum lang lang, struct text *ret);

#endif

/*
 * indicators/methods.h - what the published methods say, for comparison with ours.
 *
 * Each as published, with its cut-offs, its quirks and the cases it cannot answer; sources are in
 * methods_words.c. They know yearly figures only; b is the first year given, t the last, T the
 * target's, d +1 or -1 as rising or falling is good, CAGR_a = (v_t / v_b)^(1 / (t - b)) - 1 and
 * CAGR_r = (v_T / v_b)^(1 / (T - b)) - 1.
 */
#ifndef INDICATORS_METHODS_H
#define INDICATORS_METHODS_H

#include "base/text.h"
#include "indicators/indicator.h"

enum methods_which {
	METHODS_EUROSTAT_TARGET, /* CAGR_a / CAGR_r, b at most 5 years back: 0.95, 0.60, 0 */
	METHODS_EUROSTAT_TREND, /* d CAGR_a, likewise, without a target: 1 %, 0, -1 % */
	METHODS_UN_CHART, /* CAGR_a / CAGR_r: 0.95, 0.5, -0.1; d CAGR_a without a target */
	METHODS_UN_2023, /* share of the way at T if CAGR_a goes on: 0.95, 0.10 */
	METHODS_ESCAP_STATUS, /* 10 d (v_t - v_b) / |v_T - v_b| against 10 (t - b) / (T - b) */
	METHODS_ESCAP_ANTICIPATED, /* % of the way missing at T by time-weighted regression: 10, 100 */
	METHODS_OPEN_SDG, /* sign d CAGR_a / |CAGR_r|: 0.95, 0.60, 0; d CAGR_a without a target */
	METHODS_COUNT,
};

/* How an answer compares with others': good, right but slow, or no progress and worse. */
enum methods_stance { METHODS_GOOD, METHODS_SLOW, METHODS_BAD };

/* Why a method has no answer. */
enum methods_lack {
	METHODS_ANSWERED,
	METHODS_NOT_YEARLY,
	METHODS_TOO_FEW, /* fewer than two years */
	METHODS_NO_DIRECTION,
	METHODS_NO_TARGET,
	METHODS_TARGET_PAST, /* T is not after b, or, for ESCAP's weights, not after t */
	METHODS_DIVIDES_BY_ZERO,
	METHODS_MIXED_SIGNS,
	METHODS_RATE, /* a growth rate: left to experts */
	METHODS_LACKS,
};

struct methods_input {
	const int *years; /* rising, without doubles */
	const double *values;
	size_t count;
	bool yearly, rate;
	enum direction direction;
	bool targeted;
	double target;
	int target_year;
	double full; /* of a share: 100 where figures are percentages; 0 for others */
	bool limited; /* Open SDG's natural limit, which counts only without a target */
	double limit;
};

struct methods_answer {
	enum methods_lack lack;
	const char *key; /* of the class it gives: "on-track"; NULL without one */
	const char *name[LANG_COUNT]; /* the class in words */
	enum methods_stance stance;
	bool measured; /* not where a reached target settled it */
	double measure; /* the number behind it, as in the enum */
	bool scored; /* Eurostat and Open SDG: -5 to 5, for averaging */
	double score;
};

void methods_ask(const struct methods_input *input, struct methods_answer ret[METHODS_COUNT]);

/* The words: the method's name, where it is published, and what it answers or why it cannot. */
extern const char *const methods_keys[METHODS_COUNT + 1];
const char *methods_name(enum methods_which which, enum lang lang);
const char *methods_source(enum methods_which which);
void methods_say(enum methods_which which, const struct methods_answer *answer, enum lang lang,
	struct text *ret); /* "ESCAP current status index: regressed (-1.25)" */

#endif

/*
 * indicators/formula_eval.h - a formula's figure for one place and period, with all it came from.
 *
 * Exact throughout: quotients of whole numbers, rounded once at the end and only where the formula
 * divides. The figures taken are the published values, so that a reader can do the sum again.
 */
#ifndef INDICATORS_FORMULA_EVAL_H
#define INDICATORS_FORMULA_EVAL_H

#include "indicators/formula.h"
#include "indicators/series.h"

/* Finds the figure of a reference: borrowed, or NULL when there is none. */
struct formula_source {
	const struct observation *(*figure)(void *self, const struct formula_reference *reference,
		const struct place *place, const struct period *period);
	void *self;
};

/* Why there is no value; words in formula_say(). */
enum formula_reason {
	FORMULA_VALUED,
	FORMULA_NO_FIGURE, /* `blame` has none, or one without a value */
	FORMULA_NO_PERIOD, /* no earlier period is defined for this one */
	FORMULA_ZERO_DIVISOR,
	FORMULA_BASE_NOT_POSITIVE, /* change-percent from zero or less */
	FORMULA_TOO_LARGE, /* more digits than exact arithmetic here holds */
	FORMULA_REASON_COUNT,
};

/* One figure that was asked for. */
struct formula_part {
	const struct formula_reference *reference;
	struct period period;
	const struct observation *figure; /* NULL when there is none */
};

struct formula_result {
	bool known;
	struct decimal value; /* if known; exact, or rounded to the decimals asked for */
	bool rounded; /* `value` is not the last digit of the truth */
	/* The worst of the parts' (A B P E V F, then M and Q); B at least where it breaks. */
	char status;
	bool breaks; /* a figure is of another place than the one asked for: one that had its code */
	enum formula_reason reason;
	int line, column; /* of the part of the formula that has no value; 0 if known */
	const struct formula_part *blame; /* of FORMULA_NO_FIGURE, else NULL */
	const struct formula_part *parts; /* each once, by reference, newest first; in the arena */
	int count;
};

/* Every figure the formula asks for is looked up once, also after one was found missing. */
void formula_evaluate(const struct formula *formula, const struct formula_source *source,
	const struct place *place, const struct period *period, int decimals, struct arena *arena,
	struct formula_result *ret);

/* The status that wins when figures are put together. */
char formula_worse_status(char a, char b);

/*
 * As a sentence: why there is no value, or that there are two boundaries in it; else nothing.
 * `name` is the blamed indicator's in that language or NULL.
 */
void formula_say(
	const struct formula_result *result, const char *name, enum lang lang, struct text *ret);

extern const char *const formula_reasons[FORMULA_REASON_COUNT + 1]; /* for machines */

#endif

/*
 * indicators/plan.h - the target path, with the decisions that set it.
 *
 * Points keep their history: a point that a later decision replaced stays,
 * marked superseded. Between two points the path is straight in time, from the
 * end of one period to the end of the next; before the first and after the
 * last it does not exist.
 */
#ifndef INDICATORS_PLAN_H
#define INDICATORS_PLAN_H

#include "base/decimal.h"
#include "indicators/period.h"

struct decision {
	int id;
	const char *code; /* "qd-2393-2020" */
	const char *number; /* "2393/QĐ-UBND"; "" where the source names none */
	const char *date; /* YYYY-MM-DD, or "" */
	const char *issuer[LANG_COUNT];
	const char *title[LANG_COUNT];
	const char *source;
};

struct indicator;

enum comparator { COMPARE_AT_LEAST, COMPARE_MORE_THAN, COMPARE_AT_MOST, COMPARE_LESS_THAN };

struct plan_point {
	struct period period;
	struct decimal value;
	enum comparator comparator;
	const struct decision *decision;
	const char *note[LANG_COUNT]; /* "" for none */
	const char *source;
	bool superseded;
};

/* The plan of one indicator at one place code, whatever the place's borders at the time. */
struct plan {
	const struct indicator *indicator;
	const char *place;
	const struct plan_point *points; /* by period, then by decision date */
	int count;
};

/* "at-least", "more-than", "at-most", "less-than", in the order of the enum. */
extern const char *const plan_comparators[];

/* Does `value` satisfy the point? */
bool plan_point_met(const struct plan_point *point, struct decimal value);

/* The last point in force, or NULL for an empty plan. */
const struct plan_point *plan_target(const struct plan *plan);

/* The point in force whose period ends at `until`, or NULL. */
const struct plan_point *plan_point_at(const struct plan *plan, int64_t until);

/* The first point in force that ends at or after `until`, or NULL. */
const struct plan_point *plan_next(const struct plan *plan, int64_t until);

/* How many more digits than its points the path has between them, room permitting. */
enum { PLAN_EXTRA_DIGITS = 9 };

/* The path's value at `until`; false where the path does not exist. */
MUST_CHECK bool plan_path_at(const struct plan *plan, int64_t until, struct decimal *ret);

/* The same for show: between points rounded to `scale` digits, at a point as decided. */
MUST_CHECK bool plan_value_at(
	const struct plan *plan, int64_t until, int scale, struct decimal *ret);

#endif

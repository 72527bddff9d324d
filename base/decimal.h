/*
 * base/decimal.h - exact decimal numbers.
 *
 * A decimal is units / 10^scale, as written: 86.0 keeps its scale of 1 and
 * prints back as 86.0. Up to 18 digits after the point and 18 digits in all.
 * Absence is not a number here: see struct observation.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/text.h"

enum { DECIMAL_MAX_DIGITS = 18, DECIMAL_MAX_SCALE = 18 };

struct decimal {
	int64_t units;
	int scale; /* 0..DECIMAL_MAX_SCALE */
};

/*
 * Reads the machine form -?digits[.digits][e[+-]digits], nothing around it.
 * False, `ret` untouched: another shape, or more digits than fit.
 */
MUST_CHECK bool decimal_parse(struct span text, struct decimal *ret);

/* Writes the machine form (a point, no grouping, no exponent). */
void decimal_print(struct decimal value, struct text *ret);

double decimal_double(struct decimal value);
int decimal_compare(struct decimal a, struct decimal b); /* exact: <0, 0, >0 */

/* Exact sums at the larger scale; false where more digits would be needed. */
MUST_CHECK bool decimal_add(struct decimal a, struct decimal b, struct decimal *ret);
MUST_CHECK bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *ret);

/* Rounds to `scale` digits, halves away from zero; a smaller scale is kept. */
struct decimal decimal_round(struct decimal value, int scale);

/* Without trailing zeros after the point. */
struct decimal decimal_trim(struct decimal value);

/* factor * a / b at `scale`, rounded the same way; false when b is 0 or digits run out. */
MUST_CHECK bool decimal_ratio(
	struct decimal a, struct decimal b, int factor, int scale, struct decimal *ret);

/* value * n / d at `scale`, rounded the same way; d > 0. False when digits run out. */
MUST_CHECK bool decimal_part(
	struct decimal value, int64_t n, int64_t d, int scale, struct decimal *ret);

#endif

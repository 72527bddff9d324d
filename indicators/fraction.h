/*
 * indicators/fraction.h - exact quotients, for what no decimal can hold: a division before its
 * one rounding, a weight as a share of all weights.
 *
 * Always reduced, the denominator positive. An operation returns false and leaves `ret` untouched
 * when the exact answer needs more than 127 bits: nothing is ever rounded on the way.
 */
#ifndef INDICATORS_FRACTION_H
#define INDICATORS_FRACTION_H

#include "base/decimal.h"

struct fraction {
	__int128 numerator, denominator;
};

struct fraction fraction_of(struct decimal value);

MUST_CHECK bool fraction_add(struct fraction a, struct fraction b, struct fraction *ret);
MUST_CHECK bool fraction_subtract(struct fraction a, struct fraction b, struct fraction *ret);
MUST_CHECK bool fraction_multiply(struct fraction a, struct fraction b, struct fraction *ret);
MUST_CHECK bool fraction_divide(
	struct fraction a, struct fraction b, struct fraction *ret); /* b not 0 */

/* a * 10^tens; `tens` may be negative. */
MUST_CHECK bool fraction_shift(struct fraction a, int tens, struct fraction *ret);

/* <0, 0, >0; never too large. */
int fraction_compare(struct fraction a, struct fraction b);

/* To `scale` digits, halves away from zero; false when more than 18 digits would be needed. */
MUST_CHECK bool fraction_round(struct fraction a, int scale, struct decimal *ret);

/* With as few digits as say it exactly, but at least `scale`; false when no 18 digits do. */
MUST_CHECK bool fraction_exact(struct fraction a, int scale, struct decimal *ret);

#endif

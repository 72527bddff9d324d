/*
 * indicators/fraction.c - see fraction.h. Common factors are taken out before a product is made,
 * so that an answer that fits is found whenever its two halves fit.
 */
#include "indicators/fraction.h"

typedef __int128 wide;

static const int64_t LIMIT = 999999999999999999; /* 18 digits, as in decimal.h */
static const wide LARGEST = (wide)(~(unsigned __int128)0 >> 1);

static wide size_of(wide x)
{
	return x < 0 ? -x : x;
}

static wide common(wide a, wide b)
{
	a = size_of(a);
	b = size_of(b);
	while (b != 0) {
		wide rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* The most negative number has no opposite, so it counts as too large. */
static bool product(wide a, wide b, wide *ret)
{
	wide result;

	if (__builtin_mul_overflow(a, b, &result) || result < -LARGEST)
		return false;
	*ret = result;
	return true;
}

static struct fraction reduced(wide numerator, wide denominator)
{
	wide factor = common(numerator, denominator);

	return (struct fraction){ numerator / factor, denominator / factor };
}

static wide power(int exponent)
{
	wide result = 1;

	while (exponent-- > 0)
		result *= 10;
	return result;
}

struct fraction fraction_of(struct decimal value)
{
	return reduced(value.units, power(value.scale));
}

bool fraction_add(struct fraction a, struct fraction b, struct fraction *ret)
{
	wide factor = common(a.denominator, b.denominator);
	wide x, y, sum, denominator;

	if (!product(a.numerator, b.denominator / factor, &x) ||
		!product(b.numerator, a.denominator / factor, &y) ||
		!product(a.denominator, b.denominator / factor, &denominator) ||
		__builtin_add_overflow(x, y, &sum) || !product(sum, 1, &sum))
		return false;
	*ret = reduced(sum, denominator);
	return true;
}

bool fraction_subtract(struct fraction a, struct fraction b, struct fraction *ret)
{
	return fraction_add(a, (struct fraction){ -b.numerator, b.denominator }, ret);
}

bool fraction_multiply(struct fraction a, struct fraction b, struct fraction *ret)
{
	struct fraction x = reduced(a.numerator, b.denominator);
	struct fraction y = reduced(b.numerator, a.denominator);
	wide numerator, denominator;

	if (!product(x.numerator, y.numerator, &numerator) ||
		!product(x.denominator, y.denominator, &denominator))
		return false;
	*ret = (struct fraction){ numerator, denominator };
	return true;
}

bool fraction_divide(struct fraction a, struct fraction b, struct fraction *ret)
{
	bool negative = b.numerator < 0;

	if (b.numerator == 0)
		return false;
	return fraction_multiply(a,
		(struct fraction){ negative ? -b.denominator : b.denominator,
			negative ? -b.numerator : b.numerator },
		ret);
}

bool fraction_shift(struct fraction a, int tens, struct fraction *ret)
{
	struct fraction result = a;

	for (; tens > 0; tens--)
		if (!fraction_multiply(result, (struct fraction){ 10, 1 }, &result))
			return false;
	for (; tens < 0; tens++)
		if (!fraction_multiply(result, (struct fraction){ 1, 10 }, &result))
			return false;
	*ret = result;
	return true;
}

/* The whole part, rounded down, and what is left of the numerator. */
static wide whole_of(struct fraction a, wide *ret_rest)
{
	wide whole = a.numerator / a.denominator, rest = a.numerator % a.denominator;

	if (rest < 0) {
		rest += a.denominator;
		whole--;
	}
	*ret_rest = rest;
	return whole;
}

/* By whole parts, then by what remains turned upside down: Euclid's steps for both at once. */
int fraction_compare(struct fraction a, struct fraction b)
{
	for (int sign = 1;; sign = -sign) {
		wide rest_a, rest_b;
		wide whole_a = whole_of(a, &rest_a), whole_b = whole_of(b, &rest_b);

		if (whole_a != whole_b)
			return whole_a < whole_b ? -sign : sign;
		if (rest_a == 0 || rest_b == 0)
			return sign * ((rest_a != 0) - (rest_b != 0));
		a = (struct fraction){ a.denominator, rest_a };
		b = (struct fraction){ b.denominator, rest_b };
	}
}

bool fraction_round(struct fraction a, int scale, struct decimal *ret)
{
	wide units = size_of(a.numerator) / a.denominator;
	wide rest = size_of(a.numerator) % a.denominator;

	for (int i = 0; i < scale; i++) {
		if (units > LIMIT || !product(rest, 10, &rest))
			return false;
		units = units * 10 + rest / a.denominator;
		rest %= a.denominator;
	}
	units += rest >= a.denominator - rest;
	if (units > LIMIT)
		return false;
	*ret = (struct decimal){ (int64_t)(a.numerator < 0 ? -units : units), scale };
	return true;
}

bool fraction_exact(struct fraction a, int scale, struct decimal *ret)
{
	for (; scale <= DECIMAL_MAX_SCALE; scale++)
		if (power(scale) % a.denominator == 0)
			return fraction_round(a, scale, ret);
	return false;
}

/*
 * base/decimal.c - see decimal.h. Comparisons and ratios go through __int128:
 * 18 digits scaled by up to 10^18 stay below 10^36, which fits in 127 bits.
 */
#include "base/decimal.h"

#include <stdlib.h>

typedef __int128 wide;

static const int64_t LIMIT = 999999999999999999; /* 18 digits */

static wide power(int exponent)
{
	wide result = 1;

	while (exponent-- > 0)
		result *= 10;
	return result;
}

/* Adds one digit to `units`; false when it would be the 19th. */
static bool push_digit(int64_t *units, char digit)
{
	if (*units > (LIMIT - (digit - '0')) / 10)
		return false;
	*units = *units * 10 + (digit - '0');
	return true;
}

static bool is_digit(struct span text, size_t at)
{
	return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/* Reads [e[+-]digits] at `at`, which must reach the end of the text. */
static bool parse_exponent(struct span text, size_t at, int *ret)
{
	bool negative = false;
	int exponent = 0;

	if (at < text.size && (text.data[at] == 'e' || text.data[at] == 'E')) {
		at++;
		if (at < text.size && (text.data[at] == '+' || text.data[at] == '-'))
			negative = text.data[at++] == '-';
		if (!is_digit(text, at))
			return false;
		for (; is_digit(text, at); at++)
			if ((exponent = exponent * 10 + (text.data[at] - '0')) > 99)
				return false;
	}
	*ret = negative ? -exponent : exponent;
	return at == text.size;
}

bool decimal_parse(struct span text, struct decimal *ret)
{
	bool negative = text.size > 0 && text.data[0] == '-';
	size_t at = negative ? 1 : 0;
	struct decimal value = { 0 };
	int exponent;

	if (!is_digit(text, at))
		return false;
	for (; is_digit(text, at); at++)
		if (!push_digit(&value.units, text.data[at]))
			return false;
	if (at < text.size && text.data[at] == '.') {
		at++;
		if (!is_digit(text, at))
			return false;
		for (; is_digit(text, at); at++, value.scale++)
			if (!push_digit(&value.units, text.data[at]))
				return false;
	}
	if (!parse_exponent(text, at, &exponent))
		return false;
	value.scale -= exponent;
	for (; value.scale < 0; value.scale++)
		if (!push_digit(&value.units, '0'))
			return false;
	if (value.scale > DECIMAL_MAX_SCALE)
		return false;
	if (negative)
		value.units = -value.units;
	*ret = value;
	return true;
}

void decimal_print(struct decimal value, struct text *ret)
{
	char digits[24];
	int64_t rest = llabs(value.units);
	int count = 0;

	while (count <= value.scale || rest > 0) {
		digits[count++] = (char)('0' + rest % 10);
		rest /= 10;
	}
	if (value.units < 0)
		text_addc(ret, '-');
	while (count > 0) {
		if (count == value.scale)
			text_addc(ret, '.');
		text_addc(ret, digits[--count]);
	}
}

/*
 * Goes through the printed form, because only strtod() rounds correctly once;
 * the C locale is never changed in this program.
 */
double decimal_double(struct decimal value)
{
	static const int64_t exact = (int64_t)1 << 53; /* whole doubles up to here are exact */
	text_auto text = { 0 };

	/* both are exact, as powers of ten are to 10^22: the one division rounds as it should */
	if (value.units >= -exact && value.units <= exact)
		return (double)value.units / (double)power(value.scale);

	decimal_print(value, &text);
	return strtod(text_z(&text), NULL);
}

/* Brings both to the larger scale. */
static int align(struct decimal a, struct decimal b, wide *ret_a, wide *ret_b)
{
	int scale = a.scale > b.scale ? a.scale : b.scale;

	*ret_a = a.units * power(scale - a.scale);
	*ret_b = b.units * power(scale - b.scale);
	return scale;
}

int decimal_compare(struct decimal a, struct decimal b)
{
	wide x, y;

	(void)align(a, b, &x, &y);
	return (x > y) - (x < y);
}

static bool fits(wide units, int scale, struct decimal *ret)
{
	if (units > LIMIT || units < -LIMIT)
		return false;
	*ret = (struct decimal){ (int64_t)units, scale };
	return true;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *ret)
{
	wide x, y;
	int scale = align(a, b, &x, &y);

	return fits(x + y, scale, ret);
}

bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *ret)
{
	return decimal_add(a, (struct decimal){ -b.units, b.scale }, ret);
}

/* x / y to the nearest whole number, halves away from zero; y > 0. */
static wide divide_rounded(wide x, wide y)
{
	wide whole = x / y, rest = x % y;

	if (rest < 0)
		return -rest >= y + rest ? whole - 1 : whole;
	return rest >= y - rest ? whole + 1 : whole;
}

struct decimal decimal_round(struct decimal value, int scale)
{
	if (value.scale <= scale)
		return value;
	return (struct decimal){ (int64_t)divide_rounded(value.units, power(value.scale - scale)),
		scale };
}

bool decimal_ratio(struct decimal a, struct decimal b, int factor, int scale, struct decimal *ret)
{
	wide x, y;

	if (b.units == 0)
		return false;
	(void)align(a, b, &x, &y);
	if (y < 0) {
		x = -x;
		y = -y;
	}
	if (__builtin_mul_overflow(x, (wide)factor * power(scale), &x) || y > ((wide)1 << 125))
		return false;
	return fits(divide_rounded(x, y), scale, ret);
}

bool decimal_part(struct decimal value, int64_t n, int64_t d, int scale, struct decimal *ret)
{
	wide x = (wide)value.units * n, y = d;

	if (value.scale > scale)
		y *= power(value.scale - scale);
	else if (__builtin_mul_overflow(x, power(scale - value.scale), &x))
		return false;
	return fits(divide_rounded(x, y), scale, ret);
}

struct decimal decimal_trim(struct decimal value)
{
	while (value.scale > 0 && value.units % 10 == 0) {
		value.units /= 10;
		value.scale--;
	}
	return value;
}

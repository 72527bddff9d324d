/* indicators/student.c - see student.h; the continued fraction by Lentz's method. */
#include "indicators/student.h"

#include <math.h>
#include <stdbool.h>

enum { MOST_TERMS = 500, MOST_STEPS = 200 };

static const double TINY = 1e-300, PRECISE = 1e-15, CLOSE = 1e-13, PI = 3.14159265358979323846;

static double never_zero(double value)
{
	return fabs(value) < TINY ? TINY : value;
}

/* The continued fraction of the incomplete beta function; quick for x < (a + 1) / (a + b + 2). */
static double fraction(double a, double b, double x)
{
	double c = 1, d = 1 / never_zero(1 - (a + b) * x / (a + 1)), product = d;

	for (int m = 1; m < MOST_TERMS; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));

		d = 1 / never_zero(1 + even * d);
		c = never_zero(1 + even / c);
		product *= d * c;
		d = 1 / never_zero(1 + odd * d);
		c = never_zero(1 + odd / c);
		product *= d * c;
		if (fabs(d * c - 1) < PRECISE)
			break;
	}
	return product;
}

/* The regularised incomplete beta function, 0 < x < 1; `rest` is 1 - x, given for its digits. */
static double beta(double a, double b, double x, double rest)
{
	double front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(rest));

	if (x < (a + 1) / (a + b + 2))
		return front * fraction(a, b, x) / a;
	return 1 - front * fraction(b, a, rest) / b;
}

double student_below(double at, double freedom)
{
	double square = at * at, tail;

	if (square < TINY)
		return 0.5;
	tail = isinf(square) ? 0
			     : beta(freedom / 2, 0.5, freedom / (freedom + square),
				       square / (freedom + square)) /
			2;
	return at < 0 ? tail : 1 - tail;
}

static double density(double at, double freedom)
{
	return exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2) -
		       (freedom + 1) / 2 * log1p(at * at / freedom)) /
		sqrt(freedom * PI);
}

/* Newton's steps, held within what is known to bracket the answer. */
double student_quantile(double below, double freedom)
{
	double low = -1, high = 1, at = 0, step = INFINITY;

	while (student_below(low, freedom) > below)
		low *= 2;
	while (student_below(high, freedom) < below)
		high *= 2;
	for (int i = 0; i < MOST_STEPS && fabs(step) > CLOSE * fmax(1, fabs(at)); i++) {
		double over = student_below(at, freedom) - below;
		double next = at - over / density(at, freedom);

		if (over > 0)
			high = at;
		else
			low = at;
		if (!(next > low && next < high))
			next = low + (high - low) / 2;
		step = next - at;
		at = next;
	}
	return at;
}

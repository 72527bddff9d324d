/*
 * indicators/checks_siblings.c - a ratio beside the same ratio in other places: a funnel.
 *
 * On the scale y = asin(sqrt(p)) chance strays by the same 1 / (4 n) whatever the ratio is
 * (F. Anscombe, Biometrika 35, 1948, with his corrections for small n), and limits turned back can
 * never leave 0 to 100 %. Real places differ by more than chance: their own variance is added
 * (D. Spiegelhalter, Statistics in Medicine 24, 2005), estimated robustly as (1.4826 * MAD)^2 of the
 * other places less their median chance variance. With few places that estimate is poor, so the
 * limit is wider.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "indicators/checks_private.h"
#include "indicators/place.h"
#include "indicators/unit.h"

static const double NORMAL_MAD = 1.4826; /* of a normal distribution, standard deviation over MAD */

/* From tests/bench/false_alarms.c: standard deviations from the middle that pass without a word. */
static const double LIMIT = 4.75, LIMIT_OF_FEW = 20; /* LIMIT + LIMIT_OF_FEW / places */

struct funnel {
	double *angles, *variances; /* of the other places: y, and how far chance takes it */
	int count;
};

/* A share of something: 0 <= numerator <= denominator, and a denominator at all. */
static bool is_ratio(const struct observation *figure)
{
	return figure->parts && figure->numerator.units >= 0 && figure->denominator.units > 0 &&
		decimal_compare(figure->numerator, figure->denominator) <= 0;
}

static bool comparable(const struct check_input *input, const struct observation *sibling)
{
	return sibling->known && is_ratio(sibling) && sibling->status != 'F' &&
		sibling->place->id != input->figure->place->id &&
		period_compare(&sibling->period, &input->figure->period) == 0 &&
		strcmp(sibling->breakdown, input->figure->breakdown) == 0;
}

static int ascending(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double median(double *items, int count)
{
	qsort(items, (size_t)count, sizeof *items, ascending);
	return (items[(count - 1) / 2] + items[count / 2]) / 2;
}

/* y of a place, and its chance variance. */
static double angle_of(const struct observation *figure, double *ret_variance)
{
	double size = decimal_double(figure->denominator);

	*ret_variance = 1 / (4 * size + 2);
	return asin(sqrt((decimal_double(figure->numerator) + 3.0 / 8) / (size + 3.0 / 4)));
}

static void gather(const struct check_input *input, struct funnel *funnel)
{
	for (size_t i = 0; i < input->sibling_count; i++)
		if (comparable(input, input->siblings[i])) {
			funnel->angles[funnel->count] = angle_of(
				input->siblings[i], &funnel->variances[funnel->count]);
			funnel->count++;
		}
}

/* How much the places themselves differ, as a variance. Uses up the funnel's lists. */
static double own_variance(struct funnel *funnel, double middle)
{
	double spread;

	for (int i = 0; i < funnel->count; i++)
		funnel->angles[i] = fabs(funnel->angles[i] - middle);
	spread = NORMAL_MAD * median(funnel->angles, funnel->count);
	return fmax(0, spread * spread - median(funnel->variances, funnel->count));
}

/* Turns an angle back into a percentage of `decimals` digits. */
static struct decimal percent(double angle, int decimals)
{
	double root = sin(fmin(M_PI / 2, fmax(0, angle)));

	return (struct decimal){ llround(root * root * 100 * pow(10, decimals)), decimals };
}

static bool judge(const struct check_input *input, struct funnel *funnel, struct check_finding *ret)
{
	double variance, angle = angle_of(input->figure, &variance);
	double middle = median(funnel->angles, funnel->count);
	double most = (LIMIT + LIMIT_OF_FEW / funnel->count) *
		sqrt(variance + own_variance(funnel, middle));
	int decimals = input->indicator->decimals + 1;

	ret->value = input->figure->value;
	ret->usual = percent(middle, decimals);
	ret->low = percent(middle - most, decimals);
	ret->high = percent(middle + most, decimals);
	ret->other = input->figure->denominator;
	ret->count = funnel->count;
	return fabs(angle - middle) > most;
}

bool check_siblings(const struct check_input *input, struct check_finding *ret)
{
	struct funnel funnel = { 0 };
	bool found;

	if (!input->indicator->unit->share || !is_ratio(input->figure) || input->sibling_count == 0)
		return false;
	funnel.angles = memory_new(input->sibling_count, sizeof *funnel.angles);
	funnel.variances = memory_new(input->sibling_count, sizeof *funnel.variances);
	gather(input, &funnel);
	found = funnel.count >= CHECK_SIBLINGS_LEAST && judge(input, &funnel, ret);
	free(funnel.angles);
	free(funnel.variances);
	return found;
}

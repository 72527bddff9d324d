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

#include "indicators/checks_crowd.h"
#include "indicators/checks_private.h"
#include "indicators/place.h"
#include "indicators/unit.h"

static const double NORMAL_MAD = 1.4826; /* of a normal distribution, standard deviation over MAD */

/* From tests/bench/false_alarms.c: standard deviations from the middle that pass without a word. */
static const double LIMIT = 4.75, LIMIT_OF_FEW = 20; /* LIMIT + LIMIT_OF_FEW / places */

struct member {
	int place;
	double angle, variance; /* y, and how far chance takes it */
};

/* Which two figures are the middle ones once one is left out: it lay below, among or above them. */
enum { WITHOUT_LOW, WITHOUT_MIDDLE, WITHOUT_HIGH, WITHOUT_NONE, WITHOUT_COUNT };

struct check_crowd {
	struct arena *arena;
	struct member *members; /* by place */
	double *angles, *variances; /* ascending */
	double *gaps[WITHOUT_COUNT]; /* from each middle, ascending; NULL until asked for */
	int count;
};

/* A share of something: 0 <= numerator <= denominator, and a denominator at all. */
static bool is_ratio(const struct observation *figure)
{
	return figure->parts && figure->numerator.units >= 0 && figure->denominator.units > 0 &&
		decimal_compare(figure->numerator, figure->denominator) <= 0;
}

static bool comparable(const struct observation *like, const struct observation *figure)
{
	return figure->known && is_ratio(figure) && figure->status != 'F' &&
		period_compare(&figure->period, &like->period) == 0 &&
		strcmp(figure->breakdown, like->breakdown) == 0;
}

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int by_place(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

/* y of a place, and its chance variance. */
static double angle_of(const struct observation *figure, double *ret_variance)
{
	double size = decimal_double(figure->denominator);

	*ret_variance = 1 / (4 * size + 2);
	return asin(sqrt((decimal_double(figure->numerator) + 3.0 / 8) / (size + 3.0 / 4)));
}

struct check_crowd *check_crowd_new(struct arena *arena, const struct observation *like,
	const struct observation *const *figures, size_t count)
{
	struct check_crowd *crowd = arena_new(arena, 1, sizeof *crowd);

	crowd->arena = arena;
	crowd->members = arena_new(arena, count, sizeof *crowd->members);
	for (size_t i = 0; i < count; i++)
		if (comparable(like, figures[i])) {
			struct member *member = &crowd->members[crowd->count++];

			member->place = figures[i]->place->id;
			member->angle = angle_of(figures[i], &member->variance);
		}
	crowd->angles = arena_new(arena, count, sizeof *crowd->angles);
	crowd->variances = arena_new(arena, count, sizeof *crowd->variances);
	for (int i = 0; i < crowd->count; i++) {
		crowd->angles[i] = crowd->members[i].angle;
		crowd->variances[i] = crowd->members[i].variance;
	}
	qsort(crowd->members, (size_t)crowd->count, sizeof *crowd->members, by_place);
	qsort(crowd->angles, (size_t)crowd->count, sizeof *crowd->angles, by_size);
	qsort(crowd->variances, (size_t)crowd->count, sizeof *crowd->variances, by_size);
	return crowd;
}

/* Where an item stands, or where the first equal to it does. */
static int rank_of(const double *sorted, int count, double item)
{
	int low = 0;

	while (count > 0) {
		int half = count / 2;

		if (sorted[low + half] < item) {
			low += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	return low;
}

/* The median of all but the one at `without`; of all where that is `count`. */
static double median(const double *sorted, int count, int without)
{
	int left = without < count ? count - 1 : count;
	int low = (left - 1) / 2, high = left / 2;

	return (sorted[low + (low >= without)] + sorted[high + (high >= without)]) / 2;
}

static int case_of(int count, int without)
{
	if (without == count)
		return WITHOUT_NONE;
	return without <= (count - 2) / 2    ? WITHOUT_LOW
		: without <= (count - 1) / 2 ? WITHOUT_MIDDLE
					     : WITHOUT_HIGH;
}

/* The distances of all from a middle, ascending: two rising lists are merged. */
static const double *gaps_of(struct check_crowd *crowd, int which, double middle)
{
	int above = rank_of(crowd->angles, crowd->count, middle), below = above - 1;
	double *gaps = crowd->gaps[which];

	if (gaps != NULL)
		return gaps;
	gaps = arena_new(crowd->arena, (size_t)crowd->count, sizeof *gaps);
	for (int i = 0; i < crowd->count; i++) {
		bool down = above == crowd->count ||
			(below >= 0 &&
				middle - crowd->angles[below] < crowd->angles[above] - middle);

		gaps[i] = fabs(crowd->angles[down ? below : above] - middle);
		below -= down;
		above += !down;
	}
	return crowd->gaps[which] = gaps;
}

/* What the others say: their middle, and how much they themselves differ, as a variance. */
struct others {
	double middle, variance;
	int count;
};

static struct others others_than(struct check_crowd *crowd, int place)
{
	struct member wanted = { .place = place };
	const struct member *own = crowd->count == 0
		? NULL
		: bsearch(&wanted, crowd->members, (size_t)crowd->count, sizeof *crowd->members,
			  by_place);
	int count = crowd->count, without = count, gap = count, chance = count;
	struct others others = { .count = own == NULL ? count : count - 1 };
	const double *gaps;
	double spread;

	if (others.count < CHECK_SIBLINGS_LEAST)
		return others;
	if (own != NULL)
		without = rank_of(crowd->angles, count, own->angle);
	others.middle = median(crowd->angles, count, without);
	gaps = gaps_of(crowd, case_of(count, without), others.middle);
	if (own != NULL) {
		gap = rank_of(gaps, count, fabs(own->angle - others.middle));
		chance = rank_of(crowd->variances, count, own->variance);
	}
	spread = NORMAL_MAD * median(gaps, count, gap);
	others.variance = fmax(0, spread * spread - median(crowd->variances, count, chance));
	return others;
}

/* Turns an angle back into a percentage of `decimals` digits. */
static struct decimal percent(double angle, int decimals)
{
	double root = sin(fmin(M_PI / 2, fmax(0, angle)));

	return (struct decimal){ llround(root * root * 100 * pow(10, decimals)), decimals };
}

bool check_siblings(struct check_look *look, struct check_finding *ret)
{
	const struct check_input *input = look->input;
	double variance, angle, most;
	struct others others;
	int decimals;

	if (input->crowd == NULL || !input->indicator->unit->share || !is_ratio(input->figure))
		return false;
	others = others_than(input->crowd, input->figure->place->id);
	if (others.count < CHECK_SIBLINGS_LEAST)
		return false;
	angle = angle_of(input->figure, &variance);
	most = (LIMIT + LIMIT_OF_FEW / others.count) * sqrt(variance + others.variance);
	if (fabs(angle - others.middle) <= most)
		return false;
	decimals = input->indicator->decimals + 1;
	ret->value = input->figure->value;
	ret->usual = percent(others.middle, decimals);
	ret->low = percent(others.middle - most, decimals);
	ret->high = percent(others.middle + most, decimals);
	ret->other = input->figure->denominator;
	ret->count = others.count;
	return true;
}

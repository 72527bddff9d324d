/* indicators/composite.c - see composite.h. */
#include "indicators/composite.h"

#include "indicators/formula_eval.h"
#include "indicators/fraction.h"

enum { NORMALISED_DIGITS = 9, LARGEST_FULL = 1000000 };

const char *const composite_policies[] = { "refuse", "renormalise", NULL };

static const struct fraction ZERO = { 0, 1 }, ONE = { 1, 1 }, HUNDRED = { 100, 1 };

/* Exact shares of the weights and of the value, before anything is rounded. */
struct sums {
	struct fraction weights, present; /* of all, of those that are there */
	struct fraction weighted[COMPOSITE_MAX]; /* w n */
	struct fraction total; /* Σ w n */
};

bool composite_check(const struct composite *composite, struct error *err)
{
	const struct decimal most = { LARGEST_FULL, 0 };

	if (composite->count < 1 || composite->count > COMPOSITE_MAX || composite->decimals < 0 ||
		composite->decimals > COMPOSITE_MAX_DECIMALS || composite->full.units <= 0 ||
		composite->full.scale > COMPOSITE_MAX_DECIMALS ||
		decimal_compare(composite->full, most) > 0)
		return error_set(err, ERROR_REFUSED, "composite.limit", "%d", COMPOSITE_MAX);
	if (composite->policy == COMPOSITE_RENORMALISE &&
		(composite->least.units < 0 ||
			decimal_compare(composite->least, (struct decimal){ 100, 0 }) > 0))
		return error_set(err, ERROR_REFUSED, "composite.least", "%s", "");
	for (int i = 0; i < composite->count; i++) {
		const struct composite_component *each = &composite->components[i];

		if (decimal_compare(each->minimum, each->maximum) >= 0)
			return error_set(err, ERROR_REFUSED, "composite.anchors", "%s", each->code);
		if (each->weight.units <= 0)
			return error_set(err, ERROR_REFUSED, "composite.weight", "%s", each->code);
		if (each->direction == DIRECTION_NONE)
			return error_set(
				err, ERROR_REFUSED, "composite.direction", "%s", each->code);
	}
	return true;
}

/* (x - minimum) / (maximum - minimum), turned round and kept within 0..1. */
static bool normalise(const struct composite_component *component, struct decimal value,
	struct fraction *ret, bool *ret_outside)
{
	struct fraction low = fraction_of(component->minimum), span, result;

	if (!fraction_subtract(fraction_of(component->maximum), low, &span) ||
		!fraction_subtract(fraction_of(value), low, &result) ||
		!fraction_divide(result, span, &result) ||
		(component->direction == DIRECTION_DOWN &&
			!fraction_subtract(ONE, result, &result)))
		return false;
	*ret_outside = fraction_compare(result, ZERO) < 0 || fraction_compare(result, ONE) > 0;
	if (*ret_outside)
		result = fraction_compare(result, ZERO) < 0 ? ZERO : ONE;
	*ret = result;
	return true;
}

static bool add_part(struct sums *sums, int at, const struct composite_component *component,
	struct composite_part *part)
{
	struct fraction weight = fraction_of(component->weight), normalised;

	if (!fraction_add(sums->weights, weight, &sums->weights))
		return false;
	if (!part->known)
		return true;
	return normalise(component, part->figure->value, &normalised, &part->outside) &&
		fraction_round(normalised, NORMALISED_DIGITS, &part->normalised) &&
		fraction_multiply(weight, normalised, &sums->weighted[at]) &&
		fraction_add(sums->present, weight, &sums->present) &&
		fraction_add(sums->total, sums->weighted[at], &sums->total);
}

/* full / Σ w of those that are there: what a weighted part is multiplied by. */
static bool value_of(const struct composite *composite, const struct sums *sums,
	struct fraction weighted, struct fraction *ret)
{
	struct fraction value;

	if (!fraction_divide(weighted, sums->present, &value) ||
		!fraction_multiply(value, fraction_of(composite->full), &value))
		return false;
	*ret = value;
	return true;
}

/* The part whose cut-off remainder is the largest; the first of equals. */
static int largest(const struct fraction *rests, int count)
{
	int at = 0;

	for (int i = 1; i < count; i++)
		if (fraction_compare(rests[i], rests[at]) > 0)
			at = i;
	return at;
}

/*
 * Cuts each contribution to the digits shown and gives the units still missing from the total to
 * those that lost most. A unit never goes to a part that lost nothing: the total is at most half a
 * unit above the sum, so there are never more units than parts that lost something.
 */
static bool share_out(
	const struct composite *composite, const struct sums *sums, struct composite_result *ret)
{
	struct fraction rests[COMPOSITE_MAX];
	int64_t left = ret->value.units;

	for (int i = 0; i < composite->count; i++) {
		struct fraction exact;

		rests[i] = ZERO;
		if (!ret->parts[i].known)
			continue;
		if (!value_of(composite, sums, sums->weighted[i], &exact) ||
			!fraction_shift(exact, ret->value.scale, &exact))
			return false;
		ret->parts[i].contribution = (struct decimal){
			(int64_t)(exact.numerator / exact.denominator), ret->value.scale
		};
		rests[i] = (struct fraction){ exact.numerator % exact.denominator,
			exact.denominator };
		left -= ret->parts[i].contribution.units;
	}
	for (; left > 0; left--) {
		int at = largest(rests, composite->count);

		ret->parts[at].contribution.units++;
		rests[at] = ZERO;
	}
	return true;
}

static bool compute(const struct composite *composite, struct composite_result *ret)
{
	struct sums sums = { .weights = ZERO, .present = ZERO, .total = ZERO };
	struct fraction coverage, value;

	for (int i = 0; i < composite->count; i++)
		if (!add_part(&sums, i, &composite->components[i], &ret->parts[i]))
			return false;
	if (!fraction_divide(sums.present, sums.weights, &coverage) ||
		!fraction_multiply(coverage, HUNDRED, &coverage) ||
		!fraction_round(coverage, 1, &ret->coverage))
		return false;
	if (ret->present < composite->count && composite->policy == COMPOSITE_REFUSE)
		ret->reason = COMPOSITE_INCOMPLETE;
	else if (ret->present == 0 ||
		(ret->present < composite->count &&
			fraction_compare(coverage, fraction_of(composite->least)) < 0))
		ret->reason = COMPOSITE_TOO_FEW;
	if (ret->reason != COMPOSITE_VALUED)
		return true;
	return value_of(composite, &sums, sums.total, &value) &&
		fraction_round(value, composite->decimals, &ret->value) &&
		share_out(composite, &sums, ret);
}

void composite_value(const struct composite *composite, const struct observation *const *figures,
	struct composite_result *ret)
{
	*ret = (struct composite_result){ .status = 'A' };
	for (int i = 0; i < composite->count; i++) {
		struct composite_part *part = &ret->parts[i];

		part->figure = figures[i];
		part->known = figures[i] != NULL && figures[i]->known;
		ret->present += part->known;
		if (part->known)
			ret->status = formula_worse_status(ret->status, figures[i]->status);
	}
	if (!compute(composite, ret))
		ret->reason = COMPOSITE_TOO_LARGE;
	ret->known = ret->reason == COMPOSITE_VALUED;
	if (!ret->known)
		ret->status = 'M';
	else if (ret->present < composite->count)
		ret->status = formula_worse_status(ret->status, 'E');
}

/*
 * indicators/rollup_total.c - what was gathered -> a total; see rollup_total.h.
 *
 * A quotient and its bounds come from one quotient, all of it at one scale:
 * `top` and `bottom` of those that reported, the `missing` part of the bottom,
 * and how much a missing unit could add to the top at most.
 */
#include "indicators/rollup_total.h"

#include "indicators/rollup_private.h"

static const int64_t LIMIT = 999999999999999999; /* 18 digits */

struct quotient {
	wide top, bottom, missing;
	wide most; /* on top, of each missing unit */
	wide factor;
	bool sized; /* `missing` is known */
};

wide rollup_power(int exponent)
{
	wide result = 1;

	while (exponent-- > 0)
		result *= 10;
	return result;
}

int rollup_mean_scale(const struct rollup_rules *rules, const struct rollup_scales *scales)
{
	enum { GUARD = 4 }; /* digits kept beyond those shown */
	int scale = rules->decimals + GUARD;

	if (scale > DECIMAL_MAX_SCALE)
		scale = DECIMAL_MAX_SCALE;
	return scale > scales->value ? scale : scales->value;
}

/* What rounding adds to a quotient cut off towards zero; bottom > 0. */
static int step_of(wide rest, wide bottom, enum rounding rounding)
{
	int away = (rest > 0) - (rest < 0);
	wide size = rest < 0 ? -rest : rest;

	switch (rounding) {
	case ROUND_DOWN:
		return away < 0 ? -1 : 0;
	case ROUND_UP:
		return away > 0 ? 1 : 0;
	case ROUND_NEAREST:
		break;
	}
	return size >= bottom - size ? away : 0;
}

bool rollup_quotient(wide top, wide bottom, wide factor, enum rounding rounding, wide *ret)
{
	wide product, whole, rest;

	if (bottom == 0 || __builtin_mul_overflow(top, factor, &product))
		return false;
	if (bottom < 0) {
		product = -product;
		bottom = -bottom;
	}
	whole = product / bottom;
	rest = product % bottom;
	*ret = whole + step_of(rest, bottom, rounding);
	return true;
}

static bool fits(wide units, int scale, struct decimal *ret)
{
	if (units > LIMIT || units < -LIMIT)
		return false;
	*ret = (struct decimal){ (int64_t)units, scale };
	return true;
}

/* Is it a mean by weights? */
static bool is_mean(const struct rollup_rules *rules, const struct rollup_sum *sum)
{
	return rules->kind == KIND_SCORE ||
		(rules->kind == KIND_RATIO && rules->weighted && sum->partless > 0);
}

/*
 * The denominators that the missing places should have. A weight counts other
 * things than the denominator does (people, households): it is taken in the
 * proportion that both have where both are known.
 */
static enum coverage_size missing_denominators(const struct rollup_sum *sum, wide *ret)
{
	wide estimate = 0;

	if (sum->loose > 0)
		return COVERAGE_UNSIZED;
	if (sum->loose_weight > 0 &&
		!rollup_quotient(sum->loose_weight, sum->weight, sum->weighed_denominator,
			ROUND_NEAREST, &estimate))
		return COVERAGE_UNSIZED;
	*ret = sum->missing_denominator + estimate;
	return sum->loose_weight > 0 ? COVERAGE_ESTIMATED : COVERAGE_DENOMINATORS;
}

/* What the reporting places stand for, and what is missing beside it. */
static enum coverage_size extent(const struct rollup_rules *rules, const struct rollup_sum *sum,
	wide *ret_part, wide *ret_missing)
{
	if (rules->kind == KIND_RATIO && sum->partless == 0) {
		*ret_part = sum->denominator;
		return missing_denominators(sum, ret_missing);
	}
	*ret_part = sum->weight;
	*ret_missing = sum->missing_weight;
	return sum->unweighed + sum->missing_unweighed > 0 ? COVERAGE_UNSIZED : COVERAGE_WEIGHTS;
}

static struct coverage cover(const struct rollup_rules *rules, const struct rollup_sum *sum)
{
	struct coverage coverage = { sum->reported, sum->expected, COVERAGE_UNSIZED, 0 };
	wide part, missing, permille;
	enum coverage_size sized = extent(rules, sum, &part, &missing);

	if (sized == COVERAGE_UNSIZED || part < 0 || missing < 0 ||
		!rollup_quotient(part, part + missing, 1000, ROUND_DOWN, &permille))
		return coverage;
	coverage.sized = sized;
	coverage.size = (int)permille;
	return coverage;
}

/* The quotient whose value is the total, its parts brought to one scale. */
static bool quotient_of(
	const struct rollup_input *input, const struct rollup_sum *sum, struct quotient *ret)
{
	const struct rollup_rules *rules = &input->rules;
	bool mean = is_mean(rules, sum);
	int top_scale = mean ? rollup_mean_scale(rules, &input->scales) : input->scales.numerator;
	int bottom_scale = mean ? 0 : input->scales.denominator;
	int scale = top_scale > bottom_scale ? top_scale : bottom_scale;
	wide missing = 0;

	*ret = (struct quotient){ .most = mean ? rules->factor : 1,
		.factor = mean ? 1 : rules->factor };
	ret->sized = extent(rules, sum, &ret->bottom, &missing) != COVERAGE_UNSIZED;
	ret->top = mean ? sum->mean : sum->amount;
	return !sum->overflow &&
		!__builtin_mul_overflow(ret->top, rollup_power(scale - top_scale), &ret->top) &&
		!__builtin_mul_overflow(
			ret->bottom, rollup_power(scale - bottom_scale), &ret->bottom) &&
		!__builtin_mul_overflow(missing, rollup_power(scale - bottom_scale), &ret->missing);
}

/* One bound: every missing unit adds `each` to the top. */
static bool bound(const struct quotient *quotient, wide each, int decimals, enum rounding rounding,
	struct decimal *ret)
{
	wide top, bottom, units;

	return !__builtin_mul_overflow(quotient->missing, each, &top) &&
		!__builtin_add_overflow(quotient->top, top, &top) &&
		!__builtin_add_overflow(quotient->bottom, quotient->missing, &bottom) &&
		rollup_quotient(
			top, bottom, quotient->factor * rollup_power(decimals), rounding, &units) &&
		fits(units, decimals, ret);
}

static void set_bounds(
	const struct rollup_input *input, const struct quotient *quotient, struct rollup_total *ret)
{
	int decimals = input->rules.decimals;
	struct decimal low, high;

	if (!input->rules.share || !quotient->sized || input->rules.kind != KIND_RATIO ||
		ret->coverage.reported == ret->coverage.expected || quotient->missing < 0 ||
		quotient->top < 0 || quotient->top / quotient->most > quotient->bottom)
		return;
	if (!bound(quotient, 0, decimals, ROUND_DOWN, &low) ||
		!bound(quotient, quotient->most, decimals, ROUND_UP, &high))
		return;
	ret->bounded = true;
	ret->low = low;
	ret->high = high;
}

static enum rollup_reason quotient_total(
	const struct rollup_input *input, const struct rollup_sum *sum, struct rollup_total *ret)
{
	const struct rollup_rules *rules = &input->rules;
	struct quotient quotient;
	wide units;

	if (!quotient_of(input, sum, &quotient))
		return ROLLUP_TOO_LARGE;
	if (quotient.bottom == 0)
		return ROLLUP_NO_DENOMINATOR;
	if (!rollup_quotient(quotient.top, quotient.bottom,
		    quotient.factor * rollup_power(rules->decimals), ROUND_NEAREST, &units) ||
		!fits(units, rules->decimals, &ret->value))
		return ROLLUP_TOO_LARGE;
	set_bounds(input, &quotient, ret);
	if (is_mean(rules, sum))
		return ROLLUP_COMPLETE;
	ret->parts = fits(sum->amount, input->scales.numerator, &ret->numerator) &&
		fits(sum->denominator, input->scales.denominator, &ret->denominator);
	return ret->parts ? ROLLUP_COMPLETE : ROLLUP_TOO_LARGE;
}

/* The value, if there can be one; ROLLUP_COMPLETE stands for success. */
static enum rollup_reason total_of(
	const struct rollup_input *input, const struct rollup_sum *sum, struct rollup_total *ret)
{
	const struct rollup_rules *rules = &input->rules;
	bool mean = is_mean(rules, sum);

	if (rules->kind == KIND_DERIVED || rules->kind == KIND_COMPOSITE)
		return ROLLUP_NOT_ADDED;
	if (sum->reported == 0)
		return ROLLUP_NO_FIGURES;
	if (mean && (!rules->weighted || sum->unweighed > 0))
		return ROLLUP_NO_WEIGHT;
	if (sum->partless > 0 && !mean)
		return ROLLUP_NO_PARTS;
	if (rules->kind == KIND_RATIO || mean)
		return quotient_total(input, sum, ret);
	return fits(sum->amount, input->scales.value, &ret->value) ? ROLLUP_COMPLETE
								   : ROLLUP_TOO_LARGE;
}

/* What a total that can be computed is, given how complete it is. */
static enum rollup_reason outcome(const struct rollup_input *input, const struct rollup_sum *sum,
	const struct coverage *coverage)
{
	enum coverage_lack lack = coverage_judge(coverage, &input->rules.minimum);

	if (lack != COVERAGE_ENOUGH)
		return lack == COVERAGE_TOO_FEW ? ROLLUP_TOO_FEW : ROLLUP_TOO_SMALL;
	if (is_mean(&input->rules, sum))
		return input->rules.kind == KIND_RATIO ? ROLLUP_WEIGHTED : ROLLUP_MEAN;
	return sum->reported == sum->expected ? ROLLUP_COMPLETE : ROLLUP_INCOMPLETE;
}

static char status_of(enum rollup_reason reason, const struct rollup_sum *sum)
{
	static const char without[ROLLUP_REASON_COUNT] = {
		[ROLLUP_TOO_FEW] = 'L',
		[ROLLUP_TOO_SMALL] = 'L',
		[ROLLUP_NO_FIGURES] = 'O',
		[ROLLUP_NO_PARTS] = 'M',
		[ROLLUP_NO_WEIGHT] = 'M',
		[ROLLUP_NO_DENOMINATOR] = 'M',
		[ROLLUP_NOT_ADDED] = 'M',
		[ROLLUP_TOO_LARGE] = 'M',
	};
	char status = coverage_status(sum->status, sum->reported < sum->expected ? 'P' : 'A');

	if (without[reason] != '\0')
		return without[reason];
	return coverage_status(
		status, reason == ROLLUP_WEIGHTED || reason == ROLLUP_MEAN ? 'E' : 'A');
}

void rollup_finish(
	const struct rollup_input *input, const struct rollup_sum *sum, struct rollup_total *ret)
{
	struct rollup_total total = { 0 };

	total.coverage = cover(&input->rules, sum);
	total.reason = total_of(input, sum, &total);
	if (total.reason == ROLLUP_COMPLETE)
		total.reason = outcome(input, sum, &total.coverage);
	total.withheld = total.reason == ROLLUP_TOO_FEW || total.reason == ROLLUP_TOO_SMALL;
	total.known = total.reason <= ROLLUP_WEIGHTED;
	total.status = status_of(total.reason, sum);
	if (!total.known) {
		total.parts = false;
		total.value = total.numerator = total.denominator = (struct decimal){ 0 };
	}
	*ret = total;
}

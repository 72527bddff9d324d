/* indicators/methods_escap.c - ESCAP's two indices: the way gone by now, and the gap foreseen. */
#include <math.h>

#include "indicators/methods_private.h"

enum { ESCAP_FULL = 10 };

static const double SLACK = 1e-12; /* so that just as much as expected is as expected */

/* clang-format off */
/* Of the index less what was expected by now; of the index itself, less than none is regression. */
static const struct class escap_status[] = {
	{ 0, false, "as-expected", { "đi đúng mức cần đến nay", "progress as expected by now" }, METHODS_GOOD },
	{ -INFINITY, false, "less-than-expected", { "đi chưa đủ mức cần đến nay", "less progress than expected by now" }, METHODS_SLOW },
};

static const struct class escap_regressed = {
	0, false, "regressed", { "thụt lùi", "regressed" }, METHODS_BAD
};

/* Of the gap, turned round so that more is better. */
static const struct class escap_anticipated[] = {
	{ -10, false, "maintain", { "giữ tiến độ", "maintain progress" }, METHODS_GOOD },
	{ -100, false, "accelerate", { "cần nhanh hơn", "accelerate progress" }, METHODS_SLOW },
	{ -INFINITY, false, "reverse", { "phải đảo chiều", "reverse the trend" }, METHODS_BAD },
};
/* clang-format on */

/* What both ESCAP's indices need: a direction, a target ahead, and a way to go. */
static bool escap_ends(
	const struct methods_input *input, struct ends *ret, struct methods_answer *answer)
{
	if (input->direction == DIRECTION_NONE)
		return methods_lacks(answer, METHODS_NO_DIRECTION);
	if (!input->targeted)
		return methods_lacks(answer, METHODS_NO_TARGET);
	return methods_all_ends(input, ret, answer);
}

void methods_ask_escap_status(const struct methods_input *input, struct methods_answer *answer)
{
	struct ends ends = { 0 };
	double index, expected;

	if (!escap_ends(input, &ends, answer))
		return;
	if (methods_met(input, ends.last)) {
		methods_measure(answer, ESCAP_FULL);
		methods_give(answer, &methods_reached);
		return;
	}
	if (input->target == ends.base) {
		answer->lack = METHODS_DIVIDES_BY_ZERO;
		return;
	}
	if (input->target_year <= ends.base_year) {
		answer->lack = METHODS_TARGET_PAST;
		return;
	}
	index = ESCAP_FULL * methods_sign(input) * (ends.last - ends.base) /
		fabs(input->target - ends.base);
	expected = (double)ESCAP_FULL * (ends.last_year - ends.base_year) /
		(input->target_year - ends.base_year);
	methods_measure(answer, index);
	if (index < 0)
		methods_give(answer, &escap_regressed);
	else
		methods_classify(answer, escap_status, index - expected + SLACK);
}

/*
 * Value at the target's year by regression with weights (T - t_1) / (T - t_i), on the logit of a
 * share: the slope is weighted, the intercept is not, as in the published code. A share of 0 or 1
 * has no logit; the last value stands then.
 */
static double anticipate(const struct methods_input *input)
{
	double mean_year = 0, mean = 0, weights = 0, years = 0, values = 0, products = 0,
	       squares = 0;
	double slope, expected;

	for (size_t i = 0; i < input->count; i++) {
		double share = input->values[i] / input->full;

		if (input->full > 0 && !(share > 0 && share < 1))
			return input->values[input->count - 1];
		mean_year += (double)input->years[i] / (double)input->count;
	}
	for (size_t i = 0; i < input->count; i++) {
		double share = input->values[i] / input->full;
		double value = input->full > 0 ? log(share / (1 - share)) : input->values[i];
		double year = input->years[i] - mean_year;
		double weight = (double)(input->target_year - input->years[0]) /
			(input->target_year - input->years[i]);

		mean += value / (double)input->count;
		weights += weight;
		years += weight * year;
		values += weight * value;
		products += weight * year * value;
		squares += weight * year * year;
	}
	slope = (products - years * values / weights) / (squares - years * years / weights);
	expected = mean + slope * (input->target_year - mean_year);
	return input->full > 0 ? input->full / (1 + exp(-expected)) : expected;
}

void methods_ask_escap_anticipated(const struct methods_input *input, struct methods_answer *answer)
{
	struct ends ends = { 0 };
	double expected, gap = 0;

	if (!escap_ends(input, &ends, answer))
		return;
	if (input->target_year <= ends.last_year) {
		answer->lack = METHODS_TARGET_PAST;
		return;
	}
	if (input->target == ends.base) {
		answer->lack = METHODS_DIVIDES_BY_ZERO;
		return;
	}
	expected = anticipate(input);
	if (!methods_met(input, expected))
		gap = 100 * fabs(input->target - expected) / fabs(input->target - ends.base);
	methods_measure(answer, gap);
	methods_classify(answer, escap_anticipated, -gap);
}

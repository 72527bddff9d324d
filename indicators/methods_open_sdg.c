/* indicators/methods_open_sdg.c - Open SDG's progress measure, as version 2.4 computes it. */
#include <math.h>

#include "indicators/methods_private.h"

static const double ZERO = 0.001; /* stands for a base or a target of 0 */
static const double POWER = 4.44;
static const double TARGET_HIGH = 0.95, TARGET_MODERATE = 0.6;
static const double TREND_HIGH = 0.015, TREND_MODERATE = 0.005;

/* clang-format off */
enum { SUBSTANTIAL, MODERATE, LIMITED, DETERIORATION };

static const struct class classes[] = {
	[SUBSTANTIAL]   = { .key = "substantial-progress", .stance = METHODS_GOOD,
	                    .name = { "tiến bộ đáng kể", "substantial progress" } },
	[MODERATE]      = { .key = "moderate-progress", .stance = METHODS_SLOW,
	                    .name = { "tiến bộ vừa phải", "moderate progress" } },
	[LIMITED]       = { .key = "limited-progress", .stance = METHODS_SLOW,
	                    .name = { "tiến bộ ít", "limited progress" } },
	[DETERIORATION] = { .key = "deterioration", .stance = METHODS_BAD,
	                    .name = { "xấu đi", "deterioration" } },
};
/* clang-format on */

/* How near the natural limit the base is: what the cut-offs are multiplied by. */
static double coefficient(const struct methods_input *input, double base)
{
	double limit = fabs(input->limit), size = fabs(base);

	if (!input->limited || size >= 2 * limit)
		return 1;
	return 1 - pow((size <= limit ? size : 2 * limit - size) / limit, POWER);
}

static double trend_score(double value, double near)
{
	if (value < 0)
		return 125 * value - 2.5;
	if (near == 0)
		return 5;
	if (value >= TREND_HIGH * near)
		return 500 * value / near - 5;
	if (value >= TREND_MODERATE * near)
		return 250 * value / near - 1.25;
	return 500 * value / near - 2.5;
}

static void judge(struct methods_answer *answer, double value, double high, double moderate)
{
	methods_measure(answer, value);
	methods_give(answer,
		&classes[value >= high              ? SUBSTANTIAL
				: value >= moderate ? MODERATE
				: value >= 0        ? LIMITED
						    : DETERIORATION]);
}

/*
 * The size of the growth required. Between a base and a target of opposite signs the published
 * code takes a root of a negative number, which its language answers with a complex one, and goes
 * on with that one's size.
 */
static double required(double base, double target, int years)
{
	double root = pow(fabs(target / base), 1.0 / years);

	if (target / base >= 0)
		return fabs(root - 1);
	return sqrt(root * root - 2 * root * cos(M_PI / years) + 1);
}

static bool reached(const struct methods_input *input, double last, double target,
	struct methods_answer *answer)
{
	if (!input->targeted || (input->direction == DIRECTION_UP ? last < target : last > target))
		return false;
	methods_give(answer, &methods_reached);
	methods_score(answer, 5);
	return true;
}

/* Growth between the ends; false where there is none, or the target was reached or fails it. */
static bool measurable(const struct methods_input *input, const struct ends *ends, double target,
	double *ret_growth, struct methods_answer *answer)
{
	double base = ends->base == 0 ? ZERO : ends->base;

	if (!methods_growth(
		    base, ends->last, ends->last_year - ends->base_year, ret_growth, answer)) {
		(void)reached(input, ends->last, target, answer);
		return false;
	}
	if (input->targeted && (target == base || input->target_year == ends->base_year))
		return methods_lacks(answer, METHODS_DIVIDES_BY_ZERO);
	return !reached(input, ends->last, target, answer);
}

/* A direction that is not declared is taken as falling: the published default. */
void methods_ask_open_sdg(const struct methods_input *input, struct methods_answer *answer)
{
	double way = input->direction == DIRECTION_UP ? 1 : -1, growth = 0, value;
	double target = input->target == 0 ? ZERO : input->target;
	struct ends ends = { 0 };

	if (!methods_all_ends(input, &ends, answer)) {
		if (input->count > 0)
			(void)reached(input, input->values[input->count - 1], target, answer);
		return;
	}
	if (!measurable(input, &ends, target, &growth, answer))
		return;
	value = growth * (ends.base < 0 ? -way : way);
	if (input->targeted) {
		value /= required(ends.base == 0 ? ZERO : ends.base, target,
			input->target_year - ends.base_year);
		judge(answer, value, TARGET_HIGH, TARGET_MODERATE);
		methods_score(answer,
			value >= TARGET_MODERATE ? 7.1429 * value - 4.2857 : 4.1667 * value - 2.5);
	} else {
		double near = coefficient(input, ends.base);

		judge(answer, value, TREND_HIGH * near, TREND_MODERATE * near);
		methods_score(answer, trend_score(value, near));
	}
}

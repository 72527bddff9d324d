/*
 * indicators/methods_growth.c - Eurostat's and the United Nations' methods: they compare compound
 * annual growth with that required, or carry it on to the target's year.
 */
#include <math.h>

#include "indicators/methods_private.h"

enum { EUROSTAT_YEARS = 5 };

/* clang-format off */
static const struct class eurostat_target[] = {
	{ 0.95, false, "significant-progress", { "tiến bộ đáng kể", "significant progress" }, METHODS_GOOD },
	{ 0.60, false, "moderate-progress", { "tiến bộ vừa phải", "moderate progress" }, METHODS_SLOW },
	{ 0, false, "insufficient-progress", { "tiến bộ chưa đủ", "insufficient progress" }, METHODS_SLOW },
	{ -INFINITY, false, "movement-away", { "rời xa mục tiêu", "movement away" }, METHODS_BAD },
};

static const struct class eurostat_trend[] = {
	{ 0.01, false, "significant-progress", { "tiến bộ đáng kể", "significant progress" }, METHODS_GOOD },
	{ 0, false, "moderate-progress", { "tiến bộ vừa phải", "moderate progress" }, METHODS_SLOW },
	{ -0.01, true, "moderate-movement-away", { "rời xa vừa phải", "moderate movement away" }, METHODS_BAD },
	{ -INFINITY, false, "significant-movement-away", { "rời xa đáng kể", "significant movement away" }, METHODS_BAD },
};

static const struct class un_chart_target[] = {
	{ 0.95, false, "on-track", { "đúng tiến độ", "on track" }, METHODS_GOOD },
	{ 0.5, false, "fair-progress", { "khá, cần nhanh hơn", "fair progress, acceleration needed" }, METHODS_SLOW },
	{ -0.1, false, "limited-progress", { "ít hoặc không tiến bộ", "limited or no progress" }, METHODS_BAD },
	{ -INFINITY, false, "deterioration", { "xấu đi", "deterioration" }, METHODS_BAD },
};

static const struct class un_chart_trend[] = {
	{ 0.01, true, "on-track", { "đúng tiến độ", "on track" }, METHODS_GOOD },
	{ 0.005, true, "fair-progress", { "khá, cần nhanh hơn", "fair progress, acceleration needed" }, METHODS_SLOW },
	{ -0.01, false, "limited-progress", { "ít hoặc không tiến bộ", "limited or no progress" }, METHODS_BAD },
	{ -INFINITY, false, "deterioration", { "xấu đi", "deterioration" }, METHODS_BAD },
};

static const struct class un_2023_target[] = {
	{ 0.95, false, "on-track", { "đã đạt hoặc đúng tiến độ", "target met or on track" }, METHODS_GOOD },
	{ 0.10, false, "fair-progress", { "khá, cần nhanh hơn", "fair progress, acceleration needed" }, METHODS_SLOW },
	{ -INFINITY, false, "stagnation", { "giậm chân hoặc thụt lùi", "stagnation or regression" }, METHODS_BAD },
};

static const struct class un_2023_trend[] = {
	{ 0.02, false, "on-track", { "đã đạt hoặc đúng tiến độ", "target met or on track" }, METHODS_GOOD },
	{ 0.005, false, "fair-progress", { "khá, cần nhanh hơn", "fair progress, acceleration needed" }, METHODS_SLOW },
	{ -INFINITY, false, "stagnation", { "giậm chân hoặc thụt lùi", "stagnation or regression" }, METHODS_BAD },
};
/* clang-format on */

static bool grown(const struct ends *ends, double *ret, struct methods_answer *answer)
{
	return methods_growth(
		ends->base, ends->last, ends->last_year - ends->base_year, ret, answer);
}

/* Actual growth as a share of that required. */
static bool growth_ratio(const struct methods_input *input, const struct ends *ends, double *ret,
	struct methods_answer *answer)
{
	double actual = 0, required = 0;

	if (input->target_year <= ends->base_year)
		return methods_lacks(answer, METHODS_TARGET_PAST);
	if (!grown(ends, &actual, answer) ||
		!methods_growth(ends->base, input->target, input->target_year - ends->base_year,
			&required, answer))
		return false;
	if (required == 0)
		return methods_lacks(answer, METHODS_DIVIDES_BY_ZERO);
	*ret = actual / required;
	return true;
}

void methods_ask_eurostat_target(const struct methods_input *input, struct methods_answer *answer)
{
	struct ends ends = { 0 };
	double ratio = 0;

	if (!input->targeted)
		answer->lack = METHODS_NO_TARGET;
	else if (input->count > 0 &&
		methods_ends(input, input->years[input->count - 1] - EUROSTAT_YEARS, INT32_MAX,
			&ends, answer) &&
		growth_ratio(input, &ends, &ratio, answer)) {
		methods_measure(answer, ratio);
		methods_classify(answer, eurostat_target, ratio);
		methods_score(answer,
			ratio >= 0.6 ? 5 / 0.7 * (ratio - 0.6) : 5 / 1.2 * (ratio + 0.6) - 5);
	}
}

void methods_ask_eurostat_trend(const struct methods_input *input, struct methods_answer *answer)
{
	struct ends ends = { 0 };
	double growth = 0;

	if (input->direction == DIRECTION_NONE)
		answer->lack = METHODS_NO_DIRECTION;
	else if (input->count > 0 &&
		methods_ends(input, input->years[input->count - 1] - EUROSTAT_YEARS, INT32_MAX,
			&ends, answer) &&
		grown(&ends, &growth, answer)) {
		growth *= methods_sign(input);
		methods_measure(answer, growth);
		methods_classify(answer, eurostat_trend, growth);
		methods_score(answer, 250 * growth);
	}
}

/* A target just met does not count as met here: the code compares strictly. */
void methods_ask_un_chart(const struct methods_input *input, struct methods_answer *answer)
{
	struct ends ends = { 0 };
	double value = 0;

	if (input->direction == DIRECTION_NONE) {
		answer->lack = METHODS_NO_DIRECTION;
		return;
	}
	if (!methods_all_ends(input, &ends, answer))
		return;
	if (input->targeted && methods_met(input, ends.last) && ends.last != input->target) {
		methods_give(answer, &methods_reached);
	} else if (input->targeted && growth_ratio(input, &ends, &value, answer)) {
		methods_measure(answer, value);
		methods_classify(answer, un_chart_target, value);
	} else if (!input->targeted && grown(&ends, &value, answer)) {
		methods_measure(answer, methods_sign(input) * value);
		methods_classify(answer, un_chart_trend, methods_sign(input) * value);
	}
}

/* Within one point of a target that is one of the ends of a share. */
static bool as_good_as_met(const struct methods_input *input, double value)
{
	bool at_end = input->full > 0 && (input->target == 0 || input->target == input->full);

	return methods_met(input, value) ||
		(at_end && fabs(value - input->target) <= input->full / 100);
}

static void ask_un_2023_target(const struct methods_input *input, struct methods_answer *answer)
{
	struct ends ends = { 0 };
	double growth = 0, expected;

	if (!methods_ends(input, INT32_MIN, input->target_year, &ends, answer))
		return;
	if (as_good_as_met(input, ends.last)) {
		methods_give(answer, &un_2023_target[0]);
		return;
	}
	if (!grown(&ends, &growth, answer))
		return;
	if (input->target == ends.base) {
		answer->lack = METHODS_DIVIDES_BY_ZERO;
		return;
	}
	expected = ends.last * pow(1 + growth, input->target_year - ends.last_year);
	methods_measure(answer, (expected - ends.base) / (input->target - ends.base));
	methods_classify(answer, un_2023_target, answer->measure);
}

void methods_ask_un_2023(const struct methods_input *input, struct methods_answer *answer)
{
	struct ends ends = { 0 };
	double growth = 0;

	if (input->rate)
		answer->lack = METHODS_RATE;
	else if (input->direction == DIRECTION_NONE)
		answer->lack = METHODS_NO_DIRECTION;
	else if (input->targeted)
		ask_un_2023_target(input, answer);
	else if (methods_all_ends(input, &ends, answer) && grown(&ends, &growth, answer)) {
		methods_measure(answer, methods_sign(input) * growth);
		methods_classify(answer, un_2023_trend, answer->measure);
	}
}

/* indicators/methods.c - see methods.h: what the methods share, and the list of them. */
#include <math.h>

#include "indicators/methods_private.h"

const struct class methods_reached = { 0, false, "achieved",
	{ "đã đạt mục tiêu", "target achieved" }, METHODS_GOOD };

bool methods_lacks(struct methods_answer *answer, enum methods_lack lack)
{
	answer->lack = lack;
	return false;
}

void methods_give(struct methods_answer *answer, const struct class *class)
{
	answer->lack = METHODS_ANSWERED;
	answer->key = class->key;
	for (enum lang lang = 0; lang < LANG_COUNT; lang++)
		answer->name[lang] = class->name[lang];
	answer->stance = class->stance;
}

void methods_measure(struct methods_answer *answer, double value)
{
	answer->measured = true;
	answer->measure = value;
}

/* Gives the first class that `value` is good enough for; the last takes all. */
void methods_classify(struct methods_answer *answer, const struct class *classes, double value)
{
	while (classes->strict ? value <= classes->least : value < classes->least)
		classes++;
	methods_give(answer, classes);
}

double methods_sign(const struct methods_input *input)
{
	return input->direction == DIRECTION_DOWN ? -1 : 1;
}

bool methods_met(const struct methods_input *input, double value)
{
	return methods_sign(input) * (value - input->target) >= 0;
}

/* The first year not before `since` and the last one not after `until`. */
bool methods_ends(const struct methods_input *input, int since, int until, struct ends *ret,
	struct methods_answer *answer)
{
	size_t first = 0, last = input->count;

	while (first < input->count && input->years[first] < since)
		first++;
	while (last > 0 && input->years[last - 1] > until)
		last--;
	if (last < 1 || first + 1 >= last)
		return methods_lacks(answer, METHODS_TOO_FEW);
	*ret = (struct ends){ input->years[first], input->years[last - 1], input->values[first],
		input->values[last - 1] };
	return true;
}

bool methods_all_ends(
	const struct methods_input *input, struct ends *ret, struct methods_answer *answer)
{
	return methods_ends(input, INT32_MIN, INT32_MAX, ret, answer);
}

/* Compound annual growth. */
bool methods_growth(double from, double to, int years, double *ret, struct methods_answer *answer)
{
	if (from == 0 || years == 0)
		return methods_lacks(answer, METHODS_DIVIDES_BY_ZERO);
	if (to / from < 0)
		return methods_lacks(answer, METHODS_MIXED_SIGNS);
	*ret = pow(to / from, 1.0 / years) - 1;
	return true;
}

void methods_score(struct methods_answer *answer, double value)
{
	answer->scored = true;
	answer->score = fmin(fmax(value, -5), 5);
}

void methods_ask(const struct methods_input *input, struct methods_answer ret[METHODS_COUNT])
{
	static void (*const ask[METHODS_COUNT])(
		const struct methods_input *input, struct methods_answer *answer) = {
		[METHODS_EUROSTAT_TARGET] = methods_ask_eurostat_target,
		[METHODS_EUROSTAT_TREND] = methods_ask_eurostat_trend,
		[METHODS_UN_CHART] = methods_ask_un_chart,
		[METHODS_UN_2023] = methods_ask_un_2023,
		[METHODS_ESCAP_STATUS] = methods_ask_escap_status,
		[METHODS_ESCAP_ANTICIPATED] = methods_ask_escap_anticipated,
		[METHODS_OPEN_SDG] = methods_ask_open_sdg,
	};

	for (enum methods_which which = 0; which < METHODS_COUNT; which++) {
		ret[which] = (struct methods_answer){ .lack = METHODS_TOO_FEW };
		if (input->yearly)
			ask[which](input, &ret[which]);
		else
			ret[which].lack = METHODS_NOT_YEARLY;
	}
}

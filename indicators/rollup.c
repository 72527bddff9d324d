/*
 * indicators/rollup.c - the pass over the cells; see rollup.h.
 *
 * Reporting places (leaves) are walked beside the sorted cells of each period
 * and added to the place right above; then every upper place adds itself to
 * its own parent, last to first, because children come after parents. A leaf
 * needs no sum of its own, so that the working set is small and stays cached.
 */
#include "indicators/rollup.h"

#include <string.h>

#include "indicators/catalogue.h"
#include "indicators/rollup_private.h"

struct leaf {
	int node, upper; /* upper: which sum; -1 none */
	int from_day, until_day;
	int64_t weight;
	int64_t latest; /* its last known denominator; -1 none yet */
};

struct pass {
	const struct rollup_input *input;
	struct leaf *leaves;
	int *uppers; /* node of each sum, ascending */
	int *parents; /* of each sum, as a sum; -1 at the top */
	struct rollup_sum *sums;
	int leaf_count, upper_count;
	const struct rollup_cell *at, *stop; /* what is left of the period's cells */
	int mean_scale;
	bool means; /* values are weighed in this period */
	size_t outside;
};

struct rollup_rules rollup_rules_of(
	const struct catalogue *catalogue, const struct indicator *indicator)
{
	enum { PERMILLE = 10 }; /* of one per cent */
	const struct indicator_rollup *declared = &indicator->rollup;

	return (struct rollup_rules){
		.kind = indicator->kind,
		.factor = indicator->unit->factor,
		.decimals = indicator->decimals,
		.share = indicator->unit->share,
		.weighted = *declared->weight != '\0',
		.weight = catalogue_indicator(catalogue, declared->weight),
		.minimum = { declared->places * PERMILLE, declared->size * PERMILLE },
		.minimum_time = declared->time * PERMILLE,
		.time_rule = declared->time_rule,
	};
}

/* Splits the nodes into leaves and uppers; false where they are no tree in order. */
static bool plant(struct arena *arena, struct pass *pass)
{
	const struct rollup_input *input = pass->input;
	size_t count = (size_t)input->node_count;
	int *slots = arena_new(arena, count + 1, sizeof *slots);

	pass->leaves = arena_new(arena, count + 1, sizeof *pass->leaves);
	pass->uppers = arena_new(arena, count + 1, sizeof *pass->uppers);
	pass->parents = arena_new(arena, count + 1, sizeof *pass->parents);
	for (int i = 0; i < input->node_count; i++) {
		const struct rollup_node *node = &input->nodes[i];
		int above = -1;

		if (node->parent >= i || (node->parent >= 0 && input->nodes[node->parent].reports))
			return false;
		if (node->parent >= 0)
			above = slots[node->parent];
		if (node->reports) {
			pass->leaves[pass->leaf_count++] = (struct leaf){ i, above,
				node->place->from_day, node->place->until_day, node->weight, -1 };
		} else {
			slots[i] = pass->upper_count;
			pass->parents[pass->upper_count] = above;
			pass->uppers[pass->upper_count++] = i;
		}
	}
	pass->sums = arena_new(arena, (size_t)pass->upper_count + 1, sizeof *pass->sums);
	return true;
}

/* Of one kind and ascending: "latest" and "whole" mean nothing otherwise. */
static bool periods_in_order(const struct rollup_input *input)
{
	for (int i = 1; i < input->period_count; i++)
		if (input->periods[i].kind != input->periods[0].kind ||
			period_compare(&input->periods[i - 1], &input->periods[i]) >= 0)
			return false;
	return true;
}

/*
 * Sets at..stop to the cells of a period. False where one is out of order or
 * range. Looks ahead for a ratio without parts, which asks for means.
 */
static bool open_period(struct pass *pass, int period)
{
	const struct rollup_input *input = pass->input;
	const struct rollup_cell *end = input->cells + input->cell_count, *cell = pass->stop;
	bool ratio = input->rules.kind == KIND_RATIO;
	bool partless = false;
	int last = -1;

	for (; cell < end && cell->period == period; cell++) {
		if (cell->place <= last || cell->place >= input->node_count ||
			cell->has > (ratio ? ROLLUP_PARTS : ROLLUP_VALUE))
			return false;
		last = cell->place;
		partless |= cell->has == ROLLUP_VALUE;
	}
	pass->at = pass->stop;
	pass->stop = cell;
	pass->means = input->rules.weighted &&
		(input->rules.kind == KIND_SCORE || (ratio && partless));
	return true;
}

/* The value of a figure at the mean's scale. */
static bool mean_value(const struct pass *pass, const struct rollup_cell *cell, wide *ret)
{
	const struct rollup_scales *scales = &pass->input->scales;
	int shift = scales->denominator - scales->numerator;
	wide top = cell->amount, bottom = cell->denominator;

	if (cell->has == ROLLUP_VALUE) {
		*ret = top * rollup_power(pass->mean_scale - scales->value);
		return true;
	}
	if (shift > 0)
		top *= rollup_power(shift);
	else
		bottom *= rollup_power(-shift);
	return rollup_quotient(top, bottom,
		pass->input->rules.factor * rollup_power(pass->mean_scale), ROUND_NEAREST, ret);
}

static void weigh(const struct pass *pass, const struct leaf *leaf, const struct rollup_cell *cell,
	struct rollup_sum *sum)
{
	wide value, product;

	if (!mean_value(pass, cell, &value) ||
		__builtin_mul_overflow(value, (wide)leaf->weight, &product) ||
		__builtin_add_overflow(sum->mean, product, &sum->mean))
		sum->overflow = true;
}

static void add_figure(const struct pass *pass, struct leaf *leaf, const struct rollup_cell *cell,
	struct rollup_sum *sum)
{
	bool partless = pass->input->rules.kind == KIND_RATIO && cell->has == ROLLUP_VALUE;

	sum->reported++;
	sum->expected++;
	if (cell->status != 'A')
		sum->status = coverage_status(sum->status, cell->status);
	if (partless)
		sum->partless++;
	else
		sum->amount += cell->amount;
	if (cell->has == ROLLUP_PARTS) {
		sum->denominator += cell->denominator;
		if (leaf->weight >= 0)
			sum->weighed_denominator += cell->denominator;
		leaf->latest = cell->denominator;
		if (pass->means && cell->denominator == 0)
			return; /* 0 of 0 is no share: nothing to weigh */
	}
	if (leaf->weight < 0)
		sum->unweighed++;
	else
		sum->weight += leaf->weight;
	if (pass->means && leaf->weight > 0)
		weigh(pass, leaf, cell, sum);
}

static void add_missing(const struct leaf *leaf, struct rollup_sum *sum)
{
	sum->expected++;
	if (leaf->weight < 0)
		sum->missing_unweighed++;
	else
		sum->missing_weight += leaf->weight;
	if (leaf->latest >= 0)
		sum->missing_denominator += leaf->latest;
	else if (leaf->weight >= 0)
		sum->loose_weight += leaf->weight;
	else
		sum->loose++;
}

/* Passes over the cells before `node`: nobody asked for them. */
static void pass_over(struct pass *pass, int node)
{
	for (; pass->at < pass->stop && pass->at->place < node; pass->at++)
		pass->outside += pass->at->has != ROLLUP_ABSENT;
}

static void add_leaves(struct pass *pass, int period, int day)
{
	const struct rollup_input *input = pass->input;
	const int64_t *weights = input->weights == NULL
		? NULL
		: input->weights + (size_t)period * (size_t)input->node_count;

	for (int i = 0; i < pass->leaf_count; i++) {
		struct leaf *leaf = &pass->leaves[i];
		const struct rollup_cell *cell = NULL;

		pass_over(pass, leaf->node);
		if (day < leaf->from_day || day >= leaf->until_day)
			continue;
		if (pass->at < pass->stop && pass->at->place == leaf->node)
			cell = pass->at++;
		if (leaf->upper < 0)
			continue;
		if (weights != NULL)
			leaf->weight = weights[leaf->node];
		if (cell != NULL && cell->has != ROLLUP_ABSENT)
			add_figure(pass, leaf, cell, &pass->sums[leaf->upper]);
		else if (cell == NULL || cell->status != 'M')
			add_missing(leaf, &pass->sums[leaf->upper]);
	}
	pass_over(pass, INT_MAX);
}

static void add_sum(const struct rollup_sum *from, struct rollup_sum *to)
{
	to->amount += from->amount;
	to->denominator += from->denominator;
	to->weight += from->weight;
	to->weighed_denominator += from->weighed_denominator;
	to->missing_denominator += from->missing_denominator;
	to->missing_weight += from->missing_weight;
	to->loose_weight += from->loose_weight;
	to->reported += from->reported;
	to->expected += from->expected;
	to->partless += from->partless;
	to->unweighed += from->unweighed;
	to->missing_unweighed += from->missing_unweighed;
	to->loose += from->loose;
	to->status = coverage_status(to->status, from->status);
	to->overflow |= from->overflow || __builtin_add_overflow(to->mean, from->mean, &to->mean);
}

static void add_period(struct pass *pass, int period, int day)
{
	memset(pass->sums, 0, (size_t)pass->upper_count * sizeof *pass->sums);
	add_leaves(pass, period, day);
	for (int i = pass->upper_count - 1; i >= 0; i--)
		if (pass->parents[i] >= 0)
			add_sum(&pass->sums[i], &pass->sums[pass->parents[i]]);
}

/* Refuses what the caller got wrong. */
static bool start(struct arena *arena, struct pass *pass, struct error *err)
{
	if (!plant(arena, pass))
		return error_set(err, ERROR_FAILURE, "rollup.nodes", "not a tree, parents first");
	if (!periods_in_order(pass->input))
		return error_set(
			err, ERROR_FAILURE, "rollup.periods", "not ascending, of one kind");
	return true;
}

bool rollup_places(struct arena *arena, const struct rollup_input *input, struct rollup *ret,
	struct error *err)
{
	struct pass pass = { .input = input, .stop = input->cells };
	struct rollup_total *totals = NULL;
	size_t count = 0;

	pass.mean_scale = rollup_mean_scale(&input->rules, &input->scales);
	if (!start(arena, &pass, err))
		return false;
	for (int period = 0; period < input->period_count; period++) {
		int day = input->places_of == ROLLUP_OWN_PLACES
			? period_last_day(&input->periods[period])
			: input->places_of;

		if (!open_period(&pass, period))
			return error_set(err, ERROR_FAILURE, "rollup.cells", "cell %td",
				pass.stop - input->cells);
		add_period(&pass, period, day);
		for (int i = 0; i < pass.upper_count; i++) {
			if (pass.sums[i].expected == 0)
				continue;
			totals = arena_push(arena, totals, count, sizeof *totals);
			rollup_finish(input, &pass.sums[i], &totals[count]);
			totals[count].place = pass.uppers[i];
			totals[count++].period = period;
		}
	}
	if (pass.stop != input->cells + input->cell_count)
		return error_set(
			err, ERROR_FAILURE, "rollup.cells", "cell %td", pass.stop - input->cells);
	*ret = (struct rollup){ totals, count, pass.outside };
	return true;
}

/*
 * indicators/formula_eval.c - see formula_eval.h. A table with a slot for each reference and each
 * period back keeps what was looked up, so that sum(sum(x, 12), 12) asks for a figure once.
 */
#include "indicators/formula_eval.h"

#include <string.h>

#include "indicators/formula_private.h"
#include "indicators/fraction.h"
#include "indicators/period_shift.h"
#include "indicators/place.h"

struct slot {
	bool asked;
	const struct observation *figure;
};

struct run {
	const struct formula *formula;
	const struct formula_source *source;
	const struct place *place;
	struct period *periods; /* by how far back */
	bool *dated; /* is there such a period? */
	struct slot *slots; /* by reference, then by how far back */
	/* The first thing that went wrong. */
	enum formula_reason reason;
	const struct formula_node *at;
	const struct slot *blame;
};

static bool evaluate(
	struct run *run, const struct formula_node *node, int back, struct fraction *ret);

static bool fail(struct run *run, const struct formula_node *node, enum formula_reason reason,
	const struct slot *blame)
{
	if (run->reason == FORMULA_VALUED) {
		run->reason = reason;
		run->at = node;
		run->blame = blame;
	}
	return false;
}

static bool look_up(
	struct run *run, const struct formula_node *node, int back, struct fraction *ret)
{
	const struct formula *formula = run->formula;
	struct slot *slot = &run->slots[node->reference * (formula->reach + 1) + back];

	if (!run->dated[back])
		return fail(run, node, FORMULA_NO_PERIOD, NULL);
	if (!slot->asked)
		slot->figure = run->source->figure(run->source->self,
			&formula->references[node->reference], run->place, &run->periods[back]);
	slot->asked = true;
	if (slot->figure == NULL || !slot->figure->known)
		return fail(run, node, FORMULA_NO_FIGURE, slot);
	*ret = fraction_of(slot->figure->value);
	return true;
}

static bool checked(struct run *run, const struct formula_node *node, bool fits)
{
	return fits || fail(run, node, FORMULA_TOO_LARGE, NULL);
}

static bool quotient(struct run *run, const struct formula_node *node, struct fraction x,
	struct fraction y, struct fraction *ret)
{
	if (y.numerator == 0)
		return fail(run, node, FORMULA_ZERO_DIVISOR, NULL);
	return checked(run, node, fraction_divide(x, y, ret));
}

/* The node's operator between two values. */
static bool operate(struct run *run, const struct formula_node *node, struct fraction x,
	struct fraction y, struct fraction *ret)
{
	bool smaller = fraction_compare(x, y) <= 0;

	switch (node->kind) {
	case NODE_ADD:
	case NODE_SUM:
		return checked(run, node, fraction_add(x, y, ret));
	case NODE_SUBTRACT:
	case NODE_CHANGE:
		return checked(run, node, fraction_subtract(x, y, ret));
	case NODE_MULTIPLY:
		return checked(run, node, fraction_multiply(x, y, ret));
	case NODE_DIVIDE:
	case NODE_PER:
		return quotient(run, node, x, y, ret);
	case NODE_CHANGE_PERCENT:
		if (y.numerator <= 0)
			return fail(run, node, FORMULA_BASE_NOT_POSITIVE, NULL);
		return checked(
			run, node, fraction_subtract(x, y, &x) && fraction_divide(x, y, ret));
	case NODE_MAX:
		*ret = smaller ? y : x;
		return true;
	default: /* NODE_MIN */
		*ret = smaller ? x : y;
		return true;
	}
}

/* Joins `next` to what is there so far; goes on asking for figures after a failure. */
static bool join(struct run *run, const struct formula_node *node, bool known, bool first,
	const struct formula_node *argument, int back, struct fraction *ret)
{
	struct fraction next = { 0, 1 };

	if (!evaluate(run, argument, back, &next) || !known)
		return false;
	if (first) {
		*ret = next;
		return true;
	}
	return operate(run, node, *ret, next, ret);
}

/* The value before its shift. */
static bool value_of(
	struct run *run, const struct formula_node *node, int back, struct fraction *ret)
{
	int whole = node->whole > 0 ? node->whole : 1;
	bool known = true;

	switch (node->kind) {
	case NODE_NUMBER:
		*ret = fraction_of(node->number);
		return true;
	case NODE_REFERENCE:
		return look_up(run, node, back, ret);
	case NODE_NEGATE:
		known = evaluate(run, node->arguments[0], back, ret);
		ret->numerator = -ret->numerator;
		return known;
	case NODE_LAG:
		return evaluate(run, node->arguments[0], back + whole, ret);
	case NODE_CHANGE:
	case NODE_CHANGE_PERCENT:
		known = join(run, node, known, true, node->arguments[0], back, ret);
		return join(run, node, known, false, node->arguments[0], back + whole, ret);
	case NODE_SUM:
		for (int i = 0; i < whole; i++)
			known = join(run, node, known, i == 0, node->arguments[0], back + i, ret);
		return known;
	default:
		for (int i = 0; i < node->count; i++)
			known = join(run, node, known, i == 0, node->arguments[i], back, ret);
		return known;
	}
}

static bool evaluate(
	struct run *run, const struct formula_node *node, int back, struct fraction *ret)
{
	struct fraction value = { 0, 1 };

	if (!value_of(run, node, back, &value) ||
		!checked(run, node, fraction_shift(value, node->shift, &value)))
		return false;
	*ret = value;
	return true;
}

char formula_worse_status(char a, char b)
{
	static const char order[] = "ABPEVFLOMQ";
	const char one[] = { a, '\0' }, other[] = { b, '\0' };

	return strcspn(order, one) > strcspn(order, other) ? a : b;
}

/* Lists what was asked for; the status is the worst of it. */
static void collect(const struct run *run, struct arena *arena, struct formula_result *ret)
{
	const struct formula *formula = run->formula;
	int width = formula->reach + 1, slots = formula->reference_count * width, count = 0;
	struct formula_part *parts;

	for (int i = 0; i < slots; i++)
		count += run->slots[i].asked;
	parts = arena_new(arena, (size_t)count, sizeof *parts);
	ret->status = ret->known ? 'A' : 'M';
	for (int i = 0; i < slots; i++) {
		const struct slot *slot = &run->slots[i];
		struct formula_part *part = &parts[ret->count];

		if (!slot->asked)
			continue;
		part->reference = &formula->references[i / width];
		part->period = run->periods[i % width];
		part->figure = slot->figure;
		if (part->figure != NULL) {
			ret->status = formula_worse_status(ret->status, part->figure->status);
			ret->breaks |= part->figure->place->id != run->place->id;
		}
		if (slot == run->blame)
			ret->blame = part;
		ret->count++;
	}
	ret->parts = parts;
	if (ret->breaks)
		ret->status = formula_worse_status(ret->status, 'B');
}

static bool finish(const struct formula *formula, struct fraction value, int decimals,
	struct formula_result *ret)
{
	struct decimal exact;

	if (!formula->divides && fraction_exact(value, decimals, &ret->value))
		return true;
	if (!fraction_round(value, decimals, &ret->value))
		return false;
	ret->rounded = !fraction_exact(value, decimals, &exact) || exact.scale > decimals;
	return true;
}

void formula_evaluate(const struct formula *formula, const struct formula_source *source,
	const struct place *place, const struct period *period, int decimals, struct arena *arena,
	struct formula_result *ret)
{
	size_t width = (size_t)formula->reach + 1;
	struct run run = {
		.formula = formula,
		.source = source,
		.place = place,
		.periods = arena_new(arena, width, sizeof *run.periods),
		.dated = arena_new(arena, width, sizeof *run.dated),
		.slots = arena_new(
			arena, width * (size_t)formula->reference_count, sizeof *run.slots),
	};
	struct fraction value = { 0, 1 };

	for (size_t back = 0; back < width; back++)
		run.dated[back] = period_shift(period, -(int)back, &run.periods[back]);
	run.periods[0] = *period;
	run.dated[0] = true;
	*ret = (struct formula_result){ 0 };
	ret->known = evaluate(&run, formula->root, 0, &value) &&
		checked(&run, formula->root, finish(formula, value, decimals, ret));
	ret->reason = run.reason;
	if (!ret->known) {
		ret->line = run.at->line;
		ret->column = run.at->column;
	}
	collect(&run, arena, ret);
}

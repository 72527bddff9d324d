/*
 * indicators/formula_units.c - what each part of a formula counts, worked out from the leaves up.
 *
 * Every value inside an evaluation is at its base scale (a percentage as a share, millions as
 * ones), so that scales never have to be matched by hand; the leaves and the root are shifted by
 * powers of ten, and so is a bare number that takes the unit of what it is added to.
 *
 * Because the shift is automatic, a factor of 100 beside a share is nearly always a habit and
 * would be counted twice. Two marks travel upwards to find it: that a bare power of ten was
 * multiplied in, and that a share was.
 */
#include <string.h>

#include "indicators/formula_private.h"

enum { MOST_FACTORS = 4 };

enum unit_kind { UNIT_NUMBER, UNIT_AMOUNT, UNIT_SHARE, UNIT_GROWTH, UNIT_RANK };

struct unit_factor {
	struct span of;
	int power;
};

struct quantity {
	enum unit_kind kind;
	struct unit_factor factors[MOST_FACTORS]; /* of an amount */
	int count;
	struct span whole; /* of a share */
	int tens; /* the scale a bare number beside it is in */
	bool flow;
	bool said_per; /* `tens` was asked for in the formula */
	bool power, share; /* the two marks */
	int reach;
	long steps;
};

struct checker {
	struct formula *formula;
	const struct measure *measures;
	struct error *err;
};

static bool units_of(struct checker *checker, struct formula_node *node, struct quantity *ret);

static void print_factors(
	const struct quantity *quantity, int sign, const char *joint, struct text *ret)
{
	for (int i = 0, said = 0; i < quantity->count; i++)
		for (int n = quantity->factors[i].power * sign; n > 0; n--) {
			text_addz(ret, sign < 0 || said > 0 ? joint : "");
			text_add(ret, quantity->factors[i].of);
			said++;
		}
}

static void print_quantity(const struct quantity *quantity, struct text *ret)
{
	static const char *const names[] = { "1", "", "%", "+%", "#" };

	text_addz(ret, names[quantity->kind]);
	if (quantity->kind == UNIT_SHARE && quantity->whole.size > 0) {
		text_addz(ret, " of ");
		text_add(ret, quantity->whole);
	}
	if (quantity->kind == UNIT_AMOUNT) {
		print_factors(quantity, 1, " * ", ret);
		print_factors(quantity, -1, " / ", ret);
	}
}

/* One unit named, or two with `joint` between them. */
static bool refuse(const struct checker *checker, const struct formula_node *node, const char *key,
	const struct quantity *a, const char *joint, const struct quantity *b)
{
	text_auto detail = { 0 };

	print_quantity(a, &detail);
	if (b != NULL) {
		text_addz(&detail, joint);
		print_quantity(b, &detail);
	}
	return error_at(
		checker->err, ERROR_REFUSED, key, node->line, node->column, "%s", text_z(&detail));
}

static const char *joint_of(enum formula_node_kind kind)
{
	/* clang-format off */
	static const char *const joints[] = {
		[NODE_ADD] = " + ", [NODE_SUBTRACT] = " - ", [NODE_MULTIPLY] = " * ",
		[NODE_DIVIDE] = " / ", [NODE_MAX] = ", ", [NODE_MIN] = ", ", [NODE_PER] = " / ",
	};
	/* clang-format on */

	return joints[kind];
}

static struct quantity quantity_of(struct measure measure)
{
	static const enum unit_kind kinds[] = { UNIT_AMOUNT, UNIT_SHARE, UNIT_GROWTH, UNIT_RANK };
	struct quantity quantity = { .kind = kinds[measure.kind], .tens = measure.tens };

	quantity.flow = measure.flow;
	if (measure.kind == MEASURE_SHARE)
		quantity.whole = measure.of;
	if (measure.kind != MEASURE_AMOUNT)
		return quantity;
	quantity.factors[quantity.count++] = (struct unit_factor){ measure.of, 1 };
	if (measure.per.size > 0)
		quantity.factors[quantity.count++] = (struct unit_factor){ measure.per, -1 };
	return quantity;
}

/* 100, 1000 …, 0.01, 0.001 …: what people multiply by to change a scale. */
static bool is_power_of_ten(struct decimal value)
{
	int64_t units = value.units;
	int tens = -value.scale;

	while (units != 0 && units % 10 == 0) {
		units /= 10;
		tens++;
	}
	return units == 1 && (tens >= 2 || tens <= -2);
}

static int power_of(const struct quantity *quantity, struct span of)
{
	for (int i = 0; i < quantity->count; i++)
		if (span_equals(quantity->factors[i].of, of))
			return quantity->factors[i].power;
	return 0;
}

static bool same_factors(const struct quantity *a, const struct quantity *b)
{
	if (a->count != b->count)
		return false;
	for (int i = 0; i < a->count; i++)
		if (power_of(b, a->factors[i].of) != a->factors[i].power)
			return false;
	return true;
}

static bool same_unit(const struct quantity *a, const struct quantity *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == UNIT_SHARE)
		return a->whole.size == 0 || b->whole.size == 0 || span_equals(a->whole, b->whole);
	return same_factors(a, b);
}

/* Multiplies `a` by `b` to the power `sign`; false when there are too many units in it. */
static bool combine(struct quantity *a, const struct quantity *b, int sign)
{
	for (int i = 0; i < b->count; i++) {
		int at = 0;

		while (at < a->count && !span_equals(a->factors[at].of, b->factors[i].of))
			at++;
		if (at == MOST_FACTORS)
			return false;
		if (at == a->count)
			a->factors[a->count++] = (struct unit_factor){ b->factors[i].of, 0 };
		a->factors[at].power += sign * b->factors[i].power;
		if (a->factors[at].power == 0)
			a->factors[at] = a->factors[--a->count];
	}
	return true;
}

/* x * y and x / y. What a scale was is forgotten, but for a plain factor. */
static bool product(struct checker *checker, struct formula_node *node, const struct quantity *x,
	const struct quantity *y, struct quantity *ret)
{
	bool divide = node->kind != NODE_MULTIPLY;
	struct quantity result = *x;

	if (x->kind == UNIT_RANK || y->kind == UNIT_RANK)
		return refuse(checker, node, "formula.rank", x, joint_of(node->kind), y);
	if (!combine(&result, y, divide ? -1 : 1))
		return refuse(checker, node, "formula.units", x, joint_of(node->kind), y);
	result.power = x->power || y->power;
	result.share = x->share || y->share || x->kind == UNIT_SHARE || y->kind == UNIT_SHARE ||
		x->kind == UNIT_GROWTH || y->kind == UNIT_GROWTH;
	result.said_per = false;
	if (y->kind == UNIT_NUMBER) {
		result.said_per = x->said_per;
	} else if (x->kind == UNIT_NUMBER && !divide) {
		result.kind = y->kind;
		result.whole = y->whole;
		result.tens = y->tens;
		result.flow = y->flow;
		result.said_per = y->said_per;
	} else {
		bool plain = x->kind == UNIT_SHARE || x->kind == UNIT_GROWTH;

		result.kind = result.count > 0 ? UNIT_AMOUNT : UNIT_SHARE;
		result.tens = 0;
		result.flow = !divide && ((plain && y->flow) || (x->flow && y->count == 0));
		result.whole = !divide && plain && y->count == 0 ? x->whole : (struct span){ 0 };
	}
	result.share = result.share || result.kind == UNIT_SHARE || result.kind == UNIT_GROWTH;
	if (result.power && result.share)
		return refuse(checker, node, "formula.hundred", &result, "", NULL);
	*ret = result;
	return true;
}

/* Gives a bare number the scale of what it stands beside. */
static bool adapt(struct checker *checker, struct formula_node *node, const struct quantity *number,
	const struct quantity *beside)
{
	node->shift += beside->tens;
	if (number->power && beside->kind == UNIT_SHARE && beside->tens == 0)
		return refuse(checker, node, "formula.hundred", beside, "", NULL);
	return true;
}

/* All of one unit: + - min max. The marks of adapted numbers end here. */
static bool alike(struct checker *checker, struct formula_node *node,
	const struct quantity *arguments, struct quantity *ret)
{
	bool adds = node->kind == NODE_ADD || node->kind == NODE_SUBTRACT, flow = true;
	int first = 0;

	while (first + 1 < node->count && arguments[first].kind == UNIT_NUMBER)
		first++;
	*ret = arguments[first];
	if (adds && ret->kind == UNIT_RANK)
		return refuse(checker, node, "formula.rank", &arguments[0], joint_of(node->kind),
			&arguments[1]);
	for (int i = 0; i < node->count; i++) {
		const struct quantity *each = &arguments[i];

		flow = flow && each->flow;
		if (each->kind == UNIT_NUMBER && ret->kind != UNIT_NUMBER) {
			if (!adapt(checker, node->arguments[i], each, ret))
				return false;
			continue;
		}
		if (!same_unit(ret, each))
			return refuse(
				checker, node, "formula.units", ret, joint_of(node->kind), each);
		ret->power = ret->power || each->power;
		ret->share = ret->share || each->share;
		if (ret->whole.size == 0)
			ret->whole = each->whole;
	}
	ret->flow = flow;
	return true;
}

static bool number_units(struct formula_node *node, struct quantity *ret)
{
	*ret = (struct quantity){ .kind = node->percent ? UNIT_SHARE : UNIT_NUMBER, .steps = 1 };
	ret->power = !node->percent && is_power_of_ten(node->number);
	if (node->percent)
		node->shift = ret->tens = -2;
	return true;
}

static bool per_units(struct checker *checker, struct formula_node *node, const struct quantity *x,
	const struct quantity *y, struct quantity *ret)
{
	if (!product(checker, node, x, y, ret))
		return false;
	ret->tens = 0;
	ret->said_per = node->whole > 0;
	for (int per = node->whole; per > 1; per /= 10)
		ret->tens--;
	return true;
}

static bool change_units(struct checker *checker, struct formula_node *node,
	const struct quantity *x, struct quantity *ret)
{
	*ret = *x;
	ret->flow = x->kind == UNIT_AMOUNT;
	if (node->kind == NODE_CHANGE_PERCENT) {
		if (x->kind != UNIT_AMOUNT && x->kind != UNIT_NUMBER)
			return refuse(checker, node, "formula.growth", x, "", NULL);
		*ret = (struct quantity){ .kind = UNIT_GROWTH, .tens = -2 };
	}
	if (x->kind == UNIT_RANK) {
		ret->kind = UNIT_AMOUNT;
		ret->factors[ret->count++] = (struct unit_factor){ span_of("places"), 1 };
	}
	return true;
}

/* What an evaluation of the node looks at: how far back, and how often. */
static bool cost(struct checker *checker, const struct formula_node *node, struct quantity *ret)
{
	int back = node->whole > 0 ? node->whole : 1;

	if (node->kind == NODE_LAG || node->kind == NODE_CHANGE ||
		node->kind == NODE_CHANGE_PERCENT)
		ret->reach += back;
	else if (node->kind == NODE_SUM)
		ret->reach += back - 1;
	if (node->kind == NODE_SUM)
		ret->steps *= back;
	else if (node->kind == NODE_CHANGE || node->kind == NODE_CHANGE_PERCENT)
		ret->steps *= 2;
	ret->steps++;
	if (ret->reach > FORMULA_MAX_REACH)
		return error_at(checker->err, ERROR_REFUSED, "formula.limit", node->line,
			node->column, "%d periods", FORMULA_MAX_REACH);
	if (ret->steps > FORMULA_MAX_STEPS)
		return error_at(checker->err, ERROR_REFUSED, "formula.limit", node->line,
			node->column, "%d steps", FORMULA_MAX_STEPS);
	return true;
}

/* The unit of a node from those of its arguments. */
static bool unit_from(struct checker *checker, struct formula_node *node,
	const struct quantity *arguments, struct quantity *ret)
{
	const struct quantity *x = &arguments[0], *y = &arguments[1];

	switch (node->kind) {
	case NODE_NUMBER:
		return number_units(node, ret);
	case NODE_REFERENCE:
		*ret = quantity_of(checker->measures[node->reference]);
		node->shift = ret->tens;
		return true;
	case NODE_MULTIPLY:
	case NODE_DIVIDE:
		checker->formula->divides |= node->kind == NODE_DIVIDE;
		return product(checker, node, x, y, ret);
	case NODE_PER:
		checker->formula->divides = true;
		return per_units(checker, node, x, y, ret);
	case NODE_CHANGE:
	case NODE_CHANGE_PERCENT:
		checker->formula->divides |= node->kind == NODE_CHANGE_PERCENT;
		return change_units(checker, node, x, ret);
	case NODE_ADD:
	case NODE_SUBTRACT:
	case NODE_MAX:
	case NODE_MIN:
		return alike(checker, node, arguments, ret);
	case NODE_SUM:
		if (x->kind != UNIT_NUMBER && !x->flow)
			return refuse(checker, node, "formula.sum", x, "", NULL);
		*ret = *x;
		return true;
	default: /* a lag and a sign change no unit */
		*ret = *x;
		return true;
	}
}

static bool units_of(struct checker *checker, struct formula_node *node, struct quantity *ret)
{
	struct quantity arguments[FORMULA_MAX_ARGUMENTS] = { 0 };
	int reach = 0;
	long steps = 0;

	for (int i = 0; i < node->count; i++) {
		if (!units_of(checker, node->arguments[i], &arguments[i]))
			return false;
		reach = arguments[i].reach > reach ? arguments[i].reach : reach;
		steps += arguments[i].steps;
	}
	if (!unit_from(checker, node, arguments, ret))
		return false;
	ret->reach = reach;
	ret->steps = steps;
	return cost(checker, node, ret);
}

/* Does what the formula makes fit what the indicator is declared to count? */
static bool fits(struct checker *checker, const struct formula_node *root,
	const struct quantity *made, const struct measure *measure)
{
	struct quantity declared = quantity_of(*measure);
	bool growth = declared.kind == UNIT_GROWTH && made->kind == UNIT_SHARE;

	if (!growth && !same_unit(made, &declared))
		return refuse(checker, root, "formula.result", made, " \u2192 ", &declared);
	if (made->said_per && made->tens != declared.tens)
		return error_at(checker->err, ERROR_REFUSED, "formula.per", root->line,
			root->column, "10^%d \u2192 10^%d", -made->tens, -declared.tens);
	if (made->power && declared.tens != 0)
		return refuse(checker, root, "formula.hundred", &declared, "", NULL);
	return true;
}

bool formula_units(struct formula *formula, struct formula_node *root,
	const struct measure *measures, struct measure result, struct error *err)
{
	struct checker checker = { formula, measures, err };
	struct quantity made;

	if (formula->reference_count == 0)
		return error_at(
			err, ERROR_REFUSED, "formula.constant", root->line, root->column, "%s", "");
	if (!units_of(&checker, root, &made) || !fits(&checker, root, &made, &result))
		return false;
	root->shift -= result.tens;
	formula->reach = made.reach;
	return true;
}

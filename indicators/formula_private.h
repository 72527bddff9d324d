/*
 * indicators/formula_private.h - the tree of a formula, for the files formula_*.c only.
 *
 * Text -> tokens (formula_lex.c) -> tree (formula_parse.c) -> units and scales filled in
 * (formula_units.c); from then on nothing changes it.
 */
#ifndef INDICATORS_FORMULA_PRIVATE_H
#define INDICATORS_FORMULA_PRIVATE_H

#include "base/decimal.h"
#include "indicators/formula.h"

enum formula_node_kind {
	NODE_NUMBER,
	NODE_REFERENCE,
	NODE_NEGATE,
	NODE_ADD,
	NODE_SUBTRACT,
	NODE_MULTIPLY,
	NODE_DIVIDE,
	/* functions, in the order of formula_functions[] */
	NODE_CHANGE,
	NODE_CHANGE_PERCENT,
	NODE_LAG,
	NODE_MAX,
	NODE_MIN,
	NODE_PER,
	NODE_SUM,
};

struct formula_node {
	enum formula_node_kind kind;
	int line, column; /* of the operator or the name */
	struct formula_node *arguments[FORMULA_MAX_ARGUMENTS];
	int count;
	int whole; /* N or P; 0 where it was left out */
	int reference; /* of NODE_REFERENCE */
	struct decimal number; /* of NODE_NUMBER */
	bool percent; /* NODE_NUMBER with a % */
	int shift; /* the value is multiplied by 10^shift once it is there */
};

/* How a function is called. */
struct formula_function {
	const char *name, *usage;
	int least, most; /* expressions */
	enum { WHOLE_NONE, WHOLE_OPTIONAL, WHOLE_REQUIRED } whole;
};
extern const struct formula_function formula_functions[NODE_SUM - NODE_CHANGE + 1];

struct formula {
	const struct formula_node *root;
	const struct formula_reference *references;
	int reference_count;
	int reach; /* periods back that an evaluation looks */
	bool divides; /* so that the value may need rounding */
};

/* Checks the units, sets the scales and measures the cost; false with `err`. */
MUST_CHECK bool formula_units(struct formula *formula, struct formula_node *root,
	const struct measure *measures, struct measure result, struct error *err);

#endif

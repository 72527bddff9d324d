/*
 * indicators/formula.h - figures made from other figures.
 *
 *     expression = term { ("+" | "-") term }          a minus between two terms needs a blank
 *     term       = factor { ("*" | "/") factor }      on both sides: a-b is one code
 *     factor     = [ "-" ] ( number [ "%" ] | reference | call | "(" expression ")" )
 *     reference  = code [ ":" code ]                  indicator, and method if not the primary one
 *     call       = sum(x, N) | lag(x, N) | change(x [, N]) | change-percent(x [, N])
 *                | per(x, y [, P]) | min(x, y, …) | max(x, y, …)
 *     number     = digits [ "." digits ]              code = small letters, digits, hyphens
 *
 * N counts periods of the period's own kind: sum adds the last N, lag is N earlier, change is
 * x - lag(x, N), change-percent the same over lag(x, N); one period where N is left out. per is
 * x / y, said per P: 1, 10, 100 ….
 *
 * Units: a figure is worth figure * 10^tens [of / per], so that percent, millions and "per 1,000"
 * need no factor: share-of-a * a is right, and so is a / b for a percentage. A factor of 100 there
 * is refused as a slip. A bare number beside a figure has that figure's unit (100 - share).
 * Only flows add over periods.
 *
 * The tree is immutable and lives in the arena. Errors are ERROR_REFUSED with line and column:
 *     formula.character number minus expected function arguments whole      the text
 *     formula.unknown units sum growth rank hundred per result constant     what it means
 *     formula.limit                                                         too large
 */
#ifndef INDICATORS_FORMULA_H
#define INDICATORS_FORMULA_H

#include "base/arena.h"
#include "base/error.h"
#include "indicators/measure.h"

struct formula;

enum {
	FORMULA_MAX_BYTES = 2000,
	FORMULA_MAX_NODES = 200,
	FORMULA_MAX_DEPTH = 32, /* brackets within brackets */
	FORMULA_MAX_ARGUMENTS = 8,
	FORMULA_MAX_REACH = 400, /* periods back from the one asked for */
	FORMULA_MAX_STEPS = 20000, /* of one evaluation */
};

struct formula_reference {
	int index; /* in order of appearance */
	const char *code, *method; /* "" for the primary method */
	int line, column; /* where it first stands */
};

/* Tells what an indicator's figures count; false where there is no such indicator or method. */
struct formula_scope {
	bool (*measure)(void *self, const char *code, const char *method, struct measure *ret);
	void *self;
};

/* Reads a formula whose figures are to count `result`; NULL with `err`. */
MUST_CHECK const struct formula *formula_parse(struct arena *arena, struct span text,
	struct measure result, const struct formula_scope *scope, struct error *err);

const struct formula_reference *formula_references(const struct formula *formula, int *ret_count);

/* Writes it with the brackets it needs and no others; reads back as the same tree. */
void formula_print(const struct formula *formula, struct text *ret);

#endif

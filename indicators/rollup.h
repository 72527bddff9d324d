/*
 * indicators/rollup.h - figures of places -> figures of the places above them.
 *
 *   flow, stock         the sum of those that reported
 *   ratio               factor * sum of numerators / sum of denominators; shares are never averaged
 *   score               the mean by the declared weight, an estimate (E), or no total
 *   derived, composite  no total: they are computed from totals
 *
 * A ratio some of whose figures have no parts has no total either, unless a
 * weight is declared: then it is the mean by that weight, an estimate (E).
 * Sums are exact; a quotient is rounded once, halves away from zero. One pass over
 * the cells, every upper place at once, always from the reporting places.
 */
#ifndef INDICATORS_ROLLUP_H
#define INDICATORS_ROLLUP_H

#include <limits.h>

#include "base/arena.h"
#include "base/error.h"
#include "indicators/indicator.h"
#include "indicators/rollup_cell.h"
#include "indicators/rollup_total.h"

/* A place in its tree, children after parents (rollup_tree.h makes them). */
struct rollup_node {
	const struct place *place;
	int parent; /* index; -1 at the top */
	bool reports; /* figures are expected of it; it has no children then */
	bool former; /* a district that is gone, standing for its area within the place above */
	int64_t weight; /* declared, such as population; -1 unknown */
};

struct rollup_rules {
	enum indicator_kind kind;
	int factor, decimals; /* of a ratio; of every quotient */
	bool share; /* the numerator is part of the denominator: missing ones are within 0..100 % */
	bool weighted; /* means by weights are declared to be right */
	const struct indicator *weight; /* whose figures they are; NULL: the population */
	struct coverage_minimum minimum; /* below it a total is withheld */
	int minimum_time; /* for rollup_time.h: permille of the parts of a period */
	enum time_rule time_rule; /* for rollup_time.h */
};

enum { ROLLUP_OWN_PLACES = INT_MIN };

struct rollup_input {
	struct rollup_rules rules;
	struct rollup_scales scales;
	const struct rollup_node *nodes;
	const struct period *periods; /* ascending, of one kind */
	const struct rollup_cell *cells; /* their places are nodes */
	/* Weights by period, then node, -1 unknown; NULL: those of the nodes, at all times. */
	const int64_t *weights;
	size_t cell_count;
	int node_count, period_count;
	/* The day whose places should report (boundary.h moved the cells to them), or each period's last. */
	int places_of;
};

struct rollup {
	const struct rollup_total *totals; /* by period, then place; where a figure is expected */
	size_t count;
	size_t outside; /* figures left out: of places that do not report, or not then */
};

struct catalogue;
/* The rules as the indicator declares them. */
struct rollup_rules rollup_rules_of(
	const struct catalogue *catalogue, const struct indicator *indicator);

/*
 * Adds up. The totals live in the arena; the same input gives the same totals.
 * Keys (ERROR_FAILURE): rollup.cells (out of order or range, parts in what is
 * no ratio), rollup.nodes, rollup.periods; the detail says which.
 */
MUST_CHECK bool rollup_places(struct arena *arena, const struct rollup_input *input,
	struct rollup *ret, struct error *err);

#endif

/*
 * dashboard/api/origin.h - where a figure comes from, as a tree.
 *
 * A computed figure comes from what its recipe looked up, a total from the figures of the places
 * below it, a reported figure from its source. The tree ends at reported figures and populations.
 */
#ifndef DASHBOARD_API_ORIGIN_H
#define DASHBOARD_API_ORIGIN_H

#include "base/json.h"
#include "store/edition/part.h"

enum {
	ORIGIN_MAX_FIGURES = 2000, /* of one tree */
	ORIGIN_MAX_DEPTH = 32, /* computed from computed from … */
};

enum origin_kind {
	ORIGIN_PUBLISHED,
	ORIGIN_COMPUTED,
	ORIGIN_TOTAL,
	ORIGIN_POPULATION,
	ORIGIN_MISSING, /* asked for, and not there */
};
extern const char *const origin_kinds[]; /* for machines */

struct origin {
	enum origin_kind kind;
	const struct indicator *indicator; /* NULL for a population */
	const struct method *method;
	const struct place *place;
	struct period period;
	const struct observation *figure; /* NULL for a total and what is missing */
	const struct edition_total *total;
	const struct edition_part
		*part; /* how the figure above uses it; NULL at the top, in totals */
	struct origin *parts;
	size_t count; /* parts that are told */
	size_t more; /* and those that are left out */
};

/* How much is told: at most the limits above. */
struct origin_limits {
	size_t figures; /* in the whole tree */
	size_t width; /* parts of one total */
	int depth;
};
extern const struct origin_limits origin_all;

/* Trees live in the arena; `figure` and `total` are borrowed. */
MUST_CHECK bool origin_of_figure(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct method *method,
	const struct observation *figure, const struct origin_limits *limits, struct origin *ret,
	struct error *err);
MUST_CHECK bool origin_of_total(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct edition_total *total,
	const struct origin_limits *limits, struct origin *ret, struct error *err);

/* The value, and its parts, if there are any, of whatever it is; and its status, or '\0'. */
MUST_CHECK bool origin_value(const struct origin *origin, struct decimal *ret);
MUST_CHECK bool origin_fraction(const struct origin *origin, struct decimal *ret_numerator,
	struct decimal *ret_denominator);
char origin_status(const struct origin *origin);

/* The tree: {kind, indicator, figure or total, formula, …, parts, more}. */
MUST_CHECK json_t *origin_json(const struct origin *origin);

/* A place's rank by a composite, with what ±20 % in the weights does to it. */
MUST_CHECK json_t *origin_rank_json(const struct edition_rank *rank);

/* Puts into a method's JSON how it is computed: formula, composite (or null), ranks. */
MUST_CHECK bool origin_recipe_json(struct edition *edition, struct arena *arena,
	const struct method *method, json_t *json, struct error *err);

#endif

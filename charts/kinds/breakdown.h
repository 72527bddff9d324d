/* charts/kinds/breakdown.h - what the files of the breakdown share; nobody else includes it. */
#ifndef CHARTS_KINDS_BREAKDOWN_H
#define CHARTS_KINDS_BREAKDOWN_H

#include "charts/frame.h"

struct component {
	const struct frame_row *row;
	const struct frame_point *cell; /* known or not */
	bool given; /* `contribution` is known */
	struct decimal contribution; /* to the index */
	double weight; /* its part of all weights, 0 to 1; the same for all without weights */
};

/* The numbers of a breakdown, in the latest period. */
struct breakdown_model {
	struct component *parts;
	size_t count;
	const struct frame_row *total; /* the index itself; NULL for none */
	bool columned, weighted; /* is there a period; are all weights known */
	size_t column, missing;
	double missing_weight; /* of the components without a figure */
	bool weights_summed, summed;
	struct decimal weights, sum; /* of weights; of contributions, where all are known */
	int digits; /* of contributions, as they are shown */
	struct decimal full; /* the value of a component at its best */
	const struct component *outside; /* below zero: cannot be drawn on such a scale; or NULL */
};

void breakdown_model(const struct frame *frame, struct arena *arena, struct breakdown_model *ret);

/* A contribution, or their sum, with the digits they are shown with. */
struct decimal breakdown_shown(const struct breakdown_model *model, struct decimal contribution);

void breakdown_refusal(const struct breakdown_model *model, const struct frame *frame,
	enum lang lang, struct text *ret);

/* Does the index say something else than the contributions, beyond rounding? */
bool breakdown_differs(const struct breakdown_model *model);

#endif

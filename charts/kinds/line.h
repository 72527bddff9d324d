/* charts/kinds/line.h - what the files of the line chart share; nobody else includes it. */
#ifndef CHARTS_KINDS_LINE_H
#define CHARTS_KINDS_LINE_H

#include "charts/axes.h"
#include "charts/placer.h"

enum line_marker { LINE_CIRCLE, LINE_SQUARE, LINE_TRIANGLE, LINE_DROP };

/* How the n-th series looks: colour, dash and shape all differ. */
struct line_look {
	enum token colour;
	enum dash dash;
	enum line_marker marker;
	double thickness;
};
extern const struct line_look line_looks[CHART_MAX_SERIES];

struct line_leader {
	struct point from, to;
	enum token colour;
};

struct line_swatch {
	struct point at; /* the left end of a sample in the legend */
	int series; /* -1: the plan */
};

/* The geometry of a line chart. */
struct line {
	struct axes axes;
	double marker, rule_top; /* radius; where the rules of breaks begin */
	bool marked[CHART_MAX_SERIES]; /* a marker at every figure, not only where needed */
	bool plan_marked;
	struct line_leader *leaders;
	struct line_swatch *swatches;
	struct box *backings; /* where labels interrupt the grid */
	size_t leader_count, swatch_count, backing_count;
};

enum { LINE_SWATCH = 24 }; /* the width of a legend's sample */
#define LINE_DIAMOND 1.35 /* half the width of a plan's mark, in markers */
#define LINE_FORMER 0.75 /* of it: the mark of a target that was replaced */

bool line_is_marked(const struct line *line, const struct frame *frame, int series, size_t i);

const char *line_name(const struct layout *layout, int series);

/* Names in the legend rather than beside the lines. */
bool line_has_legend(const struct layout *layout);

/* Writes the legend at the top of the body. */
void line_write_legend(struct layout *layout, struct line *line);

/* The room labels beside the ends of lines want at the right of a plot that is `wide`. */
double line_gutter(struct layout *layout, const struct line *line, double wide, double inset);

/* Places and writes every label inside the plot. */
void line_write_labels(struct layout *layout, struct line *line);

#endif

/*
 * charts/layout.h - where everything goes: the third stage.
 *
 * layout_new() writes what all kinds share; the kind calls layout_foot() once,
 * sets the scales and puts its own geometry in `own`. From then on it is only read.
 */
#ifndef CHARTS_LAYOUT_H
#define CHARTS_LAYOUT_H

#include "charts/form.h"
#include "charts/frame.h"
#include "charts/geometry.h"
#include "charts/measure.h"
#include "charts/scale.h"

struct label {
	const char *part, *text;
	struct text_style style;
	enum token colour;
	struct point start; /* of the baseline */
	double width;
	bool across; /* lies on lines: there was no better place */
};

struct layout {
	const struct frame *frame;
	const struct measure *measure;
	struct arena *arena;
	unsigned left_out;
	double width, height, unit; /* unit: 1 on a page; thicknesses and gaps grow with it */
	double title_size, subtitle_size, label_size, note_size, margin;
	bool narrow; /* a phone: names go into a legend */
	struct box body; /* what is left for the kind */
	struct label *labels;
	size_t label_count;
	struct point state_at; /* centre of the state's shape */
	double state_radius; /* 0: not shown */
	struct box tag; /* around the mark for illustrative figures, if `tagged` */
	bool tagged, cramped; /* cramped: a simpler form is needed */
	struct axis_scale value, time; /* set by the kind; until > from where there is one */
	bool lying; /* the value axis runs from left to right */
	int lost; /* characters without a glyph, shown as '?' */
	const void *own; /* the kind's */
};

/* Words in the layout's arena: a copy, a figure with the request's unit, a period. */
const char *layout_keep(const struct layout *layout, const struct text *words);
const char *layout_value(const struct layout *layout, struct decimal value);
const char *layout_period(const struct layout *layout, const struct period *period);

/* In `arena`, with the head written and `body` below it. */
struct layout *layout_new(const struct frame *frame, const struct measure *measure,
	struct arena *arena, unsigned left_out);

/* Writes notes (one paragraph, NULL for none), source and edition at the bottom of `body`. */
void layout_foot(struct layout *layout, const char *notes);

struct box layout_write(struct layout *layout, const char *part, const char *text,
	struct text_style style, enum token colour, struct point start);

/* measure_wrap() and width with this layout's measure. */
size_t layout_wrap(struct layout *layout, const char *text, struct text_style style, double width,
	size_t limit, const char **ret_lines);
double layout_width(const struct layout *layout, const char *text, struct text_style style);

#endif

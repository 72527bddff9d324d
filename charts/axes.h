/*
 * charts/axes.h - a value axis on the left and a time axis below.
 *
 * Used by kinds that plot values over time. First the numbers are chosen, then
 * the kind decides on the plot's box, then the axes are placed and written.
 */
#ifndef CHARTS_AXES_H
#define CHARTS_AXES_H

#include "charts/layout.h"
#include "charts/scene.h"
#include "charts/ticks.h"
#include "charts/timeticks.h"

struct axes {
	struct box plot;
	bool valued, timed; /* is there such an axis at all */
	const struct unit *unit; /* of the values; NULL: the request's */
	struct value_ticks values;
	int magnitude,
		digits; /* labels are values / 10^magnitude, with so many digits after the point */
	double gutter; /* the widest value label and its gap */
	double first, last; /* ends of the first and the last period, minutes */
	double *marks; /* pixels of the time axis */
	size_t mark_count;
};

/* Widens low..high to what an honest axis shows: zero for shares, or when it is near. */
void axes_domain(double *low, double *high, bool share);

/* Chooses value ticks for low..high; `wanted` intervals. */
void axes_values(struct axes *axes, struct layout *layout, double low, double high, int wanted);

/* Where the axis is cut off when zero is not on it, as a note says it; "" otherwise. */
void axes_note(const struct axes *axes, const struct layout *layout, struct text *ret);

/* Notes the range of time; equal ends are one period. */
void axes_times(struct axes *axes, double first, double last);

/* Sets the layout's scales on `plot`; `inset` keeps markers off the plot's edges. */
void axes_place(struct axes *axes, struct layout *layout, struct box plot, double inset);

/* Writes both axes' labels; `single` names the only period when there is but one. */
void axes_write(struct axes *axes, struct layout *layout, const struct period *single);

/* A value tick's label: its number, and for the top one its unit. */
const char *axes_tick(const struct axes *axes, const struct layout *layout, int i);

/* The room the time axis needs below the plot. */
double axes_foot(const struct layout *layout);

/* The pixel of the line values rise from: zero, or the bottom. */
double axes_base(const struct axes *axes, const struct layout *layout);

/* Grid lines, base line and time marks. */
void axes_draw(const struct axes *axes, const struct layout *layout, struct scene *scene);

#endif

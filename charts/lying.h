/*
 * charts/lying.h - a value axis that runs from left to right below rows: for
 * bars without their figures beside them, and for dots.
 */
#ifndef CHARTS_LYING_H
#define CHARTS_LYING_H

#include "charts/axes.h"

/* The room the labels need below the rows. */
double lying_foot(const struct layout *layout);

/* Chooses ticks for low..high and sets the layout's value scale on plot's width. */
void lying_place(
	struct axes *axes, struct layout *layout, double low, double high, struct box plot);

/* Writes the labels that have room beside each other below the plot. */
void lying_write(const struct axes *axes, struct layout *layout);

/* Upright grid lines; a darker one at zero. */
void lying_draw(const struct axes *axes, const struct layout *layout, struct scene *scene);

#endif

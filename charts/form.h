/*
 * charts/form.h - what a chart does without when there is no room for all of it.
 *
 * A form is a set of things left out. chart.c tries them from the full one to
 * the barest, until a chart passes its own check.
 */
#ifndef CHARTS_FORM_H
#define CHARTS_FORM_H

enum {
	LEAVE_VALUES = 1, /* all values but the latest and the last target */
	LEAVE_NAMES = 2, /* names beside lines: a legend instead */
	LEAVE_NOTES = 4, /* notes and subtitle */
	LEAVE_FOOT = 8, /* source and edition */
	LEAVE_LABELS = 16, /* every value, state and legend; the title shrinks to one line */
	LEAVE_AXES = 32, /* every word */
	LEAVE_ALL = 63,
};

#endif

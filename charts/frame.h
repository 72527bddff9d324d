/*
 * charts/frame.h - the numbers of a chart, chosen and put in order: the second stage.
 * Figures become doubles that point back to their observations. A line is broken where a
 * figure or a period between two is missing, at a change of place, before a status B, and
 * where two periods overlap. Rows become cells: a row by a period. Knows no pixels.
 */
#ifndef CHARTS_FRAME_H
#define CHARTS_FRAME_H

#include "base/arena.h"
#include "charts/request.h"

struct frame_point {
	double x, y; /* the end of its period in minutes; the value, 0 when it is not known */
	const struct observation *observation; /* NULL: a cell for which nothing was reported */
	bool joined; /* the line runs on from the point before */
	bool hollow; /* estimated, provisional, forecast or unvalidated */
};

struct frame_line {
	const struct chart_series *series; /* NULL for a row's line */
	struct frame_point *points; /* by x */
	size_t count;
	const struct frame_point *latest; /* the last one; NULL for an empty line */
};

struct frame_plan_point {
	double x, y;
	const struct plan_point *point;
};

struct frame_band { /* a point of the forecast */
	double x, low, middle, high;
	const struct chart_forecast_point *point;
};

struct frame_break {
	double x;
	int day; /* the first day of the new place; 0 where the way of counting changed */
};

struct frame_row { /* in the request's order */
	const struct chart_row *row;
	struct frame_point *cells; /* one a column, known or not: frame_known() */
	struct frame_line line; /* its known figures over time */
};

struct frame {
	const struct chart_request *request;
	struct frame_line lines[CHART_MAX_SERIES];
	int line_count;
	struct frame_plan_point *plan; /* points in force, by x */
	struct frame_plan_point *former; /* points a later decision changed, by x, each x once */
	struct frame_band *band; /* the forecast, by x, after the latest figure */
	struct frame_break *breaks; /* by x, each once */
	const struct observation **absent; /* primary figures known to be missing, by period */
	struct frame_row *rows;
	struct period *columns; /* the chosen ones, or the latest CHART_MAX_COLUMNS of the rows */
	size_t plan_count, former_count, band_count;
	size_t break_count, absent_count, row_count, column_count;
	size_t points; /* figures of all lines, of series and rows */
	size_t gaps; /* places where the primary line is broken for want of figures */
	bool planned_today; /* the plan's path runs through today */
	struct decimal plan_now; /* its value there */
	double plan_today; /* the same */
	char hollow[8]; /* the statuses drawn hollow, each once, NUL-terminated */
};

/* Chooses the numbers of a checked request; lives in `arena`. */
const struct frame *frame_new(const struct chart_request *request, struct arena *arena);
const struct frame_line *frame_primary(const struct frame *frame); /* NULL without series */
size_t frame_lines(const struct frame *frame); /* of the series, then of the rows */
const struct frame_line *frame_line(const struct frame *frame, size_t i);
bool frame_known(const struct frame_point *cell); /* is there a value in a cell */

/* For kinds of one period: the latest column in which half of the rows that have a figure at all
   have one, or else the latest with any, or else the last; false where there are no columns. */
bool frame_latest_column(const struct frame *frame, size_t *ret);

#endif

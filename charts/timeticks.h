/* charts/timeticks.h - calendar marks for a time axis. */
#ifndef CHARTS_TIMETICKS_H
#define CHARTS_TIMETICKS_H

#include "indicators/period.h"

enum { TIME_TICKS_MAX = 64, TIME_LABEL = 48 };

/* How time is cut, finest first. From TIME_YEAR on the cuts are whole years. */
enum time_step {
	TIME_DAY,
	TIME_WEEK,
	TIME_MONTH,
	TIME_QUARTER,
	TIME_HALF,
	TIME_YEAR,
	TIME_YEARS_2,
	TIME_YEARS_5,
	TIME_YEARS_10,
	TIME_YEARS_20,
	TIME_YEARS_50,
	TIME_STEP_COUNT,
};

/* How the marks are to be read. */
struct time_reading {
	bool bands; /* years only: a label names the year between two marks */
	bool quarters; /* name quarters rather than their last month */
	enum lang lang;
};

struct time_tick {
	double at; /* where its period ends, minutes */
	double start; /* of the stretch the label names: the same as `at` without bands */
	char label[TIME_LABEL];
};

struct time_ticks {
	struct time_tick ticks[TIME_TICKS_MAX];
	int count;
};

/*
 * The ends of periods within from..until (minutes). Bands are for months among
 * years, so that no month is read as a year; the last one may end later than
 * `until`. False when there are more than TIME_TICKS_MAX.
 */
MUST_CHECK bool ticks_time(double from, double until, enum time_step step,
	struct time_reading reading, struct time_ticks *ret);

#endif

/* charts/timeticks.c - see timeticks.h. A step is so many days or months; a row each. */
#include "charts/timeticks.h"

#include <math.h>
#include <stdio.h>

#include "base/clock.h"

/* clang-format off */
static const struct step {
	int days, months;
	enum period_kind kind;
} steps[TIME_STEP_COUNT] = {
	[TIME_DAY]      = { 1, 0,   PERIOD_DAY },
	[TIME_WEEK]     = { 7, 0,   PERIOD_DAY },
	[TIME_MONTH]    = { 0, 1,   PERIOD_MONTH },
	[TIME_QUARTER]  = { 0, 3,   PERIOD_MONTH },
	[TIME_HALF]     = { 0, 6,   PERIOD_MONTH },
	[TIME_YEAR]     = { 0, 12,  PERIOD_YEAR },
	[TIME_YEARS_2]  = { 0, 24,  PERIOD_YEAR },
	[TIME_YEARS_5]  = { 0, 60,  PERIOD_YEAR },
	[TIME_YEARS_10] = { 0, 120, PERIOD_YEAR },
	[TIME_YEARS_20] = { 0, 240, PERIOD_YEAR },
	[TIME_YEARS_50] = { 0, 600, PERIOD_YEAR },
};
/* clang-format on */

static int floor_div(int a, int b)
{
	return a / b - (a % b < 0);
}

/* The first day of the k-th month since the year 0. */
static int month_start(int k)
{
	return clock_day_of(floor_div(k, 12), k - floor_div(k, 12) * 12 + 1, 1);
}

/* Names the period of a step that ends where `day` begins, as indicators/period.h says it. */
static void name(int day, const struct step *step, struct time_reading reading, char *ret)
{
	char label[PERIOD_LABEL];
	struct period period;
	text_auto said = { 0 };
	int y, m, d;

	clock_date_of(day - 1, &y, &m, &d);
	if (step->kind == PERIOD_YEAR)
		(void)snprintf(label, sizeof label, "%04d", y);
	else if (step->kind == PERIOD_DAY)
		(void)snprintf(label, sizeof label, "%04d-%02d-%02d", y, m, d);
	else if (reading.quarters && step->months == 3)
		(void)snprintf(label, sizeof label, "%04d-Q%d", y, (m + 2) / 3);
	else
		(void)snprintf(label, sizeof label, "%04d-%02d", y, m);
	if (period_parse(span_of(label), &period))
		period_say(&period, reading.lang, &said);
	(void)snprintf(ret, TIME_LABEL, "%s", text_z(&said));
}

/* The k-th end of a step: the day after its last. Years end so that 2020, 2025 and 2030 are hit. */
static int end_of(const struct step *step, int k)
{
	if (step->days > 0)
		return k * step->days + (step->days == 7 ? 4 : 0); /* day 4 of 1970 was a Monday */
	return month_start(step->kind == PERIOD_YEAR ? k * step->months + 12 : k * step->months);
}

/* The same day of the year before, for a day that begins a year. */
static int year_before(int day)
{
	int y, m, d;

	clock_date_of(day, &y, &m, &d);
	return clock_day_of(y - 1, m, d);
}

bool ticks_time(double from, double until, enum time_step which, struct time_reading reading,
	struct time_ticks *ret)
{
	const struct step *step = &steps[which];
	double first = floor(from / PERIOD_DAY_MINUTES), last = floor(until / PERIOD_DAY_MINUTES);
	struct time_ticks ticks = { 0 };
	int k, y, m, d;

	if (!(fabs(first) < 1e6 && fabs(last) < 1e6))
		return false;
	clock_date_of((int)first, &y, &m, &d);
	k = step->days > 0 ? floor_div((int)first, step->days) - 1
			   : floor_div(y * 12 + m - 1, step->months) - 2;
	for (;; k++) {
		int end = end_of(step, k);
		int start = reading.bands ? year_before(end) : end;
		struct time_tick *tick;

		if ((double)end * PERIOD_DAY_MINUTES < from)
			continue;
		if (start > last || (reading.bands && start == last))
			break;
		if (ticks.count == TIME_TICKS_MAX)
			return false;
		tick = &ticks.ticks[ticks.count++];
		tick->at = (double)end * PERIOD_DAY_MINUTES;
		tick->start = (double)start * PERIOD_DAY_MINUTES;
		name(end, step, reading, tick->label);
	}
	*ret = ticks;
	return true;
}

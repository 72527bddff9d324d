/* indicators/rollup_calendar.c - see rollup_calendar.h, and the targets of rollup_time.h. */
#include "indicators/rollup_calendar.h"

#include "base/clock.h"
#include "indicators/rollup_time.h"

enum { THURSDAY = 3, WEEK = 7, YEAR_MONTHS = 12 };

/* Months in a period of a kind that is made of months; 0 for the others. */
static const int months_of[] = {
	[PERIOD_YEAR] = 12,
	[PERIOD_HALF] = 6,
	[PERIOD_QUARTER] = 3,
	[PERIOD_MONTH] = 1,
	[PERIOD_SPAN] = 0,
};

static int day_of(int64_t minute)
{
	int64_t rest = minute % PERIOD_DAY_MINUTES;

	return (int)((minute - (rest < 0 ? rest + PERIOD_DAY_MINUTES : rest)) / PERIOD_DAY_MINUTES);
}

int rollup_calendar_first_day(const struct period *period)
{
	return day_of(period->from);
}

/* Days since a Monday, 0..6; 1970-01-01 was a Thursday. */
static int weekday(int day)
{
	return ((day + THURSDAY) % WEEK + WEEK) % WEEK;
}

/*
 * Counts the boundaries of a kind up to one at `minute`, from some start;
 * false when a period of the kind does not begin there.
 */
static bool boundary_at(enum period_kind kind, int64_t minute, int *ret)
{
	int day = day_of(minute), year, month, date;

	if (minute % PERIOD_DAY_MINUTES != 0)
		return false;
	if (kind == PERIOD_DAY || kind == PERIOD_WEEK) {
		*ret = kind == PERIOD_DAY ? day : (day + THURSDAY) / WEEK;
		return kind == PERIOD_DAY || weekday(day) == 0;
	}
	clock_date_of(day, &year, &month, &date);
	*ret = (year * YEAR_MONTHS + month - 1) / months_of[kind];
	return date == 1 && (month - 1) % months_of[kind] == 0;
}

/* Do the listed spans begin..end - 1 follow one another from end to end of the target? */
static bool spans_tile(
	const struct period *periods, int begin, int end, const struct period *target)
{
	int64_t at = target->from;

	for (int i = begin; i < end; i++) {
		if (periods[i].from != at)
			return false;
		at = periods[i].until;
	}
	return at == target->until;
}

int rollup_calendar_parts(const struct period *periods, int count, const struct period *target,
	int *ret_begin, int *ret_end)
{
	int begin = 0, end, low = 0, high = 0;
	int past = count;

	while (begin < past) {
		int middle = begin + (past - begin) / 2;

		if (periods[middle].from < target->from)
			begin = middle + 1;
		else
			past = middle;
	}
	for (end = begin; end < count && periods[end].until <= target->until; end++)
		continue;
	*ret_begin = begin;
	*ret_end = end;
	if (begin == end)
		return 0;
	if (periods[0].kind == PERIOD_SPAN)
		return spans_tile(periods, begin, end, target) ? end - begin : 0;
	if (!boundary_at(periods[0].kind, target->from, &low) ||
		!boundary_at(periods[0].kind, target->until, &high))
		return 0;
	return high - low;
}

/* The ISO week of a day is named after the year of its Thursday. */
static void label_week(int day, struct text *ret)
{
	int thursday = day - weekday(day) + THURSDAY, year, month, date;

	clock_date_of(thursday, &year, &month, &date);
	text_addf(ret, "%04d-W%02d", year, (thursday - clock_day_of(year, 1, 1)) / WEEK + 1);
}

bool rollup_time_holding(enum period_kind kind, int64_t minute, struct period *ret)
{
	text_auto label = { 0 };
	int day = day_of(minute), year, month, date;

	clock_date_of(day, &year, &month, &date);
	switch (kind) {
	case PERIOD_YEAR:
		text_addf(&label, "%04d", year);
		break;
	case PERIOD_HALF:
		text_addf(&label, "%04d-S%d", year, (month - 1) / 6 + 1);
		break;
	case PERIOD_QUARTER:
		text_addf(&label, "%04d-Q%d", year, (month - 1) / 3 + 1);
		break;
	case PERIOD_MONTH:
		text_addf(&label, "%04d-%02d", year, month);
		break;
	case PERIOD_WEEK:
		label_week(day, &label);
		break;
	case PERIOD_DAY:
		text_addf(&label, "%04d-%02d-%02d", year, month, date);
		break;
	case PERIOD_SPAN:
		return false;
	}
	return period_parse(text_span(&label), ret);
}

int rollup_time_targets(struct arena *arena, const struct period *periods, int count,
	enum period_kind kind, const struct period **ret)
{
	struct period *list = NULL;
	struct period target;
	int found = 0;

	for (int i = 0; i < count; i++) {
		if (!rollup_time_holding(kind, periods[i].from, &target) ||
			target.until < periods[i].until ||
			(found > 0 && period_compare(&list[found - 1], &target) == 0))
			continue;
		list = arena_push(arena, list, (size_t)found, sizeof *list);
		list[found++] = target;
	}
	*ret = list;
	return found;
}

static void label_day(int day, struct text *ret)
{
	int year, month, date;

	clock_date_of(day, &year, &month, &date);
	text_addf(ret, "%04d-%02d-%02d", year, month, date);
}

bool rollup_time_to_date(const struct period *whole, const struct period *last, struct period *ret)
{
	text_auto label = { 0 };

	if (last->from < whole->from || last->until > whole->until ||
		whole->from % PERIOD_DAY_MINUTES != 0 || last->until % PERIOD_DAY_MINUTES != 0)
		return false;
	label_day(day_of(whole->from), &label);
	text_addc(&label, '/');
	label_day(period_last_day(last), &label);
	return period_parse(text_span(&label), ret);
}

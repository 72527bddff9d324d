/* indicators/period_shift.c - see period_shift.h. Labels are written, then read by period_parse(). */
#include "indicators/period_shift.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"

enum { LATEST_MONTHLY_DAY = 28, LABEL_ROOM = 64 };

struct date {
	int year, month, day;
	int minute; /* of the day */
};

static struct date date_of(int64_t minutes)
{
	struct date date;
	int64_t day = minutes / PERIOD_DAY_MINUTES;

	if (day * PERIOD_DAY_MINUTES > minutes)
		day--;
	clock_date_of((int)day, &date.year, &date.month, &date.day);
	date.minute = (int)(minutes - day * PERIOD_DAY_MINUTES);
	return date;
}

/* Months in the period; 0 when it is not a whole number of them that divides the year, as no day or
   week is. */
static int months_of(const struct period *period)
{
	struct date from = date_of(period->from), until = date_of(period->until);
	int months = (until.year - from.year) * 12 + until.month - from.month;

	if (from.day != until.day || from.minute != until.minute || from.day > LATEST_MONTHLY_DAY ||
		months < 1 || 12 % months != 0)
		return 0;
	return months;
}

int period_per_year(const struct period *period)
{
	int months = months_of(period);

	return months == 0 ? 0 : 12 / months;
}

static void move_months(struct date *date, int months)
{
	int all = date->year * 12 + date->month - 1 + months;

	date->year = all / 12;
	date->month = all % 12 + 1;
}

static int64_t minutes_of(struct date date)
{
	return (int64_t)clock_day_of(date.year, date.month, date.day) * PERIOD_DAY_MINUTES +
		date.minute;
}

static int write_day(char *label, size_t room, struct date date, bool timed)
{
	int size = snprintf(label, room, "%04d-%02d-%02d", date.year, date.month, date.day);

	if (timed)
		size += snprintf(label + size, room - (size_t)size, "T%02d:%02d", date.minute / 60,
			date.minute % 60);
	return size;
}

/* FIRST/LAST of days, or FROM/UNTIL of minutes, as the label of the original was. */
static void write_span(char *label, struct date from, struct date until, bool timed)
{
	int size = write_day(label, LABEL_ROOM, from, timed);

	label[size++] = '/';
	if (!timed)
		until = date_of(minutes_of(until) - PERIOD_DAY_MINUTES);
	(void)write_day(label + size, LABEL_ROOM - (size_t)size, until, timed);
}

/* The ISO year is that of the week's Thursday. */
static void write_week(char *label, int monday)
{
	int year, month, day;

	clock_date_of(monday + 3, &year, &month, &day);
	(void)snprintf(label, LABEL_ROOM, "%04d-W%02d", year,
		(monday + 3 - clock_day_of(year, 1, 1)) / 7 + 1);
}

static bool write_months(const struct period *period, int count, char *label)
{
	int months = months_of(period);
	struct date from = date_of(period->from), until = date_of(period->until);

	if (months == 0)
		return false;
	move_months(&from, count * months);
	move_months(&until, count * months);
	switch (period->kind) {
	case PERIOD_YEAR:
		(void)snprintf(label, LABEL_ROOM, "%04d", from.year);
		break;
	case PERIOD_HALF:
		(void)snprintf(label, LABEL_ROOM, "%04d-S%d", from.year, from.month / 6 + 1);
		break;
	case PERIOD_QUARTER:
		(void)snprintf(label, LABEL_ROOM, "%04d-Q%d", from.year, from.month / 3 + 1);
		break;
	case PERIOD_MONTH:
		(void)snprintf(label, LABEL_ROOM, "%04d-%02d", from.year, from.month);
		break;
	default:
		write_span(label, from, until, strchr(period->label, 'T') != NULL);
	}
	return true;
}

bool period_shift(const struct period *period, int count, struct period *ret)
{
	char label[LABEL_ROOM];
	int day = (int)(period->from / PERIOD_DAY_MINUTES); /* exact for weeks and days */

	if (count < -PERIOD_SHIFT_MOST || count > PERIOD_SHIFT_MOST)
		return false;
	if (period->kind == PERIOD_WEEK)
		write_week(label, day + 7 * count);
	else if (period->kind == PERIOD_DAY)
		(void)write_day(label, sizeof label,
			date_of((int64_t)(day + count) * PERIOD_DAY_MINUTES), false);
	else if (!write_months(period, count, label))
		return false;
	return period_parse(span_of(label), ret);
}

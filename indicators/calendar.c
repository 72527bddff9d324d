/* indicators/calendar.c - see calendar.h; months are counted from the year 0, so that they divide. */
#include "indicators/calendar.h"

#include "base/clock.h"

enum { YEAR_MONTHS = 12, HOUR = 60 };

static const int lengths[] = { 1, 3, 6, 12 };

/* The minute at which a month of the calendar begins; months count from the year 0. */
static int64_t beginning(const struct calendar *calendar, int month)
{
	return (int64_t)clock_day_of(month / YEAR_MONTHS, month % YEAR_MONTHS + 1, calendar->day) *
		PERIOD_DAY_MINUTES +
		calendar->minute;
}

static void print_day(int day, struct text *ret)
{
	int year, month, date;

	clock_date_of(day, &year, &month, &date);
	text_addf(ret, "%04d-%02d-%02d", year, month, date);
}

static void print_minute(int64_t minute, int of_day, struct text *ret)
{
	print_day((int)((minute - of_day) / PERIOD_DAY_MINUTES), ret);
	text_addf(ret, "T%02d:%02d", of_day / HOUR, of_day % HOUR);
}

/* FIRST/LAST of days, or FROM/UNTIL of minutes where it begins within a day. */
static bool label(const struct calendar *calendar, int64_t from, int64_t until, struct period *ret)
{
	text_auto text = { 0 };

	if (calendar->minute == 0) {
		print_day((int)(from / PERIOD_DAY_MINUTES), &text);
		text_addc(&text, '/');
		print_day((int)(until / PERIOD_DAY_MINUTES) - 1, &text);
	} else {
		print_minute(from, calendar->minute, &text);
		text_addc(&text, '/');
		print_minute(until, calendar->minute, &text);
	}
	return period_parse(text_span(&text), ret);
}

bool calendar_holding(
	const struct calendar *calendar, int months, int64_t minute, struct period *ret)
{
	int64_t rest = minute % PERIOD_DAY_MINUTES;
	int day = (int)((minute - (rest < 0 ? rest + PERIOD_DAY_MINUTES : rest)) /
		PERIOD_DAY_MINUTES);
	int year, month, date, at;

	clock_date_of(day, &year, &month, &date);
	at = year * YEAR_MONTHS + month - 1;
	if (beginning(calendar, at) > minute)
		at--;
	at -= (at - (calendar->month - 1)) % months;
	return label(calendar, beginning(calendar, at), beginning(calendar, at + months), ret);
}

int calendar_months(const struct calendar *calendar, const struct period *period)
{
	struct period found;

	for (size_t i = 0; i < COUNT(lengths); i++)
		if (period->kind == PERIOD_SPAN &&
			calendar_holding(calendar, lengths[i], period->from, &found) &&
			found.from == period->from && found.until == period->until)
			return lengths[i];
	return 0;
}

/* Two digits at `at`; -1 for what is none. */
static int two(struct span text, size_t at)
{
	char tens = text.data[at], ones = text.data[at + 1];

	return tens < '0' || tens > '9' || ones < '0' || ones > '9'
		? -1
		: (tens - '0') * 10 + ones - '0';
}

bool calendar_parse(struct span text, struct calendar *ret)
{
	enum { DATE = 5, FULL = 11 };
	int month, day, hour = 0, minute = 0;

	if ((text.size != DATE && text.size != FULL) || text.data[2] != '-')
		return false;
	month = two(text, 0);
	day = two(text, 3);
	if (text.size == FULL) {
		if (text.data[DATE] != 'T' || text.data[8] != ':')
			return false;
		hour = two(text, 6);
		minute = two(text, 9);
	}
	if (month < 1 || month > YEAR_MONTHS || day < 1 || day > CALENDAR_MAX_DAY || hour < 0 ||
		hour >= 24 || minute < 0 || minute >= HOUR)
		return false;
	ret->month = month;
	ret->day = day;
	ret->minute = hour * HOUR + minute;
	return true;
}

void calendar_print(const struct calendar *calendar, struct text *ret)
{
	text_addf(ret, "%02d-%02d", calendar->month, calendar->day);
	if (calendar->minute != 0)
		text_addf(ret, "T%02d:%02d", calendar->minute / HOUR, calendar->minute % HOUR);
}

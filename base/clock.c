/* base/clock.c - see clock.h. Day arithmetic after H. Hinnant's civil-from-days formulas. */
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void clock_write(int64_t seconds, char ret[CLOCK_INSTANT])
{
	time_t instant = (time_t)seconds;
	struct tm tm;

	(void)gmtime_r(&instant, &tm);
	(void)strftime(ret, CLOCK_INSTANT, "%Y-%m-%dT%H:%M:%SZ", &tm);
}

void clock_now(char ret[CLOCK_INSTANT])
{
	const char *fixed = getenv("TIENDO_NOW");
	int64_t seconds;

	if (fixed != NULL && clock_parse(span_of(fixed), &seconds)) {
		memcpy(ret, fixed, CLOCK_INSTANT);
		return;
	}
	clock_write(time(NULL), ret);
}

/* Reads exactly `width` digits. */
static bool digits(struct span text, size_t at, size_t width, int *ret)
{
	int value = 0;

	if (at + width > text.size)
		return false;
	for (size_t i = at; i < at + width; i++) {
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
		value = value * 10 + (text.data[i] - '0');
	}
	*ret = value;
	return true;
}

bool clock_date_parse(struct span date, int *ret_day)
{
	int year, month, day, y, m, d, number;

	if (date.size != 10 || date.data[4] != '-' || date.data[7] != '-' ||
		!digits(date, 0, 4, &year) || !digits(date, 5, 2, &month) ||
		!digits(date, 8, 2, &day) || year == 0 || month < 1 || month > 12 || day < 1)
		return false;
	number = clock_day_of(year, month, day);
	clock_date_of(number, &y, &m, &d);
	if (y != year || m != month || d != day)
		return false;
	*ret_day = number;
	return true;
}

bool clock_parse(struct span instant, int64_t *ret_seconds)
{
	int day, hour, minute, second;

	if (instant.size != CLOCK_INSTANT - 1 || instant.data[10] != 'T' ||
		instant.data[13] != ':' || instant.data[16] != ':' || instant.data[19] != 'Z' ||
		!clock_date_parse((struct span){ instant.data, 10 }, &day) ||
		!digits(instant, 11, 2, &hour) || !digits(instant, 14, 2, &minute) ||
		!digits(instant, 17, 2, &second) || hour > 23 || minute > 59 || second > 59)
		return false;
	*ret_seconds = ((day * INT64_C(24) + hour) * 60 + minute) * 60 + second;
	return true;
}

int clock_day(int64_t seconds)
{
	int64_t local = seconds + CLOCK_ZONE_MINUTES * INT64_C(60);

	return (int)((local >= 0 ? local : local - 86399) / 86400);
}

int clock_day_of(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int of_era = y - era * 400;
	int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void clock_date_of(int day, int *ret_year, int *ret_month, int *ret_day)
{
	int z = day + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int of_era = z - era * 146097;
	int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int shifted = (5 * of_year + 2) / 153;
	int month = shifted < 10 ? shifted + 3 : shifted - 9;

	*ret_year = year_of_era + era * 400 + (month <= 2);
	*ret_month = month;
	*ret_day = of_year - (153 * shifted + 2) / 5 + 1;
}

/* collector/ticket_time.c - see ticket_time.h: a date, a time, in either order. */
#include "collector/ticket_time.h"

#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "indicators/period.h"

enum {
	FIRST_YEAR = 1900,
	LAST_YEAR = 2199,
	HOUR = 60,
	MINUTE = 60,
	NOON = 12,
	MOST_DIGITS = 4,
	MONTHS = 12
};

/* Digits as they stand; how many there were, 0 for none or too many. */
static int take_number(struct span *rest, int *ret)
{
	int digits = 0;

	*ret = 0;
	while (rest->size > 0 && *rest->data >= '0' && *rest->data <= '9') {
		if (++digits > MOST_DIGITS)
			return 0;
		*ret = *ret * 10 + (*rest->data - '0');
		*rest = (struct span){ rest->data + 1, rest->size - 1 };
	}
	return digits;
}

/* Digits of any number; how many there were. */
static size_t take_digits(struct span *rest)
{
	size_t count = 0;

	while (count < rest->size && rest->data[count] >= '0' && rest->data[count] <= '9')
		count++;
	*rest = (struct span){ rest->data + count, rest->size - count };
	return count;
}

static bool take(struct span *rest, const char *word)
{
	size_t size = strlen(word);

	if (rest->size < size || strncasecmp(rest->data, word, size) != 0)
		return false;
	*rest = (struct span){ rest->data + size, rest->size - size };
	return true;
}

static void skip_blanks(struct span *rest)
{
	*rest = span_trim(*rest);
	if (take(rest, ","))
		*rest = span_trim(*rest);
}

static bool take_date(struct span *rest, int64_t *ret_day)
{
	int number[3], digits[3], year, month, day, same_year, same_month, same_day, at;
	char mark;

	digits[0] = take_number(rest, &number[0]);
	if (digits[0] == 0 || rest->size == 0 || strchr("/-.", *rest->data) == NULL)
		return false;
	mark = *rest->data;
	for (int i = 1; i < 3; i++) {
		if (!take(rest, (const char[]){ mark, '\0' }))
			return false;
		digits[i] = take_number(rest, &number[i]);
	}
	year = digits[0] == 4 ? number[0] : number[2];
	month = number[1];
	day = digits[0] == 4 ? number[2] : number[0];
	if (digits[1] < 1 || digits[1] > 2 ||
		!(digits[0] == 4 ? digits[2] == 1 || digits[2] == 2
				 : digits[0] <= 2 && digits[2] == 4) ||
		year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > MONTHS)
		return false;
	at = clock_day_of(year, month, day);
	clock_date_of(at, &same_year, &same_month, &same_day);
	*ret_day = at;
	return same_month == month && same_day == day;
}

/* The hour of a clock of twelve hours. */
static bool turn_half(struct span *rest, int *hour)
{
	bool morning, evening;

	*rest = span_trim(*rest);
	morning = take(rest, "AM") || take(rest, "SA");
	evening = !morning && (take(rest, "PM") || take(rest, "CH"));
	if ((morning || evening) && (*hour < 1 || *hour > NOON))
		return false;
	if (morning || evening)
		*hour = *hour % NOON + (evening ? NOON : 0);
	return true;
}

/* Seconds, and as many digits of their fractions as a database writes. */
static bool take_seconds(struct span *rest)
{
	int second;

	if (!take(rest, ":"))
		return true;
	if (take_number(rest, &second) != 2 || second >= MINUTE)
		return false;
	return !take(rest, ".") || take_digits(rest) > 0;
}

static bool take_clock(struct span *rest, int64_t *ret_minute)
{
	int hour, minute, digits = take_number(rest, &hour);

	if (digits < 1 || digits > 2 || !(take(rest, ":") || take(rest, "h")) ||
		take_number(rest, &minute) != 2 || minute >= HOUR || !take_seconds(rest) ||
		!turn_half(rest, &hour) || hour > 23)
		return false;
	*ret_minute = (int64_t)hour * HOUR + minute;
	return true;
}

/* Our own zone may be said. */
static bool ends(struct span rest)
{
	if (take(&rest, "+07:00") || take(&rest, "+0700"))
		return rest.size == 0;
	return rest.size == 0;
}

static void keep(int64_t day, int64_t minute, struct ticket_time *ret)
{
	ret->first = ret->last = day * PERIOD_DAY_MINUTES + minute;
}

bool ticket_time_read(struct span text, struct ticket_time *ret)
{
	struct span rest = span_trim(text);
	int64_t day, minute;

	if (take_date(&rest, &day)) {
		(void)take(&rest, "T");
		skip_blanks(&rest);
		if (rest.size == 0) {
			ret->first = day * PERIOD_DAY_MINUTES;
			ret->last = ret->first + PERIOD_DAY_MINUTES - 1;
			return true;
		}
		if (!take_clock(&rest, &minute) || !ends(rest))
			return false;
		keep(day, minute, ret);
		return true;
	}
	rest = span_trim(text);
	if (!take_clock(&rest, &minute))
		return false;
	skip_blanks(&rest);
	if (!take_date(&rest, &day) || rest.size > 0)
		return false;
	keep(day, minute, ret);
	return true;
}

int64_t ticket_time_now(void)
{
	char now[CLOCK_INSTANT];
	int64_t seconds;

	clock_now(now);
	return clock_parse(span_of(now), &seconds) ? seconds / MINUTE + CLOCK_ZONE_MINUTES : 0;
}

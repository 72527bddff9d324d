/*
 * indicators/period.c - see period.h. A label is read by the shape of its
 * digits: the pattern of each kind is a row, '#' stands for a digit.
 */
#include "indicators/period.h"

#include <string.h>

#include "base/clock.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

/* clang-format off */
static const struct form {
	const char *pattern;
	enum period_kind kind;
} forms[] = {
	{ "####",       PERIOD_YEAR },
	{ "####-S#",    PERIOD_HALF },
	{ "####-Q#",    PERIOD_QUARTER },
	{ "####-##",    PERIOD_MONTH },
	{ "####-W##",   PERIOD_WEEK },
	{ "####-##-##", PERIOD_DAY },
};
/* clang-format on */

static bool matches(struct span label, const char *pattern)
{
	if (label.size != strlen(pattern))
		return false;
	for (size_t i = 0; i < label.size; i++) {
		char c = label.data[i];

		if (pattern[i] == '#' ? c < '0' || c > '9' : c != pattern[i])
			return false;
	}
	return true;
}

static int number(struct span label, size_t at, size_t width)
{
	int value = 0;

	for (size_t i = at; i < at + width; i++)
		value = value * 10 + (label.data[i] - '0');
	return value;
}

/* Monday of the ISO week 1 of a year: the week that holds 4 January. */
static int first_monday(int year)
{
	int fourth = clock_day_of(year, 1, 4);
	int weekday = ((fourth + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday; Monday is 0 */

	return fourth - weekday;
}

/* The first day after `months` months that start at `month` of `year`. */
static int day_after(int year, int month, int months)
{
	int next = month - 1 + months;

	return clock_day_of(year + next / 12, next % 12 + 1, 1);
}

/* Days [from, until) of a label whose shape is right; false when there is no such period. */
static bool days_of(struct span label, enum period_kind kind, int *ret_from, int *ret_until)
{
	int year = number(label, 0, 4);
	int part, from, until;

	if (year < FIRST_YEAR || year > LAST_YEAR)
		return false;
	switch (kind) {
	case PERIOD_YEAR:
		from = clock_day_of(year, 1, 1);
		until = clock_day_of(year + 1, 1, 1);
		break;
	case PERIOD_HALF:
	case PERIOD_QUARTER:
	case PERIOD_MONTH: {
		int months = kind == PERIOD_HALF ? 6 : kind == PERIOD_QUARTER ? 3 : 1;

		part = kind == PERIOD_MONTH ? number(label, 5, 2) : number(label, 6, 1);
		if (part < 1 || part > 12 / months)
			return false;
		from = clock_day_of(year, (part - 1) * months + 1, 1);
		until = day_after(year, (part - 1) * months + 1, months);
		break;
	}
	case PERIOD_WEEK:
		part = number(label, 6, 2);
		from = first_monday(year) + (part - 1) * 7;
		until = from + 7;
		if (part < 1 || from >= first_monday(year + 1))
			return false;
		break;
	case PERIOD_DAY:
		if (!clock_date_parse(label, &from))
			return false;
		until = from + 1;
		break;
	default:
		return false;
	}
	*ret_from = from;
	*ret_until = until;
	return true;
}

/* Reads one end of a span: a day, or a minute of a day. */
static bool span_end(struct span end, bool *ret_timed, int64_t *ret_minute)
{
	int day, until, hour, minute;

	if (end.size < 10 || !matches((struct span){ end.data, 10 }, "####-##-##") ||
		!days_of((struct span){ end.data, 10 }, PERIOD_DAY, &day, &until))
		return false;
	*ret_timed = end.size != 10;
	*ret_minute = (int64_t)day * PERIOD_DAY_MINUTES;
	if (!*ret_timed)
		return true;
	if (!matches((struct span){ end.data + 10, end.size - 10 }, "T##:##"))
		return false;
	hour = number(end, 11, 2);
	minute = number(end, 14, 2);
	*ret_minute += hour * 60 + minute;
	return hour < 24 && minute < 60;
}

static bool parse_span(struct span label, size_t slash, struct period *ret)
{
	bool from_timed, until_timed;
	int64_t from, until;

	if (!span_end((struct span){ label.data, slash }, &from_timed, &from) ||
		!span_end((struct span){ label.data + slash + 1, label.size - slash - 1 },
			&until_timed, &until) ||
		from_timed != until_timed)
		return false;
	if (!until_timed)
		until += PERIOD_DAY_MINUTES;
	if (until <= from)
		return false;
	ret->kind = PERIOD_SPAN;
	ret->from = from;
	ret->until = until;
	return true;
}

static bool parse(struct span label, struct period *ret)
{
	const char *slash = label.size == 0 ? NULL : memchr(label.data, '/', label.size);
	int from, until;

	if (slash != NULL)
		return parse_span(label, (size_t)(slash - label.data), ret);
	for (size_t i = 0; i < COUNT(forms); i++)
		if (matches(label, forms[i].pattern)) {
			if (!days_of(label, forms[i].kind, &from, &until))
				return false;
			ret->kind = forms[i].kind;
			ret->from = (int64_t)from * PERIOD_DAY_MINUTES;
			ret->until = (int64_t)until * PERIOD_DAY_MINUTES;
			return true;
		}
	return false;
}

bool period_parse(struct span label, struct period *ret)
{
	struct period period = { 0 };

	if (label.size >= PERIOD_LABEL || !parse(label, &period))
		return false;
	memcpy(period.label, label.data, label.size);
	*ret = period;
	return true;
}

int period_compare(const struct period *a, const struct period *b)
{
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->until > b->until) - (a->until < b->until);
}

static int day_of(int64_t minute)
{
	return (int)((minute >= 0 ? minute : minute - PERIOD_DAY_MINUTES + 1) / PERIOD_DAY_MINUTES);
}

int period_last_day(const struct period *period)
{
	return day_of(period->until - 1);
}

static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
	"Oct", "Nov", "Dec" };
static const char *const numerals[] = { "I", "II", "III", "IV" };

/* A day; without its year when `bare`. */
static void say_day(int day, bool bare, enum lang lang, struct text *ret)
{
	int y, m, d;

	clock_date_of(day, &y, &m, &d);
	if (lang == LANG_VI)
		text_addf(ret, "%d/%d", d, m);
	else
		text_addf(ret, "%d %s", d, months[m - 1]);
	if (!bare)
		text_addf(ret, lang == LANG_VI ? "/%d" : " %d", y);
}

void period_say_day(int day, enum lang lang, struct text *ret)
{
	say_day(day, false, lang, ret);
}

static void say_span(const struct period *period, enum lang lang, struct text *ret)
{
	int first = day_of(period->from), last, y1, y2, m, d;
	bool timed = strchr(period->label, 'T') != NULL;

	last = timed ? day_of(period->until) : period_last_day(period);
	clock_date_of(first, &y1, &m, &d);
	clock_date_of(last, &y2, &m, &d);
	say_day(first, y1 == y2, lang, ret);
	text_addz(ret, lang == LANG_VI ? "\u2013" : " \u2013 ");
	say_day(last, false, lang, ret);
}

void period_say(const struct period *period, enum lang lang, struct text *ret)
{
	bool vi = lang == LANG_VI;
	struct span label = span_of(period->label);
	int year = period->kind == PERIOD_SPAN ? 0 : number(label, 0, 4);

	switch (period->kind) {
	case PERIOD_YEAR:
		text_addf(ret, "%d", year);
		break;
	case PERIOD_HALF:
		text_addf(ret, vi ? "6 tháng %s năm %d" : "%s half of %d",
			number(label, 6, 1) == 1 ? (vi ? "đầu" : "first")
						 : (vi ? "cuối" : "second"),
			year);
		break;
	case PERIOD_QUARTER:
		if (vi)
			text_addf(ret, "Quý %s/%d", numerals[number(label, 6, 1) - 1], year);
		else
			text_addf(ret, "Q%d %d", number(label, 6, 1), year);
		break;
	case PERIOD_MONTH:
		if (vi)
			text_addf(ret, "T%d/%d", number(label, 5, 2), year);
		else
			text_addf(ret, "%s %d", months[number(label, 5, 2) - 1], year);
		break;
	case PERIOD_WEEK:
		text_addf(ret, vi ? "tuần %d/%d" : "week %d, %d", number(label, 6, 2), year);
		break;
	case PERIOD_DAY:
		say_day(day_of(period->from), false, lang, ret);
		break;
	case PERIOD_SPAN:
		say_span(period, lang, ret);
		break;
	}
}

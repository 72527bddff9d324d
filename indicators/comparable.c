/* indicators/comparable.c - see comparable.h. */
#include "indicators/comparable.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "indicators/period_shift.h"
#include "indicators/place.h"

static const double MONTH_MINUTES = 365.2425 / 12 * PERIOD_DAY_MINUTES;

enum { LENGTH_SLACK = 6 }; /* spans differ by at most a sixth: months of 28 to 31 days are alike */

static int64_t length(const struct period *period)
{
	return period->until - period->from;
}

static bool usable(const struct observation *item, int today)
{
	return item->known && item->status != 'F' && period_last_day(&item->period) < today;
}

static bool alike(const struct observation *a, const struct observation *b)
{
	if (a->period.kind != b->period.kind || strcmp(a->breakdown, b->breakdown) != 0)
		return false;
	return a->period.kind != PERIOD_SPAN ||
		llabs(length(&a->period) - length(&b->period)) * LENGTH_SLACK <= length(&b->period);
}

/* By end, then the shorter last, so that the narrower of two that end together is the latest. */
static bool later(const struct observation *a, const struct observation *b)
{
	if (a->period.until != b->period.until)
		return a->period.until > b->period.until;
	return a->period.from > b->period.from;
}

static const struct observation *latest(const struct series *series, int today)
{
	const struct observation *found = NULL;

	for (size_t i = 0; i < series->count; i++)
		if (usable(&series->items[i], today) &&
			(found == NULL || later(&series->items[i], found)))
			found = &series->items[i];
	return found;
}

static int by_end(const void *a, const void *b)
{
	const struct observation *const *x = a, *const *y = b;

	return later(*x, *y) ? 1 : later(*y, *x) ? -1 : 0;
}

/* Leaves out what lies before the last break or in another place. */
static size_t after_breaks(
	const struct observation **items, size_t count, struct comparable *comparable)
{
	const struct place *place = items[count - 1]->place;
	size_t first = count - 1;

	while (first > 0 && items[first]->status != 'B' && items[first - 1]->place->id == place->id)
		first--;
	if (first > 0)
		comparable->limit = items[first]->status == 'B' ? COMPARABLE_BREAK
								: COMPARABLE_NEW_PLACE;
	return first;
}

/* Whole periods from one end to another, by the calendar where the kind has one. */
static int64_t periods_between(
	enum period_kind kind, int64_t step, int64_t from_until, int64_t until)
{
	static const int months[PERIOD_SPAN + 1] = {
		[PERIOD_YEAR] = 12, [PERIOD_HALF] = 6, [PERIOD_QUARTER] = 3, [PERIOD_MONTH] = 1
	};
	double ends = (double)(until - from_until);

	if (months[kind] == 0)
		return llround(ends / (double)step);
	return llround(ends / (MONTH_MINUTES * months[kind]));
}

/* Oldest first from `items` that are so; of two in one period the later stays. */
static void number(const struct observation **items, size_t count, struct comparable *comparable,
	struct arena *arena)
{
	const struct observation *last = items[count - 1];
	int *at = arena_new(arena, count, sizeof(*at));
	size_t first = count;
	int64_t minutes = 0;

	for (size_t i = 0; i < count; i++)
		minutes += length(&items[i]->period);
	comparable->step = minutes / (int64_t)count;
	for (size_t i = count; i-- > 0;) {
		int before = -(int)periods_between(last->period.kind, comparable->step,
			items[i]->period.until, last->period.until);

		if (first == count || before < at[first]) {
			items[--first] = items[i];
			at[first] = before;
		}
	}
	for (size_t i = count; i-- > first;)
		at[i] -= at[first];
	comparable->items = items + first;
	comparable->at = at + first;
	comparable->count = count - first;
}

struct comparable comparable_of(const struct series *series, int today, struct arena *arena)
{
	struct comparable ret = { .limit = COMPARABLE_ALL };
	const struct observation *last = latest(series, today);
	const struct observation **items;
	size_t count = 0, first;

	items = arena_new(arena, series->count + 1, sizeof(*items));
	for (size_t i = 0; last != NULL && i < series->count; i++)
		if (usable(&series->items[i], today) && alike(&series->items[i], last))
			items[count++] = &series->items[i];
	if (count == 0)
		return ret;
	qsort(items, count, sizeof(*items), by_end);
	first = after_breaks(items, count, &ret);
	if (count - first > COMPARABLE_MOST)
		first = count - COMPARABLE_MOST;
	number(items + first, count - first, &ret, arena);
	return ret;
}

const struct observation *comparable_latest(const struct comparable *comparable)
{
	return comparable->count == 0 ? NULL : comparable->items[comparable->count - 1];
}

int comparable_periods(const struct comparable *comparable, int64_t until)
{
	const struct period *last = &comparable->items[comparable->count - 1]->period;

	return (int)periods_between(last->kind, comparable->step, last->until, until);
}

int comparable_passed(const struct comparable *comparable, int today)
{
	const struct period *last = &comparable->items[comparable->count - 1]->period;
	int64_t until = today * (int64_t)PERIOD_DAY_MINUTES;
	int64_t passed = periods_between(last->kind, comparable->step, last->until, until);
	struct period then;

	if (last->kind == PERIOD_SPAN)
		passed = (until - last->until) / comparable->step;
	while (passed > 0 && period_shift(last, (int)passed, &then) &&
		period_last_day(&then) >= today)
		passed--;
	return passed < 0 ? 0 : (int)passed;
}

/* clang-format off */
static const struct {
	const char *vi, *one, *many, *each[LANG_COUNT];
} words[] = {
	[PERIOD_YEAR]    = { "năm",      "year",      "years",      { "mỗi năm",      "a year" } },
	[PERIOD_HALF]    = { "nửa năm",  "half-year", "half-years", { "mỗi nửa năm",  "each half-year" } },
	[PERIOD_QUARTER] = { "quý",      "quarter",   "quarters",   { "mỗi quý",      "a quarter" } },
	[PERIOD_MONTH]   = { "tháng",    "month",     "months",     { "mỗi tháng",    "a month" } },
	[PERIOD_WEEK]    = { "tuần",     "week",      "weeks",      { "mỗi tuần",     "a week" } },
	[PERIOD_DAY]     = { "ngày",     "day",       "days",       { "mỗi ngày",     "a day" } },
	[PERIOD_SPAN]    = { "kỳ",       "period",    "periods",    { "mỗi năm",      "a year" } },
};
/* clang-format on */

void comparable_say_span(enum period_kind kind, int periods, enum lang lang, struct text *ret)
{
	const char *unit = lang == LANG_VI ? words[kind].vi
		: periods == 1             ? words[kind].one
					   : words[kind].many;

	text_addf(ret, "%d %s", periods, unit);
}

const char *comparable_say_each(enum period_kind kind, enum lang lang)
{
	return words[kind].each[lang];
}

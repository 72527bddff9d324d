/* collector/ticket_spans.c - see ticket_spans.h. */
#include "collector/ticket_spans.h"

#include <string.h>

#include "base/clock.h"
#include "collector/periods_people.h"
#include "collector/ticket_time.h"
#include "indicators/hotline.h"

/* The common calendar, where no other is declared. */
static const struct calendar common = { .month = 1, .day = 1 };

static bool find_calendar(const struct catalogue *catalogue, const struct calendar **ret)
{
	for (size_t i = 0; i < HOTLINE_MEASURES; i++) {
		const struct indicator *indicator = catalogue_indicator(
			catalogue, hotline_indicators[i]);

		if (indicator == NULL)
			continue;
		*ret = *indicator->rollup.calendar == '\0'
			? NULL
			: catalogue_calendar(catalogue, indicator->rollup.calendar);
		return true;
	}
	return false;
}

/* How many months a common period has; 0 for weeks, days and spans. */
static int common_months(const struct period *period)
{
	static const int months[] = {
		[PERIOD_YEAR] = 12, [PERIOD_HALF] = 6, [PERIOD_QUARTER] = 3, [PERIOD_MONTH] = 1
	};

	return (size_t)period->kind < COUNT(months) ? months[period->kind] : 0;
}

/* The common calendar's month is a month, not a span of its days. */
static bool month_of(const struct calendar *calendar, int64_t minute, struct period *ret)
{
	int year, month, day;
	text_auto label = { 0 };

	if (calendar != NULL)
		return calendar_holding(calendar, 1, minute, ret);
	clock_date_of((int)(minute / PERIOD_DAY_MINUTES), &year, &month, &day);
	text_addf(&label, "%04d-%02d", year, month);
	return period_parse(text_span(&label), ret);
}

/* The calendar's period that a text means. */
static bool find_period(
	const struct calendar *calendar, const char *text, struct period *ret, struct error *err)
{
	const struct calendar *used = calendar == NULL ? &common : calendar;
	bool fine = period_people(span_of(text), ret) == NULL;
	int months = fine ? common_months(ret) : 0;

	if (fine && months > 0)
		fine = calendar_holding(
			used, months, ret->from + (ret->until - ret->from) / 2, ret);
	else if (fine)
		fine = calendar_months(used, ret) > 0;
	return fine || error_set(err, ERROR_MISUSE, "tickets.period", "%s", text);
}

static bool insert(struct ticket_spans *spans, const struct period *span)
{
	size_t at = 0;

	while (at < spans->count && period_compare(&spans->items[at], span) < 0)
		at++;
	if (at < spans->count && period_compare(&spans->items[at], span) == 0)
		return true;
	if (spans->count == TICKET_MAX_SPANS)
		return false;
	memmove(&spans->items[at + 1], &spans->items[at],
		(spans->count++ - at) * sizeof *spans->items);
	spans->items[at] = *span;
	return true;
}

bool ticket_spans_add(const struct catalogue *catalogue, const char *text, struct ticket_spans *ret,
	struct error *err)
{
	const struct calendar *calendar = NULL;
	struct period whole, span;
	int64_t at;

	if (!find_calendar(catalogue, &calendar))
		return error_set(
			err, ERROR_REFUSED, "tickets.indicator", "%s", hotline_indicators[0]);
	if (!find_period(calendar, text, &whole, err))
		return false;
	if (whole.until > ticket_time_now())
		return error_set(err, ERROR_REFUSED, "tickets.unfinished", "%s", whole.label);
	for (at = whole.from; at < whole.until; at = span.until) {
		if (!month_of(calendar, at, &span))
			return error_set(err, ERROR_MISUSE, "tickets.period", "%s", text);
		if (!insert(ret, &span))
			return error_set(
				err, ERROR_MISUSE, "tickets.limit", "%d", TICKET_MAX_SPANS);
	}
	return true;
}

bool ticket_spans_list(struct arena *arena, const struct catalogue *catalogue, const char *list,
	struct ticket_spans *ret, struct error *err)
{
	for (;;) {
		const size_t size = strcspn(list, ";");
		const struct span each = span_trim((struct span){ list, size });

		if (!ticket_spans_add(catalogue, arena_copy(arena, each.data, each.size), ret, err))
			return false;
		if (list[size] == '\0')
			return true;
		list += size + 1;
	}
}

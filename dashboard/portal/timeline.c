/* dashboard/portal/timeline.c - programmes on one axis of years: where each bar begins and how long it is. */
#include "dashboard/portal/content.h"

#include <limits.h>

#include "base/clock.h"

/* A bar is drawn in a box so wide; a term shorter than one of these parts still shows. */
enum { AXIS_WIDTH = 1000, BAR_LEAST = 8 };

struct axis {
	int from, until; /* days, half open */
};

/* The whole of a programme's term; false where an end of it is not known. */
static bool term_of(const struct content_page *content, struct axis *ret)
{
	struct period from, until;

	if (!period_parse(span_of(content->from), &from) ||
		!period_parse(span_of(content->until), &until) || until.until <= from.from)
		return false;
	ret->from = (int)(from.from / PERIOD_DAY_MINUTES);
	ret->until = period_last_day(&until) + 1;
	return true;
}

static int year_of(int day)
{
	int year, month, date;

	clock_date_of(day, &year, &month, &date);
	return year;
}

/* All terms, widened to whole years; false where there is none. */
static bool axis_of(const struct content_page *const *pages, size_t count, struct axis *ret)
{
	struct axis all = { INT_MAX, INT_MIN };

	for (size_t i = 0; i < count; i++) {
		struct axis term;

		if (!term_of(pages[i], &term))
			continue;
		all.from = term.from < all.from ? term.from : all.from;
		all.until = term.until > all.until ? term.until : all.until;
	}
	if (all.from >= all.until)
		return false;
	ret->from = clock_day_of(year_of(all.from), 1, 1);
	ret->until = clock_day_of(year_of(all.until - 1) + 1, 1, 1);
	return true;
}

static int at(const struct axis *axis, int day)
{
	return (int)((int64_t)(day - axis->from) * AXIS_WIDTH / (axis->until - axis->from));
}

static void add_bar(const struct page *page, const struct axis *axis,
	const struct content_page *content, json_t *row)
{
	int today = edition_info(page->edition)->day, from, width;
	const char *state = content_terms[content_term(content, today)];
	struct axis term;

	(void)json_object_set_new(row, "term", content_tell_term(page, content));
	(void)json_object_set_new(row, "key", json_string(state));
	(void)json_object_set_new(row, "state", json_string(content_word(page, "term", state)));
	(void)json_object_set_new(row, "bar", json_null());
	if (!term_of(content, &term))
		return;
	from = at(axis, term.from);
	width = at(axis, term.until) - from;
	(void)json_object_set_new(row, "bar",
		json_pack("{s:i,s:i,s:i}", "from", from, "width",
			width < BAR_LEAST ? BAR_LEAST : width, "now", at(axis, today)));
}

json_t *content_timeline(const struct page *page, const struct content_page *const *pages,
	size_t count, json_t *rows)
{
	struct axis axis;

	if (!axis_of(pages, count, &axis))
		return json_null();
	for (size_t i = 0; i < count; i++)
		add_bar(page, &axis, pages[i], json_array_get(rows, i));
	return json_pack("{s:i,s:i}", "from", year_of(axis.from), "until", year_of(axis.until - 1));
}

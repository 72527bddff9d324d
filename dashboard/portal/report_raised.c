/* dashboard/portal/report_raised.c - a page of the briefing: what citizens raise, and what waits longest. */
#include <string.h>

#include "dashboard/portal/asked.h"
#include "dashboard/portal/report.h"

enum { NUMBERS = 236 }; /* width of a line's second column */

static void add_line(
	const struct report *report, const char *name, const char *more, const char *text)
{
	const struct paper_cell cells[] = {
		{ .width = PAPER_WIDTH - NUMBERS - PAPER_GAP,
			.text = name,
			.look = &paper_strong,
			.more = more },
		{ .width = NUMBERS, .text = text, .look = &paper_body },
	};

	paper_row(report->paper, cells, COUNT(cells));
}

/* The numbers of a row in a sentence. */
static const char *numbers_of(const struct report *report, const char *key, const json_t *row)
{
	text_auto text = { 0 };

	words_say(report->page->words, key, &text, "received", json_text(row, "received"), "closed",
		json_text(row, "closed"), "on_time", json_text(row, "on_time"), "waiting",
		json_text(row, "waiting"), "overdue", json_text(row, "overdue"), NULL);
	return arena_copy(report->page->arena, text_z(&text), text.size);
}

static void begin_part(const struct report *report, const char *key)
{
	paper_skip(report->paper, 18);
	paper_need(report->paper, 90);
	paper_text(report->paper, words_get(report->page->words, key), &paper_heading);
}

static void add_rows(const struct report *report, const char *key, const json_t *rows)
{
	const json_t *row;
	size_t i;

	begin_part(report, key);
	json_array_foreach (rows, i, row)
		add_line(report, json_text(row, "name"), NULL,
			numbers_of(report, "ask.raised.line", row));
}

static void add_longest(const struct report *report, const json_t *rows)
{
	struct arena *arena = report->page->arena;
	const json_t *row;
	size_t i;

	if (json_array_size(rows) == 0)
		return;
	begin_part(report, "ask.raised.longest");
	json_array_foreach (rows, i, row) {
		const char *by = json_text(row, "by");

		add_line(report,
			arena_format(
				arena, "%s · %s", json_text(row, "name"), json_text(row, "place")),
			by == NULL ? NULL : arena_copy(arena, by, strlen(by)),
			arena_format(arena, "%s %s, %s%s%s",
				words_get(report->page->words, "ask.raised.since"),
				json_text(row, "since"), json_text(row, "days"),
				json_is_true(json_object_get(row, "late")) ? ", " : "",
				json_is_true(json_object_get(row, "late"))
					? words_get(report->page->words, "ask.raised.late")
					: ""));
	}
}

bool report_raised(const struct report *report, struct error *err)
{
	const struct page *page = report->page;
	json_auto_t *raised = asked_raised(page, err);
	const char *title = words_get(page->words, "ask.raised.title");

	if (raised == NULL)
		return false;
	if (json_is_null(raised))
		return true;
	paper_page(report->paper, "raised", title, false);
	paper_text(report->paper, title, &paper_title);
	paper_text(report->paper,
		numbers_of(report, "ask.raised.all", json_object_get(raised, "counts")),
		&paper_lede);
	add_rows(report, "ask.raised.pillars", json_object_get(raised, "pillars"));
	add_rows(report, "ask.raised.places", json_object_get(raised, "places"));
	add_longest(report, json_object_get(raised, "longest"));
	return true;
}

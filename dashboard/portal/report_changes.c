/*
 * dashboard/portal/report_changes.c - what changed since an edition: one after the other, the newest
 * first, in the words of its own page.
 */
#include <string.h>

#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/report.h"
#include "dashboard/view/tell.h"

enum { MOST_ROWS = 14, NAME = 250, MIDDLE = 96, STATE = 110 };

/* "Tên (cách tính, địa bàn)": what a row is of. */
static const char *name_text(const struct report *report, const json_t *row)
{
	static const char *const members[] = { "method", "place" };
	text_auto text = { 0 };
	size_t added = 0;

	text_addz(&text, json_text(row, "name"));
	for (size_t i = 0; i < COUNT(members); i++)
		if (json_text(row, members[i]) != NULL)
			text_addf(&text, "%s%s", added++ == 0 ? " (" : ", ",
				json_text(row, members[i]));
	text_addz(&text, added == 0 ? "" : ")");
	return arena_copy(report->page->arena, text_z(&text), text.size);
}

/* A verdict that has another state now. */
static void add_moved(const struct report *report, const json_t *row)
{
	const json_t *before = json_object_get(row, "before"), *now = json_object_get(row, "state");
	const struct paper_cell cells[] = {
		{ .width = NAME, .text = name_text(report, row), .look = &paper_body },
		{ .width = STATE,
			.text = json_text(before, "word"),
			.look = &paper_body,
			.marked = true,
			.state = (enum state)text_index(state_keys, json_text(before, "key")) },
		{ .width = 14, .text = "→", .look = &paper_body },
		{ .width = STATE,
			.text = json_text(now, "word"),
			.look = &paper_body,
			.marked = true,
			.state = (enum state)text_index(state_keys, json_text(now, "key")) },
	};

	paper_row(report->paper, cells, COUNT(cells));
}

/* A figure that is new, or was replaced: `before` stands with it then, and why. */
static void add_figure(const struct report *report, const json_t *row)
{
	const char *before = json_text(row, "before");
	const struct paper_cell cells[] = {
		{ .width = NAME,
			.text = name_text(report, row),
			.look = &paper_body,
			.more = json_text(row, "reason") },
		{ .width = MIDDLE, .text = json_text(row, "period"), .look = &paper_body },
		{ .width = MIDDLE, .text = before, .look = &paper_small, .right = true },
		{ .width = 14, .text = before == NULL ? NULL : "→", .look = &paper_small },
		{ .width = MIDDLE,
			.text = json_text(row, "value"),
			.look = &paper_body,
			.more = json_text(row, "status"),
			.right = true },
	};

	paper_row(report->paper, cells, COUNT(cells));
}

/* The first rows of a list, and how many more there are. */
static void add_rows(const struct report *report, const char *key, const json_t *rows,
	void (*add)(const struct report *report, const json_t *row))
{
	size_t count = json_array_size(rows), i;
	const json_t *row;
	json_t *more;

	if (count == 0)
		return;
	paper_skip(report->paper, 14);
	paper_need(report->paper, 80);
	paper_text(report->paper, words_get(report->page->words, key), &paper_label);
	json_array_foreach (rows, i, row)
		if (i < MOST_ROWS)
			add(report, row);
	if (count <= MOST_ROWS)
		return;
	more = tell_say(report->page->words, "report.more", "n",
		arena_format(report->page->arena, "%zu", count - MOST_ROWS));
	paper_skip(report->paper, 6);
	paper_text(report->paper, json_string_value(more), &paper_small);
	json_decref(more);
}

static void add_model(const struct report *report, const json_t *model)
{
	const json_t *facts = json_object_get(model, "facts");

	paper_skip(report->paper, 22);
	paper_need(report->paper, 90);
	paper_text(report->paper,
		arena_format(report->page->arena, "%s · %s", json_text(model, "title"),
			json_text(facts, "time")),
		&paper_heading);
	paper_text(report->paper, json_text(facts, "note"), &paper_small);
	paper_skip(report->paper, 4);
	paper_text(report->paper, json_text(model, "summary"), &paper_body);
	add_rows(report, "edition.moved-title", json_object_get(model, "moved"), add_moved);
	add_rows(report, "edition.corrections",
		json_object_get(json_object_get(model, "corrections"), "rows"), add_figure);
	add_rows(report, "edition.added", json_object_get(json_object_get(model, "added"), "rows"),
		add_figure);
}

/* An edition that was taken off the shelf says nothing. */
static bool add_edition(const struct report *report, int number, struct error *err)
{
	struct page page = *report->page;
	struct outcome outcome = { 0 };
	bool fine;

	page.code = arena_format(page.arena, "%d", number);
	page.edition = editions_get(page.editions, edition_info(page.edition)->number, err);
	fine = page.edition != NULL && edition_view(&page, &outcome, err);
	if (fine)
		add_model(report, outcome.model);
	json_decref(outcome.model);
	return fine || strcmp(err->key, "edition.withdrawn") == 0;
}

bool report_changes(const struct report *report, struct error *err)
{
	int number = edition_info(report->page->edition)->number;

	for (int each = number; each > report->since; each--)
		if (!add_edition(report, each, err))
			return false;
	return true;
}

/*
 * dashboard/portal/report_target.c - a page for each target that is missed: how far, why, what it needs
 * from now, and the chart.
 */
#include <string.h>

#include "dashboard/portal/pages.h"
#include "dashboard/portal/report.h"
#include "dashboard/view/tell.h"

enum { CHART_WIDTH = 642, CHART_HEIGHT = 300, FACT = 150 };

static const struct paper_look large = { 22, true, TOKEN_INK, 2 };

/* The latest figure, what it is compared with, the target, the state: four in a row. */
static void add_facts(const struct report *report, const json_t *model, enum state state)
{
	const struct words *words = report->page->words;
	const json_t *facts = json_object_get(model, "facts");
	const json_t *latest = json_object_get(facts, "latest");
	const json_t *compared = json_object_get(facts, "compared");
	const json_t *target = json_object_get(facts, "target");
	const double width = (PAPER_WIDTH - 3 * PAPER_GAP) / 4;
	const char *keys[] = { "fact.latest", "fact.compared", "target.name", "fact.state" };
	struct paper_cell heads[COUNT(keys)];
	const struct paper_cell cells[] = {
		{ .width = width,
			.text = report_figure(report, latest),
			.look = &large,
			.more = json_text(latest, "period") },
		{ .width = width,
			.text = json_text(compared, "value"),
			.look = &large,
			.more = json_text(compared, "period") },
		{ .width = width,
			.text = json_text(target, "value"),
			.look = &large,
			.more = json_text(target, "period") },
		{ .width = width,
			.text = json_text(json_object_get(model, "state"), "word"),
			.look = &paper_heading,
			.marked = true,
			.state = state,
			.more = json_text(target, "decision") },
	};

	for (size_t i = 0; i < COUNT(keys); i++)
		heads[i] = (struct paper_cell){
			.width = width, .text = words_get(words, keys[i]), .look = &paper_label
		};
	paper_row(report->paper, heads, COUNT(heads));
	paper_row(report->paper, cells, COUNT(cells));
}

static bool add_chart(const struct report *report, const struct figures *figures, struct error *err)
{
	struct figures_wish wish = { .kind = chart_kind_find("line"),
		.theme = THEME_LIGHT,
		.width = CHART_WIDTH,
		.height = CHART_HEIGHT };
	struct chart_request request = figures_chart(
		figures, report->page->arena, report->page->words, &wish);
	struct error none;

	if (!chart_request_check(&request, &none))
		return true;
	paper_skip(report->paper, 12);
	return paper_chart(report->paper, &request, err);
}

/* A fact in words: its name, and what there is to say. */
static void add_line(
	const struct report *report, const char *name, const char *text, const char *more)
{
	const struct paper_cell cells[] = {
		{ .width = FACT, .text = name, .look = &paper_label },
		{ .width = PAPER_WIDTH - FACT - PAPER_GAP,
			.text = text,
			.look = &paper_body,
			.more = more },
	};

	if (text != NULL)
		paper_row(report->paper, cells, COUNT(cells));
}

/* One target ahead: the sentence with the pace it needs, then those there were. */
static void add_need(const struct report *report, const json_t *row)
{
	static const char *const paces[] = { "average", "best", "elsewhere" };
	const struct words *words = report->page->words;

	add_line(report, words_get(words, "needed.title"), json_text(row, "sentence"),
		json_text(row, "label"));
	for (size_t i = 0; i < COUNT(paces); i++) {
		const json_t *pace = json_object_get(row, paces[i]);
		const char *key = arena_format(report->page->arena, "column.%s", paces[i]);
		const char *place = json_text(pace, "place"), *period = json_text(pace, "period");

		add_line(report, words_get(words, key), json_text(pace, "said"),
			place != NULL ? place : period);
	}
	add_line(report, words_get(words, "column.usual"), json_text(row, "usual"), NULL);
	add_line(report, words_get(words, "column.chance"),
		json_text(json_object_get(row, "chance"), "chance"),
		json_text(json_object_get(row, "chance"), "word"));
}

static const char *definition_of(const json_t *model, const char *name)
{
	const json_t *list = json_object_get(model, "definition"), *fact;
	size_t i;

	json_array_foreach (list, i, fact)
		if (strcmp(json_text(fact, "name"), name) == 0)
			return json_text(fact, "text");
	return NULL;
}

static void add_words(const struct report *report, const json_t *model)
{
	const json_t *needed = json_object_get(json_object_get(model, "needed"), "rows"), *each;
	const char *reporter = words_get(report->page->words, "define.reporter");
	size_t i;

	paper_skip(report->paper, 16);
	paper_text(report->paper, report_word(report, "next"), &paper_heading);
	json_array_foreach (needed, i, each)
		add_need(report, each);
	if (json_array_size(needed) == 0)
		add_line(report, words_get(report->page->words, "needed.title"),
			report_word(report, "no-need"), NULL);
	json_array_foreach (json_object_get(model, "axes"), i, each)
		add_line(report, json_text(each, "name"), json_text(each, "word"),
			json_text(each, "reason"));
	add_line(report, reporter, definition_of(model, reporter), NULL);
}

static bool add_target(
	const struct report *report, const struct figures *figures, struct error *err)
{
	const struct indicator *indicator = figures->indicator;
	struct page page = *report->page;
	struct outcome outcome = { 0 };
	bool fine;

	page.code = indicator->code;
	fine = indicator_view(&page, &outcome, err);
	if (fine) {
		paper_page(report->paper, report_name(report, indicator),
			indicator->name[page.lang], true);
		paper_text(report->paper, indicator->pillar->name[page.lang], &paper_label);
		paper_skip(report->paper, 6);
		paper_text(report->paper, indicator->name[page.lang], &paper_title);
		paper_skip(report->paper, 14);
		add_facts(report, outcome.model, figures->methods[0].judged.verdict.state);
		paper_skip(report->paper, 12);
		paper_text(report->paper, json_text(outcome.model, "lede"), &paper_body);
		fine = add_chart(report, figures, err);
		add_words(report, outcome.model);
	}
	json_decref(outcome.model);
	return fine;
}

bool report_targets(const struct report *report, struct error *err)
{
	for (int i = 0; i < report->count; i++)
		if (report_is_behind(&report->all[i]) && !add_target(report, &report->all[i], err))
			return false;
	return true;
}

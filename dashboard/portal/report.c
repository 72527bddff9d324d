/* dashboard/portal/report.c - the briefing: its first page, its last, and what holds it together. */
#include "dashboard/portal/report.h"

#include <string.h>

#include "charts/fonts.h"
#include "dashboard/portal/late.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/preview_mark.h"
#include "dashboard/view/tell.h"

enum { ABREAST = 3, STATE = 118, LABEL = 150 };

const char *report_word(const struct report *report, const char *name)
{
	return words_get(report->page->words, arena_format(report->page->arena, "report.%s", name));
}

bool report_is_behind(const struct figures *figures)
{
	enum state state = figures->methods[0].judged.verdict.state;

	return state == STATE_BEHIND || state == STATE_OFF_PLAN;
}

const char *report_name(const struct report *report, const struct indicator *indicator)
{
	return arena_format(report->page->arena, "target-%s", indicator->code);
}

/* ---- the first page ---- */

/* How many targets are in each state, three side by side. */
static void add_answer(const struct report *report, const json_t *answer)
{
	static const struct paper_look strong = { 14, true, TOKEN_INK, 2 };
	struct paper_cell cells[ABREAST];
	const json_t *parts = json_object_get(answer, "parts"), *part;
	size_t count = json_array_size(parts), i;

	paper_text(report->paper, json_text(answer, "lead"), &paper_lede);
	json_array_foreach (parts, i, part) {
		cells[i % ABREAST] = (struct paper_cell){
			.width = (PAPER_WIDTH - (ABREAST - 1) * PAPER_GAP) / ABREAST,
			.text = json_text(part, "text"),
			.look = &strong,
			.marked = true,
			.state = (enum state)text_index(state_keys, json_text(part, "state"))
		};
		if (i % ABREAST == ABREAST - 1 || i + 1 == count)
			paper_row(report->paper, cells, (int)(i % ABREAST) + 1);
	}
}

static bool is_headline(const struct figures *figures, const void *context UNUSED)
{
	return figures->indicator->headline;
}

/* Each leads to its page. */
static void add_missed(const struct report *report, const struct figures *figures)
{
	enum lang lang = report->page->lang;
	enum state state = figures->methods[0].judged.verdict.state;
	const struct paper_cell cells[] = {
		{ .width = PAPER_WIDTH - STATE - PAPER_GAP,
			.text = figures->indicator->name[lang],
			.look = &paper_strong,
			.more = figures->methods[0].judged.reason[lang],
			.link = report_name(report, figures->indicator) },
		{ .width = STATE,
			.text = state_say(state, lang),
			.look = &paper_body,
			.marked = true,
			.state = state },
	};

	paper_row(report->paper, cells, COUNT(cells));
}

static void add_all_missed(const struct report *report)
{
	bool any = false;

	paper_skip(report->paper, 22);
	paper_need(report->paper, 110);
	paper_text(report->paper, report_word(report, "missed"), &paper_heading);
	for (int i = 0; i < report->count; i++)
		if (report_is_behind(&report->all[i])) {
			add_missed(report, &report->all[i]);
			any = true;
		}
	if (!any)
		paper_text(report->paper, report_word(report, "none-missed"), &paper_body);
}

static const char *edition_line(const struct report *report)
{
	const struct edition_info *info = edition_info(report->page->edition);
	json_t *time = tell_instant(info->published_at, report->page->lang);
	text_auto text = { 0 };

	words_say(report->page->words, "report.edition", &text, "number",
		arena_format(report->page->arena, "%d", info->number), "time",
		json_string_value(time), NULL);
	json_decref(time);
	return arena_copy(report->page->arena, text_z(&text), text.size);
}

static bool add_cover(const struct report *report, struct error *err)
{
	const struct page *page = report->page;
	struct paper *paper = report->paper;
	struct outcome overview = { 0 };
	bool fine = overview_view(page, &overview, err);

	if (fine) {
		paper_page(paper, "summary", report_word(report, "summary"), false);
		paper_text(
			paper, edition_catalogue(page->edition)->title[page->lang], &paper_label);
		paper_skip(paper, 6);
		paper_text(paper, preview_title(page, report_word(report, "title")), &paper_title);
		paper_skip(paper, 4);
		paper_text(paper, edition_line(report), &paper_lede);
		paper_text(paper, edition_info(page->edition)->note, &paper_body);
		paper_skip(paper, 10);
		paper_rule(paper);
		paper_skip(paper, 14);
		add_answer(report, json_object_get(overview.model, "answer"));
		fine = report_table(report, words_get(page->words, "overview.headline"),
			is_headline, NULL, err);
		add_all_missed(report);
	}
	json_decref(overview.model);
	return fine;
}

/* ---- who owes figures ---- */

/* What was told, in the arena; takes it. */
static const char *kept(const struct report *report, json_t *told)
{
	const char *text = json_string_value(told);
	const char *copy = arena_copy(report->page->arena, text, strlen(text));

	json_decref(told);
	return copy;
}

/* "Tên (2025); tên (2022)": the targets that somebody owes figures of. */
static const char *owed_text(const struct report *report, const json_t *rows)
{
	text_auto text = { 0 };
	const json_t *row;
	size_t i;

	json_array_foreach (rows, i, row)
		text_addf(&text, "%s%s (%s)", i == 0 ? "" : "; ", json_text(row, "name"),
			json_text(row, "due"));
	return arena_copy(report->page->arena, text_z(&text), text.size);
}

/* A page of who owes figures, as the front page has it; none where nobody does. */
static void add_late(const struct report *report)
{
	const struct page *page = report->page;
	json_auto_t *late = late_model(page, report->all, report->count);
	const char *title = words_get(page->words, "late.title");
	const json_t *each;
	size_t i;

	if (json_array_size(late) == 0)
		return;
	paper_page(report->paper, "late", title, false);
	paper_text(report->paper, title, &paper_title);
	paper_text(report->paper, kept(report, late_note(page)), &paper_body);
	paper_skip(report->paper, 14);
	json_array_foreach (late, i, each) {
		const struct paper_cell cells[] = {
			{ .width = PAPER_WIDTH - STATE - PAPER_GAP,
				.text = json_text(each, "name"),
				.look = &paper_strong,
				.more = owed_text(report, json_object_get(each, "rows")) },
			{ .width = STATE, .text = json_text(each, "count"), .look = &paper_body },
		};

		paper_row(report->paper, cells, COUNT(cells));
	}
}

/* ---- the last page ---- */

static void add_fact(const struct report *report, const char *key, const char *value,
	const struct paper_look *look)
{
	const struct paper_cell cells[] = {
		{ .width = LABEL,
			.text = words_get(report->page->words, key),
			.look = &paper_label },
		{ .width = PAPER_WIDTH - LABEL - PAPER_GAP, .text = value, .look = look },
	};

	paper_row(report->paper, cells, COUNT(cells));
}

static const char *count_text(const struct report *report, int count)
{
	return kept(report, tell_count(count, report->page->lang));
}

static void add_states(const struct report *report)
{
	static const enum state order[] = { STATE_ACHIEVED, STATE_ON_PLAN, STATE_BEHIND,
		STATE_OFF_PLAN, STATE_NO_DATA, STATE_NONE };
	const struct page *page = report->page;

	for (size_t i = 0; i < COUNT(order); i++) {
		const char *key = arena_format(
			page->arena, "method.state.%s", state_keys[order[i]]);
		const struct paper_cell cells[] = {
			{ .width = LABEL,
				.text = state_say(order[i], page->lang),
				.look = &paper_body,
				.marked = true,
				.state = order[i] },
			{ .width = PAPER_WIDTH - LABEL - PAPER_GAP,
				.text = words_get(page->words, key),
				.look = &paper_body },
		};

		paper_row(report->paper, cells, COUNT(cells));
	}
}

static void add_about(const struct report *report)
{
	const struct edition_info *info = edition_info(report->page->edition);
	struct paper *paper = report->paper;

	paper_page(paper, "about", report_word(report, "about"), false);
	paper_text(paper, report_word(report, "about"), &paper_title);
	paper_skip(paper, 18);
	paper_text(paper, words_get(report->page->words, "method.states"), &paper_heading);
	add_states(report);
	paper_skip(paper, 26);
	paper_text(paper, words_get(report->page->words, "edition.this"), &paper_heading);
	add_fact(report, "edition.number", edition_line(report), &paper_body);
	add_fact(report, "edition.figures", count_text(report, info->figures), &paper_body);
	if (info->illustrative > 0)
		add_fact(report, "edition.illustrative",
			arena_format(report->page->arena, "%s. %s",
				count_text(report, info->illustrative),
				words_get(report->page->words, "edition.illustrative-note")),
			&paper_body);
	add_fact(report, "edition.code", info->code, &paper_body);
	add_fact(report, "report.hash", info->sha256, &paper_small);
	paper_skip(paper, 14);
	paper_text(paper, report_word(report, "check"), &paper_small);
}

/* ---- the whole ---- */

static bool read_since(const struct page *page, int *ret, struct error *err)
{
	const char *text = request_parameter(page->request, "since", NULL);
	int number = edition_info(page->edition)->number;

	*ret = text == NULL ? number - 1 : page_number(text);
	return text == NULL || (*ret > 0 && *ret < number && number - *ret <= REPORT_MAX_SINCE) ||
		error_set(err, ERROR_MISUSE, "request.value", "since=%s", text);
}

/* On a page of their own; of the first edition there is little to say, at the end of the first page. */
static bool add_changes(const struct report *report, struct error *err)
{
	const struct page *page = report->page;
	const char *title;

	if (report->since > 0) {
		title = kept(report,
			tell_say(page->words, "report.since", "n",
				arena_format(page->arena, "%d", report->since)));
		paper_page(report->paper, "changes", title, false);
		paper_text(report->paper, title, &paper_title);
	}
	return report_changes(report, err);
}

static bool add_parts(const struct report *report, struct error *err)
{
	const struct page *page = report->page;
	const char *left;

	if (!add_cover(report, err) || !add_changes(report, err))
		return false;
	add_late(report);
	if (!report_raised(report, err) || !report_pillars(report, err) ||
		!report_targets(report, err))
		return false;
	add_about(report);
	left = arena_format(page->arena, "%s · %s %d · %s %s",
		preview_is(page) ? words_get(page->words, "preview.label")
				 : edition_catalogue(page->edition)->title[page->lang],
		words_get(page->words, "edition.number"), edition_info(page->edition)->number,
		words_get(page->words, "edition.code"), edition_info(page->edition)->code);
	paper_feet(report->paper, left, report_word(report, "page"));
	return true;
}

bool report_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct measure *measure = fonts_measure(err);
	const struct edition_info *info = edition_info(page->edition);
	const char *site = edition_catalogue(page->edition)->title[page->lang];
	struct report report = { .page = page };
	struct document document = { .theme = THEME_LIGHT,
		.author = site,
		.instant = arena_copy(page->arena, info->published_at, strlen(info->published_at)),
		.subject = arena_format(page->arena, "%s · SHA-256 %s", info->code, info->sha256) };

	if (measure == NULL || !read_since(page, &report.since, err))
		return false;
	report.paper = paper_new(page->arena, measure);
	report.all = rows_read(page, &report.count, err);
	if (report.all == NULL)
		return false;
	document.title = arena_format(page->arena, "%s – %s %d",
		preview_title(page, report_word(&report, "title")),
		words_get(page->words, "edition.number"), info->number);
	return add_parts(&report, err) && paper_finish(report.paper, &document, err) &&
		document_write(&document, &ret->bytes, err);
}

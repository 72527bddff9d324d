/* dashboard/portal/report_table.c - indicators as rows on paper, and the pages of the pillars. */
#include <string.h>

#include "dashboard/portal/report.h"
#include "dashboard/portal/rows.h"

/* Columns of what has a target, and of what has none. */
enum { NAME = 188, FIGURE = 98, TARGET = 72, SPARK = 110, STATE = 118, COLUMNS = 5 };
enum { FREE_NAME = 242, FREE_FIGURE = 94, FREE_WHEN = 154, FREE_COLUMNS = 4 };

const char *report_figure(const struct report *report, const json_t *figure)
{
	const char *sign = json_text(figure, "sign");

	return !json_is_object(figure)
		? "–"
		: arena_format(report->page->arena, "%s%s", json_text(figure, "number"),
			  sign == NULL ? "" : sign);
}

/* "hồ sơ, Việt Nam, 2024, chưa kiểm chứng": what stands under it. */
static const char *under_text(const struct report *report, const json_t *row)
{
	const char *parts[] = { json_text(json_object_get(row, "figure"), "unit"),
		json_text(row, "place"), json_text(row, "period"), json_text(row, "status") };
	text_auto text = { 0 };

	for (size_t i = 0; i < COUNT(parts); i++)
		if (parts[i] != NULL)
			text_addf(&text, "%s%s", text.size == 0 ? "" : ", ", parts[i]);
	return arena_copy(report->page->arena, text_z(&text), text.size);
}

/* The path so far; NULL where there are not two figures. */
static const struct chart_request *spark(const struct report *report, const struct figures *figures)
{
	struct figures_wish wish = { .kind = chart_kind_find("spark"),
		.theme = THEME_LIGHT,
		.width = chart_presets[PRESET_SPARK].width,
		.height = chart_presets[PRESET_SPARK].height };
	const struct series *series = &figures->methods[0].series;
	struct chart_request *request;
	struct error none;

	if (series_known(series) < 2)
		return NULL;
	request = arena_new(report->page->arena, 1, sizeof *request);
	*request = figures_chart(figures, report->page->arena, report->page->words, &wish);
	return chart_request_check(request, &none) ? request : NULL;
}

/* The names of the columns; the cells live as long as the paper. */
static void add_head(const struct report *report, const char *title, bool planned)
{
	static const struct column {
		double width;
		const char *key;
	} columns[][COLUMNS] = {
		{ { FREE_NAME, "column.indicator" }, { FREE_FIGURE, "column.latest" },
			{ FREE_WHEN, "column.period" }, { SPARK, "column.path" } },
		{ { NAME, "column.target" }, { FIGURE, "column.latest" }, { TARGET, "target.name" },
			{ SPARK, "column.path" }, { STATE, "column.state" } },
	};
	int count = planned ? COLUMNS : FREE_COLUMNS;
	struct paper_cell *cells = arena_new(report->page->arena, COLUMNS, sizeof *cells);

	for (int i = 0; i < count; i++)
		cells[i] = (struct paper_cell){ .width = columns[planned][i].width,
			.text = words_get(report->page->words, columns[planned][i].key),
			.look = &paper_label };
	paper_skip(report->paper, 22);
	paper_need(report->paper, 150); /* the heads and a first row */
	paper_text(report->paper, title, &paper_heading);
	paper_head(report->paper, cells, count);
}

static void add_planned(
	const struct report *report, const struct figures *figures, const json_t *row)
{
	const json_t *state = json_object_get(row, "state"),
		     *target = json_object_get(row, "target");
	const struct paper_cell cells[COLUMNS] = {
		{ .width = NAME,
			.text = json_text(row, "name"),
			.look = &paper_body,
			.link = report_is_behind(figures) ? report_name(report, figures->indicator)
							  : NULL },
		{ .width = FIGURE,
			.text = report_figure(report, json_object_get(row, "figure")),
			.look = &paper_strong,
			.more = under_text(report, row) },
		{ .width = TARGET,
			.text = json_text(target, "value"),
			.look = &paper_body,
			.more = json_text(target, "period") },
		{ .width = SPARK, .chart = spark(report, figures) },
		{ .width = STATE,
			.text = json_text(state, "word"),
			.look = &paper_body,
			.marked = true,
			.state = figures->methods[0].judged.verdict.state },
	};

	paper_row(report->paper, cells, COLUMNS);
}

static void add_free(const struct report *report, const struct figures *figures, const json_t *row)
{
	const struct paper_cell cells[FREE_COLUMNS] = {
		{ .width = FREE_NAME, .text = json_text(row, "name"), .look = &paper_body },
		{ .width = FREE_FIGURE,
			.text = report_figure(report, json_object_get(row, "figure")),
			.look = &paper_strong },
		{ .width = FREE_WHEN, .text = under_text(report, row), .look = &paper_small },
		{ .width = SPARK, .chart = spark(report, figures) },
	};

	paper_row(report->paper, cells, FREE_COLUMNS);
}

static bool add_row(const struct report *report, const struct figures *figures, struct error *err)
{
	json_t *row = rows_row(report->page, figures, err);

	if (row == NULL)
		return false;
	(figures_planned(figures) ? add_planned : add_free)(report, figures, row);
	json_decref(row);
	return true;
}

bool report_table(const struct report *report, const char *title, report_choice *chosen,
	const void *context, struct error *err)
{
	bool any = false;

	for (int i = 0; i < report->count; i++) {
		if (!chosen(&report->all[i], context))
			continue;
		if (!any)
			add_head(report, title, figures_planned(&report->all[i]));
		any = true;
		if (!add_row(report, &report->all[i], err))
			return false;
	}
	return true;
}

/* ---- pillars ---- */

/* What a table of a pillar's page holds; nothing that is made up. */
struct part {
	const struct pillar *pillar;
	bool planned;
};

static bool is_part(const struct figures *figures, const void *context)
{
	const struct part *part = context;
	bool known = figures->methods[0].judged.verdict.latest != NULL;

	/* what has neither a target nor a figure of the city says nothing to those who decide */
	return figures->indicator->pillar == part->pillar &&
		!figures->methods[0].method->illustrative &&
		figures_planned(figures) == part->planned && (known || part->planned);
}

static bool has_part(const struct report *report, const struct part *part)
{
	for (int i = 0; i < report->count; i++)
		if (is_part(&report->all[i], part))
			return true;
	return false;
}

bool report_pillars(const struct report *report, struct error *err)
{
	const struct page *page = report->page;
	const struct catalogue *catalogue = edition_catalogue(page->edition);

	for (int i = 0; i < catalogue->pillar_count; i++) {
		const struct pillar *pillar = &catalogue->pillars[i];
		struct part planned = { pillar, true }, others = { pillar, false };

		if (!has_part(report, &planned) && !has_part(report, &others))
			continue;
		paper_page(report->paper, arena_format(page->arena, "pillar-%s", pillar->code),
			pillar->name[page->lang], false);
		paper_text(report->paper, pillar->name[page->lang], &paper_title);
		if (!report_table(report, words_get(page->words, "overview.planned"), is_part,
			    &planned, err) ||
			!report_table(report, words_get(page->words, "overview.unplanned"), is_part,
				&others, err))
			return false;
	}
	return true;
}

/*
 * dashboard/portal/hotline.c - what became of the hotline's reports: the latest published figures, every
 * span, other counts, by field and by ward. The indicators are those of indicators/hotline.h.
 */
#include <stdlib.h>
#include <string.h>

#include "dashboard/portal/pages.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/figures_place.h"
#include "dashboard/view/picture.h"
#include "dashboard/view/placerows.h"
#include "dashboard/view/points.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/splitrows.h"
#include "dashboard/view/tell.h"
#include "indicators/hotline.h"

enum { LEAST_OF_A_LINE = 2, LEAST_OF_BARS = 2 };

static const enum hotline_measure drawn[] = { HOTLINE_RECEIVED, HOTLINE_ON_TIME };

struct hotline {
	const struct page *page;
	const struct catalogue *catalogue;
	struct figures of[HOTLINE_MEASURES]; /* without an indicator: the catalogue has none */
};

static bool read_all(struct hotline *hotline, struct error *err)
{
	const struct page *page = hotline->page;

	for (size_t i = 0; i < HOTLINE_MEASURES; i++) {
		const struct indicator *indicator = catalogue_indicator(
			hotline->catalogue, hotline_indicators[i]);

		if (indicator != NULL &&
			!figures_read(page->edition, page->arena, indicator, &hotline->of[i], err))
			return false;
	}
	return true;
}

/* What the city has published by the primary method; empty where that is made up. */
static struct series published(const struct figures *figures)
{
	return figures->indicator == NULL || figures->methods[0].method->illustrative
		? (struct series){ .count = 0 }
		: figures->methods[0].series;
}

/* ---- figures ---- */

/* { value, status, parts }: null where there is no figure. */
static json_t *cell(const struct hotline *hotline, const struct indicator *indicator,
	const struct observation *figure)
{
	enum lang lang = hotline->page->lang;
	json_t *parts = json_null();

	if (figure == NULL || !figure->known)
		return json_null();
	if (figure->parts)
		parts = json_pack("{s:o,s:o}", "numerator",
			tell_number(true, figure->numerator, lang), "denominator",
			tell_number(true, figure->denominator, lang));
	return json_pack("{s:o,s:o,s:o}", "value", tell_value(figure->value, indicator, lang),
		"status", tell_status(figure->status, lang), "parts", parts);
}

static json_t *cards(const struct hotline *hotline)
{
	const struct page *page = hotline->page;
	json_t *list = json_array();

	for (size_t i = 0; i < HOTLINE_MEASURES; i++) {
		const struct indicator *indicator = hotline->of[i].indicator;
		struct series series = published(&hotline->of[i]);
		const struct observation *latest = series_latest(&series);

		if (latest == NULL)
			continue;
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:o,s:o,s:o,s:o}", "name", indicator->name[page->lang],
				"url", rows_url(page, indicator), "figure",
				tell_figure(latest->value, indicator, page->lang), "period",
				tell_period(&latest->period, page->lang), "status",
				tell_status(latest->status, page->lang), "note",
				tell_text(latest->note[page->lang])));
	}
	return list;
}

/* ---- spans ---- */

static const struct observation *figure_at(const struct series *series, const struct period *period)
{
	for (size_t i = 0; i < series->count; i++)
		if (period_compare(&series->items[i].period, period) == 0)
			return &series->items[i];
	return NULL;
}

static int latest_first(const void *left, const void *right)
{
	return -period_compare(
		*(const struct period *const *)left, *(const struct period *const *)right);
}

/* Every period of a published figure, the latest first, each once. */
static const struct period **spans(const struct hotline *hotline, size_t *ret_count)
{
	const struct period **list = NULL;
	size_t count = 0, kept = 0;

	for (size_t i = 0; i < HOTLINE_MEASURES; i++) {
		struct series series = published(&hotline->of[i]);

		for (size_t k = 0; k < series.count; k++) {
			list = arena_push(hotline->page->arena, list, count, sizeof *list);
			list[count++] = &series.items[k].period;
		}
	}
	if (count > 0)
		qsort(list, count, sizeof *list, latest_first);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || period_compare(list[kept - 1], list[i]) != 0)
			list[kept++] = list[i];
	*ret_count = kept;
	return list;
}

/* Adds to a list what is not in it yet; takes the value. */
static void add_once(json_t *list, json_t *value)
{
	size_t i = 0;

	while (i < json_array_size(list) && !json_equal(json_array_get(list, i), value))
		i++;
	if (!json_is_null(value) && i == json_array_size(list))
		(void)json_array_append(list, value);
	json_decref(value);
}

/* What stands beside figures: { sources, notes }. */
static json_t *origins(void)
{
	return json_pack("{s:[],s:[]}", "sources", "notes");
}

static void add_origin(
	const struct hotline *hotline, const struct observation *figure, json_t *origins)
{
	const struct page *page = hotline->page;

	if (figure == NULL)
		return;
	add_once(json_object_get(origins, "sources"),
		tell_source(hotline->catalogue, figure->source, page->words));
	add_once(json_object_get(origins, "notes"), tell_text(figure->note[page->lang]));
}

static void add_cell(const struct hotline *hotline, enum hotline_measure measure,
	const struct observation *figure, json_t *cells)
{
	const struct indicator *indicator = hotline->of[measure].indicator;

	if (indicator != NULL)
		(void)json_array_append_new(cells,
			json_pack("{s:s,s:o}", "label", indicator->name[hotline->page->lang],
				"figure", cell(hotline, indicator, figure)));
}

static json_t *span_row(const struct hotline *hotline, const struct period *period)
{
	json_t *row = origins(), *cells = json_array();

	for (enum hotline_measure i = 0; i < HOTLINE_MEASURES; i++) {
		struct series series = published(&hotline->of[i]);
		const struct observation *figure = figure_at(&series, period);

		add_cell(hotline, i, figure, cells);
		add_origin(hotline, figure, row);
	}
	(void)json_object_set_new(row, "name", tell_period(period, hotline->page->lang));
	(void)json_object_set_new(row, "cells", cells);
	return row;
}

static json_t *heads(const struct hotline *hotline)
{
	json_t *list = json_array();

	for (size_t i = 0; i < HOTLINE_MEASURES; i++)
		if (hotline->of[i].indicator != NULL)
			(void)json_array_append_new(list,
				json_string(hotline->of[i].indicator->name[hotline->page->lang]));
	return list;
}

/* { heads, rows }, or null without rows. */
static json_t *table(json_t *heads, json_t *rows)
{
	json_t *model = json_array_size(rows) == 0
		? json_null()
		: json_pack("{s:O,s:O}", "heads", heads, "rows", rows);

	json_decref(heads);
	json_decref(rows);
	return model;
}

static json_t *span_rows(const struct hotline *hotline)
{
	json_t *list = json_array();
	size_t count;
	const struct period **periods = spans(hotline, &count);

	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(list, span_row(hotline, periods[i]));
	return list;
}

/* ---- other counts: the year so far, branches of a time ---- */

static void add_others(
	const struct hotline *hotline, const struct figures *figures, int method, json_t *list)
{
	const struct figures_method *each = &figures->methods[method];
	enum lang lang = hotline->page->lang;

	for (size_t i = each->series.count; i > 0; i--) {
		const struct observation *figure = &each->series.items[i - 1];
		json_t *row = origins();

		add_origin(hotline, figure, row);
		(void)json_object_update_new(row,
			json_pack("{s:s,s:s,s:o,s:o}", "name", figures->indicator->name[lang],
				"method", each->method->name[lang], "period",
				tell_period(&figure->period, lang), "figure",
				cell(hotline, figures->indicator, figure)));
		(void)json_array_append_new(list, row);
	}
}

static json_t *other_rows(const struct hotline *hotline)
{
	json_t *list = json_array();

	for (size_t i = 0; i < HOTLINE_MEASURES; i++)
		for (int m = 1; m < hotline->of[i].count; m++)
			if (!hotline->of[i].methods[m].method->illustrative)
				add_others(hotline, &hotline->of[i], m, list);
	return list;
}

/* ---- charts ---- */

/* { title, url, picture, points, paragraph }; takes the picture. */
static json_t *chart(const struct hotline *hotline, const struct indicator *indicator,
	json_t *picture, const struct chart_request *request)
{
	json_t *model = points_pictured(hotline->page, picture, request);

	(void)json_object_set_new(
		model, "title", json_string(indicator->name[hotline->page->lang]));
	(void)json_object_set_new(model, "url", json_string(rows_url(hotline->page, indicator)));
	return model;
}

/* A line of the primary method alone: other counts are of other spans. */
static bool add_line(const struct hotline *hotline, const struct indicator *indicator, json_t *list,
	struct error *err)
{
	const struct figures_wish wish = { .kind = chart_kind_find("line") };
	const struct page *page = hotline->page;
	const struct figures_ask ask = { .method = indicator_primary(indicator)->code };
	struct figures figures;
	struct chart_request request;

	if (!figures_read_place(
		    page->edition, page->arena, page->words, indicator, &ask, &figures, err))
		return false;
	request = figures_chart(&figures, page->arena, page->words, &wish);
	(void)json_array_append_new(list,
		chart(hotline, indicator,
			picture_more(page, indicator, "line",
				arena_format(page->arena, "&method=%s", ask.method),
				"chart.alt.line"),
			&request));
	return true;
}

/* Lines of what has more than one point. */
static bool add_lines(const struct hotline *hotline, json_t *model, struct error *err)
{
	json_t *list = json_array();

	(void)json_object_set_new(model, "lines", list);
	for (size_t i = 0; i < COUNT(drawn); i++) {
		struct series series = published(&hotline->of[drawn[i]]);

		if (series_known(&series) >= LEAST_OF_A_LINE &&
			!add_line(hotline, hotline->of[drawn[i]].indicator, list, err))
			return false;
	}
	return true;
}

/* ---- by field ---- */

struct parts {
	struct placerows rows[HOTLINE_MEASURES];
	const struct period *period; /* the latest with reports received; NULL: none */
	bool made_up;
};

static const struct observation *of_part(
	const struct placerows *rows, const char *code, const struct period *period)
{
	for (size_t i = 0; i < rows->count; i++)
		for (size_t k = 0;
			strcmp(rows->rows[i].code, code) == 0 && k < rows->rows[i].figure_count;
			k++)
			if (period_compare(&rows->rows[i].figures[k].period, period) == 0)
				return &rows->rows[i].figures[k];
	return NULL;
}

static bool read_parts(const struct hotline *hotline, struct parts *ret, struct error *err)
{
	const struct page *page = hotline->page;

	*ret = (struct parts){ .period = NULL };
	for (size_t i = 0; i < HOTLINE_MEASURES; i++) {
		struct placerows *rows = &ret->rows[i];

		if (hotline->of[i].indicator != NULL &&
			!splitrows_read(page->edition, page->arena, hotline->of[i].indicator,
				page->lang, rows, err))
			return false;
		ret->made_up = ret->made_up || (rows->method != NULL && rows->method->illustrative);
		if (i == HOTLINE_RECEIVED && rows->count > 0)
			ret->period = &rows->rows[0].figures[rows->rows[0].figure_count - 1].period;
	}
	return true;
}

/* Has any field a figure of that measure in the period? */
static bool has_parts(const struct parts *parts, enum hotline_measure measure)
{
	const struct placerows *rows = &parts->rows[measure];
	bool found = false;

	for (size_t r = 0; r < rows->count; r++)
		found = found || of_part(rows, rows->rows[r].code, parts->period) != NULL;
	return found;
}

static json_t *part_row(
	const struct hotline *hotline, const struct parts *parts, const struct chart_row *field)
{
	json_t *row = origins(), *cells = json_array();

	for (enum hotline_measure i = 0; i < HOTLINE_MEASURES; i++) {
		const struct observation *figure = of_part(
			&parts->rows[i], field->code, parts->period);

		if (has_parts(parts, i))
			add_cell(hotline, i, figure, cells);
		add_origin(hotline, figure, row);
	}
	(void)json_object_set_new(row, "name", json_string(field->name));
	(void)json_object_set_new(row, "cells", cells);
	return row;
}

/* The fields in the order of the reports received. */
static json_t *part_table(const struct hotline *hotline, const struct parts *parts)
{
	const struct placerows *order = &parts->rows[HOTLINE_RECEIVED];
	json_t *heads = json_array(), *rows = json_array();

	for (enum hotline_measure i = 0; i < HOTLINE_MEASURES; i++)
		if (has_parts(parts, i))
			(void)json_array_append_new(heads,
				json_string(hotline->of[i].indicator->name[hotline->page->lang]));
	for (size_t r = 0; r < order->count; r++)
		(void)json_array_append_new(rows, part_row(hotline, parts, &order->rows[r]));
	return table(heads, rows);
}

static json_t *bars(
	const struct hotline *hotline, const struct figures *figures, const struct placerows *rows)
{
	const struct figures_wish wish = { .kind = chart_kind_find("bars"),
		.options = { .order = ORDER_HIGHEST } };
	const struct page *page = hotline->page;
	struct chart_request request = placerows_request(
		figures, page->arena, page->words, &wish, rows);

	return chart(hotline, figures->indicator,
		rows->split ? picture_more(page, figures->indicator, "bars", "&by=field",
				      "chart.alt.fields")
			    : picture_chart(page, figures->indicator, "bars", ""),
		&request);
}

/* { period, made_up, table, chart }, or null. */
static bool add_fields(const struct hotline *hotline, json_t *model, struct error *err)
{
	const struct figures *received = &hotline->of[HOTLINE_RECEIVED];
	struct parts parts;

	if (!read_parts(hotline, &parts, err))
		return false;
	(void)json_object_set_new(model, "fields",
		parts.rows[HOTLINE_RECEIVED].count < LEAST_OF_BARS
			? json_null()
			: json_pack("{s:o,s:b,s:o,s:o}", "period",
				  tell_period(parts.period, hotline->page->lang), "made_up",
				  parts.made_up, "table", part_table(hotline, &parts), "chart",
				  bars(hotline, received, &parts.rows[HOTLINE_RECEIVED])));
	return true;
}

/* ---- by ward ---- */

/* { made_up, charts }, or null. */
static bool add_wards(const struct hotline *hotline, json_t *model, struct error *err)
{
	const struct page *page = hotline->page;
	json_t *charts = json_array();
	bool made_up = false;

	for (size_t i = 0; i < COUNT(drawn); i++) {
		const struct figures *figures = &hotline->of[drawn[i]];
		struct placerows rows = { 0 };

		if (figures->indicator != NULL &&
			!placerows_read(page->edition, page->arena, figures->indicator, page->lang,
				&rows, err)) {
			json_decref(charts);
			return false;
		}
		if (rows.method == NULL || !rows.wards)
			continue;
		made_up = made_up || rows.method->illustrative;
		(void)json_array_append_new(charts, bars(hotline, figures, &rows));
	}
	(void)json_object_set_new(model, "wards",
		json_array_size(charts) == 0
			? json_null()
			: json_pack("{s:b,s:O}", "made_up", made_up, "charts", charts));
	json_decref(charts);
	return true;
}

bool hotline_view(const struct page *page, struct outcome *ret, struct error *err)
{
	struct hotline hotline = { .page = page, .catalogue = edition_catalogue(page->edition) };

	if (!read_all(&hotline, err))
		return false;
	ret->model = shell_new(page, words_get(page->words, "hotline.title"));
	(void)json_object_set_new(ret->model, "cards", cards(&hotline));
	(void)json_object_set_new(ret->model, "spans", table(heads(&hotline), span_rows(&hotline)));
	(void)json_object_set_new(ret->model, "others", table(json_array(), other_rows(&hotline)));
	return add_lines(&hotline, ret->model, err) && add_fields(&hotline, ret->model, err) &&
		add_wards(&hotline, ret->model, err);
}

/* charts/json/request.c - see request.h. The members of a request are a table. */
#include "charts/json/request.h"

#include <limits.h>
#include <string.h>

#include "base/clock.h"
#include "charts/json/parts.h"
#include "charts/kind.h"
#include "indicators/indicator.h"
#include "indicators/place.h"

/* A request and what only the reader needs to know. */
struct draft {
	struct chart_request request;
	struct json_rows rows, boundaries;
	json_t *outlines; /* borrowed */
	const char *property; /* of the outlines, which holds their codes */
	struct period *periods;
	int version;
	struct json_series_list {
		struct json_series *items;
		size_t count;
	} series;
};

struct json_series {
	const char *label, *frequency;
	struct json_figures figures;
	int new_borders; /* the first day of the place's new borders; 0 for none */
};

static bool read_kind(struct json_reader *reader, json_t *value, void *into)
{
	const char *names[64] = { NULL };
	const struct chart_kind **ret = into;
	int index;

	for (size_t i = 0; chart_kinds[i].name != NULL && i + 1 < COUNT(names); i++)
		names[i] = chart_kinds[i].name;
	if (!json_choice(reader, value, names, &index))
		return false;
	*ret = &chart_kinds[index];
	return true;
}

static bool read_lang(struct json_reader *reader, json_t *value, void *into)
{
	static const char *const langs[] = { "vi", "en", NULL };
	enum lang *ret = into;
	int index;

	if (!json_choice(reader, value, langs, &index))
		return false;
	*ret = (enum lang)index;
	return true;
}

static bool read_theme(struct json_reader *reader, json_t *value, void *into)
{
	enum theme *ret = into;
	int index;

	if (!json_choice(reader, value, theme_names, &index))
		return false;
	*ret = (enum theme)index;
	return true;
}

static bool read_size(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_request *request = into;
	struct chart_size size;

	if (!json_is_string(value) || !chart_size_parse(json_string_value(value), &size))
		return json_refuse(
			reader, "chart.json-size", "%d\u2013%d", CHART_MIN_SIDE, CHART_MAX_SIDE);
	request->width = size.width;
	request->height = size.height;
	return true;
}

static bool read_day(struct json_reader *reader, json_t *value, void *into)
{
	if (!json_is_string(value) || !clock_date_parse(span_of(json_string_value(value)), into))
		return json_refuse(reader, "chart.json-day", "%s", "2026-11-24");
	return true;
}

static bool read_series(struct json_reader *reader, json_t *value, void *into)
{
	static const struct json_field fields[] = {
		{ "label", json_read_text, offsetof(struct json_series, label), false },
		{ "figures", json_read_figures, offsetof(struct json_series, figures), true },
		{ "frequency", json_read_text, offsetof(struct json_series, frequency), false },
		{ "new_borders", read_day, offsetof(struct json_series, new_borders), false },
		{ NULL, NULL, 0, false },
	};

	return json_fields(reader, value, fields, into);
}

static bool read_series_list(struct json_reader *reader, json_t *value, void *into)
{
	struct json_series_list *ret = into;

	return json_items(reader, value, CHART_MAX_SERIES, sizeof *ret->items, read_series,
		&ret->items, &ret->count);
}

static bool read_periods(struct json_reader *reader, json_t *value, void *into)
{
	struct draft *draft = into;
	size_t *count = &draft->request.period_count;

	if (!json_items(reader, value, CHART_MAX_COLUMNS, sizeof(struct period), json_read_period,
		    &draft->periods, count))
		return false;
	for (size_t i = 1; i < *count; i++)
		if (period_compare(&draft->periods[i - 1], &draft->periods[i]) >= 0)
			return json_refuse(
				reader, "chart.json-rise", "%s", draft->periods[i].label);
	return true;
}

static bool read_order(struct json_reader *reader, json_t *value, void *into)
{
	enum chart_order *ret = into;
	int index;

	if (!json_choice(reader, value, chart_orders, &index))
		return false;
	*ret = (enum chart_order)index;
	return true;
}

static bool read_middle(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_options *options = into;

	options->diverging = true;
	return json_read_decimal(reader, value, &options->middle);
}

static bool read_bounds(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_options *options = into;
	struct decimal *bounds;
	size_t count;

	if (!json_items(reader, value, CHART_MAX_BOUNDS, sizeof *bounds, json_read_decimal, &bounds,
		    &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && decimal_compare(bounds[i - 1], bounds[i]) >= 0)
			return json_refuse(reader, "chart.json-rise", "%zu", i);
		options->bounds[i] = bounds[i];
	}
	options->bound_count = (int)count;
	return true;
}

static bool read_options(struct json_reader *reader, json_t *value, void *into)
{
	static const struct json_field fields[] = {
		{ "order", read_order, offsetof(struct chart_options, order), false },
		{ "top", json_read_whole, offsetof(struct chart_options, top), false },
		{ "bottom", json_read_whole, offsetof(struct chart_options, bottom), false },
		{ "page", json_read_whole, offsetof(struct chart_options, page), false },
		{ "share", json_read_flag, offsetof(struct chart_options, share), false },
		{ "middle", read_middle, 0, false },
		{ "bounds", read_bounds, 0, false },
		{ "full", json_read_decimal, offsetof(struct chart_options, full), false },
		{ "rows_are", json_read_text, offsetof(struct chart_options, parted_by), false },
		{ NULL, NULL, 0, false },
	};

	return json_fields(reader, value, fields, into);
}

/* Outlines are read last, once it is known how they name their places. */
static bool read_later(struct json_reader *reader UNUSED, json_t *value, void *into)
{
	json_t **ret = into;

	*ret = value;
	return true;
}

static bool read_outlines(
	struct json_reader *reader, json_t *value, const char *property, struct json_rows *ret)
{
	return json_read_boundaries(reader, value, property == NULL ? "code" : property, ret);
}

static bool read_own_outlines(struct json_reader *reader, struct draft *draft)
{
	size_t mark;

	if (draft->outlines == NULL)
		return true;
	mark = json_enter(reader, "boundaries");
	if (!read_outlines(reader, draft->outlines, draft->property, &draft->boundaries))
		return false;
	json_leave(reader, mark);
	return true;
}

static bool read_version(struct json_reader *reader, json_t *value, void *into)
{
	int *ret = into;

	if (!json_is_integer(value) || json_integer_value(value) != REQUEST_JSON_VERSION)
		return json_refuse(reader, "chart.json-version", "%d", REQUEST_JSON_VERSION);
	*ret = REQUEST_JSON_VERSION;
	return true;
}

#define OF(member) offsetof(struct draft, request.member)

/* clang-format off */
static const struct json_field members[] = {
	{ "tiendo_chart", read_version,         offsetof(struct draft, version), true },
	{ "kind",         read_kind,            OF(kind),         true },
	{ "unit",         json_read_unit,       OF(unit),         true },
	{ "lang",         read_lang,            OF(lang),         false },
	{ "theme",        read_theme,           OF(theme),        false },
	{ "size",         read_size,            0,                false },
	{ "title",        json_read_text,       OF(title),        false },
	{ "subtitle",     json_read_text,       OF(subtitle),     false },
	{ "source",       json_read_text,       OF(source),       false },
	{ "edition",      json_read_whole,      OF(edition),      false },
	{ "code",         json_read_text,       OF(code),         false },
	{ "state",        json_read_state,      OF(state),        false },
	{ "today",        read_day,             OF(today),        false },
	{ "illustrative", json_read_flag,       OF(illustrative), false },
	{ "series",       read_series_list,     offsetof(struct draft, series), false },
	{ "plan",         json_read_plan,       OF(plan),         false },
	{ "forecast",     json_read_forecast,   OF(forecast),     false },
	{ "rows",         json_read_rows,       offsetof(struct draft, rows), false },
	{ "boundaries",   read_later,           offsetof(struct draft, outlines), false },
	{ "boundary_code", json_read_text,      offsetof(struct draft, property), false },
	{ "periods",      read_periods,         0,                false },
	{ "options",      read_options,         OF(options),      false },
	{ NULL, NULL, 0, false },
};
/* clang-format on */

/* Sets each figure's place: before the new borders, or within them. */
static void place_figures(const struct json_series *series, struct arena *arena)
{
	struct place *places = arena_new(arena, 2, sizeof *places);

	places[0] = (struct place){
		.id = 1, .code = "", .from_day = INT_MIN, .until_day = series->new_borders
	};
	places[1] = (struct place){
		.id = 2, .code = "", .from_day = series->new_borders, .until_day = INT_MAX
	};
	for (size_t i = 0; i < series->figures.count; i++) {
		struct observation *item = &series->figures.items[i];

		item->place = &places[period_last_day(&item->period) >= series->new_borders];
	}
}

static void take_series(struct draft *draft, struct arena *arena)
{
	for (size_t i = 0; i < draft->series.count; i++) {
		const struct json_series *from = &draft->series.items[i];
		struct indicator *indicator = arena_new(arena, 1, sizeof *indicator);
		struct series *series = arena_new(arena, 1, sizeof *series);

		if (from->new_borders != 0)
			place_figures(from, arena);
		indicator->code = "";
		indicator->decimals = 2;
		indicator->frequency = from->frequency == NULL ? "" : from->frequency;
		series->indicator = indicator;
		series->items = from->figures.items;
		series->count = from->figures.count;
		draft->request.series[i] = (struct chart_series){ series, from->label };
	}
	draft->request.series_count = (int)draft->series.count;
}

static struct chart_row *find_row(struct chart_row *rows, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].code != NULL && strcmp(rows[i].code, code) == 0)
			return &rows[i];
	return NULL;
}

/* Rows with their outlines; places without a row become rows without figures. */
static void take_outlines(
	const struct json_rows *from, struct arena *arena, struct chart_request *request)
{
	size_t count = request->row_count;
	struct chart_row *rows = arena_new(arena, count + from->count, sizeof *rows);

	if (count > 0)
		memcpy(rows, request->rows, count * sizeof *rows);
	for (size_t i = 0; i < from->count; i++) {
		struct chart_row *row = find_row(rows, request->row_count, from->items[i].code);

		if (row == NULL)
			rows[count++] = from->items[i];
		else if (row->outline == NULL)
			row->outline = from->items[i].outline;
	}
	request->rows = rows;
	request->row_count = count;
	request->bounded = true;
}

static bool read(struct json_reader *reader, json_t *root, struct chart_request *ret)
{
	struct draft draft = { 0 };

	if (!json_fields(reader, root, members, &draft) || !read_own_outlines(reader, &draft))
		return false;
	take_series(&draft, reader->arena);
	draft.request.rows = draft.rows.items;
	draft.request.row_count = draft.rows.count;
	draft.request.periods = draft.periods;
	if (draft.outlines != NULL)
		take_outlines(&draft.boundaries, reader->arena, &draft.request);
	if (!chart_request_check(&draft.request, reader->err))
		return false;
	*ret = draft.request;
	return true;
}

/* The whole of a text; NULL for what is no JSON, or too much of it. */
static json_t *parse(struct span text, struct error *err)
{
	if (text.size <= REQUEST_JSON_MAX)
		return json_read(text, err);
	(void)error_set(
		err, ERROR_REFUSED, "chart.json-limit", "%zu > %d", text.size, REQUEST_JSON_MAX);
	return NULL;
}

bool request_json_read(
	struct span text, struct arena *arena, struct chart_request *ret, struct error *err)
{
	struct json_reader reader = { .arena = arena, .err = err };
	json_t *root = parse(text, err);
	bool done = root != NULL && read(&reader, root, ret);

	text_done(&reader.path);
	json_decref(root);
	return done;
}

bool request_json_boundaries(struct span text, const char *property, struct arena *arena,
	struct chart_request *ret, struct error *err)
{
	struct json_reader reader = { .arena = arena, .err = err };
	struct chart_request request = *ret;
	json_t *root = parse(text, err);
	struct json_rows outlines;
	bool done = root != NULL && read_outlines(&reader, root, property, &outlines);

	if (done) {
		take_outlines(&outlines, arena, &request);
		done = chart_request_check(&request, err);
	}
	if (done)
		*ret = request;
	text_done(&reader.path);
	json_decref(root);
	return done;
}

/* dashboard/commands/chart.c - chart: an indicator, or a request with its own figures, as a file. */
#include <string.h>

#include "base/file.h"
#include "charts/chart.h"
#include "charts/json/request.h"
#include "dashboard/commands/support.h"
#include "dashboard/view/partrows.h"
#include "dashboard/view/placerows.h"

/* The format that the file's ending names; key option.wrong. */
static bool format_of(const char *path, enum chart_format *ret, struct error *err)
{
	const char *dot = path == NULL ? NULL : strrchr(path, '.');
	int format = dot == NULL ? -1 : text_index(chart_formats, dot + 1);

	if (path == NULL)
		return error_set(
			err, ERROR_MISUSE, "option.missing", "-o FILE.svg|FILE.png|FILE.pdf");
	if (format < 0)
		return error_set(err, ERROR_MISUSE, "option.wrong", "-o %s", path);
	*ret = (enum chart_format)format;
	return true;
}

/* What is chosen of many places. */
static bool read_options(const struct call *call, struct chart_options *ret, struct error *err)
{
	const char *order = call_value(call, "--order");
	int index = order == NULL ? ORDER_HIGHEST : text_index(chart_orders, order);

	if (index < 0)
		return error_set(err, ERROR_MISUSE, "option.wrong", "--order %s", order);
	ret->order = (enum chart_order)index;
	return call_number(call, "--top", 1, CHART_MAX_ROWS, 0, &ret->top, err) &&
		call_number(call, "--bottom", 1, CHART_MAX_ROWS, 0, &ret->bottom, err) &&
		call_number(call, "--page", 0, CHART_MAX_ROWS, 0, &ret->page, err);
}

/* What a map is drawn of. */
static bool read_boundaries(const struct call *call, struct figures_wish *ret, struct error *err)
{
	const char *path = call_value(call, "--boundaries");

	ret->boundary_code = call_value(call, "--boundary-code");
	if (path == NULL)
		return ret->boundary_code == NULL ||
			error_set(err, ERROR_MISUSE, "option.missing", "--boundaries FILE");
	if (!ret->kind->outlines)
		return error_set(err, ERROR_MISUSE, "option.together", "--boundaries, --kind %s",
			ret->kind->name);
	return file_read(call->arena, path, REQUEST_JSON_MAX, &ret->boundaries, err);
}

/* PERIOD,PERIOD,... */
static bool read_periods(const struct call *call, struct figures_wish *ret, struct error *err)
{
	const char *at = call_value(call, "--periods");
	struct period *periods = NULL;
	bool more = at != NULL;

	while (more) {
		size_t size = strcspn(at, ","), count = ret->period_count;

		periods = arena_push(call->arena, periods, count, sizeof *periods);
		if (count == CHART_MAX_COLUMNS ||
			!period_parse((struct span){ at, size }, &periods[count]) ||
			(count > 0 && period_compare(&periods[count - 1], &periods[count]) >= 0))
			return error_set(err, ERROR_MISUSE, "option.wrong", "--periods %s",
				call_value(call, "--periods"));
		ret->period_count++;
		ret->periods = periods;
		more = at[size] == ',';
		at += size + 1;
	}
	return true;
}

static bool read_wish(const struct call *call, struct figures_wish *ret, struct error *err)
{
	const char *kind = call_value(call, "--kind");
	const char *theme = call_value(call, "--theme");
	const char *size = call_value(call, "--size");
	int index = theme == NULL ? THEME_LIGHT : text_index(theme_names, theme);
	struct chart_size box = { NULL, 0, 0 };

	ret->kind = chart_kind_find(kind == NULL ? "line" : kind);
	if (ret->kind == NULL)
		return error_set(err, ERROR_MISUSE, "option.wrong", "--kind %s", kind);
	if (index < 0)
		return error_set(err, ERROR_MISUSE, "option.wrong", "--theme %s", theme);
	if (size != NULL && !chart_size_parse(size, &box))
		return error_set(err, ERROR_MISUSE, "option.wrong", "--size %s", size);
	ret->theme = (enum theme)index;
	ret->width = box.width;
	ret->height = box.height;
	ret->density = 2;
	return read_options(call, &ret->options, err) && read_periods(call, ret, err) &&
		read_boundaries(call, ret, err);
}

/* What the command chooses of a request's rows. */
static void choose_rows(
	const struct call *call, const struct figures_wish *wish, struct chart_request *ret)
{
	if (call_value(call, "--order") != NULL)
		ret->options.order = wish->options.order;
	if (call_value(call, "--top") != NULL)
		ret->options.top = wish->options.top;
	if (call_value(call, "--bottom") != NULL)
		ret->options.bottom = wish->options.bottom;
	if (call_value(call, "--page") != NULL)
		ret->options.page = wish->options.page;
	if (wish->period_count > 0) {
		ret->periods = wish->periods;
		ret->period_count = wish->period_count;
	}
}

/* A request that brings its figures; the command's theme and size take the place of its own. */
static bool from_request(const struct call *call, const char *path, const struct figures_wish *wish,
	struct chart_request *ret, struct error *err)
{
	const char *unseen;
	struct span text;
	bool read = strcmp(path, "-") == 0
		? file_read_input(call->arena, REQUEST_JSON_MAX, &text, err)
		: file_read(call->arena, path, REQUEST_JSON_MAX, &text, err);

	if (!read || !request_json_read(text, call->arena, ret, err))
		return false;
	ret->density = wish->density;
	if (call_value(call, "--theme") != NULL)
		ret->theme = wish->theme;
	if (call_value(call, "--kind") != NULL)
		ret->kind = wish->kind;
	if (call_value(call, "--size") != NULL) {
		ret->width = wish->width;
		ret->height = wish->height;
	}
	choose_rows(call, wish, ret);
	unseen = chart_request_unseen(ret);
	return unseen == NULL ||
		error_set(err, ERROR_REFUSED, "chart.unseen", "%s: /%s", ret->kind->name, unseen);
}

/* The figures that the options ask for. */
static bool read_figures(const struct call *call, struct edition *edition,
	const struct indicator *indicator, const struct figures_wish *wish, struct figures *ret,
	struct error *err)
{
	struct figures_ask ask = { .method = call_value(call, "--method"),
		.place = call_value(call, "--place") };

	if (!places_read(edition, call_value(call, "--places-of"), &ask.places, err))
		return false;
	if (partrows_shown(wish->kind))
		return partrows_read(edition, call->arena, call->words, indicator, &ask, ret, err);
	if (ask.method == NULL && ask.place == NULL && ask.places.date == NULL)
		return figures_read(edition, call->arena, indicator, ret, err);
	return figures_read_place(edition, call->arena, call->words, indicator, &ask, ret, err);
}

static bool from_edition(const struct call *call, struct edition *edition,
	const struct figures_wish *wish, struct chart_request *ret, struct error *err)
{
	const struct indicator *indicator = call_indicator(call, edition, err);
	struct figures *figures = arena_new(call->arena, 1, sizeof *figures);

	return indicator != NULL && read_figures(call, edition, indicator, wish, figures, err) &&
		placerows_chart(edition, call->arena, figures, call->words, wish, ret, err);
}

/* One of the two ways to name what is drawn, and nothing that belongs to the other; a chart of
   all places is of no single one, and what an index is made of is kept for the places as reported. */
static bool check_way(const struct call *call, const char *path, const struct figures_wish *wish,
	struct error *err)
{
	static const char *const of_editions[] = { "--places-of", "--method", "--place",
		"--edition", "--boundaries" };
	size_t barred = !wish->kind->rows    ? 0
		: partrows_shown(wish->kind) ? 1 /* of the list */
					     : COUNT(of_editions) - 2;
	bool named = call->options->argument_count > 0;

	if (path == NULL && !named)
		return error_set(err, ERROR_MISUSE, "option.missing", "CODE | --request FILE");
	if (path != NULL && named)
		return error_set(
			err, ERROR_MISUSE, "option.extra", "%s", call->options->arguments[0]);
	for (size_t i = 0; path != NULL && i < COUNT(of_editions); i++)
		if (call_value(call, of_editions[i]) != NULL)
			return error_set(err, ERROR_MISUSE, "option.together", "%s, --request",
				of_editions[i]);
	for (size_t i = 0; i < barred; i++)
		if (call_value(call, of_editions[i]) != NULL)
			return error_set(err, ERROR_MISUSE, "option.together", "%s, --kind %s",
				of_editions[i], wish->kind->name);
	return true;
}

bool command_chart(const struct call *call, struct error *err)
{
	const char *path = call_value(call, "--request");
	struct figures_wish wish = { 0 };
	enum chart_format format = CHART_SVG;
	edition_auto *edition = NULL;
	struct chart_request request;
	text_auto bytes = { 0 };

	if (!format_of(call_value(call, "-o"), &format, err) || !read_wish(call, &wish, err) ||
		!check_way(call, path, &wish, err))
		return false;
	if (path == NULL) {
		edition = call_edition(call, err);
		if (edition == NULL || !from_edition(call, edition, &wish, &request, err))
			return false;
	} else if (!from_request(call, path, &wish, &request, err)) {
		return false;
	}
	return chart_render(&request, format, &bytes, err) && call_deliver(call, &bytes, err);
}

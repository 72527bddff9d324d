/* charts/request.c - see request.h. */
#include "charts/request.h"

#include <math.h>

#include "base/utf8.h"
#include "charts/kind.h"
#include "indicators/content.h"

const char *const chart_orders[] = { "given", "highest", "lowest", "name", NULL };

struct chart_size chart_request_size(const struct chart_request *request)
{
	if (request->width == 0 && request->height == 0)
		return chart_presets[request->kind->preset];
	return (struct chart_size){ "custom", request->width, request->height, true };
}

int chart_request_density(const struct chart_request *request)
{
	struct chart_size size = chart_request_size(request);

	return request->density == 2 && size.width * size.height * 4 <= CHART_MAX_PIXELS ? 2 : 1;
}

static bool text_fits(const char *text)
{
	struct span span = span_of(text);
	size_t bad;

	return span.size <= CHART_MAX_TEXT && utf8_valid(span, &bad) && utf8_is_plain(span);
}

static bool vertex_fits(struct chart_vertex at)
{
	return isfinite(at.lon) && isfinite(at.lat) && fabs(at.lon) <= 360 && fabs(at.lat) <= 90;
}

/* Counts the outline's vertices. */
static bool outline_fits(const struct chart_outline *outline, size_t *vertices)
{
	for (size_t i = 0; outline != NULL && i < outline->count; i++) {
		const struct chart_ring *ring = &outline->rings[i];

		*vertices += ring->count;
		if (ring->count < 3 || *vertices > CHART_MAX_VERTICES)
			return false;
		for (size_t k = 0; k < ring->count; k++)
			if (!vertex_fits(ring->vertices[k]))
				return false;
	}
	return true;
}

static bool milestones_fit(const struct chart_row *row)
{
	for (size_t i = 0; i < row->milestone_count; i++)
		if (!text_fits(row->milestones[i].name) || row->milestones[i].state < 0 ||
			content_states[row->milestones[i].state] == NULL)
			return false;
	return true;
}

static const char *fault_of_rows(const struct chart_request *request)
{
	size_t figures = 0, vertices = 0, milestones = 0;

	if (request->row_count > CHART_MAX_ROWS)
		return "number of rows";
	for (size_t i = 0; i < request->row_count; i++) {
		const struct chart_row *row = &request->rows[i];

		figures += row->figure_count;
		if (!text_fits(row->code) || !text_fits(row->name) || !text_fits(row->group))
			return "text of a row";
		if (row->state >= STATE_COUNT)
			return "state of a row";
		if ((row->located && !vertex_fits(row->at)) ||
			!outline_fits(row->outline, &vertices))
			return "place of a row";
		milestones += row->milestone_count;
		if (milestones > CHART_MAX_MILESTONES || !milestones_fit(row))
			return "milestones of a row";
	}
	return figures > CHART_MAX_FIGURES ? "number of figures" : NULL;
}

static const char *fault_of_options(const struct chart_options *options)
{
	if (options->order >= ORDER_COUNT || options->top < 0 || options->bottom < 0 ||
		options->page < 0)
		return "order, top, bottom or page";
	if (options->bound_count < 0 || options->bound_count > CHART_MAX_BOUNDS)
		return "number of bounds";
	for (int i = 1; i < options->bound_count; i++)
		if (decimal_compare(options->bounds[i - 1], options->bounds[i]) >= 0)
			return "bounds do not rise";
	return text_fits(options->parted_by) ? NULL : "text";
}

static const char *fault_of_forecast(const struct chart_forecast *forecast)
{
	if (forecast == NULL)
		return NULL;
	if (forecast->count > CHART_MAX_FORECAST || forecast->chance < 1 || forecast->chance > 99 ||
		!text_fits(forecast->outlook))
		return "forecast";
	for (size_t i = 0; i < forecast->count; i++)
		if (decimal_compare(forecast->points[i].low, forecast->points[i].middle) > 0 ||
			decimal_compare(forecast->points[i].middle, forecast->points[i].high) > 0)
			return "forecast";
	return NULL;
}

static const char *fault_of_series(const struct chart_request *request)
{
	size_t points = request->plan == NULL ? 0 : (size_t)request->plan->count;

	if (request->series_count < 0 || request->series_count > CHART_MAX_SERIES)
		return "number of series";
	for (int i = 0; i < request->series_count; i++) {
		if (request->series[i].series == NULL || !text_fits(request->series[i].label))
			return "series";
		points += request->series[i].series->count;
	}
	return points > CHART_MAX_POINTS ? "number of points" : NULL;
}

static const char *fault_of_periods(const struct chart_request *request)
{
	if (request->period_count > CHART_MAX_COLUMNS)
		return "number of periods";
	for (size_t i = 1; i < request->period_count; i++)
		if (period_compare(&request->periods[i - 1], &request->periods[i]) >= 0)
			return "periods do not rise";
	return NULL;
}

static const char *fault_of_looks(const struct chart_request *request)
{
	const char *texts[] = { request->title, request->subtitle, request->source, request->code };
	struct chart_size size;

	if (request->kind == NULL || request->unit == NULL)
		return "kind or unit";
	if (request->lang >= LANG_COUNT || request->theme >= THEME_COUNT ||
		request->state >= STATE_COUNT)
		return "language, theme or state";
	size = chart_request_size(request);
	if (!chart_size_allowed(size.width, size.height))
		return "size";
	if (request->density < 0 || request->density > 2)
		return "density";
	for (size_t i = 0; i < COUNT(texts); i++)
		if (!text_fits(texts[i]))
			return "text";
	return NULL;
}

/* What is wrong with the request, or NULL. */
static const char *fault(const struct chart_request *request)
{
	const char *wrong = fault_of_looks(request);

	wrong = wrong == NULL ? fault_of_series(request) : wrong;
	wrong = wrong == NULL ? fault_of_forecast(request->forecast) : wrong;
	wrong = wrong == NULL ? fault_of_rows(request) : wrong;
	wrong = wrong == NULL ? fault_of_periods(request) : wrong;
	return wrong == NULL ? fault_of_options(&request->options) : wrong;
}

bool chart_request_check(const struct chart_request *request, struct error *err)
{
	const char *wrong = fault(request);

	return wrong == NULL || error_set(err, ERROR_MISUSE, "chart.request", "%s", wrong);
}

const char *chart_request_unseen(const struct chart_request *request)
{
	bool rows = request->kind->rows;

	if (!request->kind->forecast && request->forecast != NULL)
		return "forecast";
	if (!request->kind->outlines && request->bounded)
		return "boundaries";
	if (!rows && request->row_count > 0)
		return "rows";
	if (!rows && request->period_count > 0)
		return "periods";
	return rows && request->series_count > 0 ? "series" : NULL;
}

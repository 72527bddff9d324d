/* charts/request.c - see request.h. */
#include "charts/request.h"

#include "base/utf8.h"
#include "charts/kind.h"

struct chart_size chart_request_size(const struct chart_request *request)
{
	if (request->width == 0 && request->height == 0)
		return chart_presets[request->kind->preset];
	return (struct chart_size){ "custom", request->width, request->height };
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

/* What is wrong with the request, or NULL. */
static const char *fault(const struct chart_request *request)
{
	const char *texts[] = { request->title, request->subtitle, request->source, request->code };
	size_t points = request->plan == NULL ? 0 : (size_t)request->plan->count;
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
	if (request->series_count < 0 || request->series_count > CHART_MAX_SERIES)
		return "number of series";
	for (int i = 0; i < request->series_count; i++) {
		if (request->series[i].series == NULL || !text_fits(request->series[i].label))
			return "series";
		points += request->series[i].series->count;
	}
	return points > CHART_MAX_POINTS ? "number of points" : NULL;
}

bool chart_request_check(const struct chart_request *request, struct error *err)
{
	const char *wrong = fault(request);

	return wrong == NULL || error_set(err, ERROR_MISUSE, "chart.request", "%s", wrong);
}

/* dashboard/portal/chart.c - charts of one indicator as pictures. */
#include <string.h>

#include "dashboard/portal/pages.h"
#include "dashboard/view/partrows.h"
#include "dashboard/view/picture.h"
#include "dashboard/view/placerows.h"
#include "dashboard/view/preview_mark.h"

static bool read_wish(
	const struct page *page, struct figures_wish *ret, bool *ret_passing, struct error *err)
{
	const char *kind = request_parameter(page->request, "kind", "line");
	const char *theme = request_parameter(page->request, "theme", "light");
	const char *text = request_parameter(page->request, "size", NULL);
	const char *by = request_parameter(page->request, "by", "place");
	const char *label = request_parameter(page->request, "period", NULL);
	int theme_index = text_index(theme_names, theme);
	struct figures_wish wish = { .kind = chart_kind_find(kind),
		.options = { .order = ORDER_HIGHEST } };
	struct chart_size size;

	if (strcmp(by, "field") != 0 && strcmp(by, "place") != 0)
		return error_set(err, ERROR_MISUSE, "request.value", "by=%s", by);
	wish.split = strcmp(by, "field") == 0;
	if (wish.kind == NULL)
		return error_set(err, ERROR_MISUSE, "request.value", "kind=%s", kind);
	if (theme_index < 0)
		return error_set(err, ERROR_MISUSE, "request.value", "theme=%s", theme);
	size = chart_presets[wish.kind->preset];
	if (text != NULL && !chart_size_parse(text, &size))
		return error_set(err, ERROR_MISUSE, "request.value", "size=%s", text);
	wish.theme = (enum theme)theme_index;
	wish.width = size.width;
	wish.height = size.height;
	wish.density = size.exact ? 1 : 2; /* named sizes are sharp on fine screens too */
	*ret_passing = strcmp(size.name, "custom") == 0;
	if (label != NULL) {
		struct period *period = arena_new(page->arena, 1, sizeof *period);

		if (!wish.kind->rows || !period_parse(span_of(label), period))
			return error_set(err, ERROR_MISUSE, "request.value", "period=%s", label);
		wish.periods = period;
		wish.period_count = 1;
		*ret_passing = true;
	}
	*ret = wish;
	return true;
}

/* The figures that the address asks for; a place or method of its own is not worth keeping. */
static bool read_figures(const struct page *page, const struct indicator *indicator,
	const struct figures_wish *wish, struct figures *ret, bool *ret_passing, struct error *err)
{
	struct figures_ask ask = { .method = request_parameter(page->request, "method", NULL),
		.place = request_parameter(page->request, "place", NULL) };
	bool passing;

	if (!page_places(page, &ask.places, &passing, err))
		return false;
	*ret_passing |= passing || ask.method != NULL || ask.place != NULL;
	if (partrows_shown(wish->kind) && ask.places.date == NULL)
		return partrows_read(
			page->edition, page->arena, page->words, indicator, &ask, ret, err);
	if (ask.method == NULL && ask.place == NULL && ask.places.date == NULL)
		return figures_read(page->edition, page->arena, indicator, ret, err);
	if (wish->kind->rows)
		return error_set(err, ERROR_MISUSE, "request.value", "kind=%s", wish->kind->name);
	return figures_read_place(
		page->edition, page->arena, page->words, indicator, &ask, ret, err);
}

static bool draw(
	const struct page *page, enum chart_format format, struct outcome *ret, struct error *err)
{
	const struct indicator *indicator = page_indicator(page, err);
	struct figures figures;
	struct figures_wish wish;
	struct chart_request request;

	if (indicator == NULL || !read_wish(page, &wish, &ret->passing, err) ||
		!read_figures(page, indicator, &wish, &figures, &ret->passing, err) ||
		!placerows_chart(
			page->edition, page->arena, &figures, page->words, &wish, &request, err))
		return false;
	request.preview = preview_is(page);
	return chart_render(&request, format, &ret->bytes, err);
}

bool png_view(const struct page *page, struct outcome *ret, struct error *err)
{
	return draw(page, CHART_PNG, ret, err);
}

bool svg_view(const struct page *page, struct outcome *ret, struct error *err)
{
	return draw(page, CHART_SVG, ret, err);
}

/* dashboard/commands/chart.c - chart: an indicator as SVG, PNG or PDF. */
#include <string.h>

#include "charts/chart.h"
#include "dashboard/commands/support.h"
#include "dashboard/view/figures.h"

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
	return true;
}

bool command_chart(const struct call *call, struct error *err)
{
	struct figures_wish wish;
	enum chart_format format = CHART_SVG;
	edition_auto *edition = NULL;
	const struct indicator *indicator;
	struct figures figures;
	struct chart_request request;
	text_auto bytes = { 0 };

	if (!format_of(call_value(call, "-o"), &format, err) || !read_wish(call, &wish, err))
		return false;
	edition = call_edition(call, err);
	indicator = edition == NULL ? NULL : call_indicator(call, edition, err);
	if (indicator == NULL || !figures_read(edition, call->arena, indicator, &figures, err))
		return false;
	request = figures_chart(&figures, call->arena, call->words, &wish);
	return chart_render(&request, format, &bytes, err) && call_deliver(call, &bytes, err);
}

/* dashboard/view/figures.c - see figures.h. */
#include "dashboard/view/figures.h"

#include <string.h>

#include "indicators/place.h"
#include "store/edition/axes.h"
#include "store/edition/outlooks.h"

static bool read_method(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct method *method, struct figures_method *ret,
	struct error *err)
{
	const char *city = edition_catalogue(edition)->city;

	ret->method = method;
	return edition_series(edition, arena, indicator, method, city, &ret->series, err) &&
		edition_verdict(edition, arena, &ret->series, city, &ret->judged, err);
}

enum { FORECAST_CHANCE = 80 }; /* of 100 outcomes that lie within the band */

/* Sets the forecast of the primary method as a chart takes it. */
static bool read_forecast(
	struct edition *edition, struct arena *arena, struct figures *figures, struct error *err)
{
	const struct method *primary = figures->methods[0].method;
	const char *city = figures->catalogue->city;
	struct chart_forecast *ret = arena_new(arena, 1, sizeof *ret);
	struct chart_forecast_point *points;
	struct edition_forecast found;
	struct edition_axes axes;

	if (!edition_forecast(edition, arena, primary, city, &found, err) ||
		!edition_axes(edition, arena, primary, city, &axes, err))
		return false;
	if (found.count == 0)
		return true;
	points = arena_new(arena, found.count, sizeof *points);
	for (size_t i = 0; i < found.count; i++)
		points[i] = (struct chart_forecast_point){ found.points[i].period,
			found.points[i].low, found.points[i].expected, found.points[i].high };
	*ret = (struct chart_forecast){
		.points = points, .count = found.count, .chance = FORECAST_CHANCE
	};
	figures->forecast = ret;
	memcpy(figures->outlook, axes.axes[AXIS_OUTLOOK].reason, sizeof figures->outlook);
	return true;
}

/* The same with its words; NULL where none is to be drawn. */
static const struct chart_forecast *forecast_in(
	const struct figures *figures, struct arena *arena, enum lang lang)
{
	struct chart_forecast *ret;

	if (figures->forecast == NULL || !figures_planned(figures))
		return NULL;
	ret = arena_new(arena, 1, sizeof *ret);
	*ret = *figures->forecast;
	ret->outlook = figures->outlook[lang];
	return ret;
}

bool figures_read(struct edition *edition, struct arena *arena, const struct indicator *indicator,
	struct figures *ret, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	const struct method *primary = indicator_primary(indicator);
	struct figures_method *methods = arena_new(
		arena, (size_t)indicator->method_count, sizeof *methods);
	int count = 1;

	if (!read_method(edition, arena, indicator, primary, &methods[0], err))
		return false;
	for (int i = 0; i < indicator->method_count; i++)
		if (&indicator->methods[i] != primary &&
			!read_method(edition, arena, indicator, &indicator->methods[i],
				&methods[count++], err))
			return false;
	*ret = (struct figures){
		.info = edition_info(edition),
		.catalogue = catalogue,
		.indicator = indicator,
		.plan = catalogue_plan(catalogue, indicator, catalogue->city),
		.methods = methods,
		.count = count,
	};
	return read_forecast(edition, arena, ret, err);
}

bool figures_planned(const struct figures *figures)
{
	return figures->plan != NULL && plan_target(figures->plan) != NULL;
}

static void add_series(const struct figures *figures, enum lang lang, struct chart_request *request)
{
	const struct chart_kind *line = chart_kind_find("line");

	for (int i = 0; i < figures->count && request->series_count < CHART_MAX_SERIES; i++) {
		const struct figures_method *each = &figures->methods[i];

		bool asked = figures->where != NULL && figures->count == 1;

		if ((each->method->illustrative && !asked) || (i > 0 && each->series.count == 0) ||
			(i > 0 && request->kind != line))
			continue;
		request->series[request->series_count++] = (struct chart_series){ &each->series,
			each->method->name[lang] };
	}
}

/* "% GRDP, Thành phố Hồ Chí Minh" */
static const char *subtitle(const struct figures *figures, struct arena *arena, enum lang lang)
{
	const struct catalogue *catalogue = figures->catalogue;
	const struct place *city = catalogue_place(catalogue, catalogue->city, figures->info->day);
	const char *unit = figures->indicator->unit_name[lang];

	const char *where = figures->where;

	if (where == NULL && city == NULL)
		return unit;
	return arena_format(arena, "%s%s%s", unit, *unit == '\0' ? "" : ", ",
		where != NULL ? where : city->name[lang]);
}

void figures_add_publisher(
	const struct catalogue *catalogue, const struct observation *observation, struct text *list)
{
	const struct source *source = catalogue_source(catalogue, observation->source);
	const char *found;

	if (source == NULL || *source->publisher == '\0')
		return;
	found = strstr(text_z(list), source->publisher);
	if (found != NULL)
		return;
	if (list->size > 0)
		text_addz(list, "; ");
	text_addz(list, source->publisher);
}

const char *figures_source_line(
	const struct text *list, struct arena *arena, const struct words *words)
{
	text_auto line = { 0 };

	if (list->size == 0)
		return "";
	words_say(words, "chart.source", &line, "list", text_z(list), NULL);
	return arena_copy(arena, text_z(&line), line.size);
}

/* Who published what is drawn. */
static const char *source_line(const struct chart_request *request, const struct figures *figures,
	struct arena *arena, const struct words *words)
{
	text_auto list = { 0 };

	for (int i = 0; i < request->series_count; i++)
		for (size_t k = 0; k < request->series[i].series->count; k++)
			figures_add_publisher(
				figures->catalogue, &request->series[i].series->items[k], &list);
	return figures_source_line(&list, arena, words);
}

struct chart_request figures_chart(const struct figures *figures, struct arena *arena,
	const struct words *words, const struct figures_wish *wish)
{
	const struct indicator *indicator = figures->indicator;
	enum lang lang = words_lang(words);
	struct chart_request request = {
		.kind = wish->kind,
		.lang = lang,
		.theme = wish->theme,
		.width = wish->width,
		.height = wish->height,
		.density = wish->density,
		.title = indicator->name[lang],
		.subtitle = subtitle(figures, arena, lang),
		.unit = indicator->unit,
		.plan = figures->plan,
		.forecast = wish->kind == chart_kind_find("line")
			? forecast_in(figures, arena, lang)
			: NULL,
		.state = figures->methods[0].judged.verdict.state,
		.today = figures->info->day,
		.edition = figures->info->number,
		.code = figures->info->code,
	};

	add_series(figures, lang, &request);
	request.illustrative = request.series_count > 0 && figures->methods[0].method->illustrative;
	request.source = source_line(&request, figures, arena, words);
	return request;
}

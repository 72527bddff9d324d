/* dashboard/view/points.c - see points.h. */
#include "dashboard/view/points.h"

#include <math.h>

#include "charts/chart.h"
#include "charts/hotspots.h"
#include "charts/kind.h"
#include "dashboard/view/picture.h"
#include "dashboard/view/preview_mark.h"

static json_t *whole(const struct page *page, double value)
{
	return json_string(arena_format(page->arena, "%ld", lround(value)));
}

static json_t *point_model(const struct page *page, const struct hotspot *point, bool first)
{
	double wide = box_width(point->box), tall = box_height(point->box);

	return json_pack("{s:o,s:o,s:o,s:o,s:o,s:s,s:s}", "x", whole(page, point->box.left), "y",
		whole(page, point->box.top), "width", whole(page, wide), "height",
		whole(page, tall), "round", whole(page, fmin(6, fmin(wide, tall) / 2)), "tab",
		first ? "0" : "-1", "text", point->text);
}

static json_t *groups(const struct page *page, const struct hotspots *hotspots)
{
	json_t *list = json_array(), *points = NULL;

	for (size_t i = 0; i < hotspots->count; i++) {
		if (i == 0 || hotspots->items[i].group != hotspots->items[i - 1].group) {
			points = json_array();
			(void)json_array_append_new(list, json_pack("{s:o}", "points", points));
		}
		(void)json_array_append_new(points, point_model(page, &hotspots->items[i], i == 0));
	}
	return list;
}

/* Adds one size; false when there is nothing to point at. */
static bool add_size(const struct page *page, const struct chart_request *request, const char *name,
	enum chart_preset preset, json_t *sizes)
{
	struct chart_request sized = *request;
	struct hotspots hotspots;
	struct error err;

	sized.preview = preview_is(page);
	sized.width = chart_presets[preset].width;
	sized.height = chart_presets[preset].height;
	if (!hotspots_make(&sized, page->arena, &hotspots, &err) || hotspots.count == 0)
		return false;
	(void)json_array_append_new(sizes,
		json_pack("{s:s,s:o,s:o,s:o}", "size", name, "across", whole(page, hotspots.width),
			"down", whole(page, hotspots.height), "groups", groups(page, &hotspots)));
	return true;
}

static json_t *points_model(const struct page *page, const struct chart_request *request)
{
	json_t *sizes = json_array();

	if (!add_size(page, request, "wide", PRESET_PAGE, sizes) ||
		!add_size(page, request, "narrow", PRESET_PHONE, sizes)) {
		json_decref(sizes);
		return json_null();
	}
	return json_pack("{s:o}", "sizes", sizes);
}

json_t *points_pictured(
	const struct page *page, json_t *picture, const struct chart_request *request)
{
	text_auto paragraph = { 0 };

	chart_describe(request, page->lang, &paragraph);
	return json_pack("{s:o,s:o,s:s}", "picture", picture, "points", points_model(page, request),
		"paragraph", text_z(&paragraph));
}

json_t *points_chart(const struct page *page, const struct indicator *indicator, const char *query,
	const struct chart_request *request)
{
	return points_pictured(
		page, picture_chart(page, indicator, request->kind->name, query), request);
}

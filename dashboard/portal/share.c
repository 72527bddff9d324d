/*
 * dashboard/portal/share.c - see share.h; and the two addresses that other sites use: the page that may
 * stand in a frame, and oEmbed, which says how.
 *
 * A frame without an edition shows the one in force. One of an older edition says so and leads to the
 * newest; one that was taken back says that (excuse.c).
 */
#include "dashboard/portal/share.h"

#include <string.h>

#include "charts/size.h"
#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/view/points.h"
#include "dashboard/view/shell.h"
#include "dashboard/web/gate.h"
#include "dashboard/web/path.h"

enum { FRAME_WIDTH = 760, FRAME_HEIGHT = 620, CACHE_SECONDS = 3600 };

json_t *share_chart(const struct page *page, const struct figures *figures)
{
	struct figures_wish wish = { .kind = chart_kind_find("line") };
	struct chart_request request = figures_chart(figures, page->arena, page->words, &wish);
	struct error err;
	bool empty = figures->plan == NULL;

	for (int i = 0; i < request.series_count; i++)
		empty = empty && request.series[i].series->count == 0;
	if (empty || !chart_request_check(&request, &err))
		return json_null();
	return points_chart(page, figures->indicator, "", &request);
}

/* A whole address of the edition that the page names, or of none. */
static const char *whole(const struct page *page, const char *folder, const char *code)
{
	const char *path = arena_format(page->arena, "/%s/%s", folder, code);

	return arena_format(page->arena, "%s%s", page->site, page_url(page, path));
}

static const char *picture_of(const struct page *page, const struct indicator *indicator)
{
	const char *path = arena_format(page->arena, "/i/%s.png", indicator->code);

	return arena_format(page->arena, "%s%s", page->site,
		page_fixed(page, path,
			arena_format(page->arena, "&size=%s", chart_presets[PRESET_OG].name)));
}

/* Names of indicators are texts of the catalogue: what HTML reserves is escaped. */
static void add_escaped(struct text *ret, const char *z)
{
	for (; *z != '\0'; z++)
		if (strchr("&<>\"'", *z) != NULL)
			text_addf(ret, "&#%d;", *z);
		else
			text_addc(ret, *z);
}

static json_t *frame(
	const struct page *page, const struct indicator *indicator, int width, int height)
{
	text_auto html = { 0 };

	text_addz(&html, "<iframe src=\"");
	add_escaped(&html, whole(page, "embed", indicator->code));
	text_addf(&html, "\" width=\"%d\" height=\"%d\" title=\"", width, height);
	add_escaped(&html, indicator->name[page->lang]);
	text_addz(&html, "\" loading=\"lazy\"></iframe>");
	return json_string(text_z(&html));
}

json_t *share_model(const struct page *page, const struct indicator *indicator)
{
	const char *url = whole(page, "i", indicator->code);
	const char *oembed = arena_format(page->arena, "%s/oembed", page->site);

	return json_pack("{s:s,s:s,s:s,s:o}", "url", url, "image", picture_of(page, indicator),
		"oembed", page_more(page, oembed, "url", url), "frame",
		frame(page, indicator, FRAME_WIDTH, FRAME_HEIGHT));
}

bool embed_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct indicator *indicator = page_indicator(page, err);
	struct figures figures;

	if (indicator == NULL ||
		!figures_read(page->edition, page->arena, indicator, &figures, err))
		return false;
	ret->model = shell_new(page, indicator->name[page->lang]);
	(void)json_object_set_new(ret->model, "url",
		json_string(page_url(page, arena_format(page->arena, "/i/%s", indicator->code))));
	(void)json_object_set_new(
		ret->model, "made_up", json_boolean(figures.methods[0].method->illustrative));
	(void)json_object_set_new(ret->model, "chart", share_chart(page, &figures));
	return true;
}

/* ---- oEmbed ---- */

/* The indicator's page that a whole address of ours is of: its language, code and edition. */
static bool read_address(
	const struct page *page, const char *url, struct page *ret, struct error *err)
{
	size_t size = strlen(page->site);
	struct request request;
	const char *edition;
	struct span code;

	*ret = *page;
	if (url == NULL || strncmp(url, page->site, size) != 0 || url[size] != '/')
		return error_set(
			err, ERROR_MISUSE, "request.value", "url=%s", url == NULL ? "" : url);
	gate_target(page->arena, url + size, &request);
	if (request.refusal != NULL || !path_fits("/i/:code", path_shared(request.path), &code))
		return error_set(err, ERROR_REFUSED, "route.none", "%s", url);
	ret->lang = path_lang(request.path);
	ret->code = arena_copy(page->arena, code.data, code.size);
	edition = request_parameter(&request, "edition", NULL);
	if (edition == NULL)
		return true;
	ret->pinned = true;
	ret->edition = editions_get(page->editions, page_number(edition), err);
	return ret->edition != NULL;
}

/* A side in pixels, no larger than the reader has room for. */
static bool read_side(
	const struct page *page, const char *name, int usual, int *ret, struct error *err)
{
	const char *text = request_parameter(page->request, name, NULL);
	int most = text == NULL ? usual : page_number(text);

	if (most == 0)
		return error_set(err, ERROR_MISUSE, "request.value", "%s=%s", name, text);
	*ret = most < usual ? most : usual;
	return true;
}

bool oembed_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const char *format = request_parameter(page->request, "format", "json");
	const char *url = request_parameter(page->request, "url", NULL);
	const struct indicator *indicator;
	const struct chart_size *picture = &chart_presets[PRESET_OG];
	struct page asked;
	int width, height;
	json_auto_t *json = NULL;

	ret->passing = true; /* anybody can make up addresses */
	if (strcmp(format, "json") != 0)
		return error_set(err, ERROR_MISUSE, "request.value", "format=%s", format);
	if (!read_side(page, "maxwidth", FRAME_WIDTH, &width, err) ||
		!read_side(page, "maxheight", FRAME_HEIGHT, &height, err) ||
		!read_address(page, url, &asked, err))
		return false;
	indicator = page_indicator(&asked, err);
	if (indicator == NULL)
		return false;
	json = json_pack("{s:s,s:s,s:s,s:s,s:s,s:o,s:i,s:i,s:s,s:i,s:i,s:i}", "version", "1.0",
		"type", "rich", "provider_name",
		edition_catalogue(asked.edition)->title[asked.lang], "provider_url", asked.site,
		"title", indicator->name[asked.lang], "html",
		frame(&asked, indicator, width, height), "width", width, "height", height,
		"thumbnail_url", picture_of(&asked, indicator), "thumbnail_width", picture->width,
		"thumbnail_height", picture->height, "cache_age", CACHE_SECONDS);
	json_write(json, &ret->bytes);
	text_addc(&ret->bytes, '\n');
	return true;
}

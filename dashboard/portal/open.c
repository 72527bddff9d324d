/* dashboard/portal/open.c - the open data as files: figures, packages, and what tells of them. */
#include "dashboard/api/dataset.h"
#include "dashboard/api/openapi.h"
#include "dashboard/portal/pages.h"
#include "dashboard/view/shell.h"
#include "dashboard/web/route.h"

/* The format whose address was asked for. */
bool open_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct dataset_format *format = dataset_format_at(page->route->pattern);

	if (format->most > 0) {
		if (!dataset_fits(format, page->edition))
			return error_set(err, ERROR_REFUSED, "data.large", "%d", format->most);
		ret->file_name = dataset_file_name(page, format);
	}
	return format->write(page, &ret->bytes, err);
}

bool openapi_view(const struct page *page UNUSED, struct outcome *ret, struct error *err)
{
	json_t *document = openapi_portal(err);

	return document != NULL && dataset_document(document, &ret->bytes);
}

/* ---- the page of downloads ---- */

static const char *word(const struct page *page, const char *code, const char *part)
{
	return words_get(page->words, arena_format(page->arena, "data.format.%s.%s", code, part));
}

/* [{ name, about, url, type, whole }], but for files that would be too large. */
static json_t *formats(const struct page *page)
{
	json_t *list = json_array();

	for (const struct dataset_format *format = dataset_formats; format->code != NULL;
		format++) {
		const char *url = format->pinned ? page_fixed(page, format->path, "")
						 : page_path(page, format->path);

		if (format->most > 0 && !dataset_fits(format, page->edition))
			continue;
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:s,s:s,s:b}", "name", word(page, format->code, "name"),
				"about", word(page, format->code, "about"), "url", url, "type",
				format->type, "whole", format->most > 0));
	}
	return list;
}

static json_t *columns(const struct page *page)
{
	json_t *list = json_array();

	for (const struct dataset_column *column = dataset_columns; column->name != NULL; column++)
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:b}", "name", column->name, "about",
				dataset_column_about(column, page->words), "key", column->key));
	return list;
}

static json_t *indicators(const struct page *page)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	json_t *list = json_array();

	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];
		const char *path = arena_format(page->arena, "/i/%s", indicator->code);

		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:s,s:s}", "name", indicator->name[page->lang], "url",
				page_url(page, path), "csv",
				page_fixed(page, arena_format(page->arena, "%s.csv", path), ""),
				"json",
				page_fixed(page, arena_format(page->arena, "%s.json", path), "")));
	}
	return list;
}

static json_t *licence(const struct page *page)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);

	return *catalogue->licence == '\0'
		? json_null()
		: json_pack("{s:s,s:s}", "name", catalogue->licence, "url", catalogue->licence_url);
}

bool data_view(const struct page *page, struct outcome *ret, struct error *err UNUSED)
{
	ret->model = shell_new(page, words_get(page->words, "data.title"));
	(void)json_object_set_new(ret->model, "formats", formats(page));
	(void)json_object_set_new(ret->model, "columns", columns(page));
	(void)json_object_set_new(ret->model, "indicators", indicators(page));
	(void)json_object_set_new(ret->model, "licence", licence(page));
	(void)json_object_set_new(ret->model, "fits",
		json_boolean(dataset_fits(dataset_format("csv"), page->edition)));
	(void)json_object_set_new(ret->model, "address", json_string(dataset_url(page, "/data")));
	return true;
}

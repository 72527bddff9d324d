/* dashboard/portal/open.c - the open data as files: figures, packages, and what tells of them. */
#include "dashboard/api/bundle.h"
#include "dashboard/api/dataset.h"
#include "dashboard/portal/pages.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

static const char *file_name(const struct page *page, const char *ending)
{
	return arena_format(
		page->arena, "figures-edition-%d.%s", edition_info(page->edition)->number, ending);
}

bool all_csv_view(const struct page *page, struct outcome *ret, struct error *err)
{
	ret->file_name = file_name(page, "csv");
	return dataset_csv(page, &ret->bytes, err);
}

/* The descriptor and the figures. */
bool package_view(const struct page *page, struct outcome *ret, struct error *err)
{
	text_auto csv = { 0 }, descriptor = { 0 };
	json_auto_t *json = NULL;

	if (!dataset_csv(page, &csv, err))
		return false;
	json = dataset_package(page, text_span(&csv));
	json_write(json, &descriptor);
	text_addc(&descriptor, '\n');
	ret->file_name = file_name(page, "zip");
	return bundle_make((const struct bundled[]){ { "datapackage.json", text_span(&descriptor) },
				   { "figures.csv", text_span(&csv) } },
		2, &ret->bytes, err);
}

static bool write_document(json_t *document, struct outcome *ret)
{
	json_write(document, &ret->bytes);
	text_addc(&ret->bytes, '\n');
	json_decref(document);
	return true;
}

bool csvw_view(const struct page *page, struct outcome *ret, struct error *err UNUSED)
{
	return write_document(dataset_csvw(page), ret);
}

bool dcat_view(const struct page *page, struct outcome *ret, struct error *err UNUSED)
{
	return write_document(dataset_dcat(page), ret);
}

bool schema_org_view(const struct page *page, struct outcome *ret, struct error *err UNUSED)
{
	return write_document(dataset_schema_org(page), ret);
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

		if (format->whole && !dataset_fits(page->edition))
			continue;
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:s,s:s,s:b}", "name", word(page, format->code, "name"),
				"about", word(page, format->code, "about"), "url", url, "type",
				format->type, "whole", format->whole));
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
	(void)json_object_set_new(ret->model, "fits", json_boolean(dataset_fits(page->edition)));
	(void)json_object_set_new(ret->model, "address", json_string(dataset_url(page, "/data")));
	return true;
}

/* dashboard/api/dataset.c - see dataset.h: the tables. */
#include "dashboard/api/dataset.h"

#include <string.h>

#include "base/json.h"
#include "dashboard/api/figures.h"
#include "dashboard/api/sdmx.h"

/* Figures an answer may hold: one is made while others wait, and most of the time is the library's. */
enum { MANY = 200000, SOME = 50000 };

const struct dataset_column dataset_columns[] = {
	{ "indicator", COLUMN_TEXT, true, true },
	{ "method", COLUMN_TEXT, true, true },
	{ "place", COLUMN_TEXT, true, true },
	{ "period", COLUMN_TEXT, true, true },
	{ "value", COLUMN_NUMBER, false, false },
	{ "numerator", COLUMN_NUMBER, false, false },
	{ "denominator", COLUMN_NUMBER, false, false },
	{ "status", COLUMN_TEXT, true, false },
	{ "vintage", COLUMN_DATE, false, false },
	{ "source", COLUMN_TEXT, false, false },
	{ "note_vi", COLUMN_TEXT, false, false },
	{ "note_en", COLUMN_TEXT, false, false },
	{ "breakdown", COLUMN_TEXT, false, true },
	{ "unit", COLUMN_TEXT, false, false },
	{ "illustrative", COLUMN_YES_NO, true, false },
	{ "since", COLUMN_COUNT, true, false },
	{ "edition", COLUMN_COUNT, true, false },
	{ "places_of", COLUMN_DATE, false, false },
	{ "basis", COLUMN_TEXT, false, false },
	{ "apportioned", COLUMN_YES_NO, true, false },
	{ "break", COLUMN_DATE, false, false },
	{ 0 },
};

const char *dataset_column_about(const struct dataset_column *column, const struct words *words)
{
	arena_auto arena = { 0 };

	return words_get(words, arena_format(&arena, "data.column.%s", column->name));
}

const struct dataset_format dataset_formats[] = {
	{ "csv", "/data/figures.csv", "text/csv", MANY, true, dataset_csv },
	{ "csv-wide", "/data/figures-wide.csv", "text/csv", MANY, true, dataset_wide },
	{ "xlsx", "/data/figures.xlsx",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", SOME, true,
		dataset_book },
	{ "json", "/data/figures.json", "application/json", SOME, true, dataset_json },
	{ "sdmx-csv", "/data/figures.sdmx.csv", "application/vnd.sdmx.data+csv", MANY, true,
		sdmx_csv },
	{ "sdmx-json", "/data/figures.sdmx.json", "application/vnd.sdmx.data+json", SOME, true,
		sdmx_json },
	{ "datapackage", "/data/figures.zip", "application/zip", MANY, true, dataset_package },
	{ "csvw", "/data/figures.csv-metadata.json", "application/csvm+json", 0, true,
		dataset_csvw },
	{ "dcat", "/data/catalogue.jsonld", "application/ld+json", 0, true, dataset_dcat },
	{ "schema", "/data/dataset.jsonld", "application/ld+json", 0, true, dataset_schema_org },
	{ "openapi", "/openapi.json", "application/json", 0, false, NULL },
	{ "atom", "/editions.atom", "application/atom+xml", 0, false, NULL },
	{ "calendar", "/editions.ics", "text/calendar", 0, false, NULL },
	{ 0 },
};

const struct dataset_format *dataset_format(const char *code)
{
	for (const struct dataset_format *format = dataset_formats; format->code != NULL; format++)
		if (strcmp(format->code, code) == 0)
			return format;
	return NULL;
}

const struct dataset_format *dataset_format_at(const char *path)
{
	for (const struct dataset_format *format = dataset_formats; format->code != NULL; format++)
		if (strcmp(format->path, path) == 0)
			return format;
	return NULL;
}

bool dataset_fits(const struct dataset_format *format, const struct edition *edition)
{
	return edition_info(edition)->figures <= format->most;
}

const char *dataset_file_name(const struct page *page, const struct dataset_format *format)
{
	const char *name = strrchr(format->path, '/') + 1;
	size_t stem = strcspn(name, ".");

	return arena_format(page->arena, "%.*s-edition-%d%s", (int)stem, name,
		edition_info(page->edition)->number, name + stem);
}

const char *dataset_url(const struct page *page, const char *path)
{
	return arena_format(page->arena, "%s%s", page->site, page_path(page, path));
}

const char *dataset_format_url(const struct page *page, const struct dataset_format *format)
{
	if (!format->pinned)
		return dataset_url(page, format->path);
	return arena_format(page->arena, "%s%s", page->site, page_fixed(page, format->path, ""));
}

static const struct places_wish as_reported = { 0 };

bool dataset_csv(const struct page *page, struct text *ret, struct error *err)
{
	return figures_csv_all(page->edition, &as_reported, ret, err);
}

bool dataset_json(const struct page *page, struct text *ret, struct error *err)
{
	return figures_json_all(page->edition, &as_reported, ret, err);
}

bool dataset_document(json_t *document, struct text *ret)
{
	json_write(document, ret);
	text_addc(ret, '\n');
	json_decref(document);
	return true;
}

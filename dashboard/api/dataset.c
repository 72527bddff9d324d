/* dashboard/api/dataset.c - see dataset.h: the tables, and the whole in one file. */
#include "dashboard/api/dataset.h"

#include <string.h>

#include "dashboard/api/figures.h"

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
	{ "csv", "/data/figures.csv", "text/csv", true, true },
	{ "package", "/data/figures.zip", "application/zip", true, true },
	{ "csvw", "/data/figures.csv-metadata.json", "application/csvm+json", false, true },
	{ "dcat", "/data/catalogue.jsonld", "application/ld+json", false, true },
	{ "schema", "/data/dataset.jsonld", "application/ld+json", false, true },
	{ "atom", "/editions.atom", "application/atom+xml", false, false },
	{ "calendar", "/editions.ics", "text/calendar", false, false },
	{ 0 },
};

const struct dataset_format *dataset_format(const char *code)
{
	const struct dataset_format *format = dataset_formats;

	while (strcmp(format->code, code) != 0)
		format++;
	return format;
}

bool dataset_fits(const struct edition *edition)
{
	return edition_info(edition)->figures <= DATASET_MAX_FIGURES;
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

bool dataset_csv(const struct page *page, struct text *ret, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	static const struct places_wish as_reported = { 0 };

	if (!dataset_fits(page->edition))
		return error_set(err, ERROR_REFUSED, "data.large", "%d", DATASET_MAX_FIGURES);
	figures_csv_header(ret);
	for (int i = 0; i < catalogue->indicator_count; i++)
		if (!figures_csv(page->edition, &catalogue->indicators[i], &as_reported, ret, err))
			return false;
	return true;
}

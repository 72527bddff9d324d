/*
 * dashboard/api/dataset_schema.c - the data told of as tables: CSV on the Web, and the descriptor of a
 * Data Package.
 */
#include "base/hash.h"
#include "dashboard/api/bundle.h"
#include "dashboard/api/dataset.h"
#include "dashboard/view/preview_mark.h"

/* How the two vocabularies call a type. */
static const struct {
	const char *csvw, *package;
} types[] = {
	[COLUMN_TEXT] = { "string", "string" },
	[COLUMN_NUMBER] = { "decimal", "number" },
	[COLUMN_COUNT] = { "nonNegativeInteger", "integer" },
	[COLUMN_DATE] = { "date", "date" },
	[COLUMN_YES_NO] = { "boolean", "boolean" },
};

static json_t *csvw_datatype(enum column_type type)
{
	if (type == COLUMN_YES_NO)
		return json_pack("{s:s,s:s}", "base", types[type].csvw, "format", "yes|no");
	return json_string(types[type].csvw);
}

/* Its address, and its name where there is a word for that; NULL where no licence is stated. */
static json_t *licence(const struct page *page, const char *address, const char *name)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	json_t *model;

	if (*catalogue->licence_url == '\0')
		return NULL;
	model = json_pack("{s:s}", address, catalogue->licence_url);
	if (name != NULL)
		(void)json_object_set_new(model, name, json_string(catalogue->licence));
	return model;
}

static json_t *columns(const struct page *page)
{
	static const char *const langs[LANG_COUNT] = { [LANG_VI] = "vi", [LANG_EN] = "en" };
	const struct edition_info *info = edition_info(page->edition);
	json_t *columns = json_array(), *key = json_array();

	for (const struct dataset_column *column = dataset_columns; column->name != NULL;
		column++) {
		(void)json_array_append_new(columns,
			json_pack("{s:s,s:s,s:s,s:o,s:b}", "name", column->name, "titles",
				column->name, "dc:description",
				dataset_column_about(column, page->words), "datatype",
				csvw_datatype(column->type), "required", column->required));
		if (column->key)
			(void)json_array_append_new(key, json_string(column->name));
	}
	if (preview_is(page))
		(void)json_array_append_new(columns,
			json_pack("{s:s,s:s,s:s,s:s,s:b}", "name", PREVIEW_COLUMN, "titles",
				PREVIEW_COLUMN, "dc:description",
				words_get(page->words, "preview.label"), "datatype", "string",
				"required", true));
	return json_pack("{s:[s,{s:s}],s:s,s:s,s:s,s:s,s:o*,s:{s:s,s:s},s:i,s:{s:o,s:o}}",
		"@context", "http://www.w3.org/ns/csvw", "@language", langs[page->lang], "url",
		dataset_format_url(page, dataset_format("csv")), "dc:title",
		preview_title(page, words_get(page->words, "data.title")), "dc:description",
		words_get(page->words, "data.lede"), "dc:modified", info->published_at,
		"dc:license", licence(page, "@id", NULL), "dialect", "encoding", "utf-8",
		"delimiter", ",", "schema:version", info->number, "tableSchema", "columns", columns,
		"primaryKey", key);
}

static json_t *package_field(const struct dataset_column *column, const struct words *words)
{
	json_t *field = json_pack("{s:s,s:s,s:s,s:{s:b}}", "name", column->name, "type",
		types[column->type].package, "description", dataset_column_about(column, words),
		"constraints", "required", column->required);

	if (column->type == COLUMN_YES_NO) {
		(void)json_object_set_new(field, "trueValues", json_pack("[s]", "yes"));
		(void)json_object_set_new(field, "falseValues", json_pack("[s]", "no"));
	}
	return field;
}

static json_t *package_schema(const struct page *page)
{
	json_t *fields = json_array(), *key = json_array();

	for (const struct dataset_column *column = dataset_columns; column->name != NULL;
		column++) {
		(void)json_array_append_new(fields, package_field(column, page->words));
		if (column->key)
			(void)json_array_append_new(key, json_string(column->name));
	}
	if (preview_is(page))
		(void)json_array_append_new(fields,
			json_pack("{s:s,s:s,s:s,s:{s:b}}", "name", PREVIEW_COLUMN, "type", "string",
				"description", words_get(page->words, "preview.label"),
				"constraints", "required", true));
	return json_pack(
		"{s:o,s:[s],s:o}", "fields", fields, "missingValues", "", "primaryKey", key);
}

static json_t *descriptor(const struct page *page, struct span csv)
{
	const struct edition_info *info = edition_info(page->edition);
	char hash[HASH_HEX];
	json_t *resource, *package, *stated = licence(page, "path", "title");

	hash_bytes(csv, hash);
	resource = json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:I,s:s,s:o}", "name", "figures", "path",
		"figures.csv", "type", "table", "format", "csv", "mediatype", "text/csv",
		"encoding", "utf-8", "bytes", (json_int_t)csv.size, "hash",
		arena_format(page->arena, "sha256:%s", hash), "schema", package_schema(page));
	package = json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:[o]}", "$schema",
		"https://datapackage.org/profiles/2.0/datapackage.json", "name", "figures", "id",
		dataset_format_url(page, dataset_format("datapackage")), "title",
		preview_title(page, words_get(page->words, "data.title")), "description",
		words_get(page->words, "data.lede"), "homepage", dataset_url(page, "/data"),
		"version", arena_format(page->arena, "%d.0.0", info->number), "created",
		info->published_at, "resources", resource);
	if (stated != NULL)
		(void)json_object_set_new(package, "licenses", json_pack("[o]", stated));
	return package;
}

bool dataset_csvw(const struct page *page, struct text *ret, struct error *err UNUSED)
{
	return dataset_document(columns(page), ret);
}

/* The descriptor and the figures. */
bool dataset_package(const struct page *page, struct text *ret, struct error *err)
{
	text_auto csv = { 0 }, json = { 0 };

	if (!dataset_csv(page, &csv, err))
		return false;
	preview_mark_table(page, &csv);
	(void)dataset_document(descriptor(page, text_span(&csv)), &json);
	return bundle_make((const struct bundled[]){ { "datapackage.json", text_span(&json) },
				   { "figures.csv", text_span(&csv) } },
		2, ret, err);
}

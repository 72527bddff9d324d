/*
 * dashboard/api/dataset_linked.c - the data told of as linked data: a DCAT 3 catalogue, and what search
 * engines read (schema.org).
 *
 * Contexts are written out: nothing has to be fetched to understand them.
 */
#include "dashboard/api/dataset.h"
#include "dashboard/view/preview_mark.h"

/* A text in both languages; the words themselves are looked up by the caller. */
static json_t *both(const char *vi, const char *en)
{
	return json_pack("[{s:s,s:s},{s:s,s:s}]", "@value", vi, "@language", "vi", "@value", en,
		"@language", "en");
}

static json_t *reference(const char *iri)
{
	return json_pack("{s:s}", "@id", iri);
}

static json_t *typed(const char *value, const char *type)
{
	return json_pack("{s:s,s:s}", "@value", value, "@type", type);
}

static json_t *context(void)
{
	return json_pack("{s:s,s:s,s:s,s:s,s:s}", "dcat", "http://www.w3.org/ns/dcat#", "dct",
		"http://purl.org/dc/terms/", "foaf", "http://xmlns.com/foaf/0.1/", "xsd",
		"http://www.w3.org/2001/XMLSchema#", "skos",
		"http://www.w3.org/2004/02/skos/core#");
}

/* The words of a key in the page's own language. */
static json_t *own(const struct page *page, const char *key)
{
	static const char *const langs[LANG_COUNT] = { [LANG_VI] = "vi", [LANG_EN] = "en" };

	return json_pack("{s:s,s:s}", "@value", preview_title(page, words_get(page->words, key)),
		"@language", langs[page->lang]);
}

/* NULL where none is stated. */
static json_t *licence(const struct page *page)
{
	const char *url = edition_catalogue(page->edition)->licence_url;

	return *url == '\0' ? NULL : reference(url);
}

static json_t *distribution(
	const struct page *page, const char *download, const char *access, const char *type)
{
	return json_pack("{s:s,s:s,s:o,s:o,s:o,s:o*}", "@id",
		arena_format(page->arena, "%s#distribution", download), "@type",
		"dcat:Distribution", "dcat:accessURL", reference(access), "dcat:downloadURL",
		reference(download), "dcat:mediaType",
		reference(arena_format(
			page->arena, "http://www.iana.org/assignments/media-types/%s", type)),
		"dct:license", licence(page));
}

/* What every dataset here says of when and by whom. */
static void add_common(const struct page *page, json_t *dataset)
{
	const struct edition_info *info = edition_info(page->edition);

	(void)json_object_set_new(dataset, "dct:publisher", reference(dataset_url(page, "/about")));
	(void)json_object_set_new(
		dataset, "dct:modified", typed(info->published_at, "xsd:dateTime"));
	(void)json_object_set_new(dataset, "dcat:version",
		json_string(arena_format(page->arena, "%d", info->number)));
}

static json_t *whole(const struct page *page)
{
	const char *access = dataset_url(page, "/data");
	json_t *distributions = json_array();
	json_t *dataset = json_pack("{s:s,s:s,s:o,s:o,s:s,s:o}", "@id",
		arena_format(page->arena, "%s#figures", access), "@type", "dcat:Dataset",
		"dct:title", own(page, "data.title"), "dct:description", own(page, "data.lede"),
		"dct:identifier", "figures", "dcat:landingPage", reference(access));

	for (const struct dataset_format *format = dataset_formats; format->code != NULL; format++)
		if (format->most > 0 && dataset_fits(format, page->edition))
			(void)json_array_append_new(distributions,
				distribution(page, dataset_format_url(page, format), access,
					format->type));
	(void)json_object_set_new(dataset, "dcat:distribution", distributions);
	add_common(page, dataset);
	return dataset;
}

static json_t *of_indicator(const struct page *page, const struct indicator *indicator)
{
	static const char *const files[][2] = { { "csv", "text/csv" },
		{ "json", "application/json" } };
	const char *path = arena_format(page->arena, "/i/%s", indicator->code);
	const char *access = dataset_url(page, path);
	json_t *distributions = json_array();
	json_t *dataset = json_pack("{s:s,s:s,s:o,s:o,s:s,s:o,s:o}", "@id",
		arena_format(page->arena, "%s#dataset", access), "@type", "dcat:Dataset",
		"dct:title", both(indicator->name[LANG_VI], indicator->name[LANG_EN]),
		"dct:description",
		both(indicator->definition[LANG_VI], indicator->definition[LANG_EN]),
		"dct:identifier", indicator->code, "dcat:keyword",
		both(indicator->pillar->name[LANG_VI], indicator->pillar->name[LANG_EN]),
		"dcat:landingPage", reference(access));

	for (size_t i = 0; i < COUNT(files); i++) {
		const char *file = arena_format(page->arena, "%s.%s", path, files[i][0]);

		(void)json_array_append_new(distributions,
			distribution(page,
				arena_format(page->arena, "%s%s", page->site,
					page_fixed(page, file, "")),
				access, files[i][1]));
	}
	(void)json_object_set_new(dataset, "dcat:distribution", distributions);
	add_common(page, dataset);
	return dataset;
}

static json_t *catalogue_of(const struct page *page)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct edition_info *info = edition_info(page->edition);
	json_t *datasets = json_array();

	(void)json_array_append_new(datasets, whole(page));
	for (int i = 0; i < catalogue->indicator_count; i++)
		(void)json_array_append_new(
			datasets, of_indicator(page, &catalogue->indicators[i]));
	return json_pack("{s:o,s:s,s:s,s:o,s:o,s:{s:s,s:s,s:o},s:o,s:o*,s:o,s:s,s:o}", "@context",
		context(), "@id",
		arena_format(page->arena, "%s#catalogue", dataset_url(page, "/data")), "@type",
		"dcat:Catalog", "dct:title",
		both(catalogue->title[LANG_VI], catalogue->title[LANG_EN]), "dct:description",
		own(page, "data.lede"), "dct:publisher", "@id", dataset_url(page, "/about"),
		"@type", "foaf:Agent", "foaf:name",
		both(catalogue->title[LANG_VI], catalogue->title[LANG_EN]), "foaf:homepage",
		reference(dataset_url(page, "/")), "dct:license", licence(page), "dct:modified",
		typed(info->published_at, "xsd:dateTime"), "dcat:version",
		arena_format(page->arena, "%d", info->number), "dcat:dataset", datasets);
}

static json_t *described(const struct page *page)
{
	static const char *const langs[LANG_COUNT] = { [LANG_VI] = "vi", [LANG_EN] = "en" };
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct edition_info *info = edition_info(page->edition);
	const char *home = dataset_url(page, "/data");
	json_t *measured = json_array(), *files = json_array();

	for (int i = 0; i < catalogue->indicator_count; i++)
		(void)json_array_append_new(measured,
			json_pack("{s:s,s:s,s:s,s:s}", "@type", "PropertyValue", "propertyID",
				catalogue->indicators[i].code, "name",
				catalogue->indicators[i].name[page->lang], "unitText",
				catalogue->indicators[i].unit_name[page->lang]));
	for (const struct dataset_format *format = dataset_formats; format->code != NULL; format++)
		if (format->most > 0 && dataset_fits(format, page->edition))
			(void)json_array_append_new(files,
				json_pack("{s:s,s:s,s:s}", "@type", "DataDownload",
					"encodingFormat", format->type, "contentUrl",
					dataset_format_url(page, format)));
	return json_pack(
		"{s:{s:s},s:s,s:s,s:s,s:s,s:s,s:s,s:o*,s:s,s:s,s:b,s:{s:s,s:s,s:s},s:o,s:o}",
		"@context", "@vocab", "https://schema.org/", "@type", "Dataset", "@id",
		arena_format(page->arena, "%s#dataset", home), "name",
		preview_title(page, words_get(page->words, "data.title")), "description",
		words_get(page->words, "data.lede"), "url", home, "inLanguage", langs[page->lang],
		"license", licence(page), "version", arena_format(page->arena, "%d", info->number),
		"dateModified", info->published_at, "isAccessibleForFree", true, "publisher",
		"@type", "Organization", "name", catalogue->title[page->lang], "url",
		dataset_url(page, "/"), "variableMeasured", measured, "distribution", files);
}

bool dataset_dcat(const struct page *page, struct text *ret, struct error *err UNUSED)
{
	return dataset_document(catalogue_of(page), ret);
}

bool dataset_schema_org(const struct page *page, struct text *ret, struct error *err UNUSED)
{
	return dataset_document(described(page), ret);
}

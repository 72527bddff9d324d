/* dashboard/view/picture.c - see picture.h. */
#include "dashboard/view/picture.h"

#include <string.h>

#include "dashboard/view/tell.h"

/* Which picture for whom; the first that fits is taken. */
struct version {
	const char *media;
	enum theme theme;
	bool narrow;
};

#define NARROW "(max-width: 40rem)"
#define DARK "(prefers-color-scheme: dark)"

static const struct version line_versions[] = {
	{ "print", THEME_PRINT, false },
	{ NARROW " and " DARK, THEME_DARK, true },
	{ NARROW, THEME_LIGHT, true },
	{ DARK, THEME_DARK, false },
};
static const struct version small_versions[] = {
	{ "print", THEME_PRINT, false },
	{ DARK, THEME_DARK, false },
};

struct subject {
	const struct page *page;
	const char *path;
	const struct chart_size *wide, *narrow;
	const char *alt, *loading;
	const char *query; /* more of the address: "&kind=line", or "" */
};

static json_t *one(const struct subject *subject, const char *media, enum theme theme,
	const struct chart_size *size)
{
	const struct page *page = subject->page;
	const char *more = arena_format(
		page->arena, "%s&size=%s&theme=%s", subject->query, size->name, theme_names[theme]);

	return json_pack("{s:o,s:s,s:i,s:i}", "media", json_text_or_null(media), "url",
		page_fixed(page, subject->path, more), "width", size->width, "height",
		size->height);
}

static json_t *picture(const struct subject *subject, const struct version *versions, size_t count)
{
	json_t *model = one(subject, NULL, THEME_LIGHT, subject->wide);
	json_t *sources = json_array();

	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(sources,
			one(subject, versions[i].media, versions[i].theme,
				versions[i].narrow ? subject->narrow : subject->wide));
	(void)json_object_set_new(model, "sources", sources);
	(void)json_object_set_new(model, "alt", json_string(subject->alt));
	(void)json_object_set_new(model, "loading", json_string(subject->loading));
	return model;
}

/* The address of an indicator's charts; of a kind, with more of it. */
static const char *path_of(const struct page *page, const struct indicator *indicator)
{
	return arena_format(page->arena, "/i/%s.svg", indicator->code);
}

static const char *query_of(const struct page *page, const char *kind, const char *query)
{
	return arena_format(page->arena, "&kind=%s%s", kind, query);
}

json_t *picture_sized(const struct page *page, const char *path, const char *query,
	const struct chart_size sizes[2], const char *alt)
{
	struct subject subject = { page, path, &sizes[0], &sizes[1], alt, "eager", query };

	return picture(&subject, line_versions, COUNT(line_versions));
}

json_t *picture_more(const struct page *page, const struct indicator *indicator, const char *kind,
	const char *query, const char *alt_key)
{
	json_t *alt = tell_say(page->words, alt_key, "name", indicator->name[page->lang]);
	struct subject subject = { page, path_of(page, indicator), &chart_presets[PRESET_PAGE],
		&chart_presets[PRESET_PHONE], json_string_value(alt),
		strcmp(kind, "line") == 0 ? "eager" : "lazy", query_of(page, kind, query) };
	json_t *model = picture(&subject, line_versions, COUNT(line_versions));

	json_decref(alt);
	return model;
}

json_t *picture_chart(const struct page *page, const struct indicator *indicator, const char *kind,
	const char *query)
{
	return picture_more(
		page, indicator, kind, query, arena_format(page->arena, "chart.alt.%s", kind));
}

json_t *picture_small(const struct page *page, const struct indicator *indicator, const char *kind,
	enum chart_preset preset)
{
	const struct chart_size *size = &chart_presets[preset];
	struct subject subject = { page, path_of(page, indicator), size, size, "", "lazy",
		query_of(page, kind, "") };

	return picture(&subject, small_versions, COUNT(small_versions));
}

json_t *picture_spark(const struct page *page, const struct indicator *indicator,
	const struct method *method, const struct place *place)
{
	const struct chart_size *size = &chart_presets[PRESET_SPARK];
	const char *query = arena_format(
		page->arena, "&method=%s&place=%s", method->code, place->code);
	struct subject subject = { page, path_of(page, indicator), size, size, "", "lazy",
		query_of(page, "spark", query) };

	return picture(&subject, small_versions, COUNT(small_versions));
}

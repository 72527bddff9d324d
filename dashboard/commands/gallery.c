/*
 * dashboard/commands/gallery.c - gallery: every kind of chart with figures that are hard to
 * draw well, as pictures beside their words, to be looked at.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "charts/chart.h"
#include "charts/gallery/cases.h"
#include "charts/json/request.h"
#include "dashboard/commands/support.h"

/* Each picture thrice; the dark one in the other language. */
static const struct version {
	const char *ending;
	enum theme theme;
	bool other;
} versions[] = {
	{ "", THEME_LIGHT, false },
	{ "-dark", THEME_DARK, true },
	{ "-print", THEME_PRINT, false },
};

struct gallery {
	const struct call *call;
	const char *folder;
	struct text index; /* Markdown */
	size_t count;
};

static bool write_file(const struct gallery *gallery, const char *name, const struct text *bytes,
	struct error *err)
{
	return file_write(arena_format(gallery->call->arena, "%s/%s", gallery->folder, name),
		text_span(bytes), 0644, err);
}

static bool draw(struct gallery *gallery, const struct gallery_case *one,
	const struct chart_kind *kind, const struct version *version, struct error *err)
{
	enum lang lang = version->other ? (enum lang)(LANG_COUNT - 1 - gallery->call->lang)
					: gallery->call->lang;
	arena_auto arena = { 0 };
	const char *name = arena_format(
		gallery->call->arena, "%s-%s%s.svg", kind->name, one->name, version->ending);
	const char *json = gallery_request(one, kind, lang, version->theme, &arena);
	struct chart_request request;
	text_auto svg = { 0 }, said = { 0 };

	if (!request_json_read(span_of(json), &arena, &request, err) ||
		!chart_render(&request, CHART_SVG, &svg, err) ||
		!write_file(gallery, name, &svg, err))
		return false;
	text_addf(&gallery->index, "![%s %s](%s)\n\n", kind->name, one->name, name);
	chart_describe(&request, lang, &said);
	text_addf(&gallery->index, "%s\n\n", text_z(&said));
	gallery->count++;
	return true;
}

static bool draw_kind(struct gallery *gallery, const struct chart_kind *kind, struct error *err)
{
	text_addf(&gallery->index, "## %s (%s)\n\n", kind->title[gallery->call->lang], kind->name);
	for (const struct gallery_case *one = gallery_cases; one->name != NULL; one++) {
		if (!gallery_has(one, kind))
			continue;
		text_addf(&gallery->index, "### %s: %s\n\n", kind->name, one->name);
		for (size_t i = 0; i < COUNT(versions); i++)
			if (!draw(gallery, one, kind, &versions[i], err))
				return false;
	}
	return true;
}

static bool draw_all(struct gallery *gallery, struct error *err)
{
	const struct call *call = gallery->call;
	text_auto said = { 0 };

	text_addf(&gallery->index, "# %s\n\n", words_get(call->words, "say.gallery-title"));
	for (const struct chart_kind *kind = chart_kinds; kind->name != NULL; kind++)
		if (!draw_kind(gallery, kind, err))
			return false;
	if (!write_file(gallery, "README.md", &gallery->index, err))
		return false;
	words_say(call->words, "say.gallery", &said, "n",
		arena_format(call->arena, "%zu", gallery->count), "folder", gallery->folder, NULL);
	text_addc(&said, '\n');
	return call_print(&said, err);
}

bool command_gallery(const struct call *call, struct error *err)
{
	struct gallery gallery = { .call = call, .folder = call_value(call, "-o") };
	bool fine;

	if (gallery.folder == NULL)
		return error_set(err, ERROR_MISUSE, "option.missing", "-o DIR");
	if (mkdir(gallery.folder, 0755) != 0 && errno != EEXIST)
		return error_set(err, ERROR_FAILURE, "file.write", "%s: %s", gallery.folder,
			strerror(errno));
	fine = draw_all(&gallery, err);
	text_done(&gallery.index);
	return fine;
}

/*
 * charts/fonts.c - see fonts.h.
 *
 * The process's current configuration is ours, set before the first font map:
 * Pango starts FcInit() in a thread of its own, which would scan every font of
 * the machine if no configuration were there. (Pango 1.50 never gives back a
 * configuration that is set on a map.) Pango also sorts fonts in a thread; settle() waits
 * for it, so that nothing is left running when a thread or the process ends.
 */
#include "charts/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

#include "base/memory.h"
#include "base/text.h"

enum {
	CACHE_SLOTS = 2048, /* a power of two */
	CACHE_FULL = CACHE_SLOTS / 2, /* emptied then */
};

struct entry {
	char *text; /* owned */
	bool bold;
	PangoLayout *layout; /* owned */
	double width; /* at a size of 1 */
};

struct fonts {
	PangoFontMap *map;
	PangoContext *context;
	PangoFont *regular;
	PangoFontDescription *faces[2]; /* regular, semi-bold */
	PangoAttrList *attributes;
	struct entry cache[CACHE_SLOTS];
	size_t cached;
};

static const char *const files[] = { "Inter-Regular.otf", "Inter-SemiBold.otf" };

static once_flag once = ONCE_FLAG_INIT;
static FcConfig *config; /* of the process; NULL when a file cannot be read */
static tss_t key;

static void cache_empty(struct fonts *fonts)
{
	for (size_t i = 0; i < CACHE_SLOTS; i++) {
		if (fonts->cache[i].layout == NULL)
			continue;
		g_object_unref(fonts->cache[i].layout);
		free(fonts->cache[i].text);
		fonts->cache[i] = (struct entry){ 0 };
	}
	fonts->cached = 0;
}

static void fonts_free(void *data)
{
	struct fonts *fonts = data;

	cache_empty(fonts);
	pango_attr_list_unref(fonts->attributes);
	for (size_t i = 0; i < COUNT(fonts->faces); i++)
		pango_font_description_free(fonts->faces[i]);
	if (fonts->regular != NULL)
		g_object_unref(fonts->regular);
	g_object_unref(fonts->context);
	g_object_unref(fonts->map);
	free(fonts);
}

void fonts_done(void)
{
	struct fonts *fonts;

	if (config == NULL || (fonts = tss_get(key)) == NULL)
		return;
	(void)tss_set(key, NULL);
	fonts_free(fonts);
}

static void stop(void)
{
	fonts_done();
	FcConfigDestroy(config);
	config = NULL;
	FcFini();
}

static void start(void)
{
	const char *chosen = getenv("TIENDO_FONTS");
	const char *folder = chosen == NULL || *chosen == '\0' ? TIENDO_FONT_DIR : chosen;

	if (tss_create(&key, fonts_free) != thrd_success)
		return;
	config = FcConfigCreate();
	for (size_t i = 0; i < COUNT(files) && config != NULL; i++) {
		text_auto path = { 0 };

		text_addf(&path, "%s/%s", folder, files[i]);
		if (!FcConfigAppFontAddFile(config, (const FcChar8 *)text_z(&path))) {
			FcConfigDestroy(config);
			config = NULL;
		}
	}
	if (config != NULL && FcConfigSetCurrent(config))
		(void)atexit(stop);
}

static PangoFontDescription *describe(PangoWeight weight)
{
	PangoFontDescription *description = pango_font_description_new();

	pango_font_description_set_family_static(description, "Inter");
	pango_font_description_set_weight(description, weight);
	pango_font_description_set_absolute_size(description, FONTS_SIZE * PANGO_SCALE);
	return description;
}

static gboolean go_on(
	PangoFontset *set G_GNUC_UNUSED, PangoFont *font G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
	return FALSE;
}

/* Waits until Pango has found and sorted the fonts of a face. */
static void settle(struct fonts *fonts, const PangoFontDescription *face)
{
	PangoFontset *set = pango_context_load_fontset(
		fonts->context, face, pango_language_get_default());

	if (set == NULL)
		return;
	pango_fontset_foreach(set, go_on, NULL);
	g_object_unref(set);
}

/* No hinting and no rounding: the same widths on every surface, at every size. */
static void set_options(PangoContext *context)
{
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(context, options);
	pango_cairo_context_set_resolution(context, 96);
	pango_context_set_round_glyph_positions(context, FALSE);
	cairo_font_options_destroy(options);
}

static struct fonts *fonts_new(void)
{
	struct fonts *fonts = memory_new(1, sizeof *fonts);

	fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	fonts->context = pango_font_map_create_context(fonts->map);
	set_options(fonts->context);
	fonts->faces[0] = describe(PANGO_WEIGHT_NORMAL);
	fonts->faces[1] = describe(PANGO_WEIGHT_SEMIBOLD);
	for (size_t i = 0; i < COUNT(fonts->faces); i++)
		settle(fonts, fonts->faces[i]);
	fonts->regular = pango_context_load_font(fonts->context, fonts->faces[0]);
	fonts->attributes = pango_attr_list_new();
	pango_attr_list_insert(fonts->attributes, pango_attr_font_features_new("tnum=1"));
	return fonts;
}

/* This thread's fonts, or NULL. */
static struct fonts *mine(void)
{
	struct fonts *fonts;

	call_once(&once, start);
	if (config == NULL)
		return NULL;
	fonts = tss_get(key);
	if (fonts == NULL) {
		fonts = fonts_new();
		if (fonts->regular == NULL || tss_set(key, fonts) != thrd_success) {
			fonts_free(fonts);
			return NULL;
		}
	}
	return fonts;
}

static size_t slot_of(const char *text, bool bold)
{
	uint32_t hash = bold ? 0x5bd1e995U : 2166136261U;

	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 16777619U;
	return (hash ^ hash >> 15) & (CACHE_SLOTS - 1);
}

static PangoLayout *shape(struct fonts *fonts, const char *text, bool bold)
{
	PangoLayout *layout = pango_layout_new(fonts->context);

	pango_layout_set_font_description(layout, fonts->faces[bold]);
	pango_layout_set_attributes(layout, fonts->attributes);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	pango_layout_set_text(layout, text, -1);
	return layout;
}

static const struct entry *find(struct fonts *fonts, const char *text, bool bold)
{
	size_t slot = slot_of(text, bold);
	struct entry *entry;
	PangoRectangle logical;

	for (; fonts->cache[slot].layout != NULL; slot = (slot + 1) & (CACHE_SLOTS - 1))
		if (fonts->cache[slot].bold == bold && strcmp(fonts->cache[slot].text, text) == 0)
			return &fonts->cache[slot];
	if (fonts->cached == CACHE_FULL) {
		cache_empty(fonts);
		slot = slot_of(text, bold);
	}
	entry = &fonts->cache[slot];
	entry->text = memory_copy(text, strlen(text));
	entry->bold = bold;
	entry->layout = shape(fonts, text, bold);
	pango_layout_get_extents(entry->layout, NULL, &logical);
	entry->width = (double)logical.width / PANGO_SCALE / FONTS_SIZE;
	fonts->cached++;
	return entry;
}

static double width(const char *text, struct text_style style)
{
	return find(mine(), text, style.bold)->width * style.size;
}

static bool covers(uint32_t character)
{
	bool is_ascii = character >= 0x20 && character < 0x7F;

	return is_ascii || pango_font_has_char(mine()->regular, character) != FALSE;
}

static const struct measure measure = { width, covers };

const struct measure *fonts_measure(struct error *err)
{
	if (mine() != NULL)
		return &measure;
	(void)error_set(err, ERROR_FAILURE, "chart.fonts", "Inter");
	return NULL;
}

PangoLayout *fonts_layout(const char *text, bool bold)
{
	return find(mine(), text, bold)->layout;
}

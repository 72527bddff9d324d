/*
 * charts/fonts.c - see fonts.h. FcConfigSetCurrent() comes before the first font
 * map: Pango starts FcInit() in a thread of its own, which would scan every
 * font of the machine if no configuration were there.
 */
#include "charts/fonts.h"

#include <limits.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
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
	struct text_style style;
	PangoLayout *layout; /* owned */
	double width;
};

struct fonts {
	PangoFontMap *map;
	PangoContext *context;
	PangoFont *regular;
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
	if (fonts->regular != NULL)
		g_object_unref(fonts->regular);
	g_object_unref(fonts->context);
	g_object_unref(fonts->map);
	free(fonts);
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
	if (config != NULL)
		FcConfigSetCurrent(config);
}

static PangoFontDescription *describe(struct text_style style)
{
	PangoFontDescription *description = pango_font_description_new();

	pango_font_description_set_family_static(description, "Inter");
	pango_font_description_set_weight(
		description, style.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(description, style.size * PANGO_SCALE);
	return description;
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
	PangoFontDescription *description = describe((struct text_style){ 12, false });

	fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), config);
	fonts->context = pango_font_map_create_context(fonts->map);
	set_options(fonts->context);
	fonts->regular = pango_context_load_font(fonts->context, description);
	fonts->attributes = pango_attr_list_new();
	pango_attr_list_insert(fonts->attributes, pango_attr_font_features_new("tnum=1"));
	pango_font_description_free(description);
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

static size_t slot_of(const char *text, struct text_style style)
{
	uint32_t hash = 2166136261U ^ (uint32_t)(style.size * 8) ^ (style.bold ? 0x5bd1e995U : 0);

	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 16777619U;
	return (hash ^ hash >> 15) & (CACHE_SLOTS - 1);
}

static bool is_entry(const struct entry *entry, const char *text, struct text_style style)
{
	return entry->style.size == style.size && entry->style.bold == style.bold &&
		strcmp(entry->text, text) == 0;
}

static PangoLayout *shape(struct fonts *fonts, const char *text, struct text_style style)
{
	PangoLayout *layout = pango_layout_new(fonts->context);
	PangoFontDescription *description = describe(style);

	pango_layout_set_font_description(layout, description);
	pango_layout_set_attributes(layout, fonts->attributes);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	pango_layout_set_text(layout, text, -1);
	pango_font_description_free(description);
	return layout;
}

static const struct entry *find(struct fonts *fonts, const char *text, struct text_style style)
{
	size_t slot = slot_of(text, style);
	struct entry *entry;
	PangoRectangle logical;

	for (; fonts->cache[slot].layout != NULL; slot = (slot + 1) & (CACHE_SLOTS - 1))
		if (is_entry(&fonts->cache[slot], text, style))
			return &fonts->cache[slot];
	if (fonts->cached == CACHE_FULL) {
		cache_empty(fonts);
		slot = slot_of(text, style);
	}
	entry = &fonts->cache[slot];
	entry->text = memory_copy(text, strlen(text));
	entry->style = style;
	entry->layout = shape(fonts, text, style);
	pango_layout_get_extents(entry->layout, NULL, &logical);
	entry->width = (double)logical.width / PANGO_SCALE;
	fonts->cached++;
	return entry;
}

static double width(const char *text, struct text_style style)
{
	return find(mine(), text, style)->width;
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

PangoLayout *fonts_layout(const char *text, struct text_style style)
{
	return find(mine(), text, style)->layout;
}

void fonts_done(void)
{
	struct fonts *fonts;

	call_once(&once, start);
	if (config == NULL || (fonts = tss_get(key)) == NULL)
		return;
	(void)tss_set(key, NULL);
	fonts_free(fonts);
}

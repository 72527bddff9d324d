/* charts/document.c - see document.h. cairo counts in points of 1/72 inch, three quarters of a pixel. */
#include "charts/document.h"

#include <cairo-pdf.h>

#include "charts/fonts.h"
#include "charts/paint.h"

#define POINTS 0.75

static cairo_status_t collect(void *closure, const unsigned char *data, unsigned int size)
{
	struct text *bytes = closure;

	text_add(bytes, (struct span){ (const char *)data, size });
	return CAIRO_STATUS_SUCCESS;
}

/* In an attribute of a tag, between single quotes. */
static void add_quoted(struct text *text, const char *value)
{
	text_addc(text, '\'');
	for (; *value != '\0'; value++) {
		if (*value == '\'' || *value == '\\')
			text_addc(text, '\\');
		text_addc(text, *value);
	}
	text_addc(text, '\'');
}

/* Numbers as cairo reads them: hundredths, whatever the locale. */
static void add_points(struct text *text, double pixels)
{
	long hundredths = (long)(pixels * POINTS * 100 + 0.5);

	text_addf(text, " %ld.%02ld", hundredths / 100, hundredths % 100);
}

static void add_link(cairo_t *cairo, const struct document_link *link)
{
	text_auto attributes = { 0 };

	text_addz(&attributes, "rect=[");
	add_points(&attributes, link->box.left);
	add_points(&attributes, link->box.top);
	add_points(&attributes, box_width(link->box));
	add_points(&attributes, box_height(link->box));
	text_addz(&attributes, " ] dest=");
	add_quoted(&attributes, link->page);
	cairo_tag_begin(cairo, CAIRO_TAG_LINK, text_z(&attributes));
	cairo_tag_end(cairo, CAIRO_TAG_LINK);
}

static void add_name(cairo_t *cairo, const char *name)
{
	text_auto attributes = { 0 };

	text_addz(&attributes, "x=0 y=0 name=");
	add_quoted(&attributes, name);
	cairo_tag_begin(cairo, CAIRO_TAG_DEST, text_z(&attributes));
	cairo_tag_end(cairo, CAIRO_TAG_DEST);
}

static void paint_page(
	cairo_t *cairo, const struct document *document, const struct document_page *page)
{
	if (page->name != NULL)
		add_name(cairo, page->name);
	for (size_t i = 0; i < page->link_count; i++)
		add_link(cairo, &page->links[i]);
	cairo_save(cairo);
	cairo_scale(cairo, POINTS, POINTS);
	paint_scene(page->scene, document->theme, PAINT_GLYPHS, cairo);
	for (size_t i = 0; i < page->picture_count; i++) {
		const struct document_picture *picture = &page->pictures[i];

		cairo_save(cairo);
		cairo_translate(cairo, picture->x, picture->y);
		cairo_scale(cairo, picture->scale, picture->scale);
		paint_scene(picture->scene, document->theme, PAINT_GLYPHS, cairo);
		cairo_restore(cairo);
	}
	cairo_restore(cairo);
	cairo_show_page(cairo);
}

static void add_outline(cairo_surface_t *surface, const struct document *document)
{
	int above = CAIRO_PDF_OUTLINE_ROOT;

	for (int i = 0; i < document->count; i++) {
		const struct document_page *page = &document->pages[i];
		text_auto target = { 0 };
		int item;

		if (page->name == NULL)
			continue;
		text_addz(&target, "dest=");
		add_quoted(&target, page->name);
		item = cairo_pdf_surface_add_outline(surface,
			page->below ? above : CAIRO_PDF_OUTLINE_ROOT, page->title, text_z(&target),
			CAIRO_PDF_OUTLINE_FLAG_OPEN);
		if (!page->below)
			above = item;
	}
}

static void describe(cairo_surface_t *surface, const struct document *document)
{
	const struct {
		cairo_pdf_metadata_t what;
		const char *text;
	} all[] = {
		{ CAIRO_PDF_METADATA_TITLE, document->title },
		{ CAIRO_PDF_METADATA_AUTHOR, document->author },
		{ CAIRO_PDF_METADATA_SUBJECT, document->subject },
		{ CAIRO_PDF_METADATA_CREATE_DATE, document->instant },
		{ CAIRO_PDF_METADATA_MOD_DATE, document->instant },
	};

	for (size_t i = 0; i < COUNT(all); i++)
		cairo_pdf_surface_set_metadata(surface, all[i].what, all[i].text);
}

static cairo_status_t write_pages(const struct document *document, struct text *ret)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
		collect, ret, DOCUMENT_WIDTH * POINTS, DOCUMENT_HEIGHT * POINTS);
	cairo_t *cairo = cairo_create(surface);
	cairo_status_t status;

	describe(surface, document);
	for (int i = 0; i < document->count; i++)
		paint_page(cairo, document, &document->pages[i]);
	add_outline(surface, document);
	status = cairo_status(cairo);
	cairo_destroy(cairo);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	return status;
}

bool document_write(const struct document *document, struct text *ret, struct error *err)
{
	text_auto bytes = { 0 };
	cairo_status_t status;

	if (fonts_measure(err) == NULL)
		return false;
	status = write_pages(document, &bytes);
	if (status != CAIRO_STATUS_SUCCESS)
		return error_set(
			err, ERROR_FAILURE, "chart.surface", "%s", cairo_status_to_string(status));
	text_add(ret, text_span(&bytes));
	return true;
}

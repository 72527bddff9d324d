/*
 * charts/surface.c - see surface.h. SVG is cairo's shapes rewritten by svg.c
 * with our words; PNG and PDF are painted whole. A PDF is in points of 1/72
 * inch, three quarters of a pixel, so that it prints at the size of the page.
 */
#include "charts/surface.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include "charts/paint.h"
#include "charts/pngfile.h"

#define POINTS 0.75

const char *const chart_formats[] = { "svg", "png", "pdf", NULL };

/* What the file is read from and written to. */
struct job {
	const struct scene *scene;
	enum theme theme;
	int density;
	const struct svg_words *words;
};

static cairo_status_t collect(void *closure, const unsigned char *data, unsigned int size)
{
	struct text *bytes = closure;

	text_add(bytes, (struct span){ (const char *)data, size });
	return CAIRO_STATUS_SUCCESS;
}

/* Paints, finishes and looks whether all went well: a broken context would still give a file. */
static cairo_status_t paint(
	cairo_surface_t *surface, const struct job *job, enum paint_words words, double scale)
{
	cairo_t *cairo = cairo_create(surface);
	cairo_status_t status;

	if (scale != 1)
		cairo_scale(cairo, scale, scale);
	paint_scene(job->scene, job->theme, words, cairo);
	status = cairo_status(cairo);
	cairo_destroy(cairo);
	cairo_surface_flush(surface);
	return status == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : status;
}

static cairo_status_t close_surface(cairo_surface_t *surface, cairo_status_t status)
{
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	return status;
}

static cairo_status_t write_svg(const struct job *job, struct text *ret)
{
	text_auto shapes = { 0 };
	cairo_surface_t *surface = cairo_svg_surface_create_for_stream(
		collect, &shapes, job->scene->width, job->scene->height);
	cairo_status_t status;

	cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX);
	status = close_surface(surface, paint(surface, job, PAINT_NO_WORDS, 1));
	if (status == CAIRO_STATUS_SUCCESS &&
		!svg_write(text_span(&shapes), job->scene, job->theme, job->words, ret))
		status = CAIRO_STATUS_INVALID_CONTENT;
	return status;
}

static cairo_status_t write_png(const struct job *job, struct text *ret)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
		(int)job->scene->width * job->density, (int)job->scene->height * job->density);
	cairo_status_t status = paint(surface, job, PAINT_GLYPHS, job->density);

	if (status == CAIRO_STATUS_SUCCESS &&
		!pngfile_write(
			(const uint32_t *)(const void *)cairo_image_surface_get_data(surface),
			cairo_image_surface_get_width(surface),
			cairo_image_surface_get_height(surface),
			cairo_image_surface_get_stride(surface) / (int)sizeof(uint32_t), ret))
		status = CAIRO_STATUS_PNG_ERROR;
	return close_surface(surface, status);
}

static cairo_status_t write_pdf(const struct job *job, struct text *ret)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
		collect, ret, job->scene->width * POINTS, job->scene->height * POINTS);

	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, job->words->title);
	cairo_pdf_surface_set_metadata(
		surface, CAIRO_PDF_METADATA_SUBJECT, job->words->description);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
	return close_surface(surface, paint(surface, job, PAINT_GLYPHS, POINTS));
}

bool surface_write(const struct scene *scene, enum theme theme, enum chart_format format,
	int density, const struct svg_words *words, struct text *ret, struct error *err)
{
	static cairo_status_t (*const writers[CHART_FORMAT_COUNT])(
		const struct job *, struct text *) = { write_svg, write_png, write_pdf };
	struct job job = { scene, theme, density, words };
	text_auto bytes = { 0 };
	cairo_status_t status = writers[format](&job, &bytes);

	if (status != CAIRO_STATUS_SUCCESS)
		return error_set(
			err, ERROR_FAILURE, "chart.surface", "%s", cairo_status_to_string(status));
	text_add(ret, text_span(&bytes));
	return true;
}

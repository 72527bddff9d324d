/*
 * charts/document.h - several scenes on the pages of one PDF, with links and an outline.
 *
 * Everything is in pixels of 1/96 inch from a page's top left corner, and borrowed. Text can be
 * selected and shapes are shapes: nothing is turned into a picture.
 */
#ifndef CHARTS_DOCUMENT_H
#define CHARTS_DOCUMENT_H

#include "base/error.h"
#include "charts/scene.h"
#include "charts/theme.h"

enum { DOCUMENT_WIDTH = 794, DOCUMENT_HEIGHT = 1123, DOCUMENT_MAX_PAGES = 400 }; /* A4 */

/* A chart on a page. */
struct document_picture {
	const struct scene *scene;
	double x, y, scale;
};

struct document_link {
	struct box box;
	const char *page; /* the name of one of this document */
};

struct document_page {
	struct scene *scene; /* of the page's own words and lines */
	struct document_picture *pictures;
	struct document_link *links;
	size_t picture_count, link_count;
	const char *
		name; /* for links, of letters, digits and '-'; NULL: goes on with what stands before */
	const char *title; /* in the outline, where it has a name */
	bool below; /* the last title that is not */
};

struct document {
	const struct document_page *pages;
	int count;
	enum theme theme;
	const char *title, *author, *subject;
	const char *instant; /* when what it tells of was published: 2026-11-24T02:00:00Z */
};

/*
 * Appends the bytes; the same document gives the same ones. Keys chart.fonts, chart.surface; `ret` is
 * untouched then.
 */
MUST_CHECK bool document_write(
	const struct document *document, struct text *ret, struct error *err);

#endif

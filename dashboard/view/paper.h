/*
 * dashboard/view/paper.h - words, tables and charts set from top to bottom on the pages of a document.
 *
 * What does not fit on a page begins the next one; a row of a table is never divided, nor a heading left
 * alone at the foot. Long words are cut with an ellipsis only after the lines they are given. Widths are
 * in pixels of 1/96 inch. Everything lives in the arena; texts are copied where they are wrapped.
 */
#ifndef DASHBOARD_VIEW_PAPER_H
#define DASHBOARD_VIEW_PAPER_H

#include "charts/document.h"
#include "charts/request.h"

#define PAPER_LEFT 76.0
#define PAPER_WIDTH (DOCUMENT_WIDTH - 2 * PAPER_LEFT)

struct paper;

MUST_CHECK struct paper *paper_new(struct arena *arena, const struct measure *measure);

/* A new page; the rest as in document_page. */
void paper_page(struct paper *paper, const char *name, const char *title, bool below);

/* Room: blank pixels downwards; and a new page unless so many are left. */
void paper_skip(struct paper *paper, double height);
void paper_need(struct paper *paper, double height);

struct paper_look {
	double size;
	bool bold;
	enum token colour;
	int lines; /* at most; 0: as many as it takes */
};
extern const struct paper_look paper_title, paper_heading, paper_lede, paper_strong, paper_body,
	paper_small, paper_label;

/* A paragraph over the whole width; NULL and "" are none. */
void paper_text(struct paper *paper, const char *text, const struct paper_look *look);

/* A line across. */
void paper_rule(struct paper *paper);

/* One cell of a row. */
struct paper_cell {
	double width;
	const char *text; /* NULL: none */
	const struct paper_look *look;
	const char *more; /* under it, small; NULL: none */
	bool right; /* set to the right */
	bool marked; /* the shape of `state` before it */
	enum state state;
	const struct chart_request *chart; /* in place of words; NULL: none */
	const char *link; /* name of the page it leads to; NULL: none */
};
enum { PAPER_MAX_CELLS = 6, PAPER_GAP = 14 };

/* The head of a table, again on every page that its rows go on to; its cells outlive the rows. */
void paper_head(struct paper *paper, const struct paper_cell *cells, int count);

/* Side by side, and a fine line below. */
void paper_row(struct paper *paper, const struct paper_cell *cells, int count);

/* A chart over the whole width; false with the keys of chart_scene(). */
MUST_CHECK bool paper_chart(
	struct paper *paper, const struct chart_request *request, struct error *err);

/* At the foot of every page: on the left, and the page's number of all on the right, "{n}/{all}". */
void paper_feet(struct paper *paper, const char *left, const char *pages);

/* The pages, as far as they go: `document` gets them. Key report.large: too many. */
MUST_CHECK bool paper_finish(struct paper *paper, struct document *document, struct error *err);

#endif

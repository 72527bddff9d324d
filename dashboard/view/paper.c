/*
 * dashboard/view/paper.c - see paper.h.
 *
 * Text is measured and wrapped as that of charts is, and a page is a scene like a chart's.
 */
#include "dashboard/view/paper.h"

#include <math.h>
#include <string.h>

#include "charts/chart.h"
#include "charts/draw.h"

#define TOP 76.0
#define BOTTOM (DOCUMENT_HEIGHT - 84.0)
#define FOOT (DOCUMENT_HEIGHT - 44.0)
#define ROW_PADDING 7.0
#define MARK_ROOM 17.0

enum { MOST_LINES = 60 };

const struct paper_look paper_title = { 27, true, TOKEN_INK, 0 };
const struct paper_look paper_heading = { 16.5, true, TOKEN_INK, 4 };
const struct paper_look paper_lede = { 16, false, TOKEN_INK, 0 };
const struct paper_look paper_strong = { 13, true, TOKEN_INK, 0 };
const struct paper_look paper_body = { 13, false, TOKEN_INK, 0 };
const struct paper_look paper_small = { 11, false, TOKEN_MUTED, 0 };
const struct paper_look paper_label = { 11, true, TOKEN_MUTED, 2 };

struct paper {
	struct arena *arena;
	const struct measure *measure;
	struct document_page *pages;
	int count;
	double y;
	const struct paper_cell *head; /* of the table that is being set; NULL: it has none */
	int head_count;
	struct error error; /* of the first chart that failed in a row; the key is NULL for none */
};

struct paper *paper_new(struct arena *arena, const struct measure *measure)
{
	struct paper *paper = arena_new(arena, 1, sizeof *paper);

	paper->arena = arena;
	paper->measure = measure;
	return paper;
}

static struct document_page *page_of(struct paper *paper)
{
	return &paper->pages[paper->count - 1];
}

void paper_page(struct paper *paper, const char *name, const char *title, bool below)
{
	struct document_page *page;

	paper->pages = arena_push(
		paper->arena, paper->pages, (size_t)paper->count, sizeof *paper->pages);
	page = &paper->pages[paper->count++];
	page->scene = arena_new(paper->arena, 1, sizeof *page->scene);
	page->name = name;
	page->title = title;
	page->below = below;
	scene_start(page->scene, paper->arena, DOCUMENT_WIDTH, DOCUMENT_HEIGHT);
	paper->y = TOP;
	if (name != NULL)
		paper->head = NULL;
}

void paper_skip(struct paper *paper, double height)
{
	paper->y += height;
}

void paper_need(struct paper *paper, double height)
{
	if (paper->y + height > BOTTOM)
		paper_page(paper, NULL, NULL, false);
}

/* ---- words ---- */

struct lines {
	const char *items[MOST_LINES];
	size_t count;
	double height;
};

static struct text_style style_of(const struct paper_look *look)
{
	return (struct text_style){ look->size, look->bold };
}

static double line_height(const struct paper_look *look)
{
	return ceil(look->size * MEASURE_LINE);
}

static struct lines wrap(
	struct paper *paper, const char *text, const struct paper_look *look, double width)
{
	struct lines lines = { 0 };
	int lost = 0;

	if (text == NULL || *text == '\0')
		return lines;
	lines.count = measure_wrap(paper->measure, paper->arena, text, style_of(look), width,
		look->lines == 0 ? MOST_LINES : (size_t)look->lines, lines.items, &lost);
	lines.height = (double)lines.count * line_height(look);
	return lines;
}

/* One line, its top at `y`. */
static void put(
	struct paper *paper, const char *line, const struct paper_look *look, double x, double y)
{
	struct mark mark = { .kind = MARK_TEXT,
		.part = "text",
		.fill = look->colour,
		.text = line,
		.style = style_of(look),
		.width = paper->measure->width(line, style_of(look)) };
	struct point at = { x, y + look->size * MEASURE_ASCENT };

	scene_add(page_of(paper)->scene, mark, &at, 1);
}

void paper_text(struct paper *paper, const char *text, const struct paper_look *look)
{
	struct lines lines = wrap(paper, text, look, PAPER_WIDTH);

	paper->head = NULL; /* a table ends where words follow */
	for (size_t i = 0; i < lines.count; i++) {
		paper_need(paper, line_height(look));
		put(paper, lines.items[i], look, PAPER_LEFT, paper->y);
		paper->y += line_height(look);
	}
}

static void rule(struct paper *paper, double y, enum token colour, double thickness)
{
	struct mark mark = {
		.kind = MARK_LINE, .part = "rule", .stroke = colour, .thickness = thickness
	};
	struct point ends[] = { { PAPER_LEFT, y }, { PAPER_LEFT + PAPER_WIDTH, y } };

	scene_add(page_of(paper)->scene, mark, ends, 2);
}

void paper_rule(struct paper *paper)
{
	rule(paper, paper->y, TOKEN_INK, 1.2);
}

/* To the page of a name. */
static void add_link(struct paper *paper, struct box box, const char *name)
{
	struct document_page *page = page_of(paper);

	page->links = arena_push(paper->arena, page->links, page->link_count, sizeof *page->links);
	page->links[page->link_count++] = (struct document_link){ box, name };
}

/* ---- charts ---- */

/* The scene, its top left corner at a place. False on failure. */
static bool place(struct paper *paper, const struct chart_request *request, double x, double y,
	struct error *err)
{
	struct document_page *page = page_of(paper);
	const struct scene *scene = chart_scene(request, paper->measure, paper->arena, err);

	if (scene == NULL)
		return false;
	page->pictures = arena_push(
		paper->arena, page->pictures, page->picture_count, sizeof *page->pictures);
	page->pictures[page->picture_count++] = (struct document_picture){ scene, x, y, 1 };
	return true;
}

bool paper_chart(struct paper *paper, const struct chart_request *request, struct error *err)
{
	double height = chart_request_size(request).height;

	paper_need(paper, height);
	if (!place(paper, request, PAPER_LEFT, paper->y, err))
		return false;
	paper->y += height;
	return true;
}

/* ---- rows ---- */

struct placed {
	struct lines text, more;
	double height;
};

static double words_width(const struct paper_cell *cell)
{
	return cell->width - (cell->marked ? MARK_ROOM : 0);
}

static struct placed measure_cell(struct paper *paper, const struct paper_cell *cell)
{
	struct placed placed = { wrap(paper, cell->text, cell->look, words_width(cell)),
		wrap(paper, cell->more, &paper_small, words_width(cell)), 0 };

	placed.height = placed.text.height + placed.more.height;
	if (cell->chart != NULL)
		placed.height = chart_request_size(cell->chart).height;
	return placed;
}

static void put_lines(struct paper *paper, const struct paper_cell *cell, const struct lines *lines,
	const struct paper_look *look, double x, double y)
{
	for (size_t i = 0; i < lines->count; i++) {
		double width = paper->measure->width(lines->items[i], style_of(look));

		put(paper, lines->items[i], look, cell->right ? x + words_width(cell) - width : x,
			y);
		y += line_height(look);
	}
}

static void put_cell(struct paper *paper, const struct paper_cell *cell,
	const struct placed *placed, double x, double y)
{
	if (cell->chart != NULL && !place(paper, cell->chart, x, y, &paper->error))
		return;
	if (cell->link != NULL)
		add_link(paper, (struct box){ x, y, x + cell->width, y + placed->height },
			cell->link);
	if (cell->marked) {
		draw_state(page_of(paper)->scene, cell->state,
			(struct point){ x + 5.5, y + line_height(cell->look) / 2 + 0.5 }, 5);
		x += MARK_ROOM;
	}
	put_lines(paper, cell, &placed->text, cell->look, x, y);
	put_lines(paper, cell, &placed->more, &paper_small, x, y + placed->text.height);
}

/* Measures the cells; sets the height of the row. */
static void measure_row(struct paper *paper, const struct paper_cell *cells, int count,
	struct placed *ret, double *ret_height)
{
	*ret_height = 0;
	for (int i = 0; i < count; i++) {
		ret[i] = measure_cell(paper, &cells[i]);
		*ret_height = fmax(*ret_height, ret[i].height);
	}
	*ret_height += 2 * ROW_PADDING;
}

static void put_row(struct paper *paper, const struct paper_cell *cells, int count,
	const struct placed *placed, double height)
{
	double x = PAPER_LEFT;

	for (int i = 0; i < count; i++) {
		put_cell(paper, &cells[i], &placed[i], x, paper->y + ROW_PADDING);
		x += cells[i].width + PAPER_GAP;
	}
	paper->y += height;
	rule(paper, paper->y, TOKEN_GRID, 0.8);
}

void paper_row(struct paper *paper, const struct paper_cell *cells, int count)
{
	struct placed placed[PAPER_MAX_CELLS], head[PAPER_MAX_CELLS];
	double height, head_height;
	int before = paper->count;

	measure_row(paper, cells, count, placed, &height);
	paper_need(paper, height);
	if (paper->count > before && paper->head != NULL) {
		measure_row(paper, paper->head, paper->head_count, head, &head_height);
		put_row(paper, paper->head, paper->head_count, head, head_height);
	}
	put_row(paper, cells, count, placed, height);
}

void paper_head(struct paper *paper, const struct paper_cell *cells, int count)
{
	paper->head = NULL;
	paper_row(paper, cells, count);
	paper->head = cells;
	paper->head_count = count;
}

/* ---- the whole ---- */

static void put_foot(struct paper *paper, const char *left, const char *number)
{
	double width = paper->measure->width(number, style_of(&paper_small));
	double room = PAPER_WIDTH - width - PAPER_GAP;
	struct paper_look look = paper_small;
	struct lines lines;

	look.lines = 1;
	lines = wrap(paper, left, &look, room);
	rule(paper, FOOT - 8, TOKEN_GRID, 0.8);
	put_lines(paper, &(struct paper_cell){ .width = room }, &lines, &look, PAPER_LEFT, FOOT);
	put(paper, number, &paper_small, PAPER_LEFT + PAPER_WIDTH - width, FOOT);
}

void paper_feet(struct paper *paper, const char *left, const char *pages)
{
	int all = paper->count;

	for (int i = 1; i <= all; i++) {
		paper->count = i; /* page_of() is the last of them */
		put_foot(paper, left, arena_format(paper->arena, "%s %d/%d", pages, i, all));
	}
}

bool paper_finish(struct paper *paper, struct document *document, struct error *err)
{
	if (paper->error.key != NULL) {
		*err = paper->error;
		return false;
	}
	if (paper->count > DOCUMENT_MAX_PAGES)
		return error_set(err, ERROR_REFUSED, "report.large", "%d", DOCUMENT_MAX_PAGES);
	document->pages = paper->pages;
	document->count = paper->count;
	return true;
}

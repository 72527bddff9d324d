/*
 * charts/kinds/line.c - one indicator over time: what is, by each method, and
 * what the plan says. Here the geometry; labels in line_labels.c, shapes in
 * line_draw.c.
 */
#include "charts/kinds/line.h"

#include <math.h>

#include "charts/kind.h"
#include "charts/notes.h"
#include "charts/words.h"

enum {
	MARKER_ROOM = 11, /* pixels a figure: from here on each gets a marker */
	TICK_ROOM = 48, /* pixels a value tick */
	MIN_PLOT_HEIGHT = 44,
	MIN_PLOT_WIDTH = 96,
};

#define MARKER 4.0
#define RULE_RISE 0.75 /* of a break's rule above the plot, in sizes */
#define INSET 12.0 /* of the first and last figure from the plot's edges */

/* clang-format off */
const struct line_look line_looks[CHART_MAX_SERIES] = {
	{ TOKEN_ACTUAL,  DASH_NONE,  LINE_CIRCLE,   2.5 },
	{ TOKEN_OTHER_1, DASH_LONG,  LINE_SQUARE,   2.0 },
	{ TOKEN_OTHER_2, DASH_DOTS,  LINE_TRIANGLE, 2.0 },
	{ TOKEN_OTHER_3, DASH_MIXED, LINE_DROP,     2.0 },
};
/* clang-format on */

struct extent {
	double low, high, first, last;
	size_t points;
};

static void extend(struct extent *extent, double x, double y)
{
	extent->low = fmin(extent->low, y);
	extent->high = fmax(extent->high, y);
	extent->first = fmin(extent->first, x);
	extent->last = fmax(extent->last, x);
	extent->points++;
}

static struct extent extent_of(const struct frame *frame)
{
	struct extent extent = { INFINITY, -INFINITY, INFINITY, -INFINITY, 0 };

	for (int i = 0; i < frame->line_count; i++)
		for (size_t k = 0; k < frame->lines[i].count; k++)
			extend(&extent, frame->lines[i].points[k].x, frame->lines[i].points[k].y);
	for (size_t i = 0; i < frame->plan_count; i++)
		extend(&extent, frame->plan[i].x, frame->plan[i].y);
	for (size_t i = 0; i < frame->former_count; i++)
		extend(&extent, frame->former[i].x, frame->former[i].y);
	for (size_t i = 0; i < frame->band_count; i++) {
		extend(&extent, frame->band[i].x, frame->band[i].low);
		extend(&extent, frame->band[i].x, frame->band[i].high);
	}
	return extent;
}

/* What the reader must know to read the picture. */
static void write_foot(struct layout *layout, const struct line *line)
{
	const struct frame *frame = layout->frame;
	enum lang lang = frame->request->lang;
	text_auto notes = { 0 }, axis = { 0 }, band = { 0 };

	if (frame->plan_count > 1 && !line_has_legend(layout))
		notes_add(&notes, word(WORD_DASHED_PLAN, lang));
	if (frame->former_count > 0)
		notes_add(&notes, word(WORD_FORMER_PLAN, lang));
	if (frame->band_count > 0) {
		words_fill(word(WORD_FORECAST_BAND, lang),
			arena_format(layout->arena, "%d", frame->request->forecast->chance), &band);
		notes_add(&notes, text_z(&band));
	}
	notes_statuses(&notes, frame, WORD_HOLLOW, lang);
	axes_note(&line->axes, layout, &axis);
	notes_add(&notes, text_z(&axis));
	layout_foot(layout, text_z(&notes));
}

bool line_is_marked(const struct line *line, const struct frame *frame, int series, size_t i)
{
	const struct frame_line *from = &frame->lines[series];
	const struct frame_point *point = &from->points[i];
	bool alone = !point->joined && (i + 1 == from->count || !from->points[i + 1].joined);

	return line->marked[series] || alone || point->hollow || point == from->latest;
}

/* Decides whether every figure has room for a marker. */
static void choose_markers(struct line *line, const struct layout *layout)
{
	const struct frame *frame = layout->frame;
	double room = MARKER_ROOM * layout->unit;

	line->marker = MARKER * layout->unit;
	for (int i = 0; i < frame->line_count; i++) {
		const struct frame_line *from = &frame->lines[i];
		double wide = from->count == 0 ? 0
					       : scale_place(&layout->time, from->latest->x) -
				scale_place(&layout->time, from->points[0].x);

		line->marked[i] = from->count < 2 || wide / (double)(from->count - 1) >= room;
	}
	line->plan_marked = frame->plan_count < 2 ||
		box_width(line->axes.plot) / (double)(frame->plan_count - 1) >= 2 * room;
}

/* A row above the plot for the labels of breaks. */
static double break_row(const struct layout *layout)
{
	bool wanted = layout->frame->break_count > 0 && (layout->left_out & LEAVE_LABELS) == 0;

	return wanted ? 1.5 * layout->note_size : 0;
}

static void place_plot(struct layout *layout, struct line *line)
{
	struct box plot = layout->body;
	double head = layout->label_size;

	plot.top += head + break_row(layout);
	plot.bottom -= axes_foot(layout);
	plot.left += line->axes.valued ? line->axes.gutter : 0;
	plot.right -= line_gutter(layout, line, box_width(plot), INSET * layout->unit);
	layout->cramped = layout->cramped || box_height(plot) < MIN_PLOT_HEIGHT * layout->unit ||
		box_width(plot) < MIN_PLOT_WIDTH;
	line->rule_top = plot.top - RULE_RISE * layout->label_size;
	axes_place(&line->axes, layout, plot, INSET * layout->unit);
}

/* The only period there is, or NULL. */
static const struct period *single_period(const struct frame *frame)
{
	for (int i = 0; i < frame->line_count; i++)
		if (frame->lines[i].count > 0)
			return &frame->lines[i].points[0].observation->period;
	return frame->plan_count > 0 ? &frame->plan[0].point->period : NULL;
}

static int wanted_ticks(const struct layout *layout)
{
	double tall = box_height(layout->body) - 8 * layout->note_size;

	return (int)fmax(2, fmin(6, tall / (TICK_ROOM * layout->unit)));
}

void line_layout(struct layout *layout)
{
	struct line *line = arena_new(layout->arena, 1, sizeof *line);
	struct extent extent = extent_of(layout->frame);
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;

	layout->own = line;
	if (extent.points > 0) {
		axes_domain(&extent.low, &extent.high, layout->frame->request->unit->share);
		axes_values(&line->axes, layout, extent.low, extent.high, wanted_ticks(layout));
		axes_times(&line->axes, extent.first, extent.last);
	}
	if (wordless) {
		axes_place(&line->axes, layout, box_grow(layout->body, -layout->margin * 0.75),
			INSET / 2);
		line->rule_top = line->axes.plot.top;
		choose_markers(line, layout);
		return;
	}
	write_foot(layout, line);
	if (line_has_legend(layout))
		line_write_legend(layout, line);
	place_plot(layout, line);
	if (layout->cramped)
		return;
	choose_markers(line, layout);
	axes_write(&line->axes, layout, single_period(layout->frame));
	line_write_labels(layout, line);
}

/*
 * charts/kinds/slope_lines.c - few rows in two periods as lines between two upright
 * rules: the steeper, the more has changed. Figures stand at both ends, names at the later
 * one, moved apart where they would overlap.
 */
#include "charts/kinds/slope.h"

#include <math.h>

#include "charts/axes.h"
#include "charts/notes.h"
#include "charts/rownames.h"
#include "charts/spread.h"
#include "charts/words.h"

enum { MOST = 12 /* rows */, SIDES = 2 };

#define TALL 0.7 /* of the body's height, at most, for names below each other */
#define NAMES 0.4 /* of its width, for the words at the right */
#define WIDEST 420.0 /* pixels between the rules */
#define NARROWEST 120.0
#define DOT 4.0
#define GAP 16.0 /* from a rule to its words, with a leader between */

struct slope_end {
	const char *words;
	double middle; /* of the words */
};

struct slope_lines {
	const struct frame_row **rows; /* the highest later figure first */
	size_t count;
	size_t columns[SIDES];
	struct slope_end *ends[SIDES]; /* one a row */
	double x[SIDES];
	struct box plot;
	struct mark_axes axes;
};

static const struct frame_point *cell_of(
	const struct slope_lines *lines, const struct frame_row *row, int side)
{
	return &row->cells[lines->columns[side]];
}

static struct text_style style_of(const struct layout *layout, const struct frame_row *row)
{
	return (struct text_style){ layout->label_size, row->row->total || row->row->marked };
}

static enum token colour_of(const struct frame_row *row)
{
	return row->row->total || row->row->marked ? TOKEN_INK : TOKEN_ACTUAL;
}

static double line_height(const struct layout *layout)
{
	return MEASURE_LINE * layout->label_size;
}

/* Are these rows told best by lines? */
static bool is_fit(const struct layout *layout, const size_t columns[2])
{
	const struct frame *frame = layout->frame;

	if (layout->narrow || layout->left_out != 0 || columns[0] == columns[1] ||
		frame->row_count < 2 || frame->row_count > MOST ||
		slope_is_broken(frame, columns) ||
		(double)frame->row_count * line_height(layout) > TALL * box_height(layout->body))
		return false;
	for (size_t i = 0; i < frame->row_count; i++)
		for (int side = 0; side < SIDES; side++)
			if (!frame_known(&frame->rows[i].cells[columns[side]]))
				return false;
	return true;
}

/* By the value at one side, from the top down. */
static void put_in_order(const struct slope_lines *lines, const struct frame_row **rows, int side)
{
	for (size_t i = 1; i < lines->count; i++)
		for (size_t k = i; k > 0 &&
			cell_of(lines, rows[k], side)->y > cell_of(lines, rows[k - 1], side)->y;
			k--) {
			const struct frame_row *row = rows[k];

			rows[k] = rows[k - 1];
			rows[k - 1] = row;
		}
}

/* "36%  Phường Sài Gòn" at the right, "30%" at the left. */
static void fill_words(struct layout *layout, struct slope_lines *lines, size_t i, int side)
{
	const struct chart_request *request = layout->frame->request;
	const struct frame_row *row = lines->rows[i];
	double room = NAMES * box_width(layout->body);
	text_auto words = { 0 };

	words_value(cell_of(lines, row, side)->observation->value, request->unit, request->lang,
		&words);
	if (side == 1) {
		text_addz(&words, "  ");
		text_addz(&words, rownames_say(layout, row));
	}
	if (layout_wrap(layout, text_z(&words), style_of(layout, row), room, 1,
		    &lines->ends[side][i].words) == 0)
		lines->ends[side][i].words = "";
}

static double widest(const struct layout *layout, const struct slope_lines *lines, int side)
{
	double wide = 0;

	for (size_t i = 0; i < lines->count; i++)
		wide = fmax(wide,
			layout_width(layout, lines->ends[side][i].words,
				style_of(layout, lines->rows[i])));
	return wide;
}

static void place(struct layout *layout, struct slope_lines *lines)
{
	double low, high, gap = GAP * layout->unit, line = line_height(layout);
	struct box plot = layout->body;

	plot.left += widest(layout, lines, 0) + gap;
	plot.right -= widest(layout, lines, 1) + gap;
	plot.right = fmin(plot.right, plot.left + WIDEST * layout->unit);
	plot.top += 2 * line + 6 * layout->unit;
	plot.bottom -= line / 2;
	lines->plot = plot;
	lines->x[0] = plot.left;
	lines->x[1] = plot.right;
	layout->cramped = layout->cramped || box_width(plot) < NARROWEST * layout->unit;
	slope_extent(layout->frame, lines->columns, &low, &high);
	layout->value = (struct axis_scale){ low, high, plot.bottom, plot.top };
	lines->axes = (struct mark_axes){ .value = layout->value, .timeless = true };
}

/* Where the words of one side stand: beside their points, or as near as there is room. */
static bool spread_side(const struct layout *layout, struct slope_lines *lines, int side)
{
	const struct frame_row **rows = arena_new(layout->arena, lines->count, sizeof *rows);
	struct spread_item *items = arena_new(layout->arena, lines->count, sizeof *items);

	for (size_t i = 0; i < lines->count; i++)
		rows[i] = lines->rows[i];
	put_in_order(lines, rows, side);
	for (size_t i = 0; i < lines->count; i++)
		items[i] = (struct spread_item){ scale_place(&layout->value,
							 cell_of(lines, rows[i], side)->y),
			line_height(layout) };
	if (!spread(items, lines->count, lines->plot.top - line_height(layout) / 2,
		    lines->plot.bottom + line_height(layout) / 2))
		return false;
	for (size_t i = 0; i < lines->count; i++)
		for (size_t k = 0; k < lines->count; k++)
			if (rows[k] == lines->rows[i])
				lines->ends[side][i].middle = items[k].middle;
	return true;
}

static void write_side(struct layout *layout, const struct slope_lines *lines, int side)
{
	struct text_style head = { layout->label_size, true };
	double gap = GAP * layout->unit, wide;
	const char *period = layout_period(layout, &layout->frame->columns[lines->columns[side]]);
	const char *line;

	for (size_t i = 0; i < lines->count; i++) {
		struct text_style style = style_of(layout, lines->rows[i]);
		const struct slope_end *end = &lines->ends[side][i];

		wide = layout_width(layout, end->words, style);
		(void)layout_write(layout, side == 1 ? "name" : "value", end->words, style,
			side == 1 ? TOKEN_INK : TOKEN_MUTED,
			(struct point){ side == 1 ? lines->x[1] + gap : lines->x[0] - gap - wide,
				end->middle + MEASURE_CAPITAL / 2 * style.size });
	}
	if (layout_wrap(layout, period, head, box_width(lines->plot) / 2, 1, &line) == 0)
		return;
	wide = layout_width(layout, line, head);
	(void)layout_write(layout, "period", line, head, TOKEN_INK,
		(struct point){ side == 1 ? lines->x[1] - wide : lines->x[0],
			layout->body.top + 6 * layout->unit + MEASURE_ASCENT * head.size });
}

static void write_foot(struct layout *layout, const size_t columns[2])
{
	const struct frame *frame = layout->frame;
	double low, high;
	text_auto notes = { 0 };

	slope_extent(frame, columns, &low, &high);
	if (low > 0 || high < 0)
		notes_add(&notes, word(WORD_AXIS_CUT, frame->request->lang));
	notes_statuses(&notes, frame, WORD_SOME_ARE, frame->request->lang);
	layout_foot(layout, text_z(&notes));
}

const struct slope_lines *slope_lines_layout(struct layout *layout, const size_t columns[2])
{
	const struct frame *frame = layout->frame;
	struct slope_lines *lines = arena_new(layout->arena, 1, sizeof *lines);

	if (!is_fit(layout, columns))
		return NULL;
	write_foot(layout, columns);
	lines->rows = arena_new(layout->arena, frame->row_count, sizeof *lines->rows);
	for (; lines->count < frame->row_count; lines->count++)
		lines->rows[lines->count] = &frame->rows[lines->count];
	for (int side = 0; side < SIDES; side++) {
		lines->columns[side] = columns[side];
		lines->ends[side] = arena_new(
			layout->arena, lines->count, sizeof *lines->ends[side]);
	}
	put_in_order(lines, lines->rows, 1);
	for (size_t i = 0; i < SIDES * lines->count; i++)
		fill_words(layout, lines, i / SIDES, (int)(i % SIDES));
	place(layout, lines);
	for (int side = 0; side < SIDES && !layout->cramped; side++) {
		layout->cramped = !spread_side(layout, lines, side);
		if (!layout->cramped)
			write_side(layout, lines, side);
	}
	return lines;
}

/* From a point to words that had to move. */
static void draw_leader(const struct layout *layout, const struct slope_lines *lines,
	struct scene *scene, size_t i, int side)
{
	double away = (side == 1 ? 1 : -1) * layout->unit;
	double y = scale_place(&layout->value, cell_of(lines, lines->rows[i], side)->y);
	double middle = lines->ends[side][i].middle;

	if (fabs(middle - y) < 3 * layout->unit)
		return;
	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "leader",
			.stroke = TOKEN_MUTED,
			.thickness = 0.75 * layout->unit },
		(struct point[]){ { lines->x[side] + (DOT + 1) * away, y },
			{ lines->x[side] + (GAP - 3) * away, middle } },
		2);
}

static void draw_row(
	const struct slope_lines *lines, const struct layout *layout, struct scene *scene, size_t i)
{
	const struct frame_row *row = lines->rows[i];
	struct point ends[SIDES];

	for (int side = 0; side < SIDES; side++)
		ends[side] = (struct point){ lines->x[side],
			scale_place(&layout->value, cell_of(lines, row, side)->y) };
	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "change",
			.stroke = colour_of(row),
			.thickness = 2 * layout->unit,
			.dash = rownames_illustrative(layout, row) ? DASH_FINE : DASH_NONE },
		ends, SIDES);
	for (int side = 0; side < SIDES; side++) {
		draw_leader(layout, lines, scene, i, side);
		scene_add(scene,
			(struct mark){ .kind = MARK_CIRCLE,
				.part = side == 1 ? "dot" : "ring",
				.fill = side == 1 ? colour_of(row) : TOKEN_PAPER,
				.stroke = side == 1 ? TOKEN_NONE : colour_of(row),
				.thickness = side == 1 ? 0 : 1.6 * layout->unit,
				.radius = DOT * layout->unit,
				.shows = cell_of(lines, row, side),
				.row = row,
				.axes = &lines->axes },
			&ends[side], 1);
	}
}

void slope_lines_draw(
	const struct slope_lines *lines, const struct layout *layout, struct scene *scene)
{
	for (int side = 0; side < SIDES; side++) {
		double x = floor(lines->x[side]) + 0.5;

		scene_add(scene,
			(struct mark){ .kind = MARK_LINE,
				.part = "rule",
				.stroke = TOKEN_GRID,
				.thickness = 1 },
			(struct point[]){ { x, lines->plot.top }, { x, lines->plot.bottom } }, 2);
	}
	for (size_t i = 0; i < lines->count; i++)
		draw_row(lines, layout, scene, i);
}

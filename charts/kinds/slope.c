/*
 * charts/kinds/slope.c - rows in two periods: few as lines (slope_lines.c), many below
 * each other: a small ring where each was, a dot where it is, joined unless the way of
 * counting changed in between.
 */
#include "charts/kinds/slope.h"

#include <math.h>

#include "charts/draw.h"
#include "charts/kind.h"
#include "charts/legend.h"
#include "charts/lying.h"
#include "charts/notes.h"
#include "charts/notice.h"
#include "charts/ranked.h"
#include "charts/rownames.h"
#include "charts/words.h"
#include "indicators/format.h"

#define MOST_TALL 52.0 /* from row to row */
#define DOT 5.0
#define RING 4.0
#define GAP 5.0

struct slope {
	struct rownames names;
	struct legend legend;
	struct axes axes;
	struct box *grounds; /* of the figures, where the grid is interrupted */
	size_t ground_count;
	size_t columns[2]; /* before and after; the same where there is but one period */
	bool valued; /* the later figures stand beside the dots */
	bool told; /* in words, there is no picture */
	const struct slope_lines *lines; /* that form of it, or NULL */
};

static const struct frame_point *cell_of(
	const struct slope *slope, const struct frame_row *row, int which)
{
	return &row->cells[slope->columns[which]];
}

static bool has_figure(const struct frame *frame, size_t column)
{
	for (size_t i = 0; i < frame->row_count; i++)
		if (frame_known(&frame->rows[i].cells[column]))
			return true;
	return false;
}

/* The latest period, and the first with a figure before it that is as long. */
static bool choose_columns(const struct frame *frame, size_t columns[2])
{
	if (frame->row_count == 0 || !frame_latest_column(frame, &columns[1]))
		return false;
	columns[0] = columns[1];
	for (size_t k = columns[1]; k-- > 0;)
		if (frame->columns[k].kind == frame->columns[columns[1]].kind &&
			has_figure(frame, k))
			columns[0] = k;
	return true;
}

bool slope_is_broken(const struct frame *frame, const size_t columns[2])
{
	for (size_t i = 0; i < frame->break_count; i++)
		if (frame->breaks[i].x >= (double)frame->columns[columns[0]].until &&
			frame->breaks[i].x < (double)frame->columns[columns[1]].until)
			return true;
	return false;
}

void slope_extent(const struct frame *frame, const size_t columns[2], double *low, double *high)
{
	*low = INFINITY;
	*high = -INFINITY;
	for (size_t i = 0; i < frame->row_count; i++)
		for (int which = 0; which < 2; which++) {
			const struct frame_point *cell = &frame->rows[i].cells[columns[which]];

			if (!frame_known(cell))
				continue;
			*low = fmin(*low, cell->y);
			*high = fmax(*high, cell->y);
		}
	if (*low > *high)
		*low = *high = 0;
	axes_domain(low, high, frame->request->unit->share);
}

static struct text_style value_style(const struct layout *layout)
{
	return (struct text_style){ layout->note_size, false };
}

/* The widest figure that may stand beside a dot, with its gap. */
static double room_beside(const struct layout *layout, const struct slope *slope)
{
	double wide = 0;

	for (size_t i = 0; slope->valued && i < slope->names.list.count; i++)
		for (int which = 0; which < 2; which++) {
			const struct frame_point *cell = cell_of(
				slope, slope->names.list.rows[i], which);

			if (frame_known(cell))
				wide = fmax(wide,
					layout_width(layout,
						layout_value(layout, cell->observation->value),
						value_style(layout)));
		}
	return wide + (DOT + GAP) * layout->unit;
}

static void place_plot(struct layout *layout, struct slope *slope)
{
	const struct rownames *names = &slope->names;
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	double low, high, room = wordless ? DOT : room_beside(layout, slope);
	struct box plot = { names->right + (wordless ? DOT : 8 * layout->unit + room), names->top,
		layout->body.right - room,
		names->top +
			names->pitch * (double)(names->list.count + (names->list.left_out > 0)) };

	slope_extent(layout->frame, slope->columns, &low, &high);
	layout->cramped = layout->cramped ||
		(!wordless && box_width(plot) < 0.2 * box_width(layout->body));
	if (layout->cramped)
		return;
	lying_place(&slope->axes, layout, low, high, plot);
	if (!wordless)
		lying_write(&slope->axes, layout);
}

/* Words beside a dot, or where it would be, on paper. */
static void write_beside(struct layout *layout, struct slope *slope, size_t i, double start,
	const char *words, enum token colour)
{
	struct text_style style = value_style(layout);
	struct box box = layout_write(layout, "value", words, style, colour,
		(struct point){ start,
			rownames_middle(&slope->names, i) + MEASURE_CAPITAL / 2 * style.size });

	slope->grounds = arena_push(
		layout->arena, slope->grounds, slope->ground_count, sizeof *slope->grounds);
	slope->grounds[slope->ground_count++] = box;
}

/* A figure on the side that the other one is not. */
static void write_value(struct layout *layout, struct slope *slope, size_t i, int which, bool left)
{
	const struct frame_point *cell = cell_of(slope, slope->names.list.rows[i], which);
	const char *words = layout_value(layout, cell->observation->value);
	double wide = layout_width(layout, words, value_style(layout));
	double x = scale_place(&layout->value, cell->y), gap = (DOT + GAP) * layout->unit;

	write_beside(layout, slope, i, left ? x - gap - wide : x + gap, words,
		which == 1 ? TOKEN_INK : TOKEN_MUTED);
}

static void write_values(struct layout *layout, struct slope *slope)
{
	const char *nothing = word(WORD_NO_FIGURE, layout->frame->request->lang);

	for (size_t i = 0; i < slope->names.list.count; i++) {
		const struct frame_point *before = cell_of(slope, slope->names.list.rows[i], 0);
		const struct frame_point *after = cell_of(slope, slope->names.list.rows[i], 1);
		bool two = before != after && frame_known(before) && frame_known(after);
		bool falls = two && after->y < before->y;

		if (frame_known(after))
			write_value(layout, slope, i, 1, falls);
		if (before != after && frame_known(before))
			write_value(layout, slope, i, 0, two ? !falls : false);
		if (!frame_known(before) && !frame_known(after))
			write_beside(layout, slope, i, slope->axes.plot.left + GAP * layout->unit,
				nothing, TOKEN_NO_DATA);
	}
}

static void write_legend(struct layout *layout, struct slope *slope)
{
	for (int which = slope->columns[0] == slope->columns[1]; which < 2; which++) {
		const struct period *period = &layout->frame->columns[slope->columns[which]];

		legend_add(&slope->legend, layout, TOKEN_ACTUAL,
			which == 1 ? LEGEND_DOT : LEGEND_RING, layout_period(layout, period));
	}
	legend_write(&slope->legend, layout);
}

static void write_foot(struct layout *layout, const struct slope *slope)
{
	const struct frame *frame = layout->frame;
	enum lang lang = frame->request->lang;
	text_auto notes = { 0 };

	notes_statuses(&notes, frame, WORD_SOME_ARE, lang);
	for (size_t i = 0; i < frame->break_count && slope_is_broken(frame, slope->columns); i++)
		notes_break(&notes, &frame->breaks[i], lang);
	layout_foot(layout, text_z(&notes));
}

void slope_layout(struct layout *layout)
{
	struct slope *slope = arena_new(layout->arena, 1, sizeof *slope);
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;

	layout->own = slope;
	slope->told = !choose_columns(layout->frame, slope->columns);
	if (slope->told) {
		layout_foot(layout, NULL);
		notice_write(layout, word(WORD_NO_FIGURES, layout->frame->request->lang));
		return;
	}
	slope->lines = slope_lines_layout(layout, slope->columns);
	if (slope->lines != NULL)
		return;
	slope->valued = (layout->left_out & (LEAVE_VALUES | LEAVE_AXES)) == 0;
	if (wordless) {
		layout->body = box_grow(layout->body, -4);
	} else {
		write_legend(layout, slope);
		write_foot(layout, slope);
	}
	rownames_write(layout, slope->columns[1], layout->body.top + 0.3 * layout->label_size,
		layout->body.bottom - (wordless ? 0 : lying_foot(layout)), MOST_TALL * layout->unit,
		&slope->names);
	if (layout->cramped)
		return;
	place_plot(layout, slope);
	if (slope->valued && !layout->cramped)
		write_values(layout, slope);
}

static void draw_dot(const struct layout *layout, const struct slope *slope, struct scene *scene,
	size_t i, int which)
{
	const struct frame_row *row = slope->names.list.rows[i];
	const struct frame_point *cell = cell_of(slope, row, which);
	double radius = fmin((which == 1 ? DOT : RING) * layout->unit, slope->names.pitch / 2);
	enum token colour = row->row->total ? TOKEN_INK : TOKEN_ACTUAL;
	struct point at = { scale_place(&layout->value, cell->y),
		rownames_middle(&slope->names, i) };

	scene_add(scene,
		(struct mark){ .kind = MARK_CIRCLE,
			.part = which == 1 ? "dot" : "ring",
			.fill = which == 1 ? colour : TOKEN_PAPER,
			.stroke = which == 1 ? TOKEN_NONE : colour,
			.thickness = which == 1 ? 0 : 1.6 * layout->unit,
			.radius = radius,
			.shows = cell,
			.row = row },
		&at, 1);
}

static void draw_row(
	const struct layout *layout, const struct slope *slope, struct scene *scene, size_t i)
{
	const struct frame_row *row = slope->names.list.rows[i];
	const struct frame_point *before = cell_of(slope, row, 0), *after = cell_of(slope, row, 1);
	double middle = rownames_middle(&slope->names, i);
	bool two = before != after && frame_known(before) && frame_known(after);

	if (two && !slope_is_broken(layout->frame, slope->columns))
		scene_add(scene,
			(struct mark){ .kind = MARK_LINE,
				.part = "change",
				.stroke = row->row->total ? TOKEN_MUTED : TOKEN_ACTUAL,
				.thickness = 2 * layout->unit,
				.dash = rownames_illustrative(layout, row) ? DASH_FINE
									   : DASH_NONE },
			(struct point[]){ { scale_place(&layout->value, before->y), middle },
				{ scale_place(&layout->value, after->y), middle } },
			2);
	if (before != after && frame_known(before))
		draw_dot(layout, slope, scene, i, 0);
	if (frame_known(after))
		draw_dot(layout, slope, scene, i, 1);
}

void slope_draw(const struct layout *layout, struct scene *scene)
{
	const struct slope *slope = layout->own;

	if (slope->lines != NULL)
		slope_lines_draw(slope->lines, layout, scene);
	if (slope->told || slope->lines != NULL)
		return;
	legend_draw(&slope->legend, layout, scene);
	lying_draw(&slope->axes, layout, scene);
	rownames_draw(&slope->names, scene);
	draw_backings(scene, slope->grounds, slope->ground_count);
	for (size_t i = 0; i < slope->names.list.count; i++)
		draw_row(layout, slope, scene, i);
}

struct moves {
	size_t up, down, same;
	const struct frame_row *rise, *fall; /* the largest of each */
	struct decimal most, least;
};

static void count_move(struct moves *moves, const struct frame_row *row, struct decimal change)
{
	if (change.units == 0)
		moves->same++;
	else if (change.units > 0)
		moves->up++;
	else
		moves->down++;
	if (change.units > 0 && (moves->rise == NULL || decimal_compare(change, moves->most) > 0)) {
		moves->rise = row;
		moves->most = change;
	}
	if (change.units < 0 &&
		(moves->fall == NULL || decimal_compare(change, moves->least) < 0)) {
		moves->fall = row;
		moves->least = change;
	}
}

static struct moves count_moves(const struct frame *frame, const size_t columns[2])
{
	struct moves moves = { 0 };

	for (size_t i = 0; i < frame->row_count; i++) {
		const struct frame_row *row = &frame->rows[i];
		const struct frame_point *before = &row->cells[columns[0]];
		const struct frame_point *after = &row->cells[columns[1]];
		struct decimal change;

		if (!row->row->total && frame_known(before) && frame_known(after) &&
			decimal_subtract(
				after->observation->value, before->observation->value, &change))
			count_move(&moves, row, change);
	}
	return moves;
}

static void say_largest(const struct saying *saying, enum sentence sentence,
	const struct frame_row *row, struct decimal change)
{
	struct text fills[2] = { 0 };

	if (row == NULL)
		return;
	text_addz(&fills[0], rowlist_name(row));
	format_change(change, saying->frame->request->unit, saying->lang, &fills[1]);
	say(saying, sentence, fills);
	text_done(&fills[0]);
	text_done(&fills[1]);
}

/* How many rose and fell; nothing across a break. */
static void say_moves(const struct saying *saying, const size_t columns[2])
{
	struct moves moves = count_moves(saying->frame, columns);
	struct text fills[4] = { 0 };

	period_say(&saying->frame->columns[columns[0]], saying->lang, &fills[0]);
	text_addf(&fills[1], "%zu", moves.up);
	text_addf(&fills[2], "%zu", moves.down);
	text_addf(&fills[3], "%zu", moves.same);
	if (slope_is_broken(saying->frame, columns))
		say(saying, SAY_MOVES_BROKEN, fills);
	else if (moves.up + moves.down + moves.same > 0)
		say(saying, SAY_MOVES, fills);
	for (size_t i = 0; i < COUNT(fills); i++)
		text_done(&fills[i]);
	if (slope_is_broken(saying->frame, columns))
		return;
	say_largest(saying, SAY_MOVES_RISE, moves.rise, moves.most);
	say_largest(saying, SAY_MOVES_FALL, moves.fall, moves.least);
}

void slope_describe(const struct saying *saying)
{
	size_t columns[2];

	if (!choose_columns(saying->frame, columns)) {
		ranked_describe(saying);
		return;
	}
	ranked_say(saying, columns[1]);
	if (columns[0] != columns[1])
		say_moves(saying, columns);
	say_statuses(saying);
}

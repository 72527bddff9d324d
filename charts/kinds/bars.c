/*
 * charts/kinds/bars.c - rows of one period as bars from zero with their figures
 * beside them, a tick across each for its plan, its state as shape and colour.
 */
#include <math.h>

#include "charts/draw.h"
#include "charts/kind.h"
#include "charts/legend.h"
#include "charts/lying.h"
#include "charts/notes.h"
#include "charts/notice.h"
#include "charts/rownames.h"
#include "charts/words.h"

#define MOST_TALL 56.0 /* from row to row */
#define THICK 0.62 /* of it is bar */
#define MOST_THICK 26.0
#define OVER 3.0 /* pixels the plan's tick is longer than the bar, above and below */
#define SHAPE 4.5 /* radius of the state's shape */
#define GAP 6.0

struct bars {
	struct rownames names;
	struct legend legend;
	struct axes axes; /* with ticks where figures are not beside the bars */
	size_t column;
	double shapes; /* the middle of the states' shapes; 0 for none */
	bool valued; /* figures stand beside the bars */
	bool told; /* in words, there is no picture */
};

static const struct frame_point *cell_of(const struct bars *bars, const struct frame_row *row)
{
	return &row->cells[bars->column];
}

static struct text_style value_style(const struct layout *layout, const struct frame_row *row)
{
	return (struct text_style){ layout->label_size, row->row->total || row->row->marked };
}

static const char *value_words(
	const struct layout *layout, const struct bars *bars, const struct frame_row *row)
{
	const struct frame_point *cell = cell_of(bars, row);

	return frame_known(cell) ? layout_value(layout, cell->observation->value)
				 : word(WORD_NO_FIGURE, layout->frame->request->lang);
}

/* Of all rows, shown or not: pages of one chart have one scale. */
static void extent(const struct frame *frame, const struct bars *bars, double *low, double *high)
{
	*low = *high = 0;
	for (size_t i = 0; i < frame->row_count; i++) {
		const struct frame_row *row = &frame->rows[i];

		if (frame_known(cell_of(bars, row))) {
			*low = fmin(*low, cell_of(bars, row)->y);
			*high = fmax(*high, cell_of(bars, row)->y);
		}
		if (row->row->plan != NULL) {
			double plan = decimal_double(row->row->plan->value);

			*low = fmin(*low, plan);
			*high = fmax(*high, plan);
		}
	}
	if (*low == *high)
		*high = 1;
}

/* The widest figure on one side of zero, with its gap. */
static double room_beside(const struct layout *layout, const struct bars *bars, bool negative)
{
	double wide = 0;

	for (size_t i = 0; i < bars->names.list.count; i++) {
		const struct frame_row *row = bars->names.list.rows[i];
		const struct frame_point *cell = cell_of(bars, row);

		if (frame_known(cell) && (cell->y < 0) == negative)
			wide = fmax(wide,
				GAP * layout->unit +
					layout_width(layout, value_words(layout, bars, row),
						value_style(layout, row)));
	}
	return wide;
}

static void place_plot(struct layout *layout, struct bars *bars)
{
	const struct rownames *names = &bars->names;
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	double low, high, gap = wordless ? 0 : 8 * layout->unit;
	struct box plot = { names->right + gap, names->top, layout->body.right,
		names->top +
			names->pitch * (double)(names->list.count + (names->list.left_out > 0)) };

	if (bars->shapes > 0) {
		bars->shapes = plot.left + SHAPE * layout->unit;
		plot.left += (2 * SHAPE + GAP) * layout->unit;
	}
	plot.right -= OVER;
	extent(layout->frame, bars, &low, &high);
	if (bars->valued) {
		plot.right -= room_beside(layout, bars, false);
		plot.left += low < 0 ? room_beside(layout, bars, true) : 0;
	}
	layout->cramped = layout->cramped ||
		(!wordless && box_width(plot) < 0.2 * box_width(layout->body));
	bars->axes.plot = plot;
	if (!bars->valued && !wordless) {
		lying_place(&bars->axes, layout, low, high, plot);
		lying_write(&bars->axes, layout);
	} else {
		layout->lying = true;
		layout->value = (struct axis_scale){ low, high, plot.left, plot.right };
	}
}

/* Where a row's figure begins: beside its bar, and beside the plan's tick if that is in the way. */
static double value_start(const struct layout *layout, const struct frame_row *row, double end,
	double wide, bool left)
{
	double gap = GAP * layout->unit, start = left ? end - gap - wide : end + gap, tick;

	if (row->row->plan == NULL)
		return start;
	tick = scale_place(&layout->value, decimal_double(row->row->plan->value));
	if (tick < start - gap || tick > start + wide + gap)
		return start;
	return left ? tick - gap - wide : tick + gap;
}

static void write_values(struct layout *layout, const struct bars *bars)
{
	double zero = scale_place(&layout->value, 0);

	for (size_t i = 0; i < bars->names.list.count; i++) {
		const struct frame_row *row = bars->names.list.rows[i];
		struct text_style style = value_style(layout, row);
		const struct frame_point *cell = cell_of(bars, row);
		bool known = frame_known(cell), left = known && cell->y < 0;
		const char *words = value_words(layout, bars, row);
		double wide = layout_width(layout, words, style);
		double end = known ? scale_place(&layout->value, cell->y) : zero;
		double start = value_start(layout, row, end, wide, left);

		if (!known && start + wide > layout->body.right)
			continue;
		(void)layout_write(layout, "value", words, style, known ? TOKEN_INK : TOKEN_NO_DATA,
			(struct point){ start,
				rownames_middle(&bars->names, i) +
					MEASURE_CAPITAL / 2 * style.size });
	}
}

/* "kế hoạch 2025", or "kế hoạch" where periods differ; NULL without plans. */
static const char *plan_words(const struct layout *layout)
{
	const struct frame *frame = layout->frame;
	const struct plan_point *plan = NULL;
	bool same = true;
	text_auto words = { 0 };

	for (size_t i = 0; i < frame->row_count; i++) {
		const struct plan_point *own = frame->rows[i].row->plan;

		same = same &&
			(plan == NULL || own == NULL ||
				period_compare(&plan->period, &own->period) == 0);
		plan = own == NULL ? plan : own;
	}
	if (plan == NULL)
		return NULL;
	text_addz(&words, word(WORD_PLAN, frame->request->lang));
	if (same) {
		text_addc(&words, ' ');
		period_say(&plan->period, frame->request->lang, &words);
	}
	return layout_keep(layout, &words);
}

static bool has_state(const struct frame *frame, enum state state)
{
	for (size_t i = 0; i < frame->row_count; i++)
		if (frame->rows[i].row->state == state)
			return true;
	return false;
}

/* The period, what the tick is, and what the shapes mean. */
static void write_legend(struct layout *layout, struct bars *bars)
{
	const struct frame *frame = layout->frame;
	const char *plan = plan_words(layout);

	if ((layout->left_out & LEAVE_AXES) != 0)
		return;
	legend_add(&bars->legend, layout, TOKEN_NONE, LEGEND_WORDS,
		layout_period(layout, &frame->columns[bars->column]));
	if (plan != NULL)
		legend_add(&bars->legend, layout, TOKEN_INK, LEGEND_TICK, plan);
	for (int state = STATE_NONE + 1; state < STATE_COUNT; state++)
		if (has_state(frame, (enum state)state)) {
			legend_add_state(&bars->legend, layout, (enum state)state);
			bars->shapes = 1;
		}
	legend_write(&bars->legend, layout);
}

static void write_foot(struct layout *layout)
{
	const struct frame *frame = layout->frame;
	text_auto notes = { 0 };

	notes_statuses(&notes, frame,
		frame->request->illustrative ? WORD_SOME_ARE : WORD_HOLLOW_BARS,
		frame->request->lang);
	layout_foot(layout, text_z(&notes));
}

void bars_layout(struct layout *layout)
{
	struct bars *bars = arena_new(layout->arena, 1, sizeof *bars);
	const struct frame *frame = layout->frame;
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	double top;

	layout->own = bars;
	bars->told = frame->row_count == 0 || !frame_latest_column(frame, &bars->column);
	if (bars->told) {
		layout_foot(layout, NULL);
		notice_write(layout, word(WORD_NO_FIGURES, frame->request->lang));
		return;
	}
	if (wordless)
		layout->body = box_grow(layout->body, -4);
	bars->valued = !wordless && (layout->left_out & LEAVE_VALUES) == 0;
	write_legend(layout, bars);
	write_foot(layout);
	top = layout->body.top + (wordless ? 0 : 0.3 * layout->label_size);
	rownames_write(layout, bars->column, top,
		layout->body.bottom - (bars->valued || wordless ? 0 : lying_foot(layout)),
		MOST_TALL * layout->unit, &bars->names);
	if (layout->cramped)
		return;
	place_plot(layout, bars);
	if (bars->valued && !layout->cramped)
		write_values(layout, bars);
}

static enum token colour_of(const struct frame_row *row)
{
	if (row->row->state != STATE_NONE)
		return theme_state(row->row->state);
	return row->row->total ? TOKEN_MUTED : TOKEN_ACTUAL;
}

static void draw_figure(const struct layout *layout, const struct bars *bars, struct scene *scene,
	size_t i, double half)
{
	const struct frame_row *row = bars->names.list.rows[i];
	const struct frame_point *cell = cell_of(bars, row);
	double middle = rownames_middle(&bars->names, i), zero = scale_place(&layout->value, 0);
	double end = scale_place(&layout->value, cell->y);
	struct bar_look look = { colour_of(row), cell->hollow, rownames_illustrative(layout, row),
		1.4 * layout->unit };

	draw_bar(scene, (struct mark){ .part = "bar", .shows = cell, .row = row }, look,
		(struct point[]){ { zero, middle - half }, { end, middle + half } }, layout->unit);
}

/* What a row without a figure is found by. */
static void draw_missing(const struct layout *layout, const struct bars *bars, struct scene *scene,
	size_t i, double half)
{
	double middle = rownames_middle(&bars->names, i), zero = scale_place(&layout->value, 0);

	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "missing",
			.stroke = TOKEN_NO_DATA,
			.thickness = layout->unit,
			.dash = DASH_FINE,
			.shows = cell_of(bars, bars->names.list.rows[i]),
			.row = bars->names.list.rows[i],
			.reading = READ_NOTHING },
		(struct point[]){ { zero, middle - half }, { zero, middle + half } }, 2);
}

/* A tick with a rim of paper, so that it is seen on the bar too. */
static void draw_plan(const struct layout *layout, const struct bars *bars, struct scene *scene,
	size_t i, double half)
{
	const struct frame_row *row = bars->names.list.rows[i];
	double middle = rownames_middle(&bars->names, i), x;
	struct mark mark = { .kind = MARK_LINE, .part = "rim", .stroke = TOKEN_PAPER };

	if (row->row->plan == NULL)
		return;
	x = scale_place(&layout->value, decimal_double(row->row->plan->value));
	mark.thickness = 4 * layout->unit;
	scene_add(scene, mark, (struct point[]){ { x, middle - half }, { x, middle + half } }, 2);
	mark.part = "target";
	mark.stroke = TOKEN_INK;
	mark.thickness = 2 * layout->unit;
	mark.plan = row->row->plan;
	mark.row = row;
	half += OVER * layout->unit;
	scene_add(scene, mark, (struct point[]){ { x, middle - half }, { x, middle + half } }, 2);
}

void bars_draw(const struct layout *layout, struct scene *scene)
{
	const struct bars *bars = layout->own;
	double unit = layout->unit, half, zero;

	if (bars->told)
		return;
	half = fmin(MOST_THICK * unit, THICK * bars->names.pitch) / 2;
	legend_draw(&bars->legend, layout, scene);
	if (bars->axes.valued)
		lying_draw(&bars->axes, layout, scene);
	for (size_t i = 0; i < bars->names.list.count; i++) {
		const struct frame_row *row = bars->names.list.rows[i];

		if (bars->shapes > 0 && row->row->state != STATE_NONE)
			draw_state(scene, row->row->state,
				(struct point){ bars->shapes, rownames_middle(&bars->names, i) },
				fmin(SHAPE * unit, bars->names.pitch / 2));
		if (frame_known(cell_of(bars, row)))
			draw_figure(layout, bars, scene, i, half);
		else
			draw_missing(layout, bars, scene, i, half);
		draw_plan(layout, bars, scene, i, fmin(half, bars->names.pitch / 2 - OVER * unit));
	}
	zero = floor(scale_place(&layout->value, 0)) + 0.5;
	scene_add(scene,
		(struct mark){
			.kind = MARK_LINE, .part = "base", .stroke = TOKEN_MUTED, .thickness = 1 },
		(struct point[]){ { zero, bars->axes.plot.top }, { zero, bars->axes.plot.bottom } },
		2);
	rownames_draw(&bars->names, scene);
}

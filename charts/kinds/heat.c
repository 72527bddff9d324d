/*
 * charts/kinds/heat.c - rows by periods: a cell's colour says in which class its
 * figure is, and where there is room the figure stands in it.
 */
#include <math.h>

#include "charts/draw.h"
#include "charts/kind.h"
#include "charts/legend.h"
#include "charts/notes.h"
#include "charts/notice.h"
#include "charts/rownames.h"
#include "charts/words.h"
#include "indicators/format.h"

enum { LEAST_CELL = 7 }; /* pixels a cell is wide, without its figure */

#define MOST_WIDE 96.0
#define MOST_TALL 46.0
#define CELL_GAP 0.75 /* of paper around a cell, pixels */
#define PAD 5.0 /* around a cell's figure */

struct heat {
	struct rownames names;
	struct classes classes;
	struct legend legend;
	size_t first, count; /* columns shown */
	double left, wide; /* of the first column; of each */
	bool valued; /* figures stand in the cells */
	bool told; /* in words, there is no picture */
};

static struct text_style value_style(const struct layout *layout)
{
	return (struct text_style){ layout->note_size, false };
}

static const struct frame_point *cell_of(const struct heat *heat, size_t row, size_t k)
{
	return &heat->names.list.rows[row]->cells[heat->first + k];
}

static struct box box_of(const struct heat *heat, size_t row, size_t k)
{
	double middle = rownames_middle(&heat->names, row),
	       left = heat->left + (double)k * heat->wide;

	return (struct box){ left, middle - heat->names.pitch / 2, left + heat->wide,
		middle + heat->names.pitch / 2 };
}

static const char *value_words(const struct layout *layout, const struct frame_point *cell)
{
	text_auto words = { 0 };

	format_number(cell->observation->value, layout->frame->request->lang, &words);
	return layout_keep(layout, &words);
}

/* The widest figure of the rows shown. */
static double widest(const struct layout *layout, const struct heat *heat)
{
	double wide = 0;

	for (size_t i = 0; i < heat->names.list.count; i++)
		for (size_t k = 0; k < layout->frame->column_count; k++) {
			const struct frame_point *cell = &heat->names.list.rows[i]->cells[k];

			if (frame_known(cell))
				wide = fmax(wide,
					layout_width(layout, value_words(layout, cell),
						value_style(layout)));
		}
	return wide;
}

/* Does any row shown lack a figure in the columns shown? */
static bool has_missing(const struct frame *frame, const struct heat *heat)
{
	for (size_t i = 0; i < frame->row_count; i++)
		for (size_t k = 0; k < heat->count; k++)
			if (!frame_known(&frame->rows[i].cells[heat->first + k]))
				return true;
	return false;
}

/* The latest columns that have room; figures in the cells if all of them fit. */
static void place_columns(struct layout *layout, struct heat *heat)
{
	const struct frame *frame = layout->frame;
	double gap = heat->names.right > layout->body.left ? 8 * layout->unit : 0;
	double room = layout->body.right - heat->names.right - gap;
	double valued = widest(layout, heat) + 2 * PAD * layout->unit;
	bool wanted = (layout->left_out & (LEAVE_VALUES | LEAVE_AXES)) == 0 &&
		heat->names.pitch >= MEASURE_LINE * layout->note_size;
	double most = fmax(1, floor(room / LEAST_CELL));

	heat->count = (double)frame->column_count < most ? frame->column_count : (size_t)most;
	heat->first = frame->column_count - heat->count;
	heat->wide = fmin(fmax(MOST_WIDE * layout->unit, valued), room / (double)heat->count);
	heat->valued = wanted && heat->wide >= valued;
	heat->left = heat->names.right + gap;
	layout->cramped = layout->cramped || room < LEAST_CELL;
}

/* Periods above their columns; every so many where they are long, the latest among them. */
static void write_periods(struct layout *layout, const struct heat *heat, double baseline)
{
	struct text_style style = { layout->label_size, false };
	double gap = 0.6 * style.size, edge = layout->width - layout->margin * 0.4;
	double free = INFINITY;

	for (size_t k = heat->count; k-- > 0;) {
		double middle = heat->left + ((double)k + 0.5) * heat->wide, wide, start;
		const char *words = layout_period(layout, &layout->frame->columns[heat->first + k]);

		wide = layout_width(layout, words, style);
		start = fmin(middle - wide / 2, edge - wide);
		if (start + wide + gap > free || start < layout->margin * 0.4)
			continue;
		(void)layout_write(layout, "x-tick", words, style, TOKEN_MUTED,
			(struct point){ start, baseline });
		free = start;
	}
}

static void write_values(struct layout *layout, const struct heat *heat)
{
	struct text_style style = value_style(layout);

	for (size_t i = 0; i < heat->names.list.count; i++)
		for (size_t k = 0; k < heat->count; k++) {
			const struct frame_point *cell = cell_of(heat, i, k);
			struct box box = box_of(heat, i, k);
			enum token ground;
			const char *words;

			if (!frame_known(cell))
				continue;
			ground = classes_token(&heat->classes,
				classes_find(&heat->classes, cell->observation->value));
			words = value_words(layout, cell);
			(void)layout_write(layout, "value", words, style,
				theme_on(layout->frame->request->theme, ground),
				(struct point){ (box.left + box.right -
							layout_width(layout, words, style)) /
						2,
					(box.top + box.bottom) / 2 +
						MEASURE_CAPITAL / 2 * style.size });
		}
}

/* What the reader must know to read the picture. */
static void write_foot(struct layout *layout)
{
	const struct frame *frame = layout->frame;
	enum lang lang = frame->request->lang;
	text_auto notes = { 0 };

	for (size_t i = 0; i < frame->break_count; i++)
		notes_break(&notes, &frame->breaks[i], lang);
	notes_statuses(&notes, frame, WORD_SOME_ARE, lang);
	layout_foot(layout, text_z(&notes));
}

static void write_legend(struct layout *layout, struct heat *heat)
{
	if ((layout->left_out & (LEAVE_LABELS | LEAVE_AXES)) != 0)
		return;
	legend_add_classes(&heat->legend, layout, &heat->classes);
	if (has_missing(layout->frame, heat))
		legend_add(&heat->legend, layout, TOKEN_NO_DATA, LEGEND_DASHED,
			word(WORD_NO_FIGURE, layout->frame->request->lang));
	legend_write(&heat->legend, layout);
}

void heat_layout(struct layout *layout)
{
	struct heat *heat = arena_new(layout->arena, 1, sizeof *heat);
	const struct frame *frame = layout->frame;
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	double head = wordless ? 0 : 1.6 * layout->label_size, top;
	size_t latest;

	layout->own = heat;
	heat->told = !frame_latest_column(frame, &latest) || frame->row_count == 0;
	if (heat->told) {
		layout_foot(layout, NULL);
		notice_write(layout, word(WORD_NO_FIGURES, frame->request->lang));
		return;
	}
	heat->count = frame->column_count;
	heat->classes = classes_choose(frame, 0, frame->column_count - 1);
	if (wordless)
		layout->body = box_grow(layout->body, -2);
	write_legend(layout, heat);
	write_foot(layout);
	top = layout->body.top + head;
	rownames_write(
		layout, latest, top, layout->body.bottom, MOST_TALL * layout->unit, &heat->names);
	if (layout->cramped)
		return;
	place_columns(layout, heat);
	if (wordless)
		return;
	write_periods(layout, heat, top - 0.45 * layout->label_size);
	if (heat->valued)
		write_values(layout, heat);
}

static void draw_cell(const struct layout *layout, const struct heat *heat, struct scene *scene,
	size_t row, size_t k)
{
	const struct frame_point *cell = cell_of(heat, row, k);
	double small = fmin(heat->wide, heat->names.pitch) / 8;
	struct box box = box_grow(box_of(heat, row, k), -fmin(CELL_GAP, small));
	bool known = frame_known(cell);
	struct mark mark = { .kind = MARK_RECT,
		.part = "cell",
		.fill = TOKEN_PAPER,
		.shows = cell,
		.row = heat->names.list.rows[row],
		.reading = READ_NOTHING };

	if (known) {
		mark.fill = classes_token(
			&heat->classes, classes_find(&heat->classes, cell->observation->value));
	} else {
		box = box_grow(box, -fmin(0.4 * layout->unit, small));
		mark.stroke = TOKEN_NO_DATA;
		mark.thickness = 0.7 * layout->unit;
		mark.dash = DASH_FINE;
	}
	scene_add(scene, mark, (struct point[]){ { box.left, box.top }, { box.right, box.bottom } },
		2);
	if (known && !heat->valued && rownames_illustrative(layout, mark.row))
		draw_hatch(scene, box, theme_on(layout->frame->request->theme, mark.fill),
			layout->unit);
}

/* A rule between the periods before and after a break. */
static void draw_breaks(const struct layout *layout, const struct heat *heat, struct scene *scene)
{
	const struct frame *frame = layout->frame;
	double rise = (layout->left_out & LEAVE_AXES) != 0 ? 0 : 3 * layout->unit;
	double bottom = heat->names.top +
		(double)(heat->names.list.count + (heat->names.list.left_out > 0)) *
			heat->names.pitch;

	for (size_t i = 0; i < frame->break_count; i++)
		for (size_t k = 1; k < heat->count; k++) {
			const struct period *periods = &frame->columns[heat->first];
			double at = frame->breaks[i].x;

			if ((double)periods[k - 1].until <= at && (double)periods[k].until > at)
				draw_break(scene, heat->left + (double)k * heat->wide,
					heat->names.top - rise, bottom, TOKEN_INK, layout->unit);
		}
}

void heat_draw(const struct layout *layout, struct scene *scene)
{
	const struct heat *heat = layout->own;

	if (heat->told)
		return;
	legend_draw(&heat->legend, layout, scene);
	for (size_t i = 0; i < heat->names.list.count; i++)
		for (size_t k = 0; k < heat->count; k++)
			draw_cell(layout, heat, scene, i, k);
	draw_breaks(layout, heat, scene);
	rownames_draw(&heat->names, scene);
}

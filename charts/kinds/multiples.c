/*
 * charts/kinds/multiples.c - a small line chart for each row, all with the same
 * scales, so that they can be compared at a glance.
 */
#include <math.h>

#include "charts/axes.h"
#include "charts/draw.h"
#include "charts/kind.h"
#include "charts/notes.h"
#include "charts/notice.h"
#include "charts/rownames.h"
#include "charts/words.h"

enum { LEAST_WIDE = 128, LEAST_TALL = 92, LEAST_WORDLESS = 10, NAME_LINES = 2 };

#define SHAPE 1.9 /* the width of a panel for its height that is aimed at */
#define GUTTER 18.0 /* between panels */
#define DOT 3.5
#define DIAMOND 5.0
#define TICK_GAP 6.0 /* from a label to its line */

struct panel {
	const struct frame_row *row;
	struct box box, plot; /* with its words; where the line is */
	double inset; /* of marks from the plot's edges */
	struct mark_axes axes;
};

struct multiples {
	struct rowlist list;
	struct panel *panels; /* one a row of the list */
	struct axes axes; /* the value ticks that all share */
	size_t across, down;
	bool told; /* in words, there is no picture */
	bool ticked; /* the first panel of each row carries the values of its lines */
};

/* Of all rows and their plans: in values, and in time. */
static bool extent(const struct frame *frame, struct axis_scale *value, struct axis_scale *time)
{
	*value = *time = (struct axis_scale){ INFINITY, -INFINITY, 0, 0 };
	for (size_t i = 0; i < frame->row_count; i++) {
		const struct frame_row *row = &frame->rows[i];

		for (size_t k = 0; k < row->line.count; k++) {
			value->from = fmin(value->from, row->line.points[k].y);
			value->until = fmax(value->until, row->line.points[k].y);
			time->from = fmin(time->from, row->line.points[k].x);
			time->until = fmax(time->until, row->line.points[k].x);
		}
		if (row->row->plan == NULL)
			continue;
		value->from = fmin(value->from, decimal_double(row->row->plan->value));
		value->until = fmax(value->until, decimal_double(row->row->plan->value));
		time->from = fmin(time->from, (double)row->row->plan->period.until);
		time->until = fmax(time->until, (double)row->row->plan->period.until);
	}
	return value->from <= value->until;
}

/* The grid of panels: as near to their best shape as so many can be, within the limits. */
static void choose_grid(struct multiples *grid, const struct layout *layout, size_t count,
	size_t most_across, size_t most_down)
{
	double best = INFINITY;

	for (size_t across = 1; across <= most_across; across++) {
		size_t down = (count + across - 1) / across;
		double wide = box_width(layout->body) / (double)across;
		double tall = box_height(layout->body) / fmax(1, (double)down);
		double off = fabs(log(wide / tall / SHAPE)) +
			0.2 * (double)(across * down - count) / fmax(1, (double)count);

		if (down > most_down || off >= best)
			continue;
		best = off;
		grid->across = across;
		grid->down = down;
	}
}

/* How many panels there is room for, and which rows they show. */
static void choose_panels(struct layout *layout, struct multiples *grid, size_t column)
{
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	double unit = layout->unit, wide = box_width(layout->body);
	double tall = box_height(layout->body);
	double across = floor(wide / (wordless ? LEAST_WORDLESS : LEAST_WIDE * unit));
	double down = floor(tall / (wordless ? LEAST_WORDLESS : LEAST_TALL * unit));
	size_t shown;

	across = wordless ? fmax(1, across) : across;
	down = wordless ? fmax(2, down) : down;
	layout->cramped = layout->cramped || across < 1 || down < 1 || across * down < 2;
	if (layout->cramped)
		return;
	rowlist_choose(layout->frame, column, (size_t)(across * down), layout->arena, &grid->list);
	shown = grid->list.count + (grid->list.left_out > 0);
	choose_grid(grid, layout, shown, (size_t)across, (size_t)down);
}

static struct box box_of(const struct layout *layout, const struct multiples *grid, size_t slot)
{
	double gap = fmin(
		GUTTER * layout->unit, 0.15 * box_width(layout->body) / (double)grid->across);
	double wide = (box_width(layout->body) + gap) / (double)grid->across;
	double tall = box_height(layout->body) / (double)grid->down;
	double left = layout->body.left + (double)(slot % grid->across) * wide;
	size_t down = slot / grid->across;
	double top = layout->body.top + (double)down * tall;

	return (struct box){ left, top, left + wide - gap, top + tall };
}

static const char *latest_words(const struct layout *layout, const struct frame_row *row)
{
	if (row->line.latest == NULL)
		return word(WORD_NO_FIGURE, layout->frame->request->lang);
	return layout_value(layout, row->line.latest->observation->value);
}

/* The name at the left of a panel's head and its latest figure at the right. */
static void write_head(struct layout *layout, struct panel *panel, size_t limit)
{
	const struct frame_row *row = panel->row;
	struct text_style name = { layout->note_size, true }, value = { layout->note_size, false };
	const char *words = latest_words(layout, row), *lines[NAME_LINES];
	bool valued = (layout->left_out & LEAVE_VALUES) == 0 || row->line.latest == NULL;
	double wide = valued ? layout_width(layout, words, value) : 0;
	double room = box_width(panel->box) - wide - 0.6 * name.size;
	double baseline = panel->box.top + MEASURE_ASCENT * name.size;
	size_t count = layout_wrap(layout, rownames_say(layout, row), name, room, limit, lines);

	for (size_t i = 0; i < count; i++)
		(void)layout_write(layout, "name", lines[i], name, TOKEN_INK,
			(struct point){
				panel->box.left, baseline + (double)i * MEASURE_LINE * name.size });
	if (valued && wide < box_width(panel->box))
		(void)layout_write(layout, "value", words, value,
			row->line.latest == NULL ? TOKEN_NO_DATA : TOKEN_INK,
			(struct point){ panel->box.right - wide, baseline });
}

/* The first and the last period below a panel's plot. */
static void write_periods(struct layout *layout, const struct panel *panel)
{
	struct text_style style = { layout->note_size, false };
	double free = panel->box.right;
	const struct frame_line *line = &panel->row->line;

	for (int last = 1; last >= 0 && line->count > (size_t)!last; last--) {
		const struct frame_point *point = last ? line->latest : &line->points[0];
		const char *words = layout_period(layout, &point->observation->period);
		double wide, start;

		wide = layout_width(layout, words, style);
		start = scale_place(&panel->axes.time, point->x) - wide / 2;
		start = fmax(panel->box.left, fmin(start, panel->box.right - wide));
		if (start + wide > free || wide > box_width(panel->box))
			continue;
		(void)layout_write(layout, "x-tick", words, style, TOKEN_MUTED,
			(struct point){ start, panel->plot.bottom + 1.15 * style.size });
		free = start - 0.8 * style.size;
	}
}

/* The values of the grid's lines, at the left of a row of panels: all, or those of the ends. */
static void write_ticks(
	struct layout *layout, const struct multiples *grid, const struct panel *panel)
{
	struct text_style style = { layout->note_size, false };
	int last = grid->axes.values.count - 1;
	double tall = fabs(panel->axes.value.end - panel->axes.value.start);
	int step = last > 0 && tall < MEASURE_LINE * style.size * last ? last : 1;

	for (int i = 0; i <= last; i += step) {
		const char *label = axes_tick(&grid->axes, layout, i);

		(void)layout_write(layout, "y-tick", label, style, TOKEN_MUTED,
			(struct point){ panel->plot.left - TICK_GAP * layout->unit -
					layout_width(layout, label, style),
				scale_place(&panel->axes.value,
					decimal_double(grid->axes.values.values[i])) +
					MEASURE_CAPITAL / 2 * style.size });
	}
}

/* Makes room for them. */
static void choose_ticks(struct layout *layout, struct multiples *grid)
{
	double wide = 0;

	grid->ticked = !layout->narrow && (layout->left_out & LEAVE_VALUES) == 0;
	for (int i = 0; i < grid->axes.values.count && grid->ticked; i++)
		wide = fmax(wide,
			layout_width(layout, axes_tick(&grid->axes, layout, i),
				(struct text_style){ layout->note_size, false }));
	layout->body.left += grid->ticked ? wide + TICK_GAP * layout->unit : 0;
}

/* As many lines as the longest name of all wants. */
static size_t name_lines(struct layout *layout, const struct multiples *grid)
{
	struct text_style style = { layout->note_size, true };
	double wide = box_width(box_of(layout, grid, 0));

	for (size_t i = 0; i < grid->list.count; i++) {
		double value = layout_width(layout, latest_words(layout, grid->list.rows[i]),
			(struct text_style){ layout->note_size, false });

		if (layout_width(layout, rownames_say(layout, grid->list.rows[i]), style) + value +
				0.6 * style.size >
			wide)
			return NAME_LINES;
	}
	return 1;
}

static void place_panels(struct layout *layout, struct multiples *grid, struct axis_scale value,
	struct axis_scale time)
{
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	size_t lines = wordless ? 0 : name_lines(layout, grid);

	if (time.from == time.until)
		time.from -= 183.0 * PERIOD_DAY_MINUTES, time.until += 183.0 * PERIOD_DAY_MINUTES;
	grid->panels = arena_new(layout->arena, grid->list.count, sizeof *grid->panels);
	for (size_t i = 0; i < grid->list.count; i++) {
		struct panel *panel = &grid->panels[i];
		size_t slot = i + (grid->list.left_out > 0 && i >= grid->list.cut);

		panel->row = grid->list.rows[i];
		panel->box = box_of(layout, grid, slot);
		panel->plot = panel->box;
		panel->plot.top += ((double)lines * MEASURE_LINE + 0.4) * layout->note_size;
		panel->plot.bottom -= wordless ? 1 : 1.9 * layout->note_size;
		panel->inset = fmin((DIAMOND + 1) * layout->unit,
			fmin(box_width(panel->box), box_height(panel->box)) / 4);
		if (box_height(panel->plot) < 2 * panel->inset) {
			layout->cramped = layout->cramped || !wordless;
			panel->plot.top = panel->box.top;
		}
		panel->axes = (struct mark_axes){ .value = value, .time = time };
		panel->axes.value.start = panel->plot.bottom - panel->inset / 2;
		panel->axes.value.end = panel->plot.top + panel->inset / 2;
		panel->axes.time.start = panel->plot.left + panel->inset;
		panel->axes.time.end = panel->plot.right - panel->inset;
		if (layout->cramped || wordless)
			continue;
		write_head(layout, panel, lines);
		write_periods(layout, panel);
		if (grid->ticked && slot % grid->across == 0)
			write_ticks(layout, grid, panel);
	}
}

/* The count of what is left out, in the place of a panel. */
static void write_rest(struct layout *layout, const struct multiples *grid)
{
	struct text_style style = { layout->note_size, false };
	struct box box = box_of(layout, grid, grid->list.cut);
	const char *lines[NAME_LINES];
	size_t count;
	text_auto rest = { 0 };

	rowlist_say_rest(&grid->list, layout->frame->request, layout->frame->request->lang, &rest);
	count = layout_wrap(layout, text_z(&rest), style, box_width(box), NAME_LINES, lines);
	for (size_t i = 0; i < count; i++)
		(void)layout_write(layout, "rest", lines[i], style, TOKEN_MUTED,
			(struct point){ box.left,
				box.top +
					(MEASURE_ASCENT + (double)i * MEASURE_LINE) * style.size });
}

/* What all panels share, and what the reader must know of marks. */
static void write_foot(struct layout *layout, const struct multiples *grid)
{
	const struct frame *frame = layout->frame;
	const struct chart_request *request = frame->request;
	text_auto notes = { 0 };
	struct text ends[2] = { 0 };

	if (grid->axes.values.count > 0) {
		words_value(decimal_trim(grid->axes.values.values[0]), request->unit, request->lang,
			&ends[0]);
		words_value(decimal_trim(grid->axes.values.values[grid->axes.values.count - 1]),
			request->unit, request->lang, &ends[1]);
		sentence_add(SAY_ONE_SCALE, request->lang, ends, &notes);
	}
	for (size_t i = 0; i < frame->row_count; i++)
		if (frame->rows[i].row->plan != NULL) {
			notes_add(&notes, word(WORD_DIAMOND_PLAN, request->lang));
			break;
		}
	notes_statuses(&notes, frame, WORD_SOME_ARE, request->lang);
	layout_foot(layout, text_z(&notes));
	text_done(&ends[0]);
	text_done(&ends[1]);
}

void multiples_layout(struct layout *layout)
{
	struct multiples *grid = arena_new(layout->arena, 1, sizeof *grid);
	const struct frame *frame = layout->frame;
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	struct axis_scale value, time;
	size_t column = 0;

	layout->own = grid;
	(void)frame_latest_column(frame, &column);
	grid->told = !extent(frame, &value, &time);
	if (grid->told) {
		layout_foot(layout, NULL);
		notice_write(layout, word(WORD_NO_FIGURES, frame->request->lang));
		return;
	}
	axes_domain(&value.from, &value.until, frame->request->unit->share);
	axes_values(&grid->axes, layout, value.from, value.until, 3);
	value.from = grid->axes.values.from;
	value.until = grid->axes.values.until;
	if (wordless)
		layout->body = box_grow(layout->body, -4);
	write_foot(layout, grid);
	if (!wordless)
		layout->body.top += 0.5 * layout->label_size;
	choose_ticks(layout, grid);
	choose_panels(layout, grid, column);
	if (layout->cramped)
		return;
	place_panels(layout, grid, value, time);
	if (grid->list.left_out > 0 && !wordless)
		write_rest(layout, grid);
}

static struct point place_of(const struct panel *panel, double x, double y)
{
	return (struct point){ scale_place(&panel->axes.time, x),
		scale_place(&panel->axes.value, y) };
}

static void draw_rule(const struct panel *panel, struct scene *scene, double y, enum token colour)
{
	struct point ends[] = { { panel->plot.left, floor(y) + 0.5 },
		{ panel->plot.right, floor(y) + 0.5 } };

	scene_add(scene,
		(struct mark){
			.kind = MARK_LINE, .part = "grid", .stroke = colour, .thickness = 1 },
		ends, 2);
}

static void draw_grid(const struct multiples *grid, const struct panel *panel, struct scene *scene)
{
	for (int i = 0; i < grid->axes.values.count; i++)
		draw_rule(panel, scene,
			scale_place(
				&panel->axes.value, decimal_double(grid->axes.values.values[i])),
			grid->axes.values.values[i].units == 0 ? TOKEN_MUTED : TOKEN_GRID);
}

/* Where the boundaries changed, in every panel. */
static void draw_breaks(const struct layout *layout, const struct panel *panel, struct scene *scene)
{
	for (size_t i = 0; i < layout->frame->break_count; i++) {
		double at = layout->frame->breaks[i].x;

		if (layout->frame->breaks[i].day == 0 || at < panel->axes.time.from ||
			at > panel->axes.time.until)
			continue;
		draw_break(scene, scale_place(&panel->axes.time, at), panel->plot.top,
			panel->plot.bottom, TOKEN_MUTED, layout->unit);
	}
}

static void draw_dot(const struct layout *layout, const struct panel *panel, struct scene *scene,
	const struct frame_point *point)
{
	struct point at = place_of(panel, point->x, point->y);

	scene_add(scene,
		(struct mark){ .kind = MARK_CIRCLE,
			.part = "marker",
			.fill = point->hollow ? TOKEN_PAPER : TOKEN_ACTUAL,
			.stroke = point->hollow ? TOKEN_ACTUAL : TOKEN_NONE,
			.thickness = point->hollow ? 1.5 * layout->unit : 0,
			.radius = fmin(DOT * layout->unit, 0.7 * panel->inset),
			.shows = point,
			.row = panel->row,
			.axes = &panel->axes },
		&at, 1);
}

static void draw_plan(const struct layout *layout, const struct panel *panel, struct scene *scene)
{
	const struct plan_point *plan = panel->row->row->plan;
	double r = fmin(DIAMOND * layout->unit, 0.7 * panel->inset);
	struct point at;

	if (plan == NULL)
		return;
	at = place_of(panel, (double)plan->period.until, decimal_double(plan->value));
	scene_add(scene,
		(struct mark){ .kind = MARK_POLYGON,
			.part = "target",
			.fill = TOKEN_PAPER,
			.stroke = TOKEN_PLAN,
			.thickness = 1.6 * layout->unit,
			.plan = plan,
			.row = panel->row,
			.axes = &panel->axes },
		(struct point[]){ { at.x, at.y - r }, { at.x + r, at.y }, { at.x, at.y + r },
			{ at.x - r, at.y } },
		4);
}

static void draw_panel(const struct layout *layout, const struct multiples *grid,
	const struct panel *panel, struct scene *scene)
{
	const struct frame_line *line = &panel->row->line;

	draw_grid(grid, panel, scene);
	draw_breaks(layout, panel, scene);
	draw_runs(scene, line, &panel->axes.time, &panel->axes.value,
		(struct mark){ .part = "line",
			.stroke = TOKEN_ACTUAL,
			.thickness = 2 * layout->unit,
			.dash = rownames_illustrative(layout, panel->row) ? DASH_FINE : DASH_NONE,
			.row = panel->row,
			.axes = &panel->axes });
	draw_plan(layout, panel, scene);
	for (size_t i = 0; i < line->count; i++) {
		const struct frame_point *point = &line->points[i];
		bool alone = !point->joined && (i + 1 == line->count || !point[1].joined);

		if (alone || point == line->latest)
			draw_dot(layout, panel, scene, point);
	}
}

void multiples_draw(const struct layout *layout, struct scene *scene)
{
	const struct multiples *grid = layout->own;

	for (size_t i = 0; !grid->told && i < grid->list.count; i++)
		draw_panel(layout, grid, &grid->panels[i], scene);
}

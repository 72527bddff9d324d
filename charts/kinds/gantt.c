/*
 * charts/kinds/gantt.c - terms on one axis of years: a bar as long as a row lasts, its milestones upon it by shape
 * and colour, a line where today is. What is not known has no end, or no bar at all.
 */
#include "charts/kinds/gantt.h"

#include <math.h>
#include <string.h>

#include "charts/draw.h"
#include "charts/kind.h"
#include "charts/legend.h"
#include "charts/notes.h"
#include "charts/notice.h"
#include "charts/rownames.h"
#include "charts/rowtable.h"
#include "charts/timeticks.h"
#include "charts/words.h"
#include "indicators/content.h"

enum { MOST_STATES = 8 };

#define LEAST_PLOT 80.0 /* pixels */
#define SHAPE 0.32 /* of a row's bar: a milestone's radius */
#define LARGEST 7.0
#define GAP 14.0

struct gantt {
	struct rowtable table;
	struct time_ticks ticks;
	struct axis_scale time;
	struct point *legend; /* where the shapes of the legend stand, by state */
	double legend_radius;
	double field; /* the width of the words at the ends of rows; 0 where they stand in the names */
	size_t shown; /* rows there is room for */
	bool today; /* within the axis */
	bool told; /* in words */
};

static bool is_wordless(const struct layout *layout)
{
	return (layout->left_out & LEAVE_AXES) != 0;
}

static struct text_style plain(const struct layout *layout)
{
	return (struct text_style){ layout->label_size, false };
}

static const char *field_of(struct layout *layout, const struct frame_row *row)
{
	text_auto words = { 0 };

	gantt_say(row->row, layout->frame->request->lang, &words);
	return layout_keep(layout, &words);
}

/* ---- words ---- */

static bool is_used(const struct layout *layout, int state)
{
	for (size_t i = 0; i < layout->frame->row_count; i++) {
		const struct chart_row *row = layout->frame->rows[i].row;

		for (size_t k = 0; k < row->milestone_count; k++)
			if (row->milestones[k].state == state && row->milestones[k].period != NULL)
				return true;
	}
	return false;
}

/* The states there are, each with room for its shape. */
static void write_legend(struct layout *layout, struct gantt *gantt)
{
	struct text_style style = plain(layout);
	double radius = fmin(0.42 * style.size, LARGEST * layout->unit);
	struct point at = { layout->body.left,
		layout->body.top + 3 * layout->unit + MEASURE_ASCENT * style.size };
	bool any = false;

	gantt->legend = arena_new(layout->arena, MOST_STATES, sizeof *gantt->legend);
	gantt->legend_radius = radius;
	for (int state = 0; content_states[state] != NULL && state < MOST_STATES; state++) {
		const char *words = gantt_state(state, layout->frame->request->lang);
		double wide = 2 * radius + 5 * layout->unit + layout_width(layout, words, style);

		if (!is_used(layout, state))
			continue;
		if (at.x > layout->body.left && at.x + wide > layout->body.right)
			at = (struct point){ layout->body.left, at.y + 1.5 * style.size };
		layout->cramped = layout->cramped || at.x + wide > layout->body.right;
		gantt->legend[state] = (struct point){ at.x + radius,
			at.y - MEASURE_CAPITAL / 2 * style.size };
		(void)layout_write(layout, "legend", words, style, TOKEN_INK,
			(struct point){ at.x + 2 * radius + 5 * layout->unit, at.y });
		at.x += wide + GAP * layout->unit;
		any = true;
	}
	if (any)
		layout->body.top = at.y + 0.5 * style.size;
}

static bool is_open(const struct chart_row *row)
{
	return (row->from == NULL) != (row->until == NULL);
}

static void write_foot(struct layout *layout, const struct gantt *gantt)
{
	const struct frame *frame = layout->frame;
	enum lang lang = frame->request->lang;
	bool open = false;
	text_auto notes = { 0 };

	for (size_t i = 0; i < gantt->shown; i++)
		open = open || is_open(frame->rows[i].row);
	if (open)
		notes_add(&notes, word(WORD_DASHED_OPEN, lang));
	if (gantt->shown < frame->row_count)
		notes_fill(&notes, WORD_MORE_ITEMS, lang,
			arena_format(layout->arena, "%zu", frame->row_count - gantt->shown));
	layout_foot(layout, text_z(&notes));
}

/* Where labels of years begin, if all have room. */
static bool has_room(struct layout *layout, const struct gantt *gantt)
{
	double free = -INFINITY;

	for (int i = 0; i < gantt->ticks.count; i++) {
		const struct time_tick *tick = &gantt->ticks.ticks[i];
		double wide = layout_width(layout, tick->label, plain(layout));
		double middle = (scale_place(&gantt->time, tick->start) +
					scale_place(&gantt->time, tick->at)) /
			2;

		if (middle - wide / 2 < free || middle + wide / 2 > layout->width - 2)
			return false;
		free = middle + wide / 2 + 0.6 * layout->label_size;
	}
	return true;
}

/* The finest cut of years whose names have room. */
static bool choose_ticks(struct layout *layout, struct gantt *gantt)
{
	const struct time_reading reading = { true, false, layout->frame->request->lang };

	for (int step = TIME_YEAR; step < TIME_STEP_COUNT; step++)
		if (ticks_time(gantt->time.from + 1, gantt->time.until, (enum time_step)step,
			    reading, &gantt->ticks) &&
			has_room(layout, gantt))
			return true;
	gantt->ticks.count = 0;
	return false;
}

static void write_axis(struct layout *layout, struct gantt *gantt)
{
	double baseline = gantt->table.plot.bottom + 1.3 * layout->label_size;

	if (!choose_ticks(layout, gantt)) {
		layout->cramped = true;
		return;
	}
	for (int i = 0; i < gantt->ticks.count; i++) {
		const struct time_tick *tick = &gantt->ticks.ticks[i];
		const char *label = arena_format(layout->arena, "%s", tick->label);

		(void)layout_write(layout, "x-tick", label, plain(layout), TOKEN_MUTED,
			(struct point){ (scale_place(&gantt->time, tick->start) +
						scale_place(&gantt->time, tick->at)) /
						2 -
					layout_width(layout, label, plain(layout)) / 2,
				baseline });
	}
}

static double today_at(const struct layout *layout, const struct gantt *gantt)
{
	return scale_place(
		&gantt->time, ((double)layout->frame->request->today + 0.5) * PERIOD_DAY_MINUTES);
}

/* Above the plot, within the picture. */
static void write_today(struct layout *layout, const struct gantt *gantt, double baseline)
{
	struct text_style style = { layout->note_size, false };
	text_auto day = { 0 }, words = { 0 };
	double wide, left;

	period_say_day(layout->frame->request->today, layout->frame->request->lang, &day);
	words_fill(word(WORD_TODAY, layout->frame->request->lang), text_z(&day), &words);
	wide = layout_width(layout, text_z(&words), style);
	left = fmin(today_at(layout, gantt) - wide / 2, layout->body.right - wide);
	layout->cramped = layout->cramped || left < layout->body.left;
	(void)layout_write(layout, "today", layout_keep(layout, &words), style, TOKEN_INK,
		(struct point){ fmax(left, layout->body.left), baseline });
}

static void write_fields(struct layout *layout, const struct gantt *gantt)
{
	for (size_t i = 0; i < gantt->shown; i++) {
		const char *words = field_of(layout, &layout->frame->rows[i]);

		(void)layout_write(layout, "field", words, plain(layout), TOKEN_MUTED,
			(struct point){ layout->body.right - gantt->field,
				rowtable_middle(&gantt->table, i) +
					MEASURE_CAPITAL / 2 * layout->label_size });
	}
}

/* ---- layout ---- */

static double widest_field(struct layout *layout, const struct gantt *gantt)
{
	double widest = 0;

	for (size_t i = 0; i < gantt->shown; i++)
		widest = fmax(widest,
			layout_width(
				layout, field_of(layout, &layout->frame->rows[i]), plain(layout)));
	return widest;
}

/* On a phone names stand above their bars, behind what else stands at the ends of rows. */
static void write_rows(struct layout *layout, struct gantt *gantt)
{
	struct rowtable_row *rows = arena_new(layout->arena, gantt->shown, sizeof *rows);

	for (size_t i = 0; i < gantt->shown; i++) {
		const struct frame_row *row = &layout->frame->rows[i];
		const char *name = rownames_say(layout, row);

		rows[i].strong = row->row->total;
		rows[i].name = layout->narrow && !is_wordless(layout)
			? arena_format(layout->arena, "%s · %s", field_of(layout, row), name)
			: name;
	}
	gantt->table = rowtable_write(layout, rows, gantt->shown);
	if (!layout->narrow && !is_wordless(layout)) {
		gantt->field = widest_field(layout, gantt);
		gantt->table.plot.right -= gantt->field + GAP * layout->unit;
	}
	layout->cramped = layout->cramped ||
		(!is_wordless(layout) && box_width(gantt->table.plot) < LEAST_PLOT * layout->unit);
}

/* As many rows as have room. */
static void choose_rows(struct layout *layout, struct gantt *gantt)
{
	const struct layout before = *layout;
	bool counting = (layout->left_out & LEAVE_NOTES) == 0;

	gantt->shown = layout->frame->row_count;
	for (;;) {
		size_t room;

		write_legend(layout, gantt);
		write_foot(layout, gantt);
		if (gantt->today)
			layout->body.top += 1.4 * layout->note_size;
		layout->body.bottom -= 1.7 * layout->label_size; /* the years */
		room = rowtable_most(layout);
		if (gantt->shown <= room || gantt->shown == 1 || !counting)
			return;
		*layout = before;
		gantt->shown = room < gantt->shown ? room : gantt->shown - 1;
	}
}

void gantt_layout(struct layout *layout)
{
	struct gantt *gantt = arena_new(layout->arena, 1, sizeof *gantt);
	double now = ((double)layout->frame->request->today + 0.5) * PERIOD_DAY_MINUTES;
	double above;

	layout->own = gantt;
	gantt->told = !gantt_span(layout->frame, &gantt->time.from, &gantt->time.until);
	if (gantt->told) {
		layout_foot(layout, NULL);
		notice_write(layout, word(WORD_NO_TERMS, layout->frame->request->lang));
		return;
	}
	gantt->today = now > gantt->time.from && now < gantt->time.until;
	gantt->shown = layout->frame->row_count;
	if (!is_wordless(layout))
		choose_rows(layout, gantt);
	above = layout->body.top - 0.4 * layout->note_size;
	write_rows(layout, gantt);
	gantt->time.start = gantt->table.plot.left;
	gantt->time.end = gantt->table.plot.right - 1;
	if (is_wordless(layout) || layout->cramped)
		return;
	write_axis(layout, gantt);
	if (gantt->field > 0)
		write_fields(layout, gantt);
	if (gantt->today)
		write_today(layout, gantt, above);
}

/* ---- shapes ---- */

static void draw_shape(
	struct scene *scene, const struct layout *layout, int state, struct point at, double radius)
{
	const struct point diamond[] = { { at.x, at.y - radius }, { at.x + radius, at.y },
		{ at.x, at.y + radius }, { at.x - radius, at.y }, { at.x, at.y - radius } };
	struct mark mark = { .kind = MARK_POLYGON,
		.part = "milestone",
		.fill = TOKEN_ACTUAL,
		.stroke = TOKEN_PAPER,
		.thickness = layout->unit };

	if (strcmp(content_states[state], "done") == 0) {
		draw_state(scene, STATE_ACHIEVED, at, radius);
	} else if (strcmp(content_states[state], "under-way") == 0) {
		scene_add(scene, mark, diamond, COUNT(diamond));
	} else if (strcmp(content_states[state], "planned") == 0) {
		mark.kind = MARK_CIRCLE;
		mark.fill = TOKEN_PAPER;
		mark.stroke = TOKEN_INK;
		mark.thickness = 1.5 * layout->unit;
		mark.radius = radius - mark.thickness / 2;
		scene_add(scene, mark, &at, 1);
	} else {
		draw_state(scene, STATE_NO_DATA, at, radius);
	}
}

static void draw_bar_of(
	const struct layout *layout, const struct gantt *gantt, struct scene *scene, size_t i)
{
	const struct frame_row *row = &layout->frame->rows[i];
	const struct period *from = row->row->from, *until = row->row->until;
	double middle = rowtable_middle(&gantt->table, i), half = gantt->table.bar / 2;
	bool open = is_open(row->row);
	struct point bar[] = { { from == NULL ? gantt->time.start
					      : scale_place(&gantt->time, (double)from->from),
				       middle - half },
		{ until == NULL ? gantt->time.end : scale_place(&gantt->time, (double)until->until),
			middle + half } };

	/* the words say what was sent; nothing lasts from its end to its beginning */
	if ((from == NULL && until == NULL) ||
		(from != NULL && until != NULL && until->until <= from->from))
		return;
	bar[0].x = fmin(bar[0].x, gantt->time.end - 2 * layout->unit);
	bar[1].x = fmax(bar[1].x, bar[0].x + 2 * layout->unit);
	scene_add(scene,
		(struct mark){ .kind = MARK_RECT,
			.part = open ? "open" : "term",
			.fill = open ? TOKEN_PAPER : TOKEN_BAND,
			.stroke = TOKEN_ACTUAL,
			.thickness = layout->unit,
			.dash = open ? DASH_FINE : DASH_NONE,
			.radius = 2 * layout->unit,
			.row = row,
			.reading = READ_NOTHING },
		bar, 2);
}

static void draw_milestones(
	const struct layout *layout, const struct gantt *gantt, struct scene *scene, size_t i)
{
	const struct chart_row *row = layout->frame->rows[i].row;
	double radius = fmin(fmax(SHAPE * gantt->table.bar, 2), LARGEST * layout->unit);
	double middle = rowtable_middle(&gantt->table, i);

	/* in the smallest pictures a row is lower than its shapes */
	radius = fmin(radius, fmin(middle, layout->height - middle) - layout->unit);
	for (size_t k = 0; k < row->milestone_count && radius > 0; k++)
		if (row->milestones[k].period != NULL) {
			double x = scale_place(
				&gantt->time, (double)row->milestones[k].period->until);

			draw_shape(scene, layout, row->milestones[k].state,
				(struct point){ fmax(gantt->time.start + radius,
							fmin(x, gantt->time.end - radius)),
					middle },
				radius);
		}
}

/* An upright line beside every bar: names may stand between two. */
static void draw_upright(const struct layout *layout, const struct gantt *gantt,
	struct scene *scene, struct mark mark, double x)
{
	double half = gantt->table.bar / 2 + 2 * layout->unit;

	mark.kind = MARK_LINE;
	if (!gantt->table.above) {
		scene_add(scene, mark,
			(struct point[]){
				{ x, gantt->table.plot.top }, { x, gantt->table.plot.bottom } },
			2);
		return;
	}
	for (size_t i = 0; i < gantt->shown; i++) {
		double middle = rowtable_middle(&gantt->table, i);

		scene_add(scene, mark,
			(struct point[]){ { x, middle - half }, { x, middle + half } }, 2);
	}
}

static void draw_years(const struct layout *layout, const struct gantt *gantt, struct scene *scene)
{
	const struct mark grid = { .part = "grid", .stroke = TOKEN_GRID, .thickness = 1 };
	double bottom = floor(gantt->table.plot.bottom) + 0.5;

	for (int i = 0; i < gantt->ticks.count; i++) {
		const struct time_tick *tick = &gantt->ticks.ticks[i];

		draw_upright(layout, gantt, scene, grid,
			floor(scale_place(&gantt->time, tick->start)) + 0.5);
		if (tick->at < gantt->time.until)
			draw_upright(layout, gantt, scene, grid,
				floor(scale_place(&gantt->time, tick->at)) + 0.5);
	}
	scene_add(scene,
		(struct mark){
			.kind = MARK_LINE, .part = "base", .stroke = TOKEN_MUTED, .thickness = 1 },
		(struct point[]){ { gantt->time.start, bottom }, { gantt->time.end, bottom } }, 2);
}

void gantt_draw(const struct layout *layout, struct scene *scene)
{
	const struct gantt *gantt = layout->own;
	const struct mark now = { .part = "today",
		.stroke = TOKEN_INK,
		.thickness = 1.5 * layout->unit,
		.dash = DASH_LONG };

	if (gantt->told)
		return;
	draw_years(layout, gantt, scene);
	for (size_t i = 0; i < gantt->shown; i++)
		draw_bar_of(layout, gantt, scene, i);
	if (gantt->today)
		draw_upright(layout, gantt, scene, now, today_at(layout, gantt));
	for (size_t i = 0; i < gantt->shown; i++)
		draw_milestones(layout, gantt, scene, i);
	for (int state = 0;
		gantt->legend != NULL && content_states[state] != NULL && state < MOST_STATES;
		state++)
		if (gantt->legend[state].x > 0)
			draw_shape(
				scene, layout, state, gantt->legend[state], gantt->legend_radius);
}

/*
 * charts/kinds/stack.c - parts of a whole over time, as columns: a column stands
 * at the end of its period, as points of a line do. Numbers in stack_model.c,
 * shapes in stack_draw.c, words in stack_words.c.
 */
#include "charts/kinds/stack_parts.h"

#include <math.h>

#include "charts/kind.h"
#include "charts/notes.h"
#include "charts/notice.h"
#include "charts/spread.h"
#include "charts/words.h"
#include "indicators/format.h"

enum { MIN_PLOT_HEIGHT = 44, MIN_PLOT_WIDTH = 96, TICK_ROOM = 48, LABEL_LINES = 3 };

#define FILLED 0.7 /* of the way from column to column */
#define MOST 90.0 /* pixels a column is wide at most */
#define NAMES 0.36 /* of the body's width, at most, for names beside the columns */
#define SWATCH 10.0

bool stack_is_shared(const struct layout *layout)
{
	return layout->frame->request->options.share && !layout->frame->request->unit->share;
}

double stack_full(const struct layout *layout, const struct stack_column *column)
{
	double whole = column->total == NULL ? 0 : column->total->y;
	double full = fmax(column->tall, whole);

	return full > 0 ? full : stack_is_shared(layout) ? 1 : 0;
}

bool stack_is_open(const struct stack *stack, const struct stack_column *column)
{
	return stack->shared && column->missing > 0 && column->total == NULL;
}

/* A figure as it is written on the picture: itself, or its percent of the whole. */
static const char *value_words(const struct layout *layout, const struct stack *stack,
	const struct stack_part *part, const struct stack_column *column)
{
	const struct chart_request *request = layout->frame->request;
	struct decimal value, percent, full = column->sum;
	text_auto words = { 0 };

	if (!stack_value(part, column, &value))
		return part->rest ? "" : word(WORD_NO_FIGURE, request->lang);
	if (column->wholed && decimal_compare(column->whole, full) > 0)
		full = column->whole;
	if (!stack->shared || !decimal_ratio(value, full, 100, 1, &percent))
		return layout_value(layout, value);
	format_value(percent, stack->axes.unit, request->lang, &words);
	return layout_keep(layout, &words);
}

static bool has_names(const struct layout *layout)
{
	return !layout->narrow && (layout->left_out & (LEAVE_NAMES | LEAVE_LABELS)) == 0;
}

static void write_legend(struct layout *layout, struct stack *stack)
{
	const struct stack_model *model = &stack->model;
	enum lang lang = layout->frame->request->lang;

	if ((layout->left_out & LEAVE_LABELS) != 0)
		return;
	for (size_t i = 0; i < model->part_count && !has_names(layout); i++)
		legend_add(&stack->legend, layout, model->parts[i].token,
			model->parts[i].illustrative ? LEGEND_HATCHED : LEGEND_FILLED,
			stack_name(&model->parts[i], lang, layout->arena));
	if (stack->has_left)
		legend_add(&stack->legend, layout, TOKEN_NO_DATA, LEGEND_HATCHED,
			word(WORD_IN_NO_PART, lang));
	if (stack->has_missing)
		legend_add(&stack->legend, layout, TOKEN_NO_DATA, LEGEND_DASHED,
			word(WORD_PART_MISSING, lang));
	legend_write(&stack->legend, layout);
}

/* What the reader must know to read the picture. */
static void write_foot(struct layout *layout, const struct stack *stack)
{
	const struct frame *frame = layout->frame;
	enum lang lang = frame->request->lang;
	text_auto notes = { 0 };

	for (size_t i = 0; i < frame->break_count && stack->rule_count > 0; i++)
		notes_break(&notes, &frame->breaks[i], lang);
	if (stack->has_more)
		notes_add(&notes, word(WORD_PARTS_EXCEED, lang));
	notes_statuses(&notes, frame, WORD_SOME_ARE, lang);
	layout_foot(layout, text_z(&notes));
}

/* Names wrapped beside the last column, and the room they want. */
static void choose_names(struct layout *layout, struct stack *stack)
{
	struct text_style style = { layout->label_size, false };
	double limit = NAMES * box_width(layout->body);
	const struct stack_column *column = stack_last(&stack->model);

	if (!has_names(layout) || column == NULL)
		return;
	stack->names = arena_new(layout->arena, stack->model.part_count, sizeof *stack->names);
	for (size_t i = 0; i < stack->model.part_count; i++) {
		struct stack_names *names = &stack->names[i];
		const struct stack_part *part = &stack->model.parts[i];
		const char *text = arena_format(layout->arena, "%s %s",
			stack_name(part, layout->frame->request->lang, layout->arena),
			value_words(layout, stack, part, column));

		names->lines = arena_new(layout->arena, LABEL_LINES, sizeof *names->lines);
		names->count = layout_wrap(layout, text, style, limit, LABEL_LINES, names->lines);
		for (size_t k = 0; k < names->count; k++)
			stack->names_wide = fmax(
				stack->names_wide, layout_width(layout, names->lines[k], style));
	}
	stack->labelled = column;
}

/* Where the breaks of the series are: between two columns. */
static void choose_rules(struct layout *layout, struct stack *stack)
{
	const struct frame *frame = layout->frame;
	const struct stack_model *model = &stack->model;

	stack->rules = arena_new(layout->arena, frame->break_count, sizeof *stack->rules);
	for (size_t i = 0; i < frame->break_count; i++)
		for (size_t k = 1; k < model->column_count; k++) {
			double before = (double)frame->columns[model->columns[k - 1].index].until;
			double after = (double)frame->columns[model->columns[k].index].until;

			if (before <= frame->breaks[i].x && frame->breaks[i].x < after)
				stack->rules[stack->rule_count++] = (before + after) / 2;
		}
}

static double extent(const struct stack *stack, const struct layout *layout)
{
	double high = 0;

	for (size_t k = 0; k < stack->model.column_count; k++)
		high = fmax(high, stack_full(layout, &stack->model.columns[k]));
	return stack->shared ? 100 : high;
}

/* How wide columns are on a plot that is `room` wide. */
static double column_width(const struct stack *stack, const struct frame *frame, double room)
{
	const struct stack_model *model = &stack->model;
	double least = INFINITY, span = stack->axes.last - stack->axes.first;

	for (size_t k = 1; k < model->column_count; k++)
		least = fmin(least,
			(double)(frame->columns[model->columns[k].index].until -
				frame->columns[model->columns[k - 1].index].until));
	if (model->column_count < 2)
		return 0.3 * room;
	return FILLED * least * room / (span + FILLED * least);
}

static void place_plot(struct layout *layout, struct stack *stack, bool wordless)
{
	struct box plot = layout->body;
	double gap = 8 * layout->unit;

	if (wordless) {
		plot = box_grow(plot, -fmin(layout->margin * 0.75, layout->width / 8));
	} else {
		plot.top += 1.5 * layout->label_size;
		plot.bottom -= axes_foot(layout);
		plot.left += stack->axes.gutter;
		if (stack->names_wide > 0)
			plot.right -= stack->names_wide + 2 * gap + SWATCH * layout->unit;
		layout->cramped = layout->cramped ||
			box_height(plot) < MIN_PLOT_HEIGHT * layout->unit ||
			box_width(plot) < MIN_PLOT_WIDTH;
	}
	stack->wide = fmin(
		MOST * layout->unit, column_width(stack, layout->frame, box_width(plot)));
	axes_place(&stack->axes, layout, plot, stack->wide / 2 + 1);
}

/* Each column's own scale, where all are as tall: from its sum to pixels. */
static void choose_scales(struct layout *layout, struct stack *stack)
{
	stack->scales = arena_new(layout->arena, stack->model.column_count, sizeof *stack->scales);
	for (size_t k = 0; k < stack->model.column_count; k++) {
		stack->scales[k] = (struct mark_axes){
			.value = layout->value, .time = layout->time, .timeless = true
		};
		if (stack->shared)
			stack->scales[k].value = (struct axis_scale){ 0,
				stack_full(layout, &stack->model.columns[k]), layout->value.start,
				scale_place(&layout->value, 100) };
	}
}

/* Names at the height of their parts, moved apart where they would overlap. */
static void write_names(struct layout *layout, struct stack *stack)
{
	size_t count = stack->model.part_count, column;
	struct spread_item *items = arena_new(layout->arena, count, sizeof *items);
	double line = MEASURE_LINE * layout->label_size, top = layout->body.top, sum = 0;

	if (stack->labelled == NULL)
		return;
	column = (size_t)(stack->labelled - stack->model.columns);
	for (size_t i = 0; i < count; i++) {
		double high = stack_height(&stack->model.parts[i], stack->labelled);
		struct spread_item *item = &items[count - 1 - i]; /* from the top down */

		item->middle = scale_place(&stack->scales[column].value, sum + high / 2);
		item->size = (double)stack->names[i].count * line;
		stack->names[i].anchor = item->middle;
		sum += high;
	}
	if (!spread(items, count, top, layout->body.bottom)) {
		layout->cramped = true;
		return;
	}
	for (size_t i = 0; i < count; i++) {
		struct stack_names *names = &stack->names[i];

		names->middle = items[count - 1 - i].middle;
		for (size_t k = 0; k < names->count; k++)
			(void)layout_write(layout, "name", names->lines[k],
				(struct text_style){ layout->label_size, false }, TOKEN_INK,
				(struct point){ layout->body.right - stack->names_wide,
					names->middle - items[count - 1 - i].size / 2 +
						(double)k * line +
						MEASURE_ASCENT * layout->label_size });
	}
}

/* A figure in the middle of its piece, if there is room. */
static void write_inside(struct layout *layout, struct stack *stack, const struct stack_part *part,
	size_t column, double from, double until)
{
	struct text_style style = { layout->note_size, false };
	const char *words = value_words(layout, stack, part, &stack->model.columns[column]);
	double wide = layout_width(layout, words, style), x = stack_place(layout, stack, column);
	enum token colour = theme_on(layout->frame->request->theme, part->token);

	if (from - until < MEASURE_LINE * style.size || wide > stack->wide - 4 ||
		part->illustrative || layout->frame->request->illustrative)
		return;
	(void)layout_write(layout, "value", words, style, colour,
		(struct point){
			x - wide / 2, (from + until) / 2 + MEASURE_CAPITAL / 2 * style.size });
}

/* The whole above its column, where it says more than the axis does. */
static void write_whole(struct layout *layout, struct stack *stack, size_t k, double top)
{
	const struct stack_column *column = &stack->model.columns[k];
	const struct chart_request *request = layout->frame->request;
	struct text_style style = { layout->note_size, true };
	bool more = column->fit == STACK_MORE;
	bool whole = column->total != NULL || (column->missing == 0 && column->summed);
	bool usual = request->unit->share && column->total == NULL &&
		(column->fit == STACK_EQUAL || column->fit == STACK_ROUNDED);
	double wide, x = stack_place(layout, stack, k);
	const char *words;

	if (stack->shared || !whole || usual || column->tall == 0)
		return;
	words = layout_value(layout, column->total != NULL && !more ? column->whole : column->sum);
	wide = layout_width(layout, words, style);
	if (wide > stack->wide / FILLED - 4)
		return;
	stack->wholes[stack->whole_count++] = layout_write(layout, "whole", words, style, TOKEN_INK,
		(struct point){ x - wide / 2, top - 0.4 * style.size });
}

static void write_values(struct layout *layout, struct stack *stack)
{
	stack->wholes = arena_new(layout->arena, stack->model.column_count, sizeof *stack->wholes);
	for (size_t k = 0; k < stack->model.column_count; k++) {
		const struct stack_column *column = &stack->model.columns[k];
		const struct axis_scale *scale = &stack->scales[k].value;
		double sum = 0, rise = column->missing > 0 ? STACK_MISSING * layout->unit : 0;

		write_whole(
			layout, stack, k, scale_place(scale, stack_full(layout, column)) - rise);
		for (size_t i = 0; i < stack->model.part_count; i++) {
			double high = stack_height(&stack->model.parts[i], column);

			if (high > 0 && column != stack->labelled && column->fit != STACK_MORE &&
				!stack_is_open(stack, column))
				write_inside(layout, stack, &stack->model.parts[i], k,
					scale_place(scale, sum), scale_place(scale, sum + high));
			sum += high;
		}
	}
}

/* Words where no picture can be. */
static bool is_told(struct layout *layout, const struct stack *stack)
{
	enum lang lang = layout->frame->request->lang;
	text_auto words = { 0 };

	if (stack->model.negative != NULL)
		stack_refusal(&stack->model, layout->frame, lang, &words);
	else if (stack_last(&stack->model) == NULL)
		text_addz(
			&words, word(stack->model.valued ? WORD_ALL_ZERO : WORD_NO_FIGURES, lang));
	else
		return false;
	layout_foot(layout, NULL);
	notice_write(layout, layout_keep(layout, &words));
	return true;
}

static void note_looks(struct stack *stack)
{
	for (size_t k = 0; k < stack->model.column_count; k++) {
		const struct stack_column *column = &stack->model.columns[k];

		stack->has_missing = stack->has_missing || column->missing > 0;
		stack->has_more = stack->has_more ||
			(column->total != NULL && column->fit == STACK_MORE);
		stack->has_left = stack->has_left ||
			(column->total != NULL && column->total->y > column->tall &&
				column->fit != STACK_ROUNDED);
	}
}

void stack_layout(struct layout *layout)
{
	struct stack *stack = arena_new(layout->arena, 1, sizeof *stack);
	const struct frame *frame = layout->frame;
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	const struct stack_model *model = &stack->model;
	struct period only;

	layout->own = stack;
	stack_model(frame, layout->arena, &stack->model);
	stack->told = is_told(layout, stack);
	if (stack->told)
		return;
	stack->shared = stack_is_shared(layout);
	stack->axes.unit = stack->shared ? unit_find("percent") : frame->request->unit;
	note_looks(stack);
	choose_rules(layout, stack);
	if (!wordless) {
		write_foot(layout, stack);
		write_legend(layout, stack);
		choose_names(layout, stack);
	}
	only = frame->columns[model->columns[0].index];
	axes_values(&stack->axes, layout, 0, extent(stack, layout),
		(int)fmax(2, fmin(6, box_height(layout->body) / (TICK_ROOM * layout->unit))));
	axes_times(&stack->axes, (double)only.until,
		(double)frame->columns[model->columns[model->column_count - 1].index].until);
	place_plot(layout, stack, wordless);
	choose_scales(layout, stack);
	if (wordless || layout->cramped)
		return;
	axes_write(&stack->axes, layout, &only);
	write_names(layout, stack);
	if ((layout->left_out & LEAVE_VALUES) == 0)
		write_values(layout, stack);
}

/* charts/kinds/stack_draw.c - the shapes of the stack; see stack_parts.h. */
#include <math.h>

#include "charts/draw.h"
#include "charts/kind.h"
#include "charts/kinds/stack_parts.h"

enum { FEW_COLUMNS = 24 }; /* of more, made-up figures are not hatched: their tag says it */

#define THIN 3.0 /* pixels: lower pieces have no rim of paper */

double stack_place(const struct layout *layout, const struct stack *stack, size_t column)
{
	size_t index = stack->model.columns[column].index;

	return scale_place(&layout->time, (double)layout->frame->columns[index].until);
}

static void draw_piece(const struct layout *layout, const struct stack *stack, struct scene *scene,
	const struct stack_part *part, size_t k, double sum)
{
	const struct stack_column *column = &stack->model.columns[k];
	const struct axis_scale *scale = &stack->scales[k].value;
	bool hatched = (part->illustrative || layout->frame->request->illustrative) &&
		stack->model.column_count <= FEW_COLUMNS;
	double high = stack_height(part, column), x = stack_place(layout, stack, k);
	double from = scale_place(scale, sum), until = scale_place(scale, sum + high);
	struct box box = { x - stack->wide / 2, until, x + stack->wide / 2, from };
	struct point corners[] = { { box.left, from }, { box.right, until } };
	struct mark mark = { .kind = MARK_RECT,
		.part = part->rest ? "rest" : "part",
		.fill = hatched ? TOKEN_PAPER : part->token,
		.stroke = hatched ? part->token : TOKEN_PAPER,
		.thickness = from - until < THIN && !hatched ? 0 : layout->unit,
		.reading = READ_LENGTH,
		.axes = &stack->scales[k] };

	if (high <= 0)
		return;
	if (part->count == 1) {
		mark.row = part->rows[0];
		mark.shows = &part->rows[0]->cells[column->index];
	}
	scene_add(scene, mark, corners, 2);
	if (hatched)
		draw_hatch(scene, box, part->token, layout->unit);
}

/* What the parts leave of the whole, or where the whole ends below them. */
static void draw_whole(
	const struct layout *layout, const struct stack *stack, struct scene *scene, size_t k)
{
	const struct stack_column *column = &stack->model.columns[k];
	const struct axis_scale *scale = &stack->scales[k].value;
	double x = stack_place(layout, stack, k), half = stack->wide / 2;
	double y, sum = scale_place(scale, column->tall);
	struct point corners[2];

	if (column->total == NULL || column->fit == STACK_ROUNDED || column->fit == STACK_EQUAL)
		return;
	y = scale_place(scale, column->total->y);
	corners[0] = (struct point){ x - half, y };
	corners[1] = (struct point){ x + half, y };
	if (column->total->y > column->tall) {
		corners[1].y = sum;
		scene_add(scene,
			(struct mark){ .kind = MARK_RECT,
				.part = "left",
				.fill = TOKEN_PAPER,
				.stroke = TOKEN_NO_DATA,
				.thickness = layout->unit },
			corners, 2);
		draw_hatch(scene, (struct box){ x - half, y, x + half, sum }, TOKEN_NO_DATA,
			layout->unit);
		return;
	}
	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "rim",
			.stroke = TOKEN_PAPER,
			.thickness = 4 * layout->unit },
		corners, 2);
	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "whole",
			.stroke = TOKEN_INK,
			.thickness = 2 * layout->unit },
		corners, 2);
}

/* A dashed box on top: something is missing here, nobody knows how much. */
static void draw_missing(
	const struct layout *layout, const struct stack *stack, struct scene *scene, size_t k)
{
	const struct stack_column *column = &stack->model.columns[k];
	double x = stack_place(layout, stack, k), half = stack->wide / 2;
	const struct axis_scale *scale = &stack->scales[k].value;
	double full = scale_place(scale, stack_full(layout, column));
	bool open = stack_is_open(stack, column);
	double base = open ? scale->start : full;
	double top = open ? full : fmax(base - STACK_MISSING * layout->unit, 1);
	struct point corners[] = { { x - half, top }, { x + half, base } };
	struct mark mark = { .kind = MARK_RECT,
		.part = "missing",
		.stroke = TOKEN_NO_DATA,
		.thickness = layout->unit,
		.dash = DASH_FINE,
		.reading = READ_NOTHING };

	for (size_t i = 0; i < stack->model.part_count && mark.row == NULL; i++)
		for (size_t r = 0; r < stack->model.parts[i].count && mark.row == NULL; r++) {
			const struct frame_row *row = stack->model.parts[i].rows[r];

			if (frame_known(&row->cells[column->index]))
				continue;
			mark.row = row;
			mark.shows = &row->cells[column->index];
		}
	scene_add(scene, mark, corners, 2);
}

static void draw_names(const struct layout *layout, const struct stack *stack, struct scene *scene)
{
	size_t column = (size_t)(stack->labelled - stack->model.columns);
	double left = layout->body.right - stack->names_wide - 16 * layout->unit;
	double edge = stack_place(layout, stack, column) + stack->wide / 2;
	double half = 5 * layout->unit;

	for (size_t i = 0; i < stack->model.part_count; i++) {
		const struct stack_names *names = &stack->names[i];
		struct point leader[] = { { edge + 1, names->anchor },
			{ left - half, names->middle } };
		struct point corners[] = { { left, names->middle - half },
			{ left + 2 * half, names->middle + half } };

		scene_add(scene,
			(struct mark){ .kind = MARK_LINE,
				.part = "leader",
				.stroke = TOKEN_MUTED,
				.thickness = 0.75 * layout->unit },
			leader, 2);
		scene_add(scene,
			(struct mark){ .kind = MARK_RECT,
				.part = "sample",
				.fill = stack->model.parts[i].token },
			corners, 2);
	}
}

static void draw_rules(const struct layout *layout, const struct stack *stack, struct scene *scene)
{
	for (size_t i = 0; i < stack->rule_count; i++) {
		double x = scale_place(&layout->time, stack->rules[i]);

		draw_break(scene, x, stack->axes.plot.top, stack->axes.plot.bottom, TOKEN_MUTED,
			layout->unit);
	}
}

void stack_draw(const struct layout *layout, struct scene *scene)
{
	const struct stack *stack = layout->own;

	if (stack->told)
		return;
	axes_draw(&stack->axes, layout, scene);
	draw_backings(scene, stack->wholes, stack->whole_count);
	draw_rules(layout, stack, scene);
	for (size_t k = 0; k < stack->model.column_count; k++) {
		double sum = 0;

		for (size_t i = 0; i < stack->model.part_count; i++) {
			const struct stack_part *part = &stack->model.parts[i];

			if (!stack_is_open(stack, &stack->model.columns[k]))
				draw_piece(layout, stack, scene, part, k, sum);
			sum += stack_height(part, &stack->model.columns[k]);
		}
		draw_whole(layout, stack, scene, k);
		if (stack->model.columns[k].missing > 0)
			draw_missing(layout, stack, scene, k);
	}
	legend_draw(&stack->legend, layout, scene);
	if (stack->labelled != NULL)
		draw_names(layout, stack, scene);
}

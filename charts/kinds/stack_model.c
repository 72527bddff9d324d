/*
 * charts/kinds/stack_model.c - which parts, which periods, and whether the
 * parts make up the whole. Sums are exact; only their heights are doubles.
 */
#include "charts/kinds/stack.h"

#include <stdlib.h>

#include "charts/sentences.h"
#include "charts/words.h"

/* The kind of period most columns are; of two as frequent, the longer. */
static enum period_kind usual_kind(const struct frame *frame)
{
	size_t counts[PERIOD_SPAN + 1] = { 0 };
	int best = 0;

	for (size_t i = 0; i < frame->column_count; i++)
		counts[frame->columns[i].kind]++;
	for (int kind = 1; kind <= PERIOD_SPAN; kind++)
		if (counts[kind] > counts[best])
			best = kind;
	return (enum period_kind)best;
}

/* Columns of one kind, none of which reaches into the one before. */
static void choose_columns(
	const struct frame *frame, struct arena *arena, struct stack_model *model)
{
	enum period_kind kind = usual_kind(frame);
	int64_t until = INT64_MIN;

	model->columns = arena_new(arena, frame->column_count, sizeof *model->columns);
	for (size_t i = 0; i < frame->column_count; i++) {
		const struct period *period = &frame->columns[i];

		if (period->kind != kind || period->from < until) {
			model->other_periods++;
			continue;
		}
		until = period->until;
		model->columns[model->column_count++].index = i;
	}
}

static bool note_negative(struct stack_model *model, const struct frame_row *row)
{
	for (size_t k = 0; k < model->column_count; k++) {
		const struct frame_point *cell = &row->cells[model->columns[k].index];

		if (!frame_known(cell) || cell->observation->value.units >= 0)
			continue;
		model->negative = row;
		model->below = cell->observation;
		return true;
	}
	return false;
}

static double latest(const struct stack_model *model, const struct frame_row *row)
{
	for (size_t k = model->column_count; k-- > 0;)
		if (frame_known(&row->cells[model->columns[k].index]))
			return row->cells[model->columns[k].index].y;
	return -1;
}

/* How many parts are larger, or as large and come before. */
static size_t place_of(
	const struct stack_model *model, const struct frame_row **rows, size_t count, size_t which)
{
	double own = latest(model, rows[which]);
	size_t place = 0;

	for (size_t i = 0; i < count; i++) {
		double other = latest(model, rows[i]);

		place += other > own || (other == own && i < which);
	}
	return place;
}

/* The largest parts in the order asked for, and the others as one above them. */
static void choose_parts(const struct frame *frame, struct arena *arena, struct stack_model *model,
	const struct frame_row **rows, size_t count)
{
	bool given = frame->request->options.order != ORDER_HIGHEST;
	struct stack_part *rest;

	model->parts = arena_new(arena, STACK_COLOURS + 1, sizeof *model->parts);
	rest = &model->parts[count < STACK_COLOURS ? count : STACK_COLOURS];
	*rest = (struct stack_part){ .rows = arena_new(arena, count, sizeof *rows),
		.token = TOKEN_PART_REST,
		.rest = true };
	for (size_t i = 0; i < count; i++) {
		size_t place = place_of(model, rows, count, i);
		struct stack_part *part = &model->parts[given ? model->part_count : place];

		if (place >= STACK_COLOURS) {
			rest->illustrative = rest->illustrative || rows[i]->row->illustrative;
			rest->rows[rest->count++] = rows[i];
			continue;
		}
		*part = (struct stack_part){ .rows = arena_new(arena, 1, sizeof *rows),
			.count = 1,
			.token = (enum token)(TOKEN_PART_1 + (given ? model->part_count : place)),
			.illustrative = rows[i]->row->illustrative };
		part->rows[0] = rows[i];
		model->part_count++;
	}
	if (rest->count == 1) { /* one alone keeps its name */
		rest->rest = false;
	}
	model->part_count += rest->count > 0;
}

bool stack_value(
	const struct stack_part *part, const struct stack_column *column, struct decimal *ret)
{
	struct decimal sum = { 0 };

	for (size_t i = 0; i < part->count; i++) {
		const struct frame_point *cell = &part->rows[i]->cells[column->index];

		if (!frame_known(cell) || !decimal_add(sum, cell->observation->value, &sum))
			return false;
	}
	*ret = sum;
	return true;
}

double stack_height(const struct stack_part *part, const struct stack_column *column)
{
	double sum = 0;

	for (size_t i = 0; i < part->count; i++)
		sum += part->rows[i]->cells[column->index].y;
	return sum;
}

/* How far sums of rounded shares may be off: half a last digit each. */
static bool explained(const struct stack_column *column, size_t numbers, bool share)
{
	int scale = column->sum.scale > column->whole.scale ? column->sum.scale
							    : column->whole.scale;
	struct decimal twice = { column->left.units * 2, column->left.scale };

	return share && column->left.units < INT64_MAX / 2 &&
		decimal_compare(twice, (struct decimal){ (int64_t)numbers, scale }) <= 0;
}

static void compare_whole(struct stack_column *column, size_t numbers, bool share)
{
	struct decimal left;

	if (column->missing > 0 || !column->summed || !column->wholed ||
		!decimal_subtract(column->whole, column->sum, &left))
		return;
	column->left = left.units < 0 ? (struct decimal){ -left.units, left.scale } : left;
	if (left.units == 0)
		column->fit = STACK_EQUAL;
	else if (explained(column, numbers, share))
		column->fit = STACK_ROUNDED;
	else
		column->fit = left.units > 0 ? STACK_LESS : STACK_MORE;
}

static void add_up(
	const struct frame *frame, struct stack_model *model, struct stack_column *column)
{
	bool share = frame->request->unit->share;
	size_t numbers = 0;

	column->summed = true;
	for (size_t i = 0; i < model->part_count; i++)
		for (size_t k = 0; k < model->parts[i].count; k++) {
			const struct frame_point *cell =
				&model->parts[i].rows[k]->cells[column->index];

			if (!frame_known(cell)) {
				column->missing++;
				continue;
			}
			numbers++;
			model->valued = true;
			column->tall += cell->y;
			column->summed = column->summed &&
				decimal_add(column->sum, cell->observation->value, &column->sum);
		}
	if (model->total != NULL && frame_known(&model->total->cells[column->index])) {
		column->total = &model->total->cells[column->index];
		column->whole = column->total->observation->value;
		column->wholed = column->whole.units >= 0;
	} else if (model->total == NULL && share && numbers > 0) {
		column->whole = (struct decimal){ 100, 0 }; /* shares are of a hundred */
		column->wholed = true;
	}
	compare_whole(column, numbers, share);
}

void stack_model(const struct frame *frame, struct arena *arena, struct stack_model *ret)
{
	const struct frame_row **rows = arena_new(arena, frame->row_count, sizeof *rows);
	struct stack_model model = { 0 };
	size_t count = 0;

	choose_columns(frame, arena, &model);
	for (size_t i = 0; i < frame->row_count; i++) {
		const struct frame_row *row = &frame->rows[i];

		if (row->row->total) {
			model.total = model.total == NULL ? row : model.total;
			continue;
		}
		rows[count++] = row;
		if (model.negative == NULL)
			(void)note_negative(&model, row);
	}
	if (model.negative == NULL)
		choose_parts(frame, arena, &model, rows, count);
	for (size_t k = 0; k < model.column_count; k++)
		add_up(frame, &model, &model.columns[k]);
	*ret = model;
}

const struct stack_column *stack_last(const struct stack_model *model)
{
	for (size_t k = model->column_count; k-- > 0;)
		if (model->columns[k].tall > 0)
			return &model->columns[k];
	return NULL;
}

const char *stack_name(const struct stack_part *part, enum lang lang, struct arena *arena)
{
	text_auto words = { 0 };
	const char *name = part->count == 0 ? "" : part->rows[0]->row->name;

	if (!part->rest)
		return name == NULL ? "" : name;
	words_fill(word(WORD_REST, lang), arena_format(arena, "%zu", part->count), &words);
	return arena_copy(arena, text_z(&words), text_span(&words).size);
}

void stack_refusal(const struct stack_model *model, const struct frame *frame, enum lang lang,
	struct text *ret)
{
	struct text fills[3] = { 0 };
	const char *name = model->negative->row->name;

	text_addz(&fills[0], name == NULL ? "" : name);
	period_say(&model->below->period, lang, &fills[1]);
	words_value(model->below->value, frame->request->unit, lang, &fills[2]);
	sentence_add(SAY_NEGATIVE_PART, lang, fills, ret);
	for (size_t i = 0; i < COUNT(fills); i++)
		text_done(&fills[i]);
}

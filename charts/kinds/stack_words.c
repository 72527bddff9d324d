/* charts/kinds/stack_words.c - a composition in words. */
#include "charts/kind.h"
#include "charts/kinds/stack.h"
#include "charts/words.h"
#include "indicators/format.h"

enum { MAX_MISSING = 5 };

struct told {
	const struct saying *saying;
	const struct stack_model *model;
	struct arena *arena;
};

static void add_value(const struct told *told, struct decimal value, struct text *ret)
{
	words_value(value, told->saying->frame->request->unit, told->saying->lang, ret);
}

static const char *name_of(const struct told *told, const struct stack_part *part)
{
	return stack_name(part, told->saying->lang, told->arena);
}

static void say_two(
	const struct told *told, enum sentence sentence, size_t column, const struct text *list)
{
	const struct frame *frame = told->saying->frame;
	struct text fills[2] = { 0 };

	if (text_span(list).size == 0)
		return;
	period_say(
		&frame->columns[told->model->columns[column].index], told->saying->lang, &fills[0]);
	text_add(&fills[1], text_span(list));
	say(told->saying, sentence, fills);
	text_done(&fills[0]);
	text_done(&fills[1]);
}

/* Each part's figure, the largest at the bottom of the picture first. */
static void say_parts(const struct told *told, size_t k)
{
	const struct stack_column *column = &told->model->columns[k];
	text_auto list = { 0 };

	for (size_t i = 0; i < told->model->part_count; i++) {
		struct decimal value;

		text_addf(
			&list, "%s%s ", i == 0 ? "" : ", ", name_of(told, &told->model->parts[i]));
		if (stack_value(&told->model->parts[i], column, &value))
			add_value(told, value, &list);
		else
			text_addz(&list, word(WORD_NO_FIGURE, told->saying->lang));
	}
	say_two(told, SAY_PARTS, k, &list);
}

/* Whether they make up the whole. */
static void say_sum(const struct told *told, const struct stack_column *column)
{
	static const enum sentence sentences[] = { [STACK_UNKNOWN] = SAY_PARTS_SUM,
		[STACK_EQUAL] = SAY_PARTS_EQUAL,
		[STACK_ROUNDED] = SAY_PARTS_ROUNDED,
		[STACK_LESS] = SAY_PARTS_LESS,
		[STACK_MORE] = SAY_PARTS_MORE };
	bool implied = column->total == NULL && column->fit == STACK_LESS;
	struct text fills[3] = { 0 };

	if (!column->summed || column->missing > 0 || told->model->part_count < 2)
		return;
	add_value(told, column->sum, &fills[0]);
	add_value(told, column->whole, &fills[1]);
	format_distance(
		column->left, told->saying->frame->request->unit, told->saying->lang, &fills[2]);
	say(told->saying, implied ? SAY_PARTS_SUM : sentences[column->fit], fills);
	for (size_t i = 0; i < COUNT(fills); i++)
		text_done(&fills[i]);
}

static bool is_broken(const struct frame *frame, const struct stack_model *model)
{
	double first = (double)frame->columns[model->columns[0].index].until;
	double last = (double)frame->columns[model->columns[model->column_count - 1].index].until;

	for (size_t i = 0; i < frame->break_count; i++)
		if (frame->breaks[i].x >= first && frame->breaks[i].x < last)
			return true;
	return false;
}

/* From the first period to the last; nothing across a break. */
static void say_changes(const struct told *told)
{
	const struct stack_model *model = told->model;
	const struct stack_column *last = &model->columns[model->column_count - 1];
	text_auto list = { 0 };

	if (model->column_count < 2)
		return;
	if (is_broken(told->saying->frame, model)) {
		say(told->saying, SAY_PARTS_BROKEN, NULL);
		return;
	}
	for (size_t i = 0; i < model->part_count; i++) {
		struct decimal before, after, change;
		text_auto said = { 0 };

		if (!stack_value(&model->parts[i], &model->columns[0], &before) ||
			!stack_value(&model->parts[i], last, &after) ||
			!decimal_subtract(after, before, &change))
			continue;
		format_change(
			change, told->saying->frame->request->unit, told->saying->lang, &said);
		text_addf(&list, "%s%s %s", text_span(&list).size == 0 ? "" : "; ",
			name_of(told, &model->parts[i]), text_z(&said));
	}
	say_two(told, SAY_PARTS_SINCE, 0, &list);
}

/* What is missing before the last period, whose parts have all been told. */
static void say_missing(const struct told *told)
{
	const struct frame *frame = told->saying->frame;
	size_t missing = 0;
	text_auto list = { 0 };

	for (size_t k = 0; k + 1 < told->model->column_count; k++)
		for (size_t i = 0; i < told->model->part_count; i++) {
			const struct stack_column *column = &told->model->columns[k];
			struct decimal unused;

			if (column->missing == 0 ||
				stack_value(&told->model->parts[i], column, &unused) ||
				++missing > MAX_MISSING)
				continue;
			text_addf(&list, "%s%s (", text_span(&list).size == 0 ? "" : "; ",
				name_of(told, &told->model->parts[i]));
			period_say(&frame->columns[column->index], told->saying->lang, &list);
			text_addc(&list, ')');
		}
	if (missing > MAX_MISSING)
		words_fill(word(WORD_MORE_MISSING, told->saying->lang),
			arena_format(told->arena, "%zu", missing - MAX_MISSING), &list);
	if (missing > 0)
		say(told->saying, SAY_PARTS_MISSING, &list);
}

static void say_rest(const struct told *told)
{
	text_auto number = { 0 };

	if (told->model->other_periods > 0) {
		text_addf(&number, "%zu", told->model->other_periods);
		say(told->saying, SAY_OTHER_PERIODS, &number);
	}
	say_statuses(told->saying);
}

void stack_describe(const struct saying *saying)
{
	arena_auto arena = { 0 };
	struct stack_model model;
	const struct told told = { saying, &model, &arena };

	stack_model(saying->frame, &arena, &model);
	if (model.negative != NULL) {
		stack_refusal(&model, saying->frame, saying->lang, saying->ret);
		return;
	}
	if (!model.valued) {
		say(saying, SAY_NOTHING, NULL);
		text_addc(saying->ret, '.');
		return;
	}
	say_parts(&told, model.column_count - 1);
	say_sum(&told, &model.columns[model.column_count - 1]);
	say_changes(&told);
	say_missing(&told);
	say_rest(&told);
}

/* charts/kinds/waterfall_model.c - from where to where, by which changes: exact sums. */
#include "charts/kinds/waterfall.h"

#include <math.h>
#include <stdlib.h>

#include "charts/words.h"
#include "indicators/format.h"

enum { LONG_CHANGE = 18 }; /* bytes; longer ones are shortened */

/* Where the changes have led so far. */
struct walk {
	struct waterfall_model *model;
	struct decimal at;
	double place;
	bool exact, begun, open; /* open: a change since the last total has no figure */
	size_t since; /* changes since the last total */
};

static struct fall *add(struct walk *walk, enum fall_kind kind, const struct frame_row *row)
{
	struct fall *fall = &walk->model->falls[walk->model->count++];

	*fall = (struct fall){ .kind = kind, .row = row };
	if (row != NULL)
		fall->cell = &row->cells[walk->model->column];
	return fall;
}

static void step(struct walk *walk, struct fall *fall, double change)
{
	fall->from = walk->place;
	fall->until = walk->place + change;
	walk->place = fall->until;
	walk->exact = walk->exact && fall->exact && decimal_add(walk->at, fall->value, &walk->at);
}

/* What lies between where the changes led and the total they should lead to. */
static void add_unexplained(struct walk *walk, const struct frame_point *total)
{
	struct decimal left;
	struct fall *fall;

	if (!walk->begun || !walk->exact || walk->since == 0)
		return;
	if (!decimal_subtract(total->observation->value, walk->at, &left) || left.units == 0)
		return;
	fall = add(walk, FALL_UNEXPLAINED, NULL);
	fall->exact = true;
	fall->value = decimal_trim(left);
	fall->from = walk->place;
	fall->until = total->y;
	walk->model->unexplained++;
}

static void add_total(struct walk *walk, const struct frame_row *row)
{
	const struct frame_point *cell = &row->cells[walk->model->column];
	struct fall *fall;

	if (frame_known(cell))
		add_unexplained(walk, cell);
	fall = add(walk, FALL_TOTAL, row);
	if (frame_known(cell)) {
		fall->exact = true;
		fall->value = walk->at = cell->observation->value;
		fall->until = walk->place = cell->y;
		walk->exact = true;
		walk->open = false;
		walk->model->valued = true;
	}
	walk->begun = true;
	walk->since = 0;
}

static void add_step(struct walk *walk, const struct frame_row *row)
{
	struct fall *fall = add(walk, FALL_STEP, row);

	walk->begun = true;
	walk->since++;
	if (!frame_known(fall->cell)) {
		fall->from = fall->until = walk->place;
		walk->open = true;
		walk->model->missing++;
		return;
	}
	fall->exact = true;
	fall->value = fall->cell->observation->value;
	step(walk, fall, fall->cell->y);
	walk->model->valued = true;
}

/* Small changes up to the next total, as one. */
static void add_others(struct walk *walk, const struct frame_row *const *rows, size_t count)
{
	struct fall *fall;
	double sum = 0;

	if (count == 0)
		return;
	fall = add(walk, FALL_OTHERS, NULL);
	fall->exact = true;
	fall->others = count;
	walk->begun = true;
	walk->since += count;
	for (size_t i = 0; i < count; i++) {
		const struct frame_point *cell = &rows[i]->cells[walk->model->column];

		fall->exact = fall->exact &&
			decimal_add(fall->value, cell->observation->value, &fall->value);
		sum += cell->y;
	}
	step(walk, fall, sum);
	walk->model->valued = true;
}

static int larger_first(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x < y) - (x > y);
}

/* A change smaller than this is taken together with others. */
static double least_alone(
	const struct frame *frame, struct arena *arena, size_t column, size_t limit)
{
	double *sizes = arena_new(arena, frame->row_count, sizeof *sizes);
	size_t count = 0, totals = 0, keep;

	for (size_t i = 0; i < frame->row_count; i++)
		if (frame->rows[i].row->total)
			totals++;
		else
			sizes[count++] = fabs(frame->rows[i].cells[column].y);
	if (limit == 0 || frame->row_count <= limit)
		return 0;
	qsort(sizes, count, sizeof *sizes, larger_first);
	keep = limit > totals + 3 ? limit - totals - 3 : 1; /* 3: others, unexplained and the sum */
	return keep < count ? nextafter(sizes[keep], INFINITY) : 0;
}

static void end(struct walk *walk)
{
	struct fall *fall;

	if (walk->since == 0 || walk->open || !walk->model->valued)
		return;
	fall = add(walk, FALL_SUM, NULL);
	fall->exact = walk->exact;
	fall->value = walk->at;
	fall->until = walk->place;
}

void waterfall_model(
	const struct frame *frame, struct arena *arena, size_t limit, struct waterfall_model *ret)
{
	const struct frame_row **small = arena_new(arena, frame->row_count, sizeof *small);
	struct waterfall_model model = { .falls = arena_new(arena, 3 * frame->row_count + 1,
						 sizeof *model.falls) };
	struct walk walk = { .model = &model, .exact = true };
	size_t count = 0;
	double least;

	model.columned = frame_latest_column(frame, &model.column);
	least = model.columned ? least_alone(frame, arena, model.column, limit) : 0;
	for (size_t i = 0; i < frame->row_count && model.columned; i++) {
		const struct frame_row *row = &frame->rows[i];
		const struct frame_point *cell = &row->cells[model.column];

		if (row->row->total) {
			add_others(&walk, small, count);
			count = 0;
			add_total(&walk, row);
		} else if (frame_known(cell) && fabs(cell->y) < least) {
			small[count++] = row;
		} else {
			add_step(&walk, row);
		}
	}
	add_others(&walk, small, count);
	end(&walk);
	*ret = model;
}

const char *waterfall_name(const struct fall *fall, enum lang lang, struct arena *arena)
{
	text_auto words = { 0 };

	switch (fall->kind) {
	case FALL_OTHERS:
		words_fill(word(WORD_OTHER_CHANGES, lang), arena_format(arena, "%zu", fall->others),
			&words);
		return arena_copy(arena, text_z(&words), text_span(&words).size);
	case FALL_UNEXPLAINED:
		return word(WORD_UNEXPLAINED, lang);
	case FALL_SUM:
		return word(WORD_ADDED_UP, lang);
	default:
		return fall->row->row->name == NULL ? "" : fall->row->row->name;
	}
}

void waterfall_value(
	const struct fall *fall, const struct unit *unit, enum lang lang, struct text *ret)
{
	size_t start = text_span(ret).size;

	if (fall->cell != NULL && !frame_known(fall->cell)) {
		text_addz(ret, word(WORD_NO_FIGURE, lang));
		return;
	}
	if (!fall->exact) { /* said rather than nearly */
		text_addz(ret, word(WORD_MANY_DIGITS, lang));
		return;
	}
	if (fall->kind == FALL_TOTAL || fall->kind == FALL_SUM) {
		words_value(fall->value, unit, lang, ret);
		return;
	}
	format_change(fall->value, unit, lang, ret);
	if (text_span(ret).size - start <= LONG_CHANGE ||
		words_magnitude(decimal_double(fall->value), unit) == 0)
		return;
	text_cut(ret, start);
	text_addz(ret, fall->value.units > 0 ? "+" : "");
	words_value(fall->value, unit, lang, ret);
}

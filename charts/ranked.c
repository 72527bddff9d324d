/* charts/ranked.c - see ranked.h. */
#include "charts/ranked.h"

#include <stdlib.h>

#include "charts/rowlist.h"
#include "charts/words.h"

enum { FEW = 6, LISTED = 3 }; /* so few are all listed; of more, so many at each end */

/* The parts among the rows, with and without a figure. */
struct ranked {
	const struct saying *saying;
	size_t column;
	const struct frame_row **known; /* the highest first */
	size_t known_count, part_count;
};

static const struct observation *figure_of(const struct ranked *ranked, const struct frame_row *row)
{
	return row->cells[ranked->column].observation;
}

static const struct frame_row **highest_first(
	const struct frame *frame, size_t column, struct arena *arena)
{
	struct chart_request request = *frame->request;
	struct frame ordered = *frame;

	request.options.order = ORDER_HIGHEST;
	ordered.request = &request;
	return rowlist_order(&ordered, column, arena);
}

static void choose(struct ranked *ranked, struct arena *arena)
{
	const struct frame *frame = ranked->saying->frame;
	const struct frame_row **rows = highest_first(frame, ranked->column, arena);

	ranked->known = arena_new(arena, frame->row_count, sizeof(void *));
	for (size_t i = 0; i < frame->row_count; i++) {
		if (rows[i]->row->total)
			continue;
		ranked->part_count++;
		if (frame_known(&rows[i]->cells[ranked->column]))
			ranked->known[ranked->known_count++] = rows[i];
	}
}

static void add_figure(const struct ranked *ranked, const struct frame_row *row, struct text *ret)
{
	text_addz(ret, rowlist_name(row));
	text_addc(ret, ' ');
	words_value(figure_of(ranked, row)->value, ranked->saying->frame->request->unit,
		ranked->saying->lang, ret);
}

/* Fills {1} with a number, {2} with another, {3} with what rows are. */
static void say_numbers(const struct ranked *ranked, enum sentence sentence, size_t first,
	size_t second, struct text *ret)
{
	const struct saying *saying = ranked->saying;
	struct text fills[3] = { 0 };

	text_addf(&fills[0], "%zu", first);
	text_addf(&fills[1], "%zu", second);
	text_addz(&fills[2], rowlist_items(saying->frame->request, saying->lang));
	sentence_add(sentence, saying->lang, fills, ret);
	for (size_t i = 0; i < COUNT(fills); i++)
		text_done(&fills[i]);
}

/* How many further ones have the value of the last one listed; `way` leads away from the end. */
static size_t equals(const struct ranked *ranked, size_t last, int way)
{
	struct decimal value = figure_of(ranked, ranked->known[last])->value;
	size_t count = 0;

	for (size_t i = last + (size_t)way; i < ranked->known_count; i += (size_t)way, count++)
		if (decimal_compare(figure_of(ranked, ranked->known[i])->value, value) != 0)
			break;
	return count;
}

/* Whether the rows `at` and the one before it on the way have the same figure. */
static bool is_equal(const struct ranked *ranked, size_t at, int way)
{
	return decimal_compare(figure_of(ranked, ranked->known[at])->value,
		       figure_of(ranked, ranked->known[at - (size_t)way])->value) == 0;
}

/* `count` rows from one end: the first ones, or backwards from the last; many equals at the
   end of the list are not begun. */
static void say_list(const struct ranked *ranked, enum sentence sentence, size_t count, int way)
{
	size_t first = way > 0 ? 0 : ranked->known_count - 1;
	size_t last = first + (count - 1) * (size_t)way, more;
	text_auto list = { 0 };

	more = count < ranked->known_count ? equals(ranked, last, way) : 0;
	for (size_t i = count; more > 0 && i > 1; i--) {
		size_t at = first + (i - 1) * (size_t)way;

		if (is_equal(ranked, at, way))
			continue;
		count = i - 1;
		more = 0;
	}
	for (size_t i = 0; i < count; i++) {
		text_addz(&list, i == 0 ? "" : ", ");
		add_figure(ranked, ranked->known[first + i * (size_t)way], &list);
	}
	if (more > 0)
		say_numbers(ranked, SAY_RANKED_EQUALS, more, 0, &list);
	say(ranked->saying, sentence, &list);
}

static void say_totals(const struct ranked *ranked)
{
	const struct frame *frame = ranked->saying->frame;

	for (size_t i = 0; i < frame->row_count; i++) {
		const struct frame_row *row = &frame->rows[i];
		text_auto whole = { 0 };

		if (!row->row->total || !frame_known(&row->cells[ranked->column]))
			continue;
		add_figure(ranked, row, &whole);
		say(ranked->saying, SAY_RANKED_WHOLE, &whole);
	}
}

/* How many have what the plan asks of that very period. */
static void say_plan(const struct ranked *ranked)
{
	const struct frame *frame = ranked->saying->frame;
	size_t planned = 0, met = 0;

	for (size_t i = 0; i < ranked->known_count; i++) {
		const struct chart_row *row = ranked->known[i]->row;
		const struct observation *figure = figure_of(ranked, ranked->known[i]);

		if (row->plan == NULL ||
			row->plan->period.until != frame->columns[ranked->column].until)
			continue;
		planned++;
		met += plan_point_met(row->plan, figure->value);
	}
	if (planned > 0)
		say_numbers(ranked, SAY_RANKED_PLAN, met, planned, ranked->saying->ret);
}

static void say_head(const struct ranked *ranked)
{
	const struct saying *saying = ranked->saying;

	period_say(&saying->frame->columns[ranked->column], saying->lang, saying->ret);
	say_numbers(ranked, SAY_RANKED_COUNT, ranked->known_count, ranked->part_count, saying->ret);
}

void ranked_say(const struct saying *saying, size_t column)
{
	arena_auto arena = { 0 };
	struct ranked ranked = { .saying = saying, .column = column };

	choose(&ranked, &arena);
	say_head(&ranked);
	say_totals(&ranked);
	if (ranked.known_count == 1) {
		say_list(&ranked, SAY_RANKED_ONE, 1, 1);
	} else if (ranked.known_count <= FEW && ranked.known_count > 0) {
		say_list(&ranked, SAY_RANKED_ALL, ranked.known_count, 1);
	} else if (ranked.known_count > FEW) {
		say_list(&ranked, SAY_RANKED_HIGHEST, LISTED, 1);
		say_list(&ranked, SAY_RANKED_LOWEST, LISTED, -1);
	}
	say_plan(&ranked);
}

void ranked_describe(const struct saying *saying)
{
	size_t column;

	if (saying->frame->row_count == 0 || !frame_latest_column(saying->frame, &column)) {
		say(saying, SAY_NOTHING, NULL);
		text_addc(saying->ret, '.');
		return;
	}
	ranked_say(saying, column);
	say_statuses(saying);
}

/* charts/rowlist.c - see rowlist.h. */
#include "charts/rowlist.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "charts/sentences.h"
#include "charts/words.h"

enum { NUMBER = 6 }; /* digits of a number in a name */

/* What a row is put in order by: `before` first, then by the order, then as given. */
struct key {
	const struct frame_row *row;
	const char *name; /* folded */
	struct decimal value;
	int before; /* 0 a whole, 1 a row with a figure, 2 one without */
	int way; /* of values: -1 the highest first, 1 the lowest, 0 not by value */
	size_t given;
};

static int compare(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int by = x->before - y->before;

	if (by == 0 && x->way != 0 && x->before == 1)
		by = x->way * decimal_compare(x->value, y->value);
	if (by == 0 && x->name != NULL)
		by = strcmp(x->name, y->name);
	return by != 0 ? by : (x->given > y->given) - (x->given < y->given);
}

const char *rowlist_name(const struct frame_row *row)
{
	return row->row->name == NULL ? "" : row->row->name;
}

/* As it is looked up, numbers with zeros before them: "phuong 000012" comes after "phuong 000002". */
static const char *folded(const char *name, struct arena *arena)
{
	text_auto text = { 0 }, key = { 0 };

	fold_add(span_of(name), &text);
	for (const char *at = text_z(&text); *at != '\0';) {
		size_t digits = strspn(at, "0123456789"), other = strcspn(at, "0123456789");

		for (size_t i = digits; digits > 0 && i < NUMBER; i++)
			text_addc(&key, '0');
		text_add(&key, (struct span){ at, digits + other });
		at += digits + other;
	}
	return arena_copy(arena, text_z(&key), text_span(&key).size);
}

static struct key key_of(const struct frame *frame, size_t i, size_t column, struct arena *arena)
{
	static const int ways[] = { [ORDER_HIGHEST] = -1, [ORDER_LOWEST] = 1, [ORDER_NAME] = 0 };
	const struct frame_row *row = &frame->rows[i];
	enum chart_order order = frame->request->options.order;
	bool known = column < frame->column_count && frame_known(&row->cells[column]);
	struct key key = { .row = row, .given = i };

	if (order == ORDER_GIVEN)
		return key;
	key.way = ways[order];
	key.before = row->row->total ? 0 : known || order == ORDER_NAME ? 1 : 2;
	if (known)
		key.value = row->cells[column].observation->value;
	if (order == ORDER_NAME)
		key.name = folded(rowlist_name(row), arena);
	return key;
}

const struct frame_row **rowlist_order(
	const struct frame *frame, size_t column, struct arena *arena)
{
	struct key *keys = arena_new(arena, frame->row_count, sizeof *keys);
	const struct frame_row **rows = arena_new(arena, frame->row_count, sizeof(void *));

	for (size_t i = 0; i < frame->row_count; i++)
		keys[i] = key_of(frame, i, column, arena);
	if (frame->row_count > 0)
		qsort(keys, frame->row_count, sizeof *keys, compare);
	for (size_t i = 0; i < frame->row_count; i++)
		rows[i] = keys[i].row;
	return rows;
}

static bool is_silent(const struct frame *frame, size_t column, const struct frame_row *row)
{
	return column >= frame->column_count || !frame_known(&row->cells[column]);
}

/* The first ones and the last ones that have a figure, or the last of all where none has. */
static void take_ends(struct rowlist *list, const struct frame *frame, size_t column,
	const struct frame_row **all, size_t room)
{
	const struct chart_options *options = &frame->request->options;
	size_t top = (size_t)options->top, bottom = (size_t)options->bottom;
	size_t end = frame->row_count;

	if (top + bottom + 1 > room) {
		top = (room - 1) * top / (top + bottom);
		top = options->top > 0 && top == 0 ? 1 : top;
		bottom = room - 1 - top;
	}
	while (bottom > 0 && end > top + bottom && is_silent(frame, column, all[end - 1]))
		end--;
	for (size_t i = 0; i < top; i++)
		list->rows[list->count++] = all[i];
	list->cut = list->count;
	for (size_t i = end - bottom; i < end; i++)
		list->rows[list->count++] = all[i];
}

/* One page; one that is not there is the last one. */
static void take_page(
	struct rowlist *list, const struct frame *frame, const struct frame_row **all, size_t room)
{
	size_t size = room - 1, pages = (frame->row_count + size - 1) / size;
	size_t page = (size_t)frame->request->options.page;

	list->start = (page < pages ? page : pages - 1) * size;
	for (size_t i = list->start; i < frame->row_count && i < list->start + size; i++)
		list->rows[list->count++] = all[i];
	list->cut = list->count;
}

void rowlist_choose(const struct frame *frame, size_t column, size_t room, struct arena *arena,
	struct rowlist *ret)
{
	const struct chart_options *options = &frame->request->options;
	const struct frame_row **all = rowlist_order(frame, column, arena);
	size_t ends = (size_t)options->top + (size_t)options->bottom;

	*ret = (struct rowlist){ .rows = arena_new(arena, frame->row_count, sizeof(void *)) };
	if (ends > 0 && ends + 1 < frame->row_count) {
		take_ends(ret, frame, column, all, room);
	} else if (frame->row_count > room) {
		take_page(ret, frame, all, room);
	} else {
		memcpy(ret->rows, all, frame->row_count * sizeof(void *));
		ret->cut = ret->count = frame->row_count;
	}
	ret->left_out = frame->row_count - ret->count;
}

const char *rowlist_items(const struct chart_request *request, enum lang lang)
{
	const char *items = request->options.parted_by;

	return items == NULL || *items == '\0' ? word(WORD_ITEMS, lang) : items;
}

void rowlist_say_rest(const struct rowlist *list, const struct chart_request *request,
	enum lang lang, struct text *ret)
{
	struct text fills[3] = { 0 };

	if (list->start > 0)
		text_addf(&fills[0], "%zu\u2013%zu", list->start + 1, list->start + list->count);
	else
		text_addf(&fills[0], "%zu", list->left_out);
	text_addf(&fills[1], "%zu", list->left_out + list->count);
	text_addz(&fills[2], rowlist_items(request, lang));
	sentence_add(list->start > 0 ? SAY_ROWS_PAGE : SAY_ROWS_REST, lang, fills, ret);
	for (size_t i = 0; i < COUNT(fills); i++)
		text_done(&fills[i]);
}

/*
 * indicators/formula_order.c - which computed figures come first. A walk in depth with one mark for
 * "being worked out": meeting it again closes a ring. The walk keeps its own stack.
 */
#include "indicators/formula_order.h"

#include <string.h>

enum mark { MARK_NEW, MARK_OPEN, MARK_DONE };

struct frame {
	int item, next; /* the reference to look at next */
};

struct walk {
	const struct formula_named *items;
	int count;
	unsigned char *marks;
	struct frame *stack;
	int depth;
	int *order;
	int placed;
};

static bool is_meant(const struct formula_named *item, const struct formula_reference *reference)
{
	return strcmp(item->code, reference->code) == 0 &&
		(*reference->method == '\0' ? item->primary
					    : strcmp(item->method, reference->method) == 0);
}

/* The item a reference means, or -1: a figure that is reported. */
static int item_of(const struct walk *walk, const struct formula_reference *reference)
{
	for (int i = 0; i < walk->count; i++)
		if (is_meant(&walk->items[i], reference))
			return i;
	return -1;
}

static void say_item(const struct formula_named *item, struct text *ret)
{
	text_addz(ret, item->code);
	if (!item->primary)
		text_addf(ret, ":%s", item->method);
}

/* Tells the ring from the item met again to the top of the stack and back. */
static bool refuse_ring(const struct walk *walk, int met, int *ret_at, struct error *err)
{
	const struct frame *top = &walk->stack[walk->depth - 1];
	const struct formula_reference *closing = &walk->items[top->item].references[top->next - 1];
	text_auto ring = { 0 };
	int at = 0;

	if (ret_at != NULL)
		*ret_at = top->item;
	while (walk->stack[at].item != met)
		at++;
	for (; at < walk->depth; at++) {
		say_item(&walk->items[walk->stack[at].item], &ring);
		text_addz(&ring, " \u2190 ");
	}
	say_item(&walk->items[met], &ring);
	return closing->line == 0
		? error_set(err, ERROR_REFUSED, "composite.cycle", "%s", text_z(&ring))
		: error_at(err, ERROR_REFUSED, "formula.cycle", closing->line, closing->column,
			  "%s", text_z(&ring));
}

/* Puts an item and all it is made from, where not yet put, into the order. */
static bool put(struct walk *walk, int item, int *ret_at, struct error *err)
{
	walk->depth = 0;
	walk->stack[walk->depth++] = (struct frame){ item, 0 };
	walk->marks[item] = MARK_OPEN;
	while (walk->depth > 0) {
		struct frame *top = &walk->stack[walk->depth - 1];
		const struct formula_named *named = &walk->items[top->item];
		int from;

		if (top->next == named->count) {
			walk->marks[top->item] = MARK_DONE;
			walk->order[walk->placed++] = top->item;
			walk->depth--;
			continue;
		}
		from = item_of(walk, &named->references[top->next++]);
		if (from < 0 || walk->marks[from] == MARK_DONE)
			continue;
		if (walk->marks[from] == MARK_OPEN)
			return refuse_ring(walk, from, ret_at, err);
		walk->marks[from] = MARK_OPEN;
		walk->stack[walk->depth++] = (struct frame){ from, 0 };
	}
	return true;
}

bool formula_order(const struct formula_named *items, int count, struct arena *arena, int *ret,
	int *ret_at, struct error *err)
{
	struct walk walk = {
		.items = items,
		.count = count,
		.marks = arena_new(arena, (size_t)count, sizeof *walk.marks),
		.stack = arena_new(arena, (size_t)count, sizeof *walk.stack),
		.order = arena_new(arena, (size_t)count, sizeof *walk.order),
	};

	for (int i = 0; i < count; i++)
		if (walk.marks[i] == MARK_NEW && !put(&walk, i, ret_at, err))
			return false;
	if (count > 0)
		memcpy(ret, walk.order, (size_t)count * sizeof *walk.order);
	return true;
}

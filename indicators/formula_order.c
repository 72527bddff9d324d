/*
 * indicators/formula_order.c - which derived figures come first. A walk in depth with one mark for
 * "being worked out": meeting it again closes a ring. The walk keeps its own stack.
 */
#include "indicators/formula_order.h"

#include <string.h>

#include "indicators/formula_private.h"

enum mark { MARK_NEW, MARK_OPEN, MARK_DONE };

struct frame {
	int item, next; /* the reference to look at next */
};

static int item_of(const struct formula_named *items, int count, const char *code)
{
	for (int i = 0; i < count; i++)
		if (strcmp(items[i].code, code) == 0)
			return i;
	return -1;
}

/* Tells the ring from the item met again to the top of the stack and back. */
static bool refuse_ring(const struct formula_named *items, const struct frame *stack, int depth,
	int met, struct error *err)
{
	const struct frame *top = &stack[depth - 1];
	const struct formula_reference *closing =
		&items[top->item].formula->references[top->next - 1];
	text_auto ring = { 0 };
	int at = 0;

	while (stack[at].item != met)
		at++;
	for (; at < depth; at++)
		text_addf(&ring, "%s \u2190 ", items[stack[at].item].code);
	text_addz(&ring, items[met].code);
	return error_at(err, ERROR_REFUSED, "formula.cycle", closing->line, closing->column, "%s",
		text_z(&ring));
}

/* Puts an item and all it is made from, where not yet put, into `ret`. */
static bool put(const struct formula_named *items, int count, int item, unsigned char *marks,
	struct frame *stack, int *ret, int *ret_count, struct error *err)
{
	int depth = 0;

	stack[depth++] = (struct frame){ item, 0 };
	marks[item] = MARK_OPEN;
	while (depth > 0) {
		struct frame *top = &stack[depth - 1];
		const struct formula *formula = items[top->item].formula;
		int from;

		if (top->next == formula->reference_count) {
			marks[top->item] = MARK_DONE;
			ret[(*ret_count)++] = top->item;
			depth--;
			continue;
		}
		from = item_of(items, count, formula->references[top->next++].code);
		if (from < 0 || marks[from] == MARK_DONE)
			continue;
		if (marks[from] == MARK_OPEN)
			return refuse_ring(items, stack, depth, from, err);
		marks[from] = MARK_OPEN;
		stack[depth++] = (struct frame){ from, 0 };
	}
	return true;
}

bool formula_order(const struct formula_named *items, int count, struct arena *arena, int *ret,
	struct error *err)
{
	unsigned char *marks = arena_new(arena, (size_t)count, sizeof *marks);
	struct frame *stack = arena_new(arena, (size_t)count, sizeof *stack);
	int *order = arena_new(arena, (size_t)count, sizeof *order);
	int placed = 0;

	for (int i = 0; i < count; i++)
		if (marks[i] == MARK_NEW &&
			!put(items, count, i, marks, stack, order, &placed, err))
			return false;
	if (count > 0)
		memcpy(ret, order, (size_t)count * sizeof *order);
	return true;
}

/* collector/problems.c - see problems.h. */
#include "collector/problems.h"

#include <stdlib.h>

static const char *copied(struct arena *arena, struct span text)
{
	return text.size == 0 ? "" : arena_copy(arena, text.data, text.size);
}

void problems_add(struct arena *arena, const struct reader *reader, const struct problem *told,
	struct span read, struct problem **list, size_t *count)
{
	if (*count < DRAFT_MAX_PROBLEMS) {
		struct problem problem = *told;
		text_auto where = { 0 };

		reader_where(reader, told->line, told->column, &where);
		problem.where = arena_copy(arena, text_z(&where), where.size);
		problem.read = copied(arena, read);
		problem.detail = copied(arena, span_of(told->detail));
		*list = arena_push(arena, *list, *count, sizeof **list);
		(*list)[*count] = problem;
	}
	++*count;
}

void problems_add_entry(struct arena *arena, const struct reader *reader, const struct entry *entry,
	const char *key, struct draft *draft)
{
	text_auto value = { 0 };
	int column = entry->field;

	if (entry->observation.known)
		decimal_print(entry->observation.value, &value);
	problems_add(arena, reader,
		&(struct problem){ .line = entry->line,
			.column = column,
			.header = column > 0 && (size_t)column <= draft->header_count
				? draft->headers[column - 1]
				: "",
			.key = key,
			.detail = entry->observation.period.label },
		text_span(&value), &draft->problems, &draft->problem_count);
}

static int compare(const void *left, const void *right)
{
	const struct problem *a = left, *b = right;

	return a->line != b->line ? (a->line > b->line) - (a->line < b->line)
				  : (a->column > b->column) - (a->column < b->column);
}

void problems_sort(struct problem *list, size_t count)
{
	if (count > 1)
		qsort(list, count < DRAFT_MAX_PROBLEMS ? count : DRAFT_MAX_PROBLEMS, sizeof *list,
			compare);
}

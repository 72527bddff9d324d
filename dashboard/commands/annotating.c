/* dashboard/commands/annotating.c - see annotating.h. */
#include "dashboard/commands/annotating.h"

#include "base/clock.h"
#include "collector/annotate.h"
#include "dashboard/commands/errors.h"
#include "dashboard/commands/findings.h"

/* Where a problem is seen: one of a form's whole row at its first cell that shows. */
static int column_of(const struct draft *draft, int column)
{
	int first = draft->plan.form == COLUMN_NONE || draft->header_count == 0
		? COLUMN_NONE
		: draft->plan.spare[FIELD_INDICATOR];

	return column > 0 ? column : first + 1;
}

static size_t mark_problems(
	struct arena *arena, const struct words *words, const struct draft *draft, struct mark *ret)
{
	size_t count = draft->problem_count < DRAFT_MAX_PROBLEMS ? draft->problem_count
								 : DRAFT_MAX_PROBLEMS;

	for (size_t i = 0; i < count; i++) {
		text_auto why = { 0 };

		problem_explain(words, &draft->problems[i], &why);
		ret[i] = (struct mark){ .row = draft->problems[i].line,
			.column = column_of(draft, draft->problems[i].column),
			.text = arena_copy(arena, text_z(&why), why.size) };
	}
	return count;
}

static size_t mark_findings(struct arena *arena, const struct words *words,
	const struct annotated *file, struct mark *ret)
{
	size_t count = 0;

	for (size_t i = 0; i < file->finding_count; i++) {
		const struct kept_finding *finding = &file->findings[i];
		text_auto why = { 0 };

		if (*finding->explanation != '\0')
			continue;
		finding_explain(words, words_lang(words), finding, &why);
		ret[count++] = (struct mark){ .row = finding->line,
			.column = column_of(file->draft, finding->field),
			.question = !finding->blocks,
			.text = arena_copy(arena, text_z(&why), why.size) };
	}
	return count;
}

bool annotating_make(struct arena *arena, const struct words *words, const struct annotated *file,
	size_t *ret_cells, struct text *ret, struct error *err)
{
	struct mark *marks = arena_new(
		arena, DRAFT_MAX_PROBLEMS + file->finding_count, sizeof *marks);
	size_t count = mark_problems(arena, words, file->draft, marks);
	char now[CLOCK_INSTANT];

	count += mark_findings(arena, words, file, marks + count);
	*ret_cells = count;
	clock_now(now);
	return count == 0 ||
		annotate(arena, file->bytes, file->reading, file->sheet, marks, ret_cells, now, ret,
			err);
}

/* dashboard/commands/annotating.c - see annotating.h. */
#include "dashboard/commands/annotating.h"

#include "base/clock.h"
#include "base/file.h"
#include "collector/annotate.h"
#include "dashboard/commands/errors.h"
#include "dashboard/commands/findings.h"
#include "dashboard/commands/support.h"

enum { MODE = 0644 };

/* Where a problem is seen: one of a form's whole row at its first cell that shows. */
static int column_of(const struct draft *draft, int column)
{
	int first = draft->plan.form == COLUMN_NONE || draft->header_count == 0
		? COLUMN_NONE
		: draft->plan.spare[FIELD_INDICATOR];

	return column > 0 ? column : first + 1;
}

static size_t mark_problems(const struct call *call, const struct draft *draft, struct mark *ret)
{
	size_t count = draft->problem_count < DRAFT_MAX_PROBLEMS ? draft->problem_count
								 : DRAFT_MAX_PROBLEMS;

	for (size_t i = 0; i < count; i++) {
		text_auto words = { 0 };

		problem_explain(call->words, &draft->problems[i], &words);
		ret[i] = (struct mark){ .row = draft->problems[i].line,
			.column = column_of(draft, draft->problems[i].column),
			.text = arena_copy(call->arena, text_z(&words), words.size) };
	}
	return count;
}

static size_t mark_findings(const struct call *call, const struct annotated *file, struct mark *ret)
{
	size_t count = 0;

	for (size_t i = 0; i < file->finding_count; i++) {
		const struct kept_finding *finding = &file->findings[i];
		text_auto words = { 0 };

		if (*finding->explanation != '\0')
			continue;
		finding_explain(call->words, call->lang, finding, &words);
		ret[count++] = (struct mark){ .row = finding->line,
			.column = column_of(file->draft, finding->field),
			.question = !finding->blocks,
			.text = arena_copy(call->arena, text_z(&words), words.size) };
	}
	return count;
}

bool annotating_write(
	const struct call *call, const struct annotated *file, size_t *ret_cells, struct error *err)
{
	struct mark *marks = arena_new(
		call->arena, DRAFT_MAX_PROBLEMS + file->finding_count, sizeof *marks);
	size_t count = mark_problems(call, file->draft, marks);
	char now[CLOCK_INSTANT];
	text_auto book = { 0 };

	count += mark_findings(call, file, marks + count);
	*ret_cells = count;
	clock_now(now);
	return count == 0 ||
		(annotate(call->arena, file->bytes, file->reading, file->sheet, marks, ret_cells,
			 now, &book, err) &&
			file_write(call_value(call, "--annotate"), text_span(&book), MODE, err));
}

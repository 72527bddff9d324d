/* dashboard/office/workbooks.c - the workbook out, and back with what is wrong at its cells. */
#include <string.h>

#include "base/clock.h"
#include "dashboard/commands/annotating.h"
#include "dashboard/commands/findings.h"
#include "dashboard/office/draft.h"
#include "dashboard/office/owed.h"
#include "dashboard/office/pages.h"
#include "dashboard/view/entry_book.h"

bool template_take(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *reporter = request_parameter(visit->request, "reporter", "");
	struct entry_form form;
	char now[CLOCK_INSTANT];

	clock_now(now);
	if (!owed_rows(visit, reporter, NULL, &form, err) ||
		!entry_book(visit->words, visit->catalogue, &form, now, &ret->bytes, err))
		return false;
	ret->media = MEDIA_FILE;
	ret->file_name = arena_format(visit->arena, "%s.xlsx", reporter);
	return true;
}

bool submission_annotated(struct visit *visit, struct visited *ret, struct error *err)
{
	struct submission submission;
	struct kept_draft kept;
	const struct checked *checked = &kept.arrival.checked;
	struct kept_finding *findings;
	size_t cells;

	if (!visit_submission(visit, &submission, err))
		return false;
	if (strcmp(submission.state, "draft") != 0)
		return error_set(err, ERROR_REFUSED, "submission.state", "%jd (%s)",
			(intmax_t)submission.id, submission.state);
	if (!draft_look(visit, &submission, &kept, err))
		return false;
	findings = arena_new(visit->arena, checked->finding_count + 1, sizeof *findings);
	for (size_t i = 0; i < checked->finding_count; i++)
		findings[i] = finding_shown(
			visit->arena, visit->catalogue, &checked->findings[i], visit->actor);
	if (!annotating_make(visit->arena, visit->words,
		    &(struct annotated){ kept.arrival.bytes, kept.reading, kept.sheet,
			    &kept.arrival.draft, findings, checked->finding_count },
		    &cells, &ret->bytes, err))
		return false;
	if (cells == 0)
		return error_set(err, ERROR_REFUSED, "annotate.nothing", "%s", submission.name);
	ret->media = MEDIA_FILE;
	ret->file_name = arena_format(
		visit->arena, "submission-%jd-marked.xlsx", (intmax_t)submission.id);
	return true;
}

/* dashboard/office/draft.c - see draft.h. */
#include "dashboard/office/draft.h"

#include <string.h>

#include "base/file.h"
#include "dashboard/office/routes.h"
#include "store/office/evidence.h"
#include "store/office/readings.h"

/* How the columns are read: as it was said of this file, and of this reporter's files before. */
static bool restore_mapping(struct visit *visit, const struct submission *submission,
	struct mapping *ret, struct error *err)
{
	const char *answers;

	*ret = (struct mapping){ 0 };
	mapping_recall(ret, visit->arena, submission->mapping);
	if (!reading_recall(visit->office, visit->arena, submission->reporter, &answers, err))
		return false;
	mapping_recall(ret, visit->arena, answers);
	return true;
}

bool draft_again(struct visit *visit, const struct submission *submission, const char *explanation,
	struct kept_draft *ret, struct error *err)
{
	const struct catalogue *catalogue = visit_catalogue(visit, err);
	struct mapping *mapping = arena_new(visit->arena, 1, sizeof *mapping);
	static const struct reader_options options;

	*ret = (struct kept_draft){ 0 };
	if (catalogue == NULL ||
		!file_read(visit->arena,
			evidence_path(visit->arena, visit->dir, submission->evidence), UPLOAD_BODY,
			&ret->bytes, err) ||
		!restore_mapping(visit, submission, mapping, err))
		return false;
	ret->answers = mapping_answers(mapping, visit->arena);
	{
		reader_auto *reader = reader_open(visit->arena, ret->bytes, &options);

		draft_read(visit->arena, catalogue, reader, mapping, &ret->draft);
	}
	if (ret->draft.problem_count > 0)
		return true;
	ret->checked = (struct checked){ .entries = ret->draft.entries, .count = ret->draft.count };
	return checking_run(
		visit->arena, visit->office, catalogue, explanation, &ret->checked, 1, err);
}

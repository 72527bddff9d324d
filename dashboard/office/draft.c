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

struct reading {
	struct visit *visit;
	struct kept_draft *kept;
};

/* intake_look: what only the open reader can say. */
static void look(void *context, size_t arrival UNUSED, const struct reader *reader)
{
	const struct reading *reading = context;
	const char *sheet = reader_sheet(reader);

	reading->kept->sheet = arena_copy(reading->visit->arena, sheet, strlen(sheet));
}

/* What is alike of looking and sending is added to `intake`. */
static bool run(struct visit *visit, const struct submission *submission, struct intake *intake,
	struct kept_draft *ret, bool *ret_taken, struct error *err)
{
	static const struct reader_options options;
	struct mapping *mapping = arena_new(visit->arena, 1, sizeof *mapping);
	struct reading reading = { visit, ret };

	*ret = (struct kept_draft){
		.arrival.name = submission->name, .reading = &options, .sheet = ""
	};
	if (visit_catalogue(visit, err) == NULL ||
		!file_read(visit->arena,
			evidence_path(visit->arena, visit->dir, submission->evidence), UPLOAD_BODY,
			&ret->arrival.bytes, err) ||
		!restore_mapping(visit, submission, mapping, err))
		return false;
	ret->answers = mapping_answers(mapping, visit->arena);
	intake->office = visit->office;
	intake->catalogue = visit->catalogue;
	intake->mapping = mapping;
	intake->reading = &options;
	intake->actor = visit->actor;
	intake->reporter = submission->reporter;
	intake->explanation = "";
	intake->fails = true;
	intake->look = look;
	intake->context = &reading;
	return intake_run(visit->arena, intake, &ret->arrival, 1, ret_taken, err);
}

bool draft_look(struct visit *visit, const struct submission *submission, struct kept_draft *ret,
	struct error *err)
{
	struct intake intake = { .checks = true };
	bool taken;

	return run(visit, submission, &intake, ret, &taken, err);
}

/* intake_answer: the answers to the findings, as the form has them by their number. */
static void take_explanations(void *context, size_t arrival UNUSED, struct checked *checked)
{
	const struct visit *visit = ((const struct reading *)context)->visit;

	for (size_t i = 0; i < checked->finding_count; i++) {
		const char *given = form_text(
			visit->form, arena_format(visit->arena, "explain-%zu", i), "");

		if (span_trim(span_of(given)).size > 0)
			checked->findings[i].explanation = given;
	}
}

bool draft_send(struct visit *visit, const struct submission *submission, struct kept_draft *ret,
	struct error *err)
{
	const char *reason = form_text(visit->form, "reason", "");
	struct intake intake = { .reason = *reason == '\0' ? NULL : reason,
		.draft = submission->id,
		.version = visit_number(form_text(visit->form, "version", "0")),
		.answer = take_explanations };
	size_t problems;
	bool taken;

	if (!run(visit, submission, &intake, ret, &taken, err))
		return false;
	problems = ret->arrival.draft.problem_count;
	return taken ||
		(problems > 0 ? error_set(err, ERROR_REFUSED, "import.problems", "%zu", problems)
			      : error_set(err, ERROR_REFUSED, "import.blocked", "%zu",
					ret->arrival.checked.refused));
}

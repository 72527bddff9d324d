/* dashboard/office/submission_acts.c - what is done to a submission, and what is read of it. */
#include <string.h>

#include "base/file.h"
#include "dashboard/office/draft.h"
#include "dashboard/office/figure.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/routes.h"
#include "store/office/evidence.h"
#include "store/office/readings.h"
#include "store/office/receipts.h"
#include "store/office/workflow.h"

static const char *page_of(const struct visit *visit, const char *done, int64_t n)
{
	return arena_format(visit->arena, "/submissions/%jd?done=%s&n=%jd", (intmax_t)visit->id,
		done, (intmax_t)n);
}

bool submission_submit(struct visit *visit, struct visited *ret, struct error *err)
{
	struct submission submission;
	struct kept_draft kept;
	const struct receipt *receipt = &kept.arrival.receipt;

	if (!visit_submission(visit, &submission, err) ||
		!draft_send(visit, &submission, &kept, err) ||
		(*kept.answers != '\0' &&
			!reading_remember(visit->office, submission.reporter, kept.answers,
				visit->person->name, err)))
		return false;
	ret->next = receipt->submission == 0
		? page_of(visit, "unchanged", (int64_t)receipt->unchanged)
		: page_of(visit, "submitted", (int64_t)(receipt->added + receipt->corrected));
	return true;
}

typedef bool figures_act(
	struct office *office, const struct act *act, int *ret_count, struct error *err);

static bool act_on(struct visit *visit, figures_act *work, const char *done, struct visited *ret,
	struct error *err)
{
	struct act act = { .submission = visit->id,
		.position = (int)visit_number(form_text(visit->form, "n", "0")),
		.version = visit_number(form_text(visit->form, "version", "0")),
		.actor = visit->person->name,
		.words = form_text(visit->form, "words", "") };
	struct submission submission;
	int count;

	if (!visit_submission(visit, &submission, err) || !work(visit->office, &act, &count, err))
		return false;
	ret->next = page_of(visit, done, count);
	return true;
}

bool submission_explain(struct visit *visit, struct visited *ret, struct error *err)
{
	return act_on(visit, figures_explain, "explained", ret, err);
}

bool submission_answer(struct visit *visit, struct visited *ret, struct error *err)
{
	return act_on(visit, figures_answer, "answered", ret, err);
}

bool submission_withdraw(struct visit *visit, struct visited *ret, struct error *err)
{
	return act_on(visit, figures_withdraw, "withdrawn", ret, err);
}

/* The ending of a file's name where it is a plain one; "" else. */
static const char *ending_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL && strlen(dot) <= 5 &&
			strspn(dot + 1, "abcdefghijklmnopqrstuvwxyz") == strlen(dot + 1)
		? dot
		: "";
}

bool submission_evidence(struct visit *visit, struct visited *ret, struct error *err)
{
	struct submission submission;
	struct span bytes;

	if (!visit_submission(visit, &submission, err) ||
		!file_read(visit->arena,
			evidence_path(visit->arena, visit->dir, submission.evidence),
			DRAFT_MAX_BYTES, &bytes, err))
		return false;
	text_add(&ret->bytes, bytes);
	ret->media = MEDIA_FILE;
	ret->file_name = arena_format(visit->arena, "submission-%jd%s", (intmax_t)submission.id,
		ending_of(submission.name));
	return true;
}

bool submission_receipt(struct visit *visit, struct visited *ret, struct error *err)
{
	struct submission submission;
	json_auto_t *receipt = NULL;

	if (!visit_submission(visit, &submission, err))
		return false;
	receipt = receipt_make(visit->office, submission.id, err);
	if (receipt == NULL)
		return false;
	json_write(receipt, &ret->bytes);
	text_addc(&ret->bytes, '\n');
	ret->media = MEDIA_FILE;
	ret->file_name = arena_format(visit->arena, "receipt-%jd.json", (intmax_t)submission.id);
	return true;
}

bool submission_spark(struct visit *visit, struct visited *ret, struct error *err)
{
	const int64_t position = visit_number(request_parameter(visit->request, "n", "0"));
	history_auto *history = NULL;
	struct submission submission;
	struct queued *figures;
	struct beside beside;
	size_t count;

	if (visit_catalogue(visit, err) == NULL || !visit_submission(visit, &submission, err))
		return false;
	if (position < 1 || position > submission.figures)
		return error_set(err, ERROR_REFUSED, "figure.none", "%jd.%jd",
			(intmax_t)submission.id, (intmax_t)position);
	if (!queue_figures(visit->office, visit->arena, visit->catalogue, submission.id,
		    (int)position, 1, &figures, &count, err))
		return false;
	if (count == 0)
		return error_set(err, ERROR_REFUSED, "figure.none", "%jd.%jd",
			(intmax_t)submission.id, (intmax_t)position);
	history = history_new(visit->office);
	ret->media = MEDIA_SVG;
	return figure_beside(
		       visit, history, figures[0].method, &figures[0].observation, &beside, err) &&
		figure_spark(visit, &figures[0], &beside,
			request_parameter(visit->request, "theme", "light"), &ret->bytes, err);
}

/* dashboard/api/submission.c - GET /api/v1/submissions/:id: how far what was sent has come. */
#include <string.h>

#include "dashboard/api/submissions.h"
#include "store/office/receipts.h"

/* A program sees what it sent, and what was sent for the reporter it speaks for. */
static bool sees(const struct visit *visit, const struct submission *submission)
{
	return strcmp(submission->reporter, visit->speaks_for) == 0 ||
		strcmp(submission->submitted_by, visit->actor) == 0;
}

static json_t *summary_of(const struct submission *submission)
{
	return json_pack("{s:I,s:s,s:s,s:s,s:s,s:s,s:s,s:{s:I,s:I,s:I,s:I,s:I}}", "submission",
		(json_int_t)submission->id, "reporter", submission->reporter, "state",
		submission->state, "evidence", submission->evidence, "submitted_at",
		submission->submitted_at, "submitted_by", submission->submitted_by, "decided_at",
		submission->decided_at, "figures", "submitted", (json_int_t)submission->submitted,
		"returned", (json_int_t)submission->returned, "approved",
		(json_int_t)submission->approved, "published", (json_int_t)submission->published,
		"withdrawn", (json_int_t)submission->withdrawn);
}

static json_t *figure_of(const struct queued *figure)
{
	const struct observation *observation = &figure->observation;

	return json_pack("{s:i,s:s,s:s,s:s,s:s,s:s,s:s,s:o,s:s,s:I}", "position", figure->position,
		"indicator", figure->indicator->code, "method", figure->method->code, "place",
		observation->place->code, "period", observation->period.label, "breakdown",
		observation->breakdown, "vintage", observation->vintage, "value",
		observation->known ? json_figure(observation->value) : json_null(), "state",
		figure->state, "version", (json_int_t)figure->version);
}

static bool add_figures(
	struct visit *visit, const struct submission *submission, json_t *ret, struct error *err)
{
	const char *given = request_parameter(visit->request, "from", "1");
	int64_t from = visit_number(given);
	json_t *list = json_array();
	struct queued *figures;
	size_t count;

	(void)json_object_set_new(ret, "list", list);
	if (from < 1 || from > INT32_MAX)
		return error_set(err, ERROR_MISUSE, "request.parameter", "from=%s", given);
	if (!queue_figures(visit->office, visit->arena, visit->catalogue, submission->id, (int)from,
		    API_MAX_LISTED, &figures, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(list, figure_of(&figures[i]));
	return true;
}

static bool add_remarks(
	struct visit *visit, const struct submission *submission, json_t *ret, struct error *err)
{
	json_t *list = json_array();
	struct comment *remarks;
	size_t count;

	(void)json_object_set_new(ret, "remarks", list);
	if (!queue_remarks(visit->office, visit->arena, submission->id, &remarks, &count, err))
		return false;
	for (size_t i = count > API_MAX_LISTED ? count - API_MAX_LISTED : 0; i < count; i++)
		(void)json_array_append_new(list,
			json_pack("{s:i,s:s,s:s,s:s}", "position", remarks[i].position, "kind",
				remarks[i].kind, "at", remarks[i].at, "words", remarks[i].words));
	return true;
}

/* A draft has no receipt. */
static bool add_receipt(
	struct visit *visit, const struct submission *submission, json_t *ret, struct error *err)
{
	json_t *receipt = receipt_make(visit->office, submission->id, err);

	if (receipt == NULL && strcmp(err->key, "submission.state") != 0)
		return false;
	(void)json_object_set_new(ret, "receipt", receipt == NULL ? json_null() : receipt);
	return true;
}

bool api_submission(struct visit *visit, struct visited *ret, struct error *err)
{
	struct submission submission;
	json_auto_t *json = NULL;

	if (visit_catalogue(visit, err) == NULL ||
		!submission_find(visit->office, visit->arena, visit->id, &submission, err))
		return false;
	if (!sees(visit, &submission))
		return error_set(err, ERROR_REFUSED, "submission.none", "%jd", (intmax_t)visit->id);
	json = summary_of(&submission);
	if (!add_figures(visit, &submission, json_object_get(json, "figures"), err) ||
		!add_remarks(visit, &submission, json, err) ||
		!add_receipt(visit, &submission, json, err))
		return false;
	ret->media = MEDIA_JSON;
	json_write(json, &ret->bytes);
	text_addc(&ret->bytes, '\n');
	return true;
}

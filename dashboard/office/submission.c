/* dashboard/office/submission.c - one submission: where it stands, what was said, what can be done. */
#include "dashboard/office/submission.h"

#include <string.h>

#include "dashboard/office/figure.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/office/submissions.h"
#include "dashboard/view/tell.h"
#include "indicators/checks.h"

json_t *finding_model(const struct visit *visit, const struct kept_finding *finding)
{
	const char *name = finding->check;

	for (size_t i = 0; i < CHECK_COUNT; i++)
		if (strcmp(checks[i].code, finding->check) == 0)
			name = checks[i].name[visit->lang];
	return json_pack("{s:s,s:s,s:s,s:o,s:o,s:b}", "check", name, "says",
		finding->says[visit->lang], "where", visit_say(visit, "office.line", finding->line),
		"explanation", tell_text(finding->explanation), "by",
		tell_text(finding->explained_by), "blocks", finding->blocks);
}

json_t *remark_model(const struct visit *visit, const struct comment *remark)
{
	return json_pack("{s:s,s:s,s:o,s:s,s:s}", "kind", remark->kind, "word",
		words_get(
			visit->words, arena_format(visit->arena, "office.remark.%s", remark->kind)),
		"time", tell_instant(remark->at, visit->lang), "author", remark->author, "words",
		remark->words);
}

struct parts {
	struct queued *figures;
	struct comment *remarks;
	struct kept_finding *findings;
	size_t count, remark_count, finding_count;
};

static bool read_parts(struct visit *visit, const struct submission *submission, int from,
	struct parts *ret, struct error *err)
{
	return queue_figures(visit->office, visit->arena, visit->catalogue, submission->id, from,
		       SUBMISSION_PAGE, &ret->figures, &ret->count, err) &&
		queue_remarks(visit->office, visit->arena, submission->id, &ret->remarks,
			&ret->remark_count, err) &&
		findings_list(visit->office, visit->arena, submission->id, &ret->findings,
			&ret->finding_count, err);
}

static json_t *remarks_of(const struct visit *visit, const struct parts *parts, int position)
{
	json_t *list = json_array();

	for (size_t i = 0; i < parts->remark_count; i++)
		if (parts->remarks[i].position == position)
			(void)json_array_append_new(list, remark_model(visit, &parts->remarks[i]));
	return list;
}

/* Is there a finding of the figure that nobody answered, while it can be? */
static bool is_open(const struct parts *parts, const struct queued *queued)
{
	const bool waits = strcmp(queued->state, "submitted") == 0 ||
		strcmp(queued->state, "returned") == 0;

	for (size_t i = 0; waits && i < parts->finding_count; i++)
		if (parts->findings[i].position == queued->position &&
			*parts->findings[i].explanation == '\0')
			return true;
	return false;
}

static json_t *findings_of(const struct visit *visit, const struct parts *parts, int position)
{
	json_t *list = json_array();

	for (size_t i = 0; i < parts->finding_count; i++)
		if (parts->findings[i].position == position)
			(void)json_array_append_new(
				list, finding_model(visit, &parts->findings[i]));
	return list;
}

/* The form for another figure in the place of this one; null where no body was named. */
static json_t *instead_url(
	const struct visit *visit, const char *reporter, const struct queued *queued)
{
	return *reporter == '\0'
		? json_null()
		: json_string(visit_url(visit,
			  arena_format(visit->arena, "/entry?reporter=%s&indicator=%s&period=%s",
				  reporter, queued->indicator->code,
				  queued->observation.period.label)));
}

static bool figure_rows(struct visit *visit, const struct parts *parts, const char *reporter,
	bool own, json_t *rows, struct error *err)
{
	history_auto *history = history_new(visit->office);

	for (size_t i = 0; i < parts->count; i++) {
		const struct queued *queued = &parts->figures[i];
		struct beside beside;
		json_t *row;

		if (!figure_beside_queued(visit, history, queued, &beside, err))
			return false;
		row = figure_model(visit, queued->method, &queued->observation, &beside);
		(void)json_object_set_new(row, "position", json_integer(queued->position));
		(void)json_object_set_new(
			row, "version", json_integer((json_int_t)queued->version));
		(void)json_object_set_new(row, "state", json_string(queued->state));
		(void)json_object_set_new(row, "word",
			json_string(words_get(visit->words,
				arena_format(visit->arena, "office.state.%s", queued->state))));
		(void)json_object_set_new(
			row, "remarks", remarks_of(visit, parts, queued->position));
		(void)json_object_set_new(
			row, "findings", findings_of(visit, parts, queued->position));
		(void)json_object_set_new(
			row, "asked", json_boolean(own && strcmp(queued->state, "returned") == 0));
		(void)json_object_set_new(row, "odd", json_boolean(own && is_open(parts, queued)));
		(void)json_object_set_new(row, "instead", instead_url(visit, reporter, queued));
		(void)json_array_append_new(rows, row);
	}
	return true;
}

static bool add_figures(struct visit *visit, const struct submission *submission, bool own,
	json_t *model, struct error *err)
{
	int64_t from = visit_number(request_parameter(visit->request, "from", "1"));
	struct parts parts;
	json_t *rows = json_array();
	const char *next = NULL;

	from = from < 1 || from > INT32_MAX ? 1 : from;
	(void)json_object_set_new(model, "rows", rows);
	if (!read_parts(visit, submission, (int)from, &parts, err) ||
		!figure_rows(visit, &parts, submission->reporter, own, rows, err))
		return false;
	(void)json_object_set_new(model, "remarks", remarks_of(visit, &parts, 0));
	if (parts.count == SUBMISSION_PAGE)
		next = visit_url(visit,
			arena_format(visit->arena, "/submissions/%jd?from=%jd",
				(intmax_t)submission->id, (intmax_t)from + SUBMISSION_PAGE));
	(void)json_object_set_new(model, "next", json_text_or_null(next));
	return true;
}

bool submission_page(struct visit *visit, struct visited *ret, struct error *err)
{
	struct submission submission;
	const char *base;
	json_t *model;
	bool own, speaks, draft;

	if (visit_catalogue(visit, err) == NULL || !visit_submission(visit, &submission, err))
		return false;
	speaks = visit_has(visit, ROLE_REPORTER) && visit_speaks(visit, &submission);
	own = visit_has(visit, ROLE_REPORTER) &&
		strcmp(submission.submitted_by, visit->person->name) == 0;
	draft = strcmp(submission.state, "draft") == 0;
	base = visit_url(
		visit, arena_format(visit->arena, "/submissions/%jd", (intmax_t)submission.id));
	model = office_shell(visit, visit_say(visit, "office.submission.title", submission.id));
	ret->model = model;
	(void)json_object_set_new(model, "base", json_string(base));
	(void)json_object_set_new(model, "line", submission_line(visit, &submission));
	(void)json_object_set_new(model, "reason", tell_text(submission.reason));
	(void)json_object_set_new(model, "seen", json_integer((json_int_t)submission.version));
	(void)json_object_set_new(model, "figures", json_boolean(!draft));
	(void)json_object_set_new(model, "receipt", json_boolean(!draft));
	(void)json_object_set_new(model, "withdrawable",
		json_boolean(
			own && (draft || submission.submitted > 0 || submission.returned > 0)));
	(void)json_object_set_new(model, "problems", json_null());
	(void)json_object_set_new(model, "preview", json_null());
	return draft ? !own || submission_add_draft(visit, &submission, model, err)
		     : add_figures(visit, &submission, speaks, model, err);
}

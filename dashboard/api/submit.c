/*
 * dashboard/api/submit.c - POST /api/v1/submissions: figures in JSON, or tickets to count -> a submission.
 *
 * Keys api.type, api.encoding, api.key, gzip.*, import.problems (with each of them), import.blocked
 * (with each finding), and those of intake_run() and ticket_spans.h.
 */
#include <string.h>
#include <strings.h>

#include "base/gzip.h"
#include "collector/tickets_arrival.h"
#include "dashboard/api/problem.h"
#include "dashboard/api/submissions.h"
#include "dashboard/commands/findings.h"
#include "store/office/receipts.h"

static const struct reader_options of_json = { .kind = "json" }, of_any;

/* What came, and how it is read. */
struct submitting {
	struct visit *visit;
	const struct reader_options *reading;
	struct arrival arrival;
	struct mapping mapping;
	struct tickets *tickets; /* that the figures are counted from; NULL: figures came */
	struct intake intake;
};

/* Is it that media type, whatever its parameters? */
static bool is_type(const char *given, const char *type)
{
	size_t size = strcspn(given == NULL ? "" : given, "; ");

	return given != NULL && size == strlen(type) && strncasecmp(given, type, size) == 0;
}

static bool takes_type(const struct visit *visit, bool tickets)
{
	static const char *const tables[] = { "text/csv",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
	const char *given = visit->request->content_type;

	return tickets ? is_type(given, tables[0]) || is_type(given, tables[1])
		       : is_type(given, "application/json");
}

/* The document, unpacked. */
static bool find_document(struct visit *visit, bool tickets, struct span *ret, struct error *err)
{
	const struct request *request = visit->request;
	const char *encoding = request->content_encoding;
	text_auto plain = { 0 };

	if (!takes_type(visit, tickets))
		return error_set(err, ERROR_REFUSED, "api.type", "%s",
			request->content_type == NULL ? "" : request->content_type);
	*ret = request->body;
	if (encoding == NULL || strcasecmp(encoding, "identity") == 0)
		return true;
	if (strcasecmp(encoding, "gzip") != 0)
		return error_set(err, ERROR_REFUSED, "api.encoding", "%s", encoding);
	if (!gzip_unpack(request->body, API_MAX_DOCUMENT, &plain, err))
		return false;
	*ret = (struct span){ arena_copy(visit->arena, text_z(&plain), plain.size), plain.size };
	return true;
}

/* The sender's key: printable ASCII, or NULL where there is none. */
static bool find_key(const struct visit *visit, const char **ret, struct error *err)
{
	const char *key = visit->request->idempotency_key;

	*ret = key;
	if (key == NULL)
		return true;
	for (const char *at = key; *at != '\0'; at++)
		if (*at < '!' || *at > '~')
			return error_set(err, ERROR_REFUSED, "api.key", "%d", API_MAX_KEY);
	return (*key != '\0' && strlen(key) <= API_MAX_KEY) ||
		error_set(err, ERROR_REFUSED, "api.key", "%d", API_MAX_KEY);
}

static bool find_dry(const struct visit *visit, bool *ret, struct error *err)
{
	const char *given = request_parameter(visit->request, "dry_run", "false");

	*ret = strcmp(given, "true") == 0;
	return *ret || strcmp(given, "false") == 0 ||
		error_set(err, ERROR_MISUSE, "request.parameter", "dry_run=%s", given);
}

/* A finding, its place as a pointer. */
static json_t *finding_error(
	const struct visit *visit, struct reader *reader, const struct kept_finding *finding)
{
	json_t *error = finding_json(finding, "");
	text_auto where = { 0 };

	reader_where(reader, finding->line, finding->field, &where);
	if (*text_z(&where) == '/') /* into what was sent; figures that were counted were not */
		(void)json_object_set_new(error, "pointer",
			json_string(arena_format(visit->arena, "#%s", text_z(&where))));
	(void)json_object_del(error, "line");
	(void)json_object_del(error, "column");
	(void)json_object_del(error, "header");
	return error;
}

static json_t *findings_of(
	struct visit *visit, struct reader *reader, const struct checked *checked)
{
	json_t *list = json_array();

	for (size_t i = 0; i < checked->finding_count && i < API_MAX_LISTED; i++) {
		struct kept_finding shown = finding_shown(
			visit->arena, visit->catalogue, &checked->findings[i], visit->actor);

		(void)json_array_append_new(list, finding_error(visit, reader, &shown));
	}
	return list;
}

/* What was kept with the submission: the same, however often it is asked for. */
static bool kept_findings_of(struct visit *visit, struct reader *reader, int64_t submission,
	json_t *ret, struct error *err)
{
	struct kept_finding *list;
	size_t count;

	if (!findings_list(visit->office, visit->arena, submission, &list, &count, err))
		return false;
	for (size_t i = 0; i < count && i < API_MAX_LISTED; i++)
		(void)json_array_append_new(ret, finding_error(visit, reader, &list[i]));
	return true;
}

/* The figures cannot be taken: every reason. */
static void refuse(struct visit *visit, struct reader *reader, const struct arrival *arrival,
	struct visited *ret)
{
	const struct draft *draft = &arrival->draft;
	bool problems = draft->problem_count > 0;
	struct error trouble;
	json_t *problem, *errors = json_array();
	int status;

	(void)!error_set(&trouble, ERROR_REFUSED, problems ? "import.problems" : "import.blocked",
		"%zu", problems ? draft->problem_count : arrival->checked.refused);
	problem = api_problem(visit, &trouble, &status);
	for (size_t i = 0; i < draft->problem_count && i < DRAFT_MAX_PROBLEMS; i++)
		(void)json_array_append_new(errors, api_figure_error(visit, &draft->problems[i]));
	(void)json_object_set_new(problem, "errors", errors);
	(void)json_object_set_new(
		problem, "error_count", json_integer((json_int_t)draft->problem_count));
	(void)json_object_set_new(
		problem, "findings", findings_of(visit, reader, &arrival->checked));
	api_answer_problem(problem, ret);
}

static json_t *outcome_of(const struct receipt *receipt, bool dry)
{
	return json_pack("{s:o,s:s,s:b,s:b,s:I,s:I,s:I,s:I,s:s}", "submission",
		receipt->submission == 0 ? json_null()
					 : json_integer((json_int_t)receipt->submission),
		"state",
		receipt->submission != 0 ? "submitted"
			: dry            ? "checked"
					 : "unchanged",
		"dry_run", dry, "repeated", receipt->repeated, "added", (json_int_t)receipt->added,
		"corrected", (json_int_t)receipt->corrected, "unchanged",
		(json_int_t)receipt->unchanged, "returned", (json_int_t)receipt->returned,
		"evidence", receipt->sha256);
}

static json_t *counted_of(const struct submitting *self)
{
	const struct tickets *tickets = self->tickets;

	return json_pack("{s:I,s:I,s:I,s:s}", "counted", (json_int_t)tickets->counted, "elsewhere",
		(json_int_t)tickets->elsewhere, "unplaced", (json_int_t)tickets->unplaced, "sha256",
		self->mapping.tickets);
}

/* The figures are taken: what came of it, and the receipt. */
static bool tell(const struct submitting *self, struct reader *reader, struct visited *ret,
	struct error *err)
{
	struct visit *visit = self->visit;
	const struct arrival *arrival = &self->arrival;
	const struct receipt *receipt = &arrival->receipt;
	json_auto_t *json = outcome_of(receipt, self->intake.dry);
	json_t *findings = json_array();

	if (self->tickets != NULL)
		(void)json_object_set_new(json, "tickets", counted_of(self));
	if (receipt->submission == 0) {
		json_decref(findings);
		findings = findings_of(visit, reader, &arrival->checked);
	}
	(void)json_object_set_new(json, "findings", findings);
	(void)json_object_set_new(json, "receipt", json_null());
	ret->status = 200;
	if (receipt->submission != 0) {
		json_t *signed_one = receipt_make(visit->office, receipt->submission, err);

		if (signed_one == NULL)
			return false;
		(void)json_object_set_new(json, "receipt", signed_one);
		if (!kept_findings_of(visit, reader, receipt->submission, findings, err))
			return false;
		ret->status = 201;
		ret->location = arena_format(
			visit->arena, "/api/v1/submissions/%jd", (intmax_t)receipt->submission);
	}
	ret->media = MEDIA_JSON;
	json_write(json, &ret->bytes);
	text_addc(&ret->bytes, '\n');
	return true;
}

/* Counts the tickets; what is wrong with them is then the arrival's. */
static bool count_tickets(struct submitting *self, const char *list, struct error *err)
{
	struct arena *arena = self->visit->arena;
	struct ticket_spans *spans = arena_new(arena, 1, sizeof *spans);
	const struct ticket_export asked = { .catalogue = self->visit->catalogue, .spans = spans };
	const char *sheet;

	self->reading = &of_any;
	self->arrival.name = "push";
	self->tickets = arena_new(arena, 1, sizeof *self->tickets);
	if (!ticket_spans_list(arena, self->visit->catalogue, list, spans, err))
		return false;
	tickets_arrive(arena, &asked, &of_any, &self->mapping, &self->arrival, self->tickets,
		&sheet, NULL, NULL);
	return true;
}

bool api_submit(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *tickets = request_parameter(visit->request, "tickets", NULL);
	struct submitting self = { .visit = visit,
		.reading = &of_json,
		.arrival = { .name = "push.json" },
		.intake = {
			.actor = visit->actor, .reporter = visit->speaks_for, .explanation = "" } };
	struct intake *intake = &self.intake;
	reader_auto *reader = NULL;
	bool taken = false;

	if (!find_document(visit, tickets != NULL, &self.arrival.bytes, err) ||
		!find_key(visit, &intake->key, err) || !find_dry(visit, &intake->dry, err) ||
		visit_catalogue(visit, err) == NULL ||
		(tickets != NULL && !count_tickets(&self, tickets, err)))
		return false;
	intake->office = visit->office;
	intake->catalogue = visit->catalogue;
	intake->mapping = &self.mapping;
	intake->reading = self.reading;
	if (self.arrival.draft.problem_count == 0 &&
		!intake_run(visit->arena, intake, &self.arrival, 1, &taken, err))
		return false;
	/* says where findings are */
	reader = reader_open(visit->arena, self.arrival.bytes, self.reading);
	if (taken)
		return tell(&self, reader, ret, err);
	refuse(visit, reader, &self.arrival, ret);
	return true;
}

/*
 * dashboard/office/send.c - figures arrive: a file, or a table that was pasted.
 *
 * What came in is kept as a draft before anything is said about it, so that nothing is lost; its page
 * says what is wrong, what looks odd and what will change. Only of tickets nothing is kept but the
 * figures that were counted from them: what is wrong with those is told at once.
 */
#include <string.h>

#include "collector/tickets_arrival.h"
#include "dashboard/office/owed.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/office/submission.h"
#include "dashboard/view/tell.h"
#include "store/office/workflow.h"

/* The spans of tickets that were said, and the headers; what a page of faults shows again. */
static json_t *tickets_model(const struct visit *visit)
{
	const struct form none = { NULL, 0 }, *form = visit->form == NULL ? &none : visit->form;
	json_t *columns = json_array();
	bool named = false;

	for (size_t i = 0; i < TICKET_FIELDS; i++) {
		const char *name = ticket_fields[i];
		const char *said = form_text(
			form, arena_format(visit->arena, "column-%s", name), "");

		named |= *said != '\0';
		(void)json_array_append_new(columns,
			json_pack("{s:s,s:s,s:s}", "code", name, "name",
				words_get(visit->words,
					arena_format(visit->arena, "office.tickets.%s", name)),
				"said", said));
	}
	return json_pack("{s:s,s:b,s:o}", "spans", form_text(form, "tickets", ""), "named", named,
		"columns", columns);
}

static void add_model(
	struct visit *visit, const char *reporter, const char *instead, struct visited *ret)
{
	json_t *model = office_shell(visit, words_get(visit->words, "office.send.title"));
	json_t *list = owed_reporters(visit, reporter);

	ret->model = model;
	(void)json_object_set_new(model, "action", json_string(visit_url(visit, "/send")));
	(void)json_object_set_new(model, "nobody", json_boolean(json_array_size(list) == 0));
	(void)json_object_set_new(model, "reporters", list);
	(void)json_object_set_new(model, "entry", json_string(visit_url(visit, "/entry")));
	(void)json_object_set_new(
		model, "template", json_string(visit_url(visit, "/template.xlsx")));
	(void)json_object_set_new(model, "instead", tell_text(instead));
	(void)json_object_set_new(model, "tickets", tickets_model(visit));
	(void)json_object_set_new(model, "problems", json_null());
	(void)json_object_set_new(/* the script puts the number in */
		model, "sending", json_string(words_get(visit->words, "office.send.sending")));
}

bool send_page(struct visit *visit, struct visited *ret, struct error *err)
{
	int64_t instead = visit_number(request_parameter(visit->request, "instead", "0"));

	if (visit_catalogue(visit, err) == NULL)
		return false;
	add_model(visit, "",
		instead == 0 ? "" : arena_format(visit->arena, "%jd", (intmax_t)instead), ret);
	return true;
}

/* The file, or else what was pasted. Key send.nothing. */
static bool find_bytes(const struct visit *visit, struct batch *batch, struct error *err)
{
	const struct form_field *file = form_file(visit->form, "file");
	const char *pasted = form_text(visit->form, "pasted", "");

	if (file != NULL) {
		batch->name = file->file_name;
		batch->bytes = file->value;
	} else {
		batch->name = words_get(visit->words, "office.send.pasted-name");
		batch->bytes = span_of(pasted);
	}
	return span_trim(batch->bytes).size > 0 ||
		error_set(err, ERROR_REFUSED, "send.nothing", "%s", batch->name);
}

/* The draft that this one takes the place of is done with. */
static bool withdraw_other(struct visit *visit, struct error *err)
{
	struct act act = { .submission = visit_number(form_text(visit->form, "instead", "0")),
		.actor = visit->person->name,
		.words = "" };
	struct submission other;
	struct visit aside = *visit;
	int count;

	if (act.submission == 0)
		return true;
	aside.id = act.submission;
	return visit_submission(&aside, &other, err) &&
		(strcmp(other.state, "draft") != 0 ||
			figures_withdraw(visit->office, &act, &count, err));
}

/* Keeps what came as a draft; the path of its page. */
static bool keep(
	struct visit *visit, const struct batch *batch, const char **ret, struct error *err)
{
	int64_t id;

	if (!submission_draft(visit->office, batch, visit->person->name, &id, err) ||
		!withdraw_other(visit, err))
		return false;
	*ret = arena_format(visit->arena, "/submissions/%jd", (intmax_t)id);
	return true;
}

/* What the form says of an export of tickets. Keys of ticket_spans.h. */
static bool read_asked(struct visit *visit, struct ticket_export *asked, struct ticket_spans *spans,
	struct error *err)
{
	const char *at = form_text(visit->form, "tickets", "");

	*asked = (struct ticket_export){ .catalogue = visit->catalogue, .spans = spans };
	for (size_t i = 0; i < TICKET_FIELDS; i++) {
		const char *name = arena_format(visit->arena, "column-%s", ticket_fields[i]);
		const struct span said = span_trim(span_of(form_text(visit->form, name, "")));

		asked->column[i] = said.size == 0 ? NULL
						  : arena_copy(visit->arena, said.data, said.size);
	}
	return ticket_spans_list(visit->arena, visit->catalogue, at, spans, err);
}

/* Counts tickets: the figures are kept, or the faults told. */
static bool take_tickets(
	struct visit *visit, struct batch *batch, struct visited *ret, struct error *err)
{
	static const struct reader_options reading;
	struct ticket_spans *spans = arena_new(visit->arena, 1, sizeof *spans);
	struct arrival arrival = { .name = batch->name, .bytes = batch->bytes };
	struct mapping mapping = { 0 };
	struct ticket_export asked;
	struct tickets tickets;
	const char *sheet, *page;

	if (!read_asked(visit, &asked, spans, err))
		return false;
	tickets_arrive(
		visit->arena, &asked, &reading, &mapping, &arrival, &tickets, &sheet, NULL, NULL);
	if (tickets.problem_count > 0) {
		add_model(visit, batch->reporter, form_text(visit->form, "instead", ""), ret);
		(void)json_object_set_new(
			ret->model, "problems", problems_model(visit, &arrival.draft));
		ret->status = 422;
		return true;
	}
	batch->name = arrival.name;
	batch->bytes = arrival.bytes;
	batch->mapping = mapping_text(&mapping, visit->arena);
	if (!keep(visit, batch, &page, err))
		return false;
	ret->next = arena_format(visit->arena, "%s?done=tickets&n=%zu&m=%zu", page, tickets.counted,
		tickets.elsewhere);
	return true;
}

bool send_take(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *reporter = form_text(visit->form, "reporter", "");
	const char *decimal = form_text(visit->form, "decimal", "");
	struct mapping mapping = { 0 };
	struct batch batch = { .reporter = reporter };

	if (visit_catalogue(visit, err) == NULL || !find_bytes(visit, &batch, err))
		return false;
	if (catalogue_reporter(visit->catalogue, reporter) == NULL)
		return error_set(err, ERROR_REFUSED, "reporter.none", "%s", reporter);
	if (span_trim(span_of(form_text(visit->form, "tickets", ""))).size > 0)
		return take_tickets(visit, &batch, ret, err);
	if (*decimal != '\0' && !mapping_decimal(&mapping, decimal, err))
		return false;
	batch.mapping = mapping_text(&mapping, visit->arena);
	return keep(visit, &batch, &ret->next, err);
}

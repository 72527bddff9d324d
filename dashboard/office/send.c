/*
 * dashboard/office/send.c - figures arrive: a file, or a table that was pasted.
 *
 * What came in is kept as a draft before anything is said about it, so that nothing is lost; its page
 * says what is wrong, what looks odd and what will change.
 */
#include <string.h>

#include "collector/mapping.h"
#include "dashboard/office/owed.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "store/office/workflow.h"

bool send_page(struct visit *visit, struct visited *ret, struct error *err)
{
	int64_t instead = visit_number(request_parameter(visit->request, "instead", "0"));
	json_t *list;

	if (visit_catalogue(visit, err) == NULL)
		return false;
	ret->model = office_shell(visit, words_get(visit->words, "office.send.title"));
	list = owed_reporters(visit);
	(void)json_object_set_new(ret->model, "action", json_string(visit_url(visit, "/send")));
	(void)json_object_set_new(ret->model, "nobody", json_boolean(json_array_size(list) == 0));
	(void)json_object_set_new(ret->model, "reporters", list);
	(void)json_object_set_new(ret->model, "entry", json_string(visit_url(visit, "/entry")));
	(void)json_object_set_new(
		ret->model, "template", json_string(visit_url(visit, "/template.xlsx")));
	(void)json_object_set_new(
		ret->model, "instead", instead == 0 ? json_null() : json_integer(instead));
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

bool send_take(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *reporter = form_text(visit->form, "reporter", "");
	const char *decimal = form_text(visit->form, "decimal", "");
	struct mapping mapping = { 0 };
	struct batch batch = { .reporter = reporter };
	int64_t id;

	if (visit_catalogue(visit, err) == NULL || !find_bytes(visit, &batch, err))
		return false;
	if (catalogue_reporter(visit->catalogue, reporter) == NULL)
		return error_set(err, ERROR_REFUSED, "reporter.none", "%s", reporter);
	if (*decimal != '\0' && !mapping_decimal(&mapping, decimal, err))
		return false;
	batch.mapping = mapping_text(&mapping, visit->arena);
	if (!submission_draft(visit->office, &batch, visit->person->name, &id, err) ||
		!withdraw_other(visit, err))
		return false;
	ret->next = arena_format(visit->arena, "/submissions/%jd", (intmax_t)id);
	return true;
}

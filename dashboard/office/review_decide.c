/*
 * dashboard/office/review_decide.c - what the reviewer decided, figure by figure.
 *
 * Each figure is an act of its own, with the version the reviewer saw: where somebody else decided
 * meanwhile, that figure is told of, and the others stand.
 */
#include <stdlib.h>
#include <string.h>

#include "dashboard/office/excuse.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "store/office/workflow.h"

/* "12-3": a submission and a position. */
static bool read_figure(const char *text, struct act *ret)
{
	const char *dash = strchr(text, '-');
	char head[20];
	size_t size = dash == NULL ? 0 : (size_t)(dash - text);

	if (size < 1 || size >= sizeof head)
		return false;
	memcpy(head, text, size);
	head[size] = '\0';
	ret->submission = visit_number(head);
	ret->position = (int)visit_number(dash + 1);
	return ret->submission > 0 && ret->position > 0;
}

struct deciding {
	struct visit *visit;
	bool approves;
	int decided;
	json_t *refused;
};

/* What people call the figure that the act is on; its number where it cannot be found. */
static const char *name_of(struct visit *visit, const struct act *act, const char *figure)
{
	struct queued *found;
	struct error trouble;
	text_auto period = { 0 };
	size_t count;

	if (act->position == 0 || visit_catalogue(visit, &trouble) == NULL ||
		!queue_figures(visit->office, visit->arena, visit->catalogue, act->submission,
			act->position, 1, &found, &count, &trouble) ||
		count == 0 || found->position != act->position)
		return figure;
	period_say(&found->observation.period, visit->lang, &period);
	return arena_format(visit->arena, "%s\u00A0· %s\u00A0· %s",
		found->indicator->name[visit->lang], found->observation.place->name[visit->lang],
		text_z(&period));
}

/* One figure; what is refused is told beside the others. */
static void decide(struct deciding *deciding, const char *figure, const char *version)
{
	struct visit *visit = deciding->visit;
	struct act act = { .version = visit_number(version), .actor = visit->person->name };
	const char *own = form_text(
		visit->form, arena_format(visit->arena, "question-%s", figure), "");
	const char *sentence = NULL;
	struct error err;
	int count;

	act.words = deciding->approves ? "" : own;
	if (!deciding->approves && span_trim(span_of(own)).size == 0)
		act.words = form_text(visit->form, "question", "");
	if (!read_figure(figure, &act) || act.version == 0) {
		(void)error_set(&err, ERROR_MISUSE, "form.syntax", "%s", figure);
	} else if ((deciding->approves ? figures_approve : figures_return)(
			   visit->office, &act, &count, &err)) {
		deciding->decided += count;
		return;
	}
	(void)excuse_status(visit, &err, &sentence);
	(void)json_array_append_new(deciding->refused,
		json_pack("{s:s,s:s}", "figure", name_of(visit, &act, figure), "sentence",
			sentence == NULL ? words_get(visit->words, "status.500") : sentence));
}

static void decide_chosen(struct deciding *deciding)
{
	const struct form *form = deciding->visit->form;

	for (size_t i = 0; i < form->count; i++)
		if (strncmp(form->fields[i].name, "figure-", strlen("figure-")) == 0 &&
			form->fields[i].file_name == NULL)
			decide(deciding, form->fields[i].name + strlen("figure-"),
				form->fields[i].value.data);
}

/* "approve", "return" for all that are chosen; "approve-12-3" for that one. */
bool review_decide(struct visit *visit, struct visited *ret, struct error *err)
{
	static const char *const acts[] = { "approve", "return" };
	const char *act = form_text(visit->form, "act", "");
	struct deciding deciding = { .visit = visit, .refused = json_array() };
	size_t which = 0;

	while (which < COUNT(acts) && strncmp(act, acts[which], strlen(acts[which])) != 0)
		which++;
	if (which == COUNT(acts)) {
		json_decref(deciding.refused);
		return error_set(err, ERROR_MISUSE, "form.syntax", "act");
	}
	deciding.approves = which == 0;
	act += strlen(acts[which]);
	if (*act == '-')
		decide(&deciding, act + 1,
			form_text(
				visit->form, arena_format(visit->arena, "seen-%s", act + 1), "0"));
	else
		decide_chosen(&deciding);
	if (json_array_size(deciding.refused) == 0 && deciding.decided > 0) {
		json_decref(deciding.refused);
		ret->next = arena_format(visit->arena, "/review?done=%s&n=%d",
			deciding.approves ? "approved" : "returned", deciding.decided);
		return true;
	}
	ret->status = json_array_size(deciding.refused) == 0 ? 422 : 409;
	ret->model = office_shell(visit, words_get(visit->words, "office.decided.title"));
	(void)json_object_set_new(ret->model, "none", json_boolean(ret->status == 422));
	(void)json_object_set_new(ret->model, "decided",
		deciding.decided == 0 ? json_null()
				      : json_string(visit_count(visit,
						deciding.approves ? "office.done.approved"
								  : "office.done.returned",
						deciding.decided)));
	(void)json_object_set_new(ret->model, "refused", deciding.refused);
	(void)json_object_set_new(ret->model, "review", json_string(visit_url(visit, "/review")));
	return true;
}

/* dashboard/office/tasks.c - my tasks: what is owed, what was returned with a question, what waits. */
#include <string.h>

#include "dashboard/office/owed.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/office/submissions.h"
#include "dashboard/view/tell.h"
#include "store/office/calendar.h"

enum { TASKS_MAX_OWED = 60 }; /* shown; the rest are counted */

static json_t *owed_model(const struct visit *visit, const struct owed *owed)
{
	const char *key = duty_states[owed->state];
	const struct place *place = catalogue_place(visit->catalogue, owed->duty->place, owed->due);
	text_auto day = { 0 }, late = { 0 };

	period_say_day(owed->due, visit->lang, &day);
	if (owed->late > 0)
		words_say(visit->words, "say.late", &late, "n",
			arena_format(visit->arena, "%d", owed->late), NULL);
	return json_pack("{s:s,s:s,s:s,s:o,s:s,s:o,s:s,s:o}", "state", key, "word",
		words_get(visit->words, arena_format(visit->arena, "due.%s", key)), "name",
		owed->duty->indicator->name[visit->lang], "period",
		tell_period(&owed->period, visit->lang), "due", text_z(&day), "late",
		tell_text(text_z(&late)), "place",
		place == NULL ? owed->duty->place : place->name[visit->lang], "submission",
		owed->submission == 0 ? json_null()
				      : json_string(visit_url(visit,
						arena_format(visit->arena, "/submissions/%jd",
							(intmax_t)owed->submission))));
}

/* What the visitor owes, the most pressing first. */
static bool add_owed(struct visit *visit, json_t *model, struct error *err)
{
	const struct catalogue *catalogue = visit_catalogue(visit, err);
	json_t *rows = json_array();
	struct owed *list;
	size_t count, more = 0;

	(void)json_object_set_new(model, "owed", rows);
	if (catalogue == NULL ||
		!duty_list(visit->office, visit->arena, catalogue, "", visit_today(), &list, &count,
			err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const bool open = list[i].state == DUTY_LATE || list[i].state == DUTY_RETURNED ||
			list[i].state == DUTY_DUE;

		if (!open ||
			!scope_holds(
				&visit->person->scopes[SCOPE_REPORTER], list[i].duty->reporter))
			continue;
		if (json_array_size(rows) < TASKS_MAX_OWED)
			(void)json_array_append_new(rows, owed_model(visit, &list[i]));
		else
			more++;
	}
	(void)json_object_set_new(model, "more",
		more == 0 ? json_null()
			  : json_string(visit_count(visit, "office.tasks.more", (int64_t)more)));
	return true;
}

/* Drafts, and what was returned, of the visitor's own. */
static bool add_own(struct visit *visit, json_t *model, struct error *err)
{
	json_t *questions = json_array(), *drafts = json_array();
	struct submission *list;
	int64_t waiting = 0, approved = 0;
	size_t count;

	(void)json_object_set_new(model, "questions", questions);
	(void)json_object_set_new(model, "drafts", drafts);
	if (!submission_list(visit->office, visit->arena, &list, &count, err))
		return false;
	for (size_t i = count; i > 0; i--) {
		const struct submission *each = &list[i - 1];

		waiting += each->submitted;
		approved += each->approved;
		if (!visit_has(visit, ROLE_REPORTER) || !visit_sees(visit, each))
			continue;
		if (each->returned > 0)
			(void)json_array_append_new(questions, submission_line(visit, each));
		if (strcmp(each->state, "draft") == 0 &&
			strcmp(each->submitted_by, visit->person->name) == 0)
			(void)json_array_append_new(drafts, submission_line(visit, each));
	}
	(void)json_object_set_new(model, "waiting",
		waiting == 0 || !visit_has(visit, ROLE_REVIEWER)
			? json_null()
			: json_string(visit_count(visit, "office.tasks.waiting", waiting)));
	(void)json_object_set_new(model, "approved",
		approved == 0 || visit_has(visit, ROLE_REPORTER)
			? json_null()
			: json_string(visit_count(visit, "office.tasks.approved", approved)));
	return true;
}

/* The form on a page, where the visitor speaks for one body; for several it is chosen on /send. */
static void add_entry(const struct visit *visit, json_t *model)
{
	json_auto_t *bodies = owed_reporters(visit, "");

	if (visit_has(visit, ROLE_REPORTER) && json_array_size(bodies) == 1)
		(void)json_object_set_new(model, "entry",
			json_string(visit_url(visit,
				arena_format(visit->arena, "/entry?reporter=%s",
					json_text(json_array_get(bodies, 0), "code")))));
}

bool tasks_page(struct visit *visit, struct visited *ret, struct error *err)
{
	static const char *const lists[][2] = {
		{ "owed", "has_owed" },
		{ "questions", "has_questions" },
		{ "drafts", "has_drafts" },
	};
	json_t *model = office_shell(visit, words_get(visit->words, "office.tasks.title"));

	ret->model = model;
	(void)json_object_set_new(model, "reporter", json_boolean(visit_has(visit, ROLE_REPORTER)));
	(void)json_object_set_new(model, "entry", json_null());
	(void)json_object_set_new(model, "send", json_string(visit_url(visit, "/send")));
	(void)json_object_set_new(model, "review", json_string(visit_url(visit, "/review")));
	(void)json_object_set_new(model, "editions", json_string(visit_url(visit, "/editions")));
	if (!add_own(visit, model, err) || !add_owed(visit, model, err))
		return false;
	add_entry(visit, model);
	for (size_t i = 0; i < COUNT(lists); i++)
		(void)json_object_set_new(model, lists[i][1],
			json_boolean(json_array_size(json_object_get(model, lists[i][0])) > 0));
	(void)json_object_set_new(model, "nothing",
		json_boolean(json_array_size(json_object_get(model, "owed")) == 0 &&
			json_array_size(json_object_get(model, "questions")) == 0 &&
			json_array_size(json_object_get(model, "drafts")) == 0 &&
			json_is_null(json_object_get(model, "waiting")) &&
			json_is_null(json_object_get(model, "approved"))));
	return true;
}

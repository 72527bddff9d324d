/* dashboard/office/editions.c - editions: what waits for the next, publish, at an hour, cancel, go back. */
#include <string.h>

#include "base/clock.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/office/submissions.h"
#include "dashboard/view/tell.h"
#include "store/office/embargo.h"

/* Submissions with approved figures; how many figures those are. */
static bool add_approved(struct visit *visit, json_t *model, struct error *err)
{
	json_t *rows = json_array();
	struct submission *list;
	int64_t figures = 0;
	size_t count;

	(void)json_object_set_new(model, "approved", rows);
	if (!submission_list(visit->office, visit->arena, &list, &count, err))
		return false;
	for (size_t i = count; i > 0; i--) {
		if (list[i - 1].approved == 0)
			continue;
		figures += list[i - 1].approved;
		(void)json_array_append_new(rows, submission_line(visit, &list[i - 1]));
	}
	(void)json_object_set_new(model, "ready",
		json_string(visit_count(visit,
			figures == 0 ? "office.editions.nothing" : "office.editions.ready",
			figures)));
	(void)json_object_set_new(model, "anything", json_boolean(figures > 0));
	return true;
}

static json_t *edition_row(
	const struct visit *visit, const struct recorded_edition *edition, bool current)
{
	char code[HASH_CODE];

	hash_code(edition->sha256, code);
	return json_pack("{s:i,s:o,s:o,s:o,s:s,s:s,s:s,s:b}", "number", edition->number, "time",
		tell_instant(edition->at, visit->lang), "note", tell_text(edition->note), "figures",
		tell_count(edition->figures, visit->lang), "code", code, "state", edition->state,
		"word",
		words_get(visit->words,
			current ? "office.edition.current"
				: arena_format(visit->arena, "office.edition.%s", edition->state)),
		"current", current);
}

/* All editions; those that can be gone back to are the published ones before the one in force. */
static bool add_editions(struct visit *visit, json_t *model, struct error *err)
{
	json_t *rows = json_array(), *targets = json_array(), *waiting = json_null();
	struct recorded_edition *list;
	bool found = false;
	size_t count;

	(void)json_object_set_new(model, "rows", rows);
	(void)json_object_set_new(model, "targets", targets);
	if (!queue_editions(visit->office, visit->arena, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const bool published = strcmp(list[i].state, "published") == 0;
		json_t *row = edition_row(visit, &list[i], published && !found);

		if (strcmp(list[i].state, "scheduled") == 0)
			waiting = json_incref(row);
		else if (published && found)
			(void)json_array_append(targets, row);
		found = found || published;
		(void)json_array_append_new(rows, row);
	}
	(void)json_object_set_new(model, "waiting", waiting);
	(void)json_object_set_new(model, "returnable", json_boolean(json_array_size(targets) > 0));
	(void)json_object_set_new(model, "none", json_boolean(count == 0));
	return true;
}

bool editions_page(struct visit *visit, struct visited *ret, struct error *err)
{
	json_t *model = office_shell(visit, words_get(visit->words, "office.editions.title"));

	ret->model = model;
	(void)json_object_set_new(model, "action", json_string(visit_url(visit, "/editions")));
	(void)json_object_set_new(model, "back", json_string(visit_url(visit, "/editions/back")));
	(void)json_object_set_new(
		model, "cancel", json_string(visit_url(visit, "/editions/cancel")));
	(void)json_object_set_new(model, "may",
		json_boolean(visit_has(visit, ROLE_ADMIN) || visit_has(visit, ROLE_REVIEWER)));
	return visit_catalogue(visit, err) != NULL && add_approved(visit, model, err) &&
		add_editions(visit, model, err);
}

bool editions_publish(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *when = form_text(visit->form, "at", "");
	const char *note = form_text(visit->form, "note", "");
	const char *at = *when == '\0' ? "" : visit_instant(visit, when);
	struct publication publication;
	char now[CLOCK_INSTANT];

	clock_now(now);
	if (*when != '\0' && *at == '\0')
		return error_set(err, ERROR_MISUSE, "publish.time", "%s", when);
	if (!(*when == '\0' ? office_publish : office_schedule)(visit->office, note,
		    *when == '\0' ? now : at, visit->person->name, &publication, err))
		return false;
	ret->next = arena_format(visit->arena, "/editions?done=%s&n=%d",
		*when == '\0' ? "published" : "scheduled", publication.manifest.number);
	return true;
}

bool editions_cancel(struct visit *visit, struct visited *ret, struct error *err)
{
	int number;

	if (!office_unschedule(visit->office, visit->person->name, &number, err))
		return false;
	ret->next = arena_format(visit->arena, "/editions?done=cancelled&n=%d", number);
	return true;
}

bool editions_back(struct visit *visit, struct visited *ret, struct error *err)
{
	struct publication publication;
	char now[CLOCK_INSTANT];

	clock_now(now);
	if (!office_take_back(visit->office,
		    (int)visit_number(form_text(visit->form, "number", "0")),
		    form_text(visit->form, "reason", ""), now, visit->person->name, &publication,
		    err))
		return false;
	ret->next = arena_format(
		visit->arena, "/editions?done=back&n=%d", publication.manifest.number);
	return true;
}
